/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages one below the other at a scale, drawn as they come into sight; sits in a GtkScrolledWindow. Made by the
 * preview window.
 */
#pragma once

#include "report/page-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PAGE_VIEW (anban_page_view_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPageView, anban_page_view, ANBAN, PAGE_VIEW, GtkWidget)

#define ANBAN_PAGE_VIEW_MIN_ZOOM 0.5
#define ANBAN_PAGE_VIEW_MAX_ZOOM 3.0

/* @scroller: what it will sit in. Emits "moved" () when another page is in sight or the zoom changed. */
GtkWidget *anban_page_view_new (GtkScrolledWindow *scroller);
/* Starts at the first page; NULL shows nothing. */
void anban_page_view_set_pages (AnbanPageView *self, AnbanPages *pages);

/* 1: as large as on paper. 0: as wide as the window. */
void anban_page_view_set_zoom (AnbanPageView *self, double zoom);
/* The scale in use, also where it follows the window. */
double anban_page_view_get_scale (AnbanPageView *self);
gboolean anban_page_view_fits_width (AnbanPageView *self);

/* From 0. */
guint anban_page_view_get_page (AnbanPageView *self);
void anban_page_view_go_to (AnbanPageView *self, guint page);

G_END_DECLS
