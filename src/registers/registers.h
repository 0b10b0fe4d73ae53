/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of all registers of an office. A new register is one descriptor file, one migration and one line
 * in registers.c.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

/* NULL-terminated; what anban_store_open() is given. */
extern const AnbanRegister *const anban_registers[];

/* By id; NULL for an unknown one. */
const AnbanRegister *anban_registers_find (const char *id);

G_END_DECLS
