/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/unit-names.h"

#include "plan/word-list.h"

#include <string.h>

/* The longest name that is still one: 负有安全生产监督管理职责的有关部门, and lists of stems before their noun. */
#define MAX_NAME (60 * 3)

static const char *const nouns[] = {
    "局",         "委",     "办",     "办公室", "大队",       "中队",   "支队",   "总队",     "队",
    "公司",       "集团",   "镇",     "乡",     "街道",       "社区",   "村",     "政府",     "党委",
    "党组",       "党工委", "支部",   "部门",   "单位",       "企业",   "学校",   "院校",     "医院",
    "园区",       "区",     "县",     "市",     "州",         "盟",     "旗",     "省",       "委员会",
    "领导小组",   "小组",   "专班",   "工作组", "督导组",     "检查组", "组",     "派出所",   "所",
    "站",         "院",     "厅",     "署",     "处",         "室",     "科",     "股",       "中心",
    "银行",       "信用社", "协会",   "商会",   "工会",       "联合会", "学会",   "理事会",   "党校",
    "管委会",     "安委会", "专委会", "减灾委", "村委会",     "居委会", "常委会", "红十字会", "妇联",
    "科协",       "残联",   "文联",   "工商联", "侨联",       "社联",   "供销社", "联社",     "合作社",
    "林场",       "农场",   "牧场",   "渔场",   "机场",       "海关",   "运营商", "交警",     "电视台",
    "报社",       "融媒体", "法院",   "检察院", "机构",       "幼儿园", "中小学", "景区",     "矿山",
    "煤矿",       "矿",     "厂",     "工地",   "班组",       "车间",   "港",     "机关",     "部",
    "团",         "地区",   "各地",   "各级",   "各方",       "上下",   "村居",   "两委",     "班子",
    "班",         "物业",   "业主",   "使用人", "经营者",     "段",     "台",     "校",       "园",
    "馆",         "店",     "商场",   "宾馆",   "学习中心组", "商户",   "经营户", "班子成员", "大队部",
    "微型消防站", "“两委”", NULL,
};

/* They end as a unit does and are none. */
static const char *const no_units[] = {
    "主办", "承办", "查办",   "督办", "交办", "严办", "协办",   "举办",     "创办", "包办", "开办", "停办",
    "兴办", "转办", "布局",   "格局", "结局", "大局", "全局",   "开局",     "残局", "新局", "场所", "住所",
    "网站", "全部", "内部",   "干部", "局部", "外部", "到处",   "查处",     "惩处", "之处", "好处", "实处",
    "深处", "学科", "城区",   "辖区", "库区", "林区", "市区",   "山区",     "禁区", "城市", "农村", "乡村",
    "城镇", "村镇", "为中心", "阶段", "手段", "时段", "路段",   "江段",     "河段", "地段", "现场", "立场",
    "入场", "进场", "舞台",   "后台", "平台", "出台", "市场",   "责任主体", "小区", "片区", "超市", "上市",
    "入园", "进园", "出园",   "分组", "编组", "重组", "本地区", "全市",     "全县", "全区", "全镇", "全省",
    "全州", "我市", "我县",   "我区", "我镇", "本县", "本区",   "本市",     "本镇", NULL,
};

/* Units by themselves only after a name: in 各镇党委、政府 the list is one. */
static const char *const bare_nouns[] = {
    "政府",         "人民政府", "单位",     "部门",     "街道",     "镇街",   "园区",       "社区",
    "村",           "企业",     "监管部门", "行业部门", "乡镇",     "街道办", "街道办事处", "村居",
    "乡",           "镇",       "开发区",   "功能区",   "成员单位", "村委会", "居委会",     "机构",
    "经开区管委会", "管委会",   "党委",     "党组",     "办事处",   "景区",   "相关单位",   "有关单位",
    "有关部门",     "相关部门", "科室",     "站所",     "市直部门", "党工委", NULL,
};

