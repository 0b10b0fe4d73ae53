/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page-layout.h"

#include "report/page-items.h"
#include "report/page-renderer.h"

static const AnbanTableColumn columns[] = {
    {"序号", 15, TRUE, ANBAN_ALIGN_CENTER},
    {"任务", 3},
    {"措施", 5},
};

static void
add_rows (AnbanTable *table, guint n, const char *text)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    const char *const texts[] = {number, "开展检查", text};

    anban_table_add_texts (table, texts);
  }
}

static AnbanPages *
lay_out (AnbanDocument *document)
{
  g_autoptr (GError) error = NULL;
  AnbanPages *pages = anban_pages_new (document, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static const AnbanItem *
get_items (AnbanPages *pages, guint page, guint *n)
{
  guint first = g_array_index (pages->pages, AnbanPage, page).first_item;

  *n = (page + 1 < pages->pages->len ? g_array_index (pages->pages, AnbanPage, page + 1).first_item
                                     : pages->items->len) -
       first;
  return &g_array_index (pages->items, AnbanItem, first);
}

static guint
find_last_row (AnbanPages *pages, guint page)
{
  guint n, last = G_MAXUINT;
  const AnbanItem *items = get_items (pages, page, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].kind == ANBAN_ITEM_ROW)
      last = items[i].row;
  return last;
}

/* No item reaches into the margin, none lies over the one before. */
static void
check_items (AnbanPages *pages)
{
  for (guint page = 0; page < pages->pages->len; page++) {
    guint n;
    const AnbanItem *items = get_items (pages, page, &n);

    for (guint i = 0; i < n; i++) {
      if (items[i].kind != ANBAN_ITEM_ROW)
        continue;
      g_assert_cmpfloat (items[i].y + items[i].height, <=, pages->bottom + 1);
      g_assert_cmpfloat (items[i].y, >=, pages->top - 0.1);
      if (i > 0 && items[i - 1].kind == ANBAN_ITEM_ROW)
        g_assert_cmpfloat_with_epsilon (items[i].y, items[i - 1].y + items[i - 1].height, 0.1);
    }
  }
}

static void
test_rows_and_header (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("表");
  AnbanTable *table = anban_document_add_table (document, columns, 3);
  g_autoptr (AnbanPages) pages = NULL;
  guint next = 0;

  add_rows (
      table, 200,
      "组织各镇、各部门开展自查自改，建立台账，明确责任人、措施、资金、时限和预案，按期完成整改并报送情况。");
  pages = lay_out (document);
  g_assert_cmpuint (anban_pages_get_count (pages), >, 5);
  check_items (pages);
  for (guint page = 0; page < anban_pages_get_count (pages); page++) {
    guint n;
    const AnbanItem *items = get_items (pages, page, &n);

    g_assert_cmpuint (items[0].row, ==, ANBAN_ROW_HEADER);
    for (guint i = 1; i < n; i++) {
      g_assert_cmpuint (items[i].row, ==, next++);
      g_assert_cmpuint (items[i].n_lines, ==, 0); /* whole */
    }
    g_assert_cmpuint (anban_pages_get_number (pages, page), ==, page + 1);
  }
  g_assert_cmpuint (next, ==, 200);
}

static void
test_torn_row (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("表");
  AnbanTable *table = anban_document_add_table (document, columns, 3);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AnbanPages) pages = NULL;
  guint line = 0, n_pieces = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "安全");
  anban_table_add_group (table, "一、长文");
  add_rows (table, 2, "短");
  add_rows (table, 1, text->str);
  add_rows (table, 1, "短");
  pages = lay_out (document);
  check_items (pages);
  for (guint i = 0; i < pages->items->len; i++) {
    const AnbanItem *item = &g_array_index (pages->items, AnbanItem, i);

    if (item->row != 3)
      continue;
    g_assert_cmpuint (item->first_line, ==, line);
    g_assert_cmpuint (item->n_lines, >, 0);
    line += item->n_lines;
    n_pieces++;
  }
  g_assert_cmpuint (n_pieces, >, 3);
  g_assert_cmpuint (n_pieces, ==, anban_pages_get_count (pages));
  g_assert_cmpuint (find_last_row (pages, anban_pages_get_count (pages) - 1), ==, 4);
}

