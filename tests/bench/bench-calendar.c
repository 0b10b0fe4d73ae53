/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The month of the calendar of drills in an office that has 2,000 of them in the year, against the month of an office
 * that has none: from the key that turns the month until it is painted, and from a change of the file until it is read
 * anew and painted. tools/bench runs this on a display of its own.
 */
#include "figure.h"

#include "registers/drill.h"
#include "registers/event.h"
#include "registers/registers.h"
#include "registers/unit.h"
#include "ui/application.h"
#include "ui/calendar/drill-page-private.h"
#include "ui/list/records-page.h"
#include "ui/window.h"

#include <glib/gstdio.h>

#define N_DRILLS 2000
#define ROUNDS   21

static gboolean painted;

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  painted = TRUE;
}

static void
wait_painted (void)
{
  painted = FALSE;
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_ms (guint ms)
{
  double end = figure_now () + ms;

  while (figure_now () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

static gint64
add_unit (AnbanStore *store, guint number)
{
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);
  g_autofree char *name = g_strdup_printf ("云溪第%u化工有限公司", number);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_FIRM);
  if (!anban_store_save (store, unit, &error))
    g_error ("%s", error->message);
  return anban_record_get_id (unit);
}

static void
add_drill (AnbanStore *store, gint64 unit, guint number)
{
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);
  g_autofree char *name = g_strdup_printf ("第%u次危险化学品泄漏应急处置演练", number);
  AnbanDate first = anban_date_from_ymd (2026, 1, 1);
  g_autoptr (GError) error = NULL;
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (drill, ANBAN_DRILL_NAME, name);
  anban_record_set_int (drill, ANBAN_DRILL_STATE, ANBAN_EVENT_PLANNED);
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL + number % 2);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, unit);
  anban_record_set_text (drill, ANBAN_DRILL_PLACE, "厂区");
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON,
                         anban_date_to_iso (first + (AnbanDate)(number * 365 / N_DRILLS), iso));
  if (!anban_store_save (store, drill, &error))
    g_error ("%s", error->message);
}

static void
create_office (const char *path, guint n_drills)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_store_create (path, anban_registers, &error);
  gint64 units[20];

  if (store == NULL || !anban_store_begin_step (store, "bench", &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    units[i] = add_unit (store, i + 1);
  for (guint i = 0; i < n_drills; i++)
    add_drill (store, units[i % G_N_ELEMENTS (units)], i);
  if (!anban_store_commit_step (store, &error))
    g_error ("%s", error->message);
  anban_store_close (store);
}

/* Month by month through the year, and the same month read anew. */
static void
measure (GtkApplication *application, const char *path, double *turned, double *reread)
{
  AnbanWindow *window = anban_window_new (application);
  AnbanDrillPage *page;
  double turns[ROUNDS], rereads[ROUNDS];
  g_autoptr (GError) error = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  if (!anban_window_open_office (window, path, &error))
    g_error ("%s", error->message);
  anban_window_show_view (window, "drill");
  page = ANBAN_DRILL_PAGE (find_below (GTK_WIDGET (window), ANBAN_TYPE_DRILL_PAGE));
  wait_ms (1500);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();

    anban_drill_page_set_day (page, anban_date_from_ymd (2026, (int)(i * 5) % 12 + 1, 15));
    wait_painted ();
    turns[i] = figure_now () - start;
    wait_ms (60);
    start = figure_now ();
    anban_records_page_reload (ANBAN_RECORDS_PAGE (page));
    wait_painted ();
    rereads[i] = figure_now () - start;
    wait_ms (60);
  }
  *turned = figure_median (turns, ROUNDS);
  *reread = figure_median (rereads, ROUNDS);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (100);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "drills.anban", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.anban", NULL);
  AnbanApplication *application;
  double turned, reread, turned_empty, reread_empty;
  g_autoptr (GError) error = NULL;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  create_office (path, N_DRILLS);
  create_office (empty, 0);
  gtk_init ();
  application = anban_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_application_hold (G_APPLICATION (application));
  measure (GTK_APPLICATION (application), empty, &turned_empty, &reread_empty);
  measure (GTK_APPLICATION (application), path, &turned, &reread);
  figure_limit ("month turned, 2,000 drills a year", turned, "ms", "no drills", turned_empty, 50);
  figure_limit ("the same, all read anew", reread, "ms", "no drills", reread_empty, 50);
  g_unlink (path);
  g_unlink (empty);
  g_rmdir (folder);
  return 0;
}
