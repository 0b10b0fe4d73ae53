/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every condition in the filter bar looks like: a button that says what it is about and opens a popover, and a
 * cross that lets go of the condition. Emits "changed" (). AnbanFilterChip and AnbanDateChip know what is in it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_CONDITION_CHIP (anban_condition_chip_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnbanConditionChip, anban_condition_chip, ANBAN, CONDITION_CHIP, GtkWidget)

struct _AnbanConditionChipClass {
  GtkWidgetClass parent_class;

  /* Longer texts end in dots; 0: all stands on the button. */
  int most_chars;
  /* The popover opens, and wants its child. */
  void (*opened) (AnbanConditionChip *self, GtkPopover *popover);
  /* The cross was pressed: no condition any more. "changed" is emitted afterwards. */
  void (*let_go) (AnbanConditionChip *self);
};

/* What it is about, and what the cross says. Once, after it was made. */
void anban_condition_chip_set_name (AnbanConditionChip *self, const char *name, const char *cross);
const char *anban_condition_chip_get_name (AnbanConditionChip *self);
/* @value as it stands after the name, NULL for none; @shown is what fits on the button, NULL for all of it. */
void anban_condition_chip_show (AnbanConditionChip *self, const char *value, const char *shown);
void anban_condition_chip_close (AnbanConditionChip *self);
void anban_condition_chip_changed (AnbanConditionChip *self);

G_END_DECLS
