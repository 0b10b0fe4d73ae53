/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/pdf-text.h"

#include "base/error.h"
#include "plan/source-limits.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#define MAX_PAGES  2000
#define MAX_INDENT 20 /* characters */

typedef struct {
  char *text;
  double left;
} PdfLine;

typedef struct {
  GPtrArray *lines;  /* PdfLine of all pages */
  GArray *page_ends; /* guint: lines up to the end of each page */
  double height;     /* of the usual character, points */
} PdfText;

static void
line_free (PdfLine *line)
{
  g_free (line->text);
  g_free (line);
}

static void
pdf_text_clear (PdfText *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->page_ends, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdfText, pdf_text_clear)

/* Fonts of PDF writers map some characters to their compatibility forms: ⽅ for 方. */
static void
append_folded (GString *out, gunichar c)
{
  if ((c >= 0x2e80 && c <= 0x2fdf) || (c >= 0xf900 && c <= 0xfaff)) {
    char buffer[8] = {0};
    g_autofree char *normal = NULL;

    g_unichar_to_utf8 (c, buffer);
    normal = g_utf8_normalize (buffer, -1, G_NORMALIZE_NFKC);
    g_string_append (out, normal != NULL ? normal : buffer);
  } else {
    g_string_append_unichar (out, c);
  }
}

static void
add_line (PdfText *self, GString *line, double left)
{
  PdfLine *added;

  g_strchomp (line->str);
  if (line->str[strspn (line->str, " \t")] != '\0') {
    added = g_new0 (PdfLine, 1);
    added->text = g_strdup (line->str);
    added->left = left;
    g_ptr_array_add (self->lines, added);
  }
  g_string_truncate (line, 0);
}

static void
read_page (PdfText *self, PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *places = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_places = 0, i = 0;
  double left = -1;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return;
  if (!poppler_page_get_text_layout (page, &places, &n_places))
    n_places = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\n') {
      add_line (self, line, left);
      left = -1;
      continue;
    }
    if (left < 0 && c != ' ' && i < n_places) {
      left = places[i].x1;
      if (c >= 0x4e00 && c <= 0x9fff && self->height == 0)
        self->height = places[i].x2 - places[i].x1;
    }
    append_folded (line, c);
  }
  add_line (self, line, left);
  g_array_append_val (self->page_ends, self->lines->len);
}

/* A line without its figures, to know it again on other pages. */
static char *
dup_pattern (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isdigit (g_utf8_get_char (p)) && !g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static gboolean
is_only_number (const char *text)
{
  gboolean digits = FALSE;

  for (const char *p = text; *p != '\0'; p++) {
    if (!g_ascii_isdigit (*p) && *p != ' ')
      return FALSE;
    digits |= g_ascii_isdigit (*p);
  }
  return digits;
}

/* What stands first or last on three pages or more is a running header; a bare figure there a page number. */
static void
drop_running_lines (PdfText *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < 2; pass++) {
    guint start = 0;

    for (guint page = 0; page < self->page_ends->len; page++) {
      guint end = g_array_index (self->page_ends, guint, page), edges[2] = {start, end - 1};

      for (guint edge = 0; edge < 2 && end > start; edge++) {
        PdfLine *line = self->lines->pdata[edges[edge]];
        g_autofree char *pattern = dup_pattern (line->text);
        guint times = GPOINTER_TO_UINT (g_hash_table_lookup (seen, pattern));

        if (pass == 1 && ((times > 2 && strlen (pattern) < 120) || is_only_number (line->text)))
          line->text[0] = '\0';
        else if (pass == 0 && *pattern != '\0')
          g_hash_table_replace (seen, g_steal_pointer (&pattern), GUINT_TO_POINTER (times + 1));
      }
      start = end;
    }
  }
}

static char *
join_lines (PdfText *self)
{
  GString *out = g_string_new (NULL);
  guint start = 0;

  for (guint page = 0; page < self->page_ends->len; page++) {
    guint end = g_array_index (self->page_ends, guint, page);
    double margin = G_MAXDOUBLE;

    /* the margin is where long lines begin */
    for (guint i = start; i < end; i++) {
      const PdfLine *line = self->lines->pdata[i];

      if (line->left >= 0 && strlen (line->text) >= 45)
        margin = MIN (margin, line->left);
    }
    for (guint i = start; i < end; i++) {
      const PdfLine *line = self->lines->pdata[i];
      double indent = self->height > 0 && margin < G_MAXDOUBLE ? (line->left - margin) / self->height : 0;

      for (int n = 0; n < (int)CLAMP (indent + 0.5, 0, MAX_INDENT); n++)
        g_string_append (out, "　");
      if (line->text[0] != '\0')
        g_string_append_printf (out, "%s\n", line->text);
    }
    start = end;
  }
  return g_string_free (out, FALSE);
}

static void
set_failure (GError **error, const GError *cause)
{
  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                         _ ("PDF 设了密码，请先去掉密码再读取。"));
  else
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                         _ ("PDF 已损坏，打不开，请向发文单位另要一份或改用 Word 文档。"));
}

char *
anban_pdf_dup_text (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &cause);
  g_autoptr (GObject) owned G_GNUC_UNUSED =
      (GObject *)document; /* newer Poppler alone has autoptr for its types */
  g_auto (PdfText) text = {0};
  gsize size = 0;
  int n;

  if (document == NULL) {
    set_failure (error, cause);
    return NULL;
  }
  text.lines = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);
  text.page_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  n = MIN (poppler_document_get_n_pages (document), MAX_PAGES);
  for (int i = 0; i < n; i++) {
    PopplerPage *page = poppler_document_get_page (document, i);
    g_autoptr (GObject) owned_page G_GNUC_UNUSED = (GObject *)page;
    guint before = text.lines->len;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (page != NULL)
      read_page (&text, page);
    for (guint line = before; line < text.lines->len; line++)
      size += strlen (((PdfLine *)text.lines->pdata[line])->text);
    if (size > ANBAN_PLAN_SOURCE_MAX_TEXT) {
      g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE,
                           _ ("PDF 的文字过多，不像是一份方案，没有读取。"));
      return NULL;
    }
  }
  drop_running_lines (&text);
  if (size < 30) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                         _ ("PDF 里只有图片没有文字（可能是扫描件），请先做文字识别，或改用 Word 文档。"));
    return NULL;
  }
  return join_lines (&text);
}
