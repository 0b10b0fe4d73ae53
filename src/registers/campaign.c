/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/campaign.h"

#include "registers/files-field.h"
#include "registers/plan.h"
#include "registers/unit.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define COUNT(more)                                                                                          \
  "(SELECT COUNT(*) FROM hazard h WHERE h.campaign_id = t.id AND h.deleted_at IS NULL" more ")"

static const char *const name_aliases[] = {"专题", "专项行动", "专项整治", NULL};

static const AnbanField fields[] = {
    [ANBAN_CAMPAIGN_NAME] = {"name", N_ ("专项名称"), N_ ("专项整治"), name_aliases, ANBAN_KIND_TEXT,
                             LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH, 30},
    [ANBAN_CAMPAIGN_INDUSTRY] = {"industry", N_ ("行业领域"), NULL, NULL, ANBAN_KIND_TEXT,
                                 LISTED | ANBAN_FIELD_SEARCH | ANBAN_FIELD_REPEATS, 14},
    [ANBAN_CAMPAIGN_UNIT] = {"unit_id", N_ ("牵头单位"), NULL, NULL, ANBAN_KIND_REF, LISTED, 22, NULL,
                             &anban_unit_register},
    [ANBAN_CAMPAIGN_PLAN] = {"plan_id", N_ ("依据文件"), NULL, NULL, ANBAN_KIND_REF, 0, 30, NULL,
                             &anban_plan_register},
    [ANBAN_CAMPAIGN_STARTS_ON] = {"starts_on", N_ ("开始日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_CAMPAIGN_ENDS_ON] = {"ends_on", N_ ("结束日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_CAMPAIGN_N_HAZARDS] = {COUNT (" AND h.state < 6"), N_ ("隐患数"), NULL, NULL, ANBAN_KIND_INT,
                                  LISTED | ANBAN_FIELD_COMPUTED, 8},
    [ANBAN_CAMPAIGN_N_CLOSED] = {COUNT (" AND h.state = 5"), N_ ("已销号"), NULL, NULL, ANBAN_KIND_INT,
                                 LISTED | ANBAN_FIELD_COMPUTED, 8},
    [ANBAN_CAMPAIGN_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_CAMPAIGN_FILES] = {ANBAN_FILES_COUNT ("campaign"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES,
                              ANBAN_FIELD_COMPUTED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_CAMPAIGN_N_FIELDS);

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  if (!anban_record_is_null (record, ANBAN_CAMPAIGN_STARTS_ON) &&
      !anban_record_is_null (record, ANBAN_CAMPAIGN_ENDS_ON) &&
      strcmp (anban_record_get_text (record, ANBAN_CAMPAIGN_ENDS_ON),
              anban_record_get_text (record, ANBAN_CAMPAIGN_STARTS_ON)) < 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("结束日期早于开始日期，没有保存；请改正日期"));
    return FALSE;
  }
  return TRUE;
}

const AnbanRegister anban_campaign_register = {
    .id = "campaign",
    .title = N_ ("专项整治"),
    .icon_name = "emblem-important-symbolic",
    .noun = N_ ("个专项"),
    .fields = fields,
    .n_fields = ANBAN_CAMPAIGN_N_FIELDS,
    .default_order = "t.starts_on DESC, t.id DESC",
    .owner_field = -1,
    .title_field = ANBAN_CAMPAIGN_NAME,
    .lane_field = -1,
    .start_field = ANBAN_CAMPAIGN_STARTS_ON,
    .end_field = ANBAN_CAMPAIGN_ENDS_ON,
    .before_save = before_save,
};
