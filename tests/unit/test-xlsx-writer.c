/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks by the XML in them: what libxlsxwriter would write wrongly, lists to pick from, sheet names, titles,
 * and that nothing half done is left.
 */
#include "exchange/xlsx-writer.h"

#include "base/error.h"
#include "exchange/xlsx-check.h"
#include "exchange/xlsx-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("anban-xlsx-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "表.xlsx", NULL);
}

/* The folder is empty but for the workbook. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
read_part (const char *path, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GString *text = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    char block[8192];
    la_ssize_t n;

    if (!g_str_equal (archive_entry_pathname (entry), name))
      continue;
    text = g_string_new (NULL);
    while ((n = archive_read_data (archive, block, sizeof block)) > 0)
      g_string_append_len (text, block, n);
  }
  archive_read_free (archive);
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static void
assert_part_has (const char *path, const char *name, const char *text)
{
  g_autofree char *part = read_part (path, name);

  g_assert_nonnull (part);
  if (strstr (part, text) == NULL)
    g_error ("%s lacks %s: %s", name, text, part);
}

static void
write_sheets (
    const char *path, const AnbanSheet *sheets, guint n_sheets, const AnbanCell *cells, guint n_rows)
{
  const AnbanTableProperties properties = {"标题 & <号>", "经办人", "云溪县安委办"};
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanTableWriter) writer = anban_xlsx_writer_new (path, &properties, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_sheets; i++) {
    g_assert_true (anban_table_writer_begin_sheet (writer, &sheets[i], &error));
    for (guint row = 0; row < n_rows; row++)
      g_assert_true (anban_table_writer_add_row (writer, cells + (gsize)row * sheets[i].n_columns, &error));
  }
  g_assert_true (anban_table_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
}

#define SHEET_1 "xl/worksheets/sheet1.xml"

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  static const AnbanSheetColumn columns[] = {{"文", ANBAN_KIND_NOTE, 0, 20, NULL}};
  const AnbanSheet sheet = {.name = "表", .columns = columns, .n_columns = 1};
  const AnbanCell cells[] = {{.kind = ANBAN_CELL_TEXT, .text = "=1+1"},
                             {.kind = ANBAN_CELL_TEXT, .text = "控\x01制\r\n符"},
                             {.kind = ANBAN_CELL_TEXT, .text = "_x0041_"},
                             {.kind = ANBAN_CELL_TEXT, .text = "坏\xff字"},
                             {.kind = ANBAN_CELL_TEXT, .text = "非\xef\xbf\xbf字"},
                             {.kind = ANBAN_CELL_DATE, .date = anban_date_from_ymd (2026, 6, 15)},
                             {.kind = ANBAN_CELL_DATE, .date = anban_date_from_ymd (1900, 2, 28)},
                             {.kind = ANBAN_CELL_DATE, .date = anban_date_from_ymd (1900, 3, 1)},
                             {.kind = ANBAN_CELL_NUMBER, .number = 12.5}};
  g_autofree char *xml = NULL;

  write_sheets (fixture->path, &sheet, 1, cells, G_N_ELEMENTS (cells));
  assert_part_has (fixture->path, SHEET_1, "<t>=1+1</t>");
  assert_part_has (fixture->path, SHEET_1, "<t>控制\n符</t>");
  assert_part_has (fixture->path, SHEET_1, "<t>_x005F_x0041_</t>");
  assert_part_has (fixture->path, SHEET_1, "<t>坏\xef\xbf\xbd字</t>");
  assert_part_has (fixture->path, SHEET_1, "<t>非字</t>");
  assert_part_has (fixture->path, SHEET_1, "<v>46188</v>");
  assert_part_has (fixture->path, SHEET_1, "<v>59</v>");
  assert_part_has (fixture->path, SHEET_1, "<v>61</v>");
  assert_part_has (fixture->path, SHEET_1, "<v>12.5</v>");
  xml = read_part (fixture->path, SHEET_1);
  g_assert_null (strstr (xml, "<f>")); /* no formula */
  assert_part_has (fixture->path, "docProps/core.xml", "<dc:title>标题 &amp; &lt;号&gt;</dc:title>");
}

