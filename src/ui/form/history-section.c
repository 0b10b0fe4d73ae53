/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/history-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ENTRIES 50

struct _AnbanHistorySection {
  GtkWidget parent_instance;

  GtkWidget *toggle, *arrow, *revealer, *card;
  AnbanStore *store;
  AnbanRecord *owner;
  guint n_entries;
};

G_DEFINE_TYPE (AnbanHistorySection, anban_history_section, GTK_TYPE_WIDGET)

static const char *
describe_change (AnbanChange change)
{
  switch (change) {
  case ANBAN_CHANGE_INSERTED:
    return _ ("新建");
  case ANBAN_CHANGE_UPDATED:
    return _ ("修改");
  case ANBAN_CHANGE_DELETED:
    return _ ("删除");
  case ANBAN_CHANGE_RESTORED:
    return _ ("恢复");
  }
  return "";
}

/* 2026-03-05T14:30:00+08:00 → 2026-03-05 14:30 on the clock of this desktop */
static char *
dup_time (const char *at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (at);
}

static GtkWidget *
create_entry (const AnbanLogEntry *entry)
{
  g_autofree char *time = dup_time (entry->at);
  g_autofree char *head = g_strdup_printf ("%s　%s　%s", time, entry->actor != NULL ? entry->actor : "",
                                           describe_change (entry->change));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head_label = gtk_label_new (head);
  GtkWidget *summary;

  gtk_label_set_xalign (GTK_LABEL (head_label), 0);
  gtk_label_set_wrap (GTK_LABEL (head_label), TRUE);
  gtk_widget_set_tooltip_text (head_label, entry->label);
  gtk_widget_add_css_class (head_label, "caption");
  gtk_widget_add_css_class (head_label, "dim-label");
  gtk_box_append (GTK_BOX (box), head_label);
  if (entry->summary != NULL && *entry->summary != '\0') {
    summary = gtk_label_new (entry->summary);
    gtk_label_set_xalign (GTK_LABEL (summary), 0);
    gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (summary), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (summary), 8);
    gtk_label_set_ellipsize (GTK_LABEL (summary), PANGO_ELLIPSIZE_END);
    gtk_widget_set_tooltip_text (summary, entry->summary);
    gtk_box_append (GTK_BOX (box), summary);
  }
  gtk_widget_add_css_class (box, "log-entry");
  return box;
}

static void
toggled_cb (AnbanHistorySection *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  anban_history_section_reload (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
}

static void
anban_history_section_dispose (GObject *object)
{
  AnbanHistorySection *self = ANBAN_HISTORY_SECTION (object);

  g_clear_object (&self->owner);
  g_clear_object (&self->store);
  g_clear_pointer (&self->toggle, gtk_widget_unparent);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_history_section_parent_class)->dispose (object);
}

static void
anban_history_section_class_init (AnbanHistorySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_history_section_dispose;
  gtk_widget_class_set_css_name (widget_class, "historysection");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/history-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanHistorySection, toggle);
  gtk_widget_class_bind_template_child (widget_class, AnbanHistorySection, arrow);
  gtk_widget_class_bind_template_child (widget_class, AnbanHistorySection, revealer);
  gtk_widget_class_bind_template_child (widget_class, AnbanHistorySection, card);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
anban_history_section_init (AnbanHistorySection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("修改记录"), -1);
}

GtkWidget *
anban_history_section_new (void)
{
  return g_object_new (ANBAN_TYPE_HISTORY_SECTION, NULL);
}

void
anban_history_section_set_owner (AnbanHistorySection *self, AnbanStore *store, AnbanRecord *owner)
{
  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  anban_history_section_reload (self);
}

void
anban_history_section_reload (AnbanHistorySection *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->card)) != NULL)
    gtk_box_remove (GTK_BOX (self->card), child);
  self->n_entries = 0;
  if (self->owner == NULL || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle)))
    return;
  entries = anban_change_log_list (self->store, anban_record_get_register (self->owner),
                                   anban_record_get_id (self->owner), MAX_ENTRIES, &error);
  if (entries == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", error->message, FALSE);
    return;
  }
  for (guint i = 0; i < entries->len; i++)
    gtk_box_append (GTK_BOX (self->card), create_entry (entries->pdata[i]));
  self->n_entries = entries->len;
}

void
anban_history_section_set_open (AnbanHistorySection *self, gboolean open)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), open);
}

guint
anban_history_section_get_n_entries (AnbanHistorySection *self)
{
  return self->n_entries;
}
