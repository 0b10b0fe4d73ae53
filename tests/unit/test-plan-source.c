/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files as text: encodings, Word's automatic numbers, tables and deletions, PDF, and everything that is
 * refused, each in one Chinese sentence and within the memory that was promised.
 */
#include "base/error.h"
#include "plan/docx-text.h"
#include "plan/plan-reader.h"
#include "plan/plan-source.h"
#include "plan/text-decoding.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define NAMESPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

static void
test_encodings (void)
{
  static const char text[] = "一、任务1。（责任单位：县应急局）\n";
  static const struct {
    const char *charset, *mark;
    gsize mark_len;
  } rows[] = {
      {"UTF-8", "", 0},
      {"UTF-8", "\xef\xbb\xbf", 3},
      {"UTF-16LE", "\xff\xfe", 2},
      {"UTF-16BE", "\xfe\xff", 2},
      {"UTF-16LE", "", 0},
      {"UTF-16BE", "", 0},
      {"GB18030", "", 0},
      {"GBK", "", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    gsize len;
    g_autofree char *body = g_convert (text, -1, rows[i].charset, "UTF-8", NULL, &len, NULL);
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    g_autofree char *decoded = NULL;

    g_byte_array_append (bytes, (const guint8 *)rows[i].mark, (guint)rows[i].mark_len);
    g_byte_array_append (bytes, (const guint8 *)body, (guint)len);
    decoded = anban_text_decode ((const char *)bytes->data, bytes->len, NULL);
    g_assert_cmpstr (decoded, ==, text);
  }
}

static void
test_normalise (void)
{
  g_autofree char *text = anban_plan_source_normalise ("一、甲\r\n二、乙\r三、\x01丙\f四\x7f、丁\xff\n");

  g_assert_cmpstr (text, ==, "一、甲\n二、乙\n三、丙\n四、丁\n");
}

/* ── .docx, made part by part ──────────────────────────────────────────────────────────────────── */

typedef struct {
  const char *name, *content;
  gsize len; /* 0: up to the NUL */
} Part;

static GByteArray *
make_docx (const Part *parts, gsize n)
{
  struct archive *archive = archive_write_new ();
  gsize room = 1 << 20, used = 0;
  g_autofree guint8 *buffer = g_malloc (room);
  GByteArray *bytes = g_byte_array_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n; i++) {
    struct archive_entry *entry = archive_entry_new ();
    gsize len = parts[i].len > 0 ? parts[i].len : strlen (parts[i].content);

    archive_entry_set_pathname (entry, parts[i].name);
    archive_entry_set_size (entry, (la_int64_t)len);
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_perm (entry, 0600);
    archive_write_header (archive, entry);
    archive_write_data (archive, parts[i].content, len);
    archive_entry_free (entry);
  }
  archive_write_close (archive);
  archive_write_free (archive);
  g_byte_array_append (bytes, buffer, (guint)used);
  return bytes;
}

static char *
read_docx (const char *body, const char *numbering, const char *styles, GError **error)
{
  g_autofree char *document =
      g_strdup_printf ("<w:document " NAMESPACE "><w:body>%s</w:body></w:document>", body);
  g_autofree char *lists = g_strdup_printf ("<w:numbering " NAMESPACE ">%s</w:numbering>", numbering);
  g_autofree char *formats = g_strdup_printf ("<w:styles " NAMESPACE ">%s</w:styles>", styles);
  Part parts[] = {
      {"word/document.xml", document}, {"word/numbering.xml", lists}, {"word/styles.xml", formats}};
  g_autoptr (GByteArray) bytes = make_docx (parts, G_N_ELEMENTS (parts));

  g_assert_cmpint (anban_docx_probe ((const char *)bytes->data, bytes->len), ==, ANBAN_ARCHIVE_DOCX);
  return anban_docx_dup_text ((const char *)bytes->data, bytes->len, error);
}