/* Nothing that a unit's name begins with. */
static const char *const no_beginnings[] = {
    "督促", "指导", "推动", "要求", "引导", "检查", "对",   "向",     "将",     "把",     "以",   "为",
    "按",   "根据", "依托", "通过", "加强", "强化", "落实", "深入",   "严格",   "建立",   "完善", "健全",
    "制定", "开展", "推进", "推行", "结合", "针对", "围绕", "聚焦",   "持续",   "进一步", "坚持", "压实",
    "明确", "支持", "鼓励", "确保", "会同", "由",   "经",   "在",     "从",     "至",     "到",   "凡",
    "如",   "不",   "并",   "及",   "与",   "和",   "做",   "抓",     "发挥",   "充分",   "同时", "全面",
    "组织", "贯彻", "提升", "提高", "实施", "发动", "动员", "督导",   "帮助",   "协助",   "配合", "牵头",
    "负责", "完成", "实现", "形成", "营造", "深化", "巩固", "创建",   "打造",   "培育",   "整治", "排查",
    "治理", "管控", "防范", "化解", "遏制", "严厉", "严肃", "严禁",   "依法",   "依规",   "定期", "及时",
    "每",   "全年", "力争", "争取", "研究", "听取", "召开", "举办",   "修订",   "编制",   "印发", "出台",
    "发布", "公布", "报送", "上报", "汇总", "统筹", "协调", "分析",   "总结",   "评估",   "使",   "让",
    "请",   "被",   "给",   "凭",   "对照", "参照", "按照", "有效",   "切实",   "认真",   "积极", "主动",
    "扎实", "广泛", "大力", "着力", "重点", "优先", "逐步", "逐一",   "逐",     "分级",   "分类", "分批",
    "因",   "于",   "是",   "要",   "应",   "须",   "需",   "能",     "可",     "以及",   "包括", "涉及",
    "覆盖", "突出", "紧盯", "督查", "约谈", "通报", "考核", "表彰",   "奖励",   "惩处",   "查处", "打击",
    "取缔", "关闭", "停止", "禁止", "清理", "清查", "摸清", "摸排",   "登记",   "采取",   "采用", "运用",
    "利用", "借助", "协同", "联合", "选派", "派出", "安排", "部署",   "汲取",   "吸取",   "警示", "教育",
    "培训", "宣传", "学习", "更新", "更换", "改造", "新建", "建设完", "建成",   "配备",   "配齐", "补齐",
    "补充", "保障", "保证", "维护", "严控", "严查", "严管", "严防",   "常态化", "规范",   "优化", "细化",
    "实行", "执行", "履行", "遵守", "遵循", "杜绝", "避免", "防止",   "减少",   "降低",   "控制", "消除",
    "整改", "复查", "验收", "核查", "核实", "受理", "处置", "处理",   "救援",   "值守",   "其",   "此",
    "该",   "这",   "那",   "一是", "二是", "三是", "四是", "五是",   "六是",   "特别是", "尤其", "其中",
    NULL,
};

/* A verb that begins a name after all: 检查组, 督导专班, 宣传部, 教育局. */
static const char *const named_by_verb[] = {
    "教育局",     "教育体育局", "教育和体育局", "教育部门", "教育股",   "教育科",   "教育系统", "宣传部",
    "宣传办",     "宣传科",     "宣传文化",     "组织部",   "组织办",   "组织机构", "督查室",   "督查办",
    "督查组",     "督查局",     "检查组",       "检查站",   "检查专班", "督导组",   "督导专班", "督导室",
    "考核组",     "考核办",     "救援队",       "救援大队", "救援支队", "救援中心", "整治办",   "整治专班",
    "培训机构",   "培训学校",   "培训中心",     "学习中心", "研究院",   "研究所",   "执行局",   "协调办",
    "协调小组",   "统筹办",     "评估机构",     "评估中心", "处置中心", "受理中心", "保障局",   "保障部门",
    "保障中心",   "经开",       "经发",         "经信",     "经济",     "经贸",     "经营",     "应急",
    "重点企业",   "重点单位",   "重点行业",     "重点领域", "其他",     "其它",     "规划",     "联合会",
    "防范办",     "推进办",     "推进组",       "推进专班", "使用单位", "维护单位", "创建办",   "治理办",
    "治理专班",   "不动产",     "派出所",       "救援科",   "救援办",   "宣传股",   "组织人",   "被检查单位",
    "被检查企业", "被督导",     "被督查",       "被服务",   NULL,
};

static const char *const generic[] = {
    "各",   "有关", "相关", "其他", "部门", "单位", "职能", "责任",
    "主管", "成员", "多",   "多个", "涉及", "具体", NULL,
};

static const char *const prefixes[] = {
    "县", "市",   "区",   "镇",     "州",   "省",   "各", "乡", "街道", "旗", "盟",
    "局", "园区", "新区", "管委会", "国网", "中国", "全", "有", "其他", NULL,
};

