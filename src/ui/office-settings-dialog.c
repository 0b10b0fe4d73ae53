/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/office-settings-dialog.h"

#include "registers/letter.h"
#include "rules/hazard-balance.h"
#include "rules/hazard-recurrence.h"
#include "rules/letter-series.h"
#include "ui/desktop-settings.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

typedef enum {
  SETTING_TEXT,
  SETTING_NUMBER,
  SETTING_DATE,
  SETTING_SWITCH,
} SettingKind;

/* A setting of the office is a row here. */
static const struct {
  SettingKind kind;
  const char *group, *description; /* of the group that begins with this row; else NULL */
  const char *key, *title, *subtitle;
  const char *otherwise; /* what holds where it is not set */
  int least, most;       /* of a number */
} settings[] = {
    {SETTING_TEXT, N_ ("单位"), N_ ("印在每张表和每份清单上。"), "office-name", N_ ("单位名称"), NULL, ""},
    {SETTING_TEXT, NULL, NULL, "office-level", N_ ("层级"), NULL, ""},
    {SETTING_TEXT, NULL, NULL, "office-region", N_ ("地区"), NULL, ""},
    {SETTING_NUMBER, N_ ("亮灯"), NULL, "due-soon-days", N_ ("临期提前天数"),
     N_ ("离完成时限不超过这些天，亮“临期”"), G_STRINGIFY (ANBAN_DUE_SOON_DAYS), 0, 365},
    {SETTING_NUMBER, N_ ("隐患动态清零"), N_ ("年份和日期按上级方案填写。"), ANBAN_SETTING_STOCK_UNTIL_YEAR,
     N_ ("存量截至年份"), N_ ("这一年和以前排查的隐患算存量"), "2023", 2000, 2199},
    {SETTING_DATE, NULL, NULL, ANBAN_SETTING_STOCK_ZERO_BY, N_ ("存量清零目标日期"), NULL, "2024-12-31"},
    {SETTING_DATE, NULL, NULL, ANBAN_SETTING_INCREMENT_CURBED_BY, N_ ("遏制增量目标日期"), NULL,
     "2025-12-31"},
    {SETTING_DATE, NULL, NULL, ANBAN_SETTING_ROUTINE_BY, N_ ("动态清零常态化目标日期"), NULL, "2026-12-31"},
    {SETTING_DATE, N_ ("回头看"), N_ ("起始日期以后销号的隐患，要回头再看一次。"), "hazard-look-back-since",
     N_ ("回头看起始日期"), NULL, ANBAN_HAZARD_LOOK_BACK_SINCE},
    {SETTING_NUMBER, NULL, NULL, "hazard-recurrence-years", N_ ("复发追溯年限"),
     N_ ("同一单位、类别、地点在这些年内销号过的隐患，登记时提示可能复发"),
     G_STRINGIFY (ANBAN_HAZARD_RECURRENCE_YEARS), 0, 50},
    {SETTING_NUMBER, N_ ("隐患照片"), NULL, "hazard-photo-longest-side", N_ ("照片最长边（像素）"),
     N_ ("更大的照片在添加时缩小，文件才便于拷贝"), "1600", 480, 4000},
    {SETTING_SWITCH, N_ ("身份证号"), NULL, ANBAN_SETTING_SHOWS_PRIVATE, N_ ("显示全部号码"),
     N_ ("关闭时，列表、打印和导出中隐去出生日期；填写、查询不受影响"), "0"},
};

struct _AnbanOfficeSettingsDialog {
  AdwWindow parent_instance;

  AnbanStore *store;
  AdwPreferencesPage *page;
  GtkWidget *rows[G_N_ELEMENTS (settings)]; /* AdwEntryRow, the GtkSpinButton of a number, a GtkSwitch */
  AdwEntryRow *series[ANBAN_LETTER_OTHER];  /* by AnbanLetterKind - 1 */
  AdwEntryRow *actor;
};

G_DEFINE_FINAL_TYPE (AnbanOfficeSettingsDialog, anban_office_settings_dialog, ADW_TYPE_WINDOW)

/* --- writing --- */

static char *
dup_typed (gpointer row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static char *
dup_value (AnbanOfficeSettingsDialog *self, guint i, GError **error)
{
  char iso[ANBAN_DATE_ISO_SIZE];
  g_autofree char *typed = settings[i].kind != SETTING_SWITCH ? dup_typed (self->rows[i]) : NULL;
  AnbanDate date;

  switch (settings[i].kind) {
  case SETTING_TEXT:
    break;
  case SETTING_NUMBER:
    return g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->rows[i])));
  case SETTING_SWITCH:
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->rows[i])) ? "1" : "0");
  case SETTING_DATE:
    if (anban_date_parse (typed, &date))
      return g_strdup (anban_date_to_iso (date, iso));
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("“%s”不是日期，没有保存；请按 2026-12-31 的样子填写“%s”"), typed, _ (settings[i].title));
    return NULL;
  }
  return g_steal_pointer (&typed);
}

static gboolean
write_setting (AnbanStore *store, const char *key, const char *value, const char *otherwise, GError **error)
{
  g_autofree char *old = anban_store_dup_setting (store, key, otherwise);

  /* what was not touched is no change in the log */
  return g_strcmp0 (old, value) == 0 || anban_store_set_setting (store, key, value, error);
}

