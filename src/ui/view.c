/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/view.h"

#include <glib/gi18n-lib.h>

static const AnbanView views[] = {
    {ANBAN_VIEW_OVERVIEW, "overview", N_ ("总览"), "user-home-symbolic", NULL, NULL},
    {ANBAN_VIEW_LIST, "task", N_ ("责任清单"), NULL, NULL, NULL},
    {ANBAN_VIEW_HAZARDS, "hazard", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_DRILLS, "drill", N_ ("演练日历"), NULL, NULL, NULL},
    {ANBAN_VIEW_TRAINING, "training", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "unit", NULL, NULL, N_ ("台账"), NULL},
    {ANBAN_VIEW_LIST, "person", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "certificate", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "inspection", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "emergency_plan", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "plan", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "progress", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "campaign", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "letter", NULL, NULL, NULL, NULL},
    {ANBAN_VIEW_LIST, "requirement", NULL, NULL, N_ ("规则"), NULL},
};
/* after the registers that the table does not name */
static const AnbanView last_view = {
    ANBAN_VIEW_RECYCLE_BIN, "recycle-bin", N_ ("回收站"), "user-trash-symbolic", "", NULL};

const char *
anban_view_get_title (const AnbanView *self)
{
  return self->title != NULL ? _ (self->title) : self->reg->title;
}

const char *
anban_view_get_icon_name (const AnbanView *self)
{
  if (self->icon_name != NULL)
    return self->icon_name;
  return self->reg->icon_name != NULL ? self->reg->icon_name : "view-list-symbolic";
}

static gboolean
shows_register (const AnbanView *view)
{
  return view->kind != ANBAN_VIEW_OVERVIEW && view->kind != ANBAN_VIEW_RECYCLE_BIN;
}

static gboolean
is_named (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (shows_register (&views[i]) && g_strcmp0 (views[i].id, id) == 0)
      return TRUE;
  return FALSE;
}

GArray *
anban_view_list_all (const AnbanRegister *const *registers)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (AnbanView));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    AnbanView view = views[i];

    for (guint j = 0; shows_register (&view) && registers[j] != NULL; j++)
      if (g_strcmp0 (registers[j]->id, view.id) == 0)
        view.reg = registers[j];
    if (!shows_register (&view) || view.reg != NULL)
      g_array_append_val (all, view);
  }
  for (guint i = 0; registers[i] != NULL; i++)
    if (!registers[i]->embedded && !is_named (registers[i]->id)) {
      AnbanView view = {ANBAN_VIEW_LIST, registers[i]->id, NULL, NULL, NULL, registers[i]};

      g_array_append_val (all, view);
    }
  g_array_append_val (all, last_view);
  return all;
}
