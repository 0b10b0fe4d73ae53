/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/hazard-page.h"

#include "registers/hazard.h"
#include "ui/accessible-names.h"
#include "ui/balance/balance-page.h"
#include "ui/board/board-view.h"
#include "ui/board/hazard-board.h"
#include "ui/list/list-view.h"
#include "ui/list/page-switcher.h"
#include "ui/list/records-page.h"

#include <glib/gi18n-lib.h>

struct _AnbanHazardPage {
  AdwBin parent_instance;
  GtkStack *stack;
  AnbanBoardView *board;
  AnbanListView *list; /* made when it is first looked at */
  GSimpleAction *turn; /* its state is the page that shows */

  AnbanStore *store;
};

static const AnbanPageName pages[] = {
    {"board", N_ ("看板"), "view-dual-symbolic"},
    {"list", N_ ("台账"), "view-list-symbolic"},
    {"balance", N_ ("动态清零"), "view-sort-descending-symbolic"},
};

static void records_page_init (AnbanRecordsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnbanHazardPage,
                               anban_hazard_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANBAN_TYPE_RECORDS_PAGE, records_page_init))

static const char *
get_page (AnbanHazardPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  return name != NULL ? name : pages[0].name;
}

static gboolean
shows_list (AnbanHazardPage *self)
{
  return g_str_equal (get_page (self), "list");
}

static gboolean
shows_board (AnbanHazardPage *self)
{
  return g_str_equal (get_page (self), "board");
}

/* --- the pages --- */

static GtkWidget *
create_switcher (void)
{
  return anban_page_switcher_new ("hazards.page", pages, G_N_ELEMENTS (pages));
}

static AnbanListView *
get_list (AnbanHazardPage *self)
{
  if (self->list == NULL) {
    self->list = ANBAN_LIST_VIEW (anban_list_view_new (self->store, &anban_hazard_register));
    anban_filter_bar_prepend (anban_list_view_get_filter_bar (self->list), create_switcher ());
    anban_records_page_forward (ANBAN_RECORDS_PAGE (self), GTK_WIDGET (self->list), "search-changed");
    gtk_stack_add_titled (self->stack, GTK_WIDGET (self->list), "list", _ ("台账"));
  }
  return self->list;
}

static void
create_balance (AnbanHazardPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *balance = anban_balance_page_new (self->store);

  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), create_switcher ());
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_vexpand (balance, TRUE);
  gtk_box_append (GTK_BOX (box), balance);
  g_signal_connect_object (balance, "query-requested", G_CALLBACK (anban_records_page_request), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->stack, box, "balance", _ ("动态清零"));
}

static gint64
get_current_id (AnbanHazardPage *self)
{
  AnbanRecord *record = anban_records_page_get_current (ANBAN_RECORDS_PAGE (self));

  return record != NULL ? anban_record_get_id (record) : 0;
}

static void
turn_to (AnbanHazardPage *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  g_simple_action_set_state (self->turn, g_variant_new_string (page));
}

/* What the page before was narrowed to, and the record chosen there, go along. */
void
anban_hazard_page_show (AnbanHazardPage *self, const char *page)
{
  const AnbanQuery *query = anban_records_page_get_query (ANBAN_RECORDS_PAGE (self));
  gint64 id = get_current_id (self);

  if (g_str_equal (page, get_page (self)))
    return;
  if (g_str_equal (page, "list") &&
      !anban_query_narrows_as (anban_list_view_get_query (get_list (self)), query))
    anban_list_view_narrow (self->list, query);
  else if (g_str_equal (page, "board") &&
           !anban_query_narrows_as (anban_board_view_get_query (self->board), query))
    anban_board_view_narrow (self->board, query);
  else if (g_str_equal (page, "balance") && gtk_stack_get_child_by_name (self->stack, page) == NULL)
    create_balance (self);
  turn_to (self, page);
  if (id > 0)
    anban_records_page_select_id (ANBAN_RECORDS_PAGE (self), id);
  anban_records_page_tell_search (ANBAN_RECORDS_PAGE (self));
  anban_records_page_tell_current (ANBAN_RECORDS_PAGE (self));
}

/* --- as a page of the window --- */

static const AnbanRegister *
get_register (AnbanRecordsPage *page)
{
  return &anban_hazard_register;
}

