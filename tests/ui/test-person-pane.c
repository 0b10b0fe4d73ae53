/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person and a certificate in the record pane: an identity number is hidden until the cursor is in it, comes to no harm
 * by that, and what the rules ask of a holder stands above the fields.
 */
#include "base/id-number.h"
#include "registers/certificate.h"
#include "registers/office.h"
#include "registers/person.h"
#include "ui/certificate/certificate-pane.h"
#include "ui/certificate/course-notice.h"
#include "ui/form/record-form.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path, *number, *masked;
  AnbanStore *store;
  GtkWidget *window, *elsewhere;
  AnbanRecordPane *pane;
  gint64 person, certificate;
} Fixture;

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gint64
save (Fixture *f, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return anban_record_get_id (record);
}

static void
add_records (Fixture *f)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autoptr (AnbanRecord) certificate = anban_record_new (&anban_certificate_register);

  f->number = anban_id_number_make ("000000", anban_date_from_ymd (1980, 3, 5), 17);
  f->masked = anban_id_number_dup_masked (f->number);
  anban_record_set_text (person, ANBAN_PERSON_NAME, "张三");
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, f->number);
  f->person = save (f, person);
  anban_record_set_int (certificate, ANBAN_CERTIFICATE_PERSON, f->person);
  anban_record_set_int (certificate, ANBAN_CERTIFICATE_CATEGORY, ANBAN_CERTIFICATE_SPECIAL_OPERATION);
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_ISSUED_ON, "2020-07-20");
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_REVIEWED_ON, "2023-07-10");
  f->certificate = save (f, certificate);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("anban-person-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "office.anban", NULL);
  f->store = anban_office_create (f->path, &error);
  g_assert_no_error (error);
  add_records (f);
  f->window = gtk_window_new ();
  f->elsewhere = gtk_entry_new ();
  f->pane = ANBAN_RECORD_PANE (anban_record_pane_new ());
  anban_certificate_pane_extend (f->pane);
  gtk_box_append (GTK_BOX (box), f->elsewhere);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->pane));
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 420, 700);
  anban_record_pane_set_store (f->pane, f->store);
  gtk_window_present (GTK_WINDOW (f->window));
  drain ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  anban_record_pane_set_store (f->pane, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
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
  g_free (f->number);
  g_free (f->masked);
}

static void
show_record (Fixture *f, const AnbanRegister *reg, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) record = anban_store_get (f->store, reg, id, &error);

  g_assert_no_error (error);
  anban_record_pane_show (f->pane, record);
  drain ();
}

/* The first widget of a type inside, as the eye goes. */
static GtkWidget *
find (GtkWidget *from, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
get_entry (Fixture *f, guint field)
{
  AnbanFieldRow *row =
      anban_record_form_get_row (ANBAN_RECORD_FORM (anban_record_pane_get_form (f->pane)), field);

  return find (GTK_WIDGET (row), GTK_TYPE_ENTRY);
}

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
go_to (GtkWidget *entry)
{
  gtk_widget_grab_focus (find (entry, GTK_TYPE_TEXT));
  drain ();
}

static void
assert_stored (Fixture *f, const char *number)
{
  g_autoptr (AnbanRecord) person = anban_store_get (f->store, &anban_person_register, f->person, NULL);

  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER), ==, number);
}

static void
test_hidden (Fixture *f, gconstpointer data)
{
  g_autofree char *other = anban_id_number_make ("000000", anban_date_from_ymd (1981, 4, 6), 18);
  g_autofree char *other_masked = anban_id_number_dup_masked (other);
  GtkWidget *entry;

  show_record (f, &anban_person_register, f->person);
  entry = get_entry (f, ANBAN_PERSON_ID_NUMBER);
  g_assert_cmpstr (get_text (entry), ==, f->masked);
  go_to (entry);
  g_assert_cmpstr (get_text (entry), ==, f->number);
  go_to (f->elsewhere);
  g_assert_cmpstr (get_text (entry), ==, f->masked);
  assert_stored (f, f->number);
  /* another field is saved beside it */
  go_to (get_entry (f, ANBAN_PERSON_PHONE));
  gtk_editable_set_text (GTK_EDITABLE (get_entry (f, ANBAN_PERSON_PHONE)), "13800000000");
  go_to (f->elsewhere);
  assert_stored (f, f->number);
  g_assert_cmpstr (get_text (entry), ==, f->masked);
  /* and a number that was typed is taken, then hidden */
  go_to (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), other);
  go_to (f->elsewhere);
  assert_stored (f, other);
  g_assert_cmpstr (get_text (entry), ==, other_masked);
}

/* What cannot be taken stays as it was typed. */
static void
test_wrong (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  show_record (f, &anban_person_register, f->person);
  entry = get_entry (f, ANBAN_PERSON_ID_NUMBER);
  go_to (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "000000198003050170");
  go_to (f->elsewhere);
  assert_stored (f, f->number);
  g_assert_cmpstr (get_text (entry), ==, "000000198003050170");
}

static void
test_course (Fixture *f, gconstpointer data)
{
  AnbanCourseNotice *notice;

  show_record (f, &anban_certificate_register, f->certificate);
  notice = ANBAN_COURSE_NOTICE (anban_record_pane_get_part (f->pane, ANBAN_TYPE_COURSE_NOTICE));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (notice)));
  g_assert_cmpstr (anban_course_notice_get_next (notice), ==, "最迟2026年7月19日申请换证（60 天内）");
  g_assert_nonnull (strstr (anban_course_notice_get_sentences (notice), "证书有效期至2026年7月19日。"));
  /* it follows what is typed */
  go_to (get_entry (f, ANBAN_CERTIFICATE_VALID_UNTIL));
  gtk_editable_set_text (GTK_EDITABLE (get_entry (f, ANBAN_CERTIFICATE_VALID_UNTIL)), "2026-06-30");
  go_to (f->elsewhere);
  g_assert_cmpstr (anban_course_notice_get_next (notice), ==, "最迟2026年6月30日申请换证（30 天内）");
  g_assert_nonnull (strstr (anban_course_notice_get_sentences (notice), "与证上所载不同"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/person-pane/hidden", test_hidden);
  ADD ("/person-pane/wrong", test_wrong);
  ADD ("/person-pane/course", test_course);
  return g_test_run ();
}
