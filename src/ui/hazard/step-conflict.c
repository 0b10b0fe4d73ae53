/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/step-conflict.h"

#include "registers/hazard.h"
#include "store/change-log.h"

#include <glib/gi18n-lib.h>

#define MAX_ENTRIES 20

struct _AnbanStepConflict {
  GtkWidget parent_instance;

  GtkWidget *box, *sentence, *theirs, *mine;
};

G_DEFINE_TYPE (AnbanStepConflict, anban_step_conflict, GTK_TYPE_WIDGET)

enum {
  THEIRS,
  MINE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
theirs_cb (AnbanStepConflict *self)
{
  g_signal_emit (self, signals[THEIRS], 0);
}

static void
mine_cb (AnbanStepConflict *self)
{
  g_signal_emit (self, signals[MINE], 0);
}

static void
anban_step_conflict_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_STEP_CONFLICT (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_step_conflict_parent_class)->dispose (object);
}

static void
anban_step_conflict_class_init (AnbanStepConflictClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_step_conflict_dispose;
  signals[THEIRS] = g_signal_new ("theirs", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MINE] = g_signal_new ("mine", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "stepconflict");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* One version: whose it is, and what it says. */
static GtkWidget *
add_version (GtkWidget *box, const char *whose)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (whose), *text = gtk_label_new (_ ("（没有记录）"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_yalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "version");
  gtk_box_append (GTK_BOX (card), heading);
  gtk_box_append (GTK_BOX (card), text);
  gtk_box_append (GTK_BOX (box), card);
  return text;
}

static void
anban_step_conflict_init (AnbanStepConflict *self)
{
  GtkWidget *versions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keep_theirs = gtk_button_new_with_label (_ ("以别人的为准，不再办理"));
  GtkWidget *keep_mine = gtk_button_new_with_label (_ ("在此基础上仍办理我的"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->sentence = gtk_label_new (_ ("别人刚办理过同一条隐患"));
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_box_append (GTK_BOX (self->box), self->sentence);
  gtk_box_set_homogeneous (GTK_BOX (versions), TRUE);
  self->theirs = add_version (versions, _ ("别人已经办理的"));
  self->mine = add_version (versions, _ ("我要办理的"));
  gtk_box_append (GTK_BOX (self->box), versions);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), keep_theirs);
  gtk_box_append (GTK_BOX (buttons), keep_mine);
  gtk_box_append (GTK_BOX (self->box), buttons);
  g_signal_connect_swapped (keep_theirs, "clicked", G_CALLBACK (theirs_cb), self);
  g_signal_connect_swapped (keep_mine, "clicked", G_CALLBACK (mine_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("别人刚办理过同一条隐患"), -1);
}

GtkWidget *
anban_step_conflict_new (void)
{
  return g_object_new (ANBAN_TYPE_STEP_CONFLICT, NULL);
}

gint64
anban_step_conflict_get_last_change (AnbanStore *store, AnbanRecord *hazard)
{
  g_autoptr (GPtrArray) entries =
      anban_change_log_list (store, &anban_hazard_register, anban_record_get_id (hazard), 1, NULL);

  return entries != NULL && entries->len > 0 ? ((AnbanLogEntry *)entries->pdata[0])->id : 0;
}

/* Who, when and what, of each change since. */
static char *
describe_theirs (AnbanStore *store, AnbanRecord *seen, gint64 last_change)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) entries =
      anban_change_log_list (store, &anban_hazard_register, anban_record_get_id (seen), MAX_ENTRIES, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const AnbanLogEntry *entry = entries->pdata[i];
    g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (entry->at, NULL);
    g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
    g_autofree char *time = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;

    if (entry->id <= last_change)
      break;
    g_string_append_printf (text, "%s%s　%s\n%s", text->len > 0 ? "\n\n" : "",
                            time != NULL ? time : entry->at, entry->actor, entry->label);
    if (entry->summary != NULL && *entry->summary != '\0')
      g_string_append_printf (text, "\n%s", entry->summary);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
anban_step_conflict_show (
    AnbanStepConflict *self, AnbanStore *store, AnbanRecord *seen, gint64 last_change, const char *mine)
{
  g_autoptr (AnbanRecord) now =
      anban_store_get (store, &anban_hazard_register, anban_record_get_id (seen), NULL);
  g_autofree char *before = anban_record_dup_display (seen, ANBAN_HAZARD_STATE);
  g_autofree char *after = now != NULL ? anban_record_dup_display (now, ANBAN_HAZARD_STATE) : NULL;
  g_autofree char *theirs = describe_theirs (store, seen, last_change);
  g_autofree char *sentence = g_strdup_printf (
      _ ("您打开这一步之后，别人办理过 %s：打开时是“%s”，现在是“%s”。您填的内容还在，请选择以谁的为准。"),
      anban_record_get_text (seen, ANBAN_HAZARD_CODE), before, after != NULL ? after : _ ("已删除"));

  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_label_set_label (GTK_LABEL (self->theirs), *theirs != '\0' ? theirs : _ ("（没有记录）"));
  gtk_label_set_label (GTK_LABEL (self->mine), mine);
}
