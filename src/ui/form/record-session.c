/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/record-session.h"

#include "store/draft.h"

#include <glib/gi18n-lib.h>

#define DRAFT_DELAY_MS 1000

struct _AnbanRecordSession {
  GObject parent_instance;

  AnbanStore *store;
  AnbanRecord *record, *stored;
  guint draft_source;
  gboolean touched, has_draft;
};

G_DEFINE_TYPE (AnbanRecordSession, anban_record_session, G_TYPE_OBJECT)

enum {
  CHANGED,
  SAVED,
  CONFLICT,
  MERGED,
  FAILED,
  COLLECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Whether the table has the field, and @a says something else in it than @b. */
static gboolean
differs (AnbanRecord *a, AnbanRecord *b, guint field)
{
  return anban_field_is_stored (&anban_record_get_register (a)->fields[field]) &&
         !anban_record_value_equals (a, field, b, field);
}

static void
remember_stored (AnbanRecordSession *self)
{
  g_clear_object (&self->stored);
  self->stored = anban_record_copy (self->record);
}

static gboolean
differs_from_stored (AnbanRecordSession *self, AnbanRecord *record)
{
  const AnbanRegister *reg = anban_record_get_register (record);

  for (guint i = 0; i < reg->n_fields; i++)
    if (differs (record, self->stored, i))
      return TRUE;
  return FALSE;
}

static gboolean
is_complete (AnbanRecord *record)
{
  const AnbanRegister *reg = anban_record_get_register (record);

  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & ANBAN_FIELD_REQUIRED) && anban_field_is_editable (&reg->fields[i]) &&
        anban_record_is_null (record, i))
      return FALSE;
  return TRUE;
}

/* A draft keeps the ids of other records, not what they are called. */
static void
find_ref_titles (AnbanRecordSession *self)
{
  const AnbanRegister *reg = anban_record_get_register (self->record);

  for (guint i = 0; i < reg->n_fields; i++) {
    gint64 id = reg->fields[i].kind == ANBAN_KIND_REF ? anban_record_get_int (self->record, i) : 0;
    g_autoptr (AnbanRecord) other = NULL;
    g_autofree char *title = NULL;

    if (id == 0 || *anban_record_get_ref_title (self->record, i) != '\0' ||
        (other = anban_store_get (self->store, reg->fields[i].ref, id, NULL)) == NULL)
      continue;
    title = anban_record_dup_title (other);
    anban_record_set_null (self->record, i);
    anban_record_set_ref (self->record, i, id, title);
  }
}

