/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/docx-text.h"

#include "base/error.h"
#include "plan/docx-numbering.h"
#include "plan/docx-xml.h"
#include "plan/source-limits.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PART    (64 * 1024 * 1024)
#define MAX_TOTAL   (256 * 1024 * 1024)
#define MAX_RATIO   200
#define MAX_PARTS   2000
#define MAX_MERGED  300
#define MAX_COLUMNS 64

typedef struct archive Archive;

static void
archive_close (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close)

typedef struct {
  GByteArray *document, *numbering, *styles;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_clear_pointer (&parts->document, g_byte_array_unref);
  g_clear_pointer (&parts->numbering, g_byte_array_unref);
  g_clear_pointer (&parts->styles, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* ── the archive ───────────────────────────────────────────────────────────────────────────────── */

static Archive *
open_archive (const char *bytes, gsize len)
{
  Archive *archive = archive_read_new ();

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, bytes, len) == ARCHIVE_OK)
    return archive;
  archive_read_free (archive);
  return NULL;
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                       _ ("Word 文档已损坏，读不出正文，请用文字处理软件打开、另存后再试。"));
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE,
                       _ ("Word 文档展开后过大，不像是一份方案，没有读取。"));
}

AnbanArchiveKind
anban_docx_probe (const char *bytes, gsize len)
{
  g_autoptr (Archive) archive = open_archive (bytes, len);
  struct archive_entry *entry;

  for (guint n = 0;
       archive != NULL && n < MAX_PARTS && archive_read_next_header (archive, &entry) == ARCHIVE_OK; n++) {
    const char *name = archive_entry_pathname (entry);

    if (name == NULL)
      continue;
    if (g_str_has_prefix (name, "word/document"))
      return ANBAN_ARCHIVE_DOCX;
    if (g_str_has_prefix (name, "xl/"))
      return ANBAN_ARCHIVE_WORKBOOK;
    if (g_str_equal (name, "content.xml"))
      return ANBAN_ARCHIVE_OPEN_TEXT;
  }
  return ANBAN_ARCHIVE_OTHER;
}

/* Reads the part that the archive stands at; @total counts what was unpacked so far. */
static GByteArray *
read_part (Archive *archive, gsize packed, gsize *total, GError **error)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  guint8 *block = g_newa (guint8, 16384);
  la_ssize_t got;

  while ((got = archive_read_data (archive, block, 16384)) > 0) {
    *total += (gsize)got;
    if (part->len + (gsize)got > MAX_PART || *total > MAX_TOTAL || *total / MAX_RATIO > packed) {
      set_too_large (error);
      return NULL;
    }
    g_byte_array_append (part, block, (guint)got);
  }
  if (got < 0) {
    set_damaged (error);
    return NULL;
  }
  return g_steal_pointer (&part);
}

static GByteArray **
slot_of (Parts *parts, const char *name)
{
  if (name == NULL)
    return NULL;
  if (g_str_equal (name, "word/document.xml") || g_str_equal (name, "word/document2.xml"))
    return &parts->document;
  if (g_str_equal (name, "word/numbering.xml"))
    return &parts->numbering;
  if (g_str_equal (name, "word/styles.xml"))
    return &parts->styles;
  return NULL;
}

static gboolean
read_parts (const char *bytes, gsize len, Parts *parts, GError **error)
{
  g_autoptr (Archive) archive = open_archive (bytes, len);
  struct archive_entry *entry;
  gsize total = 0;
  guint n = 0;
  int result = ARCHIVE_FATAL;

  while (archive != NULL && (result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK) {
    GByteArray **slot = slot_of (parts, archive_entry_pathname (entry));

    if (++n > MAX_PARTS) {
      set_too_large (error);
      return FALSE;
    }
    if (slot == NULL || *slot != NULL)
      continue;
    if (archive_entry_is_data_encrypted (entry)) {
      g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                           _ ("Word 文档设了密码，请先去掉密码再读取。"));
      return FALSE;
    }
    if ((*slot = read_part (archive, len, &total, error)) == NULL)
      return FALSE;
  }
  if (parts->document == NULL) {
    set_damaged (error);
    return FALSE;
  }
  return TRUE;
}

