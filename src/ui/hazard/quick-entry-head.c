/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/quick-entry-head.h"

#include "registers/campaign.h"
#include "registers/hazard.h"
#include "registers/inspection.h"
#include "registers/person.h"
#include "registers/unit.h"
#include "ui/form/ref-entry.h"
#include "ui/hazard/day-entry.h"
#include "ui/hazard/entry-keys.h"
#include "ui/hazard/form-grid.h"

#include <glib/gi18n-lib.h>

struct _AnbanQuickEntryHead {
  GtkWidget parent_instance;

  GtkWidget *columns;
  GtkWidget *unit, *on, *source, *campaign, *leader, *inspectors, *place;
  AnbanStore *store;
};

G_DEFINE_TYPE (AnbanQuickEntryHead, anban_quick_entry_head, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  NEXT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (AnbanQuickEntryHead *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
next_field_cb (AnbanQuickEntryHead *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
last_field_cb (AnbanQuickEntryHead *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

/* --- reading and writing --- */

/* A record that was picked, or the only one of the name that stands there. */
static gint64
find_ref (AnbanQuickEntryHead *self, GtkWidget *entry, const AnbanRegister *reg)
{
  g_autofree char *text = g_strstrip (g_strdup (anban_ref_entry_get_text (ANBAN_REF_ENTRY (entry))));
  gint64 id = anban_ref_entry_get_id (ANBAN_REF_ENTRY (entry));

  return id != 0 || *text == '\0' ? id : anban_store_find_by_title (self->store, reg, text);
}

static gboolean
take_ref (AnbanQuickEntryHead *self,
          AnbanRecord *inspection,
          guint field,
          GtkWidget *entry,
          gboolean strict,
          GError **error)
{
  const AnbanField *descriptor = &anban_inspection_register.fields[field];
  const char *text = anban_ref_entry_get_text (ANBAN_REF_ENTRY (entry));
  gint64 id = find_ref (self, entry, descriptor->ref);

  if (id != 0)
    anban_record_set_ref (inspection, field, id, text);
  if (id != 0 || !strict || (*text == '\0' && !(descriptor->flags & ANBAN_FIELD_REQUIRED)))
    return TRUE;
  if (*text == '\0')
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("没有填写“%s”，没有保存；请填写后再保存"),
                 _ (descriptor->label));
  else
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("“%s”里没有找到唯一的“%s”，没有保存；请从候选中选择或新建"), _ (descriptor->label), text);
  gtk_widget_grab_focus (entry);
  return FALSE;
}

static void
take_text (AnbanRecord *inspection, guint field, const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  if (*typed != '\0')
    anban_record_set_text (inspection, field, typed);
}

AnbanRecord *
anban_quick_entry_head_dup_inspection (AnbanQuickEntryHead *self, gboolean strict, GError **error)
{
  g_autoptr (AnbanRecord) inspection = anban_record_new (&anban_inspection_register);
  AnbanDate on = anban_day_entry_get_date (ANBAN_DAY_ENTRY (self->on));
  char iso[ANBAN_DATE_ISO_SIZE];

  if (!take_ref (self, inspection, ANBAN_INSPECTION_UNIT, self->unit, strict, error) ||
      !take_ref (self, inspection, ANBAN_INSPECTION_CAMPAIGN, self->campaign, strict, error))
    return NULL;
  if (strict && !anban_day_entry_check (ANBAN_DAY_ENTRY (self->on), _ ("检查日期"), error)) {
    gtk_widget_grab_focus (self->on);
    return NULL;
  }
  if (on != ANBAN_DATE_NONE)
    anban_record_set_text (inspection, ANBAN_INSPECTION_DATE, anban_date_to_iso (on, iso));
  anban_record_set_int (inspection, ANBAN_INSPECTION_SOURCE, anban_entry_keys_get_choice (self->source));
  take_text (inspection, ANBAN_INSPECTION_LEADER, anban_ref_entry_get_text (ANBAN_REF_ENTRY (self->leader)));
  take_text (inspection, ANBAN_INSPECTION_INSPECTORS,
             gtk_editable_get_text (GTK_EDITABLE (self->inspectors)));
  take_text (inspection, ANBAN_INSPECTION_PLACE, gtk_editable_get_text (GTK_EDITABLE (self->place)));
  return g_steal_pointer (&inspection);
}

static void
show_ref (AnbanQuickEntryHead *self, GtkWidget *entry, AnbanRecord *inspection, guint field)
{
  const AnbanRegister *reg = anban_inspection_register.fields[field].ref;
  gint64 id = anban_record_get_int (inspection, field);
  g_autoptr (AnbanRecord) other = id != 0 ? anban_store_get (self->store, reg, id, NULL) : NULL;
  g_autofree char *title = other != NULL ? anban_record_dup_title (other) : NULL;

  anban_ref_entry_set_value (ANBAN_REF_ENTRY (entry), other != NULL ? id : 0, title);
}

void
anban_quick_entry_head_set_inspection (AnbanQuickEntryHead *self, AnbanRecord *inspection)
{
  AnbanDate on;

  show_ref (self, self->unit, inspection, ANBAN_INSPECTION_UNIT);
  show_ref (self, self->campaign, inspection, ANBAN_INSPECTION_CAMPAIGN);
  if (anban_date_parse (anban_record_get_text (inspection, ANBAN_INSPECTION_DATE), &on))
    anban_day_entry_set_date (ANBAN_DAY_ENTRY (self->on), on);
  anban_entry_keys_set_choice (self->source, (int)anban_record_get_int (inspection, ANBAN_INSPECTION_SOURCE));
  anban_ref_entry_set_text (ANBAN_REF_ENTRY (self->leader),
                            anban_record_get_text (inspection, ANBAN_INSPECTION_LEADER));
  gtk_editable_set_text (GTK_EDITABLE (self->inspectors),
                         anban_record_get_text (inspection, ANBAN_INSPECTION_INSPECTORS));
  gtk_editable_set_text (GTK_EDITABLE (self->place),
                         anban_record_get_text (inspection, ANBAN_INSPECTION_PLACE));
}

char *
anban_quick_entry_head_dup_signer (AnbanQuickEntryHead *self)
{
  g_auto (GStrv) names = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->inspectors)), " ,;", -1);
  g_auto (GStrv) first = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0') {
      first = g_strsplit (names[i], "、", 2);
      return g_strdup (first[0]);
    }
  return g_strdup (anban_ref_entry_get_text (ANBAN_REF_ENTRY (self->leader)));
}

