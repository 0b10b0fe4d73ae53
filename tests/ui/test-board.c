/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board of hazards as a clerk uses it: cards moved from 登记 to 销号 by keys and by the pointer, refused moves,
 * filters shared with the ledger. Keys and pointer are xdotool's, on the display of tools/with-display.
 */
#include "window-fixture.h"

#include "registers/hazard.h"
#include "registers/unit.h"
#include "rules/hazard-life-cycle.h"
#include "ui/board/board-view-private.h"
#include "ui/board/hazard-board.h"
#include "ui/board/hazard-page.h"
#include "ui/desktop-settings.h"
#include "ui/hazard/step-dialog.h"

#include <gdk/x11/gdkx.h>

typedef struct {
  Fixture window;
  AnbanHazardPage *page;
  AnbanBoardView *board;
  gint64 firm, hazard;
} Board;

/* --- keys and pointer --- */

static void G_GNUC_PRINTF (1, 2) xdotool (const char *format, ...)
{
  g_autofree char *what = NULL, *line = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strdup_printf ("xdotool %s", what);
  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  process = g_subprocess_newv ((const char *const *)words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (500);
  }
  wait_ms (60);
}

static void
press (const char *keys)
{
  xdotool ("key --delay 25 %s", keys);
  wait_ms (150);
}

static void
type (const char *text)
{
  xdotool ("type --delay 25 %s", text);
}

static void
point (Board *b, GtkWidget *widget, double x, double y)
{
  GtkNative *native = GTK_NATIVE (b->window.window);
  graphene_rect_t bounds;
  double left, top;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds));
  gtk_native_get_surface_transform (native, &left, &top);
  xdotool ("mousemove --window %lu %d %d", gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
           (int)(bounds.origin.x + left + x), (int)(bounds.origin.y + top + y));
}

/* --- what is there --- */

static AnbanBoardColumn *
get_column (Board *b, AnbanHazardState state)
{
  return b->board->columns->pdata[state - 1];
}

static gint64
get_state (Board *b)
{
  g_autoptr (AnbanRecord) hazard = anban_store_get (b->window.store, &anban_hazard_register, b->hazard, NULL);

  return anban_record_get_int (hazard, ANBAN_HAZARD_STATE);
}

static AnbanBoardCard *
get_card (Board *b, AnbanHazardState state)
{
  return anban_board_lane_find_card (anban_board_column_get_lane (get_column (b, state)), b->hazard);
}

static gboolean
board_is_loaded (gpointer data)
{
  return !anban_board_view_get_loading (data);
}

static AnbanStepDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (ANBAN_IS_STEP_DIALOG (window))
      return ANBAN_STEP_DIALOG (window);
  }
  return NULL;
}

static gboolean
dialog_is_there (gpointer data)
{
  return find_dialog () != NULL && gtk_window_is_active (GTK_WINDOW (find_dialog ()));
}

static gboolean
dialog_is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static gint64
add_hazard (Board *b, AnbanHazardLevel level)
{
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, b->firm);
  anban_record_set_int (hazard, ANBAN_HAZARD_LEVEL, level);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "配电箱没有盖板");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2026-06-10");
  anban_record_set_text (hazard, ANBAN_HAZARD_INDUSTRY, "工贸");
  if (level == ANBAN_HAZARD_LEVEL_GENERAL)
    anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, "Sun");
  anban_store_save (b->window.store, hazard, &error);
  g_assert_no_error (error);
  return anban_record_get_id (hazard);
}

static void
add_units (Board *b)
{
  g_autoptr (AnbanRecord) town = anban_record_new (&anban_unit_register);
  g_autoptr (AnbanRecord) firm = anban_record_new (&anban_unit_register);

  anban_record_set_text (town, ANBAN_UNIT_NAME, "松岭镇人民政府");
  anban_record_set_int (town, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_TOWN);
  g_assert_true (anban_store_save (b->window.store, town, NULL));
  anban_record_set_text (firm, ANBAN_UNIT_NAME, "songling factory");
  anban_record_set_int (firm, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_FIRM);
  anban_record_set_int (firm, ANBAN_UNIT_PARENT, anban_record_get_id (town));
  g_assert_true (anban_store_save (b->window.store, firm, NULL));
  b->firm = anban_record_get_id (firm);
}

