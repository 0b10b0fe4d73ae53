/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/hazard-board.h"

#include "rules/hazard-life-cycle.h"
#include "store/attachment.h"
#include "ui/hazard/step-dialog.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The nearest deadline first; what is done with, the latest first. */
static const AnbanBoardLaneKind lanes[] = {
    {ANBAN_HAZARD_STATE_REGISTERED, ANBAN_HAZARD_DUE_ON, FALSE, FALSE},
    {ANBAN_HAZARD_STATE_ASSIGNED, ANBAN_HAZARD_DUE_ON, FALSE, FALSE},
    {ANBAN_HAZARD_STATE_RECTIFYING, ANBAN_HAZARD_DUE_ON, FALSE, FALSE},
    {ANBAN_HAZARD_STATE_TO_RECHECK, ANBAN_HAZARD_DUE_ON, FALSE, FALSE},
    {ANBAN_HAZARD_STATE_CLOSED, ANBAN_HAZARD_CLOSED_ON, TRUE, FALSE},
    {ANBAN_HAZARD_STATE_VOID, ANBAN_HAZARD_FOUND_ON, TRUE, TRUE},
    {0},
};

/* --- what a card says --- */

/* The place, then the first line of what was found. */
static char *
dup_text (AnbanRecord *record)
{
  const char *place = anban_record_get_text (record, ANBAN_HAZARD_PLACE);
  const char *description = anban_record_get_text (record, ANBAN_HAZARD_DESCRIPTION);
  g_autofree char *line = g_strndup (description, strcspn (description, "\r\n"));

  return *place != '\0' ? g_strdup_printf ("%s：%s", place, line) : g_steal_pointer (&line);
}

/* “5月20日” of a date; the year where it is another. */
static char *
dup_day (AnbanRecord *record, guint field)
{
  AnbanDate date;
  int year, month, day, this_year, ignored;

  if (!anban_date_parse (anban_record_get_text (record, field), &date))
    return g_strdup ("");
  anban_date_get_ymd (date, &year, &month, &day);
  anban_date_get_ymd (anban_date_today (), &this_year, &ignored, &ignored);
  return year == this_year ? g_strdup_printf (_ ("%d月%d日"), month, day)
                           : g_strdup_printf (_ ("%d年%d月%d日"), year, month, day);
}

static char *
dup_days (AnbanRecord *record)
{
  gint64 days = anban_record_get_int (record, ANBAN_HAZARD_DAYS_LEFT);

  if (anban_record_is_null (record, ANBAN_HAZARD_DAYS_LEFT))
    return g_strdup (_ ("未定时限"));
  if (days < 0)
    return g_strdup_printf (_ ("逾期 %" PRId64 " 天"), -days);
  return days == 0 ? g_strdup (_ ("今天到期")) : g_strdup_printf (_ ("剩 %" PRId64 " 天"), days);
}

static void
describe_term (AnbanRecord *record, AnbanBoardText *text)
{
  const AnbanField *field = &anban_hazard_register.fields[ANBAN_HAZARD_LIGHT];
  const AnbanChoice *light =
      anban_field_find_choice (field, (int)anban_record_get_int (record, ANBAN_HAZARD_LIGHT));
  g_autofree char *day = NULL;

  text->term_icon = light != NULL ? light->icon_name : NULL;
  text->term_class = light != NULL ? light->css_class : NULL;
  switch ((AnbanHazardState)anban_record_get_int (record, ANBAN_HAZARD_STATE)) {
  case ANBAN_HAZARD_STATE_REGISTERED:
  case ANBAN_HAZARD_STATE_ASSIGNED:
  case ANBAN_HAZARD_STATE_RECTIFYING:
    text->term = dup_days (record);
    if (anban_record_is_null (record, ANBAN_HAZARD_DUE_ON)) {
      text->term_icon = "x-office-calendar-symbolic";
      text->term_class = "dim-label";
    }
    break;
  case ANBAN_HAZARD_STATE_TO_RECHECK:
    day = dup_day (record, ANBAN_HAZARD_DONE_ON);
    text->term = g_strdup_printf (light != NULL && light->value == 1 ? _ ("%s逾期改完") : _ ("%s改完"), day);
    break;
  case ANBAN_HAZARD_STATE_CLOSED:
    day = dup_day (record, ANBAN_HAZARD_CLOSED_ON);
    text->term = g_strdup_printf (_ ("%s销号"), day);
    break;
  case ANBAN_HAZARD_STATE_VOID:
    text->term = g_strdup (_ ("作废"));
    break;
  }
}

static void
add_words (GString *out, char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words);
  g_free (words);
}

/* Rounds and extensions. */
static char *
dup_note (AnbanRecord *record)
{
  GString *note = g_string_new (NULL);
  gint64 rounds = anban_record_get_int (record, ANBAN_HAZARD_ROUNDS);
  gint64 extensions = anban_record_get_int (record, ANBAN_HAZARD_EXTENSIONS);

  if (anban_record_get_int (record, ANBAN_HAZARD_ON_SPOT) != 0)
    add_words (note, g_strdup (_ ("立行立改")));
  if (rounds > 1)
    add_words (note, g_strdup_printf (_ ("第%" PRId64 "轮"), rounds));
  if (extensions > 0)
    add_words (note, g_strdup_printf (_ ("延期%" PRId64 "次"), extensions));
  return g_string_free (note, FALSE);
}

