/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/letter.h"

#include "registers/files-field.h"
#include "registers/hazard.h"
#include "registers/unit.h"

#include "base/error.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

const AnbanChoice anban_letter_kinds[] = {
    {ANBAN_LETTER_ASSIGNMENT, N_ ("交办通知")},  {ANBAN_LETTER_SUPERVISION, N_ ("督办通知")},
    {ANBAN_LETTER_LISTING, N_ ("挂牌督办通知")}, {ANBAN_LETTER_LIFTING, N_ ("解除挂牌督办")},
    {ANBAN_LETTER_RECHECK, N_ ("复查意见")},     {ANBAN_LETTER_REMINDER, N_ ("提醒函")},
    {ANBAN_LETTER_SUMMONS, N_ ("约谈通知")},     {ANBAN_LETTER_DENUNCIATION, N_ ("通报")},
    {ANBAN_LETTER_OTHER, N_ ("其他")},           {0},
};

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)

static const AnbanField fields[] = {
    [ANBAN_LETTER_TITLE] = {"title", N_ ("标题"), N_ ("发文"), NULL, ANBAN_KIND_TEXT,
                            LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH, 40},
    [ANBAN_LETTER_DOC_NUMBER] = {"doc_number", N_ ("文号"), NULL, NULL, ANBAN_KIND_TEXT,
                                 LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_GUARDED | ANBAN_FIELD_SEARCH,
                                 22},
    [ANBAN_LETTER_SERIES] = {"series", N_ ("机关代字"), NULL, NULL, ANBAN_KIND_TEXT,
                             ANBAN_FIELD_REQUIRED | ANBAN_FIELD_GUARDED | ANBAN_FIELD_SEARCH, 12},
    [ANBAN_LETTER_YEAR] = {"year", N_ ("年份"), NULL, NULL, ANBAN_KIND_INT,
                           ANBAN_FIELD_REQUIRED | ANBAN_FIELD_GUARDED, 6},
    [ANBAN_LETTER_NUMBER] = {"number", N_ ("序号"), NULL, NULL, ANBAN_KIND_INT,
                             ANBAN_FIELD_REQUIRED | ANBAN_FIELD_GUARDED, 6},
    [ANBAN_LETTER_KIND] = {"kind", N_ ("文种"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | ANBAN_FIELD_REQUIRED,
                           13, anban_letter_kinds},
    [ANBAN_LETTER_UNIT] = {"unit_id", N_ ("主送单位"), NULL, NULL, ANBAN_KIND_REF, LISTED, 24, NULL,
                           &anban_unit_register},
    [ANBAN_LETTER_ISSUED_ON] = {"issued_on", N_ ("发文日期"), NULL, NULL, ANBAN_KIND_DATE,
                                LISTED | ANBAN_FIELD_REQUIRED, 12},
    [ANBAN_LETTER_HAZARD] = {"hazard_id", N_ ("关联隐患"), NULL, NULL, ANBAN_KIND_REF, LISTED, 19, NULL,
                             &anban_hazard_register},
    [ANBAN_LETTER_SIGNER] = {"signer", N_ ("签发人"), NULL, NULL, ANBAN_KIND_TEXT,
                             LISTED | ANBAN_FIELD_SEARCH, 10},
    [ANBAN_LETTER_VOIDED] = {"voided", N_ ("作废"), NULL, NULL, ANBAN_KIND_BOOL, LISTED, 6},
    [ANBAN_LETTER_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_LETTER_FILES] = {ANBAN_FILES_COUNT ("letter"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES,
                            ANBAN_FIELD_COMPUTED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_LETTER_N_FIELDS);

/* A number comes from its series (rules/letter-series.h); a letter without one does not go into the book. */
static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autofree char *number = NULL;

  if (anban_record_is_null (record, ANBAN_LETTER_SERIES) ||
      anban_record_is_null (record, ANBAN_LETTER_NUMBER)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("发文还没有取号，没有保存；请在隐患的“文书”中生成，由程序给出文号"));
    return FALSE;
  }
  number = g_strdup_printf (
      "%s〔%" PRId64 "〕%" PRId64 "号", anban_record_get_text (record, ANBAN_LETTER_SERIES),
      anban_record_get_int (record, ANBAN_LETTER_YEAR), anban_record_get_int (record, ANBAN_LETTER_NUMBER));
  anban_record_set_text (record, ANBAN_LETTER_DOC_NUMBER, number);
  return TRUE;
}

static const AnbanFilter filters[] = {
    {"voided", N_ ("作废"), ANBAN_KIND_BOOL, NULL, NULL, "COALESCE(t.voided, 0) = ?", NULL, TRUE},
    {NULL},
};

const AnbanRegister anban_letter_register = {
    .id = "letter",
    .title = N_ ("发文登记"),
    .icon_name = "mail-unread-symbolic",
    .noun = N_ ("件发文"),
    .fields = fields,
    .n_fields = ANBAN_LETTER_N_FIELDS,
    .default_order = "t.year DESC, t.series, t.number DESC",
    .owner_field = -1,
    .title_field = ANBAN_LETTER_DOC_NUMBER,
    .lane_field = -1,
    .start_field = ANBAN_LETTER_ISSUED_ON,
    .end_field = -1,
    .filters = filters,
    .before_save = before_save,
};
