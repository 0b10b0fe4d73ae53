/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-frame.h"

#include "base/text-width.h"
#include "exchange/xlsx-text.h"

typedef struct {
  lxw_worksheet *worksheet;
  const AnbanSheet *sheet;
  const AnbanXlsxFormats *formats;
  GString *buffer;
  lxw_row_t row;                          /* the next one */
  lxw_row_t first_header_row, header_row; /* two where columns have common headings */
} Frame;

static const char *
fit (Frame *self, const char *text)
{
  AnbanXlsxTextChange change = 0;

  return anban_xlsx_fit_text (text, self->buffer, &change);
}

/* & starts a code in headers and footers, which hold 255 characters in all. */
static char *
dup_header_text (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "&", -1);
  g_autofree char *escaped = g_strjoinv ("&&", parts);

  return g_utf8_strlen (escaped, -1) <= 200 ? g_steal_pointer (&escaped) : g_utf8_substring (escaped, 0, 200);
}

static void
set_up_page (Frame *self)
{
  const AnbanSheet *sheet = self->sheet;
  lxw_col_t last = (lxw_col_t)(sheet->n_columns - 1);

  worksheet_set_landscape (self->worksheet);
  worksheet_set_paper (self->worksheet, 9); /* A4 */
  worksheet_fit_to_pages (self->worksheet, 1, 0);
  worksheet_set_margins (self->worksheet, 0.5, 0.5, 0.75, 0.7);
  worksheet_center_horizontally (self->worksheet);
  worksheet_repeat_rows (self->worksheet, self->first_header_row, self->header_row);
  worksheet_set_footer (self->worksheet, "&C第&P页 共&N页");
  if (sheet->title != NULL && !sheet->title_row) {
    g_autofree char *text = dup_header_text (fit (self, sheet->title));
    g_autofree char *header = g_strconcat ("&C&\"黑体,Regular\"&14", text, NULL);

    worksheet_set_header (self->worksheet, header);
  }
  worksheet_freeze_panes (self->worksheet, self->header_row + 1, 0);
  for (lxw_col_t i = 0; i <= last; i++) {
    /* under common headings titles are long, and wrap */
    guint width = self->first_header_row < self->header_row
                      ? sheet->columns[i].width
                      : MAX (sheet->columns[i].width, anban_text_width (sheet->columns[i].label));

    worksheet_set_column (self->worksheet, i, i, MIN (width, 100) + 1.5, NULL);
  }
}

static void
write_title_rows (Frame *self)
{
  const AnbanSheet *sheet = self->sheet;
  lxw_col_t last = (lxw_col_t)(sheet->n_columns - 1);

  if (!sheet->title_row || sheet->title == NULL)
    return;

  worksheet_set_row (self->worksheet, self->row, 30, NULL);
  if (last > 0)
    worksheet_merge_range (self->worksheet, self->row, 0, self->row, last, fit (self, sheet->title),
                           self->formats->title);
  else
    worksheet_write_string (self->worksheet, self->row, 0, fit (self, sheet->title), self->formats->title);
  self->row++;
  if (sheet->subtitle != NULL && sheet->subtitle[0] != '\0')
    worksheet_write_string (self->worksheet, self->row++, 0, fit (self, sheet->subtitle),
                            self->formats->subtitle);
}

static gboolean
has_groups (const AnbanSheet *sheet)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].group != NULL)
      return TRUE;
  return FALSE;
}

static guint
find_group_end (const AnbanSheet *sheet, guint first)
{
  const char *group = sheet->columns[first].group;
  guint end = first + 1;

  while (group != NULL && end < sheet->n_columns && g_strcmp0 (sheet->columns[end].group, group) == 0)
    end++;
  return end;
}

/* Over columns of one group their heading; a column by itself has both rows. */
static void
write_group_row (Frame *self)
{
  const AnbanSheet *sheet = self->sheet;

  worksheet_set_row (self->worksheet, self->first_header_row, 24, NULL);
  for (guint i = 0; i < sheet->n_columns; i++) {
    const AnbanSheetColumn *column = &sheet->columns[i];

    worksheet_write_string (self->worksheet, self->first_header_row, (lxw_col_t)i,
                            fit (self, column->group != NULL ? column->group : column->label),
                            self->formats->header);
  }
}

/* Headings over several columns, or down both rows of columns by themselves. Rows are written in their order only: with
 * neither text nor format a merge is noted and nothing is written. */
static void
merge_header (Frame *self, gboolean grouped)
{
  lxw_row_t last = grouped ? self->first_header_row : self->header_row;

  for (guint i = 0, end; i < self->sheet->n_columns; i = end) {
    end = find_group_end (self->sheet, i);
    if ((self->sheet->columns[i].group != NULL) == grouped && (!grouped || end > i + 1))
      worksheet_merge_range (self->worksheet, self->first_header_row, (lxw_col_t)i, last,
                             (lxw_col_t)(end - 1), "", NULL);
  }
}

static void
write_header (Frame *self)
{
  const AnbanSheetColumn *columns = self->sheet->columns;
  gboolean grouped = self->first_header_row < self->header_row;

  if (grouped) {
    write_group_row (self);
    merge_header (self, TRUE);
  }
  worksheet_set_row (self->worksheet, self->header_row, grouped ? 48 : 24, NULL);
  for (guint i = 0; i < self->sheet->n_columns; i++)
    if (grouped && columns[i].group == NULL)
      worksheet_write_blank (self->worksheet, self->header_row, (lxw_col_t)i, self->formats->header);
    else
      worksheet_write_string (self->worksheet, self->header_row, (lxw_col_t)i, fit (self, columns[i].label),
                              self->formats->header);
  if (grouped)
    merge_header (self, FALSE);
}

lxw_row_t
anban_xlsx_frame_write (lxw_worksheet *worksheet,
                        const AnbanSheet *sheet,
                        const AnbanXlsxFormats *formats,
                        GString *buffer)
{
  Frame self = {worksheet, sheet, formats, buffer};

  write_title_rows (&self);
  self.first_header_row = self.row;
  self.header_row = self.row + has_groups (sheet);
  set_up_page (&self);
  write_header (&self);
  return self.header_row;
}
