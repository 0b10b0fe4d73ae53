/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pdf-writer.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static const AnbanTableColumn columns[] = {
    {"序号", 14, TRUE, ANBAN_ALIGN_CENTER},
    {"重点任务", 2},
    {"具体措施", 4},
    {"亮灯", 20, TRUE, ANBAN_ALIGN_CENTER},
};

static char *folder;

static AnbanDocument *
make_document (guint n_rows)
{
  AnbanDocument *document = anban_document_new ("青溪县任务分解表");
  AnbanTable *table;

  anban_document_set_author (document, "青溪县安委会办公室");
  anban_document_set_subject (document, "2026年度");
  anban_document_add_title (document, "青溪县任务分解表");
  table = anban_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    const AnbanTableCell cells[] = {
        {number},
        {"燃气安全“清零”行动"},
        {"对照GB 50028-2006排查管线，整改率95%以上。"},
        {"逾期", "●", ANBAN_TONE_DANGER},
    };

    anban_table_add_row (table, cells);
  }
  return document;
}

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
write_document (AnbanDocument *document, const char *path)
{
  g_autoptr (GError) error = NULL;

  anban_pdf_write_document (document, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What @program says of @path; NULL, and the test skipped, where it is not installed. */
static char *
ask (const char *program, const char *option, const char *path)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *found = g_find_program_in_path (program);
  char *output = NULL;
  int status = 0;

  if (!found) {
    g_test_skip ("poppler-utils is not installed");
    return NULL;
  }
  g_ptr_array_add (argv, (gpointer)program);
  if (option)
    g_ptr_array_add (argv, (gpointer)option);
  if (g_str_equal (program, "pdftohtml"))
    g_ptr_array_add (argv, (gpointer) "-stdout");
  g_ptr_array_add (argv, (gpointer)path);
  if (g_str_equal (program, "pdftotext"))
    g_ptr_array_add (argv, (gpointer) "-");
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return output;
}

static void
check_order (const char *text, const char *const *parts)
{
  for (guint i = 0; parts[i]; i++) {
    const char *found = strstr (text, parts[i]);

    if (!found)
      g_test_message ("“%s” does not follow in: %s", parts[i], text);
    g_assert_nonnull (found);
    text = found + strlen (parts[i]);
  }
}

static void
test_text (void)
{
  g_autoptr (AnbanDocument) document = make_document (60);
  g_autofree char *path = in_folder ("text.pdf"), *text = NULL;
  const char *const parts[] = {
      "青溪县任务分解表",
      "序号 重点任务 具体措施 亮灯",
      "燃气安全“清零”行动",
      "对照GB 50028-2006排查管线，整改率95%以上。",
      "● 逾期",
      "第 1 页 共",
      "\f",
      "序号 重点任务 具体措施 亮灯",
      "第 2 页 共",
      NULL,
  };

  write_document (document, path);
  text = ask ("pdftotext", "-raw", path);
  if (text)
    check_order (text, parts);
}

static void
test_information (void)
{
  g_autoptr (AnbanDocument) document = make_document (3);
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 6, 15, 1, 30, 0);
  g_autofree char *path = in_folder ("information.pdf"), *text = NULL;

  anban_document_set_created (document, created);
  write_document (document, path);
  text = ask ("pdfinfo", "-isodates", path);
  if (!text)
    return;
  g_assert_nonnull (strstr (text, "青溪县任务分解表"));
  g_assert_nonnull (strstr (text, "青溪县安委会办公室"));
  g_assert_nonnull (strstr (text, "2026年度"));
  g_assert_nonnull (strstr (text, "2026-06-15T01:30:00"));
  g_assert_nonnull (strstr (text, "841.89 x 595.276 pts (A4)"));
  g_assert_nonnull (strstr (text, "PDF version:     1.5"));
}

/* Every font: emb yes, sub yes, uni yes. */
static void
test_fonts (void)
{
  g_autoptr (AnbanDocument) document = make_document (3);
  g_autofree char *path = in_folder ("fonts.pdf"), *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_fonts = 0;

  write_document (document, path);
  text = ask ("pdffonts", NULL, path);
  if (!text)
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 2; lines[i] && *lines[i]; i++, n_fonts++)
    g_assert_nonnull (strstr (lines[i], "yes yes yes"));
  g_assert_cmpuint (n_fonts, >=, 2);
}

