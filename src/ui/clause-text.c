/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clause-text.h"

#include <string.h>

static gboolean
ends_clause (gunichar c)
{
  return c == ' ' || c == '\n' || g_utf8_strchr ("，。；：、！？）”", -1, c) != NULL;
}

/* Behind the clause that begins at @text; what follows a mark without a break between goes with it. */
static const char *
find_end (const char *text)
{
  gboolean ended = FALSE;

  while (*text != '\0') {
    gunichar c = g_utf8_get_char (text);

    if (ended && !ends_clause (c))
      break;
    ended = ends_clause (c);
    text = g_utf8_next_char (text);
  }
  return text;
}

char *
anban_clause_text_dup_markup (const char *text)
{
  GString *markup = g_string_new (NULL);

  while (*text != '\0') {
    const char *end = find_end (text);
    g_autofree char *clause = g_markup_escape_text (text, end - text);

    g_string_append_printf (markup, "<span allow_breaks=\"false\">%s</span>", clause);
    text = end;
  }
  return g_string_free (markup, FALSE);
}

void
anban_clause_text_describe (AdwStatusPage *page, const char *text)
{
  g_autofree char *markup = text != NULL ? anban_clause_text_dup_markup (text) : NULL;

  adw_status_page_set_description (page, markup);
}

static void
apply_to_label (GtkLabel *label)
{
  g_autofree char *markup = anban_clause_text_dup_markup (gtk_label_get_text (label));

  gtk_label_set_markup (label, markup);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

void
anban_clause_text_apply (GtkWidget *widget)
{
  if (ADW_IS_STATUS_PAGE (widget)) {
    g_autofree char *text = g_strdup (adw_status_page_get_description (ADW_STATUS_PAGE (widget)));

    anban_clause_text_describe (ADW_STATUS_PAGE (widget), text);
  } else if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)) &&
             gtk_label_get_justify (GTK_LABEL (widget)) == GTK_JUSTIFY_CENTER)
    apply_to_label (GTK_LABEL (widget));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      anban_clause_text_apply (child);
}
