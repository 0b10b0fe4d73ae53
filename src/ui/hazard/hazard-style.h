/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The style sheet of this room (resources/hazard.css), loaded with the first of its widgets.
 */
#pragma once

void anban_hazard_style_load (void);
