/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/letters-choice.h"

#include "ui/form/accessible-parts.h"

#include <glib/gi18n-lib.h>

#define KEY "anban-letters-choice"

static void
chosen_cb (GtkDropDown *choice, GParamSpec *property, AnbanStore *store)
{
  g_object_set_data (G_OBJECT (store), KEY, GUINT_TO_POINTER (gtk_drop_down_get_selected (choice) + 1));
}

/* In the order of AnbanLetters. */
GtkWidget *
anban_letters_choice_new (AnbanStore *store)
{
  const char *choices[] = {_ ("不编文号"), _ ("每个单位一份交办通知，自动编号"),
                           _ ("合用一份交办通知，自动编号"), NULL};
  guint last = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (store), KEY));
  GtkWidget *choice = gtk_drop_down_new_from_strings (choices);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), last > 0 ? last - 1 : ANBAN_LETTERS_EACH);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), store, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("发文"), -1);
  anban_accessible_parts_name (choice, _ ("发文"));
  return choice;
}

AnbanLetters
anban_letters_choice_get (GtkWidget *choice)
{
  return (AnbanLetters)gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
}
