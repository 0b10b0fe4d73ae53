/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subcommands, one file each. @argv begins after the subcommand's name; each returns the exit status. Called
 * by cli.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int anban_plan_command (int argc, char **argv);
int anban_export_command (int argc, char **argv);
int anban_sample_command (int argc, char **argv);
int anban_check_command (int argc, char **argv);
int anban_backup_command (int argc, char **argv);
int anban_report_command (int argc, char **argv);

G_END_DECLS
