/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People added one after the other by keyboard: names, initials of their pinyin, units or numbers as typed, with what
 * tells namesakes apart; Enter takes the first and the cursor stays. A name that is not there is offered as new.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PERSON_ADDER (anban_person_adder_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPersonAdder, anban_person_adder, ANBAN, PERSON_ADDER, GtkWidget)

/* Signals: "picked" (gint64 id); "named" (const char *name): somebody new. */
GtkWidget *anban_person_adder_new (const char *name, const char *hint);
/* @taken: ids (gint64) that are not offered any more; copied, may be NULL. */
void anban_person_adder_set_store (AnbanPersonAdder *self, AnbanStore *store, const GArray *taken);
void anban_person_adder_set_text (AnbanPersonAdder *self, const char *text);
/* Looks now, without the pause of typing; how many are offered. */
guint anban_person_adder_suggest (AnbanPersonAdder *self);
/* What Enter does. */
void anban_person_adder_activate (AnbanPersonAdder *self);

G_END_DECLS
