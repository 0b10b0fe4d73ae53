/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-intake-name.h"

#include <string.h>

/* Spellings that are brought to one; the order matters (委员会 before 委会). */
static const char *const spellings[][2] = {
    {"管理委员会", "管委"},   {"委员会", "委"}, {"管委会", "管委"}, {"委会", "委"}, {"安全生产委", "安委"},
    {"消防安全委", "消安委"}, {"办公室", "办"}, {"办事处", "办"},   {"人民", ""},   {"中国共产党", ""},
};

/* Names that bureaus bore before the reforms, and short forms that leave out the first word. */
static const char *const former[][2] = {
    {"安监局", "应急管理局"},       {"安全生产监督管理局", "应急管理局"},
    {"环保局", "生态环境局"},       {"环境保护局", "生态环境局"},
    {"国土局", "自然资源局"},       {"国土局", "自然资源和规划局"},
    {"国土资源局", "自然资源局"},   {"规划局", "自然资源和规划局"},
    {"工商局", "市场监督管理局"},   {"质监局", "市场监督管理局"},
    {"食药监局", "市场监督管理局"}, {"经信局", "工业和信息化局"},
    {"经贸局", "工业和信息化局"},   {"工信局", "经济和信息化局"},
    {"旅游局", "文化和旅游局"},     {"旅游局", "文化广电旅游局"},
    {"卫计局", "卫生健康局"},       {"建设局", "住房和城乡建设局"},
    {"规建局", "住房和城乡建设局"}, {"交警大队", "公安局交通警察大队"},
    {"交警大队", "公安局交警大队"}, {"消防队", "消防救援大队"},
    {"城管局", "综合行政执法局"},   {"执法局", "综合行政执法局"},
    {"畜牧局", "农业农村局"},       {"电力公司", "供电公司"},
    {"团委", "共青团委"},
};

static char *
fold_width (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *folded = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && c != 0x200b && c != 0xfeff)
      g_string_append_unichar (folded, g_unichar_tolower (c));
  }
  return g_string_free (folded, FALSE);
}

static char *
spell_alike (const char *folded)
{
  GString *text = g_string_new (folded);

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_string_replace (text, spellings[i][0], spellings[i][1], 0);
  /* 生态环境局清河分局 is the bureau of the place */
  if (g_str_has_suffix (text->str, "分局")) {
    const char *bureau = strstr (text->str, "局");

    if (bureau != NULL && bureau[strlen ("局")] != '\0')
      g_string_truncate (text, (gsize)(bureau - text->str) + strlen ("局"));
    else
      g_string_replace (text, "分局", "局", 0);
  }
  return g_string_free (text, FALSE);
}

