/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/sample-draw.h"

#include "base/id-number.h"

#include <string.h>

#define MOST_PER_STEP 500

guint
anban_sample_draw (AnbanSampleOffice *self, guint n)
{
  return n > 0 ? g_rand_int (self->rand) % n : 0;
}

gboolean
anban_sample_draw_chance (AnbanSampleOffice *self, guint percent)
{
  return anban_sample_draw (self, 100) < percent;
}

const char *
anban_sample_draw_string (AnbanSampleOffice *self, const char *const *list)
{
  return list[anban_sample_draw (self, g_strv_length ((char **)list))];
}

char *
anban_sample_draw_person_name (AnbanSampleOffice *self)
{
  return g_strconcat (anban_sample_draw_string (self, anban_sample_family_names),
                      anban_sample_draw_string (self, anban_sample_given_names), NULL);
}

char *
anban_sample_draw_id_number (AnbanSampleOffice *self)
{
  AnbanDate birth = self->today - 26 * 366 - (AnbanDate)anban_sample_draw (self, 34 * 365);
  g_autofree char *area = g_strdup_printf ("%06u", self->n_id_numbers / 1000 + 1);

  return anban_id_number_make (area, birth, (int)(self->n_id_numbers++ % 1000));
}

void
anban_sample_set_day (AnbanRecord *record, guint field, AnbanDate day)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (record, field, anban_date_to_iso (day, iso));
}

gboolean
anban_sample_save (AnbanSampleOffice *self, AnbanRecord *record, const char *step, GError **error)
{
  if (!anban_store_save (self->store, record, error))
    return FALSE;
  if (++self->in_step < MOST_PER_STEP)
    return TRUE;
  self->in_step = 0;
  return anban_store_commit_step (self->store, error) && anban_store_begin_step (self->store, step, error);
}

gint64
anban_sample_find_unit (AnbanSampleOffice *self, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->units, name));
}

void
anban_sample_append_phrase (AnbanSampleOffice *self,
                            GString *text,
                            const char *phrase,
                            const AnbanSampleTopic *topic,
                            const char *object,
                            int year)
{
  const char *p = phrase;
  const char *blank;

  while ((blank = strchr (p, '{')) != NULL) {
    g_string_append_len (text, p, blank - p);
    switch (blank[1]) {
    case 'o':
      g_string_append (text, object != NULL ? object : "");
      break;
    case 's':
      g_string_append (text, topic != NULL ? topic->field : "");
      break;
    case 'd':
      g_string_append (text, topic != NULL ? topic->lead : "");
      break;
    case 't':
      g_string_append (text, anban_sample_draw_string (self, anban_sample_towns));
      break;
    case 'n':
      g_string_append_printf (text, "%u", 2 + anban_sample_draw (self, 58));
      break;
    case 'k':
      g_string_append_printf (text, "%u", 2 + anban_sample_draw (self, 5));
      break;
    case 'p':
      g_string_append_printf (text, "%u", 60 + 5 * anban_sample_draw (self, 8));
      break;
    case 'm':
      g_string_append_printf (text, "%u", 1 + anban_sample_draw (self, 12));
      break;
    case 'y':
      g_string_append_printf (text, "%d", year);
      break;
    default:
      g_assert_not_reached ();
    }
    p = blank + strlen ("{x}");
  }
  g_string_append (text, p);
}
