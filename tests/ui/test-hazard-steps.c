/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hazard as a clerk handles it: from 登记 to 销号 by keyboard in the record pane, what a major one lacks, two clerks on
 * one hazard, photos, and an inspection with its hazards typed in one go. Keys are pressed by xdotool, on the display of
 * tools/with-display.
 */
#include "registers/hazard-criterion.h"
#include "registers/hazard.h"
#include "registers/inspection.h"
#include "registers/registers.h"
#include "registers/unit.h"
#include "rules/hazard-life-cycle.h"
#include "store/attachment.h"
#include "ui/form/record-form.h"
#include "ui/form/record-pane.h"
#include "ui/hazard/hazard-pane.h"
#include "ui/preview/paper-menu.h"
#include "ui/hazard/photo-card.h"
#include "ui/hazard/photo-section.h"
#include "ui/hazard/photo-strip.h"
#include "ui/hazard/quick-entry-row.h"
#include "ui/hazard/quick-entry-window.h"
#include "ui/hazard/relapse-notice.h"
#include "ui/hazard/step-bar.h"
#include "ui/hazard/step-conflict.h"
#include "ui/hazard/step-dialog.h"
#include "ui/hazard/supervision-dialog.h"
#include "ui/preview/preview-window.h"

#include <adwaita.h>
#include <glib/gstdio.h>

typedef struct {
  char *folder, *path;
  AnbanStore *store;
  GtkWidget *window;
  AnbanRecordPane *pane;
  gint64 town, firm, hazard;
  char *toast; /* the last one */
} Fixture;

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

/* Keys as xdotool calls them, parted by blanks; the program goes on meanwhile. */
static void
xdotool (const char *verb, const char *what)
{
  g_autofree char *line = g_strdup_printf ("xdotool %s --delay 25 %s", verb, what);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  process = g_subprocess_newv ((const char *const *)words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (500);
  }
  wait_ms (150);
}

static void
press (const char *keys)
{
  xdotool ("key", keys);
}

static void
type (const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);

  xdotool ("type", quoted);
}

static gint64
save (AnbanStore *store, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (store, record, &error);
  g_assert_no_error (error);
  return anban_record_get_id (record);
}

static gint64
add_unit (AnbanStore *store, const char *name, AnbanUnitKind kind, gint64 parent)
{
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, kind);
  if (parent != 0)
    anban_record_set_int (unit, ANBAN_UNIT_PARENT, parent);
  return save (store, unit);
}

static gint64
add_hazard (Fixture *f, AnbanHazardLevel level)
{
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);

  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, f->firm);
  anban_record_set_int (hazard, ANBAN_HAZARD_LEVEL, level);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "配电箱没有盖板");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2026-06-10");
  if (level == ANBAN_HAZARD_LEVEL_GENERAL)
    anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, "孙宁");
  return save (f->store, hazard);
}

static AnbanRecord *
read_hazard (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  AnbanRecord *hazard = anban_store_get (f->store, &anban_hazard_register, f->hazard, &error);

  g_assert_no_error (error);
  return hazard;
}

static gint64
get_state (Fixture *f)
{
  g_autoptr (AnbanRecord) hazard = read_hazard (f);

  return anban_record_get_int (hazard, ANBAN_HAZARD_STATE);
}

static void
toast_cb (Fixture *f, const char *message, gboolean undo)
{
  g_free (f->toast);
  f->toast = g_strdup (message);
}