/* ── the text ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct {
  xmlTextReader *reader;
  AnbanDocxNumbering *numbering;
  GString *out;
  GString *paragraph;
  /* of the paragraph that is read */
  char *style;
  int num_id, level;
  /* tables: only the outermost has rows; what is nested is text of its cell */
  guint table_depth;
  GString *row;
  GString *cell;
  guint column, n_cells;
  gboolean merged; /* the cell goes on from the row above */
  gboolean merges; /* the cell begins such a run */
  int span;
  char *above[MAX_COLUMNS];
} DocxReader;

static void
begin_paragraph (DocxReader *self)
{
  g_string_truncate (self->paragraph, 0);
  g_clear_pointer (&self->style, g_free);
  self->num_id = self->level = -1;
}

static void
end_paragraph (DocxReader *self)
{
  g_autofree char *number =
      anban_docx_numbering_next (self->numbering, self->style, self->num_id, self->level);

  if (number != NULL)
    g_string_prepend (self->paragraph, number);
  if (self->table_depth == 0) {
    g_string_append_len (self->out, self->paragraph->str, (gssize)self->paragraph->len);
    g_string_append_c (self->out, '\n');
    return;
  }
  /* a cell is one line */
  for (char *p = self->paragraph->str; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  if (self->cell->len > 0 && self->paragraph->len > 0)
    g_string_append_c (self->cell, ' ');
  g_string_append_len (self->cell, self->paragraph->str, (gssize)self->paragraph->len);
  g_string_truncate (self->paragraph, 0);
}

/* A cell that goes on from above prints nothing there, but says the same: a unit for several tasks. */
static void
end_cell (DocxReader *self)
{
  guint column = MIN (self->column, MAX_COLUMNS - 1);

  if (self->merged && column > 0 && self->above[column] != NULL)
    g_string_assign (self->cell, self->above[column]);
  if (!self->merged) {
    g_clear_pointer (&self->above[column], g_free);
    if (self->merges && self->cell->len <= MAX_MERGED)
      self->above[column] = g_strdup (self->cell->str);
  }
  if (self->n_cells++ > 0)
    g_string_append_c (self->row, '\t');
  g_string_append_len (self->row, self->cell->str, (gssize)self->cell->len);
  for (int i = 1; i < MIN (self->span, MAX_COLUMNS); i++)
    g_string_append_c (self->row, '\t');
  self->column += (guint)CLAMP (self->span, 1, MAX_COLUMNS);
  g_string_truncate (self->cell, 0);
}

static void
end_row (DocxReader *self)
{
  /* a title across the whole table is a line like others */
  if (self->n_cells == 1)
    while (self->row->len > 0 && self->row->str[self->row->len - 1] == '\t')
      g_string_truncate (self->row, self->row->len - 1);
  g_string_append_len (self->out, self->row->str, (gssize)self->row->len);
  g_string_append_c (self->out, '\n');
  g_string_truncate (self->row, 0);
  self->n_cells = self->column = 0;
}

static gboolean
is_off (xmlTextReader *reader)
{
  g_autofree char *value = anban_docx_xml_dup_attribute (reader, "val");

  return value != NULL && (g_str_equal (value, "0") || g_str_equal (value, "false"));
}

/* What is never printed in the text, with everything in it. */
static gboolean
is_skipped (xmlTextReader *reader)
{
  static const char *const skipped[] = {
      "del", "moveFrom", "instrText",  "delText", "drawing",   "pict",      "object",  "txbxContent",
      "rt",  "Fallback", "footnotePr", "sectPr",  "rPrChange", "pPrChange", "fldData", NULL};

  for (guint i = 0; skipped[i] != NULL; i++)
    if (anban_docx_xml_is (reader, skipped[i]))
      return !xmlTextReaderIsEmptyElement (reader);
  return FALSE;
}

static void
read_cell_property (DocxReader *self)
{
  xmlTextReader *reader = self->reader;

  if (self->table_depth != 1)
    return;
  if (anban_docx_xml_is (reader, "gridSpan")) {
    self->span = anban_docx_xml_get_number (reader, "val", 1);
  } else if (anban_docx_xml_is (reader, "vMerge")) {
    g_autofree char *value = anban_docx_xml_dup_attribute (reader, "val");

    self->merges = g_strcmp0 (value, "restart") == 0;
    self->merged = !self->merges;
  }
}

static void
begin_element (DocxReader *self)
{
  xmlTextReader *reader = self->reader;

  if (anban_docx_xml_is (reader, "p")) {
    begin_paragraph (self);
    if (xmlTextReaderIsEmptyElement (reader))
      end_paragraph (self);
  } else if (anban_docx_xml_is (reader, "pStyle")) {
    g_free (self->style);
    self->style = anban_docx_xml_dup_attribute (reader, "val");
  } else if (anban_docx_xml_is (reader, "numId")) {
    self->num_id = anban_docx_xml_get_number (reader, "val", -1);
  } else if (anban_docx_xml_is (reader, "ilvl")) {
    self->level = anban_docx_xml_get_number (reader, "val", -1);
  } else if (anban_docx_xml_is (reader, "tab")) {
    /* a tab stop of the paragraph's format has attributes, the character none */
    if (xmlTextReaderHasAttributes (reader) != 1)
      g_string_append_c (self->paragraph, self->table_depth > 0 ? ' ' : '\t');
  } else if (anban_docx_xml_is (reader, "br") || anban_docx_xml_is (reader, "cr")) {
    g_string_append_c (self->paragraph, '\n');
  } else if (anban_docx_xml_is (reader, "noBreakHyphen")) {
    g_string_append_c (self->paragraph, '-');
  } else if (anban_docx_xml_is (reader, "tbl")) {
    self->table_depth++;
  } else if (anban_docx_xml_is (reader, "tc") && self->table_depth == 1) {
    g_string_truncate (self->cell, 0);
    self->span = 1;
    self->merged = self->merges = FALSE;
  } else {
    read_cell_property (self);
  }
}

static void
end_element (DocxReader *self)
{
  if (anban_docx_xml_is (self->reader, "p"))
    end_paragraph (self);
  else if (anban_docx_xml_is (self->reader, "tbl") && self->table_depth > 0)
    self->table_depth--;
  else if (anban_docx_xml_is (self->reader, "tc") && self->table_depth == 1)
    end_cell (self);
  else if (anban_docx_xml_is (self->reader, "tr") && self->table_depth == 1)
    end_row (self);
}

/* Past the element that the reader stands at; hidden runs and the like. */
static gboolean
skip_element (xmlTextReader *reader, GError **error)
{
  int depth = xmlTextReaderDepth (reader);

  while (anban_docx_xml_read (reader, error))
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (reader) <= depth)
      return TRUE;
  return FALSE;
}

