/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/welcome-page.h"

#include "ui/clause-text.h"

#include <glib/gi18n-lib.h>

#define MEDIA_TYPE "application/x-anban"
#define N_RECENT   5

struct _AnbanWelcomePage {
  AdwBin parent_instance;
  GtkListBox *choices, *recent;
  GtkWidget *recent_heading;
};

G_DEFINE_FINAL_TYPE (AnbanWelcomePage, anban_welcome_page, ADW_TYPE_BIN)

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  GDateTime *first = gtk_recent_info_get_visited (*(GtkRecentInfo *const *)a);
  GDateTime *second = gtk_recent_info_get_visited (*(GtkRecentInfo *const *)b);

  return first != NULL && second != NULL ? g_date_time_compare (second, first) : 0;
}

/* Offices in the desktop's list that are still there, the latest first. */
static GPtrArray *
list_recent (void)
{
  GPtrArray *offices = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next) {
    GtkRecentInfo *info = l->data;
    const char *uri = gtk_recent_info_get_uri (info);

    if ((g_strcmp0 (gtk_recent_info_get_mime_type (info), MEDIA_TYPE) == 0 ||
         g_str_has_suffix (uri, ".anban")) &&
        gtk_recent_info_is_local (info) && gtk_recent_info_exists (info))
      g_ptr_array_add (offices, gtk_recent_info_ref (info));
  }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  g_ptr_array_sort (offices, compare_visits);
  return offices;
}

static GtkWidget *
create_row (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_markup_escape_text (name, -1), *subtitle = g_markup_escape_text (folder, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "document-open-recent-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-office");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  return row;
}

static void
update_recent (AnbanWelcomePage *self)
{
  g_autoptr (GPtrArray) offices = list_recent ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, row);
  for (guint i = 0; i < offices->len && i < N_RECENT; i++)
    gtk_list_box_append (self->recent, create_row (offices->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->recent), offices->len > 0);
  gtk_widget_set_visible (self->recent_heading, offices->len > 0);
}

static void
anban_welcome_page_map (GtkWidget *widget)
{
  update_recent (ANBAN_WELCOME_PAGE (widget));
  GTK_WIDGET_CLASS (anban_welcome_page_parent_class)->map (widget);
}

static void
anban_welcome_page_class_init (AnbanWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = anban_welcome_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanWelcomePage, choices);
  gtk_widget_class_bind_template_child (widget_class, AnbanWelcomePage, recent);
  gtk_widget_class_bind_template_child (widget_class, AnbanWelcomePage, recent_heading);
}

static void
anban_welcome_page_init (AnbanWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anban_clause_text_apply (GTK_WIDGET (self));
}

void
anban_welcome_page_note_recent (const char *path, const char *office_name)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = {
      .display_name = (char *)office_name,
      .mime_type = (char *)MEDIA_TYPE,
      .app_name = (char *)"anban",
      .app_exec = (char *)"anban %f",
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
