/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-model.h"

#include "store/attachment.h"
#include "store/record-place-private.h"
#include "store/record-snapshot-private.h"
#include "store/record-windows-private.h"
#include "store/setting.h"

#define MOST_AT_ONCE 128 /* rows that come or go as one stretch */

/* --- the model --- */

struct _AnbanRecordModel {
  GObject parent_instance;

  AnbanStore *store;
  AnbanQuery *query;
  AnbanRecordSnapshot *snapshot;
  GArray *shown; /* snapshot->ids without what is collapsed */
  AnbanRecordWindows *windows;
  GHashTable *collapsed; /* keys of collapsed groups */
  GCancellable *cancellable;
  guint generation;
  guint n_calls;
  gboolean loading;
};

enum {
  PROP_0,
  PROP_LOADING,
  PROP_N_RECORDS,
  N_PROPS,
};

enum {
  LOADED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnbanRecordModel,
                               anban_record_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
shown_id (AnbanRecordModel *self, guint position)
{
  return g_array_index (self->shown, gint64, position);
}

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return ANBAN_RECORD_MODEL (list)->shown->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  AnbanRecordModel *self = ANBAN_RECORD_MODEL (list);
  gint64 id;

  self->n_calls++;
  if (position >= self->shown->len)
    return NULL;
  id = shown_id (self, position);
  if (id < 0)
    return g_object_ref (self->snapshot->groups->pdata[-1 - id]);
  return g_object_ref (anban_record_windows_get (
      self->windows, self->store, anban_query_get_register (self->query), self->shown, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- showing a snapshot --- */

static GArray *
build_shown (AnbanRecordModel *self)
{
  GArray *shown;
  gboolean hidden = FALSE;

  if (g_hash_table_size (self->collapsed) == 0)
    return g_array_ref (self->snapshot->ids);
  shown = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->snapshot->ids->len);
  for (guint i = 0; i < self->snapshot->ids->len; i++) {
    gint64 id = g_array_index (self->snapshot->ids, gint64, i);

    if (id < 0) {
      AnbanRecordGroup *group = self->snapshot->groups->pdata[-1 - id];

      hidden = group->collapsed = g_hash_table_contains (self->collapsed, group->key);
    }
    if (id < 0 || !hidden)
      g_array_append_val (shown, id);
  }
  return shown;
}

static gboolean
same_ids (GArray *a, GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* (0, n, n) would make GTK ask for every row; two signals with nothing between make it ask for a screenful. */
static void
replace_all (AnbanRecordModel *self, GArray *shown)
{
  guint before = self->shown->len;

  anban_record_windows_forget (self->windows);
  g_array_unref (self->shown);
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  g_array_unref (self->shown);
  self->shown = g_array_ref (shown);
  self->n_calls = 0;
  if (shown->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, shown->len);
}

/* One stretch that came or went is told as that stretch: scroll place and selection stay. At the end it may be
 * of any length. */
static gboolean
replace_stretch (AnbanRecordModel *self, GArray *shown)
{
  guint old_n = self->shown->len, new_n = shown->len, head = 0, tail = 0, most = MIN (old_n, new_n);

  while (head < most && shown_id (self, head) == g_array_index (shown, gint64, head))
    head++;
  while (tail < most - head &&
         shown_id (self, old_n - 1 - tail) == g_array_index (shown, gint64, new_n - 1 - tail))
    tail++;
  if ((old_n - head - tail > MOST_AT_ONCE || new_n - head - tail > MOST_AT_ONCE) &&
      (head == 0 || head < old_n))
    return FALSE;
  anban_record_windows_replace (self->windows);
  g_array_unref (self->shown);
  self->shown = g_array_ref (shown);
  g_list_model_items_changed (G_LIST_MODEL (self), head, old_n - head - tail, new_n - head - tail);
  return TRUE;
}

static void
set_loading (AnbanRecordModel *self, gboolean loading)
{
  if (self->loading != loading) {
    self->loading = loading;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  }
}

static void
show_snapshot (AnbanRecordModel *self, AnbanRecordSnapshot *snapshot)
{
  g_autoptr (AnbanRecordSnapshot) old = self->snapshot;
  g_autoptr (GArray) shown = NULL;

  self->snapshot = snapshot;
  shown = build_shown (self);
  /* headings are told apart by their number alone: with groups only an unchanged list is kept in place */
  if (same_ids (self->shown, shown) && snapshot->groups->len == 0) {
    g_array_unref (self->shown);
    self->shown = g_array_ref (shown);
    anban_record_windows_refresh (self->windows, self->store, 0);
  } else if (snapshot->groups->len > 0 || old->groups->len > 0 || !replace_stretch (self, shown))
    replace_all (self, shown);
  set_loading (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_RECORDS]);
  g_signal_emit (self, signals[LOADED], 0);
}

/* --- loading --- */

/* The first rows of a list that shows none yet; the others follow with the snapshot. */
static void
show_head (gpointer source, guint generation, GArray *ids)
{
  AnbanRecordModel *self = source;

  if (generation == self->generation && self->store != NULL && self->store->connection != NULL &&
      self->shown->len == 0)
    replace_all (self, ids);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanRecordModel *self = ANBAN_RECORD_MODEL (source);
  g_autoptr (GError) error = NULL;
  guint generation;
  AnbanRecordSnapshot *snapshot = anban_record_snapshot_load_finish (result, &generation, &error);

  /* asked for otherwise since, or the office was closed meanwhile */
  if (generation != self->generation || self->store == NULL || self->store->connection == NULL) {
    g_clear_pointer (&snapshot, anban_record_snapshot_free);
    return;
  }
  if (snapshot != NULL) {
    show_snapshot (self, snapshot);
    return;
  }
  set_loading (self, FALSE);
  g_signal_emit (self, signals[FAILED], 0, error);
}

void
anban_record_model_reload (AnbanRecordModel *self)
{
  if (self->query == NULL || self->store->connection == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_loading (self, TRUE);
  anban_record_snapshot_load (self, self->store, self->query, ++self->generation,
                              self->shown->len == 0 ? show_head : NULL, self->cancellable, loaded_cb);
}

gboolean
anban_record_model_reload_now (AnbanRecordModel *self, GError **error)
{
  AnbanRecordSnapshot *snapshot;

  g_return_val_if_fail (self->query != NULL, FALSE);
  self->generation++;
  snapshot = anban_record_snapshot_read (self->store, self->query, NULL, error);
  if (snapshot != NULL)
    show_snapshot (self, snapshot);
  return snapshot != NULL;
}

/* Whether rows of @reg show something of @other: a REF title, a unit's name, a count of files. */
static gboolean
shows_something_of (const AnbanRegister *reg, const AnbanRegister *other)
{
  g_autofree char *word = g_strdup_printf (" %s ", other->id);

  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].ref == other ||
        /* the days that count as near are a setting, and whether private texts are shown whole */
        (other == &anban_setting_register && (strstr (reg->fields[i].column, "{soon}") != NULL ||
                                              (reg->fields[i].flags & ANBAN_FIELD_PRIVATE) != 0)) ||
        ((reg->fields[i].flags & ANBAN_FIELD_COMPUTED) && strstr (reg->fields[i].column, word) != NULL))
      return TRUE;
  return FALSE;
}

/* The record of @own that a changed part of it belongs to; 0 where that cannot be told. */
static gint64
find_owner (AnbanStore *store, const AnbanRegister *own, const AnbanRegister *reg, gint64 id)
{
  gboolean file = reg == &anban_attachment_register;
  g_autoptr (AnbanRecord) part = NULL;

  if (id == 0 || (!file && (reg->owner_field < 0 || reg->fields[reg->owner_field].ref != own)))
    return 0;
  part = anban_store_read (store, reg, id, NULL);
  if (part == NULL)
    return 0;
  if (!file)
    return anban_record_get_int (part, (guint)reg->owner_field);
  /* a file of another register's record is shown by none of these */
  return g_str_equal (anban_record_get_text (part, ANBAN_ATTACHMENT_OWNER_REGISTER), own->id)
             ? anban_record_get_int (part, ANBAN_ATTACHMENT_OWNER_ID)
             : -1;
}

/* Puts one changed record where it belongs now, or takes it out, without reading the others. FALSE where the
 * place cannot be told so. */
static gboolean
place_record (AnbanRecordModel *self, gint64 id)
{
  GArray *ids = self->shown;
  guint before, after = G_MAXUINT;
  gboolean holds;

  if (self->loading || ids != self->snapshot->ids || !anban_record_place_is_known (self->query))
    return FALSE;
  before = anban_record_model_find (self, id);
  holds = anban_record_place_holds (self->store, self->query, id);
  if (before != G_MAXUINT)
    g_array_remove_index (ids, before);
  if (holds && (after = anban_record_place_find (self->store, self->query, ids, id)) == G_MAXUINT) {
    if (before != G_MAXUINT)
      g_array_insert_val (ids, before, id);
    return FALSE;
  }
  if (before != after && before != G_MAXUINT) {
    anban_record_windows_replace (self->windows);
    g_list_model_items_changed (G_LIST_MODEL (self), before, 1, 0);
  }
  if (holds)
    g_array_insert_val (ids, after, id);
  if (before != after && holds) {
    anban_record_windows_replace (self->windows);
    g_list_model_items_changed (G_LIST_MODEL (self), after, 0, 1);
  }
  self->snapshot->n_records = ids->len;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_RECORDS]);
  g_signal_emit (self, signals[LOADED], 0);
  return TRUE;
}