/* A group never closes a page, and is repeated as 续 where it goes on. */
static void
test_groups (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("表");
  AnbanTable *table;
  AnbanOutlineEntry entry;
  g_autoptr (AnbanPages) pages = NULL;
  guint n_continued = 0;

  anban_document_add_bookmark (document, 1, "表");
  table = anban_document_add_table (document, columns, 3);
  for (guint group = 0; group < 60; group++) {
    g_autofree char *title = g_strdup_printf ("第%u部分", group);

    anban_table_add_group (table, title);
    add_rows (table, 10, "开展隐患排查");
  }
  pages = lay_out (document);
  check_items (pages);
  for (guint page = 0; page < anban_pages_get_count (pages); page++) {
    guint n;
    const AnbanItem *items = get_items (pages, page, &n);

    g_assert_cmpint (anban_table_get_row_kind (table, items[n - 1].row), ==, ANBAN_TABLE_ROW);
    g_assert_cmpint (anban_table_get_row_kind (table, items[1].row), ==, ANBAN_TABLE_GROUP);
    n_continued += items[1].continued;
  }
  g_assert_cmpuint (n_continued, >, 3);
  /* Each group once, below the entry of the document. */
  g_assert_cmpuint (anban_pages_get_n_outline (pages), ==, 61);
  anban_pages_get_outline (pages, 60, &entry);
  g_assert_cmpstr (entry.text, ==, "第59部分");
  g_assert_cmpint (entry.level, ==, 2);
  g_assert_cmpuint (find_last_row (pages, entry.page), >=, 59 * 11);
  g_assert_cmpuint (find_last_row (pages, entry.page - 1), <, 59 * 11);
}

/* Whoever signs, signs below a row; whatever the number of rows. */
static void
test_signature_stays (void)
{
  static const char *const labels[] = {"责任单位（盖章）：", "负责人签字：", "日期：    年  月  日", NULL};

  for (guint n_rows = 20; n_rows < 60; n_rows++) {
    g_autoptr (AnbanDocument) document = anban_document_new ("表");
    AnbanTable *table = anban_document_add_table (document, columns, 3);
    g_autoptr (AnbanPages) pages = NULL;
    guint n;
    const AnbanItem *items;

    add_rows (table, n_rows, "开展隐患排查");
    anban_document_add_signature (document, labels);
    pages = lay_out (document);
    items = get_items (pages, anban_pages_get_count (pages) - 1, &n);
    g_assert_cmpint (items[n - 1].kind, !=, ANBAN_ITEM_ROW);
    g_assert_cmpuint (find_last_row (pages, anban_pages_get_count (pages) - 1), ==, n_rows - 1);
  }
}

/* The same below totals, whatever stands above the table: every place at which the page may end. */
static void
test_signature_stays_with_totals (void)
{
  static const char *const labels[] = {"单位负责人：", "审核人：", "填表人：", NULL};

  for (guint tenths = 0; tenths < 120; tenths += 3) {
    g_autoptr (AnbanDocument) document = anban_document_new ("表");
    g_autoptr (AnbanPages) pages = NULL;
    AnbanTableCell total[3] = {{"合计"}, {"20"}, {"100%"}};
    AnbanTable *table;
    guint last;

    anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, "制表单位");
    anban_document_add_space (document, tenths / 10.0);
    table = anban_document_add_table (document, columns, 3);
    add_rows (table, 24, "道路");
    anban_table_add_total (table, total);
    anban_table_add_total (table, total);
    if (tenths % 2)
      anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, "说明：累计从一月起。");
    anban_document_add_signature (document, labels);
    pages = lay_out (document);
    last = anban_pages_get_count (pages) - 1;
    g_assert_cmpuint (find_last_row (pages, last), ==, 25);
  }
}

