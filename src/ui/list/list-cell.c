/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/list-cell.h"

#include <glib/gi18n-lib.h>

#define ICON_GAP  4
#define INDENT    18 /* pixels for each level of a tree */
#define MAX_LEVEL 6  /* further in there is no room for the name */

struct _AnbanListCell {
  GtkWidget parent_instance;
  GtkWidget *image, *text;
  const AnbanRegister *reg;
  guint field;
  GtkListItem *list_item; /* the owner */
  GObject *item;
  gboolean indented;
  gulong changed;
  const char *css_class; /* of the choice that is shown */
};

G_DEFINE_FINAL_TYPE (AnbanListCell, anban_list_cell, GTK_TYPE_WIDGET)

/* Is this the first cell of its row? */
static gboolean
is_first (AnbanListCell *self)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (self));

  for (place = place != NULL ? gtk_widget_get_prev_sibling (place) : NULL; place != NULL;
       place = gtk_widget_get_prev_sibling (place))
    if (gtk_widget_get_visible (place))
      return FALSE;
  return TRUE;
}

static void
set_css_class (AnbanListCell *self, const char *css_class)
{
  if (self->css_class == css_class)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  self->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
}

static void
set_icon (AnbanListCell *self, const char *icon_name)
{
  if (icon_name != NULL && self->image == NULL) {
    self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
    gtk_widget_insert_after (self->image, GTK_WIDGET (self), NULL);
  }
  if (self->image != NULL) {
    gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
    gtk_widget_set_visible (self->image, icon_name != NULL);
  }
}

/* Lists have one line a row: what stands in several is run together. */
static char *
dup_one_line (char *text)
{
  for (char *c = text; *c != '\0'; c++)
    if (*c == '\n' || *c == '\r' || *c == '\t')
      *c = ' ';
  return text;
}

static void
show_record (AnbanListCell *self)
{
  AnbanRecord *record = ANBAN_RECORD (self->item);
  const AnbanField *field = &self->reg->fields[self->field];
  const AnbanChoice *choice =
      field->kind == ANBAN_KIND_CHOICE
          ? anban_field_find_choice (field, (int)anban_record_get_int (record, self->field))
          : NULL;
  g_autofree char *text = dup_one_line (anban_record_dup_display (record, self->field));

  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
  set_icon (self, choice != NULL ? choice->icon_name : NULL);
  set_css_class (self, choice != NULL ? choice->css_class : NULL);
}

static void
show_group (AnbanListCell *self)
{
  AnbanRecordGroup *group = ANBAN_RECORD_GROUP (self->item);
  g_autofree char *text = NULL;

  if (is_first (self)) {
    /* Translators: title of a group of rows, and how many there are */
    text = g_strdup_printf (_ ("%s（%u）"), anban_record_group_get_title (group),
                            anban_record_group_get_n_records (group));
    set_icon (self, anban_record_group_get_collapsed (group) ? "pan-end-symbolic" : "pan-down-symbolic");
    set_css_class (self, "group-heading");
  } else {
    set_icon (self, NULL);
    set_css_class (self, NULL);
  }
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
}

/* A row is called by its record, a cell by what it shows. */
static void
update_names (AnbanListCell *self, GtkWidget *place)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->text));
  const char *name = text != NULL && *text != '\0' ? text : _ ("空");
  GtkWidget *row = gtk_widget_get_parent (place);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (row != NULL && is_first (self)) {
    g_autofree char *title =
        ANBAN_IS_RECORD (self->item) ? anban_record_dup_title (ANBAN_RECORD (self->item)) : g_strdup (name);

    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  }
}

static void
update (AnbanListCell *self)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean heading = ANBAN_IS_RECORD_GROUP (self->item);

  if (place != NULL)
    gtk_widget_set_overflow (place, heading ? GTK_OVERFLOW_VISIBLE : GTK_OVERFLOW_HIDDEN);
  if (heading)
    show_group (self);
  else if (self->item != NULL)
    show_record (self);
  if (self->indented)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (place != NULL)
    update_names (self, place);
}

/* --- one line of text --- */

/* How high a line is and where its baseline stands, with Chinese in it: GtkInscription measures the first font
 * of the chain alone, which cuts the feet off the characters that come from another. */
typedef struct {
  PangoFontDescription *font;
  double resolution;
  int height, baseline;
} Line;

