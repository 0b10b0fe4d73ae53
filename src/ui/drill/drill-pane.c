/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/drill-pane.h"

#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "ui/drill/drill-bar.h"
#include "ui/drill/drill-notice.h"
#include "ui/drill/mark-sheet.h"
#include "ui/drill/plan-notice.h"
#include "ui/drill/problem-section.h"

#include "drill-resource.h"

#include <glib/gi18n-lib.h>

static void
load_style (void)
{
  static gboolean is_loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (is_loaded)
    return;
  is_loaded = TRUE;
  /* asked for by its symbol, or the linker would leave it out */
  g_resources_register (anban_drill_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/anban/Anban/drill.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
anban_drill_pane_extend (AnbanRecordPane *pane)
{
  load_style ();
  anban_record_pane_add_part (pane, &anban_drill_register, ANBAN_PART_ABOVE, NULL, NULL,
                              ANBAN_TYPE_DRILL_BAR);
  anban_record_pane_add_part (pane, &anban_drill_register, ANBAN_PART_FIRST, NULL, NULL,
                              ANBAN_TYPE_DRILL_NOTICE);
  anban_record_pane_add_part (pane, &anban_drill_register, ANBAN_PART_INSTEAD, &anban_drill_mark_register,
                              N_ ("评估表"), ANBAN_TYPE_MARK_SHEET);
  anban_record_pane_add_part (pane, &anban_drill_register, ANBAN_PART_INSTEAD, &anban_drill_problem_register,
                              N_ ("发现问题"), ANBAN_TYPE_PROBLEM_SECTION);
  anban_record_pane_add_part (pane, &anban_emergency_plan_register, ANBAN_PART_FIRST, NULL, NULL,
                              ANBAN_TYPE_PLAN_NOTICE);
}