static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  static const AnbanSheetColumn columns[] = {{"措施", ANBAN_KIND_NOTE, 0, 20, NULL}};
  const AnbanSheet sheet = {.name = "表", .columns = columns, .n_columns = 1};
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanTableWriter) writer = anban_xlsx_writer_new (fixture->path, NULL, &error);
  g_autofree char *xml = NULL;
  const char *start, *end;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "字");
  g_assert_true (anban_table_writer_begin_sheet (writer, &sheet, &error));
  g_assert_true (
      anban_table_writer_add_row (writer, &(AnbanCell){.kind = ANBAN_CELL_TEXT, .text = text->str}, &error));
  g_assert_true (anban_table_writer_finish (writer, NULL, &error));
  g_assert_cmpuint (anban_table_writer_get_notices (writer)->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (anban_table_writer_get_notices (writer), 0), "措施"));

  xml = read_part (fixture->path, SHEET_1);
  start = strstr (xml, "<t>字字") + strlen ("<t>");
  end = strstr (start, "</t>");
  g_assert_cmpint (end - start, ==, ANBAN_XLSX_MAX_TEXT * (gint64)strlen ("字"));
}

/* Over 255 characters of labels; and one with a comma, which would part it. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  static AnbanChoice many[41], comma[3] = {{1, "甲,乙", NULL, NULL}, {2, "丙", NULL, NULL}, {0}};
  static const AnbanChoice few[] = {{1, "高", NULL, NULL}, {2, "低", NULL, NULL}, {0}};
  const AnbanSheetColumn columns[] = {
      {"多", ANBAN_KIND_CHOICE, 0, 10, many},   {"少", ANBAN_KIND_CHOICE, 0, 10, few},
      {"逗", ANBAN_KIND_CHOICE, 0, 10, comma},  {"是否", ANBAN_KIND_BOOL, 0, 10, NULL},
      {"又多", ANBAN_KIND_CHOICE, 0, 10, many}, {"算的", ANBAN_KIND_CHOICE, ANBAN_FIELD_COMPUTED, 10, few}};
  const AnbanSheet sheet = {.name = "表", .columns = columns, .n_columns = G_N_ELEMENTS (columns)};
  const AnbanCell cells[G_N_ELEMENTS (columns)] = {{0}};
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *xml = NULL;

  for (int i = 0; i < 40; i++) {
    g_ptr_array_add (labels, g_strdup_printf ("第%d个很长的选项", i));
    many[i] = (AnbanChoice){i + 1, labels->pdata[i], NULL, NULL};
  }
  write_sheets (fixture->path, &sheet, 1, cells, 1);

  xml = read_part (fixture->path, SHEET_1);
  g_assert_nonnull (strstr (xml, "<formula1>\"高,低\"</formula1>"));
  g_assert_nonnull (strstr (xml, "<formula1>\"是,否\"</formula1>"));
  g_assert_nonnull (strstr (xml, "<formula1>anban_list_1</formula1>"));
  g_assert_nonnull (strstr (xml, "<formula1>anban_list_2</formula1>"));
  g_assert_null (strstr (xml, "anban_list_3"));
  g_assert_null (strstr (xml, "sqref=\"F2"));
  assert_part_has (fixture->path, "xl/workbook.xml",
                   "<definedName name=\"anban_list_1\">'选项'!$A$1:$A$40</definedName>");
  assert_part_has (fixture->path, "xl/workbook.xml", "state=\"hidden\"");
  assert_part_has (fixture->path, "xl/worksheets/sheet2.xml", "<t>第39个很长的选项</t>");
  assert_part_has (fixture->path, "xl/worksheets/sheet2.xml", "<t>甲,乙</t>");
}

static void
test_title_row (Fixture *fixture, gconstpointer data)
{
  static const AnbanSheetColumn columns[] = {{"甲", ANBAN_KIND_TEXT, 0, 20, NULL},
                                             {"乙", ANBAN_KIND_TEXT, 0, 20, NULL}};
  const AnbanSheet sheet = {.name = "表",
                            .title = "责任清单",
                            .subtitle = "范围：全部",
                            .title_row = TRUE,
                            .columns = columns,
                            .n_columns = 2};
  const AnbanCell cells[2] = {{.kind = ANBAN_CELL_TEXT, .text = "一"},
                              {.kind = ANBAN_CELL_TEXT, .text = "二"}};

  write_sheets (fixture->path, &sheet, 1, cells, 1);
  assert_part_has (fixture->path, SHEET_1, "<mergeCell ref=\"A1:B1\"/>");
  assert_part_has (fixture->path, SHEET_1, "topLeftCell=\"A4\"");
  assert_part_has (fixture->path, SHEET_1, "<autoFilter ref=\"A3:B4\"/>");
  assert_part_has (fixture->path, "xl/workbook.xml", "_xlnm.Print_Titles\" localSheetId=\"0\">'表'!$3:$3<");
}

/* A text is left as it is exactly when it is valid and XML may hold it. */
static void
test_fit (void)
{
  static const struct {
    const char *text, *made;
  } cases[] = {
      {"", ""},
      {"安全生产，2026年（第1次）：“五进”…①—·￥", "安全生产，2026年（第1次）：“五进”…①—·￥"},
      {"\xe4\xb8", "\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xe4\xb8\xad\xe6", "中\xef\xbf\xbd"},
      {"\xe4中", "\xef\xbf\xbd中"},
      {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xe0\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"一\xef\xbf\xbe二\xef\xbf\xbf三", "一二三"},
      {"一\x7f\x01二", "一二"},
      {"_x0041_", "_x005F_x0041_"},
      {"\xf0\xa0\x80\x80é", "\xf0\xa0\x80\x80é"},
  };
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    AnbanXlsxTextChange change = 0;
    const char *made = anban_xlsx_fit_text (cases[i].text, buffer, &change);

    g_assert_cmpstr (made, ==, cases[i].made);
    g_assert_cmpint (made == cases[i].text, ==, g_str_equal (cases[i].text, cases[i].made));
  }
}

