/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/training-page.h"

#include "registers/training.h"
#include "ui/accessible-names.h"
#include "ui/list/list-view.h"
#include "ui/list/page-switcher.h"
#include "ui/list/records-page.h"
#include "ui/training/training-figures.h"

#include <glib/gi18n-lib.h>

struct _AnbanTrainingPage {
  AdwBin parent_instance;
  GtkStack *stack;
  AnbanListView *list;
  GSimpleAction *turn; /* to a page */

  AnbanStore *store;
};

/* The list first; the others are figures. */
static const AnbanPageName pages[] = {
    {"list", N_ ("培训班"), "view-list-symbolic"},
    {"hours", N_ ("学时"), "alarm-symbolic"},
    {"certificates", N_ ("持证"), "application-certificate-symbolic"},
    {"coverage", N_ ("覆盖"), "system-users-symbolic"},
};
static const AnbanTrainingFiguresKind kinds[G_N_ELEMENTS (pages)] = {
    [1] = ANBAN_TRAINING_FIGURES_HOURS,
    [2] = ANBAN_TRAINING_FIGURES_CERTIFICATES,
    [3] = ANBAN_TRAINING_FIGURES_COVERAGE,
};

static void records_page_init (AnbanRecordsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnbanTrainingPage,
                               anban_training_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANBAN_TYPE_RECORDS_PAGE, records_page_init))

static const char *
get_page (AnbanTrainingPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  return name != NULL ? name : pages[0].name;
}

static gboolean
shows_list (AnbanTrainingPage *self)
{
  return g_str_equal (get_page (self), pages[0].name);
}

/* --- the pages --- */

static GtkWidget *
create_switcher (void)
{
  return anban_page_switcher_new ("trainings.page", pages, G_N_ELEMENTS (pages));
}

static void
create_figures (AnbanTrainingPage *self, guint page)
{
  GtkWidget *figures = anban_training_figures_new (self->store, kinds[page], create_switcher ());

  g_signal_connect_object (figures, "query-requested", G_CALLBACK (anban_records_page_request), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->stack, figures, pages[page].name, _ (pages[page].label));
}

void
anban_training_page_show (AnbanTrainingPage *self, const char *page)
{
  if (g_str_equal (page, get_page (self)))
    return;
  for (guint i = 1; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (page, pages[i].name) && gtk_stack_get_child_by_name (self->stack, page) == NULL)
      create_figures (self, i);
  gtk_stack_set_visible_child_name (self->stack, page);
  g_simple_action_set_state (self->turn, g_variant_new_string (page));
  anban_records_page_tell_search (ANBAN_RECORDS_PAGE (self));
  anban_records_page_tell_current (ANBAN_RECORDS_PAGE (self));
}

/* --- as a page of the window --- */

static const AnbanRegister *
get_register (AnbanRecordsPage *page)
{
  return &anban_training_register;
}

static const AnbanQuery *
get_query (AnbanRecordsPage *page)
{
  return anban_list_view_get_query (ANBAN_TRAINING_PAGE (page)->list);
}

static const guint *
get_fields (AnbanRecordsPage *page, guint *n_fields)
{
  return anban_list_view_get_fields (ANBAN_TRAINING_PAGE (page)->list, n_fields);
}

/* A number that was pressed: its rows are the list's. */
static void
narrow (AnbanRecordsPage *page, const AnbanQuery *query)
{
  AnbanTrainingPage *self = ANBAN_TRAINING_PAGE (page);

  anban_list_view_narrow (self->list, query);
  anban_training_page_show (self, pages[0].name);
}

static void
set_search (AnbanRecordsPage *page, const char *text)
{
  AnbanTrainingPage *self = ANBAN_TRAINING_PAGE (page);

  /* figures have no rows to look among */
  if (!shows_list (self) && *text != '\0')
    anban_training_page_show (self, pages[0].name);
  anban_list_view_set_search (self->list, text);
}

static void
reload (AnbanRecordsPage *page)
{
  anban_list_view_reload (ANBAN_TRAINING_PAGE (page)->list);
}

static AnbanRecord *
get_current (AnbanRecordsPage *page)
{
  AnbanTrainingPage *self = ANBAN_TRAINING_PAGE (page);

  return shows_list (self) ? anban_list_view_get_current (self->list) : NULL;
}

static void
select_id (AnbanRecordsPage *page, gint64 id)
{
  AnbanTrainingPage *self = ANBAN_TRAINING_PAGE (page);

  anban_training_page_show (self, pages[0].name);
  anban_list_view_select_id (self->list, id);
}

static void
move (AnbanRecordsPage *page, int step)
{
  AnbanTrainingPage *self = ANBAN_TRAINING_PAGE (page);

  if (shows_list (self))
    anban_list_view_move (self->list, step);
}

static void
grab_rows (AnbanRecordsPage *page)
{
  AnbanTrainingPage *self = ANBAN_TRAINING_PAGE (page);

  if (shows_list (self))
    anban_list_view_grab_rows (self->list);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
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
anban_training_page_dispose (GObject *object)
{
  AnbanTrainingPage *self = ANBAN_TRAINING_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->turn);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_training_page_parent_class)->dispose (object);
}

static void
anban_training_page_class_init (AnbanTrainingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_training_page_dispose;
}

static void
turn_cb (AnbanTrainingPage *self, GVariant *page)
{
  anban_training_page_show (self, g_variant_get_string (page, NULL));
}

static void
anban_training_page_init (AnbanTrainingPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->turn =
      g_simple_action_new_stateful ("page", G_VARIANT_TYPE_STRING, g_variant_new_string (pages[0].name));
  g_signal_connect_object (self->turn, "change-state", G_CALLBACK (turn_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->turn));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "trainings", G_ACTION_GROUP (actions));
  self->stack = GTK_STACK (gtk_stack_new ());
  g_signal_connect_swapped (self->stack, "notify::visible-child",
                            G_CALLBACK (anban_accessible_names_fill_soon), self);
  g_signal_connect (self, "map", G_CALLBACK (anban_accessible_names_fill_soon), NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
anban_training_page_new (AnbanStore *store)
{
  AnbanTrainingPage *self = g_object_new (ANBAN_TYPE_TRAINING_PAGE, NULL);

  self->store = g_object_ref (store);
  self->list = ANBAN_LIST_VIEW (anban_list_view_new (store, &anban_training_register));
  anban_filter_bar_prepend (anban_list_view_get_filter_bar (self->list), create_switcher ());
  anban_records_page_forward (ANBAN_RECORDS_PAGE (self), GTK_WIDGET (self->list), "search-changed");
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->list), pages[0].name, _ (pages[0].label));
  return GTK_WIDGET (self);
}
