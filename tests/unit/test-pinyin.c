/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How names are read, and what they are found by.
 */
#include "pinyin/pinyin.h"

static void
test_names (void)
{
  static const struct {
    const char *name, *pinyin, *keys;
  } rows[] = {
      {"张三", "zhang san", "zhangsan zs"},
      {" 张 三 ", "zhang san", "zhangsan zs"},
      {"单小明", "shan xiao ming", "shanxiaoming sxm"},
      {"小单", "xiao dan", "xiaodan xd"},
      {"曾庆", "zeng qing", "zengqing zq"},
      {"仇英", "qiu ying", "qiuying qy"},
      {"解宝", "xie bao", "xiebao xb"},
      {"区志", "ou zhi", "ouzhi oz"},
      {"查济", "zha ji", "zhaji zj"},
      {"盖叔", "ge shu", "geshu gs"},
      {"翟青", "zhai qing", "zhaiqing zq"},
      {"尉迟恭", "yu chi gong", "yuchigong ycg"},
      {"万俟安", "mo qi an", "moqian mqa"},
      {"万里", "wan li", "wanli wl"},
      {"欧阳震华", "ou yang zhen hua", "ouyangzhenhua oyzh"},
      {"长孙平", "zhang sun ping", "zhangsunping zsp"},
      {"马长河", "ma chang he", "machanghe mch"},
      {"吕布", "lü bu", "lvbu lubu lb"},
      {"阿不都·买买提", "a bu du mai mai ti", "abudumaimaiti abdmmt"},
      {"王A2（兼）", "wang a2 jian", "wanga2jian waj"},
      {"José", "jose", "jose j"},
      {"·", "", ""},
      {"", "", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *pinyin = anban_pinyin_of_name (rows[i].name);
    g_autofree char *keys = anban_pinyin_dup_keys (pinyin);

    g_assert_cmpstr (pinyin, ==, rows[i].pinyin);
    g_assert_cmpstr (keys, ==, rows[i].keys);
  }
}

/* A correction lives as long as its character stays in its place. */
static void
test_follow (void)
{
  static const struct {
    const char *old_name, *pinyin, *name, *wanted;
  } rows[] = {
      {"李乐", "li le", "王乐", "wang le"}, {"李乐", "li yue", "王乐", "wang yue"},
      {"李乐", "li yue", "李杰", "li jie"}, {"李乐", "liyue", "李杰", "li jie"},
      {"李乐", NULL, "李杰", "li jie"},     {"李乐", "li yue", "李乐天", "li yue tian"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *pinyin = anban_pinyin_follow (rows[i].old_name, rows[i].pinyin, rows[i].name);

    g_assert_cmpstr (pinyin, ==, rows[i].wanted);
  }
}

static void
test_typed_keys (void)
{
  static const struct {
    const char *pinyin, *keys;
  } rows[] = {{"Zhang  San", "zhangsan zs"}, {"xi'an", "xian xa"}, {"Lǚ Bù", "lvbu lubu lb"}, {NULL, ""}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *keys = anban_pinyin_dup_keys (rows[i].pinyin);

    g_assert_cmpstr (keys, ==, rows[i].keys);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/names", test_names);
  g_test_add_func ("/pinyin/follow", test_follow);
  g_test_add_func ("/pinyin/typed-keys", test_typed_keys);
  return g_test_run ();
}