static void
set_up_board (Board *b, gconstpointer data)
{
  set_up (&b->window, data);
  anban_store_set_actor (b->window.store, "赵敏");
  add_units (b);
  anban_window_show_view (b->window.window, "hazard");
  wait_ms (100);
  b->page = ANBAN_HAZARD_PAGE (find_below (GTK_WIDGET (b->window.window), ANBAN_TYPE_HAZARD_PAGE));
  b->board = ANBAN_BOARD_VIEW (find_below (GTK_WIDGET (b->page), ANBAN_TYPE_BOARD_VIEW));
  wait_until (board_is_loaded, b->board);
}

static void
tear_down_board (Board *b, gconstpointer data)
{
  tear_down (&b->window, data);
}

static void
begin_hazard (Board *b, AnbanHazardLevel level)
{
  b->hazard = add_hazard (b, level);
  wait_until (board_is_loaded, b->board);
  anban_board_view_select_id (b->board, b->hazard);
  anban_board_view_grab_cards (b->board);
  wait_ms (100);
  g_assert_nonnull (get_card (b, ANBAN_HAZARD_STATE_REGISTERED));
}

/* The card stands in its column, chosen, with the focus, and nothing else was read for it. */
static void
assert_moved (Board *b, AnbanHazardState state)
{
  wait_until (dialog_is_gone, NULL);
  wait_ms (150);
  g_assert_cmpint (get_state (b), ==, state);
  g_assert_nonnull (get_card (b, state));
  g_assert_true (b->board->column == get_column (b, state));
  g_assert_cmpint (b->board->current, ==, b->hazard);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (b->window.window)) == GTK_WIDGET (get_card (b, state)));
}

static void
move_by_key (Board *b, const char *text, AnbanHazardState state)
{
  press ("ctrl+Right");
  wait_until (dialog_is_there, NULL);
  if (text != NULL)
    type (text);
  press ("Return");
  assert_moved (b, state);
}

/* --- by keys --- */

static void
test_general_by_keys (Board *b, gconstpointer data)
{
  begin_hazard (b, ANBAN_HAZARD_LEVEL_GENERAL);
  move_by_key (b, "+15", ANBAN_HAZARD_STATE_ASSIGNED);
  move_by_key (b, NULL, ANBAN_HAZARD_STATE_RECTIFYING);
  move_by_key (b, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  /* the recheck lies on the way and is asked for */
  move_by_key (b, NULL, ANBAN_HAZARD_STATE_CLOSED);
  /* from 销号 no way leads to 作废: nothing opens, and the window says so */
  press ("ctrl+Right");
  g_assert_null (find_dialog ());
  g_assert_true (shows (GTK_WIDGET (b->window.window), "“销号”不能直接到“作废”"));
  g_assert_cmpint (get_state (b), ==, ANBAN_HAZARD_STATE_CLOSED);
  /* undone, it goes back to where it was, still chosen */
  gtk_widget_activate_action (GTK_WIDGET (b->window.window), "win.undo", NULL);
  assert_moved (b, ANBAN_HAZARD_STATE_TO_RECHECK);
}

/* 五到位 are typed where they are missed. */
static void
fill_major (void)
{
  press ("Tab Tab Tab");
  type ("Li");
  press ("Tab");
  type ("cover");
  press ("Tab");
  type ("2.5");
  press ("Tab");
  type ("off");
  press ("ctrl+Return");
}

static void
test_major_by_keys (Board *b, gconstpointer data)
{
  begin_hazard (b, ANBAN_HAZARD_LEVEL_MAJOR);
  move_by_key (b, "+30", ANBAN_HAZARD_STATE_ASSIGNED);
  press ("ctrl+Right");
  wait_until (dialog_is_there, NULL);
  type ("Zhang");
  press ("Return");
  g_assert_nonnull (find_dialog ());
  g_assert_nonnull (strstr (anban_step_dialog_get_message (find_dialog ()), "五到位"));
  fill_major ();
  assert_moved (b, ANBAN_HAZARD_STATE_RECTIFYING);
  move_by_key (b, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  /* the recheck from the menu, the closing by somebody's approval */
  press ("m");
  press ("Down Return");
  wait_until (dialog_is_there, NULL);
  press ("Return");
  assert_moved (b, ANBAN_HAZARD_STATE_TO_RECHECK);
  press ("ctrl+Right");
  wait_until (dialog_is_there, NULL);
  press ("Return");
  g_assert_nonnull (find_dialog ());
  press ("Tab Tab");
  type ("Wang");
  press ("Return");
  assert_moved (b, ANBAN_HAZARD_STATE_CLOSED);
}

static void
test_arrows (Board *b, gconstpointer data)
{
  gint64 ids[3];

  for (guint i = 0; i < 3; i++)
    ids[i] = add_hazard (b, ANBAN_HAZARD_LEVEL_GENERAL);
  b->hazard = ids[0];
  wait_ms (100);
  anban_board_view_select_id (b->board, ids[0]);
  anban_board_view_grab_cards (b->board);
  press ("Down Down");
  g_assert_cmpint (b->board->current, ==, ids[2]);
  press ("Home");
  g_assert_cmpint (b->board->current, ==, ids[0]);
  move_by_key (b, "+15", ANBAN_HAZARD_STATE_ASSIGNED);
  press ("Left");
  g_assert_cmpint (b->board->current, ==, ids[1]);
  press ("Right");
  g_assert_cmpint (b->board->current, ==, ids[0]);
  /* a letter typed into the search is no key of the board */
  press ("ctrl+f");
  type ("m");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (find_below (GTK_WIDGET (b->window.window), GTK_TYPE_SEARCH_ENTRY))),
                   ==, "m");
}

