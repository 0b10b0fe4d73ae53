/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF table of 2,000 rows × 10 columns: the engine against a bare loop that sets each cell in a PangoLayout,
 * breaks pages by the highest cell and shows the layouts. Same texts, widths and faces; the bare loop has neither
 * repeated header, grid nor page numbers. Every text is different, so that sharing equal cells helps nobody.
 */
#include "figure.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/pdf-writer.h"

#define N_ROWS    2000
#define N_COLUMNS 10
#define N_RUNS    5
#define MM(mm)    ((mm)*72.0 / 25.4)

static const AnbanTableColumn columns[N_COLUMNS] = {
    {"序号", 12, TRUE, ANBAN_ALIGN_CENTER},
    {"重点任务", 30, TRUE},
    {"具体措施", 62, TRUE},
    {"牵头单位", 24, TRUE},
    {"责任单位", 32, TRUE},
    {"完成时限", 22, TRUE, ANBAN_ALIGN_CENTER},
    {"进展情况", 40, TRUE},
    {"佐证", 12, TRUE, ANBAN_ALIGN_CENTER},
    {"填报人", 16, TRUE},
    {"亮灯", 17, TRUE, ANBAN_ALIGN_CENTER},
};

static char *texts[N_ROWS][N_COLUMNS];

static void
make_texts (void)
{
  for (guint row = 0; row < N_ROWS; row++) {
    char **cells = texts[row];

    cells[0] = g_strdup_printf ("%u", row + 1);
    cells[1] = g_strdup_printf ("第%u号风险点隐患排查整治", row);
    cells[2] = g_strdup_printf ("组织%u家企业对照判定标准（第%u条）开展自查自改，建立台账，明确责任人、资金%"
                                "u万元、时限和预案，做到“五到位”。",
                                row % 997, row % 53, row % 331 + row);
    cells[3] = g_strdup_printf ("第%u监管办公室", row);
    cells[4] = g_strdup_printf ("第%u网格站、第%u工作队、各镇人民政府", row, row * 7 % 2003);
    cells[5] = g_strdup_printf ("%u年%u月%u日", 2026 + row % 3, row % 12 + 1, row % 28 + 1);
    cells[6] = g_strdup_printf ("已排查%u处，发现问题%u条，整改完成%u条。", row, row * 3, row * 2);
    cells[7] = g_strdup_printf ("%u", row % 41);
    cells[8] = g_strdup_printf ("经办%u", row);
    cells[9] = g_strdup_printf ("正常%u", row);
  }
}

static double
run_engine (const char *path)
{
  double start = figure_now ();
  g_autoptr (AnbanDocument) document = anban_document_new ("任务分解表");
  AnbanTable *table = anban_document_add_table (document, columns, N_COLUMNS);
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row < N_ROWS; row++)
    anban_table_add_texts (table, (const char *const *)texts[row]);
  if (!anban_pdf_write_document (document, path, NULL, NULL, NULL, &error)) {
    fprintf (stderr, "bench-report: %s\n", error->message);
    exit (1);
  }
  return figure_now () - start;
}

static PangoLayout *
make_layout (cairo_t *cr, guint column)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, anban_fonts_get_family (ANBAN_FONT_SONGTI));
  pango_font_description_set_absolute_size (description, 9 * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int)((MM (columns[column].width) - 6) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, columns[column].align == ANBAN_ALIGN_CENTER ? PANGO_ALIGN_CENTER
                                                                                  : PANGO_ALIGN_LEFT);
  return layout;
}

/* The least that draws the same words: each cell is set and shaped once, measured and shown. */
static double
run_bare (const char *path)
{
  double start = figure_now (), y = MM (18);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, MM (297), MM (210));
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layouts[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    layouts[i] = make_layout (cr, i);
  for (guint row = 0; row < N_ROWS; row++) {
    double x = MM (15);
    int most = 0;

    for (guint i = 0; i < N_COLUMNS; i++) {
      int height;

      pango_layout_set_text (layouts[i], texts[row][i], -1);
      pango_layout_get_size (layouts[i], NULL, &height);
      most = MAX (most, height);
    }
    if (y + (double)most / PANGO_SCALE + 6 > MM (210 - 17)) {
      cairo_show_page (cr);
      y = MM (18);
    }
    for (guint i = 0; i < N_COLUMNS; i++) {
      cairo_move_to (cr, x + 3, y + 3);
      pango_cairo_show_layout (cr, layouts[i]);
      x += MM (columns[i].width);
    }
    y += (double)most / PANGO_SCALE + 6;
  }
  for (guint i = 0; i < N_COLUMNS; i++)
    g_object_unref (layouts[i]);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return figure_now () - start;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "table.pdf", NULL);
  double engine[N_RUNS], bare[N_RUNS];

  make_texts ();
  run_bare (path); /* opens the fonts for both */
  run_engine (path);
  for (guint i = 0; i < N_RUNS; i++) {
    bare[i] = run_bare (path);
    engine[i] = run_engine (path);
  }
  figure_ratio ("PDF table of 2,000 rows × 10", figure_median (engine, N_RUNS), "ms", "bare Pango/Cairo loop",
                figure_median (bare, N_RUNS), 1.6);
  g_unlink (path);
  g_rmdir (folder);
  for (guint row = 0; row < N_ROWS; row++)
    for (guint i = 0; i < N_COLUMNS; i++)
      g_free (texts[row][i]);
  return 0;
}