static void
follow_own_change (AnbanRecordModel *self, gint64 id, int change)
{
  if (id != 0 && change != ANBAN_CHANGE_DELETED)
    anban_record_windows_refresh (self->windows, self->store, id);
  /* an update may move a row, or take it out of a filtered list; equal ids are shown without a jump */
  if (id == 0 || !place_record (self, id))
    anban_record_model_reload (self);
}

static void
store_changed_cb (AnbanStore *store, const AnbanRegister *reg, gint64 id, int change, AnbanRecordModel *self)
{
  const AnbanRegister *own = self->query != NULL ? anban_query_get_register (self->query) : NULL;
  gint64 owner;

  if (own == NULL)
    return;
  if (reg == own) {
    follow_own_change (self, id, change);
    return;
  }
  if (!shows_something_of (own, reg))
    return;
  owner = find_owner (store, own, reg, id);
  if (owner >= 0)
    anban_record_windows_refresh (self->windows, store, owner);
  if (!anban_record_place_depends_on (self->query, reg))
    return;
  if (owner <= 0 || !place_record (self, owner))
    anban_record_model_reload (self);
}

void
anban_record_model_set_query (AnbanRecordModel *self, const AnbanQuery *query)
{
  if (self->query != NULL && anban_query_get_register (self->query) != anban_query_get_register (query)) {
    g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

    replace_all (self, none);
  }
  g_clear_pointer (&self->query, anban_query_free);
  self->query = anban_query_copy (query);
  anban_record_model_reload (self);
}

