/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pdf-writer.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "report/block.h"
#include "report/page-renderer.h"

#define MOST_LEVELS 8

typedef struct {
  char *path;      /* where it goes in the end; links followed */
  char *temporary; /* beside it */
  int fd;
  int failure; /* errno of the first write that failed, or 0 */
  goffset written;
} PdfFile;

/* @code is an errno. */
static void
set_file_error (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *folder_name = g_filename_display_name (folder);

  switch (code) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL,
                 _ ("磁盘空间不足，“%s”没有写成，原有文件未改动；请腾出空间后再导出。"), name);
    break;
  case EACCES:
  case EPERM:
  case EROFS:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY,
                 _ ("文件夹“%s”不能写入，“%s”没有写成，原有文件未改动；请换一个文件夹再导出。"), folder_name,
                 name);
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND,
                 _ ("文件夹“%s”不存在，“%s”没有写成；请选择已有的文件夹再导出。"), folder_name, name);
    break;
  case EISDIR:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”是一个文件夹，没有导出；请换一个文件名。"),
                 name);
    break;
  default:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FAILED,
                 _ ("“%s”没有写成，原有文件未改动（%s）；请换一个位置再导出。"), name, g_strerror (code));
  }
}

static gboolean
open_file (PdfFile *self, const char *path, GError **error)
{
  char *followed = realpath (path, NULL);
  g_autofree char *folder = NULL;
  struct stat existing;

  self->path = g_strdup (followed ? followed : path);
  free (followed);
  self->fd = -1;
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR)) {
    set_file_error (error, self->path, EISDIR);
    return FALSE;
  }
  folder = g_path_get_dirname (self->path);
  self->temporary = g_build_filename (folder, ".anban-XXXXXX.pdf", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0) {
    set_file_error (error, self->path, errno);
    g_clear_pointer (&self->temporary, g_free);
    return FALSE;
  }
  /* Who may read the file that is replaced may read the new one, and nobody else meanwhile. */
  if (stat (self->path, &existing) == 0 && fchmod (self->fd, existing.st_mode & 0777) != 0) {
    set_file_error (error, self->path, errno);
    return FALSE;
  }
  return TRUE;
}

/* Whatever was not renamed goes. */
static void
clear_file (PdfFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdfFile, clear_file)

static cairo_status_t
write_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  PdfFile *self = user_data;

  while (length > 0) {
    ssize_t n = write (self->fd, data, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      self->failure = n < 0 ? errno : EIO;
      return CAIRO_STATUS_WRITE_ERROR;
    }
    data += n;
    length -= (unsigned int)n;
    self->written += n;
  }
  return CAIRO_STATUS_SUCCESS;
}

/* The file is as long as what was written, begins and ends like a PDF. */
static gboolean
is_whole (PdfFile *self)
{
  struct stat status;
  char head[5], tail[16];

  return fstat (self->fd, &status) == 0 && status.st_size == self->written && self->written > 64 &&
         pread (self->fd, head, sizeof head, 0) == (ssize_t)sizeof head && memcmp (head, "%PDF-", 5) == 0 &&
         pread (self->fd, tail, sizeof tail, self->written - (goffset)sizeof tail) == (ssize_t)sizeof tail &&
         g_strstr_len (tail, sizeof tail, "%%EOF");
}

static gboolean
commit_file (PdfFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int folder_fd;

  if (!is_whole (self)) {
    set_file_error (error, self->path, EIO);
    return FALSE;
  }
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->path) != 0) {
    set_file_error (error, self->path, errno);
    return FALSE;
  }
  g_clear_pointer (&self->temporary, g_free);

  /* The name too is on the disk; where a file system has no such thing, the file is whole all the same. */
  folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_fd >= 0) {
    fsync (folder_fd);
    close (folder_fd);
  }
  return TRUE;
}

static void
set_metadata (cairo_surface_t *surface, AnbanDocument *document)
{
  const char *author = anban_document_get_author (document), *subject = anban_document_get_subject (document);
  GDateTime *created = anban_document_get_created (document);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *created_text = g_date_time_format_iso8601 (created ? created : now);
  g_autofree char *now_text = g_date_time_format_iso8601 (now);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, anban_document_get_title (document));
  if (author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Anban " ANBAN_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created_text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, now_text);
}

