/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/requirement-offer.h"

#include "plan/folded-text.h"
#include "plan/frequency.h"
#include "plan/plan-per.h"
#include "plan/word-list.h"
#include "registers/person.h"
#include "registers/plan.h"
#include "registers/requirement.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "store/value-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A name longer than that is cut: it stands in lists. */
#define NAME_LENGTH 30

/* What is done so often; the first whose word stands in the clause. */
static const struct {
  const char *word;
  AnbanRequirementItem item;
  int drill_kind; /* AnbanDrillDemand; 0: any */
} items[] = {
    {"综合演练或者专项演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL},
    {"综合或专项", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL},
    {"综合演练或专项演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL},
    {"预案演练或者专项应急预案演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL},
    {"疏散", ANBAN_ITEM_DRILL, ANBAN_DEMAND_EVACUATION},
    {"逃生", ANBAN_ITEM_DRILL, ANBAN_DEMAND_EVACUATION},
    {"避险转移演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_EVACUATION},
    {"避险演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_EVACUATION},
    {"现场处置", ANBAN_ITEM_DRILL, ANBAN_DEMAND_ON_SITE},
    {"综合演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE},
    {"综合应急演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE},
    {"综合性应急", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE},
    {"综合应急", ANBAN_ITEM_DRILL, ANBAN_DEMAND_COMPREHENSIVE},
    {"专项演练", ANBAN_ITEM_DRILL, ANBAN_DEMAND_SPECIAL},
    {"专项应急", ANBAN_ITEM_DRILL, ANBAN_DEMAND_SPECIAL},
    {"预案评估", ANBAN_ITEM_PLAN_REVIEW, 0},
    {"演练", ANBAN_ITEM_DRILL, 0},
    {"拉动", ANBAN_ITEM_DRILL, 0},
    {"培训", ANBAN_ITEM_TRAINING, 0},
    {"轮训", ANBAN_ITEM_TRAINING, 0},
    {"集中学习", ANBAN_ITEM_STUDY, 0},
    {"专题学习", ANBAN_ITEM_STUDY, 0},
    {"学习", ANBAN_ITEM_STUDY, 0},
    {"监督检查", ANBAN_ITEM_INSPECTION, 0},
    {"执法检查", ANBAN_ITEM_INSPECTION, 0},
};

/* Whom a clause speaks of; the one nearest before the frequency. Longer words stand before those that they end with. */
static const struct {
  const char *word;
  int kind; /* AnbanUnitKind; 0: by the marks alone */
  gboolean high_risk, crowded;
} addressees[] = {
    {"高危行业企业", ANBAN_UNIT_KIND_FIRM, TRUE, FALSE},
    {"高危企业", ANBAN_UNIT_KIND_FIRM, TRUE, FALSE},
    {"高危行业领域企业", ANBAN_UNIT_KIND_FIRM, TRUE, FALSE},
    {"人员密集场所", 0, FALSE, TRUE},
    {"国有企业", ANBAN_UNIT_KIND_STATE_FIRM, FALSE, FALSE},
    {"县属企业", ANBAN_UNIT_KIND_STATE_FIRM, FALSE, FALSE},
    {"企业", ANBAN_UNIT_KIND_FIRM, FALSE, FALSE},
    {"生产经营单位", ANBAN_UNIT_KIND_FIRM, FALSE, FALSE},
    {"幼儿园", ANBAN_UNIT_KIND_SCHOOL, FALSE, FALSE},
    {"学校", ANBAN_UNIT_KIND_SCHOOL, FALSE, FALSE},
    {"中小学", ANBAN_UNIT_KIND_SCHOOL, FALSE, FALSE},
    {"各村", ANBAN_UNIT_KIND_VILLAGE, FALSE, FALSE},
    {"村(社区)", ANBAN_UNIT_KIND_VILLAGE, FALSE, FALSE},
    {"村级", ANBAN_UNIT_KIND_VILLAGE, FALSE, FALSE},
    {"社区", ANBAN_UNIT_KIND_VILLAGE, FALSE, FALSE},
    {"各镇", ANBAN_UNIT_KIND_TOWN, FALSE, FALSE},
    {"乡镇", ANBAN_UNIT_KIND_TOWN, FALSE, FALSE},
    {"街道", ANBAN_UNIT_KIND_TOWN, FALSE, FALSE},
    {"主管部门", ANBAN_UNIT_KIND_DEPARTMENT, FALSE, FALSE},
    {"成员单位", ANBAN_UNIT_KIND_DEPARTMENT, FALSE, FALSE},
};

static const struct {
  const char *word;
  AnbanPersonDuty duty;
} audiences[] = {
    {"主要负责人", ANBAN_DUTY_PRINCIPAL},
    {"安全管理人员", ANBAN_DUTY_SAFETY_MANAGER},
    {"安全员", ANBAN_DUTY_SAFETY_MANAGER},
    {"特种作业", ANBAN_DUTY_SPECIAL_OPERATOR},
    {"灾害信息员", ANBAN_DUTY_DISASTER_INFORMANT},
    {"执法人员", ANBAN_DUTY_ENFORCER},
    {"领导干部", ANBAN_DUTY_LEADER},
    {"从业人员", ANBAN_DUTY_WORKER},
};

static const char *const clause_ends[] = {"。", ";", "\n", "\t", NULL};

typedef struct {
  AnbanStore *store;
  AnbanRecord *plan, *task;
  GPtrArray *industries; /* AnbanValueCount */
  GHashTable *known;     /* dup_key() of what the office has */
  GPtrArray *offers;
  const AnbanFoldedText *text;
} Reader;

static void
free_offer (gpointer data)
{
  AnbanRequirementOffer *offer = data;

  g_clear_object (&offer->requirement);
  g_free (offer->clause);
  g_free (offer);
}

/* What makes two requirements of a plan the same: who, what, how often, and where it is said. */
static char *
dup_key (AnbanRecord *requirement)
{
  static const guint fields[] = {
      ANBAN_REQUIREMENT_ITEM,          ANBAN_REQUIREMENT_DRILL_KIND, ANBAN_REQUIREMENT_AUDIENCE,
      ANBAN_REQUIREMENT_FREQUENCY_PER, ANBAN_REQUIREMENT_UNIT_KIND,  ANBAN_REQUIREMENT_HIGH_RISK,
      ANBAN_REQUIREMENT_CROWDED,       ANBAN_REQUIREMENT_UNIT,       ANBAN_REQUIREMENT_FREQUENCY_COUNT,
  };
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (key, "%d ", (int)anban_record_get_int (requirement, fields[i]));
  g_string_append_printf (key, "%s/%s", anban_record_get_text (requirement, ANBAN_REQUIREMENT_INDUSTRY),
                          anban_record_get_text (requirement, ANBAN_REQUIREMENT_CLAUSE));
  return g_string_free (key, FALSE);
}

static const char *
find_last (const char *word, const char *from, const char *to)
{
  const char *last = NULL;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    if (anban_word_at (word, p, to))
      last = p;
  return last;
}

/* Up to the next stop behind @at, or to @end. */
static const char *
find_clause_end (const char *at, const char *end)
{
  while (at < end && anban_words_at (clause_ends, at, end) == 0)
    at = g_utf8_next_char (at);
  return at;
}

static const char *
find_sentence_start (const char *at, const char *start)
{
  while (at > start && anban_words_before (clause_ends, start, at) == 0)
    at = g_utf8_prev_char (at);
  return at;
}

static gboolean
read_item (AnbanRecord *requirement, const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (find_last (items[i].word, from, to) != NULL) {
      anban_record_set_int (requirement, ANBAN_REQUIREMENT_ITEM, items[i].item);
      if (items[i].drill_kind != 0)
        anban_record_set_int (requirement, ANBAN_REQUIREMENT_DRILL_KIND, items[i].drill_kind);
      for (guint k = 0; items[i].item == ANBAN_ITEM_TRAINING && k < G_N_ELEMENTS (audiences); k++)
        if (find_last (audiences[k].word, from, to) != NULL) {
          anban_record_set_int (requirement, ANBAN_REQUIREMENT_AUDIENCE, audiences[k].duty);
          break;
        }
      return TRUE;
    }
  return FALSE;
}

/* The trades of the office's units that stand right before the addressee. */
static void
read_industries (Reader *self, AnbanRecord *requirement, const char *from, const char *to)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < self->industries->len; i++) {
    const AnbanValueCount *value = self->industries->pdata[i];

    if (*value->text != '\0' && find_last (value->text, from, to) != NULL)
      g_string_append_printf (found, "%s%s", found->len > 0 ? "、" : "", value->text);
  }
  anban_record_set_text (requirement, ANBAN_REQUIREMENT_INDUSTRY, found->str);
}

static gboolean
read_addressee (Reader *self, AnbanRecord *requirement, const char *from, const char *to)
{
  const char *nearest = NULL;
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (addressees); i++) {
    const char *at = find_last (addressees[i].word, from, to);
    const char *end = at != NULL ? at + strlen (addressees[i].word) : NULL;

    /* of two that end at the same place the longer one, which stands first */
    if (at != NULL && (nearest == NULL || end > nearest)) {
      nearest = end;
      chosen = i;
    }
  }
  if (nearest == NULL)
    return FALSE;
  if (addressees[chosen].kind != 0)
    anban_record_set_int (requirement, ANBAN_REQUIREMENT_UNIT_KIND, addressees[chosen].kind);
  if (addressees[chosen].high_risk)
    anban_record_set_int (requirement, ANBAN_REQUIREMENT_HIGH_RISK, TRUE);
  if (addressees[chosen].crowded)
    anban_record_set_int (requirement, ANBAN_REQUIREMENT_CROWDED, TRUE);
  if (addressees[chosen].kind == ANBAN_UNIT_KIND_FIRM)
    read_industries (self, requirement, from, nearest);
  return TRUE;
}

/* The plan is for a year: the rule goes with it. */
static void
set_term (AnbanRecord *requirement, AnbanRecord *plan)
{
  g_autofree char *end = g_strconcat (anban_record_get_text (plan, ANBAN_PLAN_PERIOD), "-12-31", NULL);
  g_autofree char *start = g_strconcat (anban_record_get_text (plan, ANBAN_PLAN_PERIOD), "-01-01", NULL);
  AnbanDate day;

  if (strlen (anban_record_get_text (plan, ANBAN_PLAN_PERIOD)) == 4 && anban_date_parse (end, &day)) {
    anban_record_set_text (requirement, ANBAN_REQUIREMENT_EFFECTIVE_FROM, start);
    anban_record_set_text (requirement, ANBAN_REQUIREMENT_EFFECTIVE_TO, end);
  } else if (!anban_record_is_null (plan, ANBAN_PLAN_ISSUED_ON)) {
    anban_record_set_text (requirement, ANBAN_REQUIREMENT_EFFECTIVE_FROM,
                           anban_record_get_text (plan, ANBAN_PLAN_ISSUED_ON));
  }
}

static void
set_source (Reader *self, AnbanRecord *requirement, const char *clause)
{
  g_autofree char *title = anban_record_dup_title (self->plan);
  g_autofree char *source = g_strdup_printf ("《%s》", title);
  g_autofree char *name = g_utf8_substring (clause, 0, MIN (g_utf8_strlen (clause, -1), NAME_LENGTH));

  anban_record_set_text (requirement, ANBAN_REQUIREMENT_NAME, name);
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_BASIS, ANBAN_BASIS_PLAN);
  anban_record_set_text (requirement, ANBAN_REQUIREMENT_SOURCE, source);
  anban_record_set_ref (requirement, ANBAN_REQUIREMENT_PLAN, anban_record_get_id (self->plan), title);
  anban_record_copy_value (self->task, ANBAN_TASK_CLAUSE, requirement, ANBAN_REQUIREMENT_CLAUSE);
  set_term (requirement, self->plan);
}

static void
add_offer (Reader *self, AnbanRecord *requirement, const char *clause)
{
  g_autofree char *key = dup_key (requirement);
  AnbanRequirementOffer *offer;

  if (!g_hash_table_add (self->known, g_steal_pointer (&key)))
    return;
  offer = g_new0 (AnbanRequirementOffer, 1);
  offer->requirement = g_object_ref (requirement);
  offer->task_id = anban_record_get_id (self->task);
  offer->clause = g_strdup (clause);
  g_ptr_array_add (self->offers, offer);
}

static guint
get_unit_field (AnbanRecord *part)
{
  return anban_record_is_null (part, ANBAN_TASK_UNIT_VIA) ? ANBAN_TASK_UNIT_UNIT : ANBAN_TASK_UNIT_VIA;
}

/* Whether the words before the frequency name the unit of that part. */
static gboolean
is_named (AnbanRecord *part, const char *from, const char *to)
{
  const char *name = anban_record_get_ref_title (part, get_unit_field (part));

  return *name != '\0' && find_last (name, from, to) != NULL;
}

/* The units of the task, where the clause speaks of no kind of units: those that it names, else all that are responsible;
 * a collective name once, not its members. */
static gboolean
add_for_units (Reader *self,
               AnbanRecord *requirement,
               const char *clause,
               const char *from,
               const char *to,
               GError **error)
{
  g_autoptr (GPtrArray) parts = anban_store_list_details (self->store, &anban_task_unit_register,
                                                          anban_record_get_id (self->task), error);
  gboolean some_named = FALSE;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    some_named = some_named || is_named (parts->pdata[i], from, to);
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    AnbanRecord *part = parts->pdata[i];
    guint field = get_unit_field (part);
    g_autoptr (AnbanRecord) own = NULL;

    if (some_named ? !is_named (part, from, to)
                   : anban_record_get_int (part, ANBAN_TASK_UNIT_ROLE) == ANBAN_ROLE_SUPPORT)
      continue;
    own = anban_record_copy (requirement);
    anban_record_set_ref (own, ANBAN_REQUIREMENT_UNIT, anban_record_get_int (part, field),
                          anban_record_get_ref_title (part, field));
    add_offer (self, own, clause);
  }
  return parts != NULL;
}

static gboolean
read_frequency (Reader *self, const AnbanFrequencyRange *range, const char *end, GError **error)
{
  const char *text = self->text->text, *start = find_sentence_start (text + range->start, text);
  const char *clause_start = text + range->clause_start,
             *clause_end = find_clause_end (text + range->end, end);
  g_autoptr (AnbanRecord) requirement = anban_record_new (&anban_requirement_register);
  g_autofree char *clause =
      anban_folded_text_dup_text (self->text, (gsize)(clause_start - text), (gsize)(clause_end - text));
  int times;
  AnbanPer per = anban_plan_per_convert (range->per, &times);

  if (per < ANBAN_PER_MONTH || !read_item (requirement, clause_start, clause_end))
    return TRUE;
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_FREQUENCY_COUNT, MAX (range->count, 1) * times);
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_FREQUENCY_PER, per);
  set_source (self, requirement, clause);
  if (read_addressee (self, requirement, clause_start, text + range->start) ||
      read_addressee (self, requirement, start, text + range->start)) {
    add_offer (self, requirement, clause);
    return TRUE;
  }
  /* who inspects is not told from who is inspected by the units of a task */
  return anban_record_get_int (requirement, ANBAN_REQUIREMENT_ITEM) == ANBAN_ITEM_INSPECTION ||
         add_for_units (self, requirement, clause, clause_start, text + range->start, error);
}