/* --- construction --- */

static void
anban_quick_entry_head_dispose (GObject *object)
{
  AnbanQuickEntryHead *self = ANBAN_QUICK_ENTRY_HEAD (object);

  g_clear_pointer (&self->columns, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_quick_entry_head_parent_class)->dispose (object);
}

static void
anban_quick_entry_head_class_init (AnbanQuickEntryHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_quick_entry_head_dispose;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "quickentryhead");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_quick_entry_head_init (AnbanQuickEntryHead *self)
{
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  gtk_widget_add_css_class (self->columns, "card");
  gtk_widget_add_css_class (self->columns, "quick-row");
  gtk_widget_set_parent (self->columns, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("检查情况"), -1);
}

static GtkWidget *
create_ref (AnbanQuickEntryHead *self, const AnbanRegister *reg, const char *name, gboolean offers_new)
{
  GtkWidget *entry = anban_ref_entry_new ();

  anban_ref_entry_set_target (ANBAN_REF_ENTRY (entry), self->store, reg);
  anban_ref_entry_set_offers_new (ANBAN_REF_ENTRY (entry), offers_new);
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (entry), name, NULL);
  return entry;
}

GtkWidget *
anban_quick_entry_head_new (AnbanStore *store)
{
  AnbanQuickEntryHead *self = g_object_new (ANBAN_TYPE_QUICK_ENTRY_HEAD, NULL);
  GtkWidget *left = anban_form_grid_new (), *right = anban_form_grid_new ();
  int left_row = 0, right_row = 0;

  self->store = g_object_ref (store);
  self->unit = create_ref (self, &anban_unit_register, _ ("被检查单位"), TRUE);
  anban_form_grid_add (GTK_GRID (left), &left_row, _ ("被检查单位"), TRUE, self->unit);
  self->on = anban_day_entry_new (_ ("检查日期"));
  anban_day_entry_set_date (ANBAN_DAY_ENTRY (self->on), anban_date_today ());
  anban_form_grid_add (GTK_GRID (left), &left_row, _ ("检查日期"), TRUE, self->on);
  self->source = anban_entry_keys_create_choice (_ ("检查类型"), anban_hazard_sources, NULL);
  anban_form_grid_add (GTK_GRID (left), &left_row, _ ("检查类型"), TRUE, self->source);
  self->campaign = create_ref (self, &anban_campaign_register, _ ("专题"), TRUE);
  anban_form_grid_add (GTK_GRID (left), &left_row, _ ("专题"), FALSE, self->campaign);
  self->leader = create_ref (self, &anban_person_register, _ ("带队领导"), FALSE);
  anban_form_grid_add (GTK_GRID (right), &right_row, _ ("带队领导"), FALSE, self->leader);
  self->inspectors = anban_form_grid_add_entry (GTK_GRID (right), &right_row, _ ("检查人"), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->inspectors), _ ("多人用“、”隔开"));
  self->place = anban_form_grid_add_entry (GTK_GRID (right), &right_row, _ ("地点"), FALSE);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (self->columns), left);
  gtk_box_append (GTK_BOX (self->columns), right);
  for (GtkWidget *const *editor = (GtkWidget *const[]){self->unit, self->on, self->source, self->campaign,
                                                       self->leader, self->inspectors, NULL};
       *editor != NULL; editor++)
    anban_entry_keys_connect (*editor, G_CALLBACK (next_field_cb), G_CALLBACK (changed_cb), self);
  anban_entry_keys_connect (self->place, G_CALLBACK (last_field_cb), G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

void
anban_quick_entry_head_focus (AnbanQuickEntryHead *self)
{
  gtk_widget_grab_focus (self->unit);
}
