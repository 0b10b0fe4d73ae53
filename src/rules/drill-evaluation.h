/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evaluation of a drill (演练评估): the office's criteria of its form (实战 or 桌面) become the sheet of the drill, the
 * marks on it add up to a score, the score to a proposed conclusion. Called by the pane of the drill and its papers.
 */
#pragma once

#include "registers/drill.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The bands of scores where the office has not set "drill-bands": the least score and its name, falling. */
#define ANBAN_DRILL_BANDS "90 优秀、80 良好、60 合格、0 不合格"

/* How far the sheet is filled in. */
typedef struct {
  guint n_items, n_marked;
  double marks, score; /* of the items that are marked */
  double all_marks;    /* of all of them */
} AnbanDrillSheet;

/* Copies the criteria into the drill's sheet as one undoable step. Refused with a sentence where it has a sheet, was
 * called off, or the office has no criteria for its form. */
gboolean anban_drill_evaluation_begin (AnbanStore *store, AnbanRecord *drill, GError **error);
/* The sheet goes, marks and all, and one of the drill's form takes its place; one undoable step. */
gboolean anban_drill_evaluation_begin_anew (AnbanStore *store, AnbanRecord *drill, GError **error);
/* Whether the sheet was made for the other form: the form was changed after it. */
gboolean anban_drill_evaluation_is_of_other_form (AnbanStore *store, AnbanRecord *drill);

/* FALSE on an error. */
gboolean
anban_drill_evaluation_sum (AnbanStore *store, gint64 drill_id, AnbanDrillSheet *sheet, GError **error);
/* The name of the band of a score of a hundred: 优秀. For paper: untranslated. */
char *anban_drill_evaluation_dup_band (AnbanStore *store, double score);
/* 本次演练按实战演练评估表评估，得86分，评估结论为良好。… with what lost most and how many problems there are. NULL where
 * nothing is marked yet (with a sentence), and on an error. */
char *anban_drill_evaluation_dup_conclusion (AnbanStore *store, AnbanRecord *drill, GError **error);

G_END_DECLS