/* Rows of a form: as high as they are wanted, no header, and none over another. */
static void
test_wide_rows (void)
{
  static const char *const pair[] = {"编号", "一", "二"};
  g_autoptr (AnbanDocument) document = anban_document_new ("表");
  AnbanTable *table = anban_document_add_table (document, columns, 3);
  g_autoptr (AnbanPages) pages = NULL;
  g_autofree AnbanTableCell *cells = g_new0 (AnbanTableCell, 3);
  const AnbanItem *items;
  guint n;

  anban_table_hide_header (table);
  anban_table_add_texts (table, pair);
  anban_table_add_wide (table, "意见", "同意", 30);
  anban_table_add_wide (table, "说明", "一句", 0);
  g_assert_cmpuint (anban_table_get_n_cells (table, 1), ==, 2);
  anban_table_get_row (table, 1, cells);
  g_assert_cmpstr (cells[0].text, ==, "意见");
  g_assert_cmpstr (cells[1].text, ==, "同意");
  pages = lay_out (document);
  check_items (pages);
  items = get_items (pages, 0, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (items[0].row, ==, 0);
  g_assert_cmpfloat_with_epsilon (items[1].height, 30 * 72 / 25.4, 0.1);
  g_assert_cmpfloat (items[2].height, <, items[1].height / 3);
}

/* No title leaves a single character to its last line. */
static void
test_title_balanced (void)
{
  g_autoptr (GString) title = g_string_new ("关于");

  for (guint i = 0; i < 45; i++) {
    g_autoptr (AnbanDocument) document = anban_document_new ("通知");
    g_autoptr (AnbanPages) pages = NULL;
    const AnbanItem *items;
    guint n, n_lines;

    g_string_append (title, "安");
    anban_document_set_page_setup (document, &anban_page_setup_letter);
    anban_document_add_title (document, title->str);
    pages = lay_out (document);
    items = get_items (pages, 0, &n);
    n_lines = anban_shaped_text_get_n_lines (items[0].text);
    for (guint line = 1; line < n_lines; line++) {
      g_autofree char *first = anban_shaped_text_dup_line (items[0].text, 0);
      g_autofree char *text = anban_shaped_text_dup_line (items[0].text, line);

      g_assert_cmpint (g_utf8_strlen (first, -1) - g_utf8_strlen (text, -1), <=, 2);
    }
  }
}

/* Nobody signs an empty page. */
static void
test_closing_stays (void)
{
  for (guint n_lines = 1; n_lines < 50; n_lines++) {
    g_autoptr (AnbanDocument) document = anban_document_new ("通知");
    g_autoptr (AnbanPages) pages = NULL;
    guint n;

    anban_document_set_page_setup (document, &anban_page_setup_letter);
    for (guint i = 0; i < n_lines; i++)
      anban_document_add_paragraph (document, ANBAN_STYLE_BODY, "一行。");
    anban_document_add_closing (document, "云溪县安委办", "2026年3月5日");
    pages = lay_out (document);
    get_items (pages, anban_pages_get_count (pages) - 1, &n);
    g_assert_cmpuint (n, >, 2);
  }
}

/* A heading goes to the page of what it heads. */
static void
test_headings_stay (void)
{
  for (guint n_lines = 1; n_lines < 40; n_lines++) {
    g_autoptr (AnbanDocument) document = anban_document_new ("通知");
    g_autoptr (AnbanPages) pages = NULL;
    AnbanOutlineEntry entry;
    guint n;
    const AnbanItem *items;

    anban_document_set_page_setup (document, &anban_page_setup_letter);
    for (guint i = 0; i < n_lines; i++)
      anban_document_add_paragraph (document, ANBAN_STYLE_BODY, "一行。");
    anban_document_add_heading (document, 1, "一、总体要求");
    anban_document_add_heading (document, 2, "（一）目标");
    anban_document_add_paragraph (document, ANBAN_STYLE_BODY, "正文。");
    pages = lay_out (document);
    g_assert_cmpuint (anban_pages_get_n_outline (pages), ==, 2);
    items = get_items (pages, anban_pages_get_count (pages) - 1, &n);
    g_assert_cmpuint (n, >=, 3);
    anban_pages_get_outline (pages, 0, &entry);
    g_assert_cmpuint (entry.page, ==, anban_pages_get_count (pages) - 1);
    g_assert_cmpfloat_with_epsilon (entry.y, items[n - 3].y, 0.1);
    /* 22 lines on a page. */
    g_assert_cmpuint (anban_pages_get_count (pages), ==,
                      n_lines + 3 <= 22   ? 1
                      : n_lines <= 22     ? 2
                      : n_lines + 3 <= 44 ? 2
                                          : 3);
  }
}

/* GB/T 9704: 22 lines of 28 characters. */
static void
test_letter_grid (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("通知");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AnbanPages) pages = NULL;
  guint n;
  const AnbanItem *items;

  for (guint i = 0; i < 28 * 22 + 1; i++)
    g_string_append (text, "安");
  anban_document_set_page_setup (document, &anban_page_setup_letter);
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY_FLUSH, text->str);
  pages = lay_out (document);
  g_assert_cmpuint (anban_pages_get_count (pages), ==, 2);
  items = get_items (pages, 0, &n);
  g_assert_cmpuint (items[0].n_lines, ==, 22);
  g_assert_cmpuint (anban_shaped_text_get_n_lines (items[0].text), ==, 23);
}

