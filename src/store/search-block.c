/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-block-private.h"

#include <string.h>

#define FORMAT     "1" /* of the blocks; another number has them filled anew */
#define RANGE_BITS 40  /* block ids: the number of the register, then the number of the block */
#define ENDS_SIZE  (ANBAN_SEARCH_SLOTS * sizeof (guint32))

/* --- a block --- */

void
anban_search_block_read (AnbanSearchBlock *self, gint64 id, gconstpointer bytes, gsize n_bytes)
{
  gsize n_units = n_bytes > ENDS_SIZE ? (n_bytes - ENDS_SIZE) / sizeof (gunichar2) : 0;
  guint32 before = 0;

  self->first_id = (id & (((gint64)1 << RANGE_BITS) - 1)) * ANBAN_SEARCH_SLOTS;
  self->texts = (const gunichar2 *)bytes + ENDS_SIZE / sizeof (gunichar2);
  if (n_bytes >= ENDS_SIZE)
    memcpy (self->ends, bytes, ENDS_SIZE);
  else
    memset (self->ends, 0, ENDS_SIZE);
  for (guint i = 0; i < ANBAN_SEARCH_SLOTS; i++) {
    self->ends[i] = GUINT32_FROM_LE (self->ends[i]);
    if (self->ends[i] < before || self->ends[i] > n_units)
      self->ends[i] = before;
    before = self->ends[i];
  }
}

gunichar2 *
anban_search_block_fold (const char *text, glong *n_units)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gunichar2 *units;

  for (char *at = valid; *at != '\0'; at++)
    *at = *at == ANBAN_SEARCH_FIELD_END ? ' ' : g_ascii_tolower (*at);
  units = g_utf8_to_utf16 (valid, -1, NULL, n_units, NULL);
  for (glong i = 0; i < *n_units; i++)
    units[i] = GUINT16_TO_LE (units[i]);
  return units;
}

/* A block as it is made: bytes begin with the ends. */
static GByteArray *
bytes_new (void)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, ENDS_SIZE);
  memset (bytes->data, 0, ENDS_SIZE);
  return bytes;
}

static void
end_slot (GByteArray *bytes, guint slot)
{
  guint32 end = GUINT32_TO_LE ((guint32)((bytes->len - ENDS_SIZE) / sizeof (gunichar2)));

  memcpy (bytes->data + slot * sizeof end, &end, sizeof end);
}

static void
append_units (GByteArray *bytes, const gunichar2 *units, gsize n)
{
  g_byte_array_append (bytes, (const guint8 *)units, (guint)(n * sizeof *units));
}

/* --- the rows --- */

static gboolean
is_searched (const AnbanField *field)
{
  return (field->flags & ANBAN_FIELD_SEARCH) != 0 && anban_field_is_stored (field);
}

/* What search_state holds for @reg: "1:clause,section,…"; NULL where no field is searched. */
static char *
dup_columns (const AnbanRegister *reg)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < reg->n_fields; i++)
    if (is_searched (&reg->fields[i]))
      g_string_append_printf (columns, "%s%s", columns->len == 0 ? FORMAT ":" : ",", reg->fields[i].column);
  return columns->len > 0 ? g_strdup (columns->str) : NULL;
}

/* SELECT id and the searched columns */
static AnbanStatement *
prepare_texts (AnbanStore *self, const AnbanRegister *reg, const char *rest, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");

  for (guint i = 0; i < reg->n_fields; i++)
    if (is_searched (&reg->fields[i]))
      g_string_append_printf (sql, ", t.%s", reg->fields[i].column);
  g_string_append_printf (sql, " FROM %s t %s", reg->id, rest);
  return anban_connection_prepare (self->connection, sql->str, error);
}

/* @row: of prepare_texts() */
static void
append_row (GByteArray *bytes, const AnbanRegister *reg, AnbanStatement *row)
{
  const gunichar2 field_end = GUINT16_TO_LE (ANBAN_SEARCH_FIELD_END);
  guint before = bytes->len;
  int column = 0;

  for (guint i = 0; i < reg->n_fields; i++) {
    const char *text = is_searched (&reg->fields[i]) ? anban_statement_get_text (row, ++column) : NULL;
    g_autofree gunichar2 *units = NULL;
    glong n;

    if (text == NULL || text[0] == '\0')
      continue;
    units = anban_search_block_fold (text, &n);
    if (bytes->len > before)
      append_units (bytes, &field_end, 1);
    append_units (bytes, units, (gsize)n);
  }
}

/* --- one record --- */

