/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "report/block.h"
#include "report/picture.h"

struct _AnbanDocument {
  GObject parent_instance;
  char *title;
  char *author;
  char *subject;
  GDateTime *created;
  AnbanPageSetup setup;
  char *running[ANBAN_N_RUNNING];
  GPtrArray *blocks; /* AnbanBlock */
};

G_DEFINE_FINAL_TYPE (AnbanDocument, anban_document, G_TYPE_OBJECT)

const AnbanPageSetup anban_page_setup_letter = {
    ANBAN_PAPER_A4, FALSE, 37, 26, 35, 28, ANBAN_PAGE_NUMBERS_DASHED,
};
const AnbanPageSetup anban_page_setup_sheet = {
    ANBAN_PAPER_A4, TRUE, 18, 15, 17, 15, ANBAN_PAGE_NUMBERS_OF_TOTAL,
};
const AnbanPageSetup anban_page_setup_list = {
    ANBAN_PAPER_A4, FALSE, 20, 16, 19, 20, ANBAN_PAGE_NUMBERS_OF_TOTAL,
};

static void
free_block (gpointer data)
{
  AnbanBlock *block = data;

  for (guint i = 0; i < G_N_ELEMENTS (block->texts); i++)
    g_free (block->texts[i]);
  g_clear_pointer (&block->table, anban_table_free);
  g_strfreev (block->labels);
  for (guint i = 0; i < G_N_ELEMENTS (block->pictures); i++)
    g_clear_pointer (&block->pictures[i], cairo_surface_destroy);
  g_free (block);
}

