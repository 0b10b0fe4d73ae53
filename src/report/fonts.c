/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/fonts.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *name;         /* as offices call it */
  const char *const *faces; /* official: foundries' and national systems' names of the same face */
  const char *const *substitutes;
  gboolean heavy; /* a substitute is a text face and must be set bold */
} FontChain;

typedef struct {
  const char *family;
  gboolean official;
} FontChoice;

static const char *const fangsong_faces[] = {
    "FangSong_GB2312",
    "仿宋_GB2312",
    "FangSong",
    "仿宋",
    "STFangsong",
    "华文仿宋",
    "FZFangSong-Z02",
    "FZFangSong-Z02S",
    "方正仿宋_GBK",
    "方正仿宋简体",
    "CESI_FS_GB2312",
    "CESI仿宋-GB2312",
    "CESI_FS_GB13000",
    "CESI仿宋-GB13000",
    NULL,
};
static const char *const kaiti_faces[] = {
    "KaiTi_GB2312",
    "楷体_GB2312",
    "KaiTi",
    "楷体",
    "STKaiti",
    "华文楷体",
    "FZKai-Z03",
    "FZKai-Z03S",
    "方正楷体_GBK",
    "方正楷体简体",
    "CESI_KT_GB2312",
    "CESI楷体-GB2312",
    "CESI_KT_GB13000",
    "CESI楷体-GB13000",
    NULL,
};
static const char *const heiti_faces[] = {
    "SimHei",
    "黑体",
    "STHeiti",
    "华文黑体",
    "FZHei-B01",
    "FZHei-B01S",
    "方正黑体_GBK",
    "方正黑体简体",
    "CESI_HT_GB2312",
    "CESI黑体-GB2312",
    "CESI_HT_GB13000",
    "CESI黑体-GB13000",
    NULL,
};
static const char *const xiaobiaosong_faces[] = {
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "方正小标宋简体",
    "方正小标宋_GBK",
    "CESI_XBS_GB2312",
    "CESI小标宋-GB2312",
    "CESI_XBS_GB13000",
    "小标宋",
    NULL,
};
static const char *const songti_faces[] = {
    "SimSun",
    "宋体",
    "NSimSun",
    "新宋体",
    "STSong",
    "华文宋体",
    "FZShuSong-Z01",
    "FZShuSong-Z01S",
    "方正书宋_GBK",
    "方正书宋简体",
    "CESI_SS_GB2312",
    "CESI宋体-GB2312",
    "CESI_SS_GB13000",
    "CESI宋体-GB13000",
    NULL,
};

static const char *const serif_substitutes[] = {
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "思源宋体",
    "AR PL UMing CN",
    "AR PL SungtiL GB",
    "SimSun",
    "FandolSong",
    NULL,
};
static const char *const kaiti_substitutes[] = {
    "AR PL UKai CN",     "AR PL KaitiM GB", "FandolKai",           "LXGW WenKai",
    "Noto Serif CJK SC", "Noto Serif SC",   "Source Han Serif SC", NULL,
};
static const char *const fangsong_substitutes[] = {
    "FandolFang",
    "Zhuque Fangsong (technical preview)",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "AR PL UMing CN",
    "SimSun",
    NULL,
};
static const char *const sans_substitutes[] = {
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei",
    "FandolHei",
    "Droid Sans Fallback",
    NULL,
};

static const FontChain chains[ANBAN_N_FONT_ROLES] = {
    [ANBAN_FONT_FANGSONG] = {N_ ("仿宋"), fangsong_faces, fangsong_substitutes, FALSE},
    [ANBAN_FONT_KAITI] = {N_ ("楷体"), kaiti_faces, kaiti_substitutes, FALSE},
    [ANBAN_FONT_HEITI] = {N_ ("黑体"), heiti_faces, sans_substitutes, FALSE},
    [ANBAN_FONT_XIAOBIAOSONG] = {N_ ("小标宋"), xiaobiaosong_faces, serif_substitutes, TRUE},
    [ANBAN_FONT_SONGTI] = {N_ ("宋体"), songti_faces, serif_substitutes, FALSE},
};

static gboolean
is_installed (const char *family)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *set = FcFontList (NULL, pattern, objects);
  gboolean found = set && set->nfont > 0;

  if (set)
    FcFontSetDestroy (set);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return found;
}

static const char *
find_installed (const char *const *families)
{
  for (; *families; families++)
    if (is_installed (*families))
      return *families;
  return NULL;
}

static const FontChoice *
choose_fonts (void)
{
  static FontChoice choices[ANBAN_N_FONT_ROLES];
  static gsize ready = 0;

  if (g_once_init_enter (&ready)) {
    for (guint role = 0; role < ANBAN_N_FONT_ROLES; role++) {
      const char *family = find_installed (chains[role].faces);

      choices[role].official = family != NULL;
      if (!family)
        family = find_installed (chains[role].substitutes);
      /* Nothing that we know by name: fontconfig's own choice for Chinese. */
      choices[role].family = family ? family : role == ANBAN_FONT_HEITI ? "Sans" : "Serif";
    }
    g_once_init_leave (&ready, 1);
  }
  return choices;
}

const char *
anban_fonts_get_family (AnbanFontRole role)
{
  g_return_val_if_fail (role < ANBAN_N_FONT_ROLES, "Serif");
  return choose_fonts ()[role].family;
}

gboolean
anban_fonts_is_official (AnbanFontRole role)
{
  g_return_val_if_fail (role < ANBAN_N_FONT_ROLES, FALSE);
  return choose_fonts ()[role].official;
}

gboolean
anban_fonts_wants_bold (AnbanFontRole role)
{
  return chains[role].heavy && !anban_fonts_is_official (role);
}

char *
anban_fonts_dup_missing_notice (void)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GString) instead = g_string_new (NULL);

  for (guint role = 0; role < ANBAN_N_FONT_ROLES; role++) {
    const char *family = anban_fonts_get_family (role);

    if (anban_fonts_is_official (role))
      continue;
    g_string_append_printf (missing, "%s%s", missing->len ? "、" : "", _ (chains[role].name));
    if (!strstr (instead->str, family))
      g_string_append_printf (instead, "%s%s", instead->len ? "、" : "", family);
  }
  if (missing->len == 0)
    return NULL;
  return g_strdup_printf (_ ("本机没有公文字体%s，打印和导出时用%s代替；装上这些字体后重新打开即可。"),
                          missing->str, instead->str);
}