#define TEXT(text)          "<w:r><w:t>" text "</w:t></w:r>"
#define P(text)             "<w:p>" TEXT (text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" TEXT (text) "</w:p>"
#define LISTED(num, level, text)                                                                             \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num                                  \
  "\"/></w:numPr></w:pPr>" TEXT (text) "</w:p>"
#define LEVEL(level, format, text)                                                                           \
  "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                              \
  "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"

static const char lists[] =
    "<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", "chineseCountingThousand", "%1、")
        LEVEL ("1", "chineseCounting", "（%2）") LEVEL ("2", "decimal", "%3.")
            LEVEL ("3",
                   "decimalEnclosedCircle",
                   "%4") "</w:abstractNum>"
                         "<w:abstractNum w:abstractNumId=\"1\">" LEVEL ("0", "decimal", "%1") LEVEL (
                             "1",
                             "decimal",
                             "%1.%2") "</w:abstractNum>"
                                      "<w:abstractNum w:abstractNumId=\"2\">" LEVEL (
                                          "0",
                                          "bullet",
                                          "•") "</w:abstractNum>"
                                               "<w:abstractNum w:abstractNumId=\"3\">" LEVEL (
                                                   "0", "chineseCounting", "第%1条")
                                                   LEVEL ("1",
                                                          "ideographTraditional",
                                                          "%2、") "</w:abstractNum>"
                                                                  "<w:num w:numId=\"1\"><w:abstractNumId "
                                                                  "w:val=\"0\"/></w:num>"
                                                                  "<w:num w:numId=\"2\"><w:abstractNumId "
                                                                  "w:val=\"1\"/></w:num>"
                                                                  "<w:num w:numId=\"3\"><w:abstractNumId "
                                                                  "w:val=\"2\"/></w:num>"
                                                                  "<w:num w:numId=\"4\"><w:abstractNumId "
                                                                  "w:val=\"0\"/><w:lvlOverride "
                                                                  "w:ilvl=\"2\"><w:startOverride "
                                                                  "w:val=\"5\"/></w:lvlOverride></w:num>"
                                                                  "<w:num w:numId=\"5\"><w:abstractNumId "
                                                                  "w:val=\"3\"/></w:num>";

static const char styles[] =
    "<w:style w:styleId=\"First\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId=\"Second\"><w:basedOn w:val=\"First\"/><w:pPr><w:numPr><w:ilvl "
    "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>";

