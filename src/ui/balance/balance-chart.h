/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chart of the balance: a bar for what was found and one for what was closed in each month or year, and a line
 * for what was open at its end. The same numbers stand in the table below it, which screen readers read.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_BALANCE_CHART (anban_balance_chart_get_type ())
G_DECLARE_FINAL_TYPE (AnbanBalanceChart, anban_balance_chart, ANBAN, BALANCE_CHART, GtkWidget)

GtkWidget *anban_balance_chart_new (void);
/* @months: AnbanBalanceMonth, as many as are to be shown, in their order. Copied. */
void anban_balance_chart_set_months (AnbanBalanceChart *self, const GArray *months);

G_END_DECLS
