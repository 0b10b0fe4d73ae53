/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/shaped-text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "report/printable-text.h"

/* Pango's cost of a paragraph grows with its length times its lines, so long ones are given to it in pieces: whole
 * lines are taken, the last one starts the next piece. */
#define PIECE_BYTES     3072
#define SHARED_BYTES    60   /* texts up to this long are shared between equal cells */
#define SHARED_MAX      8192 /* entries */
#define WIDEST_STRETCH  2.5  /* a justified line is stretched by this many characters at most */
#define OPTICAL_CENTRE  0.38 /* middle of a Chinese character above the baseline, in ems */
#define GLYPHS_ON_STACK 256

typedef struct {
  guint32 index;
  float x, y; /* from the start of the line, the baseline */
} ShapedGlyph;

typedef struct {
  guint16 bytes, glyphs;
} ShapedCluster;

typedef struct {
  cairo_scaled_font_t *font; /* the shaper's */
  guint32 glyph, n_glyphs;
  guint32 cluster, n_clusters;
  guint32 text, n_bytes;
  gboolean backward;
} ShapedRun;

typedef struct {
  guint32 run, n_runs;
  guint32 text, n_bytes;
  float x, width;
} ShapedLine;

struct _AnbanShapedText {
  gatomicrefcount refs;
  AnbanTextShaper *shaper;
  gsize bytes;
  AnbanTextForm form;
  double asked_width;
  char *text;
  ShapedLine *lines;
  ShapedRun *runs;
  ShapedGlyph *glyphs;
  ShapedCluster *clusters;
  guint n_lines;
};

struct _AnbanTextShaper {
  GMutex lock;
  PangoLayout *layout;
  PangoContext *context;
  AnbanTextForm current; /* what @layout is set to */
  double current_width;
  double current_indent;
  GHashTable *shared; /* of AnbanShapedText by text, form and width */
  GHashTable *fonts;  /* scaled fonts in use: one reference each */
  gsize held;         /* atomic */

  /* The text being shaped. */
  GArray *lines, *runs, *glyphs, *clusters;
};

static guint
hash_shaped (gconstpointer key)
{
  const AnbanShapedText *text = key;

  return g_str_hash (text->text) ^ (guint)(text->asked_width * 64) ^ ((guint)text->form.role << 28) ^
         (guint)(text->form.size * 4);
}

static gboolean
is_same_shape (gconstpointer a, gconstpointer b)
{
  const AnbanShapedText *first = a, *second = b;
  const AnbanTextForm *f = &first->form, *s = &second->form;

  return first->asked_width == second->asked_width && f->role == s->role && f->size == s->size &&
         f->pitch == s->pitch && f->indent == s->indent && f->align == s->align && f->justify == s->justify &&
         f->bold == s->bold && strcmp (first->text, second->text) == 0;
}