static const Line *
measure_line (GtkWidget *text)
{
  static Line lines[2]; /* of records, of headings */
  static guint next;
  PangoContext *context = gtk_widget_get_pango_context (text);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  g_autoptr (PangoLayout) layout = NULL;
  Line *line;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].font != NULL && lines[i].resolution == resolution &&
        pango_font_description_equal (lines[i].font, font))
      return &lines[i];
  line = &lines[next];
  next = (next + 1) % G_N_ELEMENTS (lines);
  g_clear_pointer (&line->font, pango_font_description_free);
  layout = gtk_widget_create_pango_layout (text, "国Ag（1）");
  pango_layout_get_pixel_size (layout, NULL, &line->height);
  line->baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
  line->font = pango_font_description_copy (font);
  line->resolution = resolution;
  return line;
}

static void
anban_list_cell_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  /* the width is the column's */
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_line (ANBAN_LIST_CELL (widget)->text)->height;
}

static int
get_indent (AnbanListCell *self)
{
  gint64 depth = self->indented && ANBAN_IS_RECORD (self->item)
                     ? anban_record_get_int (ANBAN_RECORD (self->item), self->reg->depth_field)
                     : 0;

  return (int)CLAMP (depth, 0, MAX_LEVEL) * INDENT;
}

static void
anban_list_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanListCell *self = ANBAN_LIST_CELL (widget);
  const Line *line = measure_line (self->text);
  int left = get_indent (self), room = width, top = MAX (height - line->height, 0) / 2;

  if (ANBAN_IS_RECORD_GROUP (self->item) && is_first (self)) {
    GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (widget));

    room = row != NULL ? MAX (gtk_widget_get_width (row) - 12, width) : width;
  }
  if (self->image != NULL && gtk_widget_get_visible (self->image)) {
    int icon_width;

    gtk_widget_measure (self->image, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &icon_width, NULL, NULL);
    gtk_widget_size_allocate (self->image, &(GtkAllocation){left, 0, icon_width, height}, -1);
    left += icon_width + ICON_GAP;
  }
  /* digits and Chinese, from two fonts, stand on one line across the row */
  gtk_widget_size_allocate (self->text, &(GtkAllocation){left, 0, MAX (room - left, 0), height},
                            top + line->baseline);
}

static void
anban_list_cell_dispose (GObject *object)
{
  AnbanListCell *self = ANBAN_LIST_CELL (object);

  anban_list_cell_set_item (self, NULL);
  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_list_cell_parent_class)->dispose (object);
}

static void
anban_list_cell_class_init (AnbanListCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_list_cell_dispose;
  widget_class->measure = anban_list_cell_measure;
  widget_class->size_allocate = anban_list_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "listcell");
}

static void
anban_list_cell_init (AnbanListCell *self)
{
  self->text = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

AnbanListCell *
anban_list_cell_new (const AnbanRegister *reg, guint field, GtkListItem *list_item)
{
  AnbanListCell *self = g_object_new (ANBAN_TYPE_LIST_CELL, NULL);
  AnbanKind kind = reg->fields[field].kind;

  self->reg = reg;
  self->field = field;
  self->list_item = list_item;
  if (kind == ANBAN_KIND_INT || kind == ANBAN_KIND_DECIMAL || kind == ANBAN_KIND_FILES)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text), 1);
  return self;
}

void
anban_list_cell_set_item (AnbanListCell *self, gpointer item)
{
  if (self->item == item)
    return;
  if (self->changed != 0)
    g_clear_signal_handler (&self->changed, self->item);
  g_set_object (&self->item, item);
  if (ANBAN_IS_RECORD (item))
    self->changed = g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  if (item != NULL)
    update (self);
}

void
anban_list_cell_set_indented (AnbanListCell *self, gboolean indented)
{
  self->indented = indented;
}

gpointer
anban_list_cell_get_item (AnbanListCell *self)
{
  return self->item;
}

guint
anban_list_cell_get_position (AnbanListCell *self)
{
  return gtk_list_item_get_position (self->list_item);
}

guint
anban_list_cell_get_field (AnbanListCell *self)
{
  return self->field;
}

gboolean
anban_list_cell_fits (AnbanListCell *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->text, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return strchr (text, '\n') == NULL && width <= gtk_widget_get_width (self->text);
}

static AnbanListCell *
find_below (GtkWidget *widget)
{
  AnbanListCell *found = NULL;

  if (ANBAN_IS_LIST_CELL (widget))
    return ANBAN_LIST_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child);
  return found;
}

AnbanListCell *
anban_list_cell_find (GtkWidget *widget)
{
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor (widget, ANBAN_TYPE_LIST_CELL) : NULL;

  if (cell != NULL)
    return ANBAN_LIST_CELL (cell);
  return widget != NULL ? find_below (widget) : NULL;
}
