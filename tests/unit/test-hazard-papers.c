/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-dump.h"
#include "hazard-scene.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "report/hazard-ledger.h"
#include "report/hazard-papers.h"
#include "report/pdf-writer.h"
#include "rules/hazard-escalation.h"
#include "rules/hazard-supervision.h"

#define add(path, func) g_test_add (path, HazardScene, NULL, set_up, func, hazard_scene_tear_down)

static void
set_up (HazardScene *scene, gconstpointer data)
{
  hazard_scene_set_up (scene, data);
  g_assert_true (anban_store_set_setting (scene->store, "office-name", "云溪县安委办", NULL));
  g_assert_true (anban_store_set_setting (scene->store, "letter-series-1", "云安办交", NULL));
  g_assert_true (anban_store_set_setting (scene->store, "letter-series-2", "云安办督", NULL));
}

static AnbanDocument *
build (HazardScene *scene, AnbanRecord *hazard, const char *id)
{
  g_autoptr (GError) error = NULL;
  AnbanDocument *document = anban_hazard_papers_find (id)->build (scene->store, hazard, &error);

  g_assert_no_error (error);
  return document;
}

static void
check_contains (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_test_message ("“%s” is not in:\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static void
check_lacks (const char *text, const char *part)
{
  if (strstr (text, part))
    g_test_message ("“%s” is in:\n%s", part, text);
  g_assert_null (strstr (text, part));
}

/* To both lines, each with a letter of its own and its own deadline. */
static AnbanRecord *
add_assigned (HazardScene *scene, AnbanHazardLevel level, AnbanLetters letters)
{
  AnbanRecord *hazard = hazard_scene_add (scene, level);
  const AnbanHazardTarget targets[] = {
      {ANBAN_LINE_TERRITORY, scene->town, hazard_scene_day ("2026-03-20")},
      {ANBAN_LINE_INDUSTRY, scene->department, ANBAN_DATE_NONE},
  };
  AnbanHazardAssignment assignment = {.targets = targets,
                                      .n_targets = G_N_ELEMENTS (targets),
                                      .letters = letters,
                                      .on = hazard_scene_day ("2026-03-05"),
                                      .due_on = hazard_scene_day ("2026-03-31"),
                                      .person = "周宁",
                                      .signer = "秦主任"};
  g_autoptr (GError) error = NULL;

  anban_record_set_text (hazard, ANBAN_HAZARD_MEASURES, "清出通道，划线管理");
  anban_store_save (scene->store, hazard, &error);
  g_assert_no_error (error);
  anban_hazard_assign (scene->store, hazard, &assignment, &error);
  g_assert_no_error (error);
  anban_store_refresh (scene->store, hazard, &error);
  g_assert_no_error (error);
  return hazard;
}

static void
test_notice_to_both_lines (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_LETTERS_EACH);
  g_autoptr (AnbanDocument) document = build (scene, hazard, "hazard-notice");
  g_autofree char *text = dump (document);
  const char *second = strstr (text, "云安办交〔2026〕2号");

  check_contains (text, "云溪县安委办 云安办交〔2026〕1号");
  check_contains (text, "关于云溪县顺达仓储有限公司隐患整改的交办通知");
  check_contains (text, "临水镇人民政府：");
  check_contains (text, "2026年3月2日，我办在检查中发现云溪县顺达仓储有限公司存在1项安全隐患");
  check_contains (text, "隐患描述：消火栓前堆放货物。");
  check_contains (text, "于2026年3月20日前完成整改");
  check_contains (text, "云溪县安委办 2026年3月5日");
  check_contains (text, "抄送：县商务局，云溪县顺达仓储有限公司。");
  check_lacks (text, "重大");
  g_assert_nonnull (second);
  check_contains (second, "县商务局：");
  check_contains (second, "于2026年3月31日前完成整改");
  check_lacks (second, "于2026年3月20日前");
  g_assert_cmpuint (count_pages (document), ==, 4);
}

static void
test_notice_with_one_number (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_MAJOR, ANBAN_LETTERS_SHARED);
  g_autoptr (AnbanDocument) document = build (scene, hazard, "hazard-notice");
  g_autofree char *text = dump (document);

  check_contains (text, "临水镇人民政府、县商务局：");
  check_contains (text, "存在1项重大事故隐患");
  check_contains (text, "于2026年3月20日前完成整改"); /* the nearer of both */
  check_contains (text, "五到位");
  check_lacks (text, "云安办交〔2026〕2号");
  g_assert_cmpuint (count_pages (document), ==, 2);
}

