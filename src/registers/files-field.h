/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The column expression of a FILES field: how many attachments a row of the register @id has.
 */
#pragma once

#define ANBAN_FILES_COUNT(id)                                                                                \
  "(SELECT COUNT(*) FROM attachment a WHERE a.owner_register = '" id                                         \
  "' AND a.owner_id = t.id AND a.deleted_at IS NULL)"