static void
show_hazard (Fixture *f, AnbanHazardLevel level)
{
  g_autoptr (AnbanRecord) hazard = NULL;

  f->hazard = add_hazard (f, level);
  hazard = read_hazard (f);
  anban_record_pane_show (f->pane, hazard);
  wait_ms (200);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("anban-hazard-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "office.anban", NULL);
  f->store = anban_store_create (f->path, anban_registers, &error);
  g_assert_no_error (error);
  anban_store_set_actor (f->store, "赵敏");
  f->town = add_unit (f->store, "松岭镇人民政府", ANBAN_UNIT_KIND_TOWN, 0);
  f->firm = add_unit (f->store, "songling factory", ANBAN_UNIT_KIND_FIRM, f->town);
  f->window = gtk_window_new ();
  f->pane = ANBAN_RECORD_PANE (anban_record_pane_new ());
  anban_hazard_pane_extend (f->pane);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->pane));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 440, 700);
  g_signal_connect_swapped (f->pane, "toast", G_CALLBACK (toast_cb), f);
  anban_record_pane_set_store (f->pane, f->store);
  gtk_window_present (GTK_WINDOW (f->window));
  for (guint i = 0; i < 200 && !gtk_window_is_active (GTK_WINDOW (f->window)); i++)
    wait_ms (25);
  wait_ms (200);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  anban_record_pane_set_store (f->pane, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_ms (50);
  anban_store_close (f->store);
  g_object_unref (f->store);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (f->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
  g_free (f->toast);
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

/* Keys go to the active window; on a busy machine that takes a while. */
static void
wait_until_active (GtkWindow *window)
{
  for (guint i = 0; i < 200 && !gtk_window_is_active (window); i++)
    wait_ms (25);
  wait_ms (100);
}

static AnbanStepDialog *
expect_dialog (void)
{
  for (guint i = 0; i < 200 && find_dialog () == NULL; i++)
    wait_ms (25);
  g_assert_nonnull (find_dialog ());
  wait_until_active (GTK_WINDOW (find_dialog ()));
  return find_dialog ();
}

static void
expect_no_dialog (Fixture *f)
{
  for (guint i = 0; i < 80 && find_dialog () != NULL; i++)
    wait_ms (25);
  if (find_dialog () != NULL)
    g_test_message ("%s", anban_step_dialog_get_message (find_dialog ()));
  g_assert_null (find_dialog ());
  wait_until_active (GTK_WINDOW (f->window));
}

/* The first widget of a type inside, as the eye goes. */
static GtkWidget *
find (GtkWidget *from, GType wanted)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (from), wanted))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, wanted);
  return found;
}

static GtkWidget *
find_button (GtkWidget *from, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (from) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (from)), label) == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Alt+Enter opens the next step; the keys fill it in; it is taken and gone. */
static void
take_by_keys (Fixture *f, const char *text, AnbanHazardState state)
{
  press ("alt+Return");
  expect_dialog ();
  if (text != NULL)
    type (text);
  press ("Return");
  expect_no_dialog (f);
  g_assert_cmpint (get_state (f), ==, state);
}

static void
test_general_by_keyboard (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL, recipients = NULL;
  g_autoptr (AnbanRecord) hazard = NULL;

  show_hazard (f, ANBAN_HAZARD_LEVEL_GENERAL);
  take_by_keys (f, "+15", ANBAN_HAZARD_STATE_ASSIGNED);
  g_assert_nonnull (strstr (f->toast, "交办"));
  recipients = anban_store_list_details (f->store, &anban_hazard_recipient_register, f->hazard, NULL);
  g_assert_cmpuint (recipients->len, ==, 1);
  g_assert_cmpint (anban_record_get_int (recipients->pdata[0], ANBAN_HAZARD_RECIPIENT_UNIT), ==, f->town);
  g_assert_false (anban_record_is_null (recipients->pdata[0], ANBAN_HAZARD_RECIPIENT_LETTER));
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_RECTIFYING);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_CLOSED);
  hazard = read_hazard (f);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_DUE_ON), ==, "2026-06-30");
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_CLOSED_ON), ==, "2026-06-15");
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_RECHECKER), ==, "赵敏");
  steps = anban_store_list_details (f->store, &anban_hazard_step_register, f->hazard, NULL);
  g_assert_cmpuint (steps->len, ==, 6);
  g_assert_cmpstr (anban_record_get_text (steps->pdata[2], ANBAN_HAZARD_STEP_PERSON), ==, "孙宁");
  g_assert_true (anban_store_undo (f->store, NULL));
  g_assert_cmpint (get_state (f), ==, ANBAN_HAZARD_STATE_TO_RECHECK);
}

