/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page-layout.h"

#include "report/block-layout.h"
#include "report/block.h"
#include "report/page-items.h"
#include "report/page-pen.h"
#include "report/table-layout.h"

G_DEFINE_FINAL_TYPE (AnbanPages, anban_pages, G_TYPE_OBJECT)

static void
clear_item (gpointer data)
{
  AnbanItem *item = data;

  if (item->kind == ANBAN_ITEM_TEXT)
    g_clear_pointer (&item->text, anban_shaped_text_unref);
}

static void
anban_pages_finalize (GObject *object)
{
  AnbanPages *self = ANBAN_PAGES (object);

  g_array_unref (self->items);
  g_array_unref (self->pages);
  g_array_unref (self->sections);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->tables);
  anban_text_shaper_free (self->shaper);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (anban_pages_parent_class)->finalize (object);
}

static void
anban_pages_class_init (AnbanPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_pages_finalize;
}

static void
anban_pages_init (AnbanPages *self)
{
  AnbanPage first = {0, 0, 1, FALSE};
  AnbanSection section = {NULL, 1};

  self->shaper = anban_text_shaper_new ();
  self->items = g_array_new (FALSE, FALSE, sizeof (AnbanItem));
  g_array_set_clear_func (self->items, clear_item);
  self->pages = g_array_new (FALSE, FALSE, sizeof (AnbanPage));
  self->sections = g_array_new (FALSE, FALSE, sizeof (AnbanSection));
  self->marks = g_array_new (FALSE, FALSE, sizeof (AnbanMark));
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_table_layout_free);
  g_array_append_val (self->pages, first);
  g_array_append_val (self->sections, section);
}

static void
set_paper (AnbanPages *self)
{
  const AnbanPageSetup *setup = anban_document_get_page_setup (self->document);
  double narrow = 0, wide = 0;

  switch (setup->paper) {
  case ANBAN_PAPER_A4:
    narrow = ANBAN_MM (210);
    wide = ANBAN_MM (297);
    break;
  case ANBAN_PAPER_A3:
    narrow = ANBAN_MM (297);
    wide = ANBAN_MM (420);
    break;
  }
  self->width = setup->landscape ? wide : narrow;
  self->height = setup->landscape ? narrow : wide;
  self->left = ANBAN_MM (setup->left);
  self->right = self->width - ANBAN_MM (setup->right);
  self->top = ANBAN_MM (setup->top);
  self->bottom = self->height - ANBAN_MM (setup->bottom);
}

static guint
count_steps (AnbanDocument *document)
{
  guint n = anban_document_get_n_blocks (document), steps = n;

  for (guint i = 0; i < n; i++) {
    const AnbanBlock *block = anban_document_get_block (document, i);

    if (block->table)
      steps += anban_table_get_n_rows (block->table);
  }
  return steps;
}

/* A table that signatures follow keeps its last row with them, so that nobody signs an empty page. */
static double
measure_reserve (AnbanPen *pen, guint index)
{
  AnbanDocument *document = pen->pages->document;
  double space = 0;

  for (guint i = index + 1; i < anban_document_get_n_blocks (document); i++) {
    const AnbanBlock *block = anban_document_get_block (document, i);

    if (block->kind == ANBAN_BLOCK_SIGNATURE)
      return space + anban_block_layout_measure_signature (pen, block);
    if (block->kind == ANBAN_BLOCK_SPACE)
      space += ANBAN_MM (block->mm);
    else if (block->kind == ANBAN_BLOCK_PARAGRAPH && block->style == ANBAN_STYLE_NOTE)
      space += 2 * anban_text_style_get_form (block->style)->pitch +
               anban_text_style_get_form (block->style)->after;
    else if (block->kind != ANBAN_BLOCK_BOOKMARK)
      break;
  }
  return 0;
}

static gboolean
place_table (AnbanPen *pen, guint index, GError **error)
{
  const AnbanBlock *block = anban_document_get_block (pen->pages->document, index);
  AnbanTableLayout *table = anban_table_layout_new (block->table, pen->pages->right - pen->pages->left);

  g_ptr_array_add (pen->pages->tables, table);
  pen->reserve = measure_reserve (pen, index);
  return anban_table_layout_place (table, pen, error);
}

static gboolean
place_blocks (AnbanPen *pen, GError **error)
{
  AnbanDocument *document = pen->pages->document;

  for (guint i = 0; i < anban_document_get_n_blocks (document); i++) {
    const AnbanBlock *block = anban_document_get_block (document, i);
    gboolean placed = TRUE;

    if (block->kind == ANBAN_BLOCK_BOOKMARK)
      anban_pen_add_mark (pen, block->texts[0], pen->level = block->option);
    else if (block->kind == ANBAN_BLOCK_TABLE)
      placed = place_table (pen, i, error);
    else
      placed = anban_block_layout_place (pen, block, error);
    if (!placed || !anban_pen_step (pen, error))
      return FALSE;
  }
  return TRUE;
}

static void
place_empty_notice (AnbanPen *pen)
{
  AnbanPages *pages = pen->pages;
  AnbanTextForm form = *anban_text_style_get_form (ANBAN_STYLE_SIGNATURE);

  form.align = ANBAN_ALIGN_CENTER;
  anban_pen_add_text (
      pen, anban_text_shaper_shape (pages->shaper, "没有可列出的内容。", &form, pages->right - pages->left),
      ANBAN_TONE_MUTED, pages->left, pages->top + (pages->bottom - pages->top) / 3);
}

AnbanPages *
anban_pages_new (AnbanDocument *document,
                 GCancellable *cancellable,
                 AnbanPagesProgress progress,
                 gpointer user_data,
                 GError **error)
{
  g_autoptr (AnbanPages) self = g_object_new (ANBAN_TYPE_PAGES, NULL);
  AnbanPen pen = {self};

  g_return_val_if_fail (ANBAN_IS_DOCUMENT (document), NULL);

  self->document = g_object_ref (document);
  set_paper (self);
  pen.y = self->top;
  pen.keep_from = ANBAN_KEEP_NOTHING;
  pen.cancellable = cancellable;
  pen.progress = progress;
  pen.user_data = user_data;
  pen.n_steps = count_steps (document);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !place_blocks (&pen, error))
    return NULL;
  if (self->items->len == 0)
    place_empty_notice (&pen);
  if (progress)
    progress (1, user_data);
  return g_steal_pointer (&self);
}

AnbanDocument *
anban_pages_get_document (AnbanPages *self)
{
  return self->document;
}

guint
anban_pages_get_count (AnbanPages *self)
{
  return self->pages->len;
}

void
anban_pages_get_size (AnbanPages *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

guint
anban_pages_get_number (AnbanPages *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, 0);
  return g_array_index (self->pages, AnbanPage, page).number;
}

guint
anban_pages_get_n_outline (AnbanPages *self)
{
  return self->marks->len;
}

static guint
find_page (AnbanPages *self, guint item)
{
  guint low = 0, high = self->pages->len;

  while (high - low > 1) {
    guint middle = (low + high) / 2;

    if (g_array_index (self->pages, AnbanPage, middle).first_item <= item)
      low = middle;
    else
      high = middle;
  }
  return low;
}

void
anban_pages_get_outline (AnbanPages *self, guint index, AnbanOutlineEntry *entry)
{
  const AnbanMark *mark = &g_array_index (self->marks, AnbanMark, index);

  entry->text = mark->text;
  entry->level = mark->level;
  entry->page = find_page (self, mark->item);
  entry->y = self->top;
  if (mark->item < self->items->len)
    entry->y = (double)g_array_index (self->items, AnbanItem, mark->item).y;
}