static void
write_draft (AnbanRecordSession *self)
{
  g_autoptr (AnbanRecord) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (anban_record_session_is_read_only (self))
    return;
  copy = anban_record_copy (self->record);
  g_signal_emit (self, signals[COLLECT], 0, copy);
  if (!differs_from_stored (self, copy))
    anban_draft_drop (self->store, copy);
  else if (!anban_draft_put (self->store, copy, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static gboolean
draft_due_cb (gpointer data)
{
  AnbanRecordSession *self = data;

  self->draft_source = 0;
  write_draft (self);
  return G_SOURCE_REMOVE;
}

static GHashTable *
get_parking (AnbanRecordSession *self)
{
  GHashTable *parking = g_object_get_data (G_OBJECT (self->store), "anban-parked-input");

  if (parking == NULL) {
    parking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    g_object_set_data_full (G_OBJECT (self->store), "anban-parked-input", parking,
                            (GDestroyNotify)g_hash_table_unref);
  }
  return parking;
}

/* What was parked before the program ended. */
static void
take_kept_texts (AnbanRecordSession *self)
{
  const char *uuid = anban_record_get_uuid (self->record);
  GHashTable *texts = g_hash_table_contains (get_parking (self), uuid)
                          ? NULL
                          : anban_draft_dup_texts (self->store, self->record);

  if (texts != NULL)
    g_hash_table_replace (get_parking (self), g_strdup (uuid), texts);
}

static void
anban_record_session_dispose (GObject *object)
{
  AnbanRecordSession *self = ANBAN_RECORD_SESSION (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->record);
  g_clear_object (&self->stored);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_record_session_parent_class)->dispose (object);
}

static void
anban_record_session_class_init (AnbanRecordSessionClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_record_session_dispose;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] =
      g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[CONFLICT] = g_signal_new ("conflict", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MERGED] = g_signal_new ("merged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[COLLECT] = g_signal_new ("collect", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   ANBAN_TYPE_RECORD);
}

static void
anban_record_session_init (AnbanRecordSession *self)
{
}

AnbanRecordSession *
anban_record_session_new (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecordSession) self = g_object_new (ANBAN_TYPE_RECORD_SESSION, NULL);

  self->store = g_object_ref (store);
  /* What comes with a new record (its owner, a date) is no input of the clerk. */
  if (anban_record_get_id (record) == 0)
    self->record = g_object_ref (record);
  else
    self->record =
        anban_store_get (store, anban_record_get_register (record), anban_record_get_id (record), error);
  if (self->record == NULL)
    return NULL;
  remember_stored (self);
  if (!anban_record_session_is_read_only (self) && anban_draft_apply (store, self->record))
    self->touched = self->has_draft = TRUE;
  if (anban_record_session_is_new (self) && self->has_draft) {
    g_object_unref (self->stored);
    self->stored = anban_record_new (anban_record_get_register (record));
  }
  if (anban_record_session_is_new (self) || self->has_draft)
    find_ref_titles (self);
  if (!anban_record_session_is_read_only (self))
    take_kept_texts (self);
  return g_steal_pointer (&self);
}

AnbanStore *
anban_record_session_get_store (AnbanRecordSession *self)
{
  return self->store;
}

AnbanRecord *
anban_record_session_get_record (AnbanRecordSession *self)
{
  return self->record;
}

AnbanRecord *
anban_record_session_get_stored (AnbanRecordSession *self)
{
  return self->stored;
}

gboolean
anban_record_session_is_new (AnbanRecordSession *self)
{
  return anban_record_get_id (self->record) == 0;
}

gboolean
anban_record_session_is_read_only (AnbanRecordSession *self)
{
  return anban_store_is_read_only (self->store) || anban_record_is_deleted (self->record);
}

gboolean
anban_record_session_was_touched (AnbanRecordSession *self)
{
  return self->touched;
}

gboolean
anban_record_session_has_draft (AnbanRecordSession *self)
{
  return self->has_draft;
}

/* Two clerks, one record: where they changed different fields, both get their way. */
static gboolean
settle_conflict (AnbanRecordSession *self, GError **error)
{
  g_autoptr (AnbanRecord) theirs = NULL;
  g_autoptr (GArray) fields = anban_record_session_list_conflicts (self, &theirs, error);

  if (fields == NULL)
    return FALSE;
  if (anban_record_is_deleted (theirs)) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND,
                         _ ("这条记录已被别人移入回收站，您的输入还在表单中；请先在回收站恢复它"));
    return FALSE;
  }
  if (fields->len > 0) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT, "");
    write_draft (self);
    g_signal_emit (self, signals[CONFLICT], 0);
    return FALSE;
  }
  if (!anban_record_session_resolve (self, fields, error))
    return FALSE;
  g_signal_emit (self, signals[MERGED], 0);
  return TRUE;
}

gboolean
anban_record_session_has_unsaved (AnbanRecordSession *self)
{
  return differs_from_stored (self, self->record);
}

