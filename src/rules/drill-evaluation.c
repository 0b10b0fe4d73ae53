/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-evaluation.h"

#include "registers/drill-criterion.h"
#include "registers/event.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WEAK      0.7 /* of its marks: a section that got less is named */
#define MOST_WEAK 3

static const char *
get_form_label (gint64 form)
{
  const AnbanChoice *choice =
      anban_field_find_choice (&anban_drill_register.fields[ANBAN_DRILL_FORM], (int)form);

  return choice != NULL ? choice->label : "";
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, sentence);
  return FALSE;
}

static GPtrArray *
list_marks (AnbanStore *store, gint64 drill_id, GError **error)
{
  return anban_store_list_details (store, &anban_drill_mark_register, drill_id, error);
}

typedef struct {
  AnbanStore *store;
  gint64 drill_id;
  guint n;
  GError *error;
} Copying;

static gboolean
copy_criterion_cb (AnbanRecord *criterion, const char *group, gpointer data)
{
  Copying *copying = data;
  g_autoptr (AnbanRecord) mark = anban_record_new (&anban_drill_mark_register);

  anban_record_set_int (mark, ANBAN_DRILL_MARK_DRILL, copying->drill_id);
  anban_record_copy_value (criterion, ANBAN_DRILL_CRITERION_SECTION, mark, ANBAN_DRILL_MARK_SECTION);
  anban_record_copy_value (criterion, ANBAN_DRILL_CRITERION_CONTENT, mark, ANBAN_DRILL_MARK_CONTENT);
  anban_record_copy_value (criterion, ANBAN_DRILL_CRITERION_MARKS, mark, ANBAN_DRILL_MARK_MARKS);
  copying->n++;
  return anban_store_save (copying->store, mark, &copying->error);
}

/* Inside a step. */
static gboolean
copy_criteria (AnbanStore *store, AnbanRecord *drill, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_criterion_register);
  Copying copying = {store, anban_record_get_id (drill), 0, NULL};
  gint64 form = anban_record_get_int (drill, ANBAN_DRILL_FORM);

  anban_query_where_int (query, ANBAN_DRILL_CRITERION_FORM, ANBAN_OP_EQ, form);
  if (!anban_store_foreach (store, query, copy_criterion_cb, &copying, NULL, error))
    return FALSE;
  if (copying.error != NULL) {
    g_propagate_error (error, copying.error);
    return FALSE;
  }
  if (copying.n > 0)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               _ ("“演练评估标准”里没有%s的项目，没有开始评估；请先在台账里补上"), _ (get_form_label (form)));
  return FALSE;
}

static gboolean
delete_all (AnbanStore *store, GPtrArray *marks, GError **error)
{
  for (guint i = 0; i < marks->len; i++)
    if (!anban_store_delete (store, &anban_drill_mark_register, anban_record_get_id (marks->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
begin (AnbanStore *store, AnbanRecord *drill, gboolean anew, GError **error)
{
  g_autoptr (GPtrArray) marks = list_marks (store, anban_record_get_id (drill), error);

  if (marks == NULL)
    return FALSE;
  if (anban_record_get_int (drill, ANBAN_DRILL_STATE) == ANBAN_EVENT_CANCELLED)
    return refuse (error, _ ("演练已经取消，没有开始评估"));
  if (marks->len > 0 && !anew)
    return refuse (error, _ ("这次演练已经有评估表，没有重复开始；请在原来的评估表上打分"));
  if (!anban_store_begin_step (store, anew ? _ ("更换评估表") : _ ("开始评估"), error))
    return FALSE;
  if (delete_all (store, marks, error) && copy_criteria (store, drill, error))
    return anban_store_commit_step (store, error);
  anban_store_rollback_step (store);
  return FALSE;
}

gboolean
anban_drill_evaluation_begin (AnbanStore *store, AnbanRecord *drill, GError **error)
{
  return begin (store, drill, FALSE, error);
}

gboolean
anban_drill_evaluation_begin_anew (AnbanStore *store, AnbanRecord *drill, GError **error)
{
  return begin (store, drill, TRUE, error);
}

typedef struct {
  GHashTable *contents; /* of the sheet */
  gint64 form;
  guint n_own, n_other; /* criteria of the drill's form and of the other one that stand on the sheet */
} Comparison;

static gboolean
compare_cb (AnbanRecord *criterion, const char *group, gpointer data)
{
  Comparison *comparison = data;

  if (g_hash_table_contains (comparison->contents,
                             anban_record_get_text (criterion, ANBAN_DRILL_CRITERION_CONTENT))) {
    if (anban_record_get_int (criterion, ANBAN_DRILL_CRITERION_FORM) == comparison->form)
      comparison->n_own++;
    else
      comparison->n_other++;
  }
  return TRUE;
}

gboolean
anban_drill_evaluation_is_of_other_form (AnbanStore *store, AnbanRecord *drill)
{
  g_autoptr (GPtrArray) marks = list_marks (store, anban_record_get_id (drill), NULL);
  g_autoptr (GHashTable) contents = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_criterion_register);
  Comparison comparison = {contents, anban_record_get_int (drill, ANBAN_DRILL_FORM), 0, 0};

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    g_hash_table_add (contents, (gpointer)anban_record_get_text (marks->pdata[i], ANBAN_DRILL_MARK_CONTENT));
  return g_hash_table_size (contents) > 0 &&
         anban_store_foreach (store, query, compare_cb, &comparison, NULL, NULL) &&
         comparison.n_other > comparison.n_own;
}

static void
sum_marks (GPtrArray *marks, AnbanDrillSheet *sheet)
{
  *sheet = (AnbanDrillSheet){.n_items = marks->len};
  for (guint i = 0; i < marks->len; i++) {
    double most = anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_MARKS);

    sheet->all_marks += most;
    if (anban_record_is_null (marks->pdata[i], ANBAN_DRILL_MARK_SCORE))
      continue;
    sheet->n_marked++;
    sheet->marks += most;
    sheet->score += anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_SCORE);
  }
}

gboolean
anban_drill_evaluation_sum (AnbanStore *store, gint64 drill_id, AnbanDrillSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) marks = list_marks (store, drill_id, error);

  if (marks == NULL)
    return FALSE;
  sum_marks (marks, sheet);
  return TRUE;
}

