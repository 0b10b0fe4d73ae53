/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/intake-unit-page.h"

#include "ui/import/unit-picker.h"

#include <inttypes.h>
#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnbanIntakeUnitPage {
  GtkWidget parent_instance;
  GtkWidget *scroller, *summary, *list;
  AnbanPlanIntake *intake;
  gboolean has_units; /* the office has units already */
};

G_DEFINE_TYPE (AnbanIntakeUnitPage, anban_intake_unit_page, GTK_TYPE_WIDGET)

/* What can be chosen for a name, in the order of the drop-down: candidates, the name it is alike, these. */
enum {
  CHOICE_NEW,
  CHOICE_OTHER,
  CHOICE_IGNORE
};

typedef struct {
  AnbanIntakeUnitPage *page;
  char *name;
  GArray *ids; /* gint64 of the candidates in the drop-down; 0 is the name it is alike */
} Row;

static Row *
row_new (AnbanIntakeUnitPage *page, const char *name)
{
  Row *row = g_new0 (Row, 1);

  row->page = page;
  row->name = g_strdup (name);
  row->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return row;
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_array_unref (row->ids);
  g_free (row);
}

/* --- what a row says --- */

static char *
dup_reason (const AnbanIntakeUnit *unit, guint uses)
{
  const char *reason = "";

  if (unit->state == ANBAN_INTAKE_UNIT_MATCHED) {
    switch (unit->likeness) {
    case ANBAN_INTAKE_LIKENESS_EXACT:
      reason = _ ("名称或别名相同");
      break;
    case ANBAN_INTAKE_LIKENESS_PREFIX:
      reason = _ ("只差地名或层级");
      break;
    case ANBAN_INTAKE_LIKENESS_SUFFIX:
    case ANBAN_INTAKE_LIKENESS_SHORT:
      reason = _ ("按简称对应");
      break;
    case ANBAN_INTAKE_LIKENESS_FORMER:
      reason = _ ("按曾用名对应，请核对");
      break;
    case ANBAN_INTAKE_LIKENESS_NONE:
    default:
      reason = _ ("由您选定");
    }
    return g_strdup_printf (_ ("%u 项任务 · %s"), uses, reason);
  }
  if (unit->state == ANBAN_INTAKE_UNIT_AMBIGUOUS)
    return g_strdup_printf (_ ("%u 项任务 · 有 %u 个相近的单位，请选择"), uses, unit->candidates->len);
  if (unit->state == ANBAN_INTAKE_UNIT_IGNORED)
    return g_strdup_printf (_ ("%u 项任务 · 不写入责任单位"), uses);
  if (unit->joined)
    return g_strdup_printf (_ ("%u 项任务 · 同一单位的另一种写法，记为别名"), uses);
  if (unit->member_kind == ANBAN_UNIT_KIND_TOWN)
    return g_strdup_printf (_ ("%u 项任务 · 集合名称，包含现有各镇（街道）"), uses);
  if (unit->member_kind == ANBAN_UNIT_KIND_VILLAGE)
    return g_strdup_printf (_ ("%u 项任务 · 集合名称，包含现有各村（社区）"), uses);
  if (unit->kind == ANBAN_UNIT_KIND_GROUP)
    return g_strdup_printf (_ ("%u 项任务 · 集合名称，成员可导入后再添加"), uses);
  return g_strdup_printf (_ ("%u 项任务"), uses);
}

/* What a row is made from; where it is the same, the row stays. */
static char *
dup_signature (AnbanIntakeUnitPage *self, const AnbanIntakeUnit *unit)
{
  return g_strdup_printf ("%d %s %d %" PRId64 " %d %d %" PRId64 " %u", unit->joined, unit->name,
                          (int)unit->state, unit->unit_id, unit->remember, (int)unit->kind, unit->parent_id,
                          anban_plan_intake_count_uses (self->intake, unit->name));
}

/* --- choices --- */

static void
picked_cb (gint64 unit_id, gpointer data)
{
  Row *row = data;

  if (row->page->intake != NULL)
    anban_plan_intake_choose_match (row->page->intake, row->name, unit_id, TRUE);
}

static void refill (AnbanIntakeUnitPage *self, gboolean anew);

