/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-notice.h"

#include "registers/hazard.h"
#include "registers/unit.h"
#include "report/office-letter.h"
#include "report/paper-text.h"
#include "rules/hazard-supervision.h"

#include <string.h>

#define SKIP_REASON "越级原因："

/* One letter: the units that it goes to. */
typedef struct {
  gint64 letter_id; /* 0: no number yet */
  GPtrArray *names;
  AnbanLine line; /* 0 where units of both lines share it */
  AnbanDate on;
  AnbanDate due_on;
  char *content; /* what is asked, of a supervision */
} Letter;

typedef struct {
  AnbanStore *store;
  AnbanRecord *hazard;
  AnbanLetterKind kind;
  AnbanDocument *document;
  GPtrArray *letters; /* Letter */
} Notice;

static void
free_letter (gpointer data)
{
  Letter *letter = data;

  g_ptr_array_unref (letter->names);
  g_free (letter->content);
  g_free (letter);
}

static Letter *
find_letter (Notice *self, gint64 letter_id)
{
  for (guint i = 0; letter_id != 0 && i < self->letters->len; i++)
    if (((Letter *)self->letters->pdata[i])->letter_id == letter_id)
      return self->letters->pdata[i];
  return NULL;
}

/* Who shares a number shares the letter. */
static void
add_letter (Notice *self,
            gint64 letter_id,
            const char *unit,
            AnbanLine line,
            AnbanDate on,
            AnbanDate due_on,
            const char *content)
{
  Letter *letter = find_letter (self, letter_id);

  if (letter == NULL) {
    letter = g_new0 (Letter, 1);
    letter->letter_id = letter_id;
    letter->names = g_ptr_array_new_with_free_func (g_free);
    letter->line = line;
    letter->on = on;
    letter->due_on = due_on;
    letter->content = g_strdup (content);
    g_ptr_array_add (self->letters, letter);
  } else if (letter->line != line) {
    letter->line = 0;
  }
  if (due_on != ANBAN_DATE_NONE && (letter->due_on == ANBAN_DATE_NONE || due_on < letter->due_on))
    letter->due_on = due_on;
  g_ptr_array_add (letter->names, g_strdup (unit));
}

static AnbanDate
get_deadline (Notice *self, AnbanRecord *part, guint field)
{
  AnbanDate own = anban_paper_text_get_day (part, field);

  return own != ANBAN_DATE_NONE ? own : anban_paper_text_get_day (self->hazard, ANBAN_HAZARD_DUE_ON);
}

/* As they would be proposed; the inspected unit itself where nobody would. */
static gboolean
collect_proposed (Notice *self, GError **error)
{
  g_autoptr (GArray) targets = anban_hazard_propose_recipients (self->store, self->hazard, error);
  AnbanDate due_on = anban_paper_text_get_day (self->hazard, ANBAN_HAZARD_DUE_ON);

  if (targets == NULL)
    return FALSE;
  for (guint i = 0; i < targets->len; i++) {
    const AnbanHazardTarget *target = &g_array_index (targets, AnbanHazardTarget, i);
    g_autoptr (AnbanRecord) unit =
        anban_store_get (self->store, &anban_unit_register, target->unit_id, error);

    if (unit == NULL)
      return FALSE;
    add_letter (self, 0, anban_record_get_text (unit, ANBAN_UNIT_NAME), target->line, ANBAN_DATE_NONE, due_on,
                NULL);
  }
  if (targets->len == 0)
    add_letter (self, 0, anban_record_get_ref_title (self->hazard, ANBAN_HAZARD_UNIT), 0, ANBAN_DATE_NONE,
                due_on, NULL);
  return TRUE;
}