char *
anban_drill_evaluation_dup_band (AnbanStore *store, double score)
{
  g_autofree char *setting = anban_store_dup_setting (store, "drill-bands", ANBAN_DRILL_BANDS);
  g_auto (GStrv) bands = g_strsplit (setting, "、", -1);

  for (guint i = 0; bands[i] != NULL; i++) {
    char *name;
    double least = g_ascii_strtod (bands[i], &name);

    /* 89.95 is shown as 90.0 and is 90 */
    if (name != bands[i] && round (score * 10) / 10 >= least)
      return g_strstrip (g_strdup (name));
  }
  return g_strdup ("");
}

/* A section of the sheet: 演练实施：应急通信. */
typedef struct {
  const char *name;
  double marks, score;
} Section;

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const Section *x = a, *y = b;
  double difference = x->score / x->marks - y->score / y->marks;

  return difference < 0 ? -1 : difference > 0;
}

static GArray *
list_sections (GPtrArray *marks)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (Section));

  for (guint i = 0; i < marks->len; i++) {
    const char *name = anban_record_get_text (marks->pdata[i], ANBAN_DRILL_MARK_SECTION);
    Section *section = sections->len > 0 ? &g_array_index (sections, Section, sections->len - 1) : NULL;

    if (anban_record_is_null (marks->pdata[i], ANBAN_DRILL_MARK_SCORE))
      continue;
    if (section == NULL || strcmp (section->name, name) != 0) {
      Section begun = {name, 0, 0};

      g_array_append_val (sections, begun);
      section = &g_array_index (sections, Section, sections->len - 1);
    }
    section->marks += anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_MARKS);
    section->score += anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_SCORE);
  }
  g_array_sort (sections, compare_sections);
  return sections;
}

static void
append_weak (GString *text, GPtrArray *marks)
{
  g_autoptr (GArray) sections = list_sections (marks);
  guint n = 0;

  for (guint i = 0; i < sections->len && n < MOST_WEAK; i++) {
    const Section *section = &g_array_index (sections, Section, i);
    const char *colon = strstr (section->name, "：");

    if (section->marks <= 0 || section->score / section->marks >= WEAK || *section->name == '\0')
      continue;
    g_string_append_printf (text, "%s%s", n++ == 0 ? "失分较多的是" : "、",
                            colon != NULL ? colon + strlen ("：") : section->name);
  }
  if (n > 0)
    g_string_append (text, "。");
}

static gboolean
append_problems (GString *text, AnbanStore *store, gint64 drill_id, GError **error)
{
  g_autoptr (GPtrArray) problems =
      anban_store_list_details (store, &anban_drill_problem_register, drill_id, error);
  guint n_hazards = 0;

  if (problems == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    n_hazards += !anban_record_is_null (problems->pdata[i], ANBAN_DRILL_PROBLEM_HAZARD);
  if (problems->len > 0)
    g_string_append_printf (text, "发现问题%u个", problems->len);
  if (n_hazards > 0)
    g_string_append_printf (text, "，其中%u个已转为隐患跟踪整改", n_hazards);
  if (problems->len > 0)
    g_string_append (text, "。");
  return TRUE;
}

char *
anban_drill_evaluation_dup_conclusion (AnbanStore *store, AnbanRecord *drill, GError **error)
{
  g_autoptr (GPtrArray) marks = list_marks (store, anban_record_get_id (drill), error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *band = NULL;
  AnbanDrillSheet sheet;
  double score;

  if (marks == NULL)
    return NULL;
  sum_marks (marks, &sheet);
  if (sheet.marks <= 0) {
    refuse (error, _ ("评估表还没有打分，没有生成结论；请先打分"));
    return NULL;
  }
  score = sheet.score * 100 / sheet.marks;
  band = anban_drill_evaluation_dup_band (store, score);
  g_string_append_printf (text, "本次演练按%s评估表评估，",
                          get_form_label (anban_record_get_int (drill, ANBAN_DRILL_FORM)));
  if (sheet.n_marked < sheet.n_items)
    g_string_append_printf (text, "共%u项，已评%u项，折合", sheet.n_items, sheet.n_marked);
  g_string_append_printf (text, "得%.*f分，评估结论为%s。", fmod (round (score * 10), 10) == 0 ? 0 : 1, score,
                          band);
  append_weak (text, marks);
  if (!append_problems (text, store, anban_record_get_id (drill), error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}
