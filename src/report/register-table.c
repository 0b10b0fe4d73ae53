/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/register-table.h"

#include <inttypes.h>
#include <string.h>

#include "report/sheet-head.h"

#define NUMBER_WIDTH   10.0 /* mm */
#define HALF_WIDTH     0.18 /* mm a half-width character takes, per point of size */
#define PADDING        0.25 /* mm on both sides of a cell, per point of size */
#define NARROWEST_TEXT 18.0 /* mm */
#define SHEET_WIDTH    267.0
#define CROWDED        1.25 /* of a sheet's width: the table goes on A3 */

typedef struct {
  AnbanTable *table;
  const AnbanRegister *reg;
  guint *fields; /* of the columns after the number */
  guint n_fields;
  char **texts;
  AnbanTableCell *cells;
  char *group;
  guint n_rows;
} Rows;

static gboolean
is_short (AnbanKind kind)
{
  switch (kind) {
  case ANBAN_KIND_INT:
  case ANBAN_KIND_DECIMAL:
  case ANBAN_KIND_DATE:
  case ANBAN_KIND_BOOL:
  case ANBAN_KIND_CHOICE:
  case ANBAN_KIND_FILES:
    return TRUE;
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_REF:
    break;
  }
  return FALSE;
}

static AnbanAlign
get_align (AnbanKind kind)
{
  switch (kind) {
  case ANBAN_KIND_INT:
  case ANBAN_KIND_DECIMAL:
    return ANBAN_ALIGN_RIGHT;
  case ANBAN_KIND_DATE:
  case ANBAN_KIND_BOOL:
  case ANBAN_KIND_CHOICE:
  case ANBAN_KIND_FILES:
    return ANBAN_ALIGN_CENTER;
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_REF:
    break;
  }
  return ANBAN_ALIGN_LEFT;
}

/* The label in Chinese whatever the language of the window: paper always is. */
static const AnbanChoice *
find_choice (const AnbanField *field, gint64 value)
{
  return value ? anban_field_find_choice (field, (int)value) : NULL;
}

static AnbanTone
get_tone (const AnbanChoice *choice)
{
  static const struct {
    const char *css_class;
    AnbanTone tone;
  } tones[] = {
      {"error", ANBAN_TONE_DANGER}, {"warning", ANBAN_TONE_WARNING}, {"success", ANBAN_TONE_GOOD},
      {"accent", ANBAN_TONE_INFO},  {"dim-label", ANBAN_TONE_MUTED},
  };

  for (guint i = 0; choice && choice->css_class && i < G_N_ELEMENTS (tones); i++)
    if (strcmp (choice->css_class, tones[i].css_class) == 0)
      return tones[i].tone;
  return ANBAN_TONE_NORMAL;
}

static char *
dup_text (AnbanRecord *record, guint index, const AnbanField *field)
{
  if (anban_record_is_null (record, index))
    return NULL;
  switch (field->kind) {
  case ANBAN_KIND_BOOL:
    return g_strdup (anban_record_get_int (record, index) ? "是" : "否");
  case ANBAN_KIND_FILES:
    return anban_record_get_int (record, index) > 0 ? anban_record_dup_display (record, index) : NULL;
  case ANBAN_KIND_CHOICE: {
    const AnbanChoice *choice = find_choice (field, anban_record_get_int (record, index));

    return g_strdup (choice ? choice->label : NULL);
  }
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_INT:
  case ANBAN_KIND_DECIMAL:
  case ANBAN_KIND_DATE:
  case ANBAN_KIND_REF:
    break;
  }
  return anban_record_dup_display (record, index);
}

static gboolean
add_record_cb (AnbanRecord *record, const char *group, gpointer user_data)
{
  Rows *rows = user_data;
  g_autofree char *number = NULL;

  if (group && g_strcmp0 (group, rows->group) != 0) {
    g_free (rows->group);
    rows->group = g_strdup (group);
    rows->n_rows = 0; /* a record may stand in several groups: each is counted by itself */
    anban_table_add_group (rows->table, group);
  }
  number = g_strdup_printf ("%u", ++rows->n_rows);
  rows->cells[0].text = number;
  for (guint i = 0; i < rows->n_fields; i++) {
    const AnbanField *field = &rows->reg->fields[rows->fields[i]];

    g_free (rows->texts[i]);
    rows->texts[i] = dup_text (record, rows->fields[i], field);
    rows->cells[i + 1].text = rows->texts[i];
    if (field->kind == ANBAN_KIND_CHOICE)
      rows->cells[i + 1].tone =
          get_tone (find_choice (field, anban_record_get_int (record, rows->fields[i])));
  }
  anban_table_add_row (rows->table, rows->cells);
  return TRUE;
}