static gboolean
collect_recipients (Notice *self, gboolean numbered, GError **error)
{
  g_autoptr (GPtrArray) recipients = anban_store_list_details (self->store, &anban_hazard_recipient_register,
                                                               anban_record_get_id (self->hazard), error);

  if (recipients == NULL)
    return FALSE;
  for (guint i = 0; i < recipients->len; i++) {
    AnbanRecord *recipient = recipients->pdata[i];
    AnbanDate due_on = get_deadline (self, recipient, ANBAN_HAZARD_RECIPIENT_DUE_ON);

    /* nobody is asked in a draft to be ready by a day that is gone */
    if (!numbered && due_on < anban_date_today ())
      due_on = ANBAN_DATE_NONE;
    add_letter (self, numbered ? anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_LETTER) : 0,
                anban_record_get_ref_title (recipient, ANBAN_HAZARD_RECIPIENT_UNIT),
                (AnbanLine)anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_LINE),
                numbered ? anban_paper_text_get_day (recipient, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON)
                         : ANBAN_DATE_NONE,
                due_on, NULL);
  }
  return recipients->len > 0 || collect_proposed (self, error);
}

/* Those of the last day on which somebody was supervised. */
static gboolean
collect_supervised (Notice *self, GError **error)
{
  g_autoptr (GPtrArray) rungs = anban_store_list_details (self->store, &anban_hazard_escalation_register,
                                                          anban_record_get_id (self->hazard), error);
  const char *last = "";

  if (rungs == NULL)
    return FALSE;
  for (guint i = 0; i < rungs->len; i++)
    if (anban_record_get_int (rungs->pdata[i], ANBAN_HAZARD_ESCALATION_RUNG) == ANBAN_RUNG_SUPERVISE)
      last = anban_record_get_text (rungs->pdata[i], ANBAN_HAZARD_ESCALATION_TAKEN_ON);
  for (guint i = 0; i < rungs->len; i++) {
    AnbanRecord *rung = rungs->pdata[i];

    if (anban_record_get_int (rung, ANBAN_HAZARD_ESCALATION_RUNG) != ANBAN_RUNG_SUPERVISE ||
        g_strcmp0 (anban_record_get_text (rung, ANBAN_HAZARD_ESCALATION_TAKEN_ON), last) != 0)
      continue;
    add_letter (self, anban_record_get_int (rung, ANBAN_HAZARD_ESCALATION_LETTER),
                anban_record_get_ref_title (rung, ANBAN_HAZARD_ESCALATION_UNIT),
                (AnbanLine)anban_record_get_int (rung, ANBAN_HAZARD_ESCALATION_LINE),
                anban_paper_text_get_day (rung, ANBAN_HAZARD_ESCALATION_TAKEN_ON),
                get_deadline (self, rung, ANBAN_HAZARD_ESCALATION_DUE_ON),
                anban_record_get_text (rung, ANBAN_HAZARD_ESCALATION_CONTENT));
  }
  return self->letters->len > 0 || collect_recipients (self, FALSE, error);
}

/* --- the text --- */

/* How it came to light, as part of a sentence. */
static const char *
get_occasion (AnbanRecord *hazard)
{
  switch ((AnbanSource)anban_record_get_int (hazard, ANBAN_HAZARD_SOURCE)) {
  case ANBAN_SOURCE_ROUTINE:
    return "日常检查中";
  case ANBAN_SOURCE_CAMPAIGN:
    return "专项检查中";
  case ANBAN_SOURCE_RANDOM:
    return "双随机抽查中";
  case ANBAN_SOURCE_REPORT:
    return "核查举报线索时";
  case ANBAN_SOURCE_SUPERIOR:
    return "办理上级交办事项时";
  case ANBAN_SOURCE_SELF_CHECK:
    return "核对企业自查结果时";
  case ANBAN_SOURCE_VISIT:
    return "暗访检查中";
  case ANBAN_SOURCE_DRILL:
    return "应急演练中";
  }
  return "检查中";
}

static gboolean
is_major (AnbanRecord *hazard)
{
  return anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL) == ANBAN_HAZARD_LEVEL_MAJOR;
}

/* Whether it goes to the inspected unit itself, and to no one else. */
static gboolean
is_own (Notice *self, const Letter *letter)
{
  return letter->names->len == 1 &&
         g_strcmp0 (letter->names->pdata[0], anban_record_get_ref_title (self->hazard, ANBAN_HAZARD_UNIT)) ==
             0;
}

