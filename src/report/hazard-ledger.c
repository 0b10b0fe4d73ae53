/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-ledger.h"

#include <inttypes.h>
#include <string.h>

#include "registers/hazard.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"

typedef struct {
  AnbanStore *store;
  AnbanTable *table;
  char *group;
  guint n_rows; /* of the group */
  GError **error;
  gboolean failed;
  GString *text; /* of the cell that is written */
} Ledger;

/* A cell that is more than one field; its text goes to the ledger's @text. */
typedef void (*FillCell) (Ledger *self, AnbanRecord *hazard);

typedef struct {
  AnbanTableColumn column;
  int field; /* of the hazard; -1: @fill */
  FillCell fill;
} LedgerColumn;

/* On a line of its own, after @label. */
static void
append (Ledger *self, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  g_string_append (self->text, label);
  g_string_append (self->text, text);
}

/* Days as 2026-03-05: they stand one below the other. */
static char *
dup_value (AnbanRecord *record, guint field)
{
  if (anban_record_get_register (record)->fields[field].kind == ANBAN_KIND_DATE)
    return g_strdup (anban_record_get_text (record, field));
  return anban_paper_text_dup (record, field);
}

static void
append_field (Ledger *self, const char *label, AnbanRecord *record, guint field)
{
  g_autofree char *text = dup_value (record, field);

  append (self, label, text);
}

static void
fill_number (Ledger *self, AnbanRecord *hazard)
{
  g_string_append_printf (self->text, "%u", self->n_rows);
}

static void
fill_source (Ledger *self, AnbanRecord *hazard)
{
  append_field (self, "", hazard, ANBAN_HAZARD_SOURCE);
  append_field (self, "", hazard, ANBAN_HAZARD_CAMPAIGN);
}

static void
fill_people (Ledger *self, AnbanRecord *hazard)
{
  append_field (self, "带队：", hazard, ANBAN_HAZARD_LEADER);
  append_field (self, "", hazard, ANBAN_HAZARD_FINDERS);
}

static void
fill_kind (Ledger *self, AnbanRecord *hazard)
{
  append_field (self, "", hazard, ANBAN_HAZARD_CATEGORY);
  append_field (self, "", hazard, ANBAN_HAZARD_LEVEL);
}

/* With how often it was put off, and the first day then. */
static void
fill_due (Ledger *self, AnbanRecord *hazard)
{
  gint64 n = anban_record_get_int (hazard, ANBAN_HAZARD_EXTENSIONS);
  g_autofree char *times = n > 0 ? g_strdup_printf ("延期%" PRId64 "次", n) : NULL;

  append_field (self, "", hazard, ANBAN_HAZARD_DUE_ON);
  append (self, "", times);
  if (n > 0)
    append_field (self, "原时限\n", hazard, ANBAN_HAZARD_FIRST_DUE_ON);
}

/* 属地：柳湾镇 with day and number of the letter, and who signed for it. */
static void
fill_recipients (Ledger *self, AnbanRecord *hazard)
{
  g_autoptr (GPtrArray) recipients = anban_store_list_details (self->store, &anban_hazard_recipient_register,
                                                               anban_record_get_id (hazard), self->error);

  self->failed = recipients == NULL;
  for (guint i = 0; !self->failed && i < recipients->len; i++) {
    AnbanRecord *recipient = recipients->pdata[i];
    g_autofree char *line = anban_paper_text_dup (recipient, ANBAN_HAZARD_RECIPIENT_LINE);
    g_autofree char *label = g_strconcat (line, "：", NULL);

    append (self, label, anban_record_get_ref_title (recipient, ANBAN_HAZARD_RECIPIENT_UNIT));
    append_field (self, "", recipient, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON);
    append (self, "", anban_record_get_ref_title (recipient, ANBAN_HAZARD_RECIPIENT_LETTER));
    append_field (self, "签收：", recipient, ANBAN_HAZARD_RECIPIENT_RECEIVER);
  }
}

static void
fill_recheck (Ledger *self, AnbanRecord *hazard)
{
  append_field (self, "", hazard, ANBAN_HAZARD_RECHECKED_ON);
  append_field (self, "", hazard, ANBAN_HAZARD_RECHECKER);
  append_field (self, "", hazard, ANBAN_HAZARD_RECHECK_RESULT);
}

/* The state; 逾期 beside it where it is. */
static void
fill_state (Ledger *self, AnbanRecord *hazard)
{
  append_field (self, "", hazard, ANBAN_HAZARD_STATE);
  if (anban_record_get_int (hazard, ANBAN_HAZARD_LIGHT) == 1)
    append (self, "", "逾期");
  append_field (self, "挂牌：", hazard, ANBAN_HAZARD_LISTED);
}

