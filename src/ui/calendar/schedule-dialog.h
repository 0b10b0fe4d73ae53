/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 自动排计划: the missing drills of the year as proposals, each with its unit, its day and why then. A day can be changed,
 * one taken by itself or all that are ticked at once, in one step that can be undone. Emits "accepted" (guint n) after
 * each taking.
 */
#pragma once

#include "rules/drill-schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_SCHEDULE_DIALOG (anban_schedule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnbanScheduleDialog, anban_schedule_dialog, ANBAN, SCHEDULE_DIALOG, AdwWindow)

/* @year: whose gaps are closed. Reads by itself. */
GtkWidget *anban_schedule_dialog_new (GtkWindow *parent, AnbanStore *store, int year);

/* For tests. */
gboolean anban_schedule_dialog_get_loading (AnbanScheduleDialog *self);
guint anban_schedule_dialog_get_n (AnbanScheduleDialog *self);
void anban_schedule_dialog_accept (AnbanScheduleDialog *self);

G_END_DECLS