/* Recheck and closing in one go, as one step back and forth. */
static void
test_recheck_and_close (Fixture *f, gconstpointer data)
{
  AnbanStepBar *bar;
  guint n;

  show_hazard (f, ANBAN_HAZARD_LEVEL_GENERAL);
  take_by_keys (f, "+15", ANBAN_HAZARD_STATE_ASSIGNED);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_RECTIFYING);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  wait_ms (100);
  bar = ANBAN_STEP_BAR (anban_record_pane_get_part (f->pane, ANBAN_TYPE_STEP_BAR));
  g_assert_cmpint (anban_step_bar_get_steps (bar, &n)[1], ==, ANBAN_STEP_CLOSE);
  anban_step_bar_open (bar, ANBAN_STEP_CLOSE);
  expect_dialog ();
  press ("Return");
  expect_no_dialog (f);
  g_assert_cmpint (get_state (f), ==, ANBAN_HAZARD_STATE_CLOSED);
  g_assert_true (anban_store_undo (f->store, NULL));
  g_assert_cmpint (get_state (f), ==, ANBAN_HAZARD_STATE_TO_RECHECK);
}

/* A major hazard is not put under rectification before five things are there; they are typed where they are missed. */
static void
test_major_by_keyboard (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = NULL;

  show_hazard (f, ANBAN_HAZARD_LEVEL_MAJOR);
  take_by_keys (f, "+30", ANBAN_HAZARD_STATE_ASSIGNED);
  press ("alt+Return");
  expect_dialog ();
  type ("Zhang");
  press ("Return");
  expect_dialog ();
  g_assert_nonnull (strstr (anban_step_dialog_get_message (find_dialog ()), "五到位"));
  g_assert_cmpint (get_state (f), ==, ANBAN_HAZARD_STATE_ASSIGNED);
  /* day, note, responsible, measures, money, contingency plan */
  press ("Tab Tab Tab");
  type ("Li");
  press ("Tab");
  type ("new cover");
  press ("Tab");
  type ("2.5");
  press ("Tab");
  type ("cut off");
  press ("ctrl+Return");
  expect_no_dialog (f);
  g_assert_cmpint (get_state (f), ==, ANBAN_HAZARD_STATE_RECTIFYING);
  hazard = read_hazard (f);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_RESPONSIBLE), ==, "Li");
  g_assert_cmpfloat (anban_record_get_double (hazard, ANBAN_HAZARD_FUNDS), ==, 2.5);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  /* a major one is struck off by somebody's approval */
  press ("alt+Return");
  expect_dialog ();
  press ("Return");
  expect_dialog ();
  press ("Tab Tab");
  type ("Wang");
  press ("Return");
  expect_no_dialog (f);
  g_assert_cmpint (get_state (f), ==, ANBAN_HAZARD_STATE_CLOSED);
  /* Escape takes nothing */
  press ("alt+Return");
  expect_dialog ();
  press ("Escape");
  expect_no_dialog (f);
}

static void
take_elsewhere (Fixture *f, AnbanHazardStep step, const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) other = anban_store_open (f->path, anban_registers, &error);
  g_autoptr (AnbanRecord) hazard = NULL;
  AnbanHazardMove move = {
      .step = step, .person = "钱伟", .on = ANBAN_DATE_NONE, .due_on = ANBAN_DATE_NONE, .note = note};

  g_assert_no_error (error);
  anban_store_set_actor (other, "钱伟");
  hazard = anban_store_get (other, &anban_hazard_register, f->hazard, NULL);
  anban_hazard_take (other, hazard, &move, &error);
  g_assert_no_error (error);
  anban_store_close (other);
}

