/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-formats.h"

static const struct {
  const char *number_format;
  gboolean is_wrapped, is_centred;
} kinds[ANBAN_XLSX_N_FORMATS] = {
    [ANBAN_XLSX_TEXT] = {NULL},
    [ANBAN_XLSX_WRAPPED] = {NULL, TRUE},
    [ANBAN_XLSX_CODE] = {"@"},
    [ANBAN_XLSX_INTEGER] = {"0"},
    [ANBAN_XLSX_DECIMAL] = {"#,##0.00"},
    [ANBAN_XLSX_RATE] = {"0.0%"},
    [ANBAN_XLSX_DATE] = {"yyyy-mm-dd", FALSE, TRUE},
};

static const struct {
  lxw_color_t text, ground;
} tones[ANBAN_CELL_N_TONES] = {
    [ANBAN_CELL_SUCCESS] = {0x1b7a3d, 0xdff3e4}, [ANBAN_CELL_WARNING] = {0x9c5700, 0xfff0c7},
    [ANBAN_CELL_ERROR] = {0xb00020, 0xfbdadd},   [ANBAN_CELL_ACCENT] = {0x1a4f8b, 0xe1ecf8},
    [ANBAN_CELL_DIM] = {0x6b6b6b, 0xeeeeee},
};

#define SUM_GROUND    0xf2f2f2
#define HEADER_GROUND 0xe4ebf3

static lxw_format *
add_format (lxw_workbook *workbook, const char *font, double size)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, font);
  format_set_font_size (format, size);
  return format;
}

static lxw_format *
add_cell_format (lxw_workbook *workbook, const char *font)
{
  lxw_format *format = add_format (workbook, font, 11);

  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_border (format, LXW_BORDER_THIN);
  return format;
}

static lxw_format *
add_kind (lxw_workbook *workbook, AnbanXlsxFormat kind, gboolean is_sum)
{
  lxw_format *format = add_cell_format (workbook, is_sum ? "黑体" : "宋体");

  if (kinds[kind].number_format != NULL)
    format_set_num_format (format, kinds[kind].number_format);
  if (kinds[kind].is_wrapped)
    format_set_text_wrap (format);
  if (kinds[kind].is_centred)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (is_sum)
    format_set_bg_color (format, SUM_GROUND);
  return format;
}

void
anban_xlsx_formats_add (AnbanXlsxFormats *self, lxw_workbook *workbook)
{
  for (guint i = 0; i < ANBAN_XLSX_N_FORMATS; i++) {
    self->cells[FALSE][i] = add_kind (workbook, i, FALSE);
    self->cells[TRUE][i] = add_kind (workbook, i, TRUE);
  }
  for (guint i = ANBAN_CELL_PLAIN + 1; i < ANBAN_CELL_N_TONES; i++) {
    self->tones[i] = add_cell_format (workbook, "宋体");
    format_set_align (self->tones[i], LXW_ALIGN_CENTER);
    format_set_font_color (self->tones[i], tones[i].text);
    format_set_bg_color (self->tones[i], tones[i].ground);
  }
  self->header = add_cell_format (workbook, "黑体");
  format_set_text_wrap (self->header);
  format_set_align (self->header, LXW_ALIGN_CENTER);
  format_set_bg_color (self->header, HEADER_GROUND);
  self->title = add_format (workbook, "黑体", 16);
  format_set_align (self->title, LXW_ALIGN_CENTER);
  format_set_align (self->title, LXW_ALIGN_VERTICAL_CENTER);
  self->subtitle = add_format (workbook, "宋体", 11);
}

AnbanXlsxFormat
anban_xlsx_formats_choose (const AnbanSheetColumn *column)
{
  switch (column->kind) {
  case ANBAN_KIND_TEXT:
    return column->flags & ANBAN_FIELD_TEXT_CODE ? ANBAN_XLSX_CODE : ANBAN_XLSX_WRAPPED;
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_REF:
    return ANBAN_XLSX_WRAPPED;
  case ANBAN_KIND_BOOL:
  case ANBAN_KIND_CHOICE:
    return ANBAN_XLSX_TEXT;
  case ANBAN_KIND_INT:
  case ANBAN_KIND_FILES:
    return ANBAN_XLSX_INTEGER;
  case ANBAN_KIND_DECIMAL:
    return column->is_rate ? ANBAN_XLSX_RATE : ANBAN_XLSX_DECIMAL;
  case ANBAN_KIND_DATE:
    return ANBAN_XLSX_DATE;
  }
  return ANBAN_XLSX_TEXT;
}
