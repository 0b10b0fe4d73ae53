/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/board-lane.h"

#include <math.h>

struct _AnbanBoardLane {
  GtkWidget parent_instance;
  AnbanStore *store;
  const AnbanBoardKind *kind;
  AnbanRecordModel *model;
  GtkAdjustment *hadjustment, *vadjustment;
  GtkScrollablePolicy hpolicy, vpolicy;

  GPtrArray *cards; /* in the order of their places */
  GPtrArray *spare; /* hidden */
  gint64 current;
  int card_height;   /* 0: to be measured */
  int width, height; /* that there are cards for */
  guint tick;        /* cards are made before the next frame is laid out, never while it is */
};

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  SIGNAL_CURRENT_CHANGED,
  SIGNAL_CARD_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (AnbanBoardLane,
                               anban_board_lane,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
get_n (AnbanBoardLane *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

/* --- which cards there are --- */

static GtkWidget *
create_card (AnbanBoardLane *self)
{
  GtkWidget *card = anban_board_card_new (self->store, self->kind);

  gtk_widget_set_parent (card, GTK_WIDGET (self));
  return card;
}

static int
get_card_height (AnbanBoardLane *self)
{
  /* there is always one, in view or in reserve */
  if (self->card_height == 0)
    gtk_widget_measure (self->cards->len > 0 ? self->cards->pdata[0] : self->spare->pdata[0],
                        GTK_ORIENTATION_VERTICAL, -1, &self->card_height, NULL, NULL, NULL);
  return MAX (self->card_height, 1);
}

static gint64
get_card_id (AnbanBoardCard *card)
{
  AnbanRecord *record = anban_board_card_get_record (card);

  return record != NULL ? anban_record_get_id (record) : 0;
}

AnbanBoardCard *
anban_board_lane_find_card (AnbanBoardLane *self, gint64 id)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (get_card_id (self->cards->pdata[i]) == id)
      return self->cards->pdata[i];
  return NULL;
}

/* The card that shows the record already, or any other; it is taken out of @old. */
static GtkWidget *
take_card (AnbanBoardLane *self, GPtrArray *old, gint64 id)
{
  for (guint i = 0; i < old->len; i++)
    if (get_card_id (old->pdata[i]) == id)
      return g_ptr_array_steal_index (old, i);
  if (self->spare->len > 0)
    return g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  return NULL;
}

static void
add_card (AnbanBoardLane *self, GtkWidget *card, guint position)
{
  g_autoptr (AnbanRecord) record = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  GtkWidget *last = self->cards->len > 0 ? self->cards->pdata[self->cards->len - 1] : NULL;

  if (card == NULL)
    card = create_card (self);
  anban_board_card_set_record (ANBAN_BOARD_CARD (card), record);
  anban_board_card_set_place (ANBAN_BOARD_CARD (card), position, get_n (self));
  anban_board_card_set_selected (ANBAN_BOARD_CARD (card), anban_record_get_id (record) == self->current);
  gtk_widget_set_child_visible (card, TRUE);
  /* those who listen hear them in the order of their places */
  if (gtk_widget_get_prev_sibling (card) != last)
    gtk_widget_insert_after (card, GTK_WIDGET (self), last);
  g_ptr_array_add (self->cards, card);
}

static void
put_aside (AnbanBoardLane *self, GtkWidget *card)
{
  anban_board_card_set_record (ANBAN_BOARD_CARD (card), NULL);
  gtk_widget_set_child_visible (card, FALSE);
  g_ptr_array_add (self->spare, card);
}

/* The places in view, and one on either side for the Tab key. */
static void
get_range (AnbanBoardLane *self, guint *from, guint *to)
{
  double value = gtk_adjustment_get_value (self->vadjustment);
  int page = self->height, height = get_card_height (self);
  guint n = get_n (self), first = (guint)MAX (0, floor (value / height)),
        last = (guint)MAX (0, ceil ((value + page) / height));

  *from = MIN (first > 0 ? first - 1 : 0, n);
  *to = MIN (last + 1, n);
}

static void
update_cards (AnbanBoardLane *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->cards);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint from = 0, to = 0, kept = G_MAXUINT;

  self->cards = g_ptr_array_new ();
  if (self->vadjustment != NULL && self->model != NULL)
    get_range (self, &from, &to);
  /* the card that has the focus is kept while it is out of view */
  if (ANBAN_IS_BOARD_CARD (focus) && gtk_widget_get_parent (focus) == GTK_WIDGET (self) &&
      anban_board_card_get_record (ANBAN_BOARD_CARD (focus)) != NULL)
    kept = anban_record_model_find (self->model, get_card_id (ANBAN_BOARD_CARD (focus)));
  if (kept < from)
    add_card (self, take_card (self, old, anban_record_model_get_id (self->model, kept)), kept);
  for (guint i = from; i < to; i++)
    add_card (self, take_card (self, old, anban_record_model_get_id (self->model, i)), i);
  if (kept != G_MAXUINT && kept >= to)
    add_card (self, take_card (self, old, anban_record_model_get_id (self->model, kept)), kept);
  for (guint i = 0; i < old->len; i++)
    put_aside (self, old->pdata[i]);
}