static void
test_numbers (void)
{
  static const struct {
    const char *body, *text;
  } rows[] = {
      {STYLED ("First", "甲") STYLED ("Second", "乙") STYLED ("Second", "丙") STYLED ("First", "丁")
           STYLED ("Second", "戊"),
       "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n"},
      {LISTED ("1", "2", "甲") LISTED ("1", "2", "乙") LISTED ("4", "2", "丙") LISTED ("1", "3", "丁"),
       "1. 甲\n2. 乙\n5. 丙\n①丁\n"},
      {LISTED ("2", "0", "甲") LISTED ("2", "1", "乙") LISTED ("2", "1", "丙") LISTED ("2", "0", "丁")
           LISTED ("2", "1", "戊"),
       "1 甲\n1.1 乙\n1.2 丙\n2 丁\n2.1 戊\n"},
      {LISTED ("5", "0", "甲") LISTED ("5", "1", "乙") LISTED ("5", "1", "丙"), "第一条甲\n甲、乙\n乙、丙\n"},
      {LISTED ("3", "0", "甲") LISTED ("9", "0", "乙") LISTED ("0", "0", "丙") STYLED ("Loop", "丁"),
       "甲\n乙\n丙\n丁\n"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = read_docx (rows[i].body, lists, styles, NULL);

    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

/* A list that only points to a list style is numbered as the style says, and on with its counters. */
static void
test_list_styles (void)
{
  static const char linked[] =
      "<w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink w:val=\"Outline\"/></w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"8\"><w:styleLink w:val=\"Outline\"/>" LEVEL ("0", "chineseCounting",
                                                                                     "%1、")
          LEVEL (
              "1", "decimal",
              "%2.") "</w:abstractNum>"
                     "<w:abstractNum w:abstractNumId=\"9\"><w:numStyleLink w:val=\"Loop\"/></w:abstractNum>"
                     "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                     "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
                     "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"9\"/></w:num>";
  static const char formats[] =
      "<w:style w:type=\"numbering\" w:styleId=\"Outline\"><w:pPr><w:numPr><w:numId "
      "w:val=\"2\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"numbering\" w:styleId=\"Loop\"><w:pPr><w:numPr><w:numId "
      "w:val=\"3\"/></w:numPr></w:pPr></w:style>";
  g_autofree char *text = read_docx (LISTED ("1", "0", "甲") LISTED ("1", "1", "乙") LISTED ("2", "1", "丙")
                                         LISTED ("1", "0", "丁") LISTED ("3", "0", "戊"),
                                     linked, formats, NULL);

  g_assert_true (g_str_has_prefix (text, "一、甲\n1. 乙\n2. 丙\n二、丁\n"));
  g_assert_nonnull (strstr (text, "戊\n"));
}

static void
test_runs (void)
{
  static const struct {
    const char *body, *text;
  } rows[] = {
      {"<w:p>" TEXT ("甲") "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>" TEXT (
           "乙") "</w:ins></w:p>",
       "甲乙\n"},
      {"<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>", "甲\n乙\t丙\n"},
      {"<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"420\"/></w:tabs></w:pPr>" TEXT ("甲") "</w:p>",
       "甲\n"},
      {"<w:p>" TEXT ("甲") "<w:r><w:pict><w:txbxContent>" P ("框") "</w:txbxContent></w:pict></w:r></w:p>",
       "甲\n"},
      {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>" TEXT ("甲") "</w:p>", "甲\n"},
      {"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>" TEXT ("甲") "</w:p><w:p/>", "甲\n\n"},
      {"<w:moveFrom>" P ("移") "</w:moveFrom>" P ("&lt;甲&gt;"), "<甲>\n"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = read_docx (rows[i].body, "", "", NULL);

    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

#define CELL(format, content) "<w:tc><w:tcPr>" format "</w:tcPr>" content "</w:tc>"

static void
test_tables (void)
{
  g_autofree char *text = read_docx (
      "<w:tbl><w:tr>" CELL ("", P ("序号")) CELL ("", P ("任务")) CELL (
          "",
          P ("责任单位")) "</w:tr>"
                          "<w:tr>" CELL (
                              "<w:gridSpan w:val=\"3\"/>",
                              P ("一、责任")) "</w:tr>"
                                              "<w:tr>" CELL ("", P ("1")) CELL ("", P ("甲") P ("乙")) CELL (
                                                  "<w:vMerge w:val=\"restart\"/>",
                                                  P ("县应急局")) "</w:tr>"
                                                                  "<w:tr>" CELL ("", P ("2")) CELL (
                                                                      "",
                                                                      "<w:tbl><w:tr>" CELL ("", P ("丙"))
                                                                          CELL ("", P ("丁")) "</w:tr></"
                                                                                              "w:tbl>" P (""))
                                                                      CELL (
                                                                          "<w:vMerge/>",
                                                                          P ("")) "</w:tr></w:tbl>" P ("后"),
      "", "", NULL);

  g_assert_cmpstr (text, ==, "序号\t任务\t责任单位\n一、责任\n1\t甲 乙\t县应急局\n2\t丙 丁\t县应急局\n后\n");
}

static void
assert_refused (const GError *error, int code)
{
  g_assert_error (error, ANBAN_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "。"));
}

static void
test_refused_docx (void)
{
  g_autoptr (GByteArray) bomb = NULL, many = NULL, whole = NULL;
  g_autofree char *zeros = g_malloc (1 << 20);
  Part dtd = {"word/document.xml",
              "<!DOCTYPE d [<!ENTITY a \"b\">]><w:document " NAMESPACE ">&a;</w:document>"};
  Part cut = {"word/document.xml", "<w:document " NAMESPACE "><w:body><w:p>"};
  Part path = {"../../evil", "x"};
  Part *wrong[] = {&dtd, &cut, &path};

  memset (zeros, ' ', 1 << 20);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GByteArray) bytes = make_docx (wrong[i], 1);
    g_autoptr (GError) error = NULL;

    g_assert_null (anban_docx_dup_text ((const char *)bytes->data, bytes->len, &error));
    assert_refused (error, ANBAN_ERROR_INVALID);
  }
  for (guint len = 0; len < 200; len += 7) {
    g_autoptr (GError) error = NULL;

    if (whole == NULL)
      whole = make_docx (&dtd, 1);
    g_assert_null (anban_docx_dup_text ((const char *)whole->data, len, &error));
    assert_refused (error, ANBAN_ERROR_INVALID);
  }
}

/* A megabyte of blanks in a kilobyte, over and over: refused by the ratio, long before the limit of a part. */
static void
test_bomb (void)
{
  struct archive *archive = archive_write_new ();
  gsize room = 1 << 20, used = 0;
  g_autofree guint8 *buffer = g_malloc (room);
  g_autofree char *blanks = g_malloc (1 << 20);
  struct archive_entry *entry = archive_entry_new ();
  g_autoptr (GError) error = NULL;

  memset (blanks, ' ', 1 << 20);
  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, room, &used);
  archive_entry_set_pathname (entry, "word/document.xml");
  archive_entry_set_size (entry, 60 << 20);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  for (guint i = 0; i < 60; i++)
    archive_write_data (archive, blanks, 1 << 20);
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  g_assert_cmpuint (used, <, room);
  g_assert_null (anban_docx_dup_text ((const char *)buffer, used, &error));
  assert_refused (error, ANBAN_ERROR_TOO_LARGE);
}

/* ── files ─────────────────────────────────────────────────────────────────────────────────────── */

static AnbanPlan *
read_bytes (const char *bytes, gsize len, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  AnbanPlan *plan;
  int fd = g_file_open_tmp ("anban-plan-XXXXXX.txt", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)len, NULL));
  file = g_file_new_for_path (path);
  plan = anban_plan_read_file (file, NULL, error);
  g_unlink (path);
  return plan;
}

/* The kind of a file is told by its content: all of these are called .txt. */
static void
test_refused_files (void)
{
  static const struct {
    const char *bytes;
    gsize len;
    int code;
  } rows[] = {
      {"", 0, ANBAN_ERROR_INVALID},
      {" \n\t\n", 4, ANBAN_ERROR_INVALID},
      {"\x89PNG\r\n\x1a\n", 8, ANBAN_ERROR_UNSUPPORTED},
      {"%PDF-1.7\nnothing", 16, ANBAN_ERROR_INVALID},
      {"PK\x03\x04 and no more", 16, ANBAN_ERROR_UNSUPPORTED},
      {"a\0b\0\0\0\1\2\3\4", 10, ANBAN_ERROR_UNSUPPORTED},
      {"\1\2\3\4\5\6\7\1\2\3", 10, ANBAN_ERROR_UNSUPPORTED},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) damaged = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) refused = NULL;

    g_assert_null (read_bytes (rows[i].bytes, rows[i].len, &refused));
    assert_refused (refused, rows[i].code);
  }
  while (damaged->len < 1000)
    g_string_append (damaged, "一、任务。（责任单位：县应急局）\n");
  g_string_append (damaged, "\xff\xfe\xff");
  g_assert_null (read_bytes (damaged->str, damaged->len, &error));
  assert_refused (error, ANBAN_ERROR_INVALID);
}

