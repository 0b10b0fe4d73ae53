/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Identity numbers: GB 11643 by table and by properties. The numbers are made up, their places do not exist.
 */
#include "base/id-number.h"

#include "base/error.h"

#include <string.h>

static void
test_table (void)
{
  static const struct {
    const char *text, *number, *said;
  } rows[] = {
      /* the example of GB 11643-1999, appendix A, with the check digit X */
      {"11010519491231002X", "11010519491231002X", NULL},
      {"11010519491231002x", "11010519491231002X", NULL},
      {" 110105 19491231 002Ｘ", "11010519491231002X", NULL},
      {"１１０１０５１９４９１２３１００２X", "11010519491231002X", NULL},
      {"'440524188001010014", NULL, "18800101 不存在"},
      {"440524800101001", "440524198001010013", NULL},
      {"440524198001010013", "440524198001010013", NULL},
      {"440524198001010014", NULL, "校验码"},
      {"440524198002300013", NULL, "19800230 不存在"},
      {"440524202606160018", NULL, "还没有到"},
      {"44052419800101001", NULL, "现在是 17 位"},
      {"4405241980010100130", NULL, "现在是 19 位"},
      {"44052419800101O013", NULL, "第 15 位"},
      {"44052480010100X", NULL, "第 15 位"},
      {"", NULL, "现在是 0 位"},
      {"身份证", NULL, "现在是 3 位"},
      {"身份证号码身份证号码身份证号码身份证", NULL, "第 1 位"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *number = anban_id_number_fold (rows[i].text, &error);

    g_test_message ("%s", rows[i].text);
    g_assert_cmpstr (number, ==, rows[i].number);
    if (rows[i].said == NULL) {
      g_assert_no_error (error);
      continue;
    }
    g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, rows[i].said));
  }
}

/* Every number made passes; with any one digit changed it does not. */
static void
test_check_digit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11643);

  for (guint i = 0; i < 500; i++) {
    AnbanDate birth = anban_date_from_ymd (1930, 1, 1) + g_rand_int_range (rand, 0, 35000);
    int sequence = g_rand_int_range (rand, 0, 1000);
    g_autofree char *area = g_strdup_printf ("%06d", g_rand_int_range (rand, 0, 1000000));
    g_autofree char *number = anban_id_number_make (area, birth, sequence);
    g_autofree char *folded = anban_id_number_fold (number, NULL);

    g_assert_cmpstr (folded, ==, number);
    g_assert_cmpint (anban_id_number_get_birth (number), ==, birth);
    g_assert_cmpint (anban_id_number_is_male (number), ==, sequence % 2);
    for (guint place = 0; place < ANBAN_ID_NUMBER_LENGTH; place++) {
      char right = number[place];

      for (const char *digit = place < 17 ? "0123456789" : "0123456789X"; *digit != '\0'; digit++) {
        g_autofree char *other = NULL;

        number[place] = *digit;
        other = anban_id_number_fold (number, NULL);
        g_assert_true ((other != NULL) == (*digit == right));
      }
      number[place] = right;
    }
  }
}

static void
test_age (void)
{
  g_autofree char *leap = anban_id_number_make ("000000", anban_date_from_ymd (2000, 2, 29), 1);

  g_assert_cmpint (anban_id_number_get_age (leap, anban_date_from_ymd (2016, 2, 28)), ==, 15);
  g_assert_cmpint (anban_id_number_get_age (leap, anban_date_from_ymd (2016, 2, 29)), ==, 16);
  g_assert_cmpint (anban_id_number_get_age (leap, anban_date_from_ymd (2018, 2, 28)), ==, 17);
  g_assert_cmpint (anban_id_number_get_age (leap, anban_date_from_ymd (2018, 3, 1)), ==, 18);
}

static void
test_mask (void)
{
  static const struct {
    const char *number, *masked;
  } rows[] = {
      {"11010519491231002X", "110105********002X"},
      {"440524800101001", "440524*****1001"},
      {"T11010519491231002x，旧证440524800101001", "T110105********002x，旧证440524*****1001"},
      {"440524", "440524"},
      {"粤A042019000123", "粤A042019000123"},
      {"", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *masked = anban_id_number_dup_masked (rows[i].number);

    g_assert_cmpstr (masked, ==, rows[i].masked);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-number/table", test_table);
  g_test_add_func ("/id-number/check-digit", test_check_digit);
  g_test_add_func ("/id-number/age", test_age);
  g_test_add_func ("/id-number/mask", test_mask);
  return g_test_run ();
}