/* Nothing is handed out yet: those who would be proposed, and a number to be filled in; none is given. */
static void
test_notice_without_number (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanDocument) document = build (scene, hazard, "hazard-notice");
  g_autofree char *text = dump (document);

  check_contains (text, "云安办交〔2026〕　　号");
  check_contains (text, "临水镇人民政府：");
  check_contains (text, "县商务局：");
  check_contains (text, "整改措施：（未填写）");
  check_contains (text, "尽快完成整改");
  check_contains (text, "云溪县安委办 2026年6月15日");
  g_assert_cmpint (hazard_scene_count (scene, &anban_letter_register), ==, 0);
}

static void
test_supervision (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_LETTERS_EACH);
  g_autoptr (AnbanDocument) draft = build (scene, hazard, "hazard-supervision");
  g_autofree char *before = dump (draft);
  const AnbanHazardTarget late = {ANBAN_LINE_TERRITORY, scene->town, hazard_scene_day ("2026-04-10")};
  AnbanHazardEscalation escalation = {.rung = ANBAN_RUNG_SUPERVISE,
                                      .targets = &late,
                                      .n_targets = 1,
                                      .letters = ANBAN_LETTERS_EACH,
                                      .on = hazard_scene_day ("2026-04-01"),
                                      .person = "周宁",
                                      .signer = "秦主任",
                                      .content = "请镇政府负责人到现场协调，三日内搬离货物",
                                      .skip_reason = "已经电话提醒"};
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) document = NULL;
  g_autofree char *text = NULL;

  check_contains (before, "云安办督〔2026〕　　号");
  check_contains (before, "县商务局：");
  check_contains (before, "尽快完成整改"); /* the day is gone */
  check_lacks (before, "2026年3月31日前");
  anban_hazard_escalate (scene->store, hazard, &escalation, &error);
  g_assert_no_error (error);
  document = build (scene, hazard, "hazard-supervision");
  text = dump (document);
  check_contains (text, "云安办督〔2026〕1号");
  check_contains (text, "临水镇人民政府：");
  check_lacks (text, "县商务局：");
  check_contains (text, "三日内搬离货物。");
  check_lacks (text, "越级原因");
  check_contains (text, "于2026年4月10日前完成整改");
  check_contains (text, "云溪县安委办 2026年4月1日");
}

/* Every paper of a hazard that has nothing but its first step, and of one whose texts are very long. */
static void
test_empty_and_long (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) empty = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_MAJOR);
  g_autoptr (AnbanRecord) full = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_MAJOR);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "第%u处货物堵塞疏散通道，应急照明损坏。", i + 1);
  anban_record_set_text (full, ANBAN_HAZARD_DESCRIPTION, text->str);
  anban_record_set_text (full, ANBAN_HAZARD_MEASURES, text->str);
  anban_store_save (scene->store, full, &error);
  g_assert_no_error (error);
  for (const AnbanRecordPaper *paper = anban_hazard_papers; paper->id != NULL; paper++) {
    g_autoptr (AnbanDocument) of_empty = build (scene, empty, paper->id);
    g_autoptr (AnbanDocument) of_full = build (scene, full, paper->id);

    g_test_message ("%s", paper->id);
    g_assert_cmpuint (count_pages (of_empty), <=, 4);
    if (strcmp (paper->id, "hazard-photos") != 0)
      g_assert_cmpuint (count_pages (of_full), >, count_pages (of_empty));
  }
}