gboolean
anban_search_block_get_range (AnbanStore *self, const AnbanRegister *reg, gint64 *first, gint64 *last)
{
  g_autofree char *columns = dup_columns (reg);
  g_autoptr (AnbanStatement) statement = NULL;

  if (columns == NULL)
    return FALSE;
  statement = anban_connection_prepare (
      self->connection, "SELECT number FROM search_state WHERE register = ?1 AND columns = ?2", NULL);
  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, reg->id);
  anban_statement_bind_text (statement, 2, columns);
  if (anban_statement_step (statement, NULL) != ANBAN_STEP_ROW)
    return FALSE;
  *first = anban_statement_get_int (statement, 0) << RANGE_BITS;
  *last = *first + ((gint64)1 << RANGE_BITS) - 1;
  return TRUE;
}

static gboolean
put_bytes (AnbanStore *self, gint64 block, GByteArray *bytes, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (self->connection,
                                "INSERT INTO search_block (id, body) VALUES (?1, ?2) ON CONFLICT (id) DO "
                                "UPDATE SET body = excluded.body",
                                error);

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_int (statement, 1, block);
  anban_statement_bind_blob (statement, 2, bytes->data, bytes->len);
  return anban_statement_run (statement, error);
}

/* The block with the slot of @row taken from it, and all others as they are. */
static GByteArray *
replace_slot (const AnbanSearchBlock *old, guint slot, const AnbanRegister *reg, AnbanStatement *row)
{
  GByteArray *bytes = bytes_new ();

  for (guint i = 0; i < ANBAN_SEARCH_SLOTS; i++) {
    guint32 start = i > 0 ? old->ends[i - 1] : 0;

    if (i == slot)
      append_row (bytes, reg, row);
    else
      append_units (bytes, old->texts + start, old->ends[i] - start);
    end_slot (bytes, i);
  }
  return bytes;
}

gboolean
anban_search_block_put (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error)
{
  AnbanSearchBlock old;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (AnbanStatement) row = NULL;
  g_autoptr (AnbanStatement) stored = NULL;
  gint64 block, last;
  gconstpointer body = NULL;
  gsize n_body = 0;
  AnbanStep step;

  /* an Anban with other columns works on the same file: the next opening fills them anew */
  if (!anban_search_block_get_range (self, reg, &block, &last))
    return anban_search_block_distrust (self, reg, error);
  block += id / ANBAN_SEARCH_SLOTS;
  row = prepare_texts (self, reg, "WHERE t.id = ?1", error);
  stored = anban_connection_prepare (self->connection, "SELECT body FROM search_block WHERE id = ?1", error);
  if (row == NULL || stored == NULL)
    return FALSE;
  anban_statement_bind_int (row, 1, id);
  anban_statement_bind_int (stored, 1, block);
  if (anban_statement_step (row, error) == ANBAN_STEP_ERROR ||
      (step = anban_statement_step (stored, error)) == ANBAN_STEP_ERROR)
    return FALSE;
  if (step == ANBAN_STEP_ROW)
    body = anban_statement_get_blob (stored, 0, &n_body);
  anban_search_block_read (&old, block, body, n_body);
  bytes = replace_slot (&old, (guint)(id % ANBAN_SEARCH_SLOTS), reg, row);
  anban_statement_reset (stored);
  return put_bytes (self, block, bytes, error);
}

gboolean
anban_search_block_distrust (AnbanStore *self, const AnbanRegister *reg, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      self->connection, "UPDATE search_state SET columns = '' WHERE register = ?1", error);

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, reg->id);
  return anban_statement_run (statement, error);
}

/* --- whole registers --- */

typedef gboolean (*BlockFunc) (
    AnbanStore *self, gint64 block, GByteArray *bytes, gpointer data, GError **error);

/* Calls @func with every block that the records of @reg make, in order; FALSE from it stops. */
static gboolean
foreach_block (
    AnbanStore *self, const AnbanRegister *reg, gint64 first, BlockFunc func, gpointer data, GError **error)
{
  g_autoptr (AnbanStatement) rows = prepare_texts (self, reg, "ORDER BY t.id", error);
  g_autoptr (GByteArray) bytes = bytes_new ();
  gint64 block = -1;
  guint slot = 0;
  AnbanStep step = ANBAN_STEP_ERROR;

  while (rows != NULL && (step = anban_statement_step (rows, error)) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (rows, 0);

    if (block != id / ANBAN_SEARCH_SLOTS) {
      for (; slot < ANBAN_SEARCH_SLOTS; slot++)
        end_slot (bytes, slot);
      if (block >= 0 && !func (self, first + block, bytes, data, error))
        return FALSE;
      g_byte_array_set_size (bytes, ENDS_SIZE);
      block = id / ANBAN_SEARCH_SLOTS;
      slot = 0;
    }
    for (; slot < id % ANBAN_SEARCH_SLOTS; slot++)
      end_slot (bytes, slot);
    append_row (bytes, reg, rows);
    end_slot (bytes, slot++);
  }
  for (; slot < ANBAN_SEARCH_SLOTS; slot++)
    end_slot (bytes, slot);
  return step == ANBAN_STEP_DONE && (block < 0 || func (self, first + block, bytes, data, error));
}

