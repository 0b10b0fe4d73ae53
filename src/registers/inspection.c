/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/inspection.h"

#include "base/date.h"
#include "registers/campaign.h"
#include "registers/files-field.h"
#include "registers/hazard.h"
#include "registers/unit.h"
#include "registers/units-below.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)

static const char *const date_aliases[] = {"检查时间", "日期", NULL};
static const char *const unit_aliases[] = {"受检单位", "单位", "单位名称", "企业名称", NULL};
static const char *const inspectors_aliases[] = {"检查人员", "排查人", NULL};

static const AnbanField fields[] = {
    [ANBAN_INSPECTION_TITLE] = {"title", N_ ("检查"), N_ ("检查"), NULL, ANBAN_KIND_TEXT,
                                ANBAN_FIELD_REQUIRED | ANBAN_FIELD_GUARDED | ANBAN_FIELD_SEARCH, 30},
    [ANBAN_INSPECTION_DATE] = {"inspected_on", N_ ("检查日期"), NULL, date_aliases, ANBAN_KIND_DATE,
                               LISTED | ANBAN_FIELD_REQUIRED, 12},
    [ANBAN_INSPECTION_SOURCE] = {"source", N_ ("检查类型"), NULL, NULL, ANBAN_KIND_CHOICE,
                                 LISTED | ANBAN_FIELD_REQUIRED, 10, anban_hazard_sources},
    [ANBAN_INSPECTION_CAMPAIGN] = {"campaign_id", N_ ("专题"), NULL, NULL, ANBAN_KIND_REF, LISTED, 18, NULL,
                                   &anban_campaign_register},
    [ANBAN_INSPECTION_UNIT] = {"unit_id", N_ ("被检查单位"), NULL, unit_aliases, ANBAN_KIND_REF,
                               LISTED | ANBAN_FIELD_REQUIRED, 26, NULL, &anban_unit_register},
    [ANBAN_INSPECTION_INDUSTRY] = {"industry", N_ ("行业领域"), NULL, NULL, ANBAN_KIND_TEXT,
                                   ANBAN_FIELD_SEARCH | ANBAN_FIELD_REPEATS, 14},
    [ANBAN_INSPECTION_PLACE] = {"place", N_ ("地点"), NULL, NULL, ANBAN_KIND_TEXT,
                                ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 20},
    [ANBAN_INSPECTION_LEADER] = {"leader", N_ ("带队领导"), NULL, NULL, ANBAN_KIND_TEXT,
                                 LISTED | ANBAN_FIELD_SEARCH, 10},
    [ANBAN_INSPECTION_INSPECTORS] = {"inspectors", N_ ("检查人"), NULL, inspectors_aliases, ANBAN_KIND_TEXT,
                                     LISTED | ANBAN_FIELD_SEARCH, 16},
    [ANBAN_INSPECTION_UNANNOUNCED] = {"unannounced", N_ ("四不两直"), NULL, NULL, ANBAN_KIND_BOOL, 0, 9},
    [ANBAN_INSPECTION_CONTENT] = {"content", N_ ("检查内容"), N_ ("情况"), NULL, ANBAN_KIND_NOTE,
                                  ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 30},
    [ANBAN_INSPECTION_FINDINGS] = {"findings", N_ ("存在问题"), NULL, NULL, ANBAN_KIND_NOTE,
                                   ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 30},
    [ANBAN_INSPECTION_HANDLING] = {"handling", N_ ("处理意见"), NULL, NULL, ANBAN_KIND_NOTE,
                                   ANBAN_FIELD_IN_PRINT, 24},
    [ANBAN_INSPECTION_UNIT_SIGNER] = {"unit_signer", N_ ("被检查单位签字人"), N_ ("签字"), NULL,
                                      ANBAN_KIND_TEXT, 0, 16},
    [ANBAN_INSPECTION_REFUSED] = {"refused", N_ ("拒绝签字"), NULL, NULL, ANBAN_KIND_BOOL, 0, 9},
    [ANBAN_INSPECTION_DOCUMENT_NO] = {"document_no", N_ ("执法文书号"), NULL, NULL, ANBAN_KIND_TEXT,
                                      ANBAN_FIELD_SEARCH, 20},
    [ANBAN_INSPECTION_N_HAZARDS] = {"(SELECT COUNT(*) FROM hazard h WHERE h.inspection_id = t.id"
                                    " AND h.deleted_at IS NULL)",
                                    N_ ("发现隐患"), NULL, NULL, ANBAN_KIND_INT,
                                    LISTED | ANBAN_FIELD_COMPUTED, 9},
    [ANBAN_INSPECTION_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_INSPECTION_FILES] = {ANBAN_FILES_COUNT ("inspection"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES,
                                ANBAN_FIELD_COMPUTED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_INSPECTION_N_FIELDS);

static const AnbanFilter filters[] = {
    {"unit", N_ ("单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.unit_id IN " ANBAN_UNITS_BELOW ("?")},
    {NULL},
};

/* What the hazards of an inspection took over from it. */
static const struct {
  guint from, to;
} carried[] = {
    {ANBAN_INSPECTION_DATE, ANBAN_HAZARD_FOUND_ON},     {ANBAN_INSPECTION_SOURCE, ANBAN_HAZARD_SOURCE},
    {ANBAN_INSPECTION_CAMPAIGN, ANBAN_HAZARD_CAMPAIGN}, {ANBAN_INSPECTION_UNIT, ANBAN_HAZARD_UNIT},
    {ANBAN_INSPECTION_LEADER, ANBAN_HAZARD_LEADER},     {ANBAN_INSPECTION_INSPECTORS, ANBAN_HAZARD_FINDERS},
    {ANBAN_INSPECTION_PLACE, ANBAN_HAZARD_PLACE},
};

/* A slip in the head of an inspection is corrected once: hazards that still say the same follow. */
static gboolean
correct_hazards (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) old =
      anban_store_get (store, &anban_inspection_register, anban_record_get_id (record), error);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_int (query, ANBAN_HAZARD_INSPECTION, ANBAN_OP_EQ, anban_record_get_id (record));
  if (old == NULL || (ids = anban_store_list_ids (store, query, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (AnbanRecord) hazard =
        anban_store_get (store, &anban_hazard_register, g_array_index (ids, gint64, i), error);

    if (hazard == NULL)
      return FALSE;
    for (guint k = 0; k < G_N_ELEMENTS (carried); k++)
      if (anban_record_field_is_modified (record, carried[k].from) &&
          anban_record_value_equals (old, carried[k].from, hazard, carried[k].to))
        anban_record_copy_value (record, carried[k].from, hazard, carried[k].to);
    if (!anban_store_save (store, hazard, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill_from_unit (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) unit = anban_store_get_stored (
      store, &anban_unit_register, anban_record_get_int (record, ANBAN_INSPECTION_UNIT), error);
  g_autofree char *title = NULL;

  if (unit == NULL)
    return FALSE;
  if (anban_record_is_null (record, ANBAN_INSPECTION_INDUSTRY))
    anban_record_set_text (record, ANBAN_INSPECTION_INDUSTRY,
                           anban_record_get_text (unit, ANBAN_UNIT_INDUSTRY));
  title = g_strdup_printf ("%s %s", anban_record_get_text (record, ANBAN_INSPECTION_DATE),
                           anban_record_get_text (unit, ANBAN_UNIT_NAME));
  anban_record_set_text (record, ANBAN_INSPECTION_TITLE, title);
  return TRUE;
}

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (anban_record_is_null (record, ANBAN_INSPECTION_DATE))
    anban_record_set_text (record, ANBAN_INSPECTION_DATE, anban_date_to_iso (anban_date_today (), iso));
  if (anban_record_is_null (record, ANBAN_INSPECTION_SOURCE))
    anban_record_set_int (record, ANBAN_INSPECTION_SOURCE,
                          anban_record_is_null (record, ANBAN_INSPECTION_CAMPAIGN) ? ANBAN_SOURCE_ROUTINE
                                                                                   : ANBAN_SOURCE_CAMPAIGN);
  if (!anban_record_is_null (record, ANBAN_INSPECTION_UNIT) && !fill_from_unit (store, record, error))
    return FALSE;
  return anban_record_get_id (record) == 0 || correct_hazards (store, record, error);
}

void
anban_inspection_fill_hazard (AnbanRecord *inspection, AnbanRecord *hazard)
{
  g_autofree char *title = anban_record_dup_title (inspection);

  anban_record_set_ref (hazard, ANBAN_HAZARD_INSPECTION, anban_record_get_id (inspection), title);
  for (guint k = 0; k < G_N_ELEMENTS (carried); k++)
    if (anban_record_is_null (hazard, carried[k].to))
      anban_record_copy_value (inspection, carried[k].from, hazard, carried[k].to);
}

const AnbanRegister anban_inspection_register = {
    .id = "inspection",
    .title = N_ ("检查记录"),
    .icon_name = "edit-find-symbolic",
    .noun = N_ ("次检查"),
    .fields = fields,
    .n_fields = ANBAN_INSPECTION_N_FIELDS,
    .default_order = "t.inspected_on DESC, t.id DESC",
    .owner_field = -1,
    .title_field = ANBAN_INSPECTION_TITLE,
    .lane_field = -1,
    .start_field = ANBAN_INSPECTION_DATE,
    .end_field = -1,
    .filters = filters,
    .search_ids = "SELECT sp.id FROM inspection sp WHERE sp.unit_id IN (SELECT su.id FROM unit su WHERE"
                  " contains_text (?, su.name) = 1)",
    .before_save = before_save,
};
