/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The balance of hazards (存量、增量、动态清零): how many were open, new and closed, month by month; how the stock of
 * earlier years goes down against its target; and the day on which the present pace reaches zero. Years and target
 * days are settings of the office, as its plan has them. Called by the balance page and the papers.
 */
#pragma once

#include "base/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Settings, and what holds where they are not set (三年行动: 存量 of 2023 and before gone by the end of 2024, new ones
 * curbed by the end of 2025, routine by the end of 2026). */
#define ANBAN_SETTING_STOCK_UNTIL_YEAR    "hazard-stock-until-year"
#define ANBAN_SETTING_STOCK_ZERO_BY       "hazard-stock-zero-by"
#define ANBAN_SETTING_INCREMENT_CURBED_BY "hazard-increment-curbed-by"
#define ANBAN_SETTING_ROUTINE_BY          "hazard-routine-by"

typedef struct {
  int year, month;   /* month 0: a whole year */
  gint64 found;      /* in it */
  gint64 closed;     /* in it */
  gint64 open;       /* at its end, or today */
  gint64 stock_open; /* of these, found in the stock years */
} AnbanBalanceMonth;

typedef enum {
  ANBAN_TARGET_STOCK,     /* 存量清零 */
  ANBAN_TARGET_INCREMENT, /* 遏制增量 */
  ANBAN_TARGET_ROUTINE,   /* 动态清零常态化: nothing overdue */
  ANBAN_N_TARGETS
} AnbanBalanceTarget;

typedef struct {
  AnbanDate by;
  gint64 left;       /* what stands against it today */
  gboolean is_past;  /* the day has gone by */
  AnbanQuery *query; /* the list of what is left */
} AnbanBalanceGoal;

typedef struct {
  int stock_until_year;
  GArray *months;    /* AnbanBalanceMonth, from the first hazard's month to this one */
  GArray *years;     /* the same by years */
  gint64 open;       /* today */
  gint64 stock_open; /* today, of the stock years */
  gint64 overdue;    /* today */
  double pace;       /* hazards fewer per day over the last 180 days; negative: they grow */
  AnbanDate zero_on; /* when that pace reaches none open; ANBAN_DATE_NONE: never, or none are open */
  double stock_pace; /* the same of the stock */
  AnbanDate stock_zero_on;
  AnbanBalanceGoal goals[ANBAN_N_TARGETS];
} AnbanHazardBalance;

/* NULL on an error. */
AnbanHazardBalance *anban_hazard_balance_read (AnbanStore *store, GCancellable *cancellable, GError **error);
void anban_hazard_balance_free (AnbanHazardBalance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanHazardBalance, anban_hazard_balance_free)

/* The lists behind a month or year (month 0): found in it, closed in it, open today that were found in it. */
typedef enum {
  ANBAN_BALANCE_FOUND,
  ANBAN_BALANCE_CLOSED,
  ANBAN_BALANCE_STILL_OPEN,
} AnbanBalanceList;
AnbanQuery *anban_hazard_balance_query (int year, int month, AnbanBalanceList list);

G_END_DECLS
