/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is particular to the board of one register, as a table: how its lanes are sorted, what a card says, which
 * steps move a card. The board itself (board-view, board-column, board-lane, board-card) knows no register.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/store.h"

G_BEGIN_DECLS

/* What a card says; texts belong to it, names of icons and CSS classes are constants. */
typedef struct {
  char *title;                                  /* whose it is */
  char *text;                                   /* what it is about, two lines */
  const char *badge, *badge_icon, *badge_class; /* how grave, or NULL */
  char *term;                                   /* time left */
  const char *term_icon, *term_class;
  char *note; /* beside the term */
  char *code;
  char *mark; /* beside the code */
  gboolean has_picture;
} AnbanBoardText;

typedef struct {
  int value; /* of the lane field; 0 ends the table */
  guint sort;
  gboolean descending;
  gboolean collapsed; /* until the clerk folds or unfolds it */
} AnbanBoardLaneKind;

typedef struct {
  const AnbanRegister *reg;
  const AnbanBoardLaneKind *lanes; /* in their order */
  void (*describe) (AnbanRecord *record, AnbanBoardText *text);
  /* The small picture of a record as an image file; NULL where there is none. */
  GBytes *(*load_picture) (AnbanStore *store, AnbanRecord *record);

  const AnbanChoice *steps; /* what the steps are called */
  /* Fills @found (int) with the steps that make sense now, the way forward first. */
  gboolean (*list_steps) (AnbanStore *store, AnbanRecord *record, GArray *found, GError **error);
  /* The step that leads from the record's lane to @lane; 0 where there is none. */
  int (*step_between) (AnbanRecord *record, int lane);
  gboolean (*can_take) (AnbanStore *store, AnbanRecord *record, int step, GError **error);
  /* Asks what the step needs and takes it; returns at once. */
  void (*take) (GtkWindow *parent, AnbanStore *store, AnbanRecord *record, int step);

  const char *empty_title, *empty_text; /* what to do first; msgids */
} AnbanBoardKind;

void anban_board_text_clear (AnbanBoardText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnbanBoardText, anban_board_text_clear)
/* All of it in one line, for those who listen. */
char *anban_board_text_dup_name (const AnbanBoardText *self);

G_END_DECLS
