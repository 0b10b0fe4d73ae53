/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CSV: quoting, formulas defused, and a file that is there whole or not at all.
 */
#include "exchange/csv-writer.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_fields (void)
{
  static const struct {
    const char *text, *field;
  } fields[] = {
      {"", ""},
      {"平常的字", "平常的字"},
      {"a,b", "\"a,b\""},
      {"说“好”", "说“好”"},
      {"a\"b", "\"a\"\"b\""},
      {"两\n行", "\"两\n行\""},
      {"=1+1", "'=1+1"},
      {"+86", "'+86"},
      {"-5", "'-5"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"＝1", "'＝1"},
      {"\t=1", "'\t=1"},
      {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
      {"1-2", "1-2"},
      {"——破折号", "——破折号"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (GString) line = g_string_new (NULL);

    anban_csv_append_field (line, fields[i].text, TRUE);
    g_assert_cmpstr (line->str, ==, fields[i].field);
  }
}

static const AnbanSheetColumn columns[] = {{"名称", ANBAN_KIND_TEXT, 0, 10, NULL},
                                           {"数", ANBAN_KIND_DECIMAL, 0, 10, NULL},
                                           {"日期", ANBAN_KIND_DATE, 0, 10, NULL}};
static const AnbanSheet sheet = {.name = "表", .columns = columns, .n_columns = G_N_ELEMENTS (columns)};

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anban-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "表.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanTableWriter) writer = anban_csv_writer_new (path, &error);
  AnbanCell cells[3] = {{.kind = ANBAN_CELL_TEXT, .text = "坏\xff字"},
                        {.kind = ANBAN_CELL_NUMBER, .number = -12.5},
                        {.kind = ANBAN_CELL_DATE, .date = anban_date_from_ymd (2026, 6, 15)}};
  AnbanCell empty[3] = {{0}};
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (anban_table_writer_begin_sheet (writer, &sheet, &error));
  g_assert_true (anban_table_writer_add_row (writer, cells, &error));
  g_assert_true (anban_table_writer_add_row (writer, empty, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (anban_table_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_cmpstr (text, ==, "\xef\xbb\xbf名称,数,日期\r\n坏\xef\xbf\xbd字,-12.5,2026-06-15\r\n,,\r\n");

  g_assert_false (anban_table_writer_begin_sheet (writer, &sheet, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else is left in it */
}

static void
test_given_up (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anban-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "表.csv", NULL);
  g_autoptr (GError) error = NULL;
  AnbanTableWriter *writer = anban_csv_writer_new (path, &error);

  g_assert_true (anban_table_writer_begin_sheet (writer, &sheet, &error));
  anban_table_writer_free (writer);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  g_assert_null (anban_csv_writer_new (path, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/fields", test_fields);
  g_test_add_func ("/csv-writer/file", test_file);
  g_test_add_func ("/csv-writer/given-up", test_given_up);
  return g_test_run ();
}