static cairo_status_t
append_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (user_data, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A picture is never enlarged, never wider than the text, and stays with its caption. */
static void
test_pictures (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4000, 1000);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) png = NULL, broken = g_bytes_new_static ("\x89PNG", 4);
  g_autoptr (AnbanDocument) document = anban_document_new ("图");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPages) pages = NULL;
  guint n_pictures = 0;

  cairo_surface_write_to_png_stream (image, append_cb, array);
  cairo_surface_destroy (image);
  png = g_bytes_new (array->data, array->len);
  g_assert_false (anban_document_add_picture (document, broken, 0, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  for (guint i = 0; i < 6; i++)
    g_assert_true (anban_document_add_picture (document, png, i % 2 ? 80 : 0, "图 1", &error));
  pages = lay_out (document);
  for (guint page = 0; page < anban_pages_get_count (pages); page++) {
    guint n;
    const AnbanItem *items = get_items (pages, page, &n);

    for (guint i = 0; i < n; i++) {
      if (items[i].kind != ANBAN_ITEM_PICTURE)
        continue;
      g_assert_cmpfloat_with_epsilon (items[i].width, 4 * items[i].height, 0.1);
      g_assert_cmpfloat_with_epsilon (items[i].width,
                                      n_pictures % 2 ? ANBAN_MM (80) : pages->right - pages->left, 0.1);
      g_assert_cmpint (i + 1, <, n);
      g_assert_cmpint (items[i + 1].kind, ==, ANBAN_ITEM_TEXT);
      n_pictures++;
    }
  }
  g_assert_cmpuint (n_pictures, ==, 6);
}

static void
test_sections (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("各单位清单");
  const char *const names[] = {"县应急管理局", "县公安局", "城关镇人民政府"};
  const guint n_rows[] = {80, 0, 3};
  g_autoptr (AnbanPages) pages = NULL;
  guint page = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    anban_document_begin_section (document, names[i], names[i]);
    anban_document_add_title (document, names[i]);
    add_rows (anban_document_add_table (document, columns, 3), n_rows[i], "开展隐患排查");
  }
  pages = lay_out (document);
  check_items (pages);
  g_assert_cmpuint (anban_pages_get_n_outline (pages), ==, 3);
  g_assert_cmpuint (pages->sections->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    guint n_pages = g_array_index (pages->sections, AnbanSection, i).n_pages;
    AnbanOutlineEntry entry;

    anban_pages_get_outline (pages, i, &entry);
    g_assert_cmpstr (entry.text, ==, names[i]);
    g_assert_cmpuint (entry.page, ==, page);
    for (guint number = 1; number <= n_pages; number++)
      g_assert_cmpuint (anban_pages_get_number (pages, page++), ==, number);
  }
  g_assert_cmpuint (page, ==, anban_pages_get_count (pages));
  g_assert_cmpuint (page, >=, 4);
}

static void
test_empty (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("空");
  g_autoptr (AnbanPages) pages = lay_out (document);
  guint n;
  const AnbanItem *items;
  g_autofree char *line = NULL;

  g_assert_cmpuint (anban_pages_get_count (pages), ==, 1);
  items = get_items (pages, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  line = anban_shaped_text_dup_line (items[0].text, 0);
  g_assert_cmpstr (line, ==, "没有可列出的内容。");
}

static void
count_progress_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
cancel_cb (double fraction, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("表");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPages) pages = NULL;
  double last = 0;

  add_rows (anban_document_add_table (document, columns, 3), 500, "开展隐患排查");
  pages = anban_pages_new (document, cancellable, count_progress_cb, &last, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_clear_object (&pages);
  pages = anban_pages_new (document, cancellable, cancel_cb, cancellable, &error);
  g_assert_null (pages);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
draw_all_cb (gpointer user_data)
{
  AnbanPages *pages = user_data;

  for (guint page = 0; page < anban_pages_get_count (pages); page++) {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 842, 596);
    cairo_t *cr = cairo_create (surface);

    anban_pages_draw (pages, page, cr);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
  return NULL;
}

/* Laid out in one thread, drawn in two at once. */
static void
test_threads (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("表");
  g_autoptr (AnbanPages) pages = NULL;
  GThread *first, *second;

  add_rows (anban_document_add_table (document, columns, 3), 100, "开展“隐患”排查，Class A 12345");
  pages = lay_out (document);
  first = g_thread_new ("first", draw_all_cb, pages);
  second = g_thread_new ("second", draw_all_cb, pages);
  g_thread_join (first);
  g_thread_join (second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-layout/rows-and-header", test_rows_and_header);
  g_test_add_func ("/page-layout/torn-row", test_torn_row);
  g_test_add_func ("/page-layout/groups", test_groups);
  g_test_add_func ("/page-layout/signature-stays", test_signature_stays);
  g_test_add_func ("/page-layout/signature-stays-with-totals", test_signature_stays_with_totals);
  g_test_add_func ("/page-layout/wide-rows", test_wide_rows);
  g_test_add_func ("/page-layout/title-balanced", test_title_balanced);
  g_test_add_func ("/page-layout/closing-stays", test_closing_stays);
  g_test_add_func ("/page-layout/headings-stay", test_headings_stay);
  g_test_add_func ("/page-layout/letter-grid", test_letter_grid);
  g_test_add_func ("/page-layout/pictures", test_pictures);
  g_test_add_func ("/page-layout/sections", test_sections);
  g_test_add_func ("/page-layout/empty", test_empty);
  g_test_add_func ("/page-layout/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/page-layout/threads", test_threads);
  return g_test_run ();
}