/* The later of two sees what the other did, and chooses. */
static void
test_conflict (Fixture *f, gconstpointer data)
{
  GtkWidget *conflict;

  show_hazard (f, ANBAN_HAZARD_LEVEL_GENERAL);
  take_by_keys (f, "+15", ANBAN_HAZARD_STATE_ASSIGNED);
  press ("alt+Return");
  expect_dialog ();
  take_elsewhere (f, ANBAN_STEP_VOID, "重复登记");
  press ("Return");
  expect_dialog ();
  conflict = find (GTK_WIDGET (find_dialog ()), ANBAN_TYPE_STEP_CONFLICT);
  g_assert_true (gtk_widget_get_mapped (conflict));
  /* mine makes no sense on top of it, and the dialog says so */
  gtk_widget_activate (find_button (conflict, "在此基础上仍办理我的"));
  wait_ms (500);
  expect_dialog ();
  g_assert_nonnull (strstr (anban_step_dialog_get_message (find_dialog ()), "作废"));
  press ("Escape");
  expect_no_dialog (f);
  g_assert_cmpint (get_state (f), ==, ANBAN_HAZARD_STATE_VOID);
}

/* --- beside the steps --- */

static AnbanSupervisionDialog *
open_supervision (Fixture *f, AnbanSupervision what)
{
  GtkWidget *bar = anban_record_pane_get_part (f->pane, ANBAN_TYPE_STEP_BAR);
  GtkWidget *dialog = anban_step_bar_open_supervision (ANBAN_STEP_BAR (bar), what);

  wait_until_active (GTK_WINDOW (dialog));
  return ANBAN_SUPERVISION_DIALOG (dialog);
}

static guint
count_details (Fixture *f, const AnbanRegister *reg)
{
  g_autoptr (GPtrArray) details = anban_store_list_details (f->store, reg, f->hazard, NULL);

  return details->len;
}

/* A major hazard on the list, hurried, and lifted with a reason: each one step that undo takes back. */
static void
test_supervision (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) listings = NULL;
  AnbanSupervisionDialog *dialog;

  show_hazard (f, ANBAN_HAZARD_LEVEL_MAJOR);
  take_by_keys (f, "+30", ANBAN_HAZARD_STATE_ASSIGNED);
  open_supervision (f, ANBAN_SUPERVISION_LIST);
  press ("Return");
  g_assert_cmpuint (count_details (f, &anban_hazard_listing_register), ==, 1);
  wait_ms (200);
  /* nobody is late: nobody is chosen, and that is said */
  dialog = open_supervision (f, ANBAN_SUPERVISION_ESCALATE);
  press ("Return");
  g_assert_nonnull (strstr (anban_supervision_dialog_get_message (dialog), "督促对象"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON)), TRUE);
  press ("Return");
  g_assert_cmpuint (count_details (f, &anban_hazard_escalation_register), ==, 1);
  wait_ms (200);
  dialog = open_supervision (f, ANBAN_SUPERVISION_LIFT);
  type ("Wang");
  press ("Return");
  g_assert_cmpstr (anban_supervision_dialog_get_message (dialog), !=, "");
  press ("Tab Tab");
  type ("demolished");
  press ("Return");
  listings = anban_store_list_details (f->store, &anban_hazard_listing_register, f->hazard, NULL);
  g_assert_cmpstr (anban_record_get_text (listings->pdata[0], ANBAN_HAZARD_LISTING_LIFTED_ON), ==,
                   "2026-06-15");
  g_assert_true (anban_store_undo (f->store, NULL));
  g_assert_true (anban_store_undo (f->store, NULL));
  g_assert_cmpuint (count_details (f, &anban_hazard_escalation_register), ==, 0);
  g_assert_true (anban_store_undo (f->store, NULL));
  g_assert_cmpuint (count_details (f, &anban_hazard_listing_register), ==, 0);
}

static void
put_where (Fixture *f, const char *place)
{
  g_autoptr (AnbanRecord) hazard = read_hazard (f);

  anban_record_set_text (hazard, ANBAN_HAZARD_PLACE, place);
  anban_record_set_int (hazard, ANBAN_HAZARD_CATEGORY, 6);
  save (f->store, hazard);
}