gboolean
anban_record_session_save (AnbanRecordSession *self, GError **error)
{
  gboolean is_new = anban_record_session_is_new (self);
  g_autoptr (GError) failure = NULL;

  self->touched = TRUE;
  if (is_new && !is_complete (self->record)) {
    write_draft (self);
    return TRUE;
  }
  if (anban_store_save (self->store, self->record, &failure)) {
    g_clear_handle_id (&self->draft_source, g_source_remove);
    self->has_draft = FALSE;
    /* it may be what was parked that is saved now */
    if (anban_record_session_get_parked (self) != NULL)
      anban_record_session_touch (self);
    remember_stored (self);
    g_signal_emit (self, signals[CHANGED], 0);
    g_signal_emit (self, signals[SAVED], 0, is_new);
    return TRUE;
  }
  if (g_error_matches (failure, ANBAN_ERROR, ANBAN_ERROR_CONFLICT)) {
    g_clear_error (&failure);
    if (settle_conflict (self, &failure))
      return TRUE;
    if (g_error_matches (failure, ANBAN_ERROR, ANBAN_ERROR_CONFLICT)) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  }
  if (!g_error_matches (failure, ANBAN_ERROR, ANBAN_ERROR_INVALID)) {
    write_draft (self);
    g_signal_emit (self, signals[FAILED], 0, failure);
  }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
anban_record_session_touch (AnbanRecordSession *self)
{
  self->touched = TRUE;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (DRAFT_DELAY_MS, draft_due_cb, self);
}

void
anban_record_session_revert_field (AnbanRecordSession *self, guint field)
{
  anban_record_copy_value (self->stored, field, self->record, field);
}

void
anban_record_session_discard (AnbanRecordSession *self)
{
  const AnbanRegister *reg = anban_record_get_register (self->record);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  anban_draft_drop (self->store, self->record);
  anban_record_session_park (self, NULL);
  for (guint i = 0; i < reg->n_fields; i++)
    if (anban_field_is_stored (&reg->fields[i]))
      anban_record_copy_value (self->stored, i, self->record, i);
  self->has_draft = FALSE;
  self->touched = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether somebody else changed a field that is being typed into: that is for the next saving to settle, by
 * the rev that was read before. */
static gboolean
is_disputed (AnbanRecordSession *self, AnbanRecord *other)
{
  const AnbanRegister *reg = anban_record_get_register (self->record);
  g_autoptr (AnbanRecord) typed = anban_record_copy (self->record);

  g_signal_emit (self, signals[COLLECT], 0, typed);
  for (guint i = 0; i < reg->n_fields; i++)
    if (differs (typed, self->stored, i) && differs (other, self->stored, i))
      return TRUE;
  return FALSE;
}

gboolean
anban_record_session_refresh (AnbanRecordSession *self)
{
  g_autoptr (AnbanRecord) other = NULL;

  if (anban_record_session_is_new (self) || anban_record_session_has_unsaved (self))
    return TRUE;
  other = anban_store_get (self->store, anban_record_get_register (self->record),
                           anban_record_get_id (self->record), NULL);
  if (other == NULL)
    return FALSE;
  if (is_disputed (self, other))
    return TRUE;
  if (!anban_store_refresh (self->store, self->record, NULL))
    return FALSE;
  remember_stored (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

GArray *
anban_record_session_list_conflicts (AnbanRecordSession *self, AnbanRecord **theirs, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (self->record);
  g_autoptr (AnbanRecord) other =
      anban_store_get (self->store, reg, anban_record_get_id (self->record), error);
  GArray *fields;

  if (other == NULL)
    return NULL;
  fields = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < reg->n_fields; i++)
    if (differs (self->record, self->stored, i) && differs (other, self->stored, i) &&
        differs (other, self->record, i))
      g_array_append_val (fields, i);
  *theirs = g_steal_pointer (&other);
  return fields;
}

gboolean
anban_record_session_resolve (AnbanRecordSession *self, const GArray *keep, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (self->record);
  g_autoptr (AnbanRecord) mine = anban_record_copy (self->record);
  g_autoptr (AnbanRecord) theirs = NULL;
  g_autoptr (GArray) both = anban_record_session_list_conflicts (self, &theirs, error);

  if (both == NULL || !anban_store_refresh (self->store, self->record, error))
    return FALSE;
  for (guint i = 0; i < reg->n_fields; i++) {
    gboolean take = differs (mine, self->stored, i);

    for (guint n = 0; take && n < both->len; n++)
      if (g_array_index (both, guint, n) == i) {
        take = FALSE;
        for (guint k = 0; k < keep->len; k++)
          take = take || g_array_index (keep, guint, k) == i;
        break;
      }
    if (take)
      anban_record_copy_value (mine, i, self->record, i);
  }
  return anban_record_session_save (self, error);
}

void
anban_record_session_park (AnbanRecordSession *self, GHashTable *texts)
{
  GHashTable *parking = get_parking (self);
  const char *uuid = anban_record_get_uuid (self->record);
  g_autoptr (GError) error = NULL;

  if (!anban_record_session_is_read_only (self) &&
      !anban_draft_put_texts (self->store, self->record, texts, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
  if (texts == NULL || g_hash_table_size (texts) == 0) {
    g_hash_table_remove (parking, uuid);
    g_clear_pointer (&texts, g_hash_table_unref);
  } else {
    g_hash_table_replace (parking, g_strdup (uuid), texts);
  }
}

GHashTable *
anban_record_session_get_parked (AnbanRecordSession *self)
{
  return g_hash_table_lookup (get_parking (self), anban_record_get_uuid (self->record));
}
