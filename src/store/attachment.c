/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/attachment.h"

#include "base/file-content.h"
#include "db/statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AnbanField fields[] = {
    [ANBAN_ATTACHMENT_OWNER_REGISTER] = {"owner_register", N_ ("所属台账"), NULL, NULL, ANBAN_KIND_TEXT,
                                         ANBAN_FIELD_REQUIRED | ANBAN_FIELD_HIDDEN, 12},
    [ANBAN_ATTACHMENT_OWNER_ID] = {"owner_id", N_ ("所属记录"), NULL, NULL, ANBAN_KIND_INT,
                                   ANBAN_FIELD_REQUIRED | ANBAN_FIELD_HIDDEN, 8},
    [ANBAN_ATTACHMENT_NAME] = {"name", N_ ("文件名"), NULL, NULL, ANBAN_KIND_TEXT,
                               ANBAN_FIELD_REQUIRED | ANBAN_FIELD_IN_LIST | ANBAN_FIELD_SEARCH, 30},
    [ANBAN_ATTACHMENT_MEDIA_TYPE] = {"media_type", N_ ("类型"), NULL, NULL, ANBAN_KIND_TEXT, 0, 20},
    [ANBAN_ATTACHMENT_SIZE] = {"size", N_ ("大小（字节）"), NULL, NULL, ANBAN_KIND_INT,
                               ANBAN_FIELD_REQUIRED | ANBAN_FIELD_IN_LIST, 12},
    [ANBAN_ATTACHMENT_SHA256] = {"sha256", N_ ("校验值"), NULL, NULL, ANBAN_KIND_TEXT,
                                 ANBAN_FIELD_REQUIRED | ANBAN_FIELD_HIDDEN, 20},
    [ANBAN_ATTACHMENT_ROLE] = {"role", N_ ("用途"), NULL, NULL, ANBAN_KIND_INT, ANBAN_FIELD_HIDDEN, 8},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_ATTACHMENT_N_FIELDS);

const AnbanRegister anban_attachment_register = {
    .id = "attachment",
    .title = N_ ("附件"),
    .icon_name = "mail-attachment-symbolic",
    .noun = N_ ("个附件"),
    .fields = fields,
    .n_fields = ANBAN_ATTACHMENT_N_FIELDS,
    .default_order = "t.id",
    .owner_field = -1,
    .embedded = TRUE,
    .title_field = ANBAN_ATTACHMENT_NAME,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
};

/* Equal bytes are kept once; a preview that comes later is added. */
static gboolean
store_content (AnbanStore *store, const char *sha256, GBytes *content, GBytes *preview, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "INSERT INTO attachment_content (sha256, content, preview) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (sha256) DO UPDATE SET preview = excluded.preview"
      " WHERE attachment_content.preview IS NULL AND excluded.preview IS NOT NULL",
      error);
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, sha256);
  /* an empty file has no data pointer, and a NULL blob would be NULL */
  anban_statement_bind_blob (statement, 2, data != NULL ? data : "", size);
  if (preview != NULL)
    anban_statement_bind_blob (statement, 3, g_bytes_get_data (preview, NULL), g_bytes_get_size (preview));
  return anban_statement_run (statement, error);
}

static gboolean
check_content (AnbanRecord *owner, const char *name, GBytes *content, GError **error)
{
  if (anban_record_get_id (owner) == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("记录还没有保存，没有添加附件；请先填好必填项"));
    return FALSE;
  }
  return anban_file_content_check_size (g_bytes_get_size (content), name, error);
}

static AnbanRecord *
create_record (AnbanRecord *owner, const char *name, GBytes *content, const char *sha256, int role)
{
  AnbanRecord *record = anban_record_new (&anban_attachment_register);
  g_autofree char *media_type = NULL, *content_type = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);

  content_type = g_content_type_guess (name, data, MIN (size, 4096), NULL);
  media_type = g_content_type_get_mime_type (content_type);
  anban_record_set_text (record, ANBAN_ATTACHMENT_OWNER_REGISTER, anban_record_get_register (owner)->id);
  anban_record_set_int (record, ANBAN_ATTACHMENT_OWNER_ID, anban_record_get_id (owner));
  anban_record_set_text (record, ANBAN_ATTACHMENT_NAME, name);
  anban_record_set_text (record, ANBAN_ATTACHMENT_MEDIA_TYPE, media_type);
  anban_record_set_int (record, ANBAN_ATTACHMENT_SIZE, (gint64)size);
  anban_record_set_text (record, ANBAN_ATTACHMENT_SHA256, sha256);
  if (role != 0)
    anban_record_set_int (record, ANBAN_ATTACHMENT_ROLE, role);
  return record;
}

static AnbanRecord *
add (AnbanStore *store,
     AnbanRecord *owner,
     const char *name,
     GBytes *content,
     GBytes *preview,
     int role,
     const char *label,
     GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr (AnbanRecord) record = NULL;

  if (!check_content (owner, name, content, error))
    return NULL;
  record = create_record (owner, name, content, sha256, role);
  if (!anban_store_begin_step (store, label, error))
    return NULL;
  if (!store_content (store, sha256, content, preview, error) || !anban_store_save (store, record, error)) {
    anban_store_rollback_step (store);
    return NULL;
  }
  return anban_store_commit_step (store, error) ? g_steal_pointer (&record) : NULL;
}

AnbanRecord *
anban_attachment_add_bytes (
    AnbanStore *store, AnbanRecord *owner, const char *name, GBytes *content, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("添加附件“%s”"), name);

  return add (store, owner, name, content, NULL, 0, label, error);
}