/* The same again at the same place: said, and linked where the clerk says so. */
static void
test_relapse (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = NULL;
  AnbanRelapseNotice *notice;
  gint64 closed;

  show_hazard (f, ANBAN_HAZARD_LEVEL_GENERAL);
  put_where (f, "配电室");
  wait_ms (200);
  take_by_keys (f, "+15", ANBAN_HAZARD_STATE_ASSIGNED);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_RECTIFYING);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_TO_RECHECK);
  take_by_keys (f, NULL, ANBAN_HAZARD_STATE_CLOSED);
  closed = f->hazard;
  show_hazard (f, ANBAN_HAZARD_LEVEL_GENERAL);
  notice = ANBAN_RELAPSE_NOTICE (anban_record_pane_get_part (f->pane, ANBAN_TYPE_RELAPSE_NOTICE));
  g_assert_cmpint (anban_relapse_notice_get_proposed (notice), ==, 0);
  hazard = read_hazard (f);
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2026-06-15");
  save (f->store, hazard);
  put_where (f, "配电室");
  wait_ms (200);
  g_assert_cmpint (anban_relapse_notice_get_proposed (notice), ==, closed);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (notice)));
  gtk_widget_activate (find_button (GTK_WIDGET (notice), "是复发"));
  wait_ms (500);
  g_assert_true (anban_store_refresh (f->store, hazard, NULL));
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_RELAPSE_OF), ==, closed);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (notice)));
}

/* A clause found by its words. */
static void
test_criterion (Fixture *f, gconstpointer data)
{
  static const char *const rows[][2] = {{"工贸", "有限空间没有审批"}, {"消防", "消防设施停用"}};
  GtkWidget *row, *button;
  g_autoptr (AnbanRecord) hazard = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (AnbanRecord) criterion = anban_record_new (&anban_hazard_criterion_register);

    anban_record_set_text (criterion, ANBAN_HAZARD_CRITERION_SUBJECT, rows[i][0]);
    anban_record_set_text (criterion, ANBAN_HAZARD_CRITERION_CONTENT, rows[i][1]);
    anban_record_set_text (criterion, ANBAN_HAZARD_CRITERION_CODE, i == 0 ? "A-1" : "B-1");
    save (f->store, criterion);
  }
  show_hazard (f, ANBAN_HAZARD_LEVEL_MAJOR);
  row = GTK_WIDGET (anban_record_form_get_row (ANBAN_RECORD_FORM (anban_record_pane_get_form (f->pane)),
                                               ANBAN_HAZARD_CRITERION));
  button = find (row, GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_activate (button);
  wait_ms (600);
  type ("B-1");
  wait_ms (300);
  press ("Return");
  hazard = read_hazard (f);
  g_assert_cmpstr (anban_record_get_ref_title (hazard, ANBAN_HAZARD_CRITERION), ==, rows[1][1]);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_BASIS), ==, rows[1][1]);
}

/* --- photos --- */

static GFile *
draw_photo (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, g_str_hash (name));
  gdk_pixbuf_save (pixbuf, path, "png", &error, NULL);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
wait_for_photos (AnbanPhotoSection *section, AnbanPhotoRole role, guint n)
{
  for (guint i = 0; i < 100 && anban_photo_section_get_n_photos (section, role) != n; i++)
    wait_ms (30);
  g_assert_cmpuint (anban_photo_section_get_n_photos (section, role), ==, n);
}

