/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan/frequency-offers.h"

#include "plan/requirement-offer.h"
#include "registers/requirement.h"

#include <glib/gi18n-lib.h>

struct _AnbanFrequencyOffers {
  AnbanRecordPart parent_instance;

  GtkWidget *box, *sentence, *all;
  GtkListBox *list;
  AnbanStore *store;
  gint64 plan;
  GPtrArray *offers; /* AnbanRequirementOffer; NULL before the first */
};

G_DEFINE_TYPE (AnbanFrequencyOffers, anban_frequency_offers, ANBAN_TYPE_RECORD_PART)

static void
all_cb (AnbanFrequencyOffers *self)
{
  anban_frequency_offers_accept (self, G_MAXUINT);
}

static void
one_cb (AnbanFrequencyOffers *self, GtkWidget *button)
{
  anban_frequency_offers_accept (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place")));
}

/* 企业 · 高危行业 · 应急演练 综合演练 · 每半年 1 次 */
static char *
dup_reading (AnbanRecord *requirement)
{
  static const guint fields[] = {
      ANBAN_REQUIREMENT_UNIT_KIND, ANBAN_REQUIREMENT_INDUSTRY,   ANBAN_REQUIREMENT_UNIT,
      ANBAN_REQUIREMENT_ITEM,      ANBAN_REQUIREMENT_DRILL_KIND, ANBAN_REQUIREMENT_AUDIENCE,
  };
  g_autofree char *per = anban_record_dup_display (requirement, ANBAN_REQUIREMENT_FREQUENCY_PER);
  GString *text = g_string_new (NULL);

  if (anban_record_get_int (requirement, ANBAN_REQUIREMENT_HIGH_RISK))
    g_string_append (text, _ ("高危行业"));
  if (anban_record_get_int (requirement, ANBAN_REQUIREMENT_CROWDED))
    g_string_append (text, _ ("人员密集场所"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *value = anban_record_dup_display (requirement, fields[i]);

    if (*value != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
  }
  g_string_append_printf (text, _ (" · %s %d 次"), per,
                          (int)anban_record_get_int (requirement, ANBAN_REQUIREMENT_FREQUENCY_COUNT));
  return g_string_free (text, FALSE);
}

static void
add_offer (AnbanFrequencyOffers *self, guint place)
{
  const AnbanRequirementOffer *offer = self->offers->pdata[place];
  g_autofree char *reading = dup_reading (offer->requirement);
  g_autofree char *name = g_strdup_printf (_ ("收作要求：%s"), offer->clause);
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_ ("收作要求"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), offer->clause);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reading);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (one_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->clause, -1);
  gtk_list_box_append (self->list, row);
}

static void
show_offers (AnbanFrequencyOffers *self)
{
  guint n = anban_frequency_offers_get_n (self);
  g_autofree char *sentence = g_strdup_printf (_ ("计划里读到 %u 条频次，还没有收作要求。"), n);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n; i++)
    add_offer (self, i);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->all, n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
anban_frequency_offers_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanFrequencyOffers *self = ANBAN_FREQUENCY_OFFERS (part);

  g_set_object (&self->store, store);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->plan = owner != NULL ? anban_record_get_id (owner) : 0;
  if (owner != NULL && !anban_store_is_read_only (store) && !anban_record_is_deleted (owner))
    self->offers = anban_requirement_offers_new (store, self->plan, NULL);
  show_offers (self);
}

static void
anban_frequency_offers_dispose (GObject *object)
{
  AnbanFrequencyOffers *self = ANBAN_FREQUENCY_OFFERS (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_frequency_offers_parent_class)->dispose (object);
}

static void
anban_frequency_offers_class_init (AnbanFrequencyOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_frequency_offers_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_frequency_offers_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "frequencyoffers");
}

static void
anban_frequency_offers_init (AnbanFrequencyOffers *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  self->all = gtk_button_new_with_label (_ ("全部收下"));
  gtk_widget_set_valign (self->all, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  gtk_box_append (GTK_BOX (head), self->sentence);
  gtk_box_append (GTK_BOX (head), self->all);
  gtk_box_append (GTK_BOX (self->box), head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("计划里的频次"), -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("计划里的频次"),
                                  -1);
}

guint
anban_frequency_offers_get_n (AnbanFrequencyOffers *self)
{
  return self->offers != NULL ? self->offers->len : 0;
}

void
anban_frequency_offers_accept (AnbanFrequencyOffers *self, guint place)
{
  guint first = place == G_MAXUINT ? 0 : place;
  guint n = place == G_MAXUINT ? anban_frequency_offers_get_n (self) : 1;
  g_autofree char *message = g_strdup_printf (_ ("已收下 %u 条频次要求"), n);
  g_autoptr (GPtrArray) taken = self->offers != NULL ? g_ptr_array_ref (self->offers) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (first + n > anban_frequency_offers_get_n (self))
    return;
  done = anban_requirement_offers_accept (
      self->store, (AnbanRequirementOffer *const *)(void *)(taken->pdata + first), n, &error);
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", done ? message : error->message, done);
}
