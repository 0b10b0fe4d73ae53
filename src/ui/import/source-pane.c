/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/source-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum {
  STYLE_REST, /* what became no task */
  STYLE_CURRENT,
  STYLE_DROPPED,
  STYLE_HEADING,
  STYLE_UNIT,
  STYLE_DEADLINE,
  STYLE_FREQUENCY,
  STYLE_QUOTA,
  N_STYLES,
} Style;

struct _AnbanSourcePane {
  GtkWidget parent_instance;
  GtkWidget *scroller, *line, *legend;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *tags[N_STYLES];
  AnbanPlanIntake *intake;
  int shown;     /* the marked task, -1 for none */
  gsize at_byte; /* a byte of the source and the character there, from which the next is counted */
  int at_character;
  gboolean quiet; /* the cursor is moved by the program */
};

G_DEFINE_TYPE (AnbanSourcePane, anban_source_pane, GTK_TYPE_WIDGET)

enum {
  TASK_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Background and text, light and dark; NULL leaves the theme's. */
static const struct {
  const char *name; /* in the legend */
  const char *light, *dark;
  PangoUnderline underline;
} looks[N_STYLES] = {
    [STYLE_UNIT] = {N_ ("单位"), "#cfe2fb", "#1d3f6b", PANGO_UNDERLINE_NONE},
    [STYLE_DEADLINE] = {N_ ("时限"), "#fde0bd", "#633f10", PANGO_UNDERLINE_SINGLE},
    [STYLE_FREQUENCY] = {N_ ("频次"), "#e7d8f6", "#4a3068", PANGO_UNDERLINE_DOUBLE},
    [STYLE_QUOTA] = {N_ ("数量指标"), "#d0edd2", "#1f4d2b", PANGO_UNDERLINE_LOW},
};

static int
count_to (AnbanSourcePane *self, gsize byte)
{
  const char *source = anban_plan_intake_get_plan (self->intake)->source;

  if (byte >= self->at_byte)
    self->at_character += (int)g_utf8_strlen (source + self->at_byte, (gssize)(byte - self->at_byte));
  else
    self->at_character -= (int)g_utf8_strlen (source + byte, (gssize)(self->at_byte - byte));
  self->at_byte = byte;
  return self->at_character;
}

static void
get_iters (AnbanSourcePane *self, AnbanPlanSpan span, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, count_to (self, span.start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, count_to (self, span.end));
}

static void
mark (AnbanSourcePane *self, Style style, AnbanPlanSpan span)
{
  GtkTextIter start, end;

  if (span.end <= span.start)
    return;
  get_iters (self, span, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->tags[style], &start, &end);
}

/* The words of the heading where they begin the item. */
static AnbanPlanSpan
find_heading (const AnbanIntakeTask *task, const char *source)
{
  AnbanPlanSpan span = {task->text_span.start, task->text_span.start};
  const char *p = source + task->text_span.start, *end = source + task->text_span.end;

  for (const char *h = task->read != NULL ? task->read->heading : ""; *h != '\0' && p < end;) {
    if (g_unichar_isspace (g_utf8_get_char (p))) {
      p = g_utf8_next_char (p);
    } else if (g_unichar_isspace (g_utf8_get_char (h))) {
      h = g_utf8_next_char (h);
    } else if (g_utf8_get_char (p) == g_utf8_get_char (h)) {
      p = g_utf8_next_char (p);
      h = g_utf8_next_char (h);
    } else {
      return span;
    }
    span.end = (gsize)(p - source);
  }
  return span;
}

static void
mark_task (AnbanSourcePane *self, const AnbanIntakeTask *task, const char *source)
{
  GtkTextIter start, end;

  if (task->gone || task->span.end <= task->span.start)
    return;
  get_iters (self, task->span, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tags[STYLE_REST], &start, &end);
  if (!task->taken) {
    gtk_text_buffer_apply_tag (self->buffer, self->tags[STYLE_DROPPED], &start, &end);
    return;
  }
  mark (self, STYLE_HEADING, find_heading (task, source));
  for (guint i = 0; i < task->parts->len; i++)
    mark (self, STYLE_UNIT, ((AnbanIntakePart *)g_ptr_array_index (task->parts, i))->span);
  for (guint i = 0; i < task->marks->len; i++) {
    const AnbanIntakeMark *found = g_ptr_array_index (task->marks, i);

    mark (self,
          found->kind == ANBAN_INTAKE_MARK_DEADLINE    ? STYLE_DEADLINE
          : found->kind == ANBAN_INTAKE_MARK_FREQUENCY ? STYLE_FREQUENCY
                                                       : STYLE_QUOTA,
          found->span);
  }
}

static void
mark_all (AnbanSourcePane *self)
{
  const char *source = anban_plan_intake_get_plan (self->intake)->source;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->tags[STYLE_REST], &start, &end);
  self->at_byte = 0;
  self->at_character = 0;
  for (guint i = 0; i < anban_plan_intake_get_n_tasks (self->intake); i++)
    mark_task (self, anban_plan_intake_get_task (self->intake, i), source);
  if (self->shown >= 0 && (guint)self->shown < anban_plan_intake_get_n_tasks (self->intake))
    mark (self, STYLE_CURRENT, anban_plan_intake_get_task (self->intake, (guint)self->shown)->span);
}