/* Each unit an entry with its heading below it, and the numbers of its pages. */
static void
test_outline (void)
{
  static const char *const names[] = {"县应急管理局", "县公安局", "城关镇人民政府"};
  g_autoptr (AnbanDocument) document = anban_document_new ("各单位清单");
  g_autofree char *path = in_folder ("outline.pdf"), *text = NULL, *bytes = NULL;
  const char *const parts[] = {"<outline>",   names[0],      "<outline>",  "page=\"1\">（一）任务",
                               "</outline>",  "page=\"2\">", names[1],     "（一）任务",
                               "page=\"3\">", names[2],      "（一）任务", "</outline>",
                               NULL};
  gsize length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    anban_document_begin_section (document, names[i], NULL);
    anban_document_add_heading (document, 2, "（一）任务");
    anban_document_add_paragraph (document, ANBAN_STYLE_BODY, "正文");
  }
  write_document (document, path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, "/PageLabels", 11));
  text = ask ("pdftohtml", "-xml", path);
  if (text)
    check_order (text, parts);
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
cancel_late_cb (double fraction, gpointer user_data)
{
  if (fraction > 0.6)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (void)
{
  g_autoptr (AnbanDocument) document = make_document (300);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_folder ("cancelled.pdf"), *kept = NULL;
  guint n_files;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  n_files = count_files ();
  g_assert_false (
      anban_pdf_write_document (document, path, cancellable, cancel_late_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (count_files (), ==, n_files);
}

/* A file that may not grow stands for a full disk: the write fails in the middle. */
static void
test_full (void)
{
  g_autoptr (AnbanDocument) document = make_document (300);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_folder ("full.pdf"), *kept = NULL;
  struct rlimit old, small;
  guint n_files;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  n_files = count_files ();
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 20000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  anban_pdf_write_document (document, path, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (count_files (), ==, n_files);
}

static void
test_read_only_folder (void)
{
  g_autoptr (AnbanDocument) document = make_document (3);
  g_autoptr (GError) error = NULL;
  g_autofree char *inner = in_folder ("locked"), *path = g_build_filename (inner, "a.pdf", NULL);
  gboolean root = geteuid () == 0;

  g_assert_cmpint (g_mkdir (inner, 0755), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (root ? seteuid (65534) : g_chmod (inner, 0555), ==, 0);
  anban_pdf_write_document (document, path, NULL, NULL, NULL, &error);
  g_assert_cmpint (root ? seteuid (0) : g_chmod (inner, 0755), ==, 0);
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (void)
{
  g_autoptr (AnbanDocument) document = make_document (3);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "nowhere", "a.pdf", NULL);

  g_assert_false (anban_pdf_write_document (document, path, NULL, NULL, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (anban_pdf_write_document (document, folder, NULL, NULL, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

/* The mode of the file that is replaced is kept; a link is followed, not replaced. */
static void
test_replaces (void)
{
  g_autoptr (AnbanDocument) document = make_document (3);
  g_autofree char *path = in_folder ("shared.pdf"), *link = in_folder ("link.pdf"), *start = NULL;
  struct stat status;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0664), ==, 0);
  g_assert_cmpint (symlink (path, link), ==, 0);
  write_document (document, link);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &start, NULL, NULL));
  g_assert_true (g_str_has_prefix (start, "%PDF-1.5"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0664);
}

static void
test_letter (void)
{
  g_autoptr (AnbanDocument) document = anban_document_new ("通知");
  g_autofree char *path = in_folder ("letter.pdf"), *text = NULL;
  const char *const parts[] = {
      "青溪县安全生产委员会办公室",
      "青安办〔2026〕12号",
      "关于开展检查的通知",
      "各镇人民政府：",
      "一、总体要求",
      "正文。",
      "青溪县安全生产委员会办公室",
      "2026年6月15日",
      "抄送：市安委办。",
      "2026年6月15日印发",
      "— 1 —",
      NULL,
  };

  anban_document_set_page_setup (document, &anban_page_setup_letter);
  anban_document_add_letterhead (document, ANBAN_LETTERHEAD_DOCUMENT, "青溪县安全生产委员会办公室",
                                 "青安办〔2026〕12号", NULL);
  anban_document_add_title (document, "关于开展检查的通知");
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY_FLUSH, "各镇人民政府：");
  anban_document_add_heading (document, 1, "一、总体要求");
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, "正文。");
  anban_document_add_closing (document, "青溪县安全生产委员会办公室", "2026年6月15日");
  anban_document_add_imprint (document, "抄送：市安委办。", "青溪县安委办", "2026年6月15日印发");
  write_document (document, path);
  text = ask ("pdftotext", "-raw", path);
  if (text)
    check_order (text, parts);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = in_folder (name);

    g_remove (path);
  }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("anban-pdf-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/pdf-writer/text", test_text);
  g_test_add_func ("/pdf-writer/information", test_information);
  g_test_add_func ("/pdf-writer/fonts", test_fonts);
  g_test_add_func ("/pdf-writer/outline", test_outline);
  g_test_add_func ("/pdf-writer/cancelled", test_cancelled);
  g_test_add_func ("/pdf-writer/full", test_full);
  g_test_add_func ("/pdf-writer/read-only-folder", test_read_only_folder);
  g_test_add_func ("/pdf-writer/no-folder", test_no_folder);
  g_test_add_func ("/pdf-writer/replaces", test_replaces);
  g_test_add_func ("/pdf-writer/letter", test_letter);
  result = g_test_run ();
  remove_folder ();
  g_free (folder);
  return result;
}