/* Never while only the lane is laid out: a scrollbar that comes or goes lays out the column. */
static void
configure (AnbanBoardLane *self, int width, int height)
{
  double all = (double)get_card_height (self) * get_n (self);

  gtk_adjustment_configure (self->hadjustment, 0, 0, width, width * 0.1, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment,
                            CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, MAX (all - height, 0)), 0,
                            MAX (all, height), get_card_height (self), height * 0.9, height);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (widget);

  self->tick = 0;
  if (self->height > 0 && self->vadjustment != NULL && self->hadjustment != NULL)
    configure (self, gtk_widget_get_width (widget), self->height);
  update_cards (self);
  gtk_widget_queue_allocate (widget);
  return G_SOURCE_REMOVE;
}

static void
queue_update (AnbanBoardLane *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* --- layout and scrolling --- */

static void
anban_board_lane_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = get_card_height (ANBAN_BOARD_LANE (widget));
}

static void
anban_board_lane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (widget);
  int card_height = get_card_height (self);
  double value;

  if (self->vadjustment == NULL || self->hadjustment == NULL)
    return;
  if (height != self->height || width != self->width) {
    configure (self, width, height);
    queue_update (self);
  }
  self->height = height;
  self->width = width;
  value = gtk_adjustment_get_value (self->vadjustment);
  for (guint i = 0; i < self->cards->len; i++) {
    GtkWidget *card = self->cards->pdata[i];
    int y = (int)((double)anban_board_card_get_position (ANBAN_BOARD_CARD (card)) * card_height - value);

    gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (card, &(GtkAllocation){0, y, width, card_height}, -1);
  }
}

static void
value_changed_cb (AnbanBoardLane *self)
{
  queue_update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (AnbanBoardLane *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (adjustment == NULL)
    return;
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What came or went above what is seen moves nothing that is seen. */
static void
items_changed_cb (AnbanBoardLane *self, guint position, guint removed, guint added)
{
  int height = get_card_height (self);

  if (self->vadjustment != NULL && removed + added == 1 &&
      (position + 1) * (double)height <= gtk_adjustment_get_value (self->vadjustment)) {
    double value = gtk_adjustment_get_value (self->vadjustment) + (added > 0 ? height : -height);

    gtk_adjustment_set_upper (
        self->vadjustment, MAX ((double)height * get_n (self), gtk_adjustment_get_upper (self->vadjustment)));
    gtk_adjustment_set_value (self->vadjustment, value);
  }
  queue_update (self);
}

static void
anban_board_lane_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (widget);

  GTK_WIDGET_CLASS (anban_board_lane_parent_class)->css_changed (widget, change);
  self->card_height = 0;
  queue_update (self);
}

/* --- focus --- */

/* Tab goes through the lane in one step: to the chosen card, or the first in view. */
static gboolean
anban_board_lane_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (widget);
  AnbanBoardCard *card = anban_board_lane_find_card (self, self->current);

  if (gtk_widget_get_focus_child (widget) != NULL || self->cards->len == 0)
    return FALSE;
  for (guint i = 0; i < self->cards->len && card == NULL; i++) {
    graphene_rect_t bounds;

    if (gtk_widget_compute_bounds (self->cards->pdata[i], widget, &bounds) && bounds.origin.y >= 0)
      card = self->cards->pdata[i];
  }
  return card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
anban_board_lane_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (widget);

  GTK_WIDGET_CLASS (anban_board_lane_parent_class)->set_focus_child (widget, child);
  if (child != NULL && get_card_id (ANBAN_BOARD_CARD (child)) > 0 &&
      get_card_id (ANBAN_BOARD_CARD (child)) != self->current) {
    anban_board_lane_set_current (self, get_card_id (ANBAN_BOARD_CARD (child)));
    g_signal_emit (self, signals[SIGNAL_CURRENT_CHANGED], 0);
  }
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AnbanBoardLane *self)
{
  AnbanBoardCard *card = anban_board_lane_pick (self, x, y);

  if (card == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (card));
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_CARD_ACTIVATED], 0, anban_board_card_get_record (card));
}

