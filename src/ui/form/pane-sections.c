/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/pane-sections.h"

#include "ui/form/detail-section.h"
#include "ui/form/special-details.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const AnbanRegister *reg, *detail;
  AnbanPartPlace place;
  const char *title;
  GType type;
} Spec;

struct _AnbanPaneSections {
  GtkWidget *above, *first, *details;
  AnbanJumpBar *jumps;
  GArray *specs;       /* Spec, of all registers */
  GPtrArray *sections; /* AnbanDetailSection of the register that is shown */
  GPtrArray *parts;    /* AnbanRecordPart of it */
  AnbanStore *store;
  AnbanRecord *owner;
};

AnbanPaneSections *
anban_pane_sections_new (GtkWidget *above, GtkWidget *first, GtkWidget *details, AnbanJumpBar *jumps)
{
  AnbanPaneSections *self = g_new0 (AnbanPaneSections, 1);

  self->above = above;
  self->first = first;
  self->details = details;
  self->jumps = jumps;
  self->specs = g_array_new (FALSE, FALSE, sizeof (Spec));
  self->sections = g_ptr_array_new ();
  self->parts = g_ptr_array_new ();
  return self;
}

void
anban_pane_sections_free (AnbanPaneSections *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->specs);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->parts);
  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  g_free (self);
}

void
anban_pane_sections_add_part (AnbanPaneSections *self,
                              const AnbanRegister *reg,
                              AnbanPartPlace place,
                              const AnbanRegister *detail,
                              const char *title,
                              GType type)
{
  Spec spec = {reg, detail, place, title, type};

  g_array_append_val (self->specs, spec);
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
add_part (AnbanPaneSections *self, const Spec *spec, GtkWidget *box)
{
  GtkWidget *part = g_object_new (spec->type, NULL);

  gtk_box_append (GTK_BOX (box), part);
  g_ptr_array_add (self->parts, part);
  if (spec->title != NULL)
    anban_jump_bar_append (self->jumps, part, _ (spec->title));
  return part;
}

static const Spec *
find_instead (AnbanPaneSections *self, const AnbanRegister *reg, const AnbanRegister *detail)
{
  for (guint i = 0; i < self->specs->len; i++) {
    const Spec *spec = &g_array_index (self->specs, Spec, i);

    if (spec->place == ANBAN_PART_INSTEAD && spec->reg == reg && spec->detail == detail)
      return spec;
  }
  return NULL;
}

void
anban_pane_sections_create (AnbanPaneSections *self, const AnbanRegister *reg)
{
  g_ptr_array_set_size (self->sections, 0);
  g_ptr_array_set_size (self->parts, 0);
  empty_box (self->above);
  empty_box (self->first);
  empty_box (self->details);
  for (guint i = 0; i < self->specs->len; i++) {
    const Spec *spec = &g_array_index (self->specs, Spec, i);

    if (spec->reg == reg && (spec->place == ANBAN_PART_ABOVE || spec->place == ANBAN_PART_FIRST))
      add_part (self, spec, spec->place == ANBAN_PART_ABOVE ? self->above : self->first);
  }
  for (guint i = 0; reg->details != NULL && reg->details[i] != NULL; i++) {
    const Spec *instead = find_instead (self, reg, reg->details[i]);
    GtkWidget *section;

    if (instead != NULL) {
      add_part (self, instead, self->details);
      continue;
    }
    section = anban_special_details_create_section (reg->details[i]);
    gtk_box_append (GTK_BOX (self->details), section);
    g_ptr_array_add (self->sections, section);
    anban_jump_bar_append (self->jumps, section, _ (reg->details[i]->title));
  }
  for (guint i = 0; i < self->specs->len; i++) {
    const Spec *spec = &g_array_index (self->specs, Spec, i);

    if (spec->reg == reg && spec->place == ANBAN_PART_LAST)
      add_part (self, spec, self->details);
  }
}

static void
show_parts (AnbanPaneSections *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    anban_record_part_show (self->parts->pdata[i], self->store, self->owner);
}

void
anban_pane_sections_set_owner (AnbanPaneSections *self, AnbanStore *store, AnbanRecord *owner)
{
  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  for (guint i = 0; i < self->sections->len; i++)
    anban_special_details_set_owner (self->sections->pdata[i], store, owner);
  show_parts (self);
}

void
anban_pane_sections_reload (AnbanPaneSections *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    anban_detail_section_reload (self->sections->pdata[i]);
  show_parts (self);
}

void
anban_pane_sections_update (AnbanPaneSections *self, AnbanRecord *owner)
{
  for (guint i = 0; i < self->sections->len; i++) {
    gtk_widget_set_visible (self->sections->pdata[i], owner != NULL && anban_special_details_is_wanted (
                                                                           self->sections->pdata[i], owner));
    anban_jump_bar_set_count (self->jumps, self->sections->pdata[i],
                              anban_detail_section_get_n_details (self->sections->pdata[i]));
  }
  for (guint i = 0; i < self->parts->len; i++)
    anban_jump_bar_set_count (self->jumps, self->parts->pdata[i],
                              anban_record_part_get_count (self->parts->pdata[i]));
  gtk_widget_set_visible (self->above, owner != NULL && gtk_widget_get_first_child (self->above) != NULL);
  gtk_widget_set_visible (self->first, owner != NULL && gtk_widget_get_first_child (self->first) != NULL);
}

gboolean
anban_pane_sections_flush (AnbanPaneSections *self)
{
  gboolean done = TRUE;

  for (guint i = 0; i < self->sections->len; i++)
    done = anban_detail_section_flush (self->sections->pdata[i]) && done;
  for (guint i = 0; i < self->parts->len; i++)
    done = anban_record_part_flush (self->parts->pdata[i]) && done;
  return done;
}

GtkWidget *
anban_pane_sections_get_details (AnbanPaneSections *self, const AnbanRegister *reg)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (anban_detail_section_get_register (self->sections->pdata[i]) == reg)
      return self->sections->pdata[i];
  return NULL;
}

GtkWidget *
anban_pane_sections_get_part (AnbanPaneSections *self, GType type)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (G_OBJECT_TYPE (self->parts->pdata[i]) == type)
      return self->parts->pdata[i];
  return NULL;
}
