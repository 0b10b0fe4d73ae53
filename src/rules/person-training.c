/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/person-training.h"

#include "registers/training.h"

static void
free_training (gpointer data)
{
  AnbanPersonTraining *self = data;

  g_object_unref (self->training);
  g_object_unref (self->attendee);
  g_free (self);
}

/* id of the training → the line of the roll */
static GHashTable *
read_roll (AnbanStore *store, gint64 person_id, GError **error)
{
  g_autoptr (GHashTable) roll = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_training_attendee_register);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_int (query, ANBAN_TRAINING_ATTENDEE_PERSON, ANBAN_OP_EQ, person_id);
  ids = anban_store_list_ids (store, query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    AnbanRecord *attendee =
        anban_store_get (store, &anban_training_attendee_register, g_array_index (ids, gint64, i), error);
    gint64 training;

    if (attendee == NULL)
      return NULL;
    training = anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_TRAINING);
    g_hash_table_replace (roll, g_memdup2 (&training, sizeof training), attendee);
  }
  return ids != NULL ? g_steal_pointer (&roll) : NULL;
}

GPtrArray *
anban_person_training_list (AnbanStore *store, gint64 person_id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_training);
  g_autoptr (GHashTable) roll = read_roll (store, person_id, error);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_training_register);
  g_autoptr (GArray) ids = NULL;

  if (roll == NULL)
    return NULL;
  anban_query_set_filter (query, "person", person_id);
  anban_query_set_sort (query, ANBAN_TRAINING_DAY, TRUE);
  ids = anban_store_list_ids (store, query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    AnbanRecord *attendee = g_hash_table_lookup (roll, &id);
    AnbanPersonTraining *training;

    if (attendee == NULL)
      continue;
    training = g_new0 (AnbanPersonTraining, 1);
    training->attendee = g_object_ref (attendee);
    training->training = anban_store_get (store, &anban_training_register, id, error);
    if (training->training == NULL) {
      g_object_unref (training->attendee);
      g_free (training);
      return NULL;
    }
    g_ptr_array_add (list, training);
  }
  return ids != NULL ? g_steal_pointer (&list) : NULL;
}

double
anban_person_training_get_hours (const AnbanPersonTraining *self)
{
  gint64 attendance = anban_record_get_int (self->attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE);

  if (attendance == ANBAN_ATTENDANCE_EXCUSED || attendance == ANBAN_ATTENDANCE_ABSENT)
    return 0;
  return anban_record_is_null (self->attendee, ANBAN_TRAINING_ATTENDEE_HOURS)
             ? anban_record_get_double (self->training, ANBAN_TRAINING_HOURS)
             : anban_record_get_double (self->attendee, ANBAN_TRAINING_ATTENDEE_HOURS);
}
