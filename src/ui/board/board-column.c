/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/board-column.h"

#include "ui/desktop-settings.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 196 /* of a column whose cards can be read */

struct _AnbanBoardColumn {
  GtkWidget parent_instance;
  GtkWidget *box, *header, *title, *count, *fold, *scrolled, *lane, *strip, *strip_count, *overlay, *hint;
  GtkWidget *hint_image, *hint_label;

  AnbanStore *store;
  const AnbanBoardLaneKind *kind;
  const AnbanChoice *choice;
  const AnbanRegister *reg;
  AnbanRecordModel *model;
  gboolean collapsed;
};

enum {
  SIGNAL_LOADED,
  SIGNAL_LIST_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanBoardColumn, anban_board_column, GTK_TYPE_WIDGET)

static void
update_count (AnbanBoardColumn *self)
{
  guint n = anban_record_model_get_n_records (self->model);
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (_ ("%s %u %s，打开台账"), _ (self->choice->label), n,
                                           self->reg->noun != NULL ? _ (self->reg->noun) : _ ("条"));
  g_autofree char *strip = g_strdup_printf (_ ("展开“%s”（%u）"), _ (self->choice->label), n);

  gtk_button_set_label (GTK_BUTTON (self->count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (GTK_LABEL (self->strip_count), text);
  gtk_widget_set_tooltip_text (self->strip, strip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip), GTK_ACCESSIBLE_PROPERTY_LABEL, strip, -1);
}

static void
loaded_cb (AnbanBoardColumn *self)
{
  update_count (self);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
failed_cb (AnbanBoardColumn *self, const GError *error)
{
  anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
}

static void
count_clicked_cb (AnbanBoardColumn *self)
{
  g_signal_emit (self, signals[SIGNAL_LIST_REQUESTED], 0);
}

static void
fold_clicked_cb (AnbanBoardColumn *self)
{
  anban_board_column_set_collapsed (self, !self->collapsed);
  anban_desktop_settings_set_folded (self->reg, self->kind->value, self->collapsed);
  gtk_widget_grab_focus (self->collapsed ? self->strip : self->fold);
}

/* --- its parts --- */

static GtkWidget *
create_icon (const AnbanChoice *choice)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", choice->icon_name, NULL);

  if (choice->css_class != NULL)
    gtk_widget_add_css_class (image, choice->css_class);
  return image;
}

static void
create_header (AnbanBoardColumn *self)
{
  g_autofree char *fold = g_strdup_printf (_ ("收起“%s”"), _ (self->choice->label));

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->header, "column-header");
  gtk_box_append (GTK_BOX (self->header), create_icon (self->choice));
  self->title = gtk_label_new (_ (self->choice->label));
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (self->header), self->title);
  self->count = gtk_button_new_with_label ("0");
  gtk_widget_add_css_class (self->count, "count");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_tooltip_text (self->count, _ ("打开台账"));
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_START);
  g_signal_connect_swapped (self->count, "clicked", G_CALLBACK (count_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->header), self->count);
  self->fold = gtk_button_new_from_icon_name ("pan-start-symbolic");
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_set_tooltip_text (self->fold, fold);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, fold, -1);
  g_signal_connect_swapped (self->fold, "clicked", G_CALLBACK (fold_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->header), self->fold);
}

/* What a collapsed column is: its icon, its name from top to bottom, its count. */
static void
create_strip (AnbanBoardColumn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *label;
  g_autoptr (GString) down = g_string_new (NULL);

  for (const char *c = _ (self->choice->label); *c != '\0'; c = g_utf8_next_char (c)) {
    if (down->len > 0)
      g_string_append_c (down, '\n');
    g_string_append_unichar (down, g_utf8_get_char (c));
  }
  label = gtk_label_new (down->str);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  self->strip_count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->strip_count, "numeric");
  gtk_box_append (GTK_BOX (box), create_icon (self->choice));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->strip_count);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  self->strip = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->strip), box);
  gtk_widget_add_css_class (self->strip, "flat");
  gtk_widget_add_css_class (self->strip, "column-strip");
  gtk_widget_set_vexpand (self->strip, TRUE);
  gtk_widget_set_visible (self->strip, FALSE);
  g_signal_connect_swapped (self->strip, "clicked", G_CALLBACK (fold_clicked_cb), self);
}

/* The sentence over the cards while one is held above them. */
static void
create_hint (AnbanBoardColumn *self)
{
  self->hint = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->hint_image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->hint_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->hint_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->hint_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (self->hint_label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (self->hint), self->hint_image);
  gtk_box_append (GTK_BOX (self->hint), self->hint_label);
  gtk_widget_add_css_class (self->hint, "drop-hint");
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_visible (self->hint, FALSE);
}

