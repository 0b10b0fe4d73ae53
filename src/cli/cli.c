/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include "cli/commands.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name;
  int (*run) (int argc, char **argv);
} Command;

static const Command commands[] = {
    {"plan", anban_plan_command},   {"export", anban_export_command}, {"sample", anban_sample_command},
    {"check", anban_check_command}, {"backup", anban_backup_command}, {"report", anban_report_command},
};

static const char help[] =
    "用法：\n"
    "  anban [办公室.anban]                          打开窗口\n"
    "  anban plan read 文件 [--json]                 读一份计划，印出任务\n"
    "  anban plan import 办公室 文件                 读一份计划，收进办公室\n"
    "  anban export 办公室 台账 输出.xlsx|.pdf|.csv\n"
    "        [--unit 单位] [--where 字段=值] [--search 文字] [--paper a3|a4] [--photos]\n"
    "  anban report 办公室 报表 [--year 年] [--month 月] [--record 编号] 输出.xlsx|.pdf\n"
    "  anban sample 办公室 [--records N] [--seed S]  建一个示例办公室\n"
    "  anban check 办公室                            检查文件是否完好\n"
    "  anban backup 办公室 输出                      另存一份备份\n"
    "  anban --help | --version\n"
    "\n"
    "台账：task 任务，plan 计划文件，progress 进展填报，hazard 隐患，inspection 检查记录，\n"
    "      unit 单位，person 人员等。\n"
    "报表（--year 年）：drill-plan 演练计划，drill-ledger 演练台账，drill-gaps 演练缺口，\n"
    "      drill-calendar 演练日历（.ics），training-plan 培训计划，training-ledger 培训台账，\n"
    "      training-hours 学时，training-coverage 培训覆盖，certificate-expiry 证书到期，\n"
    "      certificate-coverage 持证率，hazard-monthly 隐患月统计表（另要 --month 月）。\n"
    "文书（--record 编号或名称）：hazard-notice 交办通知，hazard-supervision 督办通知，\n"
    "      hazard-recheck 复查意见，hazard-closing 销号审批表，hazard-listing-notice 挂牌督办通知，\n"
    "      hazard-treatment 治理方案，hazard-photos 照片对照表，drill-sign-in 演练签到表，\n"
    "      drill-record 演练记录，drill-evaluation 演练评估报告，training-file 一期一档（也可 .xlsx），\n"
    "      training-sign-in 培训签到表，person-file 一人一档（也可 .xlsx），unit-file 一企一档。\n"
    "plan import 和 sample 在办公室文件不存在时新建它。\n"
    "环境变量 ANBAN_TODAY=YYYY-MM-DD 指定亮灯和分期所依据的日期。\n"
    "退出码：0 完成，1 失败，2 用法不对。\n";

/* --- telling --- */

void
anban_cli_tell (const char *sentence)
{
  g_autofree char *line = g_strdup (sentence);
  gboolean ended =
      g_str_has_suffix (line, "。") || g_str_has_suffix (line, "！") || g_str_has_suffix (line, "？");

  /* One sentence is one line, whatever a file name holds. */
  g_strdelimit (line, "\n\r", ' ');
  fprintf (stderr, "anban: %s%s\n", line, ended ? "" : "。");
}

int
anban_cli_fail (const GError *error)
{
  anban_cli_tell (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("已停止，没有留下任何改动。")
                                                                            : error->message);
  return ANBAN_EXIT_FAILED;
}

int
anban_cli_misuse (const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list list;

  va_start (list, format);
  sentence = g_strdup_vprintf (format, list);
  va_end (list);
  anban_cli_tell (sentence);
  return ANBAN_EXIT_MISUSED;
}

/* g_print() would turn Chinese into question marks where the locale is C. */
void
anban_cli_print (const char *format, ...)
{
  va_list list;

  va_start (list, format);
  vfprintf (stdout, format, list);
  va_end (list);
}

gboolean
anban_cli_flush (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}

/* --- Ctrl+C --- */

static gpointer
wait_for_signal (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  while (sigwait (&signals, &number) == 0) {
    if (g_cancellable_is_cancelled (cancellable))
      _exit (128 + number); /* asked a second time */
    g_cancellable_cancel (cancellable);
  }
  return NULL;
}

