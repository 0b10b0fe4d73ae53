/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The buttons that turn a view to one of its pages (看板 / 台账 / 动态清零): linked, one of them pressed, each setting a
 * stateful action of the view to the name of its page.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;      /* value of the action, a string */
  const char *label;     /* untranslated */
  const char *icon_name; /* or NULL */
} AnbanPageName;

GtkWidget *anban_page_switcher_new (const char *action, const AnbanPageName *pages, guint n_pages);
/* Whether a page of that name is there. */
gboolean anban_page_names_contain (const AnbanPageName *pages, guint n_pages, const char *name);

G_END_DECLS