static const AnbanQuery *
get_query (AnbanRecordsPage *page)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  return shows_list (self) ? anban_list_view_get_query (self->list)
                           : anban_board_view_get_query (self->board);
}

static const guint *
get_fields (AnbanRecordsPage *page, guint *n_fields)
{
  return anban_list_view_get_fields (get_list (ANBAN_HAZARD_PAGE (page)), n_fields);
}

/* A number that was pressed: its rows are the ledger's. */
static void
narrow (AnbanRecordsPage *page, const AnbanQuery *query)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  anban_list_view_narrow (get_list (self), query);
  turn_to (self, "list");
}

static void
set_search (AnbanRecordsPage *page, const char *text)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  /* the balance has no rows to look among */
  if (!shows_board (self) && !shows_list (self) && *text != '\0')
    anban_hazard_page_show (self, "list");
  if (shows_list (self))
    anban_list_view_set_search (self->list, text);
  else
    anban_board_view_set_search (self->board, text);
}

static void
reload (AnbanRecordsPage *page)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  if (shows_list (self))
    anban_list_view_reload (self->list);
  else
    anban_board_view_reload (self->board);
}

static AnbanRecord *
get_current (AnbanRecordsPage *page)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  if (shows_list (self))
    return anban_list_view_get_current (self->list);
  return shows_board (self) ? anban_board_view_get_current (self->board) : NULL;
}

static void
select_id (AnbanRecordsPage *page, gint64 id)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  if (shows_list (self))
    anban_list_view_select_id (self->list, id);
  else
    anban_board_view_select_id (self->board, id);
}

static void
move (AnbanRecordsPage *page, int step)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  if (shows_list (self))
    anban_list_view_move (self->list, step);
  else if (shows_board (self))
    anban_board_view_move (self->board, step);
}

static void
grab_rows (AnbanRecordsPage *page)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (page);

  if (shows_list (self))
    anban_list_view_grab_rows (self->list);
  else if (shows_board (self))
    anban_board_view_grab_cards (self->board);
}

static void
records_page_init (AnbanRecordsPageInterface *iface)
{
  iface->get_register = get_register;
  iface->get_query = get_query;
  iface->get_fields = get_fields;
  iface->narrow = narrow;
  iface->set_search = set_search;
  iface->reload = reload;
  iface->get_current = get_current;
  iface->select_id = select_id;
  iface->move = move;
  iface->grab_rows = grab_rows;
}

/* --- the object --- */

static void
anban_hazard_page_dispose (GObject *object)
{
  AnbanHazardPage *self = ANBAN_HAZARD_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->turn);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_hazard_page_parent_class)->dispose (object);
}

static void
anban_hazard_page_class_init (AnbanHazardPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_hazard_page_dispose;
}

static void
turn_cb (AnbanHazardPage *self, GVariant *page)
{
  anban_hazard_page_show (self, g_variant_get_string (page, NULL));
}

static void
anban_hazard_page_init (AnbanHazardPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->turn =
      g_simple_action_new_stateful ("page", G_VARIANT_TYPE_STRING, g_variant_new_string (pages[0].name));
  g_signal_connect_object (self->turn, "change-state", G_CALLBACK (turn_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->turn));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "hazards", G_ACTION_GROUP (actions));
  self->stack = GTK_STACK (gtk_stack_new ());
  g_signal_connect_swapped (self->stack, "notify::visible-child",
                            G_CALLBACK (anban_accessible_names_fill_soon), self);
  g_signal_connect (self, "map", G_CALLBACK (anban_accessible_names_fill_soon), NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
anban_hazard_page_new (AnbanStore *store)
{
  AnbanHazardPage *self = g_object_new (ANBAN_TYPE_HAZARD_PAGE, NULL);

  self->store = g_object_ref (store);
  self->board = ANBAN_BOARD_VIEW (anban_board_view_new (store, &anban_hazard_board));
  anban_filter_bar_prepend (anban_board_view_get_filter_bar (self->board), create_switcher ());
  anban_records_page_forward (ANBAN_RECORDS_PAGE (self), GTK_WIDGET (self->board), "narrowed");
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->board), "board", _ ("看板"));
  return GTK_WIDGET (self);
}