#define FIXED(title, width)                                                                                  \
  {                                                                                                          \
    title, width, TRUE, ANBAN_ALIGN_CENTER, NULL                                                             \
  }
#define UNDER(title, width, group)                                                                           \
  {                                                                                                          \
    title, width, TRUE, ANBAN_ALIGN_CENTER, group                                                            \
  }
#define SHARE(title, width, group)                                                                           \
  {                                                                                                          \
    title, width, FALSE, ANBAN_ALIGN_LEFT, group                                                             \
  }

static const LedgerColumn wide[] = {
    {FIXED ("序号", 9), -1, fill_number},
    {FIXED ("编号", 20), ANBAN_HAZARD_CODE},
    {UNDER ("排查日期", 18, "排查"), ANBAN_HAZARD_FOUND_ON},
    {SHARE ("检查类型\n和专题", 15, "排查"), -1, fill_source},
    {SHARE ("带队领导\n和排查人", 15, "排查"), -1, fill_people},
    {SHARE ("被检查单位", 25, NULL), ANBAN_HAZARD_UNIT},
    {SHARE ("地点", 15, "隐患"), ANBAN_HAZARD_PLACE},
    {SHARE ("隐患描述", 38, "隐患"), ANBAN_HAZARD_DESCRIPTION},
    {UNDER ("类别\n等级", 15, "隐患"), -1, fill_kind},
    {SHARE ("判定依据", 22, "隐患"), ANBAN_HAZARD_BASIS},
    {SHARE ("整改措施", 31, "整改"), ANBAN_HAZARD_MEASURES},
    {UNDER ("责任人", 13, "整改"), ANBAN_HAZARD_RESPONSIBLE},
    {UNDER ("资金\n（万元）", 14, "整改"), ANBAN_HAZARD_FUNDS},
    {UNDER ("整改时限", 18, "整改"), -1, fill_due},
    {SHARE ("应急预案", 15, "整改"), ANBAN_HAZARD_CONTINGENCY},
    {SHARE ("交办对象、日期、\n文号和签收", 37, NULL), -1, fill_recipients},
    {UNDER ("完成日期", 18, "复查和销号"), ANBAN_HAZARD_DONE_ON},
    {UNDER ("复查", 18, "复查和销号"), -1, fill_recheck},
    {UNDER ("销号日期", 18, "复查和销号"), ANBAN_HAZARD_CLOSED_ON},
    {FIXED ("状态", 14), -1, fill_state},
};

static const LedgerColumn narrow[] = {
    {FIXED ("序号", 9), -1, fill_number},
    {FIXED ("编号", 21), ANBAN_HAZARD_CODE},
    {FIXED ("排查日期", 18), ANBAN_HAZARD_FOUND_ON},
    {SHARE ("被检查单位", 25, NULL), ANBAN_HAZARD_UNIT},
    {SHARE ("地点", 15, NULL), ANBAN_HAZARD_PLACE},
    {SHARE ("隐患描述", 33, NULL), ANBAN_HAZARD_DESCRIPTION},
    {FIXED ("类别\n等级", 17), -1, fill_kind},
    {SHARE ("整改措施", 27, NULL), ANBAN_HAZARD_MEASURES},
    {FIXED ("责任人", 13), ANBAN_HAZARD_RESPONSIBLE},
    {FIXED ("整改时限", 18), -1, fill_due},
    {SHARE ("交办单位", 20, NULL), ANBAN_HAZARD_ASSIGNED},
    {FIXED ("复查", 18), -1, fill_recheck},
    {FIXED ("销号日期", 18), ANBAN_HAZARD_CLOSED_ON},
    {FIXED ("状态", 13), -1, fill_state},
};

G_STATIC_ASSERT (G_N_ELEMENTS (narrow) < G_N_ELEMENTS (wide));

typedef struct {
  Ledger ledger;
  const LedgerColumn *columns;
  guint n_columns;
} Rows;

static AnbanTone
get_tone (AnbanRecord *hazard)
{
  static const AnbanTone tones[] = {ANBAN_TONE_NORMAL, ANBAN_TONE_DANGER, ANBAN_TONE_WARNING,
                                    ANBAN_TONE_INFO,   ANBAN_TONE_GOOD,   ANBAN_TONE_MUTED};
  gint64 light = anban_record_get_int (hazard, ANBAN_HAZARD_LIGHT);

  return light >= 0 && light < (gint64)G_N_ELEMENTS (tones) ? tones[light] : ANBAN_TONE_NORMAL;
}