static gboolean
stands_in (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

/* The length of a level word (县, 街道) at @i, 0 where the character means something else. */
static glong
measure_level (const gunichar *s, glong n, glong i, glong start)
{
  gunichar before = i > start ? s[i - 1] : 0, after = i + 1 < n ? s[i + 1] : 0;

  switch (s[i]) {
  case 0x7701: /* 省 */
    return 1;
  case 0x5e02: /* 市 */
    return stands_in (before, "城都门上") || stands_in (after, "场监政容民") ? 0 : 1;
  case 0x53bf: /* 县 */
    return after == 0x57df /* 域 */ ? 0 : 1;
  case 0x533a: /* 区 */
    return stands_in (before, "社校小辖城地景库矿灾林牧厂片") || stands_in (after, "域划块") ? 0 : 1;
  case 0x5dde: /* 州 */
  case 0x65d7: /* 旗 */
    return i - start == 1 ? 0 : 1;
  case 0x9547: /* 镇 */
    return before == 0x4e61 /* 乡 */ || stands_in (after, "街域") ? 0 : 1;
  case 0x4e61: /* 乡 */
    return before == 0x57ce /* 城 */ || stands_in (after, "村镇贤") ? 0 : 1;
  case 0x8857: /* 街 */
    return after == 0x9053 /* 道 */ && i > start ? 2 : 0;
  default:
    return 0;
  }
}

static gunichar
classify_level (gunichar c)
{
  return c == 0x8857 || c == 0x4e61 ? 0x9547 /* 镇: 乡 and 街道 stand on the same step */
         : c == 0x65d7              ? 0x53bf
         : c == 0x5dde              ? 0x5e02
                                    : c;
}

/* Words that make an area of its own of 区 without naming a place: 开发区, 高新区. */
static gboolean
is_area_word (const char *place)
{
  static const char *const words[] = {"园",           "新",       "开发",         "高新", "经开",
                                      "高新技术开发", "经济开发", "经济技术开发", "示范", "工业园"};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (place, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Takes place and level off the front; returns where the rest begins. */
static glong
strip_places (AnbanIntakeName *self, const gunichar *s, glong n)
{
  glong pos = 0;

  for (;;) {
    glong i = pos, length = 0;

    while (i < n && i - pos <= 8 && (length = measure_level (s, n, i, pos)) == 0 &&
           !stands_in (s[i], "局委办部院所队站会司厂各、("))
      i++;
    if (length == 0 || n - i - length < 2)
      return pos;
    g_free (self->place);
    self->place = g_ucs4_to_utf8 (s + pos, i - pos, NULL, NULL, NULL);
    self->level = classify_level (s[i]);
    if (is_area_word (self->place))
      self->place[0] = '\0';
    pos = i + length;
  }
}

/* 城关镇人民政府, 城东街道办事处 → the town without its government. */
static char *
dup_town (const char *spelt)
{
  static const char *const governments[] = {"党委政府", "党委和政府", "党工委", "党委", "政府", "办"};
  g_autofree char *town = g_strdup (spelt);
  glong length;

  for (gsize i = 0; i < G_N_ELEMENTS (governments); i++)
    if (g_str_has_suffix (town, governments[i])) {
      town[strlen (town) - strlen (governments[i])] = '\0';
      break;
    }
  length = g_utf8_strlen (town, -1);
  if (g_str_has_suffix (town, "街道") ? length < 3 : length < 2)
    return NULL;
  if (!g_str_has_suffix (town, "镇") && !g_str_has_suffix (town, "乡") && !g_str_has_suffix (town, "街道"))
    return NULL;
  if (g_str_has_suffix (town, "乡镇") || strchr (town, '(') != NULL || strstr (town, "、") != NULL)
    return NULL;
  return g_steal_pointer (&town);
}

static gboolean
is_plural (const char *folded)
{
  static const char *const heads[] = {"各",   "有关", "相关", "全体", "全县",
                                      "全市", "全区", "全镇", "所有", "其他"};
  static const char *const parts[] = {"成员单位", "有关部门", "相关部门", "各部门",   "各单位",
                                      "有关单位", "相关单位", "主管部门", "监管部门", "各村",
                                      "各镇",     "各乡",     "各街道",   "镇街",     "乡镇",
                                      "各级",     "各企业",   "各行业",   "责任单位", "职能部门"};

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (folded, heads[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (folded, parts[i]) != NULL)
      return TRUE;
  return strstr (folded, "、") != NULL || g_str_has_suffix (folded, "部门") ||
         (strstr (folded, "等") != NULL && g_str_has_suffix (folded, "单位"));
}

/* 各镇(街道)、各镇政府和街道办 … in one spelling: what joins and 各 go, and so do governments. */
static char *
spell_plural (const char *spelt)
{
  static const char *const out[] = {"各", "全体", "所有", "、",   ",",    "(", ")",
                                    "和", "及",   "与",   "党委", "政府", "办"};
  GString *text = g_string_new (spelt);

  for (gsize i = 0; i < G_N_ELEMENTS (out); i++)
    g_string_replace (text, out[i], "", 0);
  g_string_replace (text, "相关", "有关", 0);
  g_string_replace (text, "乡镇", "镇", 0);
  g_string_replace (text, "镇街道", "镇街", 0);
  if (text->len == 0)
    g_string_assign (text, spelt);
  return g_string_free (text, FALSE);
}

AnbanIntakeName *
anban_intake_name_new (const char *name)
{
  AnbanIntakeName *self = g_new0 (AnbanIntakeName, 1);
  g_autofree char *spelt = NULL, *town = NULL;
  g_autofree gunichar *s = NULL;
  glong n = 0, start;

  self->folded = fold_width (name);
  self->place = g_strdup ("");
  self->plural = is_plural (self->folded);
  spelt = spell_alike (self->folded);
  /* 共青团清河县委, 团县委 */
  if (g_str_has_prefix (spelt, "共青团") || g_str_has_suffix (spelt, "团县委") ||
      g_str_has_suffix (spelt, "团市委") || g_str_has_suffix (spelt, "团区委")) {
    self->rest = g_strdup ("共青团委");
    return self;
  }
  if (!self->plural)
    town = dup_town (spelt);
  s = g_utf8_to_ucs4_fast (town != NULL ? town : spelt, -1, &n);
  start = strip_places (self, s, n);
  if (g_str_has_suffix (self->folded, "分局")) {
    /* of the city, in the county: either may stand in front */
    self->place[0] = '\0';
    self->level = 0;
  }
  self->town = town != NULL;
  self->rest = g_ucs4_to_utf8 (s + start, n - start, NULL, NULL, NULL);
  if (self->plural) {
    char *plural = spell_plural (self->rest);

    g_free (self->rest);
    self->rest = plural;
  }
  return self;
}

void
anban_intake_name_free (AnbanIntakeName *self)
{
  if (self == NULL)
    return;
  g_free (self->folded);
  g_free (self->place);
  g_free (self->rest);
  g_free (self);
}

/* The bytes of 局, 委, 办 or 厅 at the end, which stand for each other between levels. */
static gsize
measure_suffix (const char *rest)
{
  static const char *const suffixes[] = {"局", "委", "办", "厅"};

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (rest, suffixes[i]))
      return strlen (suffixes[i]);
  return 0;
}

/* Whether the characters of [a, a+n) occur in this order in @b, the first at its beginning. */
static gboolean
is_shortened (const char *a, gsize n, const char *b, gsize m)
{
  const char *p = a, *end = a + n, *q = b, *stop = b + m;

  if (g_utf8_strlen (a, (gssize)n) < 2 || n >= m || g_utf8_get_char (a) != g_utf8_get_char (b))
    return FALSE;
  while (p < end && q < stop) {
    if (g_utf8_get_char (p) == g_utf8_get_char (q))
      p = g_utf8_next_char (p);
    q = g_utf8_next_char (q);
  }
  return p >= end;
}

static AnbanIntakeLikeness
compare_rests (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b), a_end = measure_suffix (a), b_end = measure_suffix (b);

  if (strcmp (a, b) == 0)
    return ANBAN_INTAKE_LIKENESS_PREFIX;
  if (a_end > 0 && b_end > 0 && n - a_end == m - b_end && n - a_end >= 6 && strncmp (a, b, n - a_end) == 0)
    return ANBAN_INTAKE_LIKENESS_SUFFIX;
  if (a_end > 0 && b_end > 0) {
    if (is_shortened (a, n - a_end, b, m - b_end) || is_shortened (b, m - b_end, a, n - a_end))
      return ANBAN_INTAKE_LIKENESS_SHORT;
  } else if (n > 3 && m > 3 && strcmp (a + n - 3, b + m - 3) == 0) {
    if (is_shortened (a, n, b, m) || is_shortened (b, m, a, n))
      return ANBAN_INTAKE_LIKENESS_SHORT;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (former); i++)
    if ((strcmp (a, former[i][0]) == 0 && strcmp (b, former[i][1]) == 0) ||
        (strcmp (b, former[i][0]) == 0 && strcmp (a, former[i][1]) == 0))
      return ANBAN_INTAKE_LIKENESS_FORMER;
  return ANBAN_INTAKE_LIKENESS_NONE;
}

AnbanIntakeLikeness
anban_intake_name_compare (const AnbanIntakeName *printed, const AnbanIntakeName *known)
{
  if (strcmp (printed->folded, known->folded) == 0)
    return ANBAN_INTAKE_LIKENESS_EXACT;
  if (printed->level != 0 && known->level != 0 && printed->level != known->level)
    return ANBAN_INTAKE_LIKENESS_NONE;
  if (printed->place[0] != '\0' && known->place[0] != '\0' && strcmp (printed->place, known->place) != 0)
    return ANBAN_INTAKE_LIKENESS_NONE;
  if (printed->plural != known->plural || printed->town != known->town)
    return ANBAN_INTAKE_LIKENESS_NONE;
  if (printed->plural || printed->town)
    return strcmp (printed->rest, known->rest) == 0 ? ANBAN_INTAKE_LIKENESS_PREFIX
                                                    : ANBAN_INTAKE_LIKENESS_NONE;
  return compare_rests (printed->rest, known->rest);
}

static gboolean
ends_in (const char *text, const char *const *suffixes)
{
  for (; *suffixes != NULL; suffixes++)
    if (g_str_has_suffix (text, *suffixes))
      return TRUE;
  return FALSE;
}

AnbanUnitKind
anban_intake_name_guess_kind (const AnbanIntakeName *self)
{
  static const char *const offices[] = {
      "安委会",         "安委办", "安委会办公室",   "委员会办公室", "减灾委",     "减灾办",
      "消安委",         "道安办", "安全生产委员会", "专委会",       "专业委员会", "领导小组",
      "领导小组办公室", "指挥部", "指挥部办公室",   "专班",         "专委办",     NULL};
  static const char *const leaders[] = {"县委",     "市委",       "区委",       "党委", "党工委", "政府",
                                        "管委会",   "管理委员会", "人大",       "政协", "纪委",   "监委",
                                        "纪委监委", "党委会",     "人大常委会", NULL};
  static const char *const villages[] = {"村", "社区", "村委会", "居委会", "村民委员会", "居民委员会", NULL};
  static const char *const firms[] = {"公司", "集团", "厂",   "矿",   "煤矿", "加油站",
                                      "酒店", "商场", "企业", "超市", NULL};
  static const char *const schools[] = {"学校", "小学", "中学", "幼儿园", "学院",
                                        "大学", "职校", "职高", NULL};
  static const char *const departments[] = {"局", "委", "办", "办公室", "部", "队", "站", "中心",
                                            "院", "所", "会", "团",     "社", "库", "室", NULL};

  if (self->plural)
    return ANBAN_UNIT_KIND_GROUP;
  if (self->town)
    return ANBAN_UNIT_KIND_TOWN;
  if (ends_in (self->folded, offices))
    return ANBAN_UNIT_KIND_OFFICE;
  if (ends_in (self->folded, leaders))
    return ANBAN_UNIT_KIND_LEADERSHIP;
  if (ends_in (self->folded, villages))
    return ANBAN_UNIT_KIND_VILLAGE;
  if (ends_in (self->folded, schools))
    return ANBAN_UNIT_KIND_SCHOOL;
  if (ends_in (self->folded, firms))
    return strstr (self->folded, "国有") != NULL || strstr (self->folded, "国投") != NULL ||
                   strstr (self->folded, "城投") != NULL
               ? ANBAN_UNIT_KIND_STATE_FIRM
               : ANBAN_UNIT_KIND_FIRM;
  if (ends_in (self->folded, departments))
    return ANBAN_UNIT_KIND_DEPARTMENT;
  return ANBAN_UNIT_KIND_OTHER;
}