static void
changed_cb (AnbanPlanIntake *intake, int index, gboolean structure, AnbanSourcePane *self)
{
  mark_all (self);
}

static void
color_tags_cb (AdwStyleManager *manager, GParamSpec *pspec, AnbanSourcePane *self)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  for (int i = STYLE_UNIT; i < N_STYLES; i++)
    g_object_set (self->tags[i], "background", dark ? looks[i].dark : looks[i].light, NULL);
  g_object_set (self->tags[STYLE_REST], "foreground", dark ? "#9a9a9a" : "#6f6f6f", NULL);
  g_object_set (self->tags[STYLE_DROPPED], "foreground", dark ? "#9a9a9a" : "#6f6f6f", NULL);
  g_object_set (self->tags[STYLE_CURRENT], "paragraph-background", dark ? "#3b3827" : "#fdf6d8", NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (self->legend); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int style = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "style"));
    g_autofree char *markup = g_strdup_printf ("<span background=\"%s\" underline=\"%s\"> %s </span>",
                                               dark ? looks[style].dark : looks[style].light,
                                               looks[style].underline == PANGO_UNDERLINE_SINGLE   ? "single"
                                               : looks[style].underline == PANGO_UNDERLINE_DOUBLE ? "double"
                                               : looks[style].underline == PANGO_UNDERLINE_LOW    ? "low"
                                                                                                  : "none",
                                               _ (looks[style].name));

    gtk_label_set_markup (GTK_LABEL (child), markup);
  }
}

static int
find_task_at (AnbanSourcePane *self, gsize byte)
{
  int found = -1;

  for (guint i = 0; i < anban_plan_intake_get_n_tasks (self->intake); i++) {
    const AnbanIntakeTask *task = anban_plan_intake_get_task (self->intake, i);

    if (!task->gone && byte >= task->span.start && byte <= task->span.end &&
        task->span.end > task->span.start && (found < 0 || byte < task->span.end))
      found = (int)i;
  }
  return found;
}

static void
cursor_moved_cb (GtkTextBuffer *buffer, GParamSpec *pspec, AnbanSourcePane *self)
{
  int index;

  if (self->quiet || self->intake == NULL || !anban_source_pane_has_focus (self))
    return;
  index = find_task_at (self, anban_source_pane_get_offset (self));
  if (index >= 0 && index != self->shown)
    g_signal_emit (self, signals[TASK_PICKED], 0, (guint)index);
}

static void
anban_source_pane_dispose (GObject *object)
{
  AnbanSourcePane *self = ANBAN_SOURCE_PANE (object);

  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_clear_object (&self->intake);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->legend, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_source_pane_parent_class)->dispose (object);
}