static gboolean
read_document (DocxReader *self, GError **error)
{
  xmlTextReader *reader = self->reader;
  gboolean in_text = FALSE, hidden = FALSE;

  while (anban_docx_xml_read (reader, error)) {
    int type = xmlTextReaderNodeType (reader);

    if (type == XML_READER_TYPE_ELEMENT) {
      if (is_skipped (reader)) {
        if (!skip_element (reader, error))
          return FALSE;
        continue;
      }
      if (anban_docx_xml_is (reader, "r"))
        hidden = FALSE;
      if (anban_docx_xml_is (reader, "vanish") && !is_off (reader))
        hidden = TRUE;
      in_text = anban_docx_xml_is (reader, "t") && !xmlTextReaderIsEmptyElement (reader);
      begin_element (self);
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
      if (anban_docx_xml_is (reader, "r"))
        hidden = FALSE;
      in_text = FALSE;
      end_element (self);
    } else if (in_text && !hidden && xmlTextReaderConstValue (reader) != NULL) {
      g_string_append (self->paragraph, (const char *)xmlTextReaderConstValue (reader));
    }
    if (self->out->len + self->paragraph->len + self->row->len + self->cell->len >
        ANBAN_PLAN_SOURCE_MAX_TEXT) {
      set_too_large (error);
      return FALSE;
    }
  }
  return TRUE;
}

char *
anban_docx_dup_text (const char *bytes, gsize len, GError **error)
{
  g_auto (Parts) parts = {0};
  g_autoptr (AnbanDocxNumbering) numbering = NULL;
  g_autoptr (xmlTextReader) reader = NULL;
  g_autoptr (GString) paragraph = g_string_new (NULL), row = g_string_new (NULL), cell = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  DocxReader self = {.out = out, .paragraph = paragraph, .row = row, .cell = cell};

  if (!read_parts (bytes, len, &parts, error))
    return NULL;
  numbering = anban_docx_numbering_new (parts.numbering, parts.styles, error);
  if (numbering == NULL)
    return NULL;
  reader = anban_docx_xml_open (parts.document, error);
  if (reader == NULL)
    return NULL;
  self.reader = reader;
  self.numbering = numbering;
  read_document (&self, &failure);
  g_free (self.style);
  for (guint i = 0; i < MAX_COLUMNS; i++)
    g_free (self.above[i]);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