static gboolean
refill_cb (gpointer data)
{
  refill (data, TRUE);
  return G_SOURCE_REMOVE;
}

static void
ask_other (Row *row)
{
  g_autofree char *heading = g_strdup_printf (_ ("“%s”是哪个单位？"), row->name);

  anban_unit_picker_present (GTK_WIDGET (row->page), anban_plan_intake_get_store (row->page->intake), heading,
                             "", NULL, picked_cb, row_new (row->page, row->name), free_row);
  /* the drop-down says “另选”, which is no answer: it says the old one again */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, refill_cb, g_object_ref (row->page), g_object_unref);
}

static void
choice_cb (GtkDropDown *drop, GParamSpec *pspec, Row *row)
{
  guint place = gtk_drop_down_get_selected (drop);
  AnbanPlanIntake *intake = row->page->intake;
  const AnbanIntakeUnit *unit;

  if (place == GTK_INVALID_LIST_POSITION || intake == NULL)
    return;
  unit = anban_plan_intake_find_unit (intake, row->name);
  if (place < row->ids->len && g_array_index (row->ids, gint64, place) == 0)
    anban_plan_intake_choose_joined (intake, row->name);
  else if (place < row->ids->len)
    anban_plan_intake_choose_match (intake, row->name, g_array_index (row->ids, gint64, place),
                                    unit->remember);
  else if (place - row->ids->len == CHOICE_NEW)
    anban_plan_intake_choose_new (intake, row->name, unit->kind, unit->parent_id);
  else if (place - row->ids->len == CHOICE_IGNORE)
    anban_plan_intake_choose_ignore (intake, row->name);
  else
    ask_other (row);
}

static void
kind_cb (GtkDropDown *drop, GParamSpec *pspec, Row *row)
{
  const AnbanChoice *kinds = anban_unit_register.fields[ANBAN_UNIT_KIND].choices;
  const AnbanIntakeUnit *unit = anban_plan_intake_find_unit (row->page->intake, row->name);

  anban_plan_intake_choose_new (row->page->intake, row->name,
                                (AnbanUnitKind)kinds[gtk_drop_down_get_selected (drop)].value,
                                unit->parent_id);
}

static void
remember_cb (GtkCheckButton *check, GParamSpec *pspec, Row *row)
{
  const AnbanIntakeUnit *unit = anban_plan_intake_find_unit (row->page->intake, row->name);

  anban_plan_intake_choose_match (row->page->intake, row->name, unit->unit_id,
                                  gtk_check_button_get_active (check));
}

static void
parent_picked_cb (gint64 unit_id, gpointer data)
{
  Row *row = data;

  if (row->page->intake != NULL)
    anban_plan_intake_choose_new (row->page->intake, row->name,
                                  anban_plan_intake_find_unit (row->page->intake, row->name)->kind, unit_id);
}

static void
parent_cb (GtkButton *button, Row *row)
{
  g_autofree char *heading = g_strdup_printf (_ ("“%s”的上级单位"), row->name);

  anban_unit_picker_present (GTK_WIDGET (row->page), anban_plan_intake_get_store (row->page->intake), heading,
                             "", _ ("没有上级单位"), parent_picked_cb, row_new (row->page, row->name),
                             free_row);
}

/* --- building rows --- */

static void
add_candidate (Row *row, GtkStringList *labels, gint64 id, const char *title)
{
  for (guint i = 0; i < row->ids->len; i++)
    if (g_array_index (row->ids, gint64, i) == id)
      return;
  g_array_append_val (row->ids, id);
  gtk_string_list_append (labels, title);
}

static guint
find_choice (const Row *row, const AnbanIntakeUnit *unit)
{
  switch (unit->state) {
  case ANBAN_INTAKE_UNIT_MATCHED:
    for (guint i = 0; i < row->ids->len; i++)
      if (g_array_index (row->ids, gint64, i) == unit->unit_id)
        return i;
    return GTK_INVALID_LIST_POSITION;
  case ANBAN_INTAKE_UNIT_NEW:
    return unit->joined ? row->ids->len - 1 : row->ids->len + CHOICE_NEW;
  case ANBAN_INTAKE_UNIT_IGNORED:
    return row->ids->len + CHOICE_IGNORE;
  case ANBAN_INTAKE_UNIT_AMBIGUOUS:
  default:
    return GTK_INVALID_LIST_POSITION;
  }
}

