/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/records-page.h"

enum {
  CURRENT_CHANGED,
  RECORD_ACTIVATED,
  QUERY_REQUESTED,
  SEARCH_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (AnbanRecordsPage, anban_records_page, GTK_TYPE_WIDGET)

static void
anban_records_page_default_init (AnbanRecordsPageInterface *iface)
{
  GType type = G_TYPE_FROM_INTERFACE (iface);

  signals[CURRENT_CHANGED] =
      g_signal_new ("current-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RECORD_ACTIVATED] = g_signal_new ("record-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, ANBAN_TYPE_RECORD);
  signals[QUERY_REQUESTED] = g_signal_new ("query-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SEARCH_CHANGED] =
      g_signal_new ("search-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
anban_records_page_tell_current (AnbanRecordsPage *self)
{
  g_signal_emit (self, signals[CURRENT_CHANGED], 0);
}

void
anban_records_page_tell_search (AnbanRecordsPage *self)
{
  g_signal_emit (self, signals[SEARCH_CHANGED], 0);
}

void
anban_records_page_activate (AnbanRecordsPage *self, AnbanRecord *record)
{
  g_signal_emit (self, signals[RECORD_ACTIVATED], 0, record);
}

void
anban_records_page_request (AnbanRecordsPage *self, const AnbanQuery *query)
{
  g_signal_emit (self, signals[QUERY_REQUESTED], 0, query);
}

void
anban_records_page_forward (AnbanRecordsPage *self, GtkWidget *inner, const char *narrowed)
{
  g_signal_connect_object (inner, "current-changed", G_CALLBACK (anban_records_page_tell_current), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inner, "record-activated", G_CALLBACK (anban_records_page_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inner, "query-requested", G_CALLBACK (anban_records_page_request), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inner, narrowed, G_CALLBACK (anban_records_page_tell_search), self,
                           G_CONNECT_SWAPPED);
}

const AnbanRegister *
anban_records_page_get_register (AnbanRecordsPage *self)
{
  return ANBAN_RECORDS_PAGE_GET_IFACE (self)->get_register (self);
}

const AnbanQuery *
anban_records_page_get_query (AnbanRecordsPage *self)
{
  return ANBAN_RECORDS_PAGE_GET_IFACE (self)->get_query (self);
}

const guint *
anban_records_page_get_fields (AnbanRecordsPage *self, guint *n_fields)
{
  return ANBAN_RECORDS_PAGE_GET_IFACE (self)->get_fields (self, n_fields);
}

void
anban_records_page_narrow (AnbanRecordsPage *self, const AnbanQuery *query)
{
  ANBAN_RECORDS_PAGE_GET_IFACE (self)->narrow (self, query);
}

void
anban_records_page_set_search (AnbanRecordsPage *self, const char *text)
{
  ANBAN_RECORDS_PAGE_GET_IFACE (self)->set_search (self, text);
}

const char *
anban_records_page_get_search (AnbanRecordsPage *self)
{
  return anban_query_get_search (anban_records_page_get_query (self));
}

void
anban_records_page_reload (AnbanRecordsPage *self)
{
  ANBAN_RECORDS_PAGE_GET_IFACE (self)->reload (self);
}

AnbanRecord *
anban_records_page_get_current (AnbanRecordsPage *self)
{
  return ANBAN_RECORDS_PAGE_GET_IFACE (self)->get_current (self);
}

void
anban_records_page_select_id (AnbanRecordsPage *self, gint64 id)
{
  ANBAN_RECORDS_PAGE_GET_IFACE (self)->select_id (self, id);
}

void
anban_records_page_move (AnbanRecordsPage *self, int step)
{
  ANBAN_RECORDS_PAGE_GET_IFACE (self)->move (self, step);
}

void
anban_records_page_grab_rows (AnbanRecordsPage *self)
{
  ANBAN_RECORDS_PAGE_GET_IFACE (self)->grab_rows (self);
}

void
anban_records_page_prefill (AnbanRecordsPage *self, AnbanRecord *record)
{
  if (ANBAN_RECORDS_PAGE_GET_IFACE (self)->prefill != NULL)
    ANBAN_RECORDS_PAGE_GET_IFACE (self)->prefill (self, record);
}