static gboolean
add_hazard_cb (AnbanRecord *hazard, const char *group, gpointer user_data)
{
  Rows *rows = user_data;
  Ledger *self = &rows->ledger;
  AnbanTableCell cells[G_N_ELEMENTS (wide)] = {0};
  char *texts[G_N_ELEMENTS (wide)] = {NULL};

  if (group != NULL && g_strcmp0 (group, self->group) != 0) {
    g_free (self->group);
    self->group = g_strdup (group);
    self->n_rows = 0;
    anban_table_add_group (self->table, group);
  }
  self->n_rows++;
  for (guint i = 0; i < rows->n_columns; i++) {
    if (rows->columns[i].fill != NULL) {
      g_string_truncate (self->text, 0);
      rows->columns[i].fill (self, hazard);
      texts[i] = g_strdup (self->text->str);
    } else {
      texts[i] = dup_value (hazard, (guint)rows->columns[i].field);
    }
    cells[i].text = texts[i];
  }
  cells[rows->n_columns - 1].tone = get_tone (hazard);
  anban_table_add_row (self->table, cells);
  for (guint i = 0; i < rows->n_columns; i++)
    g_free (texts[i]);
  return !self->failed;
}

/* 共 30 项隐患：重大 2 项，逾期 3 项; NULL on an error. */
static char *
dup_counts (AnbanStore *store, const AnbanQuery *query, GError **error)
{
  g_autoptr (AnbanQuery) major = anban_query_copy (query);
  g_autoptr (AnbanQuery) overdue = anban_query_copy (query);
  gint64 n_all = anban_store_count (store, query, error), n_major, n_overdue;

  anban_query_where_int (major, ANBAN_HAZARD_LEVEL, ANBAN_OP_EQ, ANBAN_HAZARD_LEVEL_MAJOR);
  anban_query_where_int (overdue, ANBAN_HAZARD_LIGHT, ANBAN_OP_EQ, 1);
  n_major = n_all < 0 ? -1 : anban_store_count (store, major, error);
  n_overdue = n_major < 0 ? -1 : anban_store_count (store, overdue, error);
  return n_overdue < 0 ? NULL
                       : g_strdup_printf ("共 %" PRId64 " 项，其中重大 %" PRId64 " 项、逾期 %" PRId64 " 项",
                                          n_all, n_major, n_overdue);
}

static AnbanTable *
add_table (AnbanDocument *document, const Rows *rows, double text_size)
{
  AnbanTableColumn columns[G_N_ELEMENTS (wide)];
  AnbanTable *table;

  for (guint i = 0; i < rows->n_columns; i++)
    columns[i] = rows->columns[i].column;
  table = anban_document_add_table (document, columns, rows->n_columns);
  anban_table_set_text_size (table, text_size);
  anban_table_set_empty_text (table, "没有可列出的隐患。");
  return table;
}

AnbanDocument *
anban_hazard_ledger_new (AnbanStore *store,
                         const AnbanQuery *query,
                         const char *title,
                         AnbanPaper paper,
                         GCancellable *cancellable,
                         GError **error)
{
  gboolean is_wide = paper == ANBAN_PAPER_A3, read;
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *own_title = g_strconcat (office, "隐患整改台账", NULL);
  g_autofree char *scope = anban_sheet_head_dup_scope (store, query);
  g_autofree char *counts = dup_counts (store, query, error);
  g_autoptr (AnbanDocument) document = anban_document_new (title != NULL ? title : own_title);
  AnbanPageSetup setup = anban_page_setup_sheet;
  GError *failure = NULL;
  Rows rows = {.ledger = {.store = store, .error = &failure},
               .columns = is_wide ? wide : narrow,
               .n_columns = is_wide ? G_N_ELEMENTS (wide) : G_N_ELEMENTS (narrow)};

  if (counts == NULL)
    return NULL;
  setup.paper = paper;
  anban_document_set_page_setup (document, &setup);
  anban_document_set_subject (document, *scope != '\0' ? scope : "隐患整改台账");
  anban_sheet_head_describe (document, store);
  anban_document_add_bookmark (document, 1, anban_document_get_title (document));
  anban_sheet_head_add (document, store, anban_document_get_title (document), counts, scope);
  rows.ledger.table = add_table (document, &rows, is_wide ? 8 : 8.5);
  rows.ledger.text = g_string_new (NULL);
  read = anban_store_foreach (store, query, add_hazard_cb, &rows, cancellable, error);
  g_string_free (rows.ledger.text, TRUE);
  g_free (rows.ledger.group);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return read ? g_steal_pointer (&document) : NULL;
}