/* --- by the pointer --- */

static void
drag (Board *b, AnbanHazardState from, AnbanHazardState to)
{
  GtkWidget *card = GTK_WIDGET (get_card (b, from)), *column = GTK_WIDGET (get_column (b, to));

  point (b, card, 60, 30);
  xdotool ("mousedown 1");
  point (b, card, 75, 40);
  point (b, card, 95, 60);
  point (b, column, 70, 150);
  point (b, column, 80, 160);
  wait_ms (150);
}

static void
move_by_pointer (Board *b, AnbanHazardState to, const char *text)
{
  drag (b, to - 1, to);
  xdotool ("mouseup 1");
  wait_until (dialog_is_there, NULL);
  if (text != NULL)
    type (text);
  press ("Return");
}

static void
test_general_by_pointer (Board *b, gconstpointer data)
{
  begin_hazard (b, ANBAN_HAZARD_LEVEL_GENERAL);
  move_by_pointer (b, ANBAN_HAZARD_STATE_ASSIGNED, "+15");
  assert_moved (b, ANBAN_HAZARD_STATE_ASSIGNED);
  move_by_pointer (b, ANBAN_HAZARD_STATE_RECTIFYING, NULL);
  assert_moved (b, ANBAN_HAZARD_STATE_RECTIFYING);
  move_by_pointer (b, ANBAN_HAZARD_STATE_TO_RECHECK, NULL);
  assert_moved (b, ANBAN_HAZARD_STATE_TO_RECHECK);
  move_by_pointer (b, ANBAN_HAZARD_STATE_CLOSED, NULL);
  assert_moved (b, ANBAN_HAZARD_STATE_CLOSED);
}

static void
test_major_by_pointer (Board *b, gconstpointer data)
{
  begin_hazard (b, ANBAN_HAZARD_LEVEL_MAJOR);
  move_by_pointer (b, ANBAN_HAZARD_STATE_ASSIGNED, "+30");
  assert_moved (b, ANBAN_HAZARD_STATE_ASSIGNED);
  move_by_pointer (b, ANBAN_HAZARD_STATE_RECTIFYING, "Zhang");
  g_assert_nonnull (find_dialog ());
  fill_major ();
  assert_moved (b, ANBAN_HAZARD_STATE_RECTIFYING);
  move_by_pointer (b, ANBAN_HAZARD_STATE_TO_RECHECK, NULL);
  assert_moved (b, ANBAN_HAZARD_STATE_TO_RECHECK);
  press ("m");
  press ("Down Return");
  wait_until (dialog_is_there, NULL);
  press ("Return");
  assert_moved (b, ANBAN_HAZARD_STATE_TO_RECHECK);
  move_by_pointer (b, ANBAN_HAZARD_STATE_CLOSED, NULL);
  g_assert_nonnull (find_dialog ());
  press ("Tab Tab");
  type ("Wang");
  press ("Return");
  assert_moved (b, ANBAN_HAZARD_STATE_CLOSED);
}