/* --- the object --- */

static void
anban_board_lane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (object);

  switch (id) {
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->hadjustment);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->vadjustment);
    break;
  case PROP_HSCROLL_POLICY:
    g_value_set_enum (value, self->hpolicy);
    break;
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, self->vpolicy);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
anban_board_lane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (object);

  switch (id) {
  case PROP_HADJUSTMENT:
    set_adjustment (self, &self->hadjustment, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    set_adjustment (self, &self->vadjustment, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
    self->hpolicy = g_value_get_enum (value);
    break;
  case PROP_VSCROLL_POLICY:
    self->vpolicy = g_value_get_enum (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
anban_board_lane_dispose (GObject *object)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (object);
  GtkWidget *child;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  g_ptr_array_set_size (self->cards, 0);
  g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_board_lane_parent_class)->dispose (object);
}

static void
anban_board_lane_finalize (GObject *object)
{
  AnbanBoardLane *self = ANBAN_BOARD_LANE (object);

  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->spare);
  G_OBJECT_CLASS (anban_board_lane_parent_class)->finalize (object);
}

static void
anban_board_lane_class_init (AnbanBoardLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = anban_board_lane_get_property;
  object_class->set_property = anban_board_lane_set_property;
  object_class->dispose = anban_board_lane_dispose;
  object_class->finalize = anban_board_lane_finalize;
  widget_class->measure = anban_board_lane_measure;
  widget_class->size_allocate = anban_board_lane_size_allocate;
  widget_class->css_changed = anban_board_lane_css_changed;
  widget_class->focus = anban_board_lane_focus;
  widget_class->set_focus_child = anban_board_lane_set_focus_child;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_CURRENT_CHANGED] = g_signal_new ("current-changed", G_TYPE_FROM_CLASS (klass),
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CARD_ACTIVATED] =
      g_signal_new ("card-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, ANBAN_TYPE_RECORD);
  gtk_widget_class_set_css_name (widget_class, "boardlane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
anban_board_lane_init (AnbanBoardLane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cards = g_ptr_array_new ();
  self->spare = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
anban_board_lane_new (AnbanStore *store, const AnbanBoardKind *kind, AnbanRecordModel *model)
{
  AnbanBoardLane *self = g_object_new (ANBAN_TYPE_BOARD_LANE, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->model = g_object_ref (model);
  put_aside (self, create_card (self));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return GTK_WIDGET (self);
}

gint64
anban_board_lane_get_current (AnbanBoardLane *self)
{
  return self->current;
}

void
anban_board_lane_set_current (AnbanBoardLane *self, gint64 id)
{
  if (self->current == id)
    return;
  self->current = id;
  for (guint i = 0; i < self->cards->len; i++)
    anban_board_card_set_selected (self->cards->pdata[i], get_card_id (self->cards->pdata[i]) == id);
}

void
anban_board_lane_show (AnbanBoardLane *self, guint position, gboolean focus)
{
  int height = get_card_height (self);
  AnbanBoardCard *card;

  if (self->vadjustment == NULL || position >= get_n (self))
    return;
  if (gtk_widget_get_height (GTK_WIDGET (self)) > 0)
    configure (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_adjustment_clamp_page (self->vadjustment, (double)position * height, (double)(position + 1) * height);
  update_cards (self);
  card = anban_board_lane_find_card (self, anban_record_model_get_id (self->model, position));
  if (focus && card != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (card));
}

AnbanBoardCard *
anban_board_lane_pick (AnbanBoardLane *self, double x, double y)
{
  GtkWidget *below = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = below != NULL ? gtk_widget_get_ancestor (below, ANBAN_TYPE_BOARD_CARD) : NULL;

  return card != NULL && anban_board_card_get_record (ANBAN_BOARD_CARD (card)) != NULL
             ? ANBAN_BOARD_CARD (card)
             : NULL;
}

guint
anban_board_lane_get_page (AnbanBoardLane *self)
{
  return (guint)MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / get_card_height (self));
}

guint
anban_board_lane_get_place_at (AnbanBoardLane *self, double y)
{
  double value = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;

  return (guint)MAX (0, (value + y) / get_card_height (self));
}
