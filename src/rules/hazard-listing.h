/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 挂牌督办 of major hazards: putting one on the list of a level, with letter and dates, and lifting it after a passed
 * recheck. Each is one undoable step. Called by the record pane and the command line.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  AnbanListingLevel level;
  gint64 unit_id;     /* 督办单位; 0: not said */
  const char *person; /* 督办人 */
  AnbanDate on;       /* ANBAN_DATE_NONE: today */
  AnbanDate due_on;
  const char *content;
  gboolean letter;       /* a letter of this office, with its number */
  const char *signer;    /* of that letter */
  const char *letter_no; /* or the number of the letter of another */
} AnbanHazardListing;

/* Only a major hazard that is open, and at one level once at a time. */
gboolean anban_hazard_put_on_list (AnbanStore *store,
                                   AnbanRecord *hazard,
                                   const AnbanHazardListing *listing,
                                   GError **error);

typedef struct {
  AnbanDate on; /* ANBAN_DATE_NONE: today */
  const char *lifted_by;
  const char *reason; /* where there is no passed recheck */
  gboolean letter;    /* a letter of this office about it */
  const char *signer; /* of that letter */
} AnbanHazardLifting;

/* @listing of anban_hazard_listing_register. */
gboolean anban_hazard_lift (AnbanStore *store,
                            AnbanRecord *listing,
                            const AnbanHazardLifting *lifting,
                            GError **error);

G_END_DECLS
