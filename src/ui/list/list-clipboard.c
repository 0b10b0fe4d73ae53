/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/list-clipboard.h"

#include "exchange/clipboard-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_header (AnbanClipboardTable *table, const AnbanRegister *reg, const guint *fields, guint n_fields)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_fields; i++)
    g_ptr_array_add (cells, g_strdup (reg->fields[fields[i]].label));
  anban_clipboard_table_take_row (table, cells);
}

static void
add_record (AnbanClipboardTable *table, AnbanRecord *record, const guint *fields, guint n_fields)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_fields; i++)
    g_ptr_array_add (cells, anban_record_dup_display (record, fields[i]));
  anban_clipboard_table_take_row (table, cells);
}

static void
put (GdkClipboard *clipboard, const AnbanClipboardTable *table, gboolean header)
{
  char *text = anban_clipboard_table_to_text (table), *html = anban_clipboard_table_to_html (table, header);
  g_autoptr (GBytes) text_bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GBytes) html_bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *parts[] = {
      gdk_content_provider_new_for_bytes ("text/html", html_bytes),
      gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", text_bytes),
      gdk_content_provider_new_for_bytes ("text/plain", text_bytes),
      gdk_content_provider_new_typed (G_TYPE_STRING, g_bytes_get_data (text_bytes, NULL)),
  };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));

  gdk_clipboard_set_content (clipboard, all);
}

gboolean
anban_list_clipboard_copy (GdkClipboard *clipboard,
                           AnbanStore *store,
                           const AnbanRegister *reg,
                           const GArray *ids,
                           const guint *fields,
                           guint n_fields,
                           gboolean header,
                           GError **error)
{
  g_autoptr (AnbanClipboardTable) table = anban_clipboard_table_new ();

  if (ids->len > ANBAN_LIST_CLIPBOARD_MAX_ROWS) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("选中了 %u 行，复制最多 %d 行；这么多行请用“导出 Excel”。"), ids->len,
                 ANBAN_LIST_CLIPBOARD_MAX_ROWS);
    return FALSE;
  }
  if (header)
    add_header (table, reg, fields, n_fields);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (AnbanRecord) record = anban_store_get (store, reg, g_array_index (ids, gint64, i), error);

    if (record == NULL)
      return FALSE;
    add_record (table, record, fields, n_fields);
  }
  put (clipboard, table, header);
  return TRUE;
}
