/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/row-feed.h"

/* a little more than a screen of 1080 lines shows */
#define FIRST 40
/* what can be built between two frames */
#define STEP 16
/* GTK keeps 200 rows and a few at the edges: more rows are no more widgets */
#define BUILT 208

struct _AnbanRowFeed {
  GObject parent_instance;
  GListModel *model;
  guint n_handed;
};

enum {
  PROP_0,
  PROP_MODEL,
  PROP_WAITING,
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnbanRowFeed,
                               anban_row_feed,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (ANBAN_ROW_FEED (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  return ANBAN_ROW_FEED (list)->n_handed;
}

static gpointer
get_item (GListModel *list, guint position)
{
  AnbanRowFeed *self = ANBAN_ROW_FEED (list);

  return position < self->n_handed ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
hand (AnbanRowFeed *self, guint n)
{
  guint before = self->n_handed;

  self->n_handed = MIN (n, g_list_model_get_n_items (self->model));
  if (self->n_handed > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_handed - before);
}

/* New rows where there were none, and many at the end, are held back; all else is passed on, as far as it was
 * handed out. */
static void
model_changed_cb (AnbanRowFeed *self, guint position, guint removed, guint added)
{
  guint n_before = g_list_model_get_n_items (self->model) - added + removed, gone;
  gboolean held = position > self->n_handed || (position == self->n_handed && position < n_before) ||
                  (position == n_before && added > STEP);

  if (n_before == 0)
    hand (self, FIRST);
  else if (!held) {
    gone = MIN (removed, self->n_handed - position);
    self->n_handed = self->n_handed - gone + added;
    g_list_model_items_changed (G_LIST_MODEL (self), position, gone, added);
  }
  if (anban_row_feed_is_waiting (self))
    g_object_notify (G_OBJECT (self), "waiting");
}

static void
anban_row_feed_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODEL)
    g_value_set_object (value, ANBAN_ROW_FEED (object)->model);
  else if (id == PROP_WAITING)
    g_value_set_boolean (value, anban_row_feed_is_waiting (ANBAN_ROW_FEED (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anban_row_feed_finalize (GObject *object)
{
  g_clear_object (&ANBAN_ROW_FEED (object)->model);
  G_OBJECT_CLASS (anban_row_feed_parent_class)->finalize (object);
}

static void
anban_row_feed_class_init (AnbanRowFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anban_row_feed_get_property;
  object_class->finalize = anban_row_feed_finalize;
  g_object_class_install_property (object_class, PROP_MODEL,
                                   g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_WAITING,
      g_param_spec_boolean ("waiting", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
anban_row_feed_init (AnbanRowFeed *self)
{
}

AnbanRowFeed *
anban_row_feed_new (GListModel *model)
{
  AnbanRowFeed *self = g_object_new (ANBAN_TYPE_ROW_FEED, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  hand (self, FIRST);
  return self;
}

gboolean
anban_row_feed_is_waiting (AnbanRowFeed *self)
{
  return self->n_handed < g_list_model_get_n_items (self->model);
}

void
anban_row_feed_hand_more (AnbanRowFeed *self)
{
  hand (self, self->n_handed + STEP < BUILT ? self->n_handed + STEP : G_MAXUINT);
}

void
anban_row_feed_reach (AnbanRowFeed *self, guint position)
{
  if (position >= self->n_handed)
    anban_row_feed_hand_all (self);
}

void
anban_row_feed_hand_all (AnbanRowFeed *self)
{
  hand (self, G_MAXUINT);
}
