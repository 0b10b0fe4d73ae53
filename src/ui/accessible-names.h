/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 tells assistive technology the name of a class (“GtkScrollbar”) where a part of a window has no name
 * of its own. Controls are named where they are made; the parts that GTK and libadwaita make themselves are
 * named here, from what they show. Started once by the application.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Looks after every window of this process from now on. */
void anban_accessible_names_watch (void);
/* Names the nameless parts of @widget and below; called by the watch, and by tests. */
void anban_accessible_names_fill (GtkWidget *widget);
/* The same in a moment, once for many calls: names come with the focus, and a page can be turned without it. */
void anban_accessible_names_fill_soon (GtkWidget *widget);

G_END_DECLS