AnbanTextShaper *
anban_text_shaper_new (void)
{
  AnbanTextShaper *self = g_new0 (AnbanTextShaper, 1);
  PangoFontMap *map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  g_mutex_init (&self->lock);
  /* One unit is one point, and metrics do not depend on a screen: pages break the same everywhere. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  self->context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  pango_context_set_round_glyph_positions (self->context, FALSE);
  self->layout = pango_layout_new (self->context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (self->layout, FALSE);
  self->current_width = NAN;
  self->shared =
      g_hash_table_new_full (hash_shaped, is_same_shape, (GDestroyNotify)anban_shaped_text_unref, NULL);
  self->fonts = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)cairo_scaled_font_destroy, NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (ShapedLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (ShapedRun));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (ShapedGlyph));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (ShapedCluster));
  g_object_unref (map);
  return self;
}

void
anban_text_shaper_free (AnbanTextShaper *self)
{
  g_hash_table_unref (self->shared);
  g_hash_table_unref (self->fonts);
  g_array_unref (self->lines);
  g_array_unref (self->runs);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
use_form (AnbanTextShaper *self, const AnbanTextForm *form, double width)
{
  if (self->current.role != form->role || self->current.size != form->size ||
      self->current.bold != form->bold) {
    PangoFontDescription *description = pango_font_description_new ();
    g_autofree char *families =
        g_strdup_printf ("%s,Noto Serif CJK SC,Noto Sans CJK SC,Sans", anban_fonts_get_family (form->role));

    pango_font_description_set_family (description, families);
    pango_font_description_set_size (description, (int)lround (form->size * PANGO_SCALE));
    if (form->bold || anban_fonts_wants_bold (form->role))
      pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description (self->layout, description);
    pango_font_description_free (description);
    self->current = *form;
  }
  if (self->current_width != width) {
    pango_layout_set_width (self->layout, width > 0 ? (int)floor (width * PANGO_SCALE) : -1);
    self->current_width = width;
  }
}

static void
use_indent (AnbanTextShaper *self, double indent)
{
  if (self->current_indent != indent) {
    pango_layout_set_indent (self->layout, (int)lround (indent * PANGO_SCALE));
    self->current_indent = indent;
  }
}

static cairo_scaled_font_t *
get_scaled_font (AnbanTextShaper *self, PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));

  if (scaled && !g_hash_table_contains (self->fonts, scaled))
    g_hash_table_add (self->fonts, cairo_scaled_font_reference (scaled));
  return scaled;
}

/* The last run of the line, where font and text go on as between Chinese and figures; else a new one. */
static ShapedRun *
open_run (AnbanTextShaper *self, ShapedLine *line, cairo_scaled_font_t *font, guint text, gboolean backward)
{
  ShapedRun run = {font, self->glyphs->len, 0, self->clusters->len, 0, text, 0, backward};

  if (line->n_runs > 0 && !backward) {
    ShapedRun *last = &g_array_index (self->runs, ShapedRun, self->runs->len - 1);

    if (last->font == font && !last->backward && last->text + last->n_bytes == text)
      return last;
  }
  line->n_runs++;
  g_array_append_val (self->runs, run);
  return &g_array_index (self->runs, ShapedRun, self->runs->len - 1);
}

static guint
add_glyph (AnbanTextShaper *self, const PangoGlyphInfo *info, int x)
{
  ShapedGlyph glyph = {info->glyph, (float)(x + info->geometry.x_offset) / PANGO_SCALE,
                       (float)info->geometry.y_offset / PANGO_SCALE};

  if (info->glyph == PANGO_GLYPH_EMPTY)
    return 0;
  if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
    glyph.index = 0; /* the font's own box for a missing character, so that the text is still found */
  g_array_append_val (self->glyphs, glyph);
  return 1;
}

static void
add_cluster (AnbanTextShaper *self, ShapedRun *run, int n_bytes, guint n_glyphs)
{
  ShapedCluster cluster = {(guint16)n_bytes, (guint16)n_glyphs};

  g_array_append_val (self->clusters, cluster);
  run->n_clusters++;
  run->n_glyphs += n_glyphs;
  run->n_bytes += (guint)n_bytes;
}

/* Places to break (see printable-text.h) are left out, and the run ends there. */
static int
add_forward (
    AnbanTextShaper *self, ShapedLine *line, const PangoGlyphItem *item, const char *text, guint base, int x)
{
  const PangoGlyphString *string = item->glyphs;
  cairo_scaled_font_t *font = get_scaled_font (self, item->item->analysis.font);

  for (int g = 0; g < string->num_glyphs;) {
    int start = string->log_clusters[g], end;
    guint at = base + (guint)start, n_glyphs = 0;
    ShapedRun *run = NULL;

    if (strncmp (text + at, ANBAN_BREAK_HERE, strlen (ANBAN_BREAK_HERE)) != 0)
      run = open_run (self, line, font, at, FALSE);
    for (; g < string->num_glyphs && string->log_clusters[g] == start; g++) {
      if (run)
        n_glyphs += add_glyph (self, &string->glyphs[g], x);
      x += string->glyphs[g].geometry.width;
    }
    end = g < string->num_glyphs ? string->log_clusters[g] : item->item->length;
    if (run)
      add_cluster (self, run, end - start, n_glyphs);
  }
  return x;
}

/* From right to left: glyphs as they stand, clusters as they are read. */
static int
add_backward (AnbanTextShaper *self, ShapedLine *line, const PangoGlyphItem *item, guint base, int x)
{
  const PangoGlyphString *string = item->glyphs;
  ShapedRun *run = open_run (self, line, get_scaled_font (self, item->item->analysis.font), base, TRUE);

  for (int g = 0; g < string->num_glyphs; g++) {
    add_glyph (self, &string->glyphs[g], x);
    x += string->glyphs[g].geometry.width;
  }
  for (int g = string->num_glyphs - 1; g >= 0;) {
    int start = string->log_clusters[g];
    guint n_glyphs = 0;

    for (; g >= 0 && string->log_clusters[g] == start; g--)
      n_glyphs += string->glyphs[g].glyph != PANGO_GLYPH_EMPTY;
    add_cluster (self, run, (g >= 0 ? string->log_clusters[g] : item->item->length) - start, n_glyphs);
  }
  return x;
}

static gboolean
may_stretch (gunichar before, gunichar after)
{
  return before == ' ' || anban_printable_text_is_wide (before) || anban_printable_text_is_wide (after);
}

/* Walks over the clusters of a line; moves each by @step for every gap before it, and returns the gaps. */
static guint
stretch_line (AnbanTextShaper *self, const ShapedLine *line, const char *text, double step)
{
  gunichar before = 0;
  guint gaps = 0;

  for (guint r = line->run; r < line->run + line->n_runs; r++) {
    const ShapedRun *run = &g_array_index (self->runs, ShapedRun, r);
    guint glyph = run->glyph, byte = run->text;

    if (run->backward)
      return 0;
    for (guint c = run->cluster; c < run->cluster + run->n_clusters; c++) {
      const ShapedCluster *cluster = &g_array_index (self->clusters, ShapedCluster, c);
      gunichar after = g_utf8_get_char (text + byte);

      if (before && may_stretch (before, after))
        gaps++;
      for (guint i = 0; i < cluster->glyphs; i++)
        g_array_index (self->glyphs, ShapedGlyph, glyph++).x += (float)(gaps * step);
      byte += cluster->bytes;
      before = after;
    }
  }
  return gaps;
}

static void
place_line (AnbanTextShaper *self,
            ShapedLine *line,
            const char *text,
            const AnbanTextForm *form,
            double width,
            double indent,
            gboolean is_last)
{
  double room = width - indent - line->width;

  if (width > 0 && form->justify && !is_last && room > 0 && room < WIDEST_STRETCH * form->size) {
    guint gaps = stretch_line (self, line, text, 0);

    if (gaps > 0) {
      stretch_line (self, line, text, room / gaps);
      line->width = (float)(width - indent);
      room = 0;
    }
  }
  line->x = (float)indent;
  if (width > 0 && form->align == ANBAN_ALIGN_CENTER)
    line->x += (float)(room / 2);
  else if (width > 0 && form->align == ANBAN_ALIGN_RIGHT)
    line->x += (float)room;
}

/* @base: where the layout's text starts in @text. */
static void
add_line (AnbanTextShaper *self,
          PangoLayoutLine *source,
          const char *text,
          guint base,
          const AnbanTextForm *form,
          double width,
          double indent,
          gboolean is_last)
{
  ShapedLine line = {self->runs->len, 0, base + source->start_index, source->length, 0, 0};
  int x = 0;

  for (GSList *l = source->runs; l; l = l->next) {
    const PangoGlyphItem *item = l->data;
    guint at = base + (guint)item->item->offset;

    x = item->item->analysis.level & 1 ? add_backward (self, &line, item, at, x)
                                       : add_forward (self, &line, item, text, at, x);
  }
  line.width = x / (float)PANGO_SCALE;
  place_line (self, &line, text, form, width, indent, is_last);
  g_array_append_val (self->lines, line);
}

static gsize
find_piece_end (const char *text, gsize start, gsize end)
{
  if (end - start <= PIECE_BYTES)
    return end;
  return g_utf8_find_prev_char (text + start, text + start + PIECE_BYTES) - text;
}

static void
shape_paragraph (
    AnbanTextShaper *self, const char *text, gsize start, gsize end, const AnbanTextForm *form, double width)
{
  double indent = form->indent * form->size;

  while (end > start && text[end - 1] == ' ')
    end--;
  do {
    gsize piece_end = find_piece_end (text, start, end);
    gboolean whole = piece_end == end;
    gsize next = piece_end;
    GSList *lines;

    use_indent (self, indent);
    pango_layout_set_text (self->layout, text + start, (int)(piece_end - start));
    lines = pango_layout_get_lines_readonly (self->layout);
    for (GSList *l = lines; l; l = l->next) {
      PangoLayoutLine *line = l->data;

      if (!whole && !l->next && l != lines) {
        next = start + line->start_index;
        break;
      }
      add_line (self, line, text, start, form, width, indent, whole && !l->next);
      indent = 0;
    }
    start = next;
  } while (start < end);
}

static gpointer
copy_array (GArray *array, gsize element, gsize *bytes)
{
  *bytes += array->len * element;
  return g_memdup2 (array->data, array->len * element);
}

static AnbanShapedText *
finish_text (AnbanTextShaper *self, char *text, const AnbanTextForm *form, double width)
{
  AnbanShapedText *shaped = g_new0 (AnbanShapedText, 1);

  g_atomic_ref_count_init (&shaped->refs);
  shaped->shaper = self;
  shaped->form = *form;
  shaped->asked_width = width;
  shaped->text = text;
  shaped->n_lines = self->lines->len;
  shaped->bytes = sizeof *shaped + strlen (text) + 1;
  shaped->lines = copy_array (self->lines, sizeof (ShapedLine), &shaped->bytes);
  shaped->runs = copy_array (self->runs, sizeof (ShapedRun), &shaped->bytes);
  shaped->glyphs = copy_array (self->glyphs, sizeof (ShapedGlyph), &shaped->bytes);
  shaped->clusters = copy_array (self->clusters, sizeof (ShapedCluster), &shaped->bytes);
  g_atomic_pointer_add (&self->held, (gssize)shaped->bytes);
  return shaped;
}

static AnbanShapedText *
shape_now (AnbanTextShaper *self, char *text, const AnbanTextForm *form, double width)
{
  gsize length = strlen (text), start = 0;

  g_array_set_size (self->lines, 0);
  g_array_set_size (self->runs, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  use_form (self, form, width);
  for (;;) {
    const char *newline = memchr (text + start, '\n', length - start);
    gsize end = newline ? (gsize)(newline - text) : length;

    shape_paragraph (self, text, start, end, form, width);
    if (!newline)
      break;
    start = end + 1;
  }
  return finish_text (self, text, form, width);
}

AnbanShapedText *
anban_text_shaper_shape (AnbanTextShaper *self, const char *text, const AnbanTextForm *form, double width)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *clean = anban_printable_text_dup (text ? text : "");
  gboolean share = strlen (clean) <= SHARED_BYTES;
  AnbanShapedText *shaped;

  if (share) {
    AnbanShapedText key = {.text = clean, .form = *form, .asked_width = width};

    shaped = g_hash_table_lookup (self->shared, &key);
    if (shaped) {
      return anban_shaped_text_ref (shaped);
    }
  }
  shaped = shape_now (self, g_steal_pointer (&clean), form, width);
  if (share) {
    if (g_hash_table_size (self->shared) >= SHARED_MAX)
      g_hash_table_remove_all (self->shared);
    g_hash_table_add (self->shared, anban_shaped_text_ref (shaped));
  }
  return shaped;
}

gsize
anban_text_shaper_get_held (AnbanTextShaper *self)
{
  return (gsize)g_atomic_pointer_get (&self->held);
}

AnbanShapedText *
anban_shaped_text_ref (AnbanShapedText *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anban_shaped_text_unref (AnbanShapedText *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_atomic_pointer_add (&self->shaper->held, -(gssize)self->bytes);
  g_free (self->text);
  g_free (self->lines);
  g_free (self->runs);
  g_free (self->glyphs);
  g_free (self->clusters);
  g_free (self);
}

guint
anban_shaped_text_get_n_lines (const AnbanShapedText *self)
{
  return self->n_lines;
}

double
anban_shaped_text_get_width (const AnbanShapedText *self)
{
  double width = 0;

  for (guint i = 0; i < self->n_lines; i++)
    width = MAX (width, (double)self->lines[i].width);
  return width;
}

char *
anban_shaped_text_dup_line (const AnbanShapedText *self, guint line)
{
  GString *text;

  g_return_val_if_fail (line < self->n_lines, NULL);
  text = g_string_new_len (self->text + self->lines[line].text, self->lines[line].n_bytes);
  g_string_replace (text, ANBAN_BREAK_HERE, "", 0);
  return g_string_free (text, FALSE);
}

static void
draw_run (const AnbanShapedText *self, const ShapedRun *run, cairo_t *cr, double x, double baseline)
{
  cairo_glyph_t glyphs_on_stack[GLYPHS_ON_STACK];
  cairo_text_cluster_t clusters_on_stack[GLYPHS_ON_STACK];
  gboolean small = run->n_glyphs <= GLYPHS_ON_STACK && run->n_clusters <= GLYPHS_ON_STACK;
  cairo_glyph_t *glyphs = small ? glyphs_on_stack : g_new (cairo_glyph_t, run->n_glyphs);
  cairo_text_cluster_t *clusters = small ? clusters_on_stack : g_new (cairo_text_cluster_t, run->n_clusters);

  for (guint i = 0; i < run->n_glyphs; i++) {
    const ShapedGlyph *glyph = &self->glyphs[run->glyph + i];

    glyphs[i].index = glyph->index;
    glyphs[i].x = x + (double)glyph->x;
    glyphs[i].y = baseline + (double)glyph->y;
  }
  for (guint i = 0; i < run->n_clusters; i++) {
    clusters[i].num_bytes = self->clusters[run->cluster + i].bytes;
    clusters[i].num_glyphs = self->clusters[run->cluster + i].glyphs;
  }
  cairo_set_scaled_font (cr, run->font);
  cairo_show_text_glyphs (cr, self->text + run->text, (int)run->n_bytes, glyphs, (int)run->n_glyphs, clusters,
                          (int)run->n_clusters, run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
  if (!small) {
    g_free (glyphs);
    g_free (clusters);
  }
}

void
anban_shaped_text_draw (
    const AnbanShapedText *self, cairo_t *cr, double x, double y, guint first, guint n_lines)
{
  for (guint i = first; i < first + n_lines && i < self->n_lines; i++) {
    const ShapedLine *line = &self->lines[i];
    double baseline = y + (i - first + 0.5) * self->form.pitch + OPTICAL_CENTRE * self->form.size;

    for (guint r = line->run; r < line->run + line->n_runs; r++)
      if (self->runs[r].n_glyphs > 0 && self->runs[r].font)
        draw_run (self, &self->runs[r], cr, x + (double)line->x, baseline);
  }
}
