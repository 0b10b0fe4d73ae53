/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/change-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTEXT 8 /* characters shown around what differs in a long text */
#define LONG    60

typedef struct {
  AnbanPlanIntake *intake;
  guint index;
  AnbanIntakeField field;
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  g_object_unref (((Choice *)data)->intake);
  g_free (data);
}

static void
chosen_cb (GtkCheckButton *check, GParamSpec *pspec, Choice *choice)
{
  anban_plan_intake_set_choice (choice->intake, choice->index, choice->field,
                                gtk_check_button_get_active (check));
}

/* How many characters two texts have in common at their beginning. */
static glong
measure_common (const char *a, const char *b)
{
  glong n = 0;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b)) {
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
    n++;
  }
  return n;
}

/* Of two long texts only what differs, with a few characters around it. */
static void
shorten (const char *before, const char *after, char **short_before, char **short_after)
{
  glong n = g_utf8_strlen (before, -1), m = g_utf8_strlen (after, -1), head, tail;
  g_autofree char *back_before = g_utf8_strreverse (before, -1);
  g_autofree char *back_after = g_utf8_strreverse (after, -1);
  g_autofree char *middle_before = NULL, *middle_after = NULL;

  if (MAX (n, m) <= LONG) {
    *short_before = g_strdup (before);
    *short_after = g_strdup (after);
    return;
  }
  head = MAX (measure_common (before, after) - CONTEXT, 0);
  tail = MAX (MIN (measure_common (back_before, back_after), MIN (n, m) - measure_common (before, after)) -
                  CONTEXT,
              0);
  middle_before = g_utf8_substring (before, head, n - tail);
  middle_after = g_utf8_substring (after, head, m - tail);
  *short_before = g_strdup_printf ("%s%s%s", head > 0 ? "…" : "", middle_before, tail > 0 ? "…" : "");
  *short_after = g_strdup_printf ("%s%s%s", head > 0 ? "…" : "", middle_after, tail > 0 ? "…" : "");
}

static char *
dup_markup (const AnbanIntakeChange *change)
{
  g_autofree char *before = NULL, *after = NULL;

  shorten (change->before, change->after, &before, &after);
  return g_markup_printf_escaped ("<b>%s</b>  <span strikethrough=\"true\" alpha=\"70%%\">%s</span>  →  %s",
                                  change->label, before[0] != '\0' ? before : _ ("（空）"),
                                  after[0] != '\0' ? after : _ ("（空）"));
}

static void
append_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static void
append_change (GtkBox *box, AnbanPlanIntake *intake, guint index, const AnbanIntakeChange *change)
{
  GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (NULL);
  Choice *choice = g_new (Choice, 1);
  g_autofree char *markup = dup_markup (change);
  g_autofree char *name = g_strdup_printf (_ ("采用计划的%s"), change->label);

  *choice = (Choice){g_object_ref (intake), index, change->field};
  g_object_set_data (G_OBJECT (box), anban_intake_field_get_label (change->field), check);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), change->take);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (check, "notify::active", G_CALLBACK (chosen_cb), choice, free_choice, 0);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  {
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

    gtk_widget_set_hexpand (label, TRUE);
    gtk_box_append (GTK_BOX (row), check);
    gtk_box_append (GTK_BOX (row), label);
    gtk_box_append (box, row);
  }
  if (change->conflict)
    append_label (box, _ ("这一项在办公室改过，默认保留原有内容；勾选则采用计划的内容。"), "dim-label");
}

/* What the box is made from: where it is the same, only the ticks are set, and the focus stays. */
static char *
dup_signature (AnbanPlanIntake *intake, guint index, GPtrArray *changes, gboolean left_out)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%p %u %d %d", (void *)intake, index,
                          anban_plan_intake_get_task (intake, index)->gone, left_out);
  for (guint i = 0; i < changes->len; i++) {
    const AnbanIntakeChange *change = g_ptr_array_index (changes, i);

    g_string_append_printf (text, "\n%d %d %s → %s", (int)change->field, change->conflict, change->before,
                            change->after);
  }
  return g_string_free (text, FALSE);
}

static void
update_ticks (GtkBox *box, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    const AnbanIntakeChange *change = g_ptr_array_index (changes, i);
    GtkCheckButton *check = g_object_get_data (G_OBJECT (box), anban_intake_field_get_label (change->field));

    gtk_check_button_set_active (check, change->take);
  }
}

void
anban_change_box_fill (GtkBox *box, AnbanPlanIntake *intake, guint index)
{
  g_autoptr (GPtrArray) changes = anban_plan_intake_list_changes (intake, index);
  const AnbanIntakeTask *task = anban_plan_intake_get_task (intake, index);
  gboolean left_out = !task->taken && !task->gone && task->base != NULL && task->record_id == 0;
  g_autofree char *signature = dup_signature (intake, index, changes, left_out);
  GtkWidget *child;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "signature"), signature) == 0) {
    update_ticks (box, changes);
    return;
  }
  g_object_set_data_full (G_OBJECT (box), "signature", g_steal_pointer (&signature), g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  gtk_widget_set_visible (GTK_WIDGET (box), changes->len > 0 || task->gone || left_out);
  if (task->gone)
    append_label (box, _ ("新的计划里没有这项任务。勾选上面的选项，导入时把它移入回收站；不勾选则保留。"),
                  "dim-label");
  if (left_out)
    append_label (box, _ ("上次导入时没有要这项任务，或者后来删掉了；需要时勾选上面的选项。"), "dim-label");
  for (guint i = 0; i < changes->len; i++)
    append_change (box, intake, index, g_ptr_array_index (changes, i));
}
