/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pinyin/surname-private.h"

#include <string.h>

static const struct {
  const char *surname, *reading;
} readings[] = {
    /* of two characters first */
    {"尉迟", "yu chi"},  {"万俟", "mo qi"},   {"单于", "chan yu"},   {"长孙", "zhang sun"},
    {"澹台", "tan tai"}, {"鲜于", "xian yu"}, {"乐正", "yue zheng"}, {"拓跋", "tuo ba"},
    {"夹谷", "jia gu"},  {"子车", "zi ju"},   {"尉犁", "yu li"},     {"单", "shan"},
    {"曾", "zeng"},      {"仇", "qiu"},       {"解", "xie"},         {"区", "ou"},
    {"查", "zha"},       {"盖", "ge"},        {"朴", "piao"},        {"翟", "zhai"},
    {"乐", "yue"},       {"缪", "miao"},      {"覃", "qin"},         {"召", "shao"},
    {"员", "yun"},       {"祭", "zhai"},      {"秘", "bi"},          {"重", "chong"},
    {"种", "chong"},     {"繁", "po"},        {"隗", "wei"},         {"佴", "nai"},
    {"句", "gou"},       {"阚", "kan"},       {"能", "nai"},         {"卜", "bu"},
    {"都", "du"},        {"洗", "xian"},      {"郇", "xun"},         {"黑", "he"},
    {"藏", "zang"},      {"乜", "nie"},       {"薄", "bo"},          {"折", "she"},
    {"郗", "xi"},        {"冼", "xian"},      {"逄", "pang"},        {"谌", "chen"},
};

const char *
anban_surname_find (const char *name, const char **rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    if (g_str_has_prefix (name, readings[i].surname)) {
      *rest = name + strlen (readings[i].surname);
      return readings[i].reading;
    }
  return NULL;
}
