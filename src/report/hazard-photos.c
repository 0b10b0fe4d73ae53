/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-photos.h"

#include "registers/hazard.h"
#include "report/fact-table.h"
#include "report/sheet-head.h"
#include "store/attachment.h"

#define PHOTO_HEIGHT 74.0 /* mm: three rows on a page */

static void
add_facts (AnbanDocument *document, AnbanRecord *hazard)
{
  AnbanTable *table = anban_fact_table_add (document, 24, 10.5, 7.5);

  anban_fact_table_add_wide (table, hazard, "被检查单位", ANBAN_HAZARD_UNIT);
  anban_fact_table_add_pair (table, hazard, "隐患编号", ANBAN_HAZARD_CODE, "隐患部位", ANBAN_HAZARD_PLACE);
  anban_fact_table_add_wide (table, hazard, "隐患描述", ANBAN_HAZARD_DESCRIPTION);
  anban_fact_table_add_wide (table, hazard, "整改措施", ANBAN_HAZARD_MEASURES);
  anban_fact_table_add_pair (table, hazard, "排查日期", ANBAN_HAZARD_FOUND_ON, "完成日期",
                             ANBAN_HAZARD_DONE_ON);
}

/* The pictures of one role, in their order: GBytes. */
static GPtrArray *
list_photos (AnbanStore *store, GPtrArray *files, AnbanPhotoRole role, GError **error)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  for (guint i = 0; i < files->len; i++) {
    GBytes *photo;

    if (anban_record_get_int (files->pdata[i], ANBAN_ATTACHMENT_ROLE) != (gint64)role)
      continue;
    photo = anban_attachment_get_content (store, files->pdata[i], error);
    if (photo == NULL)
      return NULL;
    g_ptr_array_add (photos, photo);
  }
  return g_steal_pointer (&photos);
}

static char *
dup_caption (const char *label, guint place, GPtrArray *photos)
{
  if (place >= photos->len)
    return g_strdup_printf ("没有%s照片", label);
  return photos->len > 1 ? g_strdup_printf ("%s（%u）", label, place + 1) : g_strdup (label);
}

AnbanDocument *
anban_hazard_photos_new (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) files = anban_attachment_list (store, hazard, error);
  g_autoptr (GPtrArray) before = files != NULL ? list_photos (store, files, ANBAN_PHOTO_BEFORE, error) : NULL;
  g_autoptr (GPtrArray) after = before != NULL ? list_photos (store, files, ANBAN_PHOTO_AFTER, error) : NULL;
  g_autoptr (AnbanDocument) document = anban_document_new ("隐患整改前后对照表");

  if (after == NULL)
    return NULL;
  anban_document_set_page_setup (document, &anban_page_setup_list);
  anban_document_set_subject (document, anban_record_get_text (hazard, ANBAN_HAZARD_CODE));
  anban_sheet_head_describe (document, store);
  anban_document_add_title (document, "隐患整改前后对照表");
  add_facts (document, hazard);
  for (guint i = 0; i < MAX (1, MAX (before->len, after->len)); i++) {
    g_autofree char *first = dup_caption ("整改前", i, before);
    g_autofree char *second = dup_caption ("整改后", i, after);

    anban_document_add_picture_pair (document, i < before->len ? before->pdata[i] : NULL, first,
                                     i < after->len ? after->pdata[i] : NULL, second, PHOTO_HEIGHT);
  }
  return g_steal_pointer (&document);
}