static void
test_photos (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) one = draw_photo (f, "one.png"), two = draw_photo (f, "two.jpg");
  g_autoptr (GFile) letter = NULL;
  g_autofree char *path = g_build_filename (f->folder, "letter.jpg", NULL);
  GSList *files = NULL;
  AnbanPhotoSection *section;
  g_autoptr (AnbanRecord) hazard = NULL;

  g_file_set_contents (path, "no picture", -1, NULL);
  letter = g_file_new_for_path (path);
  show_hazard (f, ANBAN_HAZARD_LEVEL_GENERAL);
  section = ANBAN_PHOTO_SECTION (anban_record_pane_get_part (f->pane, ANBAN_TYPE_PHOTO_SECTION));
  files = g_slist_append (files, one);
  anban_photo_section_add_files (section, ANBAN_PHOTO_BEFORE, files);
  wait_for_photos (section, ANBAN_PHOTO_BEFORE, 1);
  files->data = two;
  anban_photo_section_add_files (section, ANBAN_PHOTO_AFTER, files);
  wait_for_photos (section, ANBAN_PHOTO_AFTER, 1);
  files->data = letter;
  anban_photo_section_add_files (section, ANBAN_PHOTO_AFTER, files);
  for (guint i = 0; i < 100 && strstr (f->toast, "不是照片") == NULL; i++)
    wait_ms (30);
  g_assert_nonnull (strstr (f->toast, "letter.jpg"));
  g_assert_cmpuint (anban_photo_section_get_n_photos (section, ANBAN_PHOTO_AFTER), ==, 1);
  /* the pane goes on to another record while photos are read: they reach the hazard that they were for */
  files->data = one;
  anban_photo_section_add_files (section, ANBAN_PHOTO_AFTER, files);
  anban_record_pane_show (f->pane, NULL);
  wait_ms (800);
  hazard = read_hazard (f);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_FILES), ==, 3);
  anban_record_pane_show (f->pane, hazard);
  wait_ms (200);
  g_assert_true (gtk_widget_grab_focus (anban_photo_section_get_card (section, ANBAN_PHOTO_BEFORE, 0)));
  press ("Delete");
  wait_for_photos (section, ANBAN_PHOTO_BEFORE, 0);
  g_assert_true (anban_store_undo (f->store, NULL));
  wait_for_photos (section, ANBAN_PHOTO_BEFORE, 1);
  g_slist_free (files);
}

/* --- an inspection and its hazards --- */

static guint
count (Fixture *f, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return (guint)anban_store_count (f->store, query, NULL);
}

static AnbanQuickEntryWindow *
open_entry (Fixture *f)
{
  GtkWidget *window = anban_quick_entry_window_new (GTK_WINDOW (f->window), f->store);

  gtk_window_present (GTK_WINDOW (window));
  wait_until_active (GTK_WINDOW (window));
  wait_ms (200);
  return ANBAN_QUICK_ENTRY_WINDOW (window);
}

static void
taken_cb (Fixture *f, gint64 id, const char *message)
{
  toast_cb (f, message, TRUE);
}

static AnbanPhotoStrip *
get_strip (AnbanQuickEntryWindow *entry, guint place)
{
  return ANBAN_PHOTO_STRIP (anban_quick_entry_row_get_photos (
      ANBAN_QUICK_ENTRY_ROW (anban_quick_entry_window_get_row (entry, place))));
}

static void
add_photo (Fixture *f, AnbanQuickEntryWindow *entry, guint place)
{
  g_autoptr (GFile) photo = draw_photo (f, "found.png");
  GSList files = {photo, NULL};

  anban_photo_strip_add_files (get_strip (entry, place), &files);
  for (guint i = 0; i < 100 && anban_photo_strip_get_n_photos (get_strip (entry, place)) == 0; i++)
    wait_ms (30);
  g_assert_cmpuint (anban_photo_strip_get_n_photos (get_strip (entry, place)), ==, 1);
}

/* What is still being read is not left behind by a hasty saving. */
static void
assert_waits_for_photos (Fixture *f, AnbanQuickEntryWindow *entry)
{
  g_autoptr (GFile) photo = draw_photo (f, "late.png");
  GSList files = {photo, NULL};

  anban_photo_strip_add_files (get_strip (entry, 2), &files);
  g_assert_false (anban_quick_entry_window_save (entry));
  g_assert_nonnull (strstr (anban_quick_entry_window_get_message (entry), "读取"));
  for (guint i = 0; i < 100 && anban_photo_strip_is_reading (get_strip (entry, 2)); i++)
    wait_ms (30);
  g_assert_cmpuint (anban_photo_strip_get_n_photos (get_strip (entry, 2)), ==, 1);
}