static gboolean
read_task (Reader *self, AnbanRecord *task, GError **error)
{
  const char *heading = anban_record_get_text (task, ANBAN_TASK_HEADING);
  const char *body = anban_record_get_text (task, ANBAN_TASK_BODY);
  /* the body of a task without a heading of its own begins with it */
  g_autofree char *source =
      g_str_has_prefix (body, heading) ? g_strdup (body) : g_strconcat (heading, "\n", body, NULL);
  g_autoptr (AnbanFoldedText) text = anban_folded_text_new (source);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnbanFrequencyRange));
  gboolean done = TRUE;

  anban_folded_text_pair (text);
  anban_frequency_read (text, 0, text->len, ranges);
  self->text = text;
  self->task = task;
  for (guint i = 0; done && i < ranges->len; i++) {
    const AnbanFrequencyRange *range = &g_array_index (ranges, AnbanFrequencyRange, i);
    gsize end =
        i + 1 < ranges->len ? g_array_index (ranges, AnbanFrequencyRange, i + 1).clause_start : text->len;

    done = read_frequency (self, range, text->text + MAX (end, range->end), error);
  }
  self->text = NULL;
  self->task = NULL;
  return done;
}

static gboolean
collect_known (AnbanRecord *requirement, const char *group, gpointer data)
{
  g_hash_table_add (data, dup_key (requirement));
  return TRUE;
}