static void
add_opening (Notice *self, const Letter *letter)
{
  g_autofree char *found_on = anban_paper_text_dup_filled (self->hazard, ANBAN_HAZARD_FOUND_ON);
  g_autofree char *text = NULL;
  const char *unit = anban_record_get_ref_title (self->hazard, ANBAN_HAZARD_UNIT);
  const char *level = is_major (self->hazard) ? "重大事故隐患" : "安全隐患";
  gboolean own = is_own (self, letter);
  const char *line = letter->line == ANBAN_LINE_TERRITORY  ? "按照属地管理职责，"
                     : letter->line == ANBAN_LINE_INDUSTRY ? "按照行业监管职责，"
                                                           : "";

  if (self->kind == ANBAN_LETTER_ASSIGNMENT)
    text = g_strdup_printf ("%s，我办在%s发现%s存在1项%s（编号：%s）。%s现将该隐患交你单位"
                            "%s，有关事项通知如下：",
                            found_on, get_occasion (self->hazard), own ? "你单位" : unit, level,
                            anban_record_get_text (self->hazard, ANBAN_HAZARD_CODE), line,
                            own ? "整改" : "督促整改");
  else
    text = g_strdup_printf (
        "我办交办的%s%s（编号：%s）至今没有办结。%s现对该隐患的整改予以督办，有关事项通知如下：",
        own ? "你单位" : unit, level, anban_record_get_text (self->hazard, ANBAN_HAZARD_CODE), line);
  anban_document_add_paragraph (self->document, ANBAN_STYLE_BODY, text);
}

static void
add_fact (Notice *self, const char *label, guint field, gboolean always)
{
  if (always || !anban_record_is_null (self->hazard, field))
    anban_office_letter_add_fact (self->document, label, self->hazard, field);
}

static void
add_findings (Notice *self)
{
  anban_document_add_heading (self->document, 1, "一、隐患情况");
  add_fact (self, "隐患部位", ANBAN_HAZARD_PLACE, TRUE);
  add_fact (self, "隐患描述", ANBAN_HAZARD_DESCRIPTION, TRUE);
  add_fact (self, "隐患等级", ANBAN_HAZARD_LEVEL, TRUE);
  add_fact (self, "判定依据", ANBAN_HAZARD_BASIS, is_major (self->hazard));
  if (self->kind == ANBAN_LETTER_SUPERVISION)
    add_fact (self, "原定时限", ANBAN_HAZARD_FIRST_DUE_ON, FALSE);
}

/* What is asked of the unit. Why a rung was left out is the office's own business (rules/hazard-escalation.h writes it
 * as the last line). */
static char *
dup_content (const Letter *letter)
{
  const char *content = letter->content != NULL ? letter->content : "",
             *reason = strstr (content, SKIP_REASON);
  g_autofree char *asked = reason != NULL ? g_strndup (content, reason - content) : g_strdup (content);

  return anban_paper_text_dup_sentence (asked);
}

static void
add_demands (Notice *self, const Letter *letter)
{
  g_autofree char *due_on = anban_date_dup_paper (letter->due_on);
  g_autofree char *by = *due_on != '\0' ? g_strconcat ("于", due_on, "前", NULL) : g_strdup ("尽快");
  g_autofree char *deadline = g_strdup_printf ("请%s%s完成整改，整改期间落实防范措施，防止发生事故。",
                                               is_own (self, letter) ? "" : "督促责任单位", by);
  g_autofree char *content = dup_content (letter);

  anban_document_add_heading (self->document, 1,
                              self->kind == ANBAN_LETTER_SUPERVISION ? "二、督办要求" : "二、整改要求");
  if (*content != '\0')
    anban_document_add_paragraph (self->document, ANBAN_STYLE_BODY, content);
  add_fact (self, "整改措施", ANBAN_HAZARD_MEASURES, TRUE);
  add_fact (self, "整改责任人", ANBAN_HAZARD_RESPONSIBLE, FALSE);
  anban_document_add_paragraph (self->document, ANBAN_STYLE_BODY, deadline);
  if (is_major (self->hazard))
    anban_document_add_paragraph (self->document, ANBAN_STYLE_BODY,
                                  "该隐患属于重大事故隐患，整改前应做到责任、措施、资金、时限、预案“五到位”，"
                                  "编制治理方案并报我办；无法保证安全的，应暂停使用有关场所和设备。");
}