static void
type_three_hazards (Fixture *f, AnbanQuickEntryWindow *entry)
{
  /* unit, day, kind, campaign, leader, inspectors, place */
  type ("songling factory");
  press ("Return Return Down Return Return Return");
  type ("Qian");
  press ("Return");
  type ("workshop");
  press ("Return");
  /* what, where, kind, level, by when, how, by whom */
  type ("first");
  press ("Return");
  type ("gate");
  press ("Return Down Down Return Return");
  type ("+7");
  press ("Return");
  type ("mend it");
  press ("Return");
  type ("Sun");
  press ("Return");
  g_assert_nonnull (anban_quick_entry_window_get_row (entry, 1));
  type ("second");
  press ("ctrl+Return");
  type ("third");
}

static GPtrArray *
list_hazards (Fixture *f)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (GArray) ids = NULL;
  GPtrArray *hazards = g_ptr_array_new_with_free_func (g_object_unref);

  anban_query_set_sort (query, ANBAN_HAZARD_CODE, FALSE);
  ids = anban_store_list_ids (f->store, query, NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (
        hazards, anban_store_get (f->store, &anban_hazard_register, g_array_index (ids, gint64, i), NULL));
  return hazards;
}

static void
test_quick_entry (Fixture *f, gconstpointer data)
{
  AnbanQuickEntryWindow *entry = open_entry (f);
  g_autoptr (GPtrArray) hazards = NULL, files = NULL;
  AnbanRecord *first;

  g_signal_connect_swapped (entry, "taken", G_CALLBACK (taken_cb), f);
  type_three_hazards (f, entry);
  add_photo (f, entry, 0);
  assert_waits_for_photos (f, entry);
  press ("ctrl+s");
  g_assert_nonnull (f->toast);
  g_assert_nonnull (strstr (f->toast, "3 项隐患"));
  g_assert_cmpuint (count (f, &anban_inspection_register), ==, 1);
  hazards = list_hazards (f);
  g_assert_cmpuint (hazards->len, ==, 3);
  first = hazards->pdata[0];
  g_assert_cmpstr (anban_record_get_text (first, ANBAN_HAZARD_DESCRIPTION), ==, "first");
  g_assert_cmpstr (anban_record_get_text (first, ANBAN_HAZARD_PLACE), ==, "gate");
  g_assert_cmpint (anban_record_get_int (first, ANBAN_HAZARD_CATEGORY), ==, 2);
  g_assert_cmpint (anban_record_get_int (first, ANBAN_HAZARD_SOURCE), ==, ANBAN_SOURCE_CAMPAIGN);
  g_assert_cmpstr (anban_record_get_text (first, ANBAN_HAZARD_DUE_ON), ==, "2026-06-22");
  g_assert_cmpstr (anban_record_get_text (first, ANBAN_HAZARD_RESPONSIBLE), ==, "Sun");
  g_assert_cmpstr (anban_record_get_text (first, ANBAN_HAZARD_FINDERS), ==, "Qian");
  g_assert_cmpint (anban_record_get_int (first, ANBAN_HAZARD_UNIT), ==, f->firm);
  files = anban_attachment_list (f->store, first, NULL);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (anban_record_get_int (files->pdata[0], ANBAN_ATTACHMENT_ROLE), ==, ANBAN_PHOTO_BEFORE);
  /* place, kind and deadline go on from one hazard to the next */
  g_assert_cmpstr (anban_record_get_text (hazards->pdata[2], ANBAN_HAZARD_DESCRIPTION), ==, "third");
  g_assert_cmpstr (anban_record_get_text (hazards->pdata[2], ANBAN_HAZARD_PLACE), ==, "gate");
  g_assert_cmpstr (anban_record_get_text (hazards->pdata[2], ANBAN_HAZARD_DUE_ON), ==, "2026-06-22");
  g_assert_true (anban_store_undo (f->store, NULL));
  g_assert_cmpuint (count (f, &anban_hazard_register), ==, 0);
  g_assert_cmpuint (count (f, &anban_inspection_register), ==, 0);
}

static void
assert_refused (AnbanQuickEntryWindow *entry, const char *word)
{
  press ("ctrl+s");
  g_assert_nonnull (strstr (anban_quick_entry_window_get_message (entry), word));
}

