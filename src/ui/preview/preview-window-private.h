/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What preview-window.c (layout and looking) and preview-output.c (paper and PDF) share; included by these alone.
 */
#pragma once

#include "ui/preview/page-view.h"
#include "ui/preview/preview-window.h"
#include "ui/preview/print-form.h"

G_BEGIN_DECLS

struct _AnbanPreviewWindow {
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *busy, *failed;
  GtkProgressBar *progress;
  GtkScrolledWindow *scroller;
  GtkDropDown *form, *outline, *zoom;
  GtkWidget *bar, *unit_button, *each_button, *stop_button, *print_button;
  GtkLabel *unit_label, *count;
  GtkEntry *page_entry;
  AnbanPageView *view;

  AnbanStore *store;
  AnbanQuery *query;
  AnbanPages *pages;
  AnbanPrintForm shown_form;
  gint64 unit_id;
  const AnbanRecordPaper *paper; /* shown instead of a list, of @record_id */
  gint64 record_id;
  GCancellable *cancellable; /* of the work under way */
  int permille;              /* its progress, written by its thread */
  guint ticker;
  gboolean quiet; /* controls are set by the program */
};

/* The templates; asking for them links them in. */
GResource *anban_preview_get_resource (void);

/* The progress page with a stop button; work tells its progress by anban_preview_window_progress_cb (window). */
void anban_preview_window_begin_work (AnbanPreviewWindow *self, const char *title);
/* Back to the pages. */
void anban_preview_window_end_work (AnbanPreviewWindow *self);
void anban_preview_window_progress_cb (double fraction, gpointer window);

void anban_preview_window_class_add_output (GtkWidgetClass *widget_class);

G_END_DECLS