static void
test_sheet_names (void)
{
  static const struct {
    const char *name, *made;
  } names[] = {
      {"青禾镇", "青禾镇"},
      {"青禾镇", "青禾镇 2"},
      {"a/b:c*d?e[f]g\\h", "abcdefgh"},
      {"ABCDEFGH", "ABCDEFGH 2"},
      {"'引号'", "引号"},
      {"", "表"},
      {"history", "表 2"},
      {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三",
       "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"},
      {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四",
       "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九 2"},
      {"坏\xff\x01名", "坏\xef\xbf\xbd名"},
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *made = anban_xlsx_dup_sheet_name (names[i].name, taken);

    g_assert_cmpstr (made, ==, names[i].made);
  }
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  static const AnbanSheetColumn columns[] = {{"甲", ANBAN_KIND_TEXT, 0, 20, NULL}};
  const AnbanSheet sheet = {.name = "表", .columns = columns, .n_columns = 1};
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AnbanTableWriter *writer = anban_xlsx_writer_new (fixture->path, NULL, &error);

  g_assert_true (anban_table_writer_begin_sheet (writer, &sheet, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (anban_table_writer_finish (writer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  anban_table_writer_free (writer);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* --- rows that pass through the spool --- */

static const AnbanSheetColumn two_columns[] = {{"甲", ANBAN_KIND_TEXT, 0, 20, NULL},
                                               {"乙", ANBAN_KIND_INT, 0, 8, NULL}};

/* A text that does not compress to nothing. */
static const char *
draw_text (GRand *rand, char *text, guint length)
{
  for (guint i = 0; i < length; i++)
    text[i] = (char)g_rand_int_range (rand, 'a', 'z' + 1);
  text[length] = '\0';
  return text;
}

static gboolean
add_drawn_rows (AnbanTableWriter *writer, GRand *rand, guint n_rows, GError **error)
{
  char text[101];

  for (guint row = 0; row < n_rows; row++) {
    const AnbanCell cells[] = {{.kind = ANBAN_CELL_TEXT, .text = draw_text (rand, text, 100)},
                               {.kind = ANBAN_CELL_NUMBER, .number = row}};

    if (!anban_table_writer_add_row (writer, cells, error))
      return FALSE;
  }
  return TRUE;
}

/* Many pieces, several sheets, one without rows, and a list of choices on a sheet of its own behind them. */
static void
test_many_rows (Fixture *fixture, gconstpointer data)
{
  static const guint n_rows[] = {20000, 0, 1, 3000};
  g_autofree AnbanChoice *choices = g_new0 (AnbanChoice, 101);
  AnbanSheetColumn columns[] = {two_columns[0], two_columns[1]};
  const AnbanSheet sheet = {.name = "表", .title = "题", .columns = columns, .n_columns = 2};
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanTableWriter) writer = anban_xlsx_writer_new (fixture->path, NULL, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *hidden = NULL;
  char text[101];

  for (guint i = 0; i < 100; i++)
    choices[i] = (AnbanChoice){(int)i + 1, "一个不短的选项名称"};
  columns[1].kind = ANBAN_KIND_CHOICE;
  columns[1].choices = choices;
  for (guint i = 0; i < G_N_ELEMENTS (n_rows); i++)
    g_assert_true (anban_table_writer_begin_sheet (writer, &sheet, &error) &&
                   add_drawn_rows (writer, rand, n_rows[i], &error));
  g_assert_true (anban_table_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);

  g_rand_set_seed (rand, 7);
  for (guint i = 0; i < G_N_ELEMENTS (n_rows); i++) {
    g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
    g_autofree char *part = read_part (fixture->path, name);
    const char *at = part;

    g_assert_nonnull (part);
    for (guint row = 0; row < n_rows[i]; row++) {
      g_autofree char *number = g_strdup_printf ("<v>%u</v>", row);

      at = strstr (at, draw_text (rand, text, 100));
      g_assert_nonnull (at);
      at = strstr (at, number);
      g_assert_nonnull (at);
      at += strlen (number);
    }
    g_assert_null (strstr (at, "<v>"));
    g_assert_nonnull (strstr (at, "</row></sheetData>"));
    g_assert_true (g_str_has_suffix (part, "</worksheet>"));
  }
  hidden = read_part (fixture->path, "xl/worksheets/sheet5.xml");
  g_assert_nonnull (hidden);
  g_assert_nonnull (strstr (hidden, "一个不短的选项名称"));
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Let go in the middle of a sheet: nothing stays behind, neither a file nor an open one. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  const AnbanSheet sheet = {.name = "表", .columns = two_columns, .n_columns = 2};
  guint before = count_descriptors ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 12; round++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanTableWriter) writer = anban_xlsx_writer_new (fixture->path, NULL, &error);

    for (guint i = 0; i <= round % 3; i++)
      g_assert_true (anban_table_writer_begin_sheet (writer, &sheet, &error) &&
                     add_drawn_rows (writer, rand, 200 * round, &error));
  }
  g_assert_cmpuint (count_descriptors (), ==, before);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* A file that may not grow stands for a full disk. The rows find it before the last one, and what stood there stays. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  const AnbanSheet sheet = {.name = "表", .columns = two_columns, .n_columns = 2};
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *kept = NULL;
  AnbanTableWriter *writer;
  struct rlimit old, small;

  g_assert_true (g_file_set_contents (fixture->path, "旧", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 64 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  writer = anban_xlsx_writer_new (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (anban_table_writer_begin_sheet (writer, &sheet, &error));
  g_assert_false (add_drawn_rows (writer, rand, 1000 * 1000, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (anban_table_writer_finish (writer, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL);
  anban_table_writer_free (writer);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "旧");
}

/* What a full disk leaves: cut anywhere, the check sees it. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  static const AnbanSheetColumn columns[] = {{"甲", ANBAN_KIND_TEXT, 0, 20, NULL}};
  const AnbanSheet sheet = {.name = "表", .columns = columns, .n_columns = 1};
  const AnbanCell cell = {.kind = ANBAN_CELL_TEXT, .text = "字"};
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree char *content = NULL;
  guint64 size = 10;
  gsize length;

  write_sheets (fixture->path, &sheet, 1, &cell, 1);
  g_array_append_val (sizes, size);
  g_assert_true (anban_xlsx_check (fixture->path, sizes, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 97) {
    g_assert_true (g_file_set_contents (fixture->path, content, (gssize)cut, NULL));
    g_assert_false (anban_xlsx_check (fixture->path, sizes, NULL));
  }
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize)length, NULL));
  g_array_index (sizes, guint64, 0) = 1000 * 1000;
  g_assert_false (anban_xlsx_check (fixture->path, sizes, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/xlsx-writer/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/xlsx-writer/long-text", Fixture, NULL, set_up, test_long_text, tear_down);
  g_test_add ("/xlsx-writer/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/xlsx-writer/title-row", Fixture, NULL, set_up, test_title_row, tear_down);
  g_test_add_func ("/xlsx-writer/fit", test_fit);
  g_test_add_func ("/xlsx-writer/sheet-names", test_sheet_names);
  g_test_add ("/xlsx-writer/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/xlsx-writer/many-rows", Fixture, NULL, set_up, test_many_rows, tear_down);
  g_test_add ("/xlsx-writer/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/xlsx-writer/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/xlsx-writer/check", Fixture, NULL, set_up, test_check, tear_down);
  return g_test_run ();
}
