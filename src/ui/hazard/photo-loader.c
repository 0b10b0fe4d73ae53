/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/photo-loader.h"

#include "base/error.h"
#include "ui/files-chooser.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GPtrArray *sources; /* GFile or GdkTexture */
  AnbanPhotoRequest request;
  GPtrArray *photos, *refusals;
} Job;

static void
request_clear (AnbanPhotoRequest *request)
{
  if (request->destroy != NULL)
    request->destroy (request->data);
  request->destroy = NULL;
}

static void
job_free (Job *job)
{
  g_ptr_array_unref (job->sources);
  g_ptr_array_unref (job->photos);
  g_ptr_array_unref (job->refusals);
  request_clear (&job->request);
  g_free (job);
}

static AnbanPhoto *
read_source (GObject *source, int longest_side, GError **error)
{
  g_autoptr (GBytes) png = NULL;

  if (G_IS_FILE (source))
    return anban_photo_read_file (G_FILE (source), longest_side, error);
  png = gdk_texture_save_to_png_bytes (GDK_TEXTURE (source));
  return anban_photo_read (png, _ ("粘贴的照片.png"), longest_side, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->sources->len; i++) {
    g_autoptr (GError) error = NULL;
    AnbanPhoto *photo = read_source (job->sources->pdata[i], job->request.longest_side, &error);

    if (photo != NULL)
      g_ptr_array_add (job->photos, photo);
    else
      g_ptr_array_add (job->refusals, g_strdup (error->message));
  }
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *widget, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  /* also where the widget was taken out of its window meanwhile: photos that were read are not to be lost */
  job->request.func (GTK_WIDGET (widget), job->photos, job->refusals, job->request.data);
}

/* @sources is taken. */
static void
read_sources (GtkWidget *widget, GPtrArray *sources, const AnbanPhotoRequest *request)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, read_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->sources = sources;
  job->request = *request;
  job->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_photo_free);
  job->refusals = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_run_in_thread (task, read_thread);
}

void
anban_photo_loader_read_files (GtkWidget *widget, GSList *files, const AnbanPhotoRequest *request)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (; files != NULL; files = files->next)
    g_ptr_array_add (sources, g_object_ref (files->data));
  read_sources (widget, sources, request);
}

gboolean
anban_photo_loader_drop (GtkWidget *widget, const GValue *value, const AnbanPhotoRequest *request)
{
  GPtrArray *sources;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    anban_photo_loader_read_files (widget, g_value_get_boxed (value), request);
    return TRUE;
  }
  if (!G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE)) {
    AnbanPhotoRequest dropped = *request;

    request_clear (&dropped);
    return FALSE;
  }
  sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (sources, g_value_dup_object (value));
  read_sources (widget, sources, request);
  return TRUE;
}

GtkDropTarget *
anban_photo_loader_create_drop_target (void)
{
  GType types[] = {GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE};
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  return target;
}

/* --- pasting --- */

/* Waits for the clipboard, or for the clerk's choice of files. */
typedef struct {
  GtkWidget *widget;
  AnbanPhotoRequest request;
} Wish;

static Wish *
wish_new (GtkWidget *widget, const AnbanPhotoRequest *request)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->widget = g_object_ref (widget);
  wish->request = *request;
  return wish;
}

static void
wish_free (Wish *wish)
{
  request_clear (&wish->request);
  g_object_unref (wish->widget);
  g_free (wish);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  Wish *wish = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (value != NULL) {
    anban_photo_loader_drop (wish->widget, value, &wish->request);
    wish->request.destroy = NULL;
  } else if (gtk_widget_get_root (wish->widget) != NULL) {
    g_autoptr (GPtrArray) photos = g_ptr_array_new (), refusals = g_ptr_array_new ();

    g_ptr_array_add (refusals, (gpointer)_ ("剪贴板里没有照片；请先复制图片，或在文件管理器中复制照片文件"));
    wish->request.func (wish->widget, photos, refusals, wish->request.data);
  }
  wish_free (wish);
}

void
anban_photo_loader_paste (GtkWidget *widget, const AnbanPhotoRequest *request)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
                       gdk_content_formats_contain_mime_type (formats, "text/uri-list")
                   ? GDK_TYPE_FILE_LIST
                   : GDK_TYPE_TEXTURE;

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  wish_new (widget, request));
}

/* --- choosing --- */

static void
chosen_cb (GtkNativeDialog *chooser, int response, Wish *wish)
{
  GSList *files = anban_files_chooser_dup_files (chooser, response, ANBAN_FOLDER_PHOTOS);

  if (response == GTK_RESPONSE_ACCEPT) {
    anban_photo_loader_read_files (wish->widget, files, &wish->request);
    wish->request.destroy = NULL;
  }
  g_slist_free_full (files, g_object_unref);
  g_object_unref (chooser);
}

void
anban_photo_loader_choose (GtkWidget *widget, const AnbanPhotoRequest *request)
{
  GtkNativeDialog *chooser = anban_files_chooser_new (widget, _ ("添加照片"), ANBAN_FOLDER_PHOTOS, NULL);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new (), all = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _ ("照片"));
  gtk_file_filter_add_mime_type (pictures, "image/*");
  gtk_file_filter_set_name (all, _ ("所有文件"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), pictures);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), wish_new (widget, request),
                         (GClosureNotify)(void *)wish_free, 0);
  gtk_native_dialog_show (chooser);
}