/* A text of 200 MB (here with a hole for a body) is refused by its size, unread. */
static void
test_huge_text (void)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("anban-huge-XXXXXX", &path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ftruncate (fd, 200 * 1024 * 1024), ==, 0);
  close (fd);
  g_assert_null (anban_plan_read_file (file, NULL, &error));
  assert_refused (error, ANBAN_ERROR_TOO_LARGE);
  g_unlink (path);
}

static void
test_missing (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/plan.txt");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) not_found = NULL, no_file = NULL, stopped = NULL;

  g_assert_null (anban_plan_read_file (missing, NULL, &not_found));
  assert_refused (not_found, ANBAN_ERROR_NOT_FOUND);
  g_assert_null (anban_plan_read_file (folder, NULL, &no_file));
  assert_refused (no_file, ANBAN_ERROR_UNSUPPORTED);
  g_cancellable_cancel (cancelled);
  g_assert_null (anban_plan_read_file (folder, cancelled, &stopped));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GFile *
fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "plan-files", name, NULL);

  return g_file_new_for_path (path);
}

static void
assert_read (const AnbanPlan *plan)
{
  const AnbanPlanTask *first, *third;

  g_assert_cmpstr (plan->title, ==, "青禾县2026年汛期安全工作安排");
  g_assert_cmpuint (plan->tasks->len, ==, 3);
  first = plan->tasks->pdata[0];
  third = plan->tasks->pdata[2];
  g_assert_cmpstr (first->key, ==, "一/（一）");
  g_assert_cmpstr (((AnbanPlanUnit *)first->units->pdata[0])->name, ==, "县水利局");
  g_assert_cmpstr (((AnbanPlanDeadline *)first->deadlines->pdata[0])->date, ==, "2026-05-31");
  g_assert_cmpuint (third->units->len, ==, 2);
  g_assert_cmpuint (third->frequencies->len, ==, 1);
}

