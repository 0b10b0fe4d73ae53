/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/help-window.h"

#include <glib/gi18n-lib.h>

struct _AnbanHelpWindow {
  AdwWindow parent_instance;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (AnbanHelpWindow, anban_help_window, ADW_TYPE_WINDOW)

/* A NULL heading goes on with the group above. */
static const struct {
  const char *heading, *question, *answer;
} topics[] = {
    {N_ ("从计划开始"), N_ ("计划怎样变成责任清单？"),
     N_ ("按“导入计划”(Ctrl+I)"
         "，选上级下发的文件（文本、Word、PDF），或把文字粘贴进来。左边是原文，右边是读出的任务；核对单位和时"
         "限，改好后收下，责任清单就有了。收下是一步，可以撤销。")},
    {NULL, N_ ("同一份计划改了再发，怎么办？"),
     N_ ("再导入一次。安办按条款对照，只更新变了的任务，收下之前先把变化列给你看，不会重复。")},
    {N_ ("日常跟踪"), N_ ("怎样填进展？"),
     N_ ("在责任清单里选中任务，右边窗格里改状态和进展；每个责任单位有自己的状态和答复。离开一格就保存，不用"
         "按“保存”。")},
    {NULL, N_ ("灯是怎样亮的？"),
     N_ ("按时限和状态推算：过期未完成是“逾期”，临近时限是“临期”，其余是“正常”，办结是“完成”。临期的天数在“单"
         "位设置”里改。")},
    {NULL, N_ ("怎样一次改多项？"),
     N_ ("按住 Ctrl 或 Shift 选多行（Ctrl+A "
         "全选），列表下方会出现“批量修改”和“删除”。一次修改是一步，可以撤销。")},
    {NULL, N_ ("删错了怎么办？"), N_ ("按 Ctrl+Z 撤销；以前删的到“回收站”里恢复。")},
    {N_ ("隐患整改"), N_ ("检查发现的隐患怎样录入？"),
     N_ ("按“录入检查”(Ctrl+J)：单位、日期、检查人只填一次，下面一条接一条地填隐患，Ctrl+Enter "
         "换下一条；照片可以选择、拖入或粘贴。没有发现隐患的检查也可以记下来。")},
    {NULL, N_ ("一项隐患怎样走到销号？"),
     N_ ("登记、交办、整改中、待复查、销号，一步一步办理：在看板上把卡片拖到下一列，或选中卡片按 "
         "Ctrl+→，或在右边窗格里选下一步。每一步都要有人签字、有日期；缺什么，会用一句话告诉你。")},
    {NULL, N_ ("交办以后，时限不够怎么办？"),
     N_ ("时限不能直接改：先“申请延期”，再“批准延期”。原定时限和延期次数都会留着。")},
    {NULL, N_ ("重大隐患多了哪些要求？"),
     N_ ("措施、责任人、资金、时限、应急预案五到位，才能开始整改；挂牌督办解除以后才能销号；治理方案在右边窗"
         "格里填写，可以打印。")},
    {NULL, N_ ("清零进度和统计表在哪里？"),
     N_ ("在“隐患整改”的“动态清零”页：存量、增量、逾期对照目标，专题、属地、行业领域、月份的整改率，还有月统"
         "计表。数字点开就是清单，表可以导出 Excel 和 PDF。目标日期在“单位设置”里改。")},
    {N_ ("演练和培训"), N_ ("一年要演练几次，是怎样算的？"),
     N_ ("“频次要求”里一行是一条法规、计划或本办的要求：谁、做什么、多久一次、出处。每家单位按类别、行业、高"
         "危和人员密集对照，几"
         "条都适用时取最严的；年中变了类别，按天数折算。导入的计划里读到的频次可以收作要求。")},
    {NULL, N_ ("缺的演练怎样排？"),
     N_ ("在“演练日历”的“缺口”页看哪家还缺几次，选一行排到某一天；也可以“自动排计划”，避开节假日，一条一条或"
         "全部收下。日历上拖动"
         "卡片，或选中后按 Ctrl+方向键改日期。")},
    {NULL, N_ ("演练发现的问题怎样整改？"),
     N_ ("在演练记录里填问题，按“转为隐患”，它就到了隐患看板上，两边互相连着，销号以后演练里也显示已整改。")},
    {NULL, N_ ("培训名单怎样录入？"),
     N_ ("在培训记录里选人，或从表格里复制名单粘贴：按身份证号、姓名加单位对照，没有的人员可以新建，同名的让"
         "你选。")},
    {NULL, N_ ("证书什么时候要换？"),
     N_ ("按“证书管理规定”里当时有效的那一行推算有效期、复审和申请的时间，提前 180、90、60、30 "
         "天提醒。规定变了，新旧证书各按各的"
         "算。")},
    {NULL, N_ ("一家单位的全部情况在哪里？"),
     N_ ("在“单位”里选中它，按 Alt+Enter "
         "打开“一企一档”：任务、隐患、演练、培训、证书都在一页上，可以打印。")},
    {N_ ("表格和纸"), N_ ("怎样上报和打印？"),
     N_ ("先筛选出要报的行，再按 Ctrl+E 导出 Excel，或按 Ctrl+P 预览、打印、存成 "
         "PDF。筛到一个单位，出来的就是这个单位的清单。")},
    {NULL, N_ ("能和 WPS 表格来回复制吗？"),
     N_ ("能。选中几行按 Ctrl+C，到表格里粘贴；表格里连表头一起复制，回到列表按 Ctrl+V，先看一遍再收下。")},
    {N_ ("文件"), N_ ("数据存在哪里？"),
     N_ ("一个单位一个 .anban "
         "文件，计划原件和佐证都在里面，复制这一个文件就带走全部。关闭窗口时自动备份到旁边的“备份”文件夹。")},
};

static void
fill (AnbanHelpWindow *self)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++) {
    GtkWidget *row = adw_expander_row_new (), *label = gtk_label_new (_ (topics[i].answer));

    if (topics[i].heading != NULL) {
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (topics[i].heading));
      adw_preferences_page_add (self->page, group);
    }
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (topics[i].question));
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "help-answer");
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), i == 0);
    adw_preferences_group_add (group, row);
  }
}

static void
anban_help_window_class_init (AnbanHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanHelpWindow, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anban_help_window_init (AnbanHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

void
anban_help_window_present (GtkWindow *parent)
{
  GtkWindow *window = g_object_new (ANBAN_TYPE_HELP_WINDOW, "transient-for", parent, "application",
                                    parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);

  gtk_window_present (window);
}
