/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/conflict-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_SHOWN 200 /* characters of a long note */

typedef struct {
  AnbanRecordSession *session;
  GtkWidget *from;
  GArray *fields;   /* guint */
  GPtrArray *mines; /* the check button “mine” of each */
} Conflict;

static void
conflict_free (Conflict *self)
{
  g_object_set_data (G_OBJECT (self->session), "anban-conflict-dialog", NULL);
  g_object_unref (self->session);
  g_object_unref (self->from);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->mines);
  g_free (self);
}

static GtkWidget *
create_choice (const char *whose, AnbanRecord *record, guint field, GtkWidget *group)
{
  g_autofree char *value = anban_record_dup_display (record, field);
  g_autofree char *text = NULL;
  GtkWidget *label, *button = gtk_check_button_new ();

  if (g_utf8_strlen (value, -1) > MAX_SHOWN) {
    g_autofree char *begin = g_utf8_substring (value, 0, MAX_SHOWN);

    text = g_strdup_printf ("%s%s…", whose, begin);
  } else {
    text = g_strdup_printf ("%s%s", whose, *value != '\0' ? value : _ ("（空）"));
  }
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static GtkWidget *
create_choices (Conflict *self, AnbanRecord *theirs)
{
  AnbanRecord *mine = anban_record_session_get_record (self->session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < self->fields->len; i++) {
    guint field = g_array_index (self->fields, guint, i);
    GtkWidget *heading = gtk_label_new (_ (anban_record_get_register (mine)->fields[field].label));
    GtkWidget *my_button = create_choice (_ ("我的："), mine, field, NULL);
    GtkWidget *their_button = create_choice (_ ("别人的："), theirs, field, my_button);

    gtk_label_set_xalign (GTK_LABEL (heading), 0);
    gtk_widget_add_css_class (heading, "heading");
    gtk_check_button_set_active (GTK_CHECK_BUTTON (my_button), TRUE);
    gtk_box_append (GTK_BOX (box), heading);
    gtk_box_append (GTK_BOX (box), my_button);
    gtk_box_append (GTK_BOX (box), their_button);
    g_ptr_array_add (self->mines, my_button);
  }
  return box;
}

static void
response_cb (Conflict *self, const char *response)
{
  g_autoptr (GArray) keep = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "later"))
    return;
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (response, "mine") ||
        (g_str_equal (response, "chosen") && gtk_check_button_get_active (self->mines->pdata[i])))
      g_array_append_val (keep, g_array_index (self->fields, guint, i));
  /* A third version meanwhile asks anew, by a dialog of its own. */
  g_object_set_data (G_OBJECT (self->session), "anban-conflict-dialog", NULL);
  if (!anban_record_session_resolve (self->session, keep, &error) &&
      !g_error_matches (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT))
    gtk_widget_activate_action (self->from, "form.toast", "(sb)", error->message, FALSE);
}

void
anban_conflict_dialog_present (GtkWidget *from, AnbanRecordSession *session)
{
  g_autoptr (AnbanRecord) theirs = NULL;
  g_autoptr (GArray) fields = NULL;
  g_autofree char *title = NULL;
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *dialog;
  Conflict *self;

  if (g_object_get_data (G_OBJECT (session), "anban-conflict-dialog") != NULL)
    return;
  fields = anban_record_session_list_conflicts (session, &theirs, NULL);
  if (fields == NULL || fields->len == 0)
    return;
  self = g_new0 (Conflict, 1);
  self->session = g_object_ref (session);
  self->from = g_object_ref (from);
  self->fields = g_steal_pointer (&fields);
  self->mines = g_ptr_array_new ();
  title = anban_record_dup_title (theirs);
  dialog =
      adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("别人改过同一内容"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("“%s”在您修改期间被别人保存过。请选择各项保留谁的内容；未选之前，您输入的内容仍在表单中。"), title);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_choices (self, theirs));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _ ("稍后再定"), "theirs",
                                    _ ("全用别人的"), "mine", _ ("全用我的"), "chosen", _ ("按所选保存"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "chosen", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "chosen");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_object_set_data (G_OBJECT (session), "anban-conflict-dialog", dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self,
                         (GClosureNotify)(void *)conflict_free, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
