/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/fonts.h"

#include <string.h>

static void
test_families (void)
{
  g_autofree char *notice = anban_fonts_dup_missing_notice ();
  static const char *const names[ANBAN_N_FONT_ROLES] = {"仿宋", "楷体", "黑体", "小标宋", "宋体"};
  gboolean all_official = TRUE;

  for (guint role = 0; role < ANBAN_N_FONT_ROLES; role++) {
    gboolean official = anban_fonts_is_official (role);

    g_assert_cmpuint (strlen (anban_fonts_get_family (role)), >, 0);
    all_official = all_official && official;
    /* What is missing is named, with what stands in for it. */
    if (!official) {
      g_assert_nonnull (notice);
      g_assert_nonnull (strstr (notice, names[role]));
      g_assert_nonnull (strstr (notice, anban_fonts_get_family (role)));
    }
  }
  g_assert_true (all_official == (notice == NULL));
}

/* A text face in the place of 小标宋 is too light. */
static void
test_weight (void)
{
  g_assert_true (anban_fonts_wants_bold (ANBAN_FONT_XIAOBIAOSONG) !=
                 anban_fonts_is_official (ANBAN_FONT_XIAOBIAOSONG));
  g_assert_false (anban_fonts_wants_bold (ANBAN_FONT_FANGSONG));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/families", test_families);
  g_test_add_func ("/fonts/weight", test_weight);
  return g_test_run ();
}