static void
create_children (AnbanBoardColumn *self, const AnbanBoardKind *kind)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  create_header (self);
  create_strip (self);
  create_hint (self);
  self->lane = anban_board_lane_new (self->store, kind, self->model);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->choice->label), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->lane);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->hint);
  gtk_box_append (GTK_BOX (self->box), self->header);
  gtk_box_append (GTK_BOX (self->box), self->overlay);
  gtk_box_append (GTK_BOX (self->box), self->strip);
  gtk_widget_set_size_request (self->header, LEAST_WIDTH, -1);
}

/* --- the object --- */

static void
anban_board_column_dispose (GObject *object)
{
  AnbanBoardColumn *self = ANBAN_BOARD_COLUMN (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_board_column_parent_class)->dispose (object);
}

static void
anban_board_column_class_init (AnbanBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_board_column_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LIST_REQUESTED] = g_signal_new ("list-requested", G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anban_board_column_init (AnbanBoardColumn *self)
{
}

GtkWidget *
anban_board_column_new (AnbanStore *store, const AnbanBoardKind *kind, const AnbanBoardLaneKind *lane)
{
  AnbanBoardColumn *self = g_object_new (ANBAN_TYPE_BOARD_COLUMN, NULL);

  self->store = g_object_ref (store);
  self->reg = kind->reg;
  self->kind = lane;
  self->choice = anban_field_find_choice (&kind->reg->fields[kind->reg->lane_field], lane->value);
  self->model = anban_record_model_new (store);
  g_signal_connect_swapped (self->model, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (failed_cb), self);
  create_children (self, kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->choice->label), -1);
  update_count (self);
  anban_board_column_set_collapsed (
      self, anban_desktop_settings_get_folded (kind->reg, lane->value, lane->collapsed));
  return GTK_WIDGET (self);
}

void
anban_board_column_narrow (AnbanBoardColumn *self, const AnbanQuery *query)
{
  g_autoptr (AnbanQuery) own = anban_query_copy (query);
  guint field = (guint)self->reg->lane_field;
  gint64 lane;

  /* where the board is narrowed to one lane, two conditions leave the others empty */
  if (!anban_query_get_where_int (query, field, &lane) || lane != self->kind->value)
    anban_query_where_int (own, field, ANBAN_OP_EQ, self->kind->value);
  anban_query_set_grouping (own, NULL);
  anban_query_set_sort (own, (int)self->kind->sort, self->kind->descending);
  anban_record_model_set_query (self->model, own);
}

int
anban_board_column_get_lane_value (AnbanBoardColumn *self)
{
  return self->kind->value;
}

const char *
anban_board_column_get_title (AnbanBoardColumn *self)
{
  return _ (self->choice->label);
}

AnbanBoardLane *
anban_board_column_get_lane (AnbanBoardColumn *self)
{
  return ANBAN_BOARD_LANE (self->lane);
}

AnbanRecordModel *
anban_board_column_get_model (AnbanBoardColumn *self)
{
  return self->model;
}

gboolean
anban_board_column_get_collapsed (AnbanBoardColumn *self)
{
  return self->collapsed;
}

void
anban_board_column_set_collapsed (AnbanBoardColumn *self, gboolean collapsed)
{
  self->collapsed = collapsed;
  gtk_widget_set_visible (self->header, !collapsed);
  gtk_widget_set_visible (self->overlay, !collapsed);
  gtk_widget_set_visible (self->strip, collapsed);
  gtk_widget_set_hexpand (GTK_WIDGET (self), !collapsed);
}

void
anban_board_column_show_drop (AnbanBoardColumn *self, const char *refusal)
{
  const char *text = refusal != NULL ? refusal : _ ("放在这里");

  gtk_widget_remove_css_class (GTK_WIDGET (self), refusal != NULL ? "takes" : "refuses");
  gtk_widget_add_css_class (GTK_WIDGET (self), refusal != NULL ? "refuses" : "takes");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->hint_image),
                                refusal != NULL ? "action-unavailable-symbolic" : "object-select-symbolic");
  gtk_label_set_text (GTK_LABEL (self->hint_label), text);
  gtk_widget_set_visible (self->hint, TRUE);
}

void
anban_board_column_hide_drop (AnbanBoardColumn *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "takes");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "refuses");
  gtk_widget_set_visible (self->hint, FALSE);
}
