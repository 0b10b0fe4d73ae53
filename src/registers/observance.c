/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/observance.h"

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED ANBAN_FIELD_REQUIRED

static const AnbanField fields[] = {
    [ANBAN_OBSERVANCE_NAME] = {"name", N_ ("名称"), N_ ("宣传节点"), NULL, ANBAN_KIND_TEXT,
                               LISTED | NEEDED | ANBAN_FIELD_SEARCH, 24},
    [ANBAN_OBSERVANCE_FROM_DAY] = {"from_day", N_ ("开始（月-日）"), NULL, NULL, ANBAN_KIND_TEXT,
                                   LISTED | NEEDED, 14},
    [ANBAN_OBSERVANCE_TO_DAY] = {"to_day", N_ ("结束（月-日）"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 14},
    [ANBAN_OBSERVANCE_NOTE] = {"note", N_ ("说明"), NULL, NULL, ANBAN_KIND_NOTE, LISTED | ANBAN_FIELD_SEARCH,
                               36},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_OBSERVANCE_N_FIELDS);

/* As MM-DD, whatever way it was typed; 29 February is a day too. */
static gboolean
fold_day (AnbanRecord *record, guint field, GError **error)
{
  const char *text = anban_record_get_text (record, field);
  g_autofree char *whole = g_strconcat ("2024-", text, NULL);
  g_autofree char *chinese = g_strconcat ("2024年", text, NULL);
  AnbanDate day;
  char iso[ANBAN_DATE_ISO_SIZE];

  if (anban_record_is_null (record, field))
    return TRUE;
  if (!anban_date_parse (whole, &day) && !anban_date_parse (chinese, &day)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("“%s”不是一个月和日，没有保存；请写成 05-12 或 5月12日"), text);
    return FALSE;
  }
  anban_record_set_text (record, field, anban_date_to_iso (day, iso) + 5);
  return TRUE;
}

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  (void)store;
  return fold_day (record, ANBAN_OBSERVANCE_FROM_DAY, error) &&
         fold_day (record, ANBAN_OBSERVANCE_TO_DAY, error);
}

const AnbanRegister anban_observance_register = {
    .id = "observance",
    .title = N_ ("宣传节点"),
    .icon_name = "starred-symbolic",
    .noun = N_ ("个节点"),
    .fields = fields,
    .n_fields = ANBAN_OBSERVANCE_N_FIELDS,
    .default_order = "t.from_day, t.id",
    .owner_field = -1,
    .title_field = ANBAN_OBSERVANCE_NAME,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .before_save = before_save,
};
