/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/records-page.h"

G_DEFINE_INTERFACE (AnbanRecordsPage, anban_records_page, GTK_TYPE_WIDGET)

static void
anban_records_page_default_init (AnbanRecordsPageInterface *iface)
{
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