static const char *const leads[] = {"牵头", "主办", "主抓", "负总责", "牵头抓总", "主责", NULL};
static const char *const supports[] = {"配合", "协办", "协助", "协同", "参与", "参加", "协作", "支持", NULL};
static const char *const duties[] = {"负责", "落实", "实施", "承办", "执行", "办理",
                                     "具体", "组织", "推进", "抓好", "承担", NULL};
/* how the role is carried; said beside it and no part of a name */
static const char *const manners[] = {
    "按职责分工",   "按照职责分工", "按职能分工", "依职责",       "依据职责",     "按职责",
    "按照职责",     "根据职责分工", "依职责分工", "按各自职责",   "按照各自职责", "依各自职责",
    "根据各自职责", "按职能",       "分工",       "分别",         "各自",         "共同",
    "积极",         "密切",         "依法",       "具体",         "根据职责",     "按照分工",
    "按分工",       "协同",         "按责任分工", "按照责任分工", "按职责任务",   "各负其责",
    "按职责权限",   "等",           "按",         "统筹",         "做好",         "全力",
    "联合",         "按管理权限",   "按权限",     "按照职能分工", "按照职能",     "按属地",
    "按属地原则",   "属地",         NULL,
};
static const char *const standing[] = {
    "长期", "坚持", "持续", "推进", "完成", "常态", "立即", "全年", "以下",
    "以上", "不再", "同上", "均",   "每",   "年底", "月底", "时限", "为准",
    "实施", "完毕", "按",   "逐",   "任务", "下同", "截至", "贯穿", NULL,
};

/* A name has ended before these. */
static const char *const follows_name[] = {"每", "要",   "应",   "须",   "负责", "牵头", "配合",
                                           "对", "按",   "将",   "在",   "于",   "开展", "组织",
                                           "补", "制定", "做好", "落实", NULL};

static gboolean
is_numeral (const char *p)
{
  return g_ascii_isdigit (*p) ||
         anban_words_at ((const char *const[]){"一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
                                               "百", "千", "万", "两", "几", "多", NULL},
                         p, p + strlen (p)) > 0;
}

/* 县发改局（县粮食局）, 各村（社区）: what the name ends in before its parenthesis. */
static const char *
strip_paren (const char *start, const char *end)
{
  if (end - start > 2 && end[-1] == ')') {
    int depth = 0;

    for (const char *p = end - 1; p > start; p--) {
      if (*p == ')')
        depth++;
      else if (*p == '(' && --depth == 0)
        return p;
    }
  }
  return end;
}

static gboolean
begins_as_name (const char *start, const char *end)
{
  gsize verb = anban_words_at (no_beginnings, start, end);

  if (strchr ("()、,:;", *start) != NULL ||
      anban_words_at ((const char *const[]){"、", "。", "”", "》", NULL}, start, end) > 0)
    return FALSE;
  return verb == 0 || anban_words_at (named_by_verb, start, end) >= verb;
}

gboolean
anban_unit_named_by_verb (const char *p, const char *end)
{
  static const char *const goes_on[] = {"织", "署", "建", "成", "理", "法", "分", NULL};
  gsize len = anban_words_at (named_by_verb, p, end);

  return len > 0 && anban_words_at (goes_on, p + len, end) == 0;
}

gboolean
anban_unit_name_is (const char *start, const char *end)
{
  const char *stem = strip_paren (start, end), *before;
  gsize noun;

  if (end - start < 2 * 3 || end - start > MAX_NAME || stem - start < 3)
    return FALSE;
  noun = anban_words_before (nouns, start, stem);
  if (noun == 0 ||
      anban_words_before (no_units, start, stem) > anban_words_before (named_by_verb, start, stem))
    return FALSE;
  /* 市级层面由市水利局: a clause with its subject */
  for (before = start; (before = g_strstr_len (before, stem - before, "由")) != NULL; before += strlen ("由"))
    if (!anban_word_before ("自", start, before))
      return FALSE;
  if (stem - noun == start)
    return noun >= 6 && begins_as_name (start, end);
  before = g_utf8_prev_char (stem - noun);
  /* 12处, 三家企业 counts; 三个国有企业 is a name */
  if (noun == 3 && is_numeral (before))
    return FALSE;
  return begins_as_name (start, end);
}

