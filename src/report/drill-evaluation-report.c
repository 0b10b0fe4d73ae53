/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/drill-evaluation-report.h"

#include "registers/drill.h"
#include "report/office-letter.h"
#include "report/paper-text.h"
#include "rules/drill-evaluation.h"

#include <inttypes.h>
#include <string.h>

#define GOOD      0.9 /* of its marks: a section that got as much went well */
#define TEXT_SIZE 10.5

/* A section of the sheet. */
typedef struct {
  const char *name; /* belongs to its mark */
  double marks, score;
} Section;

static const AnbanTableColumn columns[] = {
    {"评估项目", 1, FALSE, ANBAN_ALIGN_LEFT},
    {"分值", 22, TRUE, ANBAN_ALIGN_CENTER},
    {"得分", 22, TRUE, ANBAN_ALIGN_CENTER},
};

/* Of the items that are marked. */
static GArray *
list_sections (GPtrArray *marks)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (Section));

  for (guint i = 0; i < marks->len; i++) {
    const char *name = anban_record_get_text (marks->pdata[i], ANBAN_DRILL_MARK_SECTION);
    Section section = {name, anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_MARKS),
                       anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_SCORE)};
    Section *last = sections->len > 0 ? &g_array_index (sections, Section, sections->len - 1) : NULL;

    if (anban_record_is_null (marks->pdata[i], ANBAN_DRILL_MARK_SCORE))
      continue;
    if (last != NULL && strcmp (last->name, name) == 0) {
      last->marks += section.marks;
      last->score += section.score;
    } else {
      g_array_append_val (sections, section);
    }
  }
  return sections;
}

static void
add_sections (AnbanDocument *document, const GArray *sections)
{
  AnbanTable *table = anban_document_add_table (document, columns, G_N_ELEMENTS (columns));
  double marks = 0, score = 0;
  AnbanTableCell total[G_N_ELEMENTS (columns)] = {{.text = "合计"}};
  g_autofree char *all_marks = NULL, *all_score = NULL;

  anban_table_set_text_size (table, TEXT_SIZE);
  anban_table_set_empty_text (table, "评估表还没有打分。");
  for (guint i = 0; i < sections->len; i++) {
    const Section *section = &g_array_index (sections, Section, i);
    g_autofree char *most = g_strdup_printf ("%g", section->marks);
    g_autofree char *got = g_strdup_printf ("%g", section->score);
    const char *const texts[] = {section->name, most, got};

    marks += section->marks;
    score += section->score;
    anban_table_add_texts (table, texts);
  }
  if (sections->len == 0)
    return;
  all_marks = g_strdup_printf ("%g", marks);
  all_score = g_strdup_printf ("%g", score);
  total[1].text = all_marks;
  total[2].text = all_score;
  anban_table_add_total (table, total);
}

static void
add_sentence (AnbanDocument *document, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_autofree char *sentence = anban_paper_text_dup_sentence (paragraphs[i]);

    if (*sentence != '\0')
      anban_document_add_paragraph (document, ANBAN_STYLE_BODY, sentence);
  }
}

static void
add_field (AnbanDocument *document, AnbanRecord *drill, guint field)
{
  g_autofree char *text = anban_paper_text_dup_filled (drill, field);

  add_sentence (document, text);
}

/* 2026年6月11日，云溪县顺达仓储有限公司在二号仓库组织开展了仓库火灾应急演练（专项演练、实战演练），…参加，共42人。 */
static void
add_opening (AnbanDocument *document, AnbanRecord *drill)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = anban_paper_text_dup (drill, ANBAN_DRILL_HELD_ON);
  g_autofree char *kind = anban_paper_text_dup_filled (drill, ANBAN_DRILL_KIND);
  g_autofree char *form = anban_paper_text_dup_filled (drill, ANBAN_DRILL_FORM);
  const char *place = anban_record_get_text (drill, ANBAN_DRILL_PLACE);
  const char *plan = anban_record_get_ref_title (drill, ANBAN_DRILL_EMERGENCY_PLAN);
  const char *participants = anban_record_get_text (drill, ANBAN_DRILL_PARTICIPANTS);
  const char *director = anban_record_get_text (drill, ANBAN_DRILL_DIRECTOR);
  gint64 headcount = anban_record_get_int (drill, ANBAN_DRILL_HEADCOUNT);

  g_string_append_printf (text, "%s，%s", day != NULL ? day : "　　　　年　　月　　日",
                          anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT));
  if (*place != '\0')
    g_string_append_printf (text, "在%s", place);
  g_string_append_printf (text, "组织开展了“%s”。本次演练为%s，采用%s的形式",
                          anban_record_get_text (drill, ANBAN_DRILL_NAME), kind, form);
  if (*plan != '\0')
    g_string_append_printf (text, "，检验《%s》", plan);
  if (*director != '\0')
    g_string_append_printf (text, "，由%s任总指挥", director);
  g_string_append (text, "。");
  if (*participants != '\0')
    g_string_append_printf (text, "%s参加演练", participants);
  if (headcount > 0)
    g_string_append_printf (text, "%s%" PRId64 "人", *participants != '\0' ? "，共" : "参加演练", headcount);
  if (*participants != '\0' || headcount > 0)
    g_string_append (text, "。");
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, text->str);
}

/* 演练实施：指挥和协调 without what stands before the colon. */
static const char *
get_short_name (const char *section)
{
  const char *colon = strstr (section, "：");

  return colon != NULL ? colon + strlen ("：") : section;
}

