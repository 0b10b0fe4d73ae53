/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

int
anban_register_find_field (const AnbanRegister *self, const char *column)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_strcmp0 (self->fields[i].column, column) == 0)
      return (int)i;
  return -1;
}

/* Headers come with blanks, line breaks, units in brackets of either width and a star for what is required. */
static char *
plain_header (const char *header)
{
  g_autofree char *normal = g_utf8_normalize (header, -1, G_NORMALIZE_NFKC);
  GString *plain = g_string_new (NULL);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && c != '*' && c != ':')
      g_string_append_unichar (plain, c);
  }
  return g_string_free (plain, FALSE);
}

static gboolean
header_equals (const char *plain, const char *name)
{
  g_autofree char *other = plain_header (name);

  return strcmp (plain, other) == 0;
}

int
anban_register_find_header (const AnbanRegister *self, const char *header)
{
  g_autofree char *plain =
      header != NULL && g_utf8_validate (header, -1, NULL) ? plain_header (header) : NULL;

  if (plain == NULL || plain[0] == '\0')
    return -1;
  for (guint i = 0; i < self->n_fields; i++)
    if (header_equals (plain, self->fields[i].label) || header_equals (plain, _ (self->fields[i].label)) ||
        strcmp (plain, self->fields[i].column) == 0)
      return (int)i;
  for (guint i = 0; i < self->n_fields; i++)
    for (guint k = 0; self->fields[i].aliases != NULL && self->fields[i].aliases[k] != NULL; k++)
      if (header_equals (plain, self->fields[i].aliases[k]))
        return (int)i;
  return -1;
}

const AnbanFilter *
anban_register_find_filter (const AnbanRegister *self, const char *id)
{
  for (const AnbanFilter *filter = self->filters; filter != NULL && filter->id != NULL; filter++)
    if (strcmp (filter->id, id) == 0)
      return filter;
  return NULL;
}

const AnbanGrouping *
anban_register_find_grouping (const AnbanRegister *self, const char *id)
{
  for (const AnbanGrouping *grouping = self->groupings; grouping != NULL && grouping->id != NULL; grouping++)
    if (g_strcmp0 (grouping->id, id) == 0)
      return grouping;
  return NULL;
}

gboolean
anban_field_is_stored (const AnbanField *self)
{
  return (self->flags & ANBAN_FIELD_COMPUTED) == 0 && self->kind != ANBAN_KIND_FILES;
}

gboolean
anban_field_is_editable (const AnbanField *self)
{
  return anban_field_is_stored (self) && (self->flags & (ANBAN_FIELD_HIDDEN | ANBAN_FIELD_GUARDED)) == 0;
}

const AnbanChoice *
anban_field_find_choice (const AnbanField *self, int value)
{
  for (const AnbanChoice *choice = self->choices; choice != NULL && choice->label != NULL; choice++)
    if (choice->value == value)
      return choice;
  return NULL;
}
