/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-intake-name.h"

#include <locale.h>

typedef struct {
  const char *printed, *known;
  AnbanIntakeLikeness likeness;
} Pair;

static const Pair pairs[] = {
    {"县应急局", "县应急局", ANBAN_INTAKE_LIKENESS_EXACT},
    {"县应急局", "县 应急局", ANBAN_INTAKE_LIKENESS_EXACT},
    {"城管局（执法大队）", "城管局(执法大队)", ANBAN_INTAKE_LIKENESS_EXACT},
    /* place and level added or dropped */
    {"县应急管理局", "云溪县应急管理局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"应急管理局", "云溪县应急管理局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"云溪县应急管理局", "应急管理局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"临江市云溪县公安局", "县公安局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"高新区经济发展局", "区经济发展局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县市场监督管理局", "市场监督管理局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县城市管理局", "城市管理局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县乡村振兴局", "乡村振兴局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"市应急管理局", "云溪县应急管理局", ANBAN_INTAKE_LIKENESS_NONE},
    {"青石县应急管理局", "云溪县应急管理局", ANBAN_INTAKE_LIKENESS_NONE},
    {"市场监督管理局", "县市场监督管理局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县生态环境分局", "临江市生态环境局云溪分局", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县政府", "云溪县人民政府", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县安委会办公室", "云溪县安全生产委员会办公室", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县安委办", "云溪县安全生产委员会办公室", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县安委会", "云溪县安全生产委员会", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"园区管委会", "园区管理委员会", ANBAN_INTAKE_LIKENESS_PREFIX},
    /* short forms */
    {"县应急局", "云溪县应急管理局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"应急局", "县应急管理局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县发改局", "县发展和改革局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县发改委", "县发展和改革局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县人社局", "县人力资源和社会保障局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县住建局", "县住房和城乡建设局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县文旅局", "县文化和旅游局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县市监局", "县市场监督管理局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县卫健局", "县卫生健康局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县交通局", "县交通运输局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县消防大队", "县消防救援大队", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县供销社", "县供销合作社", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县教育局", "县教育体育局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县商务局", "县商务和投资促进局", ANBAN_INTAKE_LIKENESS_SHORT},
    {"县卫生健康委员会", "县卫生健康局", ANBAN_INTAKE_LIKENESS_SUFFIX},
    {"县水利局", "县水务局", ANBAN_INTAKE_LIKENESS_NONE},
    {"县民政局", "县财政局", ANBAN_INTAKE_LIKENESS_NONE},
    {"县公安局", "县公安局交通警察大队", ANBAN_INTAKE_LIKENESS_NONE},
    /* names from before */
    {"县安监局", "县应急管理局", ANBAN_INTAKE_LIKENESS_FORMER},
    {"县环保局", "云溪县生态环境局", ANBAN_INTAKE_LIKENESS_FORMER},
    {"县交警大队", "县公安局交通警察大队", ANBAN_INTAKE_LIKENESS_FORMER},
    {"团县委", "共青团云溪县委员会", ANBAN_INTAKE_LIKENESS_PREFIX},
    /* towns */
    {"城关镇", "城关镇人民政府", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"城关镇政府", "云溪县城关镇", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"城东街道", "城东街道办事处", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"城关镇", "城东镇", ANBAN_INTAKE_LIKENESS_NONE},
    {"城关镇应急办", "城关镇", ANBAN_INTAKE_LIKENESS_NONE},
    /* collective names */
    {"各镇政府", "各镇人民政府", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"各镇（街道）", "各镇人民政府、街道办事处", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县安委会各成员单位", "县安委会成员单位", ANBAN_INTAKE_LIKENESS_PREFIX},
    {"县安委会有关成员单位", "县安委会成员单位", ANBAN_INTAKE_LIKENESS_NONE},
    {"各镇", "各村", ANBAN_INTAKE_LIKENESS_NONE},
};

static void
test_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autoptr (AnbanIntakeName) printed = anban_intake_name_new (pairs[i].printed);
    g_autoptr (AnbanIntakeName) known = anban_intake_name_new (pairs[i].known);

    AnbanIntakeLikeness likeness = anban_intake_name_compare (printed, known);

    if (likeness != pairs[i].likeness)
      g_test_fail_printf ("%s ↔ %s (%s/%s ↔ %s/%s): %d, not %d", pairs[i].printed, pairs[i].known,
                          printed->place, printed->rest, known->place, known->rest, likeness,
                          pairs[i].likeness);
  }
}

static void
test_kinds (void)
{
  static const struct {
    const char *name;
    AnbanUnitKind kind;
  } kinds[] = {
      {"县应急管理局", ANBAN_UNIT_KIND_DEPARTMENT},
      {"县安委办", ANBAN_UNIT_KIND_OFFICE},
      {"县安全生产委员会办公室", ANBAN_UNIT_KIND_OFFICE},
      {"县人民政府", ANBAN_UNIT_KIND_LEADERSHIP},
      {"县委", ANBAN_UNIT_KIND_LEADERSHIP},
      {"城关镇人民政府", ANBAN_UNIT_KIND_TOWN},
      {"柳桥街道办事处", ANBAN_UNIT_KIND_TOWN},
      {"石桥村", ANBAN_UNIT_KIND_VILLAGE},
      {"云溪化工有限公司", ANBAN_UNIT_KIND_FIRM},
      {"县国有资产运营公司", ANBAN_UNIT_KIND_STATE_FIRM},
      {"第二小学", ANBAN_UNIT_KIND_SCHOOL},
      {"各镇（街道）", ANBAN_UNIT_KIND_GROUP},
      {"县安委会成员单位", ANBAN_UNIT_KIND_GROUP},
      {"经发、建设、城管等行业主管部门", ANBAN_UNIT_KIND_GROUP},
      {"党政办", ANBAN_UNIT_KIND_DEPARTMENT},
      {"清溪派出所", ANBAN_UNIT_KIND_DEPARTMENT},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (AnbanIntakeName) name = anban_intake_name_new (kinds[i].name);

    if (anban_intake_name_guess_kind (name) != kinds[i].kind)
      g_test_fail_printf ("%s: kind %d, not %d", kinds[i].name, anban_intake_name_guess_kind (name),
                          kinds[i].kind);
  }
}

static void
test_odd_names (void)
{
  static const char *const names[] = {"",   " ",  "县", "市区",     "县县县县",
                                      "()", "各", "、", "\xff\xfe", "镇镇镇政府办"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (AnbanIntakeName) name = anban_intake_name_new (names[i]);
    g_autoptr (AnbanIntakeName) other = anban_intake_name_new ("县应急管理局");

    g_assert_nonnull (name->rest);
    g_assert_cmpint (anban_intake_name_compare (name, other), ==, ANBAN_INTAKE_LIKENESS_NONE);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/intake-name/pairs", test_pairs);
  g_test_add_func ("/plan/intake-name/kinds", test_kinds);
  g_test_add_func ("/plan/intake-name/odd-names", test_odd_names);
  return g_test_run ();
}