static void
test_recheck (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanDocument) blank = build (scene, hazard, "hazard-recheck");
  g_autofree char *before = dump (blank);
  g_autoptr (AnbanDocument) failed = NULL, passed = NULL, form = NULL;
  g_autofree char *no = NULL, *yes = NULL, *closing = NULL;

  check_contains (before, "□合格　　□不合格");
  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-31");
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-03-20", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_FAIL, "2026-03-22", "2026-04-15");
  failed = build (scene, hazard, "hazard-recheck");
  no = dump (failed);
  check_contains (no, "关于云溪县顺达仓储有限公司隐患整改的复查意见");
  check_contains (no, "你单位于2026年3月20日报告整改情况，2026年3月22日周宁对整改情况进行了现场复查");
  check_contains (no, "复查不合格。请你单位继续整改，于2026年4月15日完成");
  check_contains (no, "复查人签字：");
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-04-10", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_PASS, "2026-04-12", NULL);
  passed = build (scene, hazard, "hazard-recheck");
  yes = dump (passed);
  check_contains (yes, "复查合格。");
  check_lacks (yes, "复查不合格");
  hazard_scene_take (scene, hazard, ANBAN_STEP_CLOSE, "2026-04-13", NULL);
  anban_store_refresh (scene->store, hazard, NULL);
  form = build (scene, hazard, "hazard-closing");
  closing = dump (form);
  check_contains (closing, "隐患编号|YH-20260302-0001|隐患等级|一般|");
  check_contains (closing, "属地：临水镇人民政府");
  check_contains (closing, "2026年3月22日　复查不合格　周宁　时限2026年4月15日");
  check_contains (closing, "☑合格");
  check_contains (closing, "☑同意销号");
  check_contains (closing, "签字：秦主任　　2026年4月13日");
  g_assert_cmpuint (count_pages (form), ==, 1);
}

static void
test_major (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_MAJOR, ANBAN_LETTERS_EACH);
  g_autoptr (AnbanRecord) treatment = anban_record_new (&anban_hazard_treatment_register);
  g_autoptr (AnbanRecord) listing = anban_record_new (&anban_hazard_listing_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) plan = NULL, notice = NULL;
  g_autofree char *plan_text = NULL, *notice_text = NULL;

  anban_record_set_int (treatment, ANBAN_HAZARD_TREATMENT_HAZARD, anban_record_get_id (hazard));
  anban_record_set_text (treatment, ANBAN_HAZARD_TREATMENT_AIMS, "恢复通道\n月底前清空货物");
  anban_record_set_text (treatment, ANBAN_HAZARD_TREATMENT_DRAWN_ON, "2026-03-08");
  anban_record_set_int (listing, ANBAN_HAZARD_LISTING_HAZARD, anban_record_get_id (hazard));
  anban_record_set_int (listing, ANBAN_HAZARD_LISTING_LEVEL, ANBAN_LISTING_CITY);
  anban_record_set_text (listing, ANBAN_HAZARD_LISTING_LISTED_ON, "2026-03-10");
  anban_record_set_text (listing, ANBAN_HAZARD_LISTING_LETTER_NO, "云安办〔2026〕8号");
  anban_record_set_text (listing, ANBAN_HAZARD_LISTING_DUE_ON, "2026-05-10");
  g_assert_true (anban_store_save (scene->store, treatment, &error));
  g_assert_true (anban_store_save (scene->store, listing, &error));
  plan = build (scene, hazard, "hazard-treatment");
  plan_text = dump (plan);
  check_contains (plan_text, "云溪县顺达仓储有限公司重大事故隐患治理方案");
  check_contains (plan_text, "恢复通道。");
  check_contains (plan_text, "月底前清空货物。");
  check_contains (plan_text, "（六）安全措施和应急预案 \n（未填写）");
  check_contains (plan_text, "2026年3月8日");
  notice = build (scene, hazard, "hazard-listing-notice");
  notice_text = dump (notice);
  check_contains (notice_text, "根据上级挂牌督办通知（云安办〔2026〕8号），现对该隐患实行市级挂牌督办");
  check_contains (notice_text, "请于2026年5月10日前完成治理");
  check_contains (notice_text, "抄送：临水镇人民政府，县商务局。");
  check_contains (notice_text, "云溪县安委办 2026年3月10日");
}