static void
choose_fields (Rows *rows)
{
  rows->fields = g_new (guint, rows->reg->n_fields);
  for (guint i = 0; i < rows->reg->n_fields; i++) {
    AnbanFieldFlags flags = rows->reg->fields[i].flags;

    if ((flags & ANBAN_FIELD_IN_PRINT) && !(flags & ANBAN_FIELD_HIDDEN))
      rows->fields[rows->n_fields++] = i;
  }
  rows->texts = g_new0 (char *, rows->n_fields + 1);
  rows->cells = g_new0 (AnbanTableCell, rows->n_fields + 1);
}

static void
clear_rows (Rows *rows)
{
  for (guint i = 0; i < rows->n_fields; i++)
    g_free (rows->texts[i]);
  g_free (rows->texts);
  g_free (rows->cells);
  g_free (rows->fields);
  g_free (rows->group);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, clear_rows)

/* What the descriptor asks for, in millimetres; texts may be narrower than that, short values not. */
static double
set_columns (const Rows *rows, double size, AnbanTableColumn *columns)
{
  double sum = NUMBER_WIDTH;

  columns[0] = (AnbanTableColumn){"序号", NUMBER_WIDTH, TRUE, ANBAN_ALIGN_CENTER};
  for (guint i = 0; i < rows->n_fields; i++) {
    const AnbanField *field = &rows->reg->fields[rows->fields[i]];
    double width = field->width * HALF_WIDTH * size + PADDING * size;

    columns[i + 1].title = field->label;
    columns[i + 1].fixed = is_short (field->kind);
    columns[i + 1].align = get_align (field->kind);
    columns[i + 1].width = columns[i + 1].fixed ? width : MAX (width, NARROWEST_TEXT);
    sum += columns[i + 1].width;
  }
  return sum;
}

/* Nine points on A4 as long as that is wide enough, then smaller, then A3. */
static double
choose_size (AnbanDocument *document, const Rows *rows, AnbanTableColumn *columns)
{
  AnbanPageSetup setup = anban_page_setup_sheet;
  double wanted = set_columns (rows, 9, columns);

  if (wanted > SHEET_WIDTH * CROWDED) {
    setup.paper = ANBAN_PAPER_A3;
    anban_document_set_page_setup (document, &setup);
    return 9;
  }
  if (wanted <= SHEET_WIDTH)
    return wanted < SHEET_WIDTH * 0.7 ? 10.5 : 9;
  set_columns (rows, 8, columns);
  return 8;
}

/* 责任清单 says what it is; 单位 becomes 单位台账. */
static char *
dup_title (const AnbanRegister *reg, const char *office)
{
  static const char *const endings[] = {"清单", "台账", "表", "记录", "报告"};

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (reg->title, endings[i]))
      return g_strconcat (office, reg->title, NULL);
  return g_strconcat (office, reg->title, "台账", NULL);
}

AnbanDocument *
anban_register_table_new (
    AnbanStore *store, const AnbanQuery *query, const char *title, GCancellable *cancellable, GError **error)
{
  g_auto (Rows) rows = {.reg = anban_query_get_register (query)};
  gint64 n = anban_store_count (store, query, error);
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *own_title = dup_title (rows.reg, office);
  g_autofree char *scope = anban_sheet_head_dup_scope (store, query);
  g_autofree char *counts = g_strdup_printf ("共 %" PRId64 " %s", n, rows.reg->noun ? rows.reg->noun : "条");
  g_autofree AnbanTableColumn *columns = NULL;
  g_autoptr (AnbanDocument) document = anban_document_new (title ? title : own_title);
  double size;

  if (n < 0)
    return NULL;
  choose_fields (&rows);
  columns = g_new0 (AnbanTableColumn, rows.n_fields + 1);
  size = choose_size (document, &rows, columns);
  anban_document_set_subject (document, scope && *scope ? scope : rows.reg->title);
  anban_sheet_head_describe (document, store);
  anban_document_add_bookmark (document, 1, anban_document_get_title (document));
  anban_sheet_head_add (document, store, anban_document_get_title (document), counts, scope);
  rows.table = anban_document_add_table (document, columns, rows.n_fields + 1);
  anban_table_set_text_size (rows.table, size);
  return anban_store_foreach (store, query, add_record_cb, &rows, cancellable, error)
             ? g_steal_pointer (&document)
             : NULL;
}
