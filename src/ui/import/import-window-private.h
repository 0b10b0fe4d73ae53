/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What import-window.c (construction, the checking), import-window-actions.c (buttons and keys) and
 * import-window-work.c (reading and taking) share; included by these alone.
 */
#pragma once

#include "ui/import/import-window.h"
#include "ui/import/intake-document.h"
#include "ui/import/intake-editor.h"
#include "ui/import/intake-list.h"
#include "ui/import/intake-unit-page.h"
#include "ui/import/source-pane.h"

G_BEGIN_DECLS

struct _AnbanImportWindow {
  AdwWindow parent_instance;
  GtkStack *stack, *titles;
  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  AdwViewStackPage *tasks_page, *units_page;
  AdwStatusPage *busy, *failed;
  GtkProgressBar *progress;
  GtkButton *take_button, *open_button, *stop_button;
  GtkWidget *undo_button, *redo_button;
  GtkTextView *pasted;
  GtkLabel *summary;
  AnbanSourcePane *source;
  AnbanIntakeList *list;
  AnbanIntakeEditor *editor;
  AnbanIntakeUnitPage *units;
  AnbanIntakeDocument *document;

  AnbanStore *store;
  AnbanPlanIntake *intake;
  GCancellable *cancellable; /* of the reading or taking under way */
  guint pulse, settle;
  gboolean taking;
  gboolean close_asked;
  char *backup_problem; /* why no backup was made before the import */
};

/* The templates; asking for them links them in. */
GResource *anban_import_get_resource (void);

/* Shows what was read. */
void anban_import_window_show_intake (AnbanImportWindow *self, AnbanPlanIntake *intake);
/* "start", "busy", "failed", "paste" or "review". */
void anban_import_window_show_page (AnbanImportWindow *self, const char *name);
void anban_import_window_toast (AnbanImportWindow *self, const char *text);
/* A plan is being checked, and can be taken. */
gboolean anban_import_window_is_reviewing (AnbanImportWindow *self);
void anban_import_window_update_actions (AnbanImportWindow *self);
void anban_import_window_class_add_actions (GtkWidgetClass *widget_class);
/* Saves what is being typed; FALSE where some of it cannot be read. */
gboolean anban_import_window_flush (AnbanImportWindow *self);

/* Backs the office up, then takes the plan. */
void anban_import_window_take (AnbanImportWindow *self);
void anban_import_window_stop (AnbanImportWindow *self);

G_END_DECLS
