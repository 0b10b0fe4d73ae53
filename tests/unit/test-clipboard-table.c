/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables from and to the clipboard, by tables of what WPS and LibreOffice put there.
 */
#include "exchange/clipboard-table.h"
#include "registers/unit.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *cells; /* columns parted by |, rows by / */
} Case;

static const Case cases[] = {
    {"", ""},
    {"a", "a"},
    {"a\n", "a"},
    {"a\tb\nc\td\n", "a|b/c|d"},
    {"a\tb\r\nc\td\r\n", "a|b/c|d"},
    {"a\tb\rc\td", "a|b/c|d"},
    {"a\t\n\tb\n", "a|/|b"},
    {"a\tb\tc\nd\n", "a|b|c/d||"},
    {"a\t", "a|"},
    {"\t", ""},
    {"a\n\nb\n\n\n", "a//b"},
    {"\"x\ny\"\tz\n", "x~y|z"},
    {"\"x\r\ny\"\tz\r\n", "x~y|z"},
    {"\"a\"\"b\"\tc", "a\"b|c"},
    {"\"x\ty\"\tz", "x>y|z"},
    {"\"\"\tz", "|z"},
    {"“引号”\tz", "“引号”|z"},
    {"\"开头有引号的话\"后面还有字\tz", "\"开头有引号的话\"后面还有字|z"},
    {"3\" 管\tz", "3\" 管|z"},
    {"\"没有收尾\tz\n", "\"没有收尾|z"},
    {"\xef\xbb\xbf名称\t类别\n", "名称|类别"},
    {"a\x01\x02\x7f\tb", "a\x7f|b"},
    {"a\xff\tb", "a\xef\xbf\xbd|b"},
};

static char *
show (const AnbanClipboardTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < anban_clipboard_table_get_n_rows (table); row++) {
    if (row > 0)
      g_string_append_c (text, '/');
    for (guint column = 0; column < anban_clipboard_table_get_n_columns (table); column++) {
      if (column > 0)
        g_string_append_c (text, '|');
      g_string_append (text, anban_clipboard_table_get (table, row, column));
    }
  }
  g_strdelimit (text->str, "\n", '~');
  g_strdelimit (text->str, "\t", '>');
  return g_string_free (text, FALSE);
}

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanClipboardTable) table = anban_clipboard_table_parse (cases[i].text, -1, &error);
    g_autofree char *shown = NULL;

    g_assert_no_error (error);
    shown = show (table);
    g_test_message ("case %u", i);
    g_assert_cmpstr (shown, ==, cases[i].cells);
  }
}

static AnbanClipboardTable *
make (const char *const *cells, guint n_columns)
{
  AnbanClipboardTable *table = anban_clipboard_table_new ();

  for (guint i = 0; cells[i] != NULL; i += n_columns) {
    GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

    for (guint k = 0; k < n_columns; k++)
      g_ptr_array_add (row, g_strdup (cells[i + k]));
    anban_clipboard_table_take_row (table, row);
  }
  return table;
}

static const char *const hard_cells[] = {
    "名称", "第一行\n第二行", "有\t制表符", "\"全在引号里\"", "一个\"引号", "",
    "=1+1", " 空格 ",         "0012",       "末格",           "",           "x",
    NULL};

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanClipboardTable) table = make (hard_cells, 3);
  g_autofree char *text = anban_clipboard_table_to_text (table);
  g_autoptr (AnbanClipboardTable) again = anban_clipboard_table_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anban_clipboard_table_get_n_rows (again), ==, 4);
  for (guint i = 0; hard_cells[i] != NULL; i++)
    g_assert_cmpstr (anban_clipboard_table_get (again, i / 3, i % 3), ==, hard_cells[i]);
}

static void
test_html (void)
{
  static const char *const cells[] = {"名称", "备注", "甲&乙<丙>", "第一行\n第二行", NULL};
  g_autoptr (AnbanClipboardTable) table = make (cells, 2);
  g_autofree char *html = anban_clipboard_table_to_html (table, TRUE);

  g_assert_nonnull (strstr (html, "charset=\"utf-8\""));
  g_assert_nonnull (strstr (html, "甲&amp;乙&lt;丙&gt;"));
  g_assert_nonnull (strstr (html, "第一行<br style=\"mso-data-placement:same-cell\">第二行"));
  g_assert_nonnull (strstr (html, "<th style=\"mso-number-format:'\\@'"));
  g_assert_nonnull (strstr (html, "<td style=\"mso-number-format:'\\@'"));
}

static void
test_header (void)
{
  static const struct {
    const char *text;
    gboolean found;
    int fields[3];
  } headers[] = {
      {"单位名称\t类别\t备注\n甲\t部门\t乙\n", TRUE, {ANBAN_UNIT_NAME, ANBAN_UNIT_KIND, ANBAN_UNIT_NOTE}},
      {"序号\t单位名称\t类别\n1\t甲\t部门\n", TRUE, {-1, ANBAN_UNIT_NAME, ANBAN_UNIT_KIND}},
      {" 单位名称* \t类别：\t统一社会信用代码\n甲\n",
       TRUE,
       {ANBAN_UNIT_NAME, ANBAN_UNIT_KIND, ANBAN_UNIT_CREDIT_CODE}},
      {"单位名称\n甲\n", TRUE, {ANBAN_UNIT_NAME}},
      {"甲公司\t部门\t无\n", FALSE, {0}},
      {"类别\t甲公司\t乙\n", FALSE, {0}},
      {"", FALSE, {0}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanClipboardTable) table = anban_clipboard_table_parse (headers[i].text, -1, &error);
    g_autofree int *fields = NULL;

    g_test_message ("header %u", i);
    g_assert_cmpint (anban_clipboard_table_find_header (table, &anban_unit_register, &fields), ==,
                     headers[i].found);
    for (guint k = 0; headers[i].found && k < anban_clipboard_table_get_n_columns (table); k++)
      g_assert_cmpint (fields[k], ==, headers[i].fields[k]);
  }
}

static void
test_too_large (void)
{
  g_autofree char *tabs = g_strnfill (ANBAN_CLIPBOARD_MAX_CELLS + 10, '\t');
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_clipboard_table_parse (tabs, -1, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (anban_clipboard_table_parse (tabs, ANBAN_CLIPBOARD_MAX_BYTES + 1, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clipboard-table/parse", test_parse);
  g_test_add_func ("/clipboard-table/round-trip", test_round_trip);
  g_test_add_func ("/clipboard-table/html", test_html);
  g_test_add_func ("/clipboard-table/header", test_header);
  g_test_add_func ("/clipboard-table/too-large", test_too_large);
  return g_test_run ();
}