/* How the recheck went, what was done to hurry it, whether it is listed. */
static char *
dup_mark (AnbanRecord *record)
{
  GString *mark = g_string_new (NULL);
  gint64 state = anban_record_get_int (record, ANBAN_HAZARD_STATE);

  if (state == ANBAN_HAZARD_STATE_TO_RECHECK &&
      anban_record_get_int (record, ANBAN_HAZARD_RECHECK_RESULT) == ANBAN_RECHECK_PASSED)
    add_words (mark, g_strdup (_ ("复查合格")));
  else if (state < ANBAN_HAZARD_STATE_CLOSED)
    add_words (mark, anban_record_dup_display (record, ANBAN_HAZARD_ESCALATED));
  if (!anban_record_is_null (record, ANBAN_HAZARD_LISTED)) {
    g_autofree char *level = anban_record_dup_display (record, ANBAN_HAZARD_LISTED);

    add_words (mark, g_strdup_printf (_ ("%s挂牌"), level));
  }
  return g_string_free (mark, FALSE);
}

static void
describe (AnbanRecord *record, AnbanBoardText *text)
{
  const AnbanChoice *level = anban_field_find_choice (&anban_hazard_register.fields[ANBAN_HAZARD_LEVEL],
                                                      (int)anban_record_get_int (record, ANBAN_HAZARD_LEVEL));

  text->title = anban_record_dup_display (record, ANBAN_HAZARD_UNIT);
  text->text = dup_text (record);
  text->code = anban_record_dup_display (record, ANBAN_HAZARD_CODE);
  text->note = dup_note (record);
  text->mark = dup_mark (record);
  text->has_picture = anban_record_get_int (record, ANBAN_HAZARD_FILES) > 0;
  describe_term (record, text);
  if (level != NULL && level->value == ANBAN_HAZARD_LEVEL_MAJOR) {
    text->badge = _ (level->label);
    text->badge_icon = level->icon_name;
    text->badge_class = level->css_class;
  }
}

/* The first photo of how it was found; else the first picture there is. */
static GBytes *
load_picture (AnbanStore *store, AnbanRecord *record)
{
  g_autoptr (GPtrArray) files = anban_attachment_list (store, record, NULL);

  for (int role = ANBAN_PHOTO_BEFORE; role >= 0 && files != NULL; role--)
    for (guint i = 0; i < files->len; i++) {
      GBytes *preview = NULL;

      if (role == ANBAN_PHOTO_BEFORE &&
          anban_record_get_int (files->pdata[i], ANBAN_ATTACHMENT_ROLE) != ANBAN_PHOTO_BEFORE)
        continue;
      preview = anban_attachment_get_preview (
          store, anban_record_get_text (files->pdata[i], ANBAN_ATTACHMENT_SHA256));
      if (preview != NULL)
        return preview;
    }
  return NULL;
}

/* --- how it moves --- */

static gboolean
list_steps (AnbanStore *store, AnbanRecord *record, GArray *found, GError **error)
{
  return anban_hazard_list_steps (store, record, found, error);
}

static int
step_between (AnbanRecord *record, int lane)
{
  return (int)anban_hazard_step_between ((AnbanHazardState)anban_record_get_int (record, ANBAN_HAZARD_STATE),
                                         (AnbanHazardState)lane);
}

/* What is missing is asked for by the dialog; 销号 asks for the recheck before it as well. */
static gboolean
can_take (AnbanStore *store, AnbanRecord *record, int step, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AnbanHazardStep));

  if (!anban_hazard_list_steps (store, record, steps, error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++) {
    AnbanHazardStep listed = g_array_index (steps, AnbanHazardStep, i);

    if ((int)listed == step || (step == ANBAN_STEP_CLOSE && listed == ANBAN_STEP_PASS))
      return TRUE;
  }
  return anban_hazard_can_take (store, record, (AnbanHazardStep)step, error);
}

static void
take (GtkWindow *parent, AnbanStore *store, AnbanRecord *record, int step)
{
  gtk_window_present (GTK_WINDOW (anban_step_dialog_new (parent, store, record, (AnbanHazardStep)step)));
}

const AnbanBoardKind anban_hazard_board = {
    .reg = &anban_hazard_register,
    .lanes = lanes,
    .describe = describe,
    .load_picture = load_picture,
    .steps = anban_hazard_steps,
    .list_steps = list_steps,
    .step_between = step_between,
    .can_take = can_take,
    .take = take,
    .empty_title = N_ ("还没有隐患"),
    .empty_text =
        N_ ("先把检查发现的问题登记下来：每项隐患在看板上从登记走到销号。也可以从 WPS 或 LibreOffice "
            "表格里把台账连表头复制过来。"),
};