static gboolean
fill_cb (AnbanStore *self, gint64 block, GByteArray *bytes, gpointer data, GError **error)
{
  return put_bytes (self, block, bytes, error);
}

static gboolean
name_columns (AnbanStore *self, const AnbanRegister *reg, const char *columns, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      self->connection,
      "INSERT INTO search_state (register, number, columns)"
      " VALUES (?1, (SELECT COALESCE(MAX(s.number), 0) + 1 FROM search_state s), ?2)"
      " ON CONFLICT (register) DO UPDATE SET columns = excluded.columns",
      error);

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, reg->id);
  anban_statement_bind_text (statement, 2, columns);
  return anban_statement_run (statement, error);
}

static gboolean
fill_register (AnbanStore *self, const AnbanRegister *reg, const char *columns, GError **error)
{
  g_autoptr (AnbanStatement) clear = NULL;
  gint64 first, last;

  if (!name_columns (self, reg, columns, error) || !anban_search_block_get_range (self, reg, &first, &last) ||
      (clear = anban_connection_prepare (
           self->connection, "DELETE FROM search_block WHERE id BETWEEN ?1 AND ?2", error)) == NULL)
    return FALSE;
  anban_statement_bind_int (clear, 1, first);
  anban_statement_bind_int (clear, 2, last);
  return anban_statement_run (clear, error) && foreach_block (self, reg, first, fill_cb, NULL, error);
}

gboolean
anban_search_block_fill (AnbanStore *self, GError **error)
{
  gboolean done = TRUE;

  for (guint i = 0; done && self->registers[i] != NULL; i++) {
    g_autofree char *columns = dup_columns (self->registers[i]);
    gint64 first, last;

    if (columns == NULL || anban_search_block_get_range (self, self->registers[i], &first, &last))
      continue;
    done = (anban_connection_in_transaction (self->connection) ||
            anban_connection_begin (self->connection, error)) &&
           fill_register (self, self->registers[i], columns, error);
  }
  if (!anban_connection_in_transaction (self->connection))
    return done;
  done = done && anban_connection_commit (self->connection, error);
  if (!done)
    anban_connection_rollback (self->connection);
  return done;
}

typedef struct {
  AnbanStatement *stored; /* the blocks of the file, in order */
  gboolean same;
} Comparison;

static gboolean
compare_cb (AnbanStore *self, gint64 block, GByteArray *bytes, gpointer data, GError **error)
{
  Comparison *comparison = data;
  AnbanStep step = anban_statement_step (comparison->stored, error);
  gconstpointer body;
  gsize n_body;

  if (step == ANBAN_STEP_ERROR)
    return FALSE;
  comparison->same = FALSE;
  if (step == ANBAN_STEP_DONE || anban_statement_get_int (comparison->stored, 0) != block)
    return FALSE;
  body = anban_statement_get_blob (comparison->stored, 1, &n_body);
  comparison->same = n_body == bytes->len && memcmp (body, bytes->data, n_body) == 0;
  return comparison->same;
}

gboolean
anban_search_block_compare (AnbanStore *self, const AnbanRegister *reg, gboolean *same, GError **error)
{
  Comparison comparison = {.same = TRUE};
  g_autoptr (AnbanStatement) stored = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 first, last;
  AnbanStep step;

  *same = TRUE;
  /* blocks that nobody reads cannot mislead */
  if (!anban_search_block_get_range (self, reg, &first, &last))
    return TRUE;
  stored = anban_connection_prepare (
      self->connection, "SELECT id, body FROM search_block WHERE id BETWEEN ?1 AND ?2 ORDER BY id", error);
  if (stored == NULL)
    return FALSE;
  anban_statement_bind_int (stored, 1, first);
  anban_statement_bind_int (stored, 2, last);
  comparison.stored = stored;
  if (!foreach_block (self, reg, first, compare_cb, &comparison, &failure) && failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  *same = comparison.same;
  if (!*same)
    return TRUE;
  step = anban_statement_step (stored, error);
  *same = step == ANBAN_STEP_DONE;
  return step != ANBAN_STEP_ERROR;
}