/* The window goes without saving; what was typed is there again, photo and all. Then it is saved and handed out. */
static void
test_quick_entry_draft (Fixture *f, gconstpointer data)
{
  AnbanQuickEntryWindow *entry = open_entry (f);
  g_autoptr (GPtrArray) hazards = NULL;

  assert_refused (entry, "被检查单位");
  type_three_hazards (f, entry);
  add_photo (f, entry, 2);
  wait_ms (1300);
  gtk_window_destroy (GTK_WINDOW (entry));
  wait_ms (200);
  entry = open_entry (f);
  g_assert_nonnull (anban_quick_entry_window_get_row (entry, 2));
  g_assert_cmpuint (anban_photo_strip_get_n_photos (get_strip (entry, 2)), ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (GTK_WIDGET (entry), GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_signal_connect_swapped (entry, "taken", G_CALLBACK (taken_cb), f);
  press ("ctrl+s");
  g_assert_nonnull (f->toast);
  g_assert_nonnull (strstr (f->toast, "全部交办"));
  hazards = list_hazards (f);
  g_assert_cmpuint (hazards->len, ==, 3);
  for (guint i = 0; i < hazards->len; i++)
    g_assert_cmpint (anban_record_get_int (hazards->pdata[i], ANBAN_HAZARD_STATE), ==,
                     ANBAN_HAZARD_STATE_ASSIGNED);
  /* the draft is gone with it */
  entry = open_entry (f);
  g_assert_null (anban_quick_entry_window_get_row (entry, 1));
  /* a day without hazards is a record too */
  g_signal_connect_swapped (entry, "taken", G_CALLBACK (taken_cb), f);
  type ("songling factory");
  press ("ctrl+s");
  g_assert_nonnull (strstr (f->toast, "没有发现隐患"));
  g_assert_cmpuint (count (f, &anban_inspection_register), ==, 2);
}

static AnbanPreviewWindow *
find_preview (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (ANBAN_IS_PREVIEW_WINDOW (window))
      return ANBAN_PREVIEW_WINDOW (window);
  }
  return NULL;
}

/* 文书 offers what suits the hazard, and opens it in the preview. */
static void
test_papers (Fixture *f, gconstpointer data)
{
  GtkWidget *menu;
  AnbanPages *pages = NULL;

  show_hazard (f, ANBAN_HAZARD_LEVEL_MAJOR);
  menu = find (GTK_WIDGET (f->pane), ANBAN_TYPE_PAPER_MENU);
  g_assert_nonnull (find_button (menu, "重大隐患治理方案"));
  show_hazard (f, ANBAN_HAZARD_LEVEL_GENERAL);
  g_assert_null (find_button (menu, "重大隐患治理方案"));
  g_signal_emit_by_name (find_button (menu, "交办通知"), "clicked");
  g_assert_nonnull (find_preview ());
  for (int i = 0; i < 500 && (pages = anban_preview_window_get_pages (find_preview ())) == NULL; i++)
    wait_ms (10);
  g_assert_nonnull (pages);
  g_assert_cmpuint (anban_pages_get_count (pages), >=, 1);
  g_assert_nonnull (strstr (anban_document_get_title (anban_pages_get_document (pages)), "songling factory"));
  gtk_window_destroy (GTK_WINDOW (find_preview ()));
  wait_ms (100);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/hazard/general-by-keyboard", test_general_by_keyboard);
  ADD ("/hazard/recheck-and-close", test_recheck_and_close);
  ADD ("/hazard/major-by-keyboard", test_major_by_keyboard);
  ADD ("/hazard/conflict", test_conflict);
  ADD ("/hazard/supervision", test_supervision);
  ADD ("/hazard/relapse", test_relapse);
  ADD ("/hazard/criterion", test_criterion);
  ADD ("/hazard/photos", test_photos);
  ADD ("/hazard/papers", test_papers);
  ADD ("/hazard/quick-entry", test_quick_entry);
  ADD ("/hazard/quick-entry-draft", test_quick_entry_draft);
  return g_test_run ();
}
