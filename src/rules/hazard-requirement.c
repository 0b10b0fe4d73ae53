/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-requirement.h"

#include "rules/hazard-recipients.h"
#include "store/attachment.h"

#include <glib/gi18n-lib.h>

#define STEP(step) (1u << (step))
#define GENERAL    (1u << ANBAN_HAZARD_LEVEL_GENERAL)
#define MAJOR      (1u << ANBAN_HAZARD_LEVEL_MAJOR)
#define BOTH       (GENERAL | MAJOR)

/* 1: met, 0: not, -1: an error */
typedef int (*Check) (AnbanStore *store,
                      AnbanRecord *hazard,
                      const AnbanHazardProgress *progress,
                      GError **error);

/* A row asks either for a field that is filled in, or for what a check finds. */
typedef struct {
  guint steps, levels;
  gboolean situation; /* without it the step makes no sense, and is not offered */
  Check check;
  guint field;          /* where there is no check */
  const char *sentence; /* of a check: what is missing and what to do; of a field: how it is called */
} Requirement;

static int
asks_extension (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardProgress *progress, GError **error)
{
  return progress->asks_extension;
}

static int
asks_no_extension (AnbanStore *store,
                   AnbanRecord *hazard,
                   const AnbanHazardProgress *progress,
                   GError **error)
{
  return !progress->asks_extension;
}

static int
passed (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardProgress *progress, GError **error)
{
  return anban_record_get_int (hazard, ANBAN_HAZARD_RECHECK_RESULT) == ANBAN_RECHECK_PASSED;
}

static int
not_passed (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardProgress *progress, GError **error)
{
  return !passed (store, hazard, progress, error);
}

static int
has_recipient (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) recipients =
      anban_hazard_recipients_list (store, anban_record_get_id (hazard), error);

  return recipients == NULL ? -1 : recipients->len > 0;
}

static int
is_not_listed (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) listings =
      anban_store_list_details (store, &anban_hazard_listing_register, anban_record_get_id (hazard), error);

  if (listings == NULL)
    return -1;
  for (guint i = 0; i < listings->len; i++)
    if (anban_record_is_null (listings->pdata[i], ANBAN_HAZARD_LISTING_LIFTED_ON))
      return 0;
  return 1;
}

/* A file; and where photos are told apart, one that shows it put right. */
static int
has_evidence (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) files = anban_attachment_list (store, hazard, error);
  gboolean has_roles = FALSE;

  if (files == NULL)
    return -1;
  for (guint i = 0; i < files->len; i++) {
    gint64 role = anban_record_get_int (files->pdata[i], ANBAN_ATTACHMENT_ROLE);

    if (role == ANBAN_PHOTO_AFTER)
      return 1;
    has_roles = has_roles || role != 0;
  }
  return files->len > 0 && !has_roles;
}

/* 五到位 is asked of a major hazard wherever it goes into rectification, and again before the recheck: it may have
 * become a major one meanwhile. */
#define FIVE_IN_PLACE (STEP (ANBAN_STEP_START) | STEP (ANBAN_STEP_FAIL) | STEP (ANBAN_STEP_REPORT))