static void
add_outline (cairo_surface_t *surface, AnbanPages *pages)
{
  int parents[MOST_LEVELS + 1] = {CAIRO_PDF_OUTLINE_ROOT};

  for (guint i = 0; i < anban_pages_get_n_outline (pages); i++) {
    AnbanOutlineEntry entry;
    g_autofree char *target = NULL;
    char y[G_ASCII_DTOSTR_BUF_SIZE];
    int level, id;

    anban_pages_get_outline (pages, i, &entry);
    level = CLAMP (entry.level, 1, MOST_LEVELS);
    g_ascii_formatd (y, sizeof y, "%.1f", MAX (0, entry.y - 6));
    target = g_strdup_printf ("page=%u pos=[0 %s]", entry.page + 1, y);
    id = cairo_pdf_surface_add_outline (surface, parents[level - 1], entry.text, target,
                                        level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    for (int deeper = level; deeper <= MOST_LEVELS; deeper++)
      parents[deeper] = id;
  }
}

static gboolean
draw_pages (AnbanPages *pages,
            cairo_surface_t *surface,
            GCancellable *cancellable,
            AnbanPagesProgress progress,
            gpointer user_data,
            GError **error)
{
  guint n_pages = anban_pages_get_count (pages);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < n_pages && cairo_status (cr) == CAIRO_STATUS_SUCCESS; page++) {
    g_autofree char *label = g_strdup_printf ("%u", anban_pages_get_number (pages, page));

    if (g_cancellable_set_error_if_cancelled (cancellable, error)) {
      cairo_destroy (cr);
      return FALSE;
    }
    cairo_pdf_surface_set_page_label (surface, label);
    anban_pages_draw (pages, page, cr);
    cairo_show_page (cr);
    if (progress)
      progress ((page + 1.0) / n_pages, user_data);
  }
  cairo_destroy (cr);
  return TRUE;
}

static gboolean
write_pages (PdfFile *file,
             AnbanPages *pages,
             GCancellable *cancellable,
             AnbanPagesProgress progress,
             gpointer user_data,
             GError **error)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean drawn;

  anban_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, file, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, anban_pages_get_document (pages));
  drawn = draw_pages (pages, surface, cancellable, progress, user_data, error);
  if (drawn)
    add_outline (surface, pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return FALSE;
  if (file->failure) {
    set_file_error (error, file->path, file->failure);
    return FALSE;
  }
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FAILED,
                 _ ("生成 PDF 时出错（%s），没有写出文件；请稍后再导出。"), cairo_status_to_string (status));
    return FALSE;
  }
  return TRUE;
}

gboolean
anban_pdf_write (AnbanPages *pages,
                 const char *path,
                 GCancellable *cancellable,
                 AnbanPagesProgress progress,
                 gpointer user_data,
                 GError **error)
{
  g_auto (PdfFile) file = {.fd = -1};

  g_return_val_if_fail (ANBAN_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return open_file (&file, path, error) &&
         write_pages (&file, pages, cancellable, progress, user_data, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) && commit_file (&file, error);
}

typedef struct {
  AnbanPagesProgress progress;
  gpointer user_data;
  double from;
} HalfProgress;

static void
half_progress_cb (double fraction, gpointer user_data)
{
  HalfProgress *half = user_data;

  if (half->progress)
    half->progress (half->from + fraction / 2, half->user_data);
}

gboolean
anban_pdf_write_document (AnbanDocument *document,
                          const char *path,
                          GCancellable *cancellable,
                          AnbanPagesProgress progress,
                          gpointer user_data,
                          GError **error)
{
  HalfProgress half = {progress, user_data, 0};
  g_autoptr (AnbanPages) pages = anban_pages_new (document, cancellable, half_progress_cb, &half, error);

  if (!pages)
    return FALSE;
  half.from = 0.5;
  return anban_pdf_write (pages, path, cancellable, half_progress_cb, &half, error);
}