static AnbanBlock *
add_block (AnbanDocument *self, AnbanBlockKind kind)
{
  AnbanBlock *block = g_new0 (AnbanBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static AnbanBlock *
add_texts (AnbanDocument *self, AnbanBlockKind kind, const char *first, const char *second, const char *third)
{
  AnbanBlock *block = add_block (self, kind);

  block->texts[0] = g_strdup (first);
  block->texts[1] = g_strdup (second);
  block->texts[2] = g_strdup (third);
  return block;
}

static void
anban_document_finalize (GObject *object)
{
  AnbanDocument *self = ANBAN_DOCUMENT (object);

  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_clear_pointer (&self->created, g_date_time_unref);
  for (guint i = 0; i < ANBAN_N_RUNNING; i++)
    g_free (self->running[i]);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (anban_document_parent_class)->finalize (object);
}

static void
anban_document_class_init (AnbanDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_document_finalize;
}

static void
anban_document_init (AnbanDocument *self)
{
  self->setup = anban_page_setup_sheet;
  self->blocks = g_ptr_array_new_with_free_func (free_block);
}

AnbanDocument *
anban_document_new (const char *title)
{
  AnbanDocument *self = g_object_new (ANBAN_TYPE_DOCUMENT, NULL);

  self->title = g_utf8_make_valid (title ? title : "", -1);
  return self;
}

const char *
anban_document_get_title (AnbanDocument *self)
{
  return self->title;
}

void
anban_document_set_author (AnbanDocument *self, const char *author)
{
  g_free (self->author);
  self->author = author ? g_utf8_make_valid (author, -1) : NULL;
}

void
anban_document_set_subject (AnbanDocument *self, const char *subject)
{
  g_free (self->subject);
  self->subject = subject ? g_utf8_make_valid (subject, -1) : NULL;
}

void
anban_document_set_created (AnbanDocument *self, GDateTime *created)
{
  g_clear_pointer (&self->created, g_date_time_unref);
  self->created = created ? g_date_time_ref (created) : NULL;
}

void
anban_document_set_page_setup (AnbanDocument *self, const AnbanPageSetup *setup)
{
  self->setup = *setup;
}

const AnbanPageSetup *
anban_document_get_page_setup (AnbanDocument *self)
{
  return &self->setup;
}

void
anban_document_set_running_text (AnbanDocument *self,
                                 const char *header_left,
                                 const char *header_right,
                                 const char *footer_left,
                                 const char *footer_right)
{
  const char *const texts[ANBAN_N_RUNNING] = {header_left, header_right, footer_left, footer_right};

  for (guint i = 0; i < ANBAN_N_RUNNING; i++) {
    g_free (self->running[i]);
    self->running[i] = g_strdup (texts[i]);
  }
}

void
anban_document_add_letterhead (
    AnbanDocument *self, AnbanLetterheadKind kind, const char *agency, const char *number, const char *signer)
{
  add_texts (self, ANBAN_BLOCK_LETTERHEAD, agency, number, signer)->option = kind;
}

void
anban_document_add_title (AnbanDocument *self, const char *text)
{
  add_texts (self, ANBAN_BLOCK_TITLE, text, NULL, NULL)->keep_with_next = TRUE;
}

void
anban_document_add_heading (AnbanDocument *self, int level, const char *text)
{
  static const AnbanTextStyle styles[] = {
      ANBAN_STYLE_HEADING_1,
      ANBAN_STYLE_HEADING_2,
      ANBAN_STYLE_HEADING_3,
      ANBAN_STYLE_BODY,
  };
  AnbanBlock *block;

  g_return_if_fail (level >= 1 && level <= (int)G_N_ELEMENTS (styles));

  anban_document_add_bookmark (self, level, text);
  block = add_texts (self, ANBAN_BLOCK_PARAGRAPH, text, NULL, NULL);
  block->style = styles[level - 1];
  block->keep_with_next = TRUE;
}

void
anban_document_add_paragraph (AnbanDocument *self, AnbanTextStyle style, const char *text)
{
  anban_document_add_aligned (self, style, anban_text_style_get_form (style)->align, text);
}

void
anban_document_add_aligned (AnbanDocument *self, AnbanTextStyle style, AnbanAlign align, const char *text)
{
  AnbanBlock *block = add_texts (self, ANBAN_BLOCK_PARAGRAPH, text, NULL, NULL);

  block->style = style;
  block->align = align;
}

void
anban_document_add_line (
    AnbanDocument *self, AnbanTextStyle style, const char *left, const char *middle, const char *right)
{
  AnbanBlock *block = add_texts (self, ANBAN_BLOCK_LINE, left, middle, right);

  block->style = style;
  block->keep_with_next = TRUE;
}

AnbanTable *
anban_document_add_table (AnbanDocument *self, const AnbanTableColumn *columns, guint n_columns)
{
  AnbanBlock *block;

  g_return_val_if_fail (n_columns > 0, NULL);

  block = add_block (self, ANBAN_BLOCK_TABLE);
  block->table = anban_table_new (columns, n_columns);
  return block->table;
}

gboolean
anban_document_add_picture (
    AnbanDocument *self, GBytes *picture, double width_mm, const char *caption, GError **error)
{
  cairo_surface_t *surface = anban_picture_read (picture, error);
  AnbanBlock *block;

  if (surface == NULL)
    return FALSE;
  block = add_block (self, ANBAN_BLOCK_PICTURE);
  block->pictures[0] = surface;
  block->mm = width_mm;
  block->keep_with_next = caption != NULL;
  if (caption)
    anban_document_add_paragraph (self, ANBAN_STYLE_CAPTION, caption);
  return TRUE;
}

void
anban_document_add_picture_pair (AnbanDocument *self,
                                 GBytes *left,
                                 const char *left_caption,
                                 GBytes *right,
                                 const char *right_caption,
                                 double height_mm)
{
  AnbanBlock *block = add_texts (self, ANBAN_BLOCK_PICTURE_PAIR, left_caption, right_caption, NULL);

  block->pictures[0] = left != NULL ? anban_picture_read (left, NULL) : NULL;
  block->pictures[1] = right != NULL ? anban_picture_read (right, NULL) : NULL;
  block->mm = height_mm;
}

void
anban_document_add_signature (AnbanDocument *self, const char *const *labels)
{
  AnbanBlock *block = add_block (self, ANBAN_BLOCK_SIGNATURE);

  block->style = ANBAN_STYLE_SIGNATURE;
  block->labels = g_strdupv ((char **)labels);
}

/* A signature never stands on a page without text: it takes the last two paragraphs along. */
void
anban_document_add_closing (AnbanDocument *self, const char *agency, const char *date)
{
  for (guint i = self->blocks->len; i > 0 && i + 2 > self->blocks->len; i--) {
    AnbanBlock *block = self->blocks->pdata[i - 1];

    if (block->kind != ANBAN_BLOCK_PARAGRAPH)
      break;
    block->keep_with_next = TRUE;
  }
  add_texts (self, ANBAN_BLOCK_CLOSING, agency, date, NULL);
}

void
anban_document_add_imprint (AnbanDocument *self, const char *copies, const char *issuer, const char *issued)
{
  add_texts (self, ANBAN_BLOCK_IMPRINT, copies, issuer, issued);
}

void
anban_document_add_space (AnbanDocument *self, double mm)
{
  add_block (self, ANBAN_BLOCK_SPACE)->mm = mm;
}

void
anban_document_add_page_break (AnbanDocument *self)
{
  add_block (self, ANBAN_BLOCK_PAGE_BREAK);
}

void
anban_document_begin_section (AnbanDocument *self, const char *name, const char *header_right)
{
  add_texts (self, ANBAN_BLOCK_SECTION, name, header_right, NULL);
  if (name)
    anban_document_add_bookmark (self, 1, name);
}

void
anban_document_add_bookmark (AnbanDocument *self, int level, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);

  add_texts (self, ANBAN_BLOCK_BOOKMARK, valid, NULL, NULL)->option = level;
}

guint
anban_document_get_n_blocks (AnbanDocument *self)
{
  return self->blocks->len;
}

const AnbanBlock *
anban_document_get_block (AnbanDocument *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}

const char *
anban_document_get_running_text (AnbanDocument *self, guint which)
{
  return self->running[which];
}

const char *
anban_document_get_author (AnbanDocument *self)
{
  return self->author;
}

const char *
anban_document_get_subject (AnbanDocument *self)
{
  return self->subject;
}

GDateTime *
anban_document_get_created (AnbanDocument *self)
{
  return self->created;
}