gsize
anban_unit_name_at (const char *start, const char *end)
{
  gsize best = 0;
  const char *stop = MIN (end, start + MAX_NAME);

  while (stop < end && (*stop & 0xc0) == 0x80)
    stop--;
  for (const char *p = start; p < stop;) {
    gsize noun = anban_words_at (nouns, p, stop);

    if (*p == '\n' || *p == ',' || *p == ';' || *p == ':')
      break;
    if (best > 0 && anban_words_at (follows_name, p, stop) > 0 &&
        anban_words_at (named_by_verb, p, stop) == 0)
      break;
    if (noun > 0 && anban_unit_name_is (start, p + noun))
      best = (gsize)(p + noun - start);
    if (*p == '(') {
      const char *close = memchr (p, ')', (gsize)(stop - p));

      if (close == NULL)
        break;
      if (best == (gsize)(p - start))
        best = (gsize)(close + 1 - start);
      p = close + 1;
      continue;
    }
    p = g_utf8_next_char (p);
  }
  /* 各村“两委” */
  if (best > 0 && anban_word_before ("“两委", start, start + best) && anban_word_at ("”", start + best, end))
    best += strlen ("”");
  return best;
}

gsize
anban_unit_role_before (const char *start, const char *end, AnbanPlanRole *role)
{
  const char *p = end;
  gsize len;
  gboolean lead = FALSE, support = FALSE, duty = FALSE, manner = FALSE;

  while (p > start) {
    if ((len = anban_words_before (leads, start, p)) > 0)
      lead = TRUE;
    else if ((len = anban_words_before (manners, start, p)) > 0)
      manner = TRUE;
    else if ((len = anban_words_before (supports, start, p)) > 0)
      support = TRUE;
    else if ((len = anban_words_before (duties, start, p)) > 0)
      duty = TRUE;
    else
      break;
    p -= len;
  }
  if (!lead && !support && !duty && !manner)
    return 0;
  *role = lead ? ANBAN_PLAN_ROLE_LEAD : support ? ANBAN_PLAN_ROLE_SUPPORT : ANBAN_PLAN_ROLE_DUTY;
  return (gsize)(end - p);
}

/* ── lists ─────────────────────────────────────────────────────────────────────────────────────── */

typedef struct {
  const AnbanFoldedText *text;
  GArray *units;
  AnbanPlanRole role;
  gboolean labelled;
  gboolean *open_ended;
  gsize run; /* where a row of stems began; G_MAXSIZE where there is none */
  gsize stem_end;
} ListReader;

static void
add_unit (ListReader *self, gsize start, gsize end)
{
  AnbanUnitRange unit = {start, end, self->role, FALSE};

  g_array_append_val (self->units, unit);
}

/* 县应急局（牵头）: the role stands in the name's own parenthesis. */
static gsize
take_own_role (ListReader *self, gsize start, gsize end, AnbanUnitRange *unit, AnbanUnitRange *second)
{
  const char *text = self->text->text, *stem = strip_paren (text + start, text + end);
  AnbanPlanRole role;
  gsize inner = (gsize)(stem - text) + 1, said;

  if (stem == text + end)
    return end;
  /* 区委宣传部（区融媒体中心配合） */
  said = anban_unit_role_before (text + inner, text + end - 1, &role);
  if (said > 0 && inner + said < end - 1 && anban_unit_name_is (text + inner, text + end - 1 - said)) {
    *second = (AnbanUnitRange){inner, end - 1 - said, role, TRUE};
    return (gsize)(stem - text);
  }
  if (anban_unit_role_before (text + inner, text + end - 1, &role) != end - 1 - inner)
    return end;
  unit->role = role;
  unit->role_printed = TRUE;
  return (gsize)(stem - text);
}

static gboolean
is_generic (const char *start, const char *end)
{
  while (start < end) {
    gsize len = anban_words_at (generic, start, end);

    if (len == 0)
      return FALSE;
    start += len;
  }
  return TRUE;
}

/* Whether an element without a unit's noun can be no name at all: a date, a verb, a standing word. */
static gboolean
is_no_name (const char *start, const char *end)
{
  if (end - start < 6 || end - start > 90 || anban_words_at (standing, start, end) > 0)
    return TRUE;
  if (anban_words_before ((const char *const[]){"完成", "推进", "坚持", "实施", "底前", "日前", "年底",
                                                "月底", "落实", "执行", "列出", "负责", "管理", "工作",
                                                "时限", NULL},
                          start, end) > 0)
    return TRUE;
  for (const char *p = start; p < end; p++)
    if (g_ascii_isdigit (*p) &&
        anban_words_within ((const char *const[]){"月", "年", "日", "%", NULL}, p, end))
      return TRUE;
  return !begins_as_name (start, end);
}