GCancellable *
anban_cli_get_cancellable (void)
{
  static GCancellable *cancellable;
  sigset_t signals;

  if (cancellable != NULL)
    return cancellable;

  cancellable = g_cancellable_new ();
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  if (pthread_sigmask (SIG_BLOCK, &signals, NULL) == 0)
    g_thread_unref (g_thread_new ("signals", wait_for_signal, cancellable));
  return cancellable;
}

/* --- arguments --- */

static const AnbanCliOption *
find_option (const AnbanCliOption *options, const char *argument)
{
  gsize length = strcspn (argument, "=");

  for (const AnbanCliOption *option = options; option->name != NULL; option++)
    if (strlen (option->name) == length && strncmp (option->name, argument, length) == 0)
      return option;
  return NULL;
}

/* Takes the option at argv[*i] and its value. */
static gboolean
take_option (int argc, char **argv, int *i, const AnbanCliOption *options, const char *usage)
{
  const AnbanCliOption *option = find_option (options, argv[*i]);
  char *value = strchr (argv[*i], '=');

  if (option == NULL) {
    anban_cli_misuse (_ ("不认识选项“%s”，用法：%s。"), argv[*i], usage);
    return FALSE;
  }
  if (option->given != NULL) {
    *option->given = TRUE;
    if (value == NULL)
      return TRUE;
    anban_cli_misuse (_ ("选项“%s”不带值，用法：%s。"), option->name, usage);
    return FALSE;
  }
  if (value == NULL && *i + 1 >= argc) {
    anban_cli_misuse (_ ("选项“%s”后面少了值，用法：%s。"), option->name, usage);
    return FALSE;
  }
  g_ptr_array_add (option->values, value != NULL ? value + 1 : argv[++*i]);
  return TRUE;
}

gboolean
anban_cli_parse (int argc,
                 char **argv,
                 const AnbanCliOption *options,
                 const char **places,
                 guint n_places,
                 const char *usage)
{
  gboolean only_places = FALSE;
  guint n = 0;

  for (int i = 0; i < argc; i++) {
    if (!g_utf8_validate (argv[i], -1, NULL) && g_str_has_prefix (argv[i], "-")) {
      anban_cli_misuse (_ ("命令行里有不是 UTF-8 的文字，用法：%s。"), usage);
      return FALSE;
    }
    if (!only_places && g_str_equal (argv[i], "--")) {
      only_places = TRUE;
    } else if (!only_places && argv[i][0] == '-' && argv[i][1] != '\0') {
      if (!take_option (argc, argv, &i, options, usage))
        return FALSE;
    } else if (n == n_places) {
      anban_cli_misuse (_ ("多了“%s”，用法：%s。"), argv[i], usage);
      return FALSE;
    } else {
      places[n++] = argv[i];
    }
  }
  if (n < n_places) {
    anban_cli_misuse (_ ("参数不全，用法：%s。"), usage);
    return FALSE;
  }

  return TRUE;
}

static int
finish_output (int status)
{
  if (anban_cli_flush ())
    return status;
  anban_cli_tell (_ ("结果没有写完，输出的一端满了或已关闭。"));
  return ANBAN_EXIT_FAILED;
}

gboolean
anban_cli_run (int argc, char **argv, int *status)
{
  if (argc < 2)
    return FALSE;

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")) {
    anban_cli_print ("%s", help);
    *status = finish_output (ANBAN_EXIT_DONE);
    return TRUE;
  }
  if (g_str_equal (argv[1], "--version")) {
    anban_cli_print ("anban %s\n", ANBAN_VERSION);
    *status = finish_output (ANBAN_EXIT_DONE);
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name)) {
      *status = finish_output (commands[i].run (argc - 2, argv + 2));
      return TRUE;
    }
  /* A word that is no file is a slip of the pen, not an office to open. */
  if (argv[1][0] != '-' && !g_str_has_suffix (argv[1], ".anban") &&
      !g_file_test (argv[1], G_FILE_TEST_EXISTS)) {
    *status = anban_cli_misuse (_ ("没有叫“%s”的命令，也没有这个文件；用 anban --help 查看用法。"), argv[1]);
    return TRUE;
  }

  return FALSE;
}
