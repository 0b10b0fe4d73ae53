/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of the record pane that one register alone has (the next steps of a hazard, its photos). Rooms above the
 * form derive from it and give the pane the type: anban_record_pane_add_part().
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORD_PART (anban_record_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnbanRecordPart, anban_record_part, ANBAN, RECORD_PART, GtkWidget)

struct _AnbanRecordPartClass {
  GtkWidgetClass parent_class;

  /* Shows @owner, a saved record, anew each time that the file changed; NULL empties. */
  void (*show) (AnbanRecordPart *self, AnbanStore *store, AnbanRecord *owner);
  /* How many there are of what it shows; may be left out. */
  guint (*get_count) (AnbanRecordPart *self);
  /* Saves what is being typed into it; FALSE where some of that cannot be saved, and says so. May be left out. */
  gboolean (*flush) (AnbanRecordPart *self);
};

typedef enum {
  ANBAN_PART_ABOVE,   /* under the title, always in sight */
  ANBAN_PART_FIRST,   /* before the fields */
  ANBAN_PART_INSTEAD, /* where a kind of details would be */
  ANBAN_PART_LAST,    /* after fields and details */
} AnbanPartPlace;

void anban_record_part_show (AnbanRecordPart *self, AnbanStore *store, AnbanRecord *owner);
guint anban_record_part_get_count (AnbanRecordPart *self);
gboolean anban_record_part_flush (AnbanRecordPart *self);

G_END_DECLS