static void
flush_stems (ListReader *self)
{
  const char *text = self->text->text;

  if (self->run == G_MAXSIZE)
    return;
  if (self->labelled)
    for (gsize start = self->run; start < self->stem_end;) {
      const char *comma = g_strstr_len (text + start, (gssize)(self->stem_end - start), "、");
      gsize end = comma != NULL ? (gsize)(comma - text) : self->stem_end;

      if (!is_no_name (text + start, text + end))
        add_unit (self, start, end);
      start = end + strlen ("、");
    }
  self->run = G_MAXSIZE;
}

/* Behind a label even a name that begins like a verb is one: 救援科, 整改专班. */
static gboolean
is_name (const ListReader *self, const char *start, const char *end)
{
  if (anban_unit_name_is (start, end))
    return TRUE;
  return self->labelled && end - start <= 24 && end - start >= 9 &&
         anban_words_before (nouns, start, end) > 0 && anban_words_before (no_units, start, end) == 0 &&
         anban_words_at (standing, start, end) == 0;
}

/* One element between two separators of the list. */
static void
read_element (ListReader *self, gsize start, gsize end, gboolean after_dun)
{
  const char *text = self->text->text;
  AnbanUnitRange own = {0}, second = {0};
  gsize stem_end;

  if (end <= start)
    return;
  stem_end = take_own_role (self, start, end, &own, &second);
  if (!is_name (self, text + start, text + stem_end)) {
    if (self->run == G_MAXSIZE)
      self->run = start;
    self->stem_end = stem_end;
    return;
  }
  /* 各镇党委、政府: the second has no name without the first */
  if (after_dun && self->run == G_MAXSIZE && self->units->len > 0 && !own.role_printed) {
    AnbanUnitRange *last = &g_array_index (self->units, AnbanUnitRange, self->units->len - 1);

    if (anban_words_at (bare_nouns, text + start, text + end) == end - start &&
        last->end + strlen ("、") == start && !last->role_printed && last->role == self->role) {
      last->end = end;
      return;
    }
  }
  if (self->run != G_MAXSIZE) {
    gboolean named = anban_words_at (prefixes, text + start, text + end) > 0;

    /* 市、县两级应急管理部门 */
    if (self->run + 2 * strlen ("市") == start &&
        anban_words_at (
            (const char *const[]){"县两级", "区两级", "乡两级", "镇两级", "村两级", "县三级", NULL},
            text + start, text + end) > 0) {
      start = self->run;
      self->run = G_MAXSIZE;
    } else if (!named && !own.role_printed && !is_no_name (text + self->run, text + self->stem_end)) {
      start = self->run;
      self->run = G_MAXSIZE;
    } else {
      flush_stems (self);
    }
  }
  add_unit (self, start, stem_end);
  if (own.role_printed) {
    AnbanUnitRange *unit = &g_array_index (self->units, AnbanUnitRange, self->units->len - 1);

    unit->role = own.role;
    unit->role_printed = TRUE;
  }
  if (second.role_printed)
    g_array_append_val (self->units, second);
}

/* 矿山、金属冶炼、建筑施工等高危行业企业: the first passes for a unit and is a stem like the others. */
static gsize
take_back_stems (ListReader *self, gsize from)
{
  const char *text = self->text->text;

  while (self->units->len > 0) {
    const AnbanUnitRange *last = &g_array_index (self->units, AnbanUnitRange, self->units->len - 1);

    if (last->end + strlen ("、") != from || last->end - last->start > 12 || last->role_printed ||
        anban_words_at (prefixes, text + last->start, text + last->end) > 0)
      break;
    from = last->start;
    g_array_set_size (self->units, self->units->len - 1);
  }
  return from;
}