static GtkWidget *
make_choice (AnbanIntakeUnitPage *self, const AnbanIntakeUnit *unit)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *name = g_strdup_printf (_ ("“%s”是"), unit->name);
  Row *row = row_new (self, unit->name);
  GtkWidget *drop;

  for (guint i = 0; i < unit->candidates->len; i++) {
    const AnbanIntakeCandidate *candidate = g_ptr_array_index (unit->candidates, i);

    add_candidate (row, labels, candidate->id, candidate->title);
  }
  if (unit->state == ANBAN_INTAKE_UNIT_MATCHED)
    add_candidate (row, labels, unit->unit_id, unit->unit_title);
  if (unit->alike != NULL) {
    g_autofree char *same = g_strdup_printf (_ ("同“%s”"), unit->alike);

    add_candidate (row, labels, 0, same);
  }
  gtk_string_list_append (labels, _ ("新建单位"));
  gtk_string_list_append (labels, _ ("另选单位…"));
  gtk_string_list_append (labels, _ ("不作为单位"));
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), find_choice (row, unit));
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (drop, 230, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (drop, "notify::selected", G_CALLBACK (choice_cb), row,
                         (GClosureNotify)(void (*) (void))free_row, 0);
  return drop;
}

static GtkWidget *
make_kind (AnbanIntakeUnitPage *self, const AnbanIntakeUnit *unit)
{
  const AnbanChoice *kinds = anban_unit_register.fields[ANBAN_UNIT_KIND].choices;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *name = g_strdup_printf (_ ("“%s”的类别"), unit->name);
  guint selected = 0;
  GtkWidget *drop;

  for (guint i = 0; kinds[i].label != NULL; i++) {
    gtk_string_list_append (labels, _ (kinds[i].label));
    if (kinds[i].value == (int)unit->kind)
      selected = i;
  }
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), selected);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (drop, "notify::selected", G_CALLBACK (kind_cb), row_new (self, unit->name),
                         (GClosureNotify)(void (*) (void))free_row, 0);
  return drop;
}

static gboolean
has_parent (const AnbanIntakeUnit *unit)
{
  return unit->parent_title != NULL && unit->parent_title[0] != '\0';
}

/* Only a unit that the office has can stand above. */
static GtkWidget *
make_parent (AnbanIntakeUnitPage *self, const AnbanIntakeUnit *unit)
{
  g_autofree char *text =
      has_parent (unit) ? g_strdup_printf (_ ("上级：%s"), unit->parent_title) : g_strdup (_ ("上级单位…"));
  g_autofree char *name = g_strdup_printf (_ ("“%s”的上级单位：%s"), unit->name,
                                           has_parent (unit) ? unit->parent_title : _ ("没有"));
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 14);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, has_parent (unit) ? text : _ ("选择新单位的上级单位"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (parent_cb), row_new (self, unit->name),
                         (GClosureNotify)(void (*) (void))free_row, 0);
  return button;
}

static GtkWidget *
make_remember (AnbanIntakeUnitPage *self, const AnbanIntakeUnit *unit)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ ("记为别名"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), unit->remember);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("以后见到这个名称就认作这个单位"));
  g_signal_connect_data (check, "notify::active", G_CALLBACK (remember_cb), row_new (self, unit->name),
                         (GClosureNotify)(void (*) (void))free_row, 0);
  return check;
}

static GtkWidget *
make_row (AnbanIntakeUnitPage *self, const AnbanIntakeUnit *unit)
{
  GtkWidget *row = adw_action_row_new (), *choice = make_choice (self, unit);
  g_autofree char *reason = dup_reason (unit, anban_plan_intake_count_uses (self->intake, unit->name));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), unit->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (unit->state == ANBAN_INTAKE_UNIT_NEW && !unit->joined && unit->kind != ANBAN_UNIT_KIND_GROUP &&
      self->has_units)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_parent (self, unit));
  if (unit->state == ANBAN_INTAKE_UNIT_NEW && !unit->joined)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_kind (self, unit));
  else if (unit->state == ANBAN_INTAKE_UNIT_MATCHED && unit->likeness != ANBAN_INTAKE_LIKENESS_EXACT)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remember (self, unit));
  if (unit->state == ANBAN_INTAKE_UNIT_AMBIGUOUS) {
    GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");

    gtk_widget_add_css_class (icon, "warning");
    gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("待选择"), -1);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  g_object_set_data_full (G_OBJECT (row), "signature", dup_signature (self, unit), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (unit->name), g_free);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  return row;
}

