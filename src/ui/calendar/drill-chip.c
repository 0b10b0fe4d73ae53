/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/drill-chip.h"

#include <glib/gi18n-lib.h>

#define ICON         14
#define GAP          4
#define LEAST_NAME   72 /* pixels that the name has before the word for its light gets any */
#define LEAST_HEIGHT 18

struct _AnbanDrillChip {
  GtkWidget parent_instance;

  const AnbanDrillEntry *entry;
  AnbanDate day;
  guint more;
  char *warning;
  const char *css_class;
  PangoLayout *name, *word; /* made when they are drawn */
};

G_DEFINE_FINAL_TYPE (AnbanDrillChip, anban_drill_chip, GTK_TYPE_WIDGET)

/* --- what it says --- */

static void
append_line (GString *lines, const char *separator, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (lines->len > 0)
    g_string_append (lines, separator);
  g_string_append (lines, text);
}

static char *
dup_parts (const AnbanDrillEntry *entry, const char *separator)
{
  const AnbanChoice *light = anban_drill_days_get_light (entry->light);
  GString *lines = g_string_new (entry->name);

  append_line (lines, separator, light != NULL ? _ (light->label) : NULL);
  append_line (lines, separator, entry->kind != NULL ? _ (entry->kind->label) : NULL);
  append_line (lines, separator, entry->unit);
  append_line (lines, separator, entry->place);
  append_line (lines, separator, entry->starts_at);
  if (entry->last_day != entry->day) {
    int month, day;

    anban_date_get_ymd (entry->last_day, NULL, &month, &day);
    g_string_append (lines, separator);
    g_string_append_printf (lines, _ ("到 %d月%d日"), month, day);
  }
  return g_string_free (lines, FALSE);
}

char *
anban_drill_entry_dup_lines (const AnbanDrillEntry *entry)
{
  return dup_parts (entry, "\n");
}

char *
anban_drill_entry_dup_name (const AnbanDrillEntry *entry)
{
  return dup_parts (entry, "，");
}

static void
update_name (AnbanDrillChip *self)
{
  g_autofree char *name = self->entry != NULL ? anban_drill_entry_dup_name (self->entry)
                                              : g_strdup_printf (_ ("还有 %u 次，打开这一天"), self->more);
  g_autofree char *warned =
      self->warning != NULL ? g_strdup_printf ("%s，%s", name, self->warning) : g_strdup (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, warned, -1);
}

static gboolean
query_tooltip_cb (AnbanDrillChip *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *lines = NULL;
  g_autofree char *all = NULL;

  if (self->entry == NULL || keyboard)
    return FALSE;
  lines = anban_drill_entry_dup_lines (self->entry);
  all = self->warning != NULL ? g_strconcat (lines, "\n⚠ ", self->warning, NULL) : g_strdup (lines);
  gtk_tooltip_set_text (tooltip, all);
  return TRUE;
}

/* --- drawing --- */

static void
drop_layouts (AnbanDrillChip *self)
{
  g_clear_object (&self->name);
  g_clear_object (&self->word);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ensure_layouts (AnbanDrillChip *self)
{
  g_autofree char *more = NULL;

  if (self->name != NULL)
    return;
  if (self->entry == NULL)
    more = g_strdup_printf (_ ("还有 %u 次"), self->more);
  self->name =
      gtk_widget_create_pango_layout (GTK_WIDGET (self), self->entry != NULL ? self->entry->name : more);
  pango_layout_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->name, TRUE);
  if (self->entry != NULL)
    self->word =
        gtk_widget_create_pango_layout (GTK_WIDGET (self), anban_drill_days_get_word (self->entry->light));
}

/* The colour of the light by its name in the theme, the text's own where it has none. */
static void
find_color (AnbanDrillChip *self, const char *css_class, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autofree char *name = g_strconcat (css_class != NULL ? css_class : "", "_color", NULL);

  if (css_class == NULL || !gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

static void
draw_icon (AnbanDrillChip *self, GtkSnapshot *snapshot, const char *icon_name, const GdkRGBA *color, int x)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, icon_name, NULL, ICON, gtk_widget_get_scale_factor (GTK_WIDGET (self)), GTK_TEXT_DIR_NONE, 0);
  const GdkRGBA colors[4] = {*color, *color, *color, *color};
  float y = (float)(gtk_widget_get_height (GTK_WIDGET (self)) - ICON) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON, ICON, colors, 4);
  gtk_snapshot_restore (snapshot);
}