static const Requirement requirements[] = {
    {STEP (ANBAN_STEP_GRANT_EXTENSION) | STEP (ANBAN_STEP_REFUSE_EXTENSION), BOTH, TRUE, asks_extension, 0,
     N_ ("没有等待答复的延期申请，没有办理；请先办理“申请延期”")},
    {STEP (ANBAN_STEP_ASK_EXTENSION), BOTH, TRUE, asks_no_extension, 0,
     N_ ("上一次延期申请还没有答复，没有办理；请先办理“批准延期”或“不予延期”")},
    {STEP (ANBAN_STEP_PASS), BOTH, TRUE, not_passed, 0, N_ ("已经复查合格，没有重复办理；请办理“销号”")},
    {STEP (ANBAN_STEP_CLOSE), BOTH, TRUE, passed, 0, N_ ("还没有复查合格，没有销号；请先办理“复查合格”")},
    {STEP (ANBAN_STEP_ASSIGN), BOTH, FALSE, has_recipient, 0,
     N_ ("还没有交办对象，没有交办；请先选定属地或行业的交办单位")},
    {STEP (ANBAN_STEP_START), BOTH, FALSE, has_recipient, 0,
     N_ ("没有交办对象，不知道由谁签收，没有办理；请先补上交办单位")},
    {STEP (ANBAN_STEP_FIX_ON_SPOT), BOTH, FALSE, has_evidence, 0,
     N_ ("立行立改要有佐证，没有办理；请先添加整改后的照片")},
    {STEP (ANBAN_STEP_CLOSE) | STEP (ANBAN_STEP_VOID), BOTH, FALSE, is_not_listed, 0,
     N_ ("挂牌督办还没有解除，没有办理；请先解除挂牌督办")},
    {STEP (ANBAN_STEP_START) | STEP (ANBAN_STEP_FAIL), GENERAL, FALSE, NULL, ANBAN_HAZARD_RESPONSIBLE,
     N_ ("整改责任人")},
    {FIVE_IN_PLACE, MAJOR, FALSE, NULL, ANBAN_HAZARD_RESPONSIBLE, N_ ("整改责任人")},
    {FIVE_IN_PLACE, MAJOR, FALSE, NULL, ANBAN_HAZARD_MEASURES, N_ ("整改措施")},
    {FIVE_IN_PLACE, MAJOR, FALSE, NULL, ANBAN_HAZARD_FUNDS, N_ ("整改资金（不需要资金的填 0）")},
    /* a failed recheck sets one itself */
    {STEP (ANBAN_STEP_START) | STEP (ANBAN_STEP_REPORT), BOTH, FALSE, NULL, ANBAN_HAZARD_DUE_ON,
     N_ ("整改时限")},
    {FIVE_IN_PLACE, MAJOR, FALSE, NULL, ANBAN_HAZARD_CONTINGENCY, N_ ("应急预案")},
};

static gboolean
concerns (const Requirement *row, AnbanHazardStep step, gint64 level)
{
  return (row->steps & STEP (step)) != 0 && (row->levels & STEP (level)) != 0;
}

static gboolean
check_rows (AnbanStore *store,
            AnbanRecord *hazard,
            const AnbanHazardProgress *progress,
            AnbanHazardStep step,
            gboolean situation,
            GError **error)
{
  gint64 level = anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL);

  for (guint i = 0; i < G_N_ELEMENTS (requirements); i++) {
    const Requirement *row = &requirements[i];
    int met;

    if (!concerns (row, step, level) || row->check == NULL || row->situation != situation)
      continue;
    met = row->check (store, hazard, progress, error);
    if (met == 0)
      g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ (row->sentence));
    if (met != 1)
      return FALSE;
  }
  return TRUE;
}

gboolean
anban_hazard_check_situation (AnbanStore *store,
                              AnbanRecord *hazard,
                              const AnbanHazardProgress *progress,
                              AnbanHazardStep step,
                              GError **error)
{
  return check_rows (store, hazard, progress, step, TRUE, error);
}

/* All fields that are missing, in one sentence. */
static gboolean
check_fields (AnbanRecord *hazard, AnbanHazardStep step, GError **error)
{
  gint64 level = anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL);
  const AnbanChoice *choice =
      anban_field_find_choice (&anban_hazard_step_register.fields[ANBAN_HAZARD_STEP_STEP], (int)step);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (requirements); i++) {
    const Requirement *row = &requirements[i];

    if (concerns (row, step, level) && row->check == NULL && anban_record_is_null (hazard, row->field))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? "、" : "", _ (row->sentence));
  }
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               level == ANBAN_HAZARD_LEVEL_MAJOR
                   ? _ ("重大隐患整改要“五到位”，还缺%s，没有办理；请补齐后再办理“%s”")
                   : _ ("还缺%s，没有办理；请补齐后再办理“%s”"),
               missing->str, _ (choice->label));
  return FALSE;
}

gboolean
anban_hazard_check_requirements (AnbanStore *store,
                                 AnbanRecord *hazard,
                                 const AnbanHazardProgress *progress,
                                 AnbanHazardStep step,
                                 GError **error)
{
  return check_rows (store, hazard, progress, step, FALSE, error) && check_fields (hazard, step, error);
}

GArray *
anban_hazard_list_missing_fields (AnbanRecord *hazard, AnbanHazardStep step)
{
  gint64 level = anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (requirements); i++)
    if (concerns (&requirements[i], step, level) && requirements[i].check == NULL &&
        anban_record_is_null (hazard, requirements[i].field))
      g_array_append_val (fields, requirements[i].field);
  return fields;
}