AnbanRecord *
anban_attachment_add_photo (AnbanStore *store,
                            AnbanRecord *owner,
                            const char *name,
                            GBytes *picture,
                            GBytes *preview,
                            int role,
                            GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("添加照片“%s”"), name);

  return add (store, owner, name, picture, preview, role, label, error);
}

AnbanRecord *
anban_attachment_keep_photo (
    AnbanStore *store, const char *name, GBytes *picture, GBytes *preview, int role, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture);
  g_autoptr (AnbanRecord) record = anban_record_new (&anban_attachment_register);

  if (!store_content (store, sha256, picture, preview, error))
    return NULL;
  anban_record_set_text (record, ANBAN_ATTACHMENT_NAME, name);
  anban_record_set_text (record, ANBAN_ATTACHMENT_SHA256, sha256);
  anban_record_set_int (record, ANBAN_ATTACHMENT_ROLE, role);
  return g_steal_pointer (&record);
}

void
anban_attachment_forget (AnbanStore *store, AnbanRecord *kept)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store),
                                "DELETE FROM attachment_content WHERE sha256 = ?1"
                                " AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = ?1)",
                                NULL);

  if (statement == NULL || anban_store_is_read_only (store))
    return;
  anban_statement_bind_text (statement, 1, anban_record_get_text (kept, ANBAN_ATTACHMENT_SHA256));
  anban_statement_run (statement, NULL);
}

gboolean
anban_attachment_set_role (AnbanStore *store, AnbanRecord *attachment, int role, GError **error)
{
  g_autofree char *label =
      g_strdup_printf (_ ("改变“%s”的用途"), anban_record_get_text (attachment, ANBAN_ATTACHMENT_NAME));

  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  if (role != 0)
    anban_record_set_int (attachment, ANBAN_ATTACHMENT_ROLE, role);
  else
    anban_record_set_null (attachment, ANBAN_ATTACHMENT_ROLE);
  if (!anban_store_save (store, attachment, error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  return anban_store_commit_step (store, error);
}

GBytes *
anban_attachment_get_preview (AnbanStore *store, const char *sha256)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store), "SELECT preview FROM attachment_content WHERE sha256 = ?1", NULL);
  gconstpointer data;
  gsize size;

  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, sha256);
  if (anban_statement_step (statement, NULL) != ANBAN_STEP_ROW)
    return NULL;
  data = anban_statement_get_blob (statement, 0, &size);
  return data != NULL && size > 0 ? g_bytes_new (data, size) : NULL;
}

AnbanRecord *
anban_attachment_add_file (AnbanStore *store, AnbanRecord *owner, GFile *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = anban_file_content_read (file, &name, error);

  return content != NULL ? anban_attachment_add_bytes (store, owner, name, content, error) : NULL;
}

static gboolean
collect_record (AnbanRecord *record, const char *group, gpointer data)
{
  g_ptr_array_add (data, anban_record_copy (record));
  return TRUE;
}

GPtrArray *
anban_attachment_list (AnbanStore *store, AnbanRecord *owner, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_attachment_register);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  anban_query_where_text (query, ANBAN_ATTACHMENT_OWNER_REGISTER, ANBAN_OP_EQ,
                          anban_record_get_register (owner)->id);
  anban_query_where_int (query, ANBAN_ATTACHMENT_OWNER_ID, ANBAN_OP_EQ, anban_record_get_id (owner));
  if (!anban_store_foreach (store, query, collect_record, records, NULL, error))
    return NULL;
  return g_steal_pointer (&records);
}

GBytes *
anban_attachment_get_content (AnbanStore *store, AnbanRecord *attachment, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store), "SELECT content FROM attachment_content WHERE sha256 = ?1", error);
  const char *sha256 = anban_record_get_text (attachment, ANBAN_ATTACHMENT_SHA256);
  g_autoptr (GBytes) content = NULL;
  g_autofree char *found = NULL;
  gconstpointer data;
  gsize size;

  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, sha256);
  if (anban_statement_step (statement, NULL) == ANBAN_STEP_ROW) {
    data = anban_statement_get_blob (statement, 0, &size);
    content = g_bytes_new (data, size);
    found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  }
  if (g_strcmp0 (found, sha256) != 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED, _ ("附件“%s”的内容缺失或已损坏；请从备份中取回"),
                 anban_record_get_text (attachment, ANBAN_ATTACHMENT_NAME));
    return NULL;
  }
  return g_steal_pointer (&content);
}

GFile *
anban_attachment_write_out (AnbanStore *store, AnbanRecord *attachment, const char *folder, GError **error)
{
  g_autoptr (GBytes) content = anban_attachment_get_content (store, attachment, error);
  /* the name came from elsewhere: only its last part, and never a hidden or a special one */
  g_autofree char *name = g_path_get_basename (anban_record_get_text (attachment, ANBAN_ATTACHMENT_NAME));
  const char *plain = name[0] == '.' ? "附件" : name;
  gconstpointer data;
  gsize size;

  if (content == NULL)
    return NULL;
  data = g_bytes_get_data (content, &size);
  for (guint i = 0; i < 1000; i++) {
    g_autofree char *numbered = i == 0 ? g_strdup (plain) : g_strdup_printf ("%u-%s", i, plain);
    g_autoptr (GFile) file = g_file_new_build_filename (folder, numbered, NULL);
    g_autoptr (GFileOutputStream) out = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, NULL);

    if (out == NULL && g_file_query_exists (file, NULL))
      continue;
    if (out != NULL && g_output_stream_write_all (G_OUTPUT_STREAM (out), data, size, NULL, NULL, NULL) &&
        g_output_stream_close (G_OUTPUT_STREAM (out), NULL, NULL))
      return g_steal_pointer (&file);
    break;
  }
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("不能把附件写到“%s”；请检查权限和空间"), folder);
  return NULL;
}