static gboolean
write_rows (AnbanOfficeSettingsDialog *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_autofree char *value = dup_value (self, i, error);

    if (value == NULL || !write_setting (self->store, settings[i].key, value, settings[i].otherwise, error))
      return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->series); i++) {
    g_autofree char *key = g_strdup_printf ("letter-series-%u", i + 1);
    g_autofree char *usual = anban_letter_series_dup_name (self->store, i + 1);
    g_autofree char *value = dup_typed (self->series[i]);

    if (!write_setting (self->store, key, value, usual, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_settings (AnbanOfficeSettingsDialog *self, GError **error)
{
  if (!anban_store_begin_step (self->store, _ ("修改单位设置"), error))
    return FALSE;
  if (write_rows (self, error))
    return anban_store_commit_step (self->store, error);
  anban_store_rollback_step (self->store);
  return FALSE;
}

static gboolean
anban_office_settings_dialog_close_request (GtkWindow *window)
{
  AnbanOfficeSettingsDialog *self = ANBAN_OFFICE_SETTINGS_DIALOG (window);
  g_autofree char *actor = dup_typed (self->actor);
  g_autoptr (GError) error = NULL;

  if (*actor != '\0' && g_strcmp0 (actor, anban_store_get_actor (self->store)) != 0) {
    anban_store_set_actor (self->store, actor);
    anban_desktop_settings_set_actor (actor);
  }
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (settings[i].kind == SETTING_NUMBER)
      gtk_spin_button_update (GTK_SPIN_BUTTON (self->rows[i]));
  if (!anban_store_is_read_only (self->store) && !write_settings (self, &error)) {
    anban_notice_error (GTK_WIDGET (self), _ ("没有保存单位设置"), error);
    return GDK_EVENT_STOP;
  }
  return GTK_WINDOW_CLASS (anban_office_settings_dialog_parent_class)->close_request (window);
}

static void
anban_office_settings_dialog_dispose (GObject *object)
{
  AnbanOfficeSettingsDialog *self = ANBAN_OFFICE_SETTINGS_DIALOG (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_office_settings_dialog_parent_class)->dispose (object);
}

static void
anban_office_settings_dialog_class_init (AnbanOfficeSettingsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_office_settings_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = anban_office_settings_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/anban/Anban/ui/office-settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanOfficeSettingsDialog, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anban_office_settings_dialog_init (AnbanOfficeSettingsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- building the rows --- */

static AdwPreferencesGroup *
add_group (AnbanOfficeSettingsDialog *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (self->page, group);
  return group;
}

static AdwEntryRow *
add_entry (AnbanOfficeSettingsDialog *self,
           AdwPreferencesGroup *group,
           const char *title,
           const char *value,
           gboolean writable)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  gtk_widget_set_sensitive (GTK_WIDGET (row), writable);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

/* A line with @control at its end. */
static void
add_control (AdwPreferencesGroup *group, guint i, GtkWidget *control, gboolean writable)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (settings[i].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               settings[i].subtitle != NULL ? _ (settings[i].subtitle) : NULL);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (settings[i].title), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_widget_set_sensitive (row, writable);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
add_number (AdwPreferencesGroup *group, guint i, double value, gboolean writable)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (settings[i].least, settings[i].most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  add_control (group, i, spin, writable);
  return spin;
}

static GtkWidget *
add_switch (AdwPreferencesGroup *group, guint i, gboolean active, gboolean writable)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  add_control (group, i, toggle, writable);
  return toggle;
}

/* The widget that holds the value. */
static GtkWidget *
add_setting (AnbanOfficeSettingsDialog *self,
             AdwPreferencesGroup *group,
             guint i,
             const char *value,
             gboolean writable)
{
  switch (settings[i].kind) {
  case SETTING_NUMBER:
    return add_number (group, i, g_ascii_strtod (value, NULL), writable);
  case SETTING_SWITCH:
    return add_switch (group, i, g_str_equal (value, "1"), writable);
  case SETTING_TEXT:
  case SETTING_DATE:
    break;
  }
  return GTK_WIDGET (add_entry (self, group, _ (settings[i].title), value, writable));
}

static void
show_settings (AnbanOfficeSettingsDialog *self)
{
  gboolean writable = !anban_store_is_read_only (self->store);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_autofree char *value = anban_store_dup_setting (self->store, settings[i].key, settings[i].otherwise);

    if (settings[i].group != NULL)
      group = add_group (self, _ (settings[i].group),
                         settings[i].description != NULL ? _ (settings[i].description) : NULL);
    self->rows[i] = add_setting (self, group, i, value, writable);
  }
  group = add_group (self, _ ("机关代字"),
                     _ ("文号“安办督〔2026〕1号”中年份前面的字；各文种分别编号，相同的共用一列。"));
  for (guint i = 0; i < G_N_ELEMENTS (self->series); i++) {
    g_autofree char *name = anban_letter_series_dup_name (self->store, i + 1);

    self->series[i] = add_entry (self, group, _ (anban_letter_kinds[i].label), name, writable);
  }
  group = add_group (self, _ ("经办人"), _ ("只记在这台电脑的当前用户名下；每一次修改都署这个名字。"));
  self->actor = add_entry (self, group, _ ("姓名"), anban_store_get_actor (self->store), TRUE);
}

AnbanOfficeSettingsDialog *
anban_office_settings_dialog_new (GtkWindow *parent, AnbanStore *store)
{
  AnbanOfficeSettingsDialog *self =
      g_object_new (ANBAN_TYPE_OFFICE_SETTINGS_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  show_settings (self);
  return self;
}
