/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/shaped-text.h"

#include <string.h>

#define NO_LINE_START "，。；：、！？）》」』”’〕】％%…"
#define NO_LINE_END   "（《「『“‘〔【"

static AnbanTextShaper *shaper;

static AnbanShapedText *
shape (const char *text, double characters, AnbanTextStyle style)
{
  AnbanTextForm form = *anban_text_style_get_form (style);

  return anban_text_shaper_shape (shaper, text, &form, characters * form.size + 0.5);
}

static gboolean
stands_in (const char *set, gunichar c)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static void
check_lines (const char *text, const AnbanShapedText *shaped)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < anban_shaped_text_get_n_lines (shaped); i++) {
    g_autofree char *line = anban_shaped_text_dup_line (shaped, i);

    g_string_append (all, line);
    g_assert_cmpuint (strlen (line), >, 0);
    g_assert_false (stands_in (NO_LINE_START, g_utf8_get_char (line)));
    g_assert_false (stands_in (NO_LINE_END, g_utf8_get_char (g_utf8_prev_char (line + strlen (line)))));
  }
  g_assert_cmpstr (all->str, ==, text);
}

/* At every width, so that each mark comes to stand at a line's end and start once. */
static void
test_marks (void)
{
  const char *const texts[] = {
      "各镇（街道）要对照《重大隐患判定标准》，坚持“人民至上、生命至上”；做到“五到位”。整改率达到95%"
      "，于6月底前报送（见附件）。",
      "“一患一档”“一企一策”：分级（红、橙、黄、蓝）！是否整改？“是”（签字）“否”（说明）。",
      "重点——燃气、消防、道路……逐项销号；“叫应”机制（市—县—镇—村）落实到人——不漏一户！",
      "投入1200万元，购置GB/T 9704-2012所列ABC干粉灭火器300具（每具4kg），覆盖率100%。",
  };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    for (guint width = 6; width <= 40; width++) {
      AnbanShapedText *shaped = shape (texts[t], width, ANBAN_STYLE_CELL);

      check_lines (texts[t], shaped);
      anban_shaped_text_unref (shaped);
    }
}

/* Unicode alone would leave the line short: “ sticks to both neighbours. */
static void
test_quotes_break (void)
{
  AnbanShapedText *shaped = shape ("坚持人民“至上”原则", 4, ANBAN_STYLE_CELL);
  g_autofree char *first = anban_shaped_text_dup_line (shaped, 0),
                  *second = anban_shaped_text_dup_line (shaped, 1);

  g_assert_cmpstr (first, ==, "坚持人民");
  g_assert_cmpstr (second, ==, "“至上”");
  anban_shaped_text_unref (shaped);

  shaped = shape ("He said “it is done” twice", 100, ANBAN_STYLE_CELL);
  g_assert_cmpuint (anban_shaped_text_get_n_lines (shaped), ==, 1);
  anban_shaped_text_unref (shaped);
}

static void
test_long (void)
{
  g_autoptr (GString) chinese = g_string_new (NULL), latin = g_string_new (NULL);
  AnbanShapedText *shaped;
  gint64 start;

  for (guint i = 0; i < 100000; i++) {
    g_string_append (chinese, "安");
    g_string_append_c (latin, 'w');
  }
  start = g_get_monotonic_time ();
  shaped = shape (chinese->str, 10, ANBAN_STYLE_CELL);
  g_assert_cmpuint (anban_shaped_text_get_n_lines (shaped), ==, 10000);
  anban_shaped_text_unref (shaped);

  /* One word that no line can hold is broken where the line ends. */
  shaped = shape (latin->str, 10, ANBAN_STYLE_CELL);
  g_assert_cmpuint (anban_shaped_text_get_n_lines (shaped), >, 5000);
  g_assert_cmpfloat (anban_shaped_text_get_width (shaped), <=, 10 * 9 + 0.5);
  anban_shaped_text_unref (shaped);
  /* Quadratic work would take minutes. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

static void
test_pieces (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AnbanShapedText *shaped;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "第%u条（要求），应当“落实”《规定》；", i);
  shaped = shape (text->str, 23, ANBAN_STYLE_CELL);
  check_lines (text->str, shaped);
  anban_shaped_text_unref (shaped);
}

static void
test_odd_texts (void)
{
  static const struct {
    const char *text;
    guint n_lines;
  } cases[] = {
      {"", 1},
      {"\n", 2},
      {"一\r\n二\r三", 3},
      {"a\tb", 1},
      {"\x01\x02\x7f", 1},
      {"\xff\xfe\x80 broken", 1},
      {"  \n  ", 2},
      {"\xe2\x80\xae倒", 1},
      {"\xe2\x80\x8b\xe2\x80\x8b", 1},
      {"مرحبا abc", 1},
      {"𠮷野家😀", 1},
      {"\xe2\x80\xa8", 2},
  };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    AnbanShapedText *shaped = shape (cases[i].text, 30, ANBAN_STYLE_CELL);

    g_assert_cmpuint (anban_shaped_text_get_n_lines (shaped), ==, cases[i].n_lines);
    anban_shaped_text_draw (shaped, cr, 0, 0, 0, cases[i].n_lines);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    anban_shaped_text_unref (shaped);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_justified (void)
{
  AnbanTextForm form = *anban_text_style_get_form (ANBAN_STYLE_BODY);
  double width = 28 * form.size + 1;
  AnbanShapedText *shaped = anban_text_shaper_shape (
      shaper, "为切实做好汛期安全防范工作，坚持预防为主，有效防范化解重大安全风险，经研究决定开展专项检查。",
      &form, width);

  g_assert_cmpuint (anban_shaped_text_get_n_lines (shaped), ==, 2);
  g_assert_cmpfloat_with_epsilon (anban_shaped_text_get_width (shaped), width - 2 * form.size, 0.1);
  anban_shaped_text_unref (shaped);
}

static void
test_shared (void)
{
  AnbanShapedText *first = shape ("县应急管理局", 10, ANBAN_STYLE_CELL), *second, *other;
  gsize held = anban_text_shaper_get_held (shaper);

  second = shape ("县应急管理局", 10, ANBAN_STYLE_CELL);
  other = shape ("县应急管理局", 11, ANBAN_STYLE_CELL);
  g_assert_true (first == second);
  g_assert_true (first != other);
  g_assert_cmpuint (anban_text_shaper_get_held (shaper), >, held);
  anban_shaped_text_unref (first);
  anban_shaped_text_unref (second);
  anban_shaped_text_unref (other);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shaper = anban_text_shaper_new ();
  g_test_add_func ("/shaped-text/marks", test_marks);
  g_test_add_func ("/shaped-text/quotes-break", test_quotes_break);
  g_test_add_func ("/shaped-text/long", test_long);
  g_test_add_func ("/shaped-text/pieces", test_pieces);
  g_test_add_func ("/shaped-text/odd-texts", test_odd_texts);
  g_test_add_func ("/shaped-text/justified", test_justified);
  g_test_add_func ("/shaped-text/shared", test_shared);
  result = g_test_run ();
  anban_text_shaper_free (shaper);
  return result;
}