static void
test_pdf (void)
{
  g_autoptr (GFile) text = fixture ("text.pdf"), encrypted = fixture ("encrypted.pdf");
  g_autoptr (GError) error = NULL, refused = NULL, scanned = NULL;
  g_autoptr (AnbanPlan) plan = anban_plan_read_file (text, NULL, &error);
  /* one empty page: what a scan is once its picture is left out */
  static const char page[] =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
      "1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

  g_assert_no_error (error);
  assert_read (plan);
  g_assert_null (anban_plan_read_file (encrypted, NULL, &refused));
  assert_refused (refused, ANBAN_ERROR_UNSUPPORTED);
  g_assert_null (read_bytes (page, sizeof page - 1, &scanned));
  assert_refused (scanned, ANBAN_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (scanned->message, "扫描"));
}

static void
test_office (void)
{
  g_autoptr (GFile) file = fixture ("text.doc");
  g_autofree char *office = g_find_program_in_path ("soffice"), *path = g_strdup (g_getenv ("PATH"));
  g_autoptr (GError) error = NULL, missing = NULL;
  g_autoptr (AnbanPlan) plan = NULL;

  g_setenv ("PATH", "/nonexistent", TRUE);
  g_assert_null (anban_plan_read_file (file, NULL, &missing));
  g_setenv ("PATH", path, TRUE);
  assert_refused (missing, ANBAN_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (missing->message, "LibreOffice"));
  if (office == NULL) {
    g_test_skip ("no LibreOffice here");
    return;
  }
  plan = anban_plan_read_file (file, NULL, &error);
  g_assert_no_error (error);
  assert_read (plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/source/encodings", test_encodings);
  g_test_add_func ("/plan/source/normalise", test_normalise);
  g_test_add_func ("/plan/source/numbers", test_numbers);
  g_test_add_func ("/plan/source/list-styles", test_list_styles);
  g_test_add_func ("/plan/source/runs", test_runs);
  g_test_add_func ("/plan/source/tables", test_tables);
  g_test_add_func ("/plan/source/refused-docx", test_refused_docx);
  g_test_add_func ("/plan/source/bomb", test_bomb);
  g_test_add_func ("/plan/source/refused-files", test_refused_files);
  g_test_add_func ("/plan/source/huge-text", test_huge_text);
  g_test_add_func ("/plan/source/missing", test_missing);
  g_test_add_func ("/plan/source/pdf", test_pdf);
  g_test_add_func ("/plan/source/office", test_office);
  return g_test_run ();
}