static void
add_ways_to_answer (Notice *self, const Letter *letter)
{
  g_autofree char *due_on = anban_date_dup_paper (letter->due_on);
  g_autofree char *day = *due_on != '\0' ? g_strconcat ("并于", due_on, "前", NULL) : g_strdup ("整改完成后");
  g_autofree char *answer = g_strdup_printf (
      "请收到本通知后签收，%s将整改结果连同整改前后的照片书面报我办，由我办组织复查，复查合格后销号。", day);

  anban_document_add_heading (self->document, 1, "三、办理和答复");
  anban_document_add_paragraph (self->document, ANBAN_STYLE_BODY, answer);
  anban_document_add_paragraph (self->document, ANBAN_STYLE_BODY,
                                self->kind == ANBAN_LETTER_SUPERVISION
                                    ? "不能按期完成的，应当说明原因并提前书面申请延期。逾期既不完成又不说明的"
                                      "，我办将约谈有关负责人，并视情通报。"
                                    : "不能按期完成的，应当说明原因并提前书面申请延期，经批准后方可顺延。逾期"
                                      "没有答复的，我办将予以督办。");
}

static char *
dup_copies (Notice *self, const Letter *letter)
{
  GString *copies = g_string_new (NULL);
  const char *unit = anban_record_get_ref_title (self->hazard, ANBAN_HAZARD_UNIT);

  for (guint i = 0; i < self->letters->len; i++) {
    const Letter *other = self->letters->pdata[i];

    for (guint n = 0; other != letter && n < other->names->len; n++)
      g_string_append_printf (copies, "%s%s", copies->len > 0 ? "，" : "", (char *)other->names->pdata[n]);
  }
  if (*unit != '\0' && g_strcmp0 (unit, letter->names->pdata[0]) != 0)
    g_string_append_printf (copies, "%s%s", copies->len > 0 ? "，" : "", unit);
  return g_string_free (copies, copies->len == 0);
}

static char *
dup_names (const Letter *letter)
{
  GString *names = g_string_new (letter->names->pdata[0]);

  for (guint i = 1; i < letter->names->len; i++)
    g_string_append_printf (names, "、%s", (char *)letter->names->pdata[i]);
  return g_string_free (names, FALSE);
}

static gboolean
write_letter (Notice *self, const Letter *letter, GError **error)
{
  g_autofree char *title = anban_hazard_dup_letter_title (self->hazard, self->kind);
  g_autofree char *copies = dup_copies (self, letter);
  g_autofree char *to = dup_names (letter);
  AnbanOfficeLetter head = {
      .kind = self->kind, .letter_id = letter->letter_id, .title = title, .on = letter->on};

  head.to = head.name = to;
  if (!anban_office_letter_begin (self->document, self->store, &head, error))
    return FALSE;
  add_opening (self, letter);
  add_findings (self);
  add_demands (self, letter);
  add_ways_to_answer (self, letter);
  anban_office_letter_sign (self->document, self->store, &head, NULL);
  anban_office_letter_end (self->document, self->store, &head, copies);
  return TRUE;
}

static AnbanDocument *
write_letters (AnbanStore *store, AnbanRecord *hazard, AnbanLetterKind kind, GError **error)
{
  g_autofree char *title = anban_hazard_dup_letter_title (hazard, kind);
  g_autoptr (AnbanDocument) document = anban_office_letter_new_document (store, title);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (free_letter);
  Notice notice = {store, hazard, kind, document, letters};

  if (!(kind == ANBAN_LETTER_SUPERVISION ? collect_supervised (&notice, error)
                                         : collect_recipients (&notice, TRUE, error)))
    return NULL;
  for (guint i = 0; i < letters->len; i++)
    if (!write_letter (&notice, letters->pdata[i], error))
      return NULL;
  return g_steal_pointer (&document);
}

AnbanDocument *
anban_hazard_notice_new_assignment (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  return write_letters (store, hazard, ANBAN_LETTER_ASSIGNMENT, error);
}

AnbanDocument *
anban_hazard_notice_new_supervision (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  return write_letters (store, hazard, ANBAN_LETTER_SUPERVISION, error);
}