static gboolean
collect_task (AnbanRecord *task, const char *group, gpointer data)
{
  g_ptr_array_add (data, anban_record_copy (task));
  return TRUE;
}

static gboolean
read_plan (Reader *self, gint64 plan_id, GError **error)
{
  g_autoptr (AnbanQuery) requirements = anban_query_new (&anban_requirement_register);
  g_autoptr (AnbanQuery) tasks = anban_query_new (&anban_task_register);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  anban_query_where_int (requirements, ANBAN_REQUIREMENT_PLAN, ANBAN_OP_EQ, plan_id);
  anban_query_where_int (tasks, ANBAN_TASK_PLAN, ANBAN_OP_EQ, plan_id);
  anban_query_set_fields (tasks, (guint64)1 << ANBAN_TASK_HEADING | (guint64)1 << ANBAN_TASK_BODY |
                                     (guint64)1 << ANBAN_TASK_CLAUSE);
  if (!anban_store_foreach (self->store, requirements, collect_known, self->known, NULL, error) ||
      !anban_store_foreach (self->store, tasks, collect_task, found, NULL, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!read_task (self, found->pdata[i], error))
      return FALSE;
  return TRUE;
}

GPtrArray *
anban_requirement_offers_new (AnbanStore *store, gint64 plan_id, GError **error)
{
  Reader self = {.store = store};
  g_autoptr (GPtrArray) industries = NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (free_offer);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AnbanRecord) plan = anban_store_get (store, &anban_plan_register, plan_id, error);

  if (plan == NULL || (industries = anban_store_list_values (store, &anban_unit_register, ANBAN_UNIT_INDUSTRY,
                                                             error)) == NULL)
    return NULL;
  self.plan = plan;
  self.industries = industries;
  self.known = known;
  self.offers = offers;
  return read_plan (&self, plan_id, error) ? g_steal_pointer (&offers) : NULL;
}

gboolean
anban_requirement_offers_accept (AnbanStore *store,
                                 AnbanRequirementOffer *const *offers,
                                 guint n_offers,
                                 GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("收下 %u 条频次要求"), n_offers);

  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  for (guint i = 0; i < n_offers; i++) {
    /* a copy: the offer stays unsaved, should the step be taken back */
    g_autoptr (AnbanRecord) requirement = anban_record_copy (offers[i]->requirement);

    if (!anban_store_save (store, requirement, error)) {
      anban_store_rollback_step (store);
      return FALSE;
    }
  }
  return anban_store_commit_step (store, error);
}