static void
anban_source_pane_class_init (AnbanSourcePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_source_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TASK_PICKED] = g_signal_new ("task-picked", ANBAN_TYPE_SOURCE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
build_tags (AnbanSourcePane *self)
{
  for (int i = 0; i < N_STYLES; i++)
    self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  g_object_set (self->tags[STYLE_HEADING], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[STYLE_DROPPED], "strikethrough", TRUE, NULL);
  for (int i = STYLE_UNIT; i < N_STYLES; i++)
    g_object_set (self->tags[i], "underline", looks[i].underline, NULL);
}

static void
build_legend (AnbanSourcePane *self)
{
  self->legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_margin_start (self->legend, 12);
  gtk_widget_set_margin_end (self->legend, 12);
  gtk_widget_set_margin_top (self->legend, 6);
  gtk_widget_set_margin_bottom (self->legend, 6);
  for (int i = STYLE_UNIT; i < N_STYLES; i++) {
    GtkWidget *label = gtk_label_new (_ (looks[i].name));

    gtk_widget_add_css_class (label, "caption");
    g_object_set_data (G_OBJECT (label), "style", GINT_TO_POINTER (i));
    gtk_box_append (GTK_BOX (self->legend), label);
  }
}

static void
anban_source_pane_init (AnbanSourcePane *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->shown = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("计划原文"), -1);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, TRUE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 14);
  gtk_text_view_set_right_margin (self->view, 14);
  gtk_text_view_set_top_margin (self->view, 10);
  gtk_text_view_set_bottom_margin (self->view, 40);
  gtk_text_view_set_pixels_inside_wrap (self->view, 3);
  gtk_text_view_set_pixels_below_lines (self->view, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("原文"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  build_tags (self);
  build_legend (self);
  self->line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, 0);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (color_tags_cb), self, 0);
  color_tags_cb (manager, NULL, self);
}

GtkWidget *
anban_source_pane_new (void)
{
  return g_object_new (ANBAN_TYPE_SOURCE_PANE, NULL);
}

void
anban_source_pane_set_intake (AnbanSourcePane *self, AnbanPlanIntake *intake)
{
  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_set_object (&self->intake, intake);
  self->shown = -1;
  self->quiet = TRUE;
  gtk_text_buffer_set_text (self->buffer, intake != NULL ? anban_plan_intake_get_plan (intake)->source : "",
                            -1);
  self->quiet = FALSE;
  if (intake == NULL)
    return;
  g_signal_connect (intake, "changed", G_CALLBACK (changed_cb), self);
  mark_all (self);
}

void
anban_source_pane_show_task (AnbanSourcePane *self, int index)
{
  const AnbanIntakeTask *task;
  GtkTextIter start, end, cursor;

  self->shown = index;
  if (self->intake == NULL)
    return;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tags[STYLE_CURRENT], &start, &end);
  if (index < 0 || (guint)index >= anban_plan_intake_get_n_tasks (self->intake))
    return;
  task = anban_plan_intake_get_task (self->intake, (guint)index);
  if (task->gone || task->span.end <= task->span.start)
    return;
  mark (self, STYLE_CURRENT, task->span);
  if (anban_source_pane_has_focus (self) && find_task_at (self, anban_source_pane_get_offset (self)) == index)
    return; /* the clerk is there already */
  get_iters (self, task->span, &start, &end);
  cursor = start;
  self->quiet = TRUE;
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
  self->quiet = FALSE;
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (self->buffer), 0, TRUE, 0, 0.15);
}

gsize
anban_source_pane_get_offset (AnbanSourcePane *self)
{
  GtkTextIter cursor;
  const char *source;

  g_return_val_if_fail (self->intake != NULL, 0);
  source = anban_plan_intake_get_plan (self->intake)->source;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  return (gsize)(g_utf8_offset_to_pointer (source, gtk_text_iter_get_offset (&cursor)) - source);
}

gboolean
anban_source_pane_has_focus (AnbanSourcePane *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (self->view));
}

void
anban_source_pane_grab_focus (AnbanSourcePane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
