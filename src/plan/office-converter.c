/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/office-converter.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#define TIMEOUT_SECONDS 120

typedef struct {
  GMainContext *context;
  GSubprocess *process;
  gboolean ended, late;
} Wait;

/* LibreOffice starts children of its own: all of them are one process group, and end together. */
static void
begin_group (gpointer data)
{
  setpgid (0, 0);
}

static void
end_group (GSubprocess *process)
{
  const char *id = g_subprocess_get_identifier (process);

  if (id != NULL)
    kill (-(pid_t)g_ascii_strtoll (id, NULL, 10), SIGKILL);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  g_subprocess_wait_finish (wait->process, result, NULL);
  wait->ended = TRUE;
}

static gboolean
late_cb (gpointer data)
{
  Wait *wait = data;

  wait->late = TRUE;
  end_group (wait->process);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Wait *wait = data;

  end_group (wait->process);
  return G_SOURCE_REMOVE;
}

/* Waits in a context of its own, so that the caller's is not entered. */
static gboolean
wait_for (GSubprocess *process, GCancellable *cancellable)
{
  Wait wait = {.context = g_main_context_new (), .process = process};
  g_autoptr (GSource) timeout = g_timeout_source_new_seconds (TIMEOUT_SECONDS);
  g_autoptr (GSource) cancel = cancellable != NULL ? g_cancellable_source_new (cancellable) : NULL;

  g_main_context_push_thread_default (wait.context);
  g_source_set_callback (timeout, late_cb, &wait, NULL);
  g_source_attach (timeout, wait.context);
  if (cancel != NULL) {
    g_source_set_callback (cancel, G_SOURCE_FUNC (cancelled_cb), &wait, NULL);
    g_source_attach (cancel, wait.context);
  }
  g_subprocess_wait_async (process, NULL, ended_cb, &wait);
  while (!wait.ended)
    g_main_context_iteration (wait.context, TRUE);
  g_source_destroy (timeout);
  if (cancel != NULL)
    g_source_destroy (cancel);
  g_main_context_pop_thread_default (wait.context);
  g_main_context_unref (wait.context);
  return !wait.late;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

static char *
find_office (void)
{
  char *path = g_find_program_in_path ("soffice");

  return path != NULL ? path : g_find_program_in_path ("libreoffice");
}

static GBytes *
convert_in (const char *folder,
            const char *office,
            GBytes *bytes,
            const char *suffix,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *input_name = g_strconcat ("plan.", suffix, NULL);
  g_autofree char *input = g_build_filename (folder, input_name, NULL);
  g_autofree char *output_folder = g_build_filename (folder, "out", NULL);
  g_autofree char *output = g_build_filename (output_folder, "plan.docx", NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", folder, "/profile", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  char *contents = NULL;
  gsize len, size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_file_set_contents (input, data, (gssize)size, error))
    return NULL;
  g_subprocess_launcher_set_child_setup (launcher, begin_group, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, error, office, profile, "--headless", "--norestore",
                                         "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
                                         output_folder, input, NULL);
  if (process == NULL)
    return NULL;
  if (!wait_for (process, cancellable)) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_FAILED,
                         _ ("LibreOffice 两分钟还没有转换完，已经停下，请用它打开文件后另存为 .docx 再试。"));
    return NULL;
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!g_file_get_contents (output, &contents, &len, NULL)) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                         _ ("LibreOffice 打不开这个文件，可能已损坏或设了密码，请另存为 .docx 再试。"));
    return NULL;
  }
  return g_bytes_new_take (contents, len);
}

GBytes *
anban_office_convert (GBytes *bytes, const char *suffix, GCancellable *cancellable, GError **error)
{
  g_autofree char *office = find_office (), *folder = NULL;
  GBytes *docx;

  if (office == NULL) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                 _ ("读取 .%s 文件要用 LibreOffice 转换，这台电脑上没有装，请另存为 .docx 后再读取。"),
                 suffix);
    return NULL;
  }
  folder = g_dir_make_tmp ("anban-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  docx = convert_in (folder, office, bytes, suffix, cancellable, error);
  remove_tree (folder);
  return docx;
}
