/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/last-signer.h"

#include "registers/hazard.h"

static GHashTable *
get_names (AnbanStore *store)
{
  GHashTable *names = g_object_get_data (G_OBJECT (store), "anban-last-signers");

  if (names == NULL) {
    names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    g_object_set_data_full (G_OBJECT (store), "anban-last-signers", names,
                            (GDestroyNotify)g_hash_table_unref);
  }
  return names;
}

/* 签收 and 报请复查 are the unit's; the one responsible there signs them as a rule. */
static gboolean
is_signed_by_unit (AnbanHazardStep step)
{
  return step == ANBAN_STEP_START || step == ANBAN_STEP_REPORT || step == ANBAN_STEP_ASK_EXTENSION;
}

char *
anban_last_signer_dup (AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step)
{
  const char *name = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (!is_signed_by_unit (step)) {
    name = g_hash_table_lookup (get_names (store), GUINT_TO_POINTER (step));
    return g_strdup (name != NULL ? name : anban_store_get_actor (store));
  }
  steps = anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (hazard), NULL);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    if (is_signed_by_unit ((AnbanHazardStep)anban_record_get_int (steps->pdata[i], ANBAN_HAZARD_STEP_STEP)))
      name = anban_record_get_text (steps->pdata[i], ANBAN_HAZARD_STEP_PERSON);
  return g_strdup (name != NULL ? name : anban_record_get_text (hazard, ANBAN_HAZARD_RESPONSIBLE));
}

void
anban_last_signer_remember (AnbanStore *store, AnbanHazardStep step, const char *name)
{
  g_hash_table_insert (get_names (store), GUINT_TO_POINTER (step), g_strdup (name));
}
