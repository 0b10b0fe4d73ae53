/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一人一档: who somebody is, the hours of each year against the rule, all trainings and examinations, the certificates
 * and what is to be done about them, and a form for violations.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_person_file_new (AnbanStore *store, AnbanRecord *person, GError **error);

G_END_DECLS