static void
show_summary (AnbanIntakeUnitPage *self)
{
  guint counts[4] = {0}, n = anban_plan_intake_get_n_units (self->intake);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++) {
    const AnbanIntakeUnit *unit = anban_plan_intake_get_unit (self->intake, i);

    counts[unit->joined ? ANBAN_INTAKE_UNIT_MATCHED : unit->state]++;
  }
  text = g_strdup_printf (_ ("计划中共 %u 个单位名称：已对应 %u 个，新建 %u 个，待选择 %u 个，不用 %u 个。"
                             "没有选择的名称不会写入责任单位。"),
                          n, counts[ANBAN_INTAKE_UNIT_MATCHED], counts[ANBAN_INTAKE_UNIT_NEW],
                          counts[ANBAN_INTAKE_UNIT_AMBIGUOUS], counts[ANBAN_INTAKE_UNIT_IGNORED]);
  gtk_label_set_label (GTK_LABEL (self->summary), text);
}

static void
replace_row (AnbanIntakeUnitPage *self, GtkListBoxRow *stale, guint place, const AnbanIntakeUnit *unit)
{
  gboolean focused = stale != NULL && gtk_widget_get_focus_child (GTK_WIDGET (stale)) != NULL;
  GtkWidget *row = make_row (self, unit);

  if (stale != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (stale));
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, (int)place);
  if (focused)
    gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), "choice"));
}

static void
refill (AnbanIntakeUnitPage *self, gboolean anew)
{
  guint n = self->intake != NULL ? anban_plan_intake_get_n_units (self->intake) : 0;
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++) {
    const AnbanIntakeUnit *unit = anban_plan_intake_get_unit (self->intake, i);
    g_autofree char *signature = dup_signature (self, unit);

    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i);
    if (anew || row == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (row), "signature"), signature) != 0)
      replace_row (self, row, i, unit);
  }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)n)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  if (self->intake != NULL)
    show_summary (self);
}

static void
changed_cb (AnbanPlanIntake *intake, int index, gboolean structure, AnbanIntakeUnitPage *self)
{
  refill (self, FALSE);
}

static void
anban_intake_unit_page_dispose (GObject *object)
{
  AnbanIntakeUnitPage *self = ANBAN_INTAKE_UNIT_PAGE (object);

  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_clear_object (&self->intake);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_intake_unit_page_parent_class)->dispose (object);
}

static void
anban_intake_unit_page_class_init (AnbanIntakeUnitPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_intake_unit_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
anban_intake_unit_page_init (AnbanIntakeUnitPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->scroller = gtk_scrolled_window_new ();
  self->summary = gtk_label_new (NULL);
  self->list = gtk_list_box_new ();
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_add_css_class (self->summary, "dim-label");
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("计划中的单位名称"), -1);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
anban_intake_unit_page_new (void)
{
  return g_object_new (ANBAN_TYPE_INTAKE_UNIT_PAGE, NULL);
}

void
anban_intake_unit_page_set_intake (AnbanIntakeUnitPage *self, AnbanPlanIntake *intake)
{
  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_set_object (&self->intake, intake);
  if (intake != NULL) {
    g_autoptr (GPtrArray) units =
        anban_store_suggest (anban_plan_intake_get_store (intake), &anban_unit_register, "", 1);

    self->has_units = units != NULL && units->len > 0;
  }
  if (intake != NULL)
    g_signal_connect (intake, "changed", G_CALLBACK (changed_cb), self);
  refill (self, TRUE);
}

void
anban_intake_unit_page_show (AnbanIntakeUnitPage *self, const char *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "name"), name) == 0)
      gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), "choice"));
}