static int
draw_layout (
    AnbanDrillChip *self, GtkSnapshot *snapshot, PangoLayout *layout, int x, int width, const GdkRGBA *color)
{
  int text_width, text_height;

  pango_layout_set_width (layout, width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)x, (float)(gtk_widget_get_height (GTK_WIDGET (self)) - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return text_width;
}

/* A line through the name of what was called off. */
static void
strike (AnbanDrillChip *self, GtkSnapshot *snapshot, int x, int width, const GdkRGBA *color)
{
  float y = (float)gtk_widget_get_height (GTK_WIDGET (self)) / 2;

  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float)x, y, (float)width, 1));
}

static void
anban_drill_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnbanDrillChip *self = ANBAN_DRILL_CHIP (widget);
  const AnbanChoice *light = self->entry != NULL ? anban_drill_days_get_light (self->entry->light) : NULL;
  int x = 0, end = gtk_widget_get_width (widget), word_width = 0, name_width;
  GdkRGBA text, tone;

  ensure_layouts (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  if (light != NULL) {
    find_color (self, self->entry->light != ANBAN_EVENT_LIGHT_CANCELLED ? light->css_class : NULL, &tone);
    draw_icon (self, snapshot, light->icon_name, &tone, 0);
    x = ICON + GAP;
  }
  if (self->warning != NULL) {
    GdkRGBA warning;

    find_color (self, "warning", &warning);
    end -= ICON;
    draw_icon (self, snapshot, "dialog-warning-symbolic", &warning, end);
    end -= 2;
  }
  if (self->word != NULL) {
    pango_layout_get_pixel_size (self->word, &word_width, NULL);
    if (end - x - word_width - GAP >= LEAST_NAME) {
      draw_layout (self, snapshot, self->word, x, 0, &tone);
      x += word_width + GAP;
    }
  }
  if (end <= x)
    return;
  name_width = draw_layout (self, snapshot, self->name, x, end - x, &text);
  if (self->entry != NULL && self->entry->light == ANBAN_EVENT_LIGHT_CANCELLED)
    strike (self, snapshot, x, name_width, &text);
}

static void
anban_drill_chip_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = 0; /* the width is the day's */
  } else {
    g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "国Ag（1）");
    int height;

    pango_layout_get_pixel_size (layout, NULL, &height);
    *minimum = *natural = MAX (height, LEAST_HEIGHT);
  }
}

static void
anban_drill_chip_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AnbanDrillChip *self = ANBAN_DRILL_CHIP (widget);

  GTK_WIDGET_CLASS (anban_drill_chip_parent_class)->css_changed (widget, change);
  drop_layouts (self);
}

/* --- the object --- */

static void
anban_drill_chip_finalize (GObject *object)
{
  AnbanDrillChip *self = ANBAN_DRILL_CHIP (object);

  g_clear_object (&self->name);
  g_clear_object (&self->word);
  g_free (self->warning);
  G_OBJECT_CLASS (anban_drill_chip_parent_class)->finalize (object);
}

static void
anban_drill_chip_class_init (AnbanDrillChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anban_drill_chip_finalize;
  widget_class->measure = anban_drill_chip_measure;
  widget_class->snapshot = anban_drill_chip_snapshot;
  widget_class->css_changed = anban_drill_chip_css_changed;
  gtk_widget_class_set_css_name (widget_class, "drillchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
anban_drill_chip_init (AnbanDrillChip *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
anban_drill_chip_new (void)
{
  return g_object_new (ANBAN_TYPE_DRILL_CHIP, NULL);
}

static void
set_class (AnbanDrillChip *self, const char *css_class)
{
  if (self->css_class == css_class)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  self->css_class = css_class;
}

void
anban_drill_chip_set_entry (AnbanDrillChip *self, const AnbanDrillEntry *entry, AnbanDate day)
{
  const AnbanChoice *light = entry != NULL ? anban_drill_days_get_light (entry->light) : NULL;

  self->entry = entry;
  self->day = day;
  self->more = 0;
  g_clear_pointer (&self->warning, g_free);
  set_class (self, light != NULL ? light->css_class : NULL);
  drop_layouts (self);
  if (entry != NULL)
    update_name (self);
}

void
anban_drill_chip_set_more (AnbanDrillChip *self, guint n)
{
  if (self->entry == NULL && self->more == n && self->name != NULL)
    return;
  self->entry = NULL;
  self->more = n;
  set_class (self, "more");
  drop_layouts (self);
  update_name (self);
}

gint64
anban_drill_chip_get_id (AnbanDrillChip *self)
{
  return self->entry != NULL ? self->entry->id : 0;
}

gboolean
anban_drill_chip_is_more (AnbanDrillChip *self)
{
  return self->entry == NULL;
}

void
anban_drill_chip_set_warning (AnbanDrillChip *self, const char *warning)
{
  if (g_strcmp0 (self->warning, warning) == 0)
    return;
  g_free (self->warning);
  self->warning = g_strdup (warning);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anban_drill_chip_set_selected (AnbanDrillChip *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
}
