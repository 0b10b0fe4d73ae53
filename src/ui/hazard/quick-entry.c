/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/quick-entry.h"

#include "registers/hazard.h"
#include "registers/inspection.h"
#include "rules/hazard-supervision.h"
#include "store/attachment.h"
#include "store/draft.h"

#include <glib/gi18n-lib.h>

#define DRAFT "quick-entry"

static void
quick_hazard_free (AnbanQuickHazard *hazard)
{
  g_object_unref (hazard->hazard);
  g_ptr_array_unref (hazard->photos);
  g_free (hazard);
}

AnbanQuickEntry *
anban_quick_entry_new (void)
{
  AnbanQuickEntry *self = g_new0 (AnbanQuickEntry, 1);

  self->hazards = g_ptr_array_new_with_free_func ((GDestroyNotify)quick_hazard_free);
  return self;
}

void
anban_quick_entry_free (AnbanQuickEntry *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->inspection);
  g_ptr_array_unref (self->hazards);
  g_free (self->signer);
  g_free (self);
}

AnbanQuickHazard *
anban_quick_entry_add (AnbanQuickEntry *self, AnbanRecord *hazard)
{
  AnbanQuickHazard *added = g_new0 (AnbanQuickHazard, 1);

  added->hazard = hazard;
  added->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_photo_free);
  g_ptr_array_add (self->hazards, added);
  return added;
}

/* --- taking --- */

static gboolean
save_hazard (AnbanQuickEntry *self, AnbanStore *store, AnbanQuickHazard *quick, GError **error)
{
  anban_inspection_fill_hazard (self->inspection, quick->hazard);
  if (!anban_store_save (store, quick->hazard, error))
    return FALSE;
  for (guint i = 0; i < quick->photos->len; i++) {
    AnbanPhoto *photo = quick->photos->pdata[i];
    g_autoptr (AnbanRecord) added = anban_attachment_add_photo (
        store, quick->hazard, photo->name, photo->picture, photo->preview, ANBAN_PHOTO_BEFORE, error);

    if (added == NULL)
      return FALSE;
  }
  return TRUE;
}

/* A hazard without a deadline, or whose unit stands under nobody, stays where it is: that is no error. */
static gboolean
hand_out (
    AnbanQuickEntry *self, AnbanStore *store, AnbanQuickHazard *quick, guint *n_handed_out, GError **error)
{
  g_autoptr (GArray) targets = NULL;
  g_autoptr (AnbanRecord) hazard =
      anban_store_get (store, &anban_hazard_register, anban_record_get_id (quick->hazard), error);
  AnbanDate due_on;

  if (hazard == NULL || (targets = anban_hazard_propose_recipients (store, hazard, error)) == NULL)
    return FALSE;
  if (targets->len == 0 || !anban_date_parse (anban_record_get_text (hazard, ANBAN_HAZARD_DUE_ON), &due_on))
    return TRUE;
  if (!anban_hazard_assign (
          store, hazard,
          &(AnbanHazardAssignment){.targets = (const AnbanHazardTarget *)(void *)targets->data,
                                   .n_targets = targets->len,
                                   .letters = self->letters,
                                   .on = ANBAN_DATE_NONE,
                                   .due_on = due_on,
                                   .person = self->signer},
          error))
    return FALSE;
  (*n_handed_out)++;
  return TRUE;
}

static gboolean
take_all (AnbanQuickEntry *self, AnbanStore *store, guint *n_handed_out, GError **error)
{
  if (!anban_store_save (store, self->inspection, error))
    return FALSE;
  for (guint i = 0; i < self->hazards->len; i++)
    if (!save_hazard (self, store, self->hazards->pdata[i], error) ||
        (self->hand_out && !hand_out (self, store, self->hazards->pdata[i], n_handed_out, error)))
      return FALSE;
  return TRUE;
}

