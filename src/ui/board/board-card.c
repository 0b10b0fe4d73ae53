/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/board-card.h"

#include <glib/gi18n-lib.h>

#define GAP 4

struct _AnbanBoardCard {
  GtkWidget parent_instance;
  GtkWidget *title, *badge, *badge_image, *badge_label, *text, *picture;
  GtkWidget *term, *term_image, *term_label, *note, *code, *mark;

  AnbanStore *store;
  const AnbanBoardKind *kind;
  AnbanRecord *record;
  gulong changed;
  guint position, n;
  guint picture_source;
  const char *badge_class, *term_class;
};

G_DEFINE_FINAL_TYPE (AnbanBoardCard, anban_board_card, GTK_TYPE_WIDGET)

/* --- the picture --- */

/* After the frame: a card is readable before its picture is there. */
static gboolean
load_picture_cb (gpointer data)
{
  AnbanBoardCard *self = data;
  g_autoptr (GBytes) bytes = self->kind->load_picture (self->store, self->record);
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  self->picture_source = 0;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  return G_SOURCE_REMOVE;
}

static void
show_picture (AnbanBoardCard *self, gboolean has_picture, gboolean other)
{
  g_clear_handle_id (&self->picture_source, g_source_remove);
  if (other || !has_picture) {
    gtk_widget_set_visible (self->picture, FALSE);
    gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  }
  if (has_picture)
    self->picture_source = g_idle_add_full (G_PRIORITY_LOW, load_picture_cb, self, NULL);
}

/* --- the words --- */

static void
set_class (GtkWidget *widget, const char **now, const char *css_class)
{
  if (*now == css_class)
    return;
  if (*now != NULL)
    gtk_widget_remove_css_class (widget, *now);
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
  *now = css_class;
}

/* An empty label would be read out as what it is. */
static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show_record (AnbanBoardCard *self, gboolean other)
{
  g_auto (AnbanBoardText) text = {0};
  g_autofree char *name = NULL;

  self->kind->describe (self->record, &text);
  gtk_label_set_text (GTK_LABEL (self->title), text.title);
  gtk_label_set_text (GTK_LABEL (self->text), text.text);
  gtk_widget_set_visible (self->badge, text.badge != NULL);
  gtk_label_set_text (GTK_LABEL (self->badge_label), text.badge);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->badge_image), text.badge_icon);
  set_class (self->badge, &self->badge_class, text.badge_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->term_image), text.term_icon);
  gtk_label_set_text (GTK_LABEL (self->term_label), text.term);
  set_class (self->term, &self->term_class, text.term_class);
  show_text (self->note, text.note);
  show_text (self->code, text.code);
  show_text (self->mark, text.mark);
  show_picture (self, text.has_picture, other);
  name = anban_board_text_dup_name (&text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
record_changed_cb (AnbanBoardCard *self)
{
  show_record (self, FALSE);
}

/* What did not find room on the card. */
static gboolean
query_tooltip_cb (AnbanBoardCard *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_auto (AnbanBoardText) text = {0};
  g_autofree char *all = NULL;

  if (self->record == NULL || keyboard)
    return FALSE;
  self->kind->describe (self->record, &text);
  all = g_strdup_printf ("%s\n%s", text.title, text.text);
  gtk_tooltip_set_text (tooltip, all);
  return TRUE;
}

/* --- its layout --- */

/* How high a line is, with Chinese in it. */
static int
measure_line (GtkWidget *label)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, "国Ag（1）");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
anban_board_card_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  AnbanBoardCard *self = ANBAN_BOARD_CARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0; /* the width is the column's */
  else
    *minimum = *natural = 4 * measure_line (self->title) + measure_line (self->code) + 3 * GAP;
}

