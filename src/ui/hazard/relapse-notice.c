/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/relapse-notice.h"

#include "registers/hazard.h"
#include "rules/hazard-recurrence.h"

#include <glib/gi18n-lib.h>

#define KEY "anban-no-relapses"

struct _AnbanRelapseNotice {
  AnbanRecordPart parent_instance;

  GtkWidget *card, *sentence;
  AnbanStore *store;
  AnbanRecord *owner;
  gint64 proposed;
};

G_DEFINE_TYPE (AnbanRelapseNotice, anban_relapse_notice, ANBAN_TYPE_RECORD_PART)

/* The hazards of which the clerk said that they are none, while the office is open. */
static GHashTable *
get_denied (AnbanStore *store)
{
  GHashTable *denied = g_object_get_data (G_OBJECT (store), KEY);

  if (denied == NULL) {
    denied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_object_set_data_full (G_OBJECT (store), KEY, denied, (GDestroyNotify)g_hash_table_unref);
  }
  return denied;
}

static void
open_cb (AnbanRelapseNotice *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.open-record", "(sx)", anban_hazard_register.id,
                              self->proposed);
}

static void
link_cb (AnbanRelapseNotice *self)
{
  anban_relapse_notice_link (self);
}

static void
deny_cb (AnbanRelapseNotice *self)
{
  g_hash_table_add (get_denied (self->store), g_strdup (anban_record_get_uuid (self->owner)));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gint64
find_proposed (AnbanRelapseNotice *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->owner == NULL || anban_store_is_read_only (self->store) ||
      anban_record_get_int (self->owner, ANBAN_HAZARD_STATE) >= ANBAN_HAZARD_STATE_CLOSED ||
      g_hash_table_contains (get_denied (self->store), anban_record_get_uuid (self->owner)))
    return 0;
  ids = anban_hazard_find_recurrences (self->store, self->owner, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static void
anban_relapse_notice_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanRelapseNotice *self = ANBAN_RELAPSE_NOTICE (part);
  g_autoptr (AnbanRecord) closed = NULL;

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  self->proposed = find_proposed (self);
  if (self->proposed != 0)
    closed = anban_store_get (store, &anban_hazard_register, self->proposed, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), closed != NULL);
  if (closed != NULL) {
    g_autofree char *sentence =
        g_strdup_printf (_ ("同一单位、同一类别、同一地点有过 %s（%s 销号）：%s。是它复发了吗？"),
                         anban_record_get_text (closed, ANBAN_HAZARD_CODE),
                         anban_record_get_text (closed, ANBAN_HAZARD_CLOSED_ON),
                         anban_record_get_text (closed, ANBAN_HAZARD_DESCRIPTION));

    gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  }
}

static void
anban_relapse_notice_dispose (GObject *object)
{
  AnbanRelapseNotice *self = ANBAN_RELAPSE_NOTICE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_relapse_notice_parent_class)->dispose (object);
}

static void
anban_relapse_notice_class_init (AnbanRelapseNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_relapse_notice_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_relapse_notice_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "relapsenotice");
}

static void
add_button (AnbanRelapseNotice *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "compact");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
anban_relapse_notice_init (AnbanRelapseNotice *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "relapse");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->sentence), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->sentence), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->card), self->sentence);
  add_button (self, buttons, _ ("是复发"), G_CALLBACK (link_cb));
  add_button (self, buttons, _ ("不是"), G_CALLBACK (deny_cb));
  add_button (self, buttons, _ ("打开看看"), G_CALLBACK (open_cb));
  gtk_box_append (GTK_BOX (self->card), buttons);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("可能是复发"), -1);
}

gint64
anban_relapse_notice_get_proposed (AnbanRelapseNotice *self)
{
  return self->proposed;
}

void
anban_relapse_notice_link (AnbanRelapseNotice *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) hazard =
      anban_store_get (self->store, &anban_hazard_register, anban_record_get_id (self->owner), &error);
  gboolean done = hazard != NULL && anban_hazard_link_relapse (self->store, hazard, self->proposed, &error);

  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)",
                              done ? _ ("已记为复发，计入复发统计") : error->message, done);
}