/* Both papers, under the headings of what the list groups by; what came late says so. */
static void
test_ledger (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_MAJOR, ANBAN_LETTERS_EACH);
  g_autoptr (AnbanRecord) other = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) wide = NULL, narrow = NULL;
  g_autofree char *wide_text = NULL, *narrow_text = NULL;

  anban_query_set_grouping (query, "month");
  wide = anban_hazard_ledger_new (scene->store, query, NULL, ANBAN_PAPER_A3, NULL, &error);
  g_assert_no_error (error);
  wide_text = dump (wide);
  check_contains (wide_text, "云溪县安委办隐患整改台账");
  check_contains (wide_text, "共 2 项，其中重大 1 项、逾期 1 项");
  check_contains (wide_text, "2026年3月|");
  check_contains (wide_text, "属地：临水镇人民政府\n2026-03-05\n云安办交〔2026〕1号\n行业：县商务局");
  check_contains (wide_text, "交办\n逾期|");
  narrow = anban_hazard_ledger_new (scene->store, query, "本月隐患", ANBAN_PAPER_A4, NULL, &error);
  g_assert_no_error (error);
  narrow_text = dump (narrow);
  check_contains (narrow_text, "本月隐患");
  check_contains (narrow_text, "临水镇人民政府、县商务局|");
  g_assert_cmpuint (count_pages (narrow), ==, 1);
  g_assert_cmpint (anban_document_get_page_setup (wide)->paper, ==, ANBAN_PAPER_A3);
}

static void
attach_photo (HazardScene *scene, AnbanRecord *hazard, int width, int height, AnbanPhotoRole role)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnbanRecord) file = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x30609000 + (guint)role);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", &error, NULL);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  file = anban_attachment_add_bytes (scene->store, hazard, "现场.jpg", bytes, &error);
  g_assert_no_error (error);
  anban_record_set_int (file, ANBAN_ATTACHMENT_ROLE, role);
  g_assert_true (anban_store_save (scene->store, file, &error));
}

static guint
count_pictures (AnbanDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < anban_document_get_n_blocks (document); i++)
    for (guint place = 0; place < 2; place++)
      n += anban_document_get_block (document, i)->pictures[place] != NULL;
  return n;
}

/* Before and after side by side; one that is no picture leaves its frame empty; a JPEG goes into the PDF as it is. */
static void
test_photos (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autofree char *path = g_build_filename (scene->office.folder, "photos.pdf", NULL);
  g_autofree char *text = NULL, *content = NULL;
  g_autoptr (AnbanDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  attach_photo (scene, hazard, 1600, 1200, ANBAN_PHOTO_BEFORE);
  attach_photo (scene, hazard, 600, 1600, ANBAN_PHOTO_BEFORE);
  attach_photo (scene, hazard, 1600, 1200, ANBAN_PHOTO_AFTER);
  hazard_scene_attach (scene, hazard, "坏照片.jpg", ANBAN_PHOTO_AFTER);
  hazard_scene_attach (scene, hazard, "方案.txt", 0);
  document = build (scene, hazard, "hazard-photos");
  text = dump (document);
  g_assert_cmpuint (count_pictures (document), ==, 3);
  check_contains (text, "整改前（2） 整改后（2）");
  anban_pdf_write_document (document, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_nonnull (memmem (content, size, "/DCTDecode", strlen ("/DCTDecode")));
  g_assert_cmpuint (size, <, 400 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/hazard-papers/notice-to-both-lines", test_notice_to_both_lines);
  add ("/hazard-papers/notice-with-one-number", test_notice_with_one_number);
  add ("/hazard-papers/notice-without-number", test_notice_without_number);
  add ("/hazard-papers/supervision", test_supervision);
  add ("/hazard-papers/recheck-and-closing", test_recheck);
  add ("/hazard-papers/major", test_major);
  add ("/hazard-papers/ledger", test_ledger);
  add ("/hazard-papers/photos", test_photos);
  add ("/hazard-papers/empty-and-long", test_empty_and_long);
  return g_test_run ();
}