const AnbanQuery *
anban_record_model_get_query (AnbanRecordModel *self)
{
  return self->query;
}

gboolean
anban_record_model_get_loading (AnbanRecordModel *self)
{
  return self->loading;
}

guint
anban_record_model_get_n_records (AnbanRecordModel *self)
{
  return self->snapshot->n_records;
}

guint
anban_record_model_find (AnbanRecordModel *self, gint64 id)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (shown_id (self, i) == id)
      return i;
  return G_MAXUINT;
}

gint64
anban_record_model_get_id (AnbanRecordModel *self, guint position)
{
  return position < self->shown->len ? MAX (0, shown_id (self, position)) : 0;
}

void
anban_record_model_toggle_group (AnbanRecordModel *self, guint position)
{
  g_autoptr (GArray) shown = NULL;
  AnbanRecordGroup *group;
  gint64 id = position < self->shown->len ? shown_id (self, position) : 0;
  guint old_n = self->shown->len, changed;

  if (id >= 0)
    return;
  group = self->snapshot->groups->pdata[-1 - id];
  group->collapsed = !group->collapsed;
  if (group->collapsed)
    g_hash_table_add (self->collapsed, g_strdup (group->key));
  else
    g_hash_table_remove (self->collapsed, group->key);
  shown = build_shown (self);
  anban_record_windows_replace (self->windows);
  g_array_unref (self->shown);
  self->shown = g_steal_pointer (&shown);
  /* the heading itself is told too, so that its arrow turns */
  changed = old_n > self->shown->len ? old_n - self->shown->len : self->shown->len - old_n;
  if (group->collapsed)
    g_list_model_items_changed (G_LIST_MODEL (self), position, changed + 1, 1);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), position, 1, changed + 1);
}

guint
anban_record_model_get_n_calls (AnbanRecordModel *self)
{
  return self->n_calls;
}

static void
anban_record_model_dispose (GObject *object)
{
  AnbanRecordModel *self = ANBAN_RECORD_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->generation++;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_record_model_parent_class)->dispose (object);
}

static void
anban_record_model_finalize (GObject *object)
{
  AnbanRecordModel *self = ANBAN_RECORD_MODEL (object);

  g_clear_pointer (&self->query, anban_query_free);
  g_array_unref (self->shown);
  anban_record_snapshot_free (self->snapshot);
  anban_record_windows_free (self->windows);
  g_hash_table_unref (self->collapsed);
  G_OBJECT_CLASS (anban_record_model_parent_class)->finalize (object);
}

static void
anban_record_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnbanRecordModel *self = ANBAN_RECORD_MODEL (object);

  switch (id) {
  case PROP_LOADING:
    g_value_set_boolean (value, self->loading);
    break;
  case PROP_N_RECORDS:
    g_value_set_uint (value, self->snapshot->n_records);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
anban_record_model_class_init (AnbanRecordModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anban_record_model_dispose;
  object_class->finalize = anban_record_model_finalize;
  object_class->get_property = anban_record_model_get_property;
  props[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_RECORDS] =
      g_param_spec_uint ("n-records", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[LOADED] = g_signal_new ("loaded", ANBAN_TYPE_RECORD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ANBAN_TYPE_RECORD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
anban_record_model_init (AnbanRecordModel *self)
{
  self->snapshot = anban_record_snapshot_new ();
  self->shown = g_array_ref (self->snapshot->ids);
  self->windows = anban_record_windows_new ();
  self->collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AnbanRecordModel *
anban_record_model_new (AnbanStore *store)
{
  AnbanRecordModel *self = g_object_new (ANBAN_TYPE_RECORD_MODEL, NULL);

  self->store = g_object_ref (store);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}