static char *
describe (AnbanQuickEntry *self, guint n_handed_out)
{
  guint n = self->hazards->len;

  if (n == 0)
    return g_strdup (_ ("已保存检查记录，没有发现隐患"));
  if (!self->hand_out)
    return g_strdup_printf (_ ("已保存检查记录和 %u 项隐患"), n);
  if (n_handed_out == n)
    return g_strdup_printf (_ ("已保存检查记录和 %u 项隐患，全部交办"), n);
  return g_strdup_printf (
      _ ("已保存检查记录和 %u 项隐患，交办 %u 项；其余没有整改时限或找不到上级单位，仍为登记"), n,
      n_handed_out);
}

gboolean
anban_quick_entry_take (
    AnbanQuickEntry *self, AnbanStore *store, gint64 *inspection_id, char **message, GError **error)
{
  g_autofree char *unit = g_strdup (anban_record_get_ref_title (self->inspection, ANBAN_INSPECTION_UNIT));
  g_autofree char *label = g_strdup_printf (_ ("录入检查：%s"), unit);
  guint n_handed_out = 0;

  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  if (!take_all (self, store, &n_handed_out, error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  if (!anban_store_commit_step (store, error))
    return FALSE;
  *inspection_id = anban_record_get_id (self->inspection);
  *message = describe (self, n_handed_out);
  return TRUE;
}

/* --- the draft: the inspection, then each hazard with its photos behind it --- */

gboolean
anban_quick_entry_put_draft (AnbanQuickEntry *self, AnbanStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->inspection));
  for (guint i = 0; i < self->hazards->len; i++) {
    AnbanQuickHazard *quick = self->hazards->pdata[i];

    g_ptr_array_add (records, g_object_ref (quick->hazard));
    for (guint k = 0; k < quick->photos->len; k++) {
      AnbanPhoto *photo = quick->photos->pdata[k];
      AnbanRecord *kept = anban_attachment_keep_photo (store, photo->name, photo->picture, photo->preview,
                                                       ANBAN_PHOTO_BEFORE, error);

      if (kept == NULL)
        return FALSE;
      g_ptr_array_add (records, kept);
    }
  }
  return anban_draft_put_set (store, DRAFT, records, error);
}

static void
read_photo (AnbanStore *store, AnbanRecord *kept, AnbanQuickHazard *quick)
{
  g_autoptr (GBytes) picture = anban_attachment_get_content (store, kept, NULL);
  GBytes *preview =
      anban_attachment_get_preview (store, anban_record_get_text (kept, ANBAN_ATTACHMENT_SHA256));
  AnbanPhoto *photo;

  if (picture == NULL || preview == NULL) {
    g_clear_pointer (&preview, g_bytes_unref);
    return;
  }
  photo = g_new0 (AnbanPhoto, 1);
  photo->name = g_strdup (anban_record_get_text (kept, ANBAN_ATTACHMENT_NAME));
  photo->picture = g_steal_pointer (&picture);
  photo->preview = preview;
  g_ptr_array_add (quick->photos, photo);
}

AnbanQuickEntry *
anban_quick_entry_read_draft (AnbanStore *store)
{
  g_autoptr (GPtrArray) records = anban_draft_list_set (store, DRAFT);
  g_autoptr (AnbanQuickEntry) self = anban_quick_entry_new ();
  AnbanQuickHazard *last = NULL;

  for (guint i = 0; i < records->len; i++) {
    const AnbanRegister *reg = anban_record_get_register (records->pdata[i]);

    if (reg == &anban_inspection_register)
      g_set_object (&self->inspection, records->pdata[i]);
    else if (reg == &anban_hazard_register)
      last = anban_quick_entry_add (self, g_object_ref (records->pdata[i]));
    else if (reg == &anban_attachment_register && last != NULL)
      read_photo (store, records->pdata[i], last);
  }
  return self->inspection != NULL ? g_steal_pointer (&self) : NULL;
}

void
anban_quick_entry_drop_draft (AnbanStore *store)
{
  g_autoptr (GPtrArray) records = anban_draft_list_set (store, DRAFT);

  anban_draft_drop_set (store, DRAFT);
  for (guint i = 0; i < records->len; i++)
    if (anban_record_get_register (records->pdata[i]) == &anban_attachment_register)
      anban_attachment_forget (store, records->pdata[i]);
}
