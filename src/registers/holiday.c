/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/holiday.h"

#include "base/error.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED ANBAN_FIELD_REQUIRED

static const AnbanChoice kinds[] = {
    {ANBAN_HOLIDAY_FREE, N_ ("放假"), "success"},
    {ANBAN_HOLIDAY_WORKED, N_ ("调休上班"), "warning"},
    {0},
};

static const AnbanField fields[] = {
    [ANBAN_HOLIDAY_DAY] = {"day", N_ ("日期"), N_ ("节假日"), NULL, ANBAN_KIND_DATE, LISTED | NEEDED, 12},
    [ANBAN_HOLIDAY_KIND] = {"kind", N_ ("安排"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED, 10, kinds},
    [ANBAN_HOLIDAY_NAME] = {"name", N_ ("名称"), NULL, NULL, ANBAN_KIND_TEXT,
                            LISTED | NEEDED | ANBAN_FIELD_SEARCH, 16},
    [ANBAN_HOLIDAY_SOURCE] = {"source", N_ ("出处"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 36},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_HOLIDAY_N_FIELDS);

/* One day is either free or worked. */
static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanQuery) same = anban_query_new (&anban_holiday_register);
  g_autoptr (GArray) ids = NULL;

  if (!anban_record_field_is_modified (record, ANBAN_HOLIDAY_DAY))
    return TRUE;
  anban_query_where_text (same, ANBAN_HOLIDAY_DAY, ANBAN_OP_EQ,
                          anban_record_get_text (record, ANBAN_HOLIDAY_DAY));
  if ((ids = anban_store_list_ids (store, same, NULL, error)) == NULL)
    return FALSE;
  if (ids->len == 0 || g_array_index (ids, gint64, 0) == anban_record_get_id (record))
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("%s 已经有安排，没有保存；请改原来的那一条"),
               anban_record_get_text (record, ANBAN_HOLIDAY_DAY));
  return FALSE;
}

const AnbanRegister anban_holiday_register = {
    .id = "holiday",
    .title = N_ ("节假日"),
    .icon_name = "x-office-calendar-symbolic",
    .noun = N_ ("天"),
    .fields = fields,
    .n_fields = ANBAN_HOLIDAY_N_FIELDS,
    .default_order = "t.day DESC, t.id",
    .owner_field = -1,
    .title_field = ANBAN_HOLIDAY_NAME,
    .lane_field = -1,
    .start_field = ANBAN_HOLIDAY_DAY,
    .end_field = -1,
    .before_save = before_save,
};