/* A column that does not take the card says why while it is held, and a toast after it was let go. */
static void
test_refused_drop (Board *b, gconstpointer data)
{
  begin_hazard (b, ANBAN_HAZARD_LEVEL_GENERAL);
  drag (b, ANBAN_HAZARD_STATE_REGISTERED, ANBAN_HAZARD_STATE_CLOSED);
  g_assert_true (
      gtk_widget_has_css_class (GTK_WIDGET (get_column (b, ANBAN_HAZARD_STATE_CLOSED)), "refuses"));
  g_assert_true (shows (GTK_WIDGET (get_column (b, ANBAN_HAZARD_STATE_CLOSED)), "“登记”不能直接到“销号”"));
  xdotool ("mouseup 1");
  wait_ms (300);
  g_assert_false (
      gtk_widget_has_css_class (GTK_WIDGET (get_column (b, ANBAN_HAZARD_STATE_CLOSED)), "refuses"));
  g_assert_null (find_dialog ());
  g_assert_cmpint (get_state (b), ==, ANBAN_HAZARD_STATE_REGISTERED);
  g_assert_true (shows (GTK_WIDGET (b->window.window), "现在可以办理：交办"));
}

/* --- two clerks --- */

static void
take_elsewhere (Board *b, AnbanHazardStep step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) other = anban_store_open (b->window.path, anban_registers, &error);
  g_autoptr (AnbanRecord) hazard = NULL;
  AnbanHazardMove move = {
      .step = step, .person = "钱伟", .on = ANBAN_DATE_NONE, .due_on = ANBAN_DATE_NONE, .note = "重复登记"};

  g_assert_no_error (error);
  hazard = anban_store_get (other, &anban_hazard_register, b->hazard, NULL);
  anban_hazard_take (other, hazard, &move, &error);
  g_assert_no_error (error);
  anban_store_close (other);
}

/* The card that another window moved is where it is now, and is still the chosen one. */
static void
test_moved_elsewhere (Board *b, gconstpointer data)
{
  begin_hazard (b, ANBAN_HAZARD_LEVEL_GENERAL);
  press ("ctrl+Right");
  wait_until (dialog_is_there, NULL);
  take_elsewhere (b, ANBAN_STEP_VOID);
  type ("+15");
  press ("Return");
  /* both versions are shown, nothing is overwritten */
  g_assert_nonnull (find_dialog ());
  g_assert_cmpint (get_state (b), ==, ANBAN_HAZARD_STATE_VOID);
  press ("Escape");
  press ("Escape");
  wait_until (dialog_is_gone, NULL);
  anban_store_check_outside_changes (b->window.store);
  wait_ms (200);
  wait_until (board_is_loaded, b->board);
  g_assert_true (b->board->column == get_column (b, ANBAN_HAZARD_STATE_VOID));
}

/* --- filters --- */

static void
test_shared_filters (Board *b, gconstpointer data)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (AnbanQuery) closed = NULL;
  AnbanListView *list;
  gint64 n_closed, value;

  anban_query_where_text (query, ANBAN_HAZARD_INDUSTRY, ANBAN_OP_EQ, "工贸");
  add_hazard (b, ANBAN_HAZARD_LEVEL_GENERAL);
  anban_board_view_narrow (b->board, query);
  wait_until (board_is_loaded, b->board);
  closed = anban_query_copy (query);
  anban_query_where_int (closed, ANBAN_HAZARD_STATE, ANBAN_OP_EQ, ANBAN_HAZARD_STATE_CLOSED);
  n_closed = count (&b->window, closed);
  g_assert_cmpint (n_closed, >, 0);
  g_assert_cmpint (anban_record_model_get_n_records (
                       anban_board_column_get_model (get_column (b, ANBAN_HAZARD_STATE_CLOSED))),
                   ==, n_closed);
  /* the ledger is narrowed as the board is */
  gtk_widget_activate_action (GTK_WIDGET (b->board), "hazards.page", "s", "list");
  wait_ms (100);
  list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (b->page), ANBAN_TYPE_LIST_VIEW));
  g_assert_cmpint (count_shown (list), ==, count (&b->window, query));
  /* and what the ledger lets go of, the board shows again */
  anban_list_view_clear_filters (list);
  gtk_widget_activate_action (GTK_WIDGET (list), "hazards.page", "s", "board");
  wait_until (board_is_loaded, b->board);
  g_assert_false (anban_query_is_narrowed (anban_board_view_get_query (b->board)));
  /* the number of a column opens its list */
  g_signal_emit_by_name (get_column (b, ANBAN_HAZARD_STATE_CLOSED), "list-requested");
  wait_ms (100);
  g_assert_true (anban_query_get_where_int (anban_list_view_get_query (list), ANBAN_HAZARD_STATE, &value));
  g_assert_cmpint (value, ==, ANBAN_HAZARD_STATE_CLOSED);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (list)));
}