/* @left begins at the left, @right ends at the right; the first gives way. */
static void
place_pair (GtkWidget *left, GtkWidget *right, int y, int width, int height)
{
  int right_width = 0, left_minimum;

  gtk_widget_measure (left, GTK_ORIENTATION_HORIZONTAL, -1, &left_minimum, NULL, NULL, NULL);
  if (gtk_widget_get_visible (right)) {
    gtk_widget_measure (right, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &right_width, NULL, NULL);
    right_width = CLAMP (right_width, 0, MAX (width - left_minimum - GAP, 0));
    gtk_widget_size_allocate (right, &(GtkAllocation){width - right_width, y, right_width, height}, -1);
    right_width += GAP;
  }
  gtk_widget_size_allocate (left, &(GtkAllocation){0, y, MAX (width - right_width, left_minimum), height},
                            -1);
}

static void
anban_board_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanBoardCard *self = ANBAN_BOARD_CARD (widget);
  int line = measure_line (self->title), small = measure_line (self->code), y = line + GAP, room = width;

  place_pair (self->title, self->badge, 0, width, line);
  if (gtk_widget_get_visible (self->picture)) {
    gtk_widget_measure (self->picture, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (self->picture, &(GtkAllocation){width - 2 * line, y, 2 * line, 2 * line}, -1);
    room -= 2 * line + GAP;
  }
  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->text, &(GtkAllocation){0, y, MAX (room, 0), 2 * line}, -1);
  y += 2 * line + GAP;
  place_pair (self->term, self->note, y, width, line);
  y += line + GAP;
  place_pair (self->code, self->mark, y, width, small);
}

/* --- the object --- */

static void
anban_board_card_dispose (GObject *object)
{
  AnbanBoardCard *self = ANBAN_BOARD_CARD (object);
  GtkWidget *child;

  anban_board_card_set_record (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_board_card_parent_class)->dispose (object);
}

static void
anban_board_card_class_init (AnbanBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_board_card_dispose;
  widget_class->measure = anban_board_card_measure;
  widget_class->size_allocate = anban_board_card_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "boardcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
add_label (AnbanBoardCard *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static GtkWidget *
add_pair (AnbanBoardCard *self, const char *css_class, GtkWidget **image, GtkWidget **label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  *label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), *image);
  gtk_box_append (GTK_BOX (box), *label);
  gtk_widget_add_css_class (box, css_class);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
anban_board_card_init (AnbanBoardCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->title = add_label (self, "heading");
  self->badge = add_pair (self, "badge", &self->badge_image, &self->badge_label);
  self->text = add_label (self, "text");
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->text), 2);
  gtk_label_set_yalign (GTK_LABEL (self->text), 0);
  self->picture = g_object_new (GTK_TYPE_PICTURE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "can-shrink", TRUE, NULL);
  gtk_widget_set_overflow (self->picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->picture, widget);
  self->term = add_pair (self, "term", &self->term_image, &self->term_label);
  self->note = add_label (self, "note");
  self->code = add_label (self, "code");
  self->mark = add_label (self, "mark");
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
anban_board_card_new (AnbanStore *store, const AnbanBoardKind *kind)
{
  AnbanBoardCard *self = g_object_new (ANBAN_TYPE_BOARD_CARD, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  return GTK_WIDGET (self);
}

void
anban_board_card_set_record (AnbanBoardCard *self, AnbanRecord *record)
{
  gboolean other = self->record == NULL || record == NULL ||
                   anban_record_get_id (self->record) != anban_record_get_id (record);

  if (self->record == record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed, self->record);
  g_set_object (&self->record, record);
  g_clear_handle_id (&self->picture_source, g_source_remove);
  if (record == NULL)
    return;
  self->changed = g_signal_connect_swapped (record, "changed", G_CALLBACK (record_changed_cb), self);
  show_record (self, other);
}

AnbanRecord *
anban_board_card_get_record (AnbanBoardCard *self)
{
  return self->record;
}

void
anban_board_card_set_place (AnbanBoardCard *self, guint position, guint n)
{
  if (self->position == position && self->n == n)
    return;
  self->position = position;
  self->n = n;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int)position + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int)n, -1);
}

guint
anban_board_card_get_position (AnbanBoardCard *self)
{
  return self->position;
}

void
anban_board_card_set_selected (AnbanBoardCard *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
}