/* 县水利局等有关成员单位: two units; 应急等行业主管部门: the end of a row of stems. */
static void
read_with_etc (ListReader *self, gsize start, gsize end, gboolean after_dun)
{
  const char *text = self->text->text;

  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p)) {
    gsize at = (gsize)(p - text), rest = at + strlen ("等");

    if (!anban_word_at ("等", p, text + end) || at == start)
      continue;
    if (anban_words_before ((const char *const[]){"高", "中", "初", "平", "同", "对", "上", "下", "一", "二",
                                                  "三", "优", NULL},
                            text + start, p) > 0 ||
        anban_words_at ((const char *const[]){"级", "于", "待", "学校", "院校", NULL}, text + rest,
                        text + end) > 0)
      continue;
    if (!anban_unit_name_is (text + start, p)) {
      if (rest < end && self->run == G_MAXSIZE && !anban_unit_name_is (text + rest, text + end))
        break;
      /* the noun after 等 serves the whole row */
      if (anban_unit_name_is (text + rest, text + end) ||
          anban_words_at (bare_nouns, text + rest, text + end) == end - rest) {
        gsize from = self->run != G_MAXSIZE ? self->run : start;

        from = take_back_stems (self, from);
        self->run = G_MAXSIZE;
        add_unit (self, from, end);
        if (self->open_ended != NULL)
          *self->open_ended = TRUE;
        return;
      }
      break;
    }
    read_element (self, start, at, after_dun);
    flush_stems (self);
    if (self->open_ended != NULL)
      *self->open_ended = TRUE;
    if (rest < end && !is_generic (text + rest, text + end) && anban_unit_name_is (text + rest, text + end))
      add_unit (self, rest, end);
    return;
  }
  read_element (self, start, end, after_dun);
}

/* Behind a blank they go on with the name before it: 县政府 办公室. */
static const char *const second_halves[] = {
    "办公室", "委员会", "领导小组", "人民政府", "政府", "党委", "党组", "管委会", "组织部", "宣传部",
    "办",     "交警",   "应急",     "大队",     "支队", "中心", "分局", "所属",   NULL};

/* Splits at 和 及 与 where a unit stands on both sides: not in 发展和改革局. */
static void
read_joined (ListReader *self, gsize start, gsize end, gboolean after_dun)
{
  static const char *const conjunctions[] = {"和", "及", "与", "以及", "会同", "暨", NULL};
  const char *text = self->text->text;
  gsize from = start;

  for (const char *p = text + start; p < text + end;) {
    gsize len = anban_words_at (conjunctions, p, text + end), at = (gsize)(p - text);

    if (*p == '(' && self->text->partner[at] != G_MAXUINT32 && self->text->partner[at] < end) {
      p = text + self->text->partner[at];
      continue;
    }
    if (len == 0 && self->labelled && at > from && anban_folded_text_blank_before (self->text, at) &&
        anban_unit_name_is (text + from, p) && is_name (self, p, text + end) &&
        anban_words_at (second_halves, p, text + end) == 0) {
      read_with_etc (self, from, at, after_dun);
      from = at;
      after_dun = FALSE;
    }
    if (len > 0 && at > from && anban_unit_name_is (text + from, p) &&
        anban_unit_name_is (p + len, text + end) &&
        anban_words_at (bare_nouns, p + len, text + end) != (gsize)(text + end - p) - len) {
      read_with_etc (self, from, at, after_dun);
      from = at + len;
      after_dun = FALSE;
    }
    p = len > 0 ? p + len : g_utf8_next_char (p);
  }
  read_with_etc (self, from, end, after_dun);
}

void
anban_unit_list_read (const AnbanFoldedText *text,
                      gsize start,
                      gsize end,
                      AnbanPlanRole role,
                      gboolean labelled,
                      GArray *units,
                      gboolean *open_ended)
{
  ListReader self = {text, units, role, labelled, open_ended, G_MAXSIZE, 0};
  gsize from = start;
  gboolean after_dun = FALSE;

  for (gsize i = start; i <= end;) {
    const char *p = text->text + i;
    gboolean slash = i < end && *p == '/' && anban_unit_name_is (text->text + from, p);
    gboolean dun = slash || (i < end && anban_word_at ("、", p, text->text + end));
    gboolean stop = i == end || *p == ',' || *p == ';' || *p == '\n' || *p == '\t' ||
                    anban_word_at ("。", p, text->text + end);

    if (i < end && *p == '(' && text->partner[i] != G_MAXUINT32 && text->partner[i] < end) {
      i = text->partner[i];
      continue;
    }
    if (dun || stop) {
      read_joined (&self, from, i, after_dun);
      if (stop)
        flush_stems (&self);
      if (i == end)
        break;
      after_dun = dun;
      i += *p == (char)0xe3 ? 3 : 1;
      from = i;
      continue;
    }
    i += (gsize)(g_utf8_next_char (p) - p);
  }
}