/* --- folded columns --- */

static GtkWidget *
find_button (GtkWidget *widget, const char *icon_name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon_name);
  return found;
}

/* Of a column that is made anew, as at the next start. */
static gboolean
is_folded_anew (Board *b, AnbanHazardState state)
{
  const AnbanBoardLaneKind *lane = anban_hazard_board.lanes;
  GtkWidget *column;
  gboolean folded;

  while (lane->value != (int)state)
    lane++;
  column = g_object_ref_sink (anban_board_column_new (b->window.store, &anban_hazard_board, lane));
  folded = anban_board_column_get_collapsed (ANBAN_BOARD_COLUMN (column));
  g_object_unref (column);
  return folded;
}

static void
test_folded (Board *b, gconstpointer data)
{
  GtkWidget *column = GTK_WIDGET (get_column (b, ANBAN_HAZARD_STATE_ASSIGNED));

  g_assert_false (is_folded_anew (b, ANBAN_HAZARD_STATE_ASSIGNED));
  g_signal_emit_by_name (find_button (column, "pan-start-symbolic"), "clicked");
  g_assert_true (is_folded_anew (b, ANBAN_HAZARD_STATE_ASSIGNED));
  /* never touched: as the board says */
  g_assert_true (is_folded_anew (b, ANBAN_HAZARD_STATE_VOID));
  g_assert_false (is_folded_anew (b, ANBAN_HAZARD_STATE_RECTIFYING));
  anban_desktop_settings_set_folded (&anban_hazard_register, ANBAN_HAZARD_STATE_ASSIGNED, FALSE);
}

/* --- an empty board --- */

static void
test_empty_board (Board *b, gconstpointer data)
{
  wait_for_text (GTK_WIDGET (b->page), "还没有隐患");
  anban_board_view_set_search (b->board, "没有的");
  wait_until (board_is_loaded, b->board);
  wait_for_text (GTK_WIDGET (b->page), "没有符合条件的");
  gtk_widget_activate_action (b->board->stack, "board.clear-filters", NULL);
  wait_until (board_is_loaded, b->board);
  wait_for_text (GTK_WIDGET (b->page), "还没有隐患");
  add_hazard (b, ANBAN_HAZARD_LEVEL_GENERAL);
  wait_ms (200);
  g_assert_false (shows (GTK_WIDGET (b->page), "还没有隐患"));
}

#define add(path, n, func) g_test_add (path, Board, GUINT_TO_POINTER (n), set_up_board, func, tear_down_board)

int
main (int argc, char **argv)
{
  start_application (&argc, &argv);
  add ("/board/general-by-keys", N_TASKS, test_general_by_keys);
  add ("/board/major-by-keys", 0, test_major_by_keys);
  add ("/board/arrows", 0, test_arrows);
  add ("/board/general-by-pointer", 0, test_general_by_pointer);
  add ("/board/major-by-pointer", 0, test_major_by_pointer);
  add ("/board/refused-drop", N_TASKS, test_refused_drop);
  add ("/board/moved-elsewhere", 0, test_moved_elsewhere);
  add ("/board/shared-filters", 240, test_shared_filters);
  add ("/board/folded", 0, test_folded);
  add ("/board/empty", 0, test_empty_board);
  return g_test_run ();
}