static void
add_merits (AnbanDocument *document, const GArray *sections)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sections->len; i++) {
    const Section *section = &g_array_index (sections, Section, i);

    if (section->marks > 0 && section->score / section->marks >= GOOD)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", get_short_name (section->name));
  }
  g_string_append (text, text->len > 0 ? "等方面组织得当，达到了演练的要求。" : ANBAN_PAPER_EMPTY);
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, text->str);
}

/* 1. … 由…（…）于…前完成整改。 */
static void
add_problems (AnbanDocument *document, AnbanRecord *drill, GPtrArray *problems)
{
  if (problems->len == 0)
    anban_document_add_paragraph (document, ANBAN_STYLE_BODY, "演练没有发现需要登记整改的问题。");
  for (guint i = 0; i < problems->len; i++) {
    AnbanRecord *problem = problems->pdata[i];
    g_autofree char *content =
        anban_paper_text_dup_sentence (anban_record_get_text (problem, ANBAN_DRILL_PROBLEM_CONTENT));
    g_autofree char *due_on = anban_paper_text_dup (problem, ANBAN_DRILL_PROBLEM_DUE_ON);
    const char *unit = anban_record_get_ref_title (problem, ANBAN_DRILL_PROBLEM_UNIT);
    const char *person = anban_record_get_text (problem, ANBAN_DRILL_PROBLEM_RESPONSIBLE);
    const char *hazard = anban_record_get_ref_title (problem, ANBAN_DRILL_PROBLEM_HAZARD);
    g_autoptr (GString) text = g_string_new (NULL);

    g_string_append_printf (text, "%u. %s由%s", i + 1, content,
                            *unit != '\0' ? unit : anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT));
    if (*person != '\0')
      g_string_append_printf (text, "（责任人：%s）", person);
    g_string_append (text, "负责整改");
    if (due_on != NULL)
      g_string_append_printf (text, "，%s前完成", due_on);
    if (*hazard != '\0')
      g_string_append_printf (text, "（隐患编号：%s）", hazard);
    g_string_append (text, "。");
    anban_document_add_paragraph (document, ANBAN_STYLE_BODY, text->str);
  }
}

static gboolean
add_conclusion (AnbanDocument *document, AnbanStore *store, AnbanRecord *drill, GError **error)
{
  AnbanDrillSheet sheet;
  g_autofree char *proposed = NULL;

  if (!anban_record_is_null (drill, ANBAN_DRILL_CONCLUSION)) {
    add_field (document, drill, ANBAN_DRILL_CONCLUSION);
    return TRUE;
  }
  if (!anban_drill_evaluation_sum (store, anban_record_get_id (drill), &sheet, error))
    return FALSE;
  proposed = sheet.n_marked > 0 ? anban_drill_evaluation_dup_conclusion (store, drill, error)
                                : g_strdup (ANBAN_PAPER_EMPTY);
  if (proposed == NULL)
    return FALSE;
  add_sentence (document, proposed);
  return TRUE;
}

static void
add_signatures (AnbanDocument *document, AnbanRecord *drill)
{
  static const char *const labels[] = {"评估组组长签字：", "评估人员签字：", NULL};
  const char *evaluators = anban_record_get_text (drill, ANBAN_DRILL_EVALUATORS);
  g_autofree char *people = g_strconcat ("评估人员：", evaluators, NULL);

  if (*evaluators != '\0')
    anban_document_add_paragraph (document, ANBAN_STYLE_BODY, people);
  anban_document_add_signature (document, labels);
  anban_document_add_closing (document, anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT),
                              "　　　　年　　月　　日");
}

AnbanDocument *
anban_drill_evaluation_report_new (AnbanStore *store, AnbanRecord *drill, GError **error)
{
  gint64 id = anban_record_get_id (drill);
  g_autoptr (GPtrArray) marks = anban_store_list_details (store, &anban_drill_mark_register, id, error);
  g_autoptr (GPtrArray) problems =
      marks != NULL ? anban_store_list_details (store, &anban_drill_problem_register, id, error) : NULL;
  g_autofree char *title = g_strconcat (anban_record_get_text (drill, ANBAN_DRILL_NAME), "评估报告", NULL);
  g_autoptr (AnbanDocument) document = anban_office_letter_new_document (store, title);
  g_autoptr (GArray) sections = NULL;

  if (problems == NULL)
    return NULL;
  sections = list_sections (marks);
  anban_document_add_title (document, title);
  anban_document_add_heading (document, 1, "一、演练概况");
  add_opening (document, drill);
  if (!anban_record_is_null (drill, ANBAN_DRILL_SCENARIO)) {
    anban_document_add_heading (document, 2, "（一）演练情景");
    add_field (document, drill, ANBAN_DRILL_SCENARIO);
    anban_document_add_heading (document, 2, "（二）演练过程");
  }
  add_field (document, drill, ANBAN_DRILL_PROCESS);
  anban_document_add_heading (document, 1, "二、评估情况");
  add_sections (document, sections);
  anban_document_add_heading (document, 1, "三、主要做法和优点");
  add_merits (document, sections);
  anban_document_add_heading (document, 1, "四、存在的问题和整改要求");
  add_problems (document, drill, problems);
  anban_document_add_heading (document, 1, "五、评估结论");
  if (!add_conclusion (document, store, drill, error))
    return NULL;
  add_signatures (document, drill);
  return g_steal_pointer (&document);
}
