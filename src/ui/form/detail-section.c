/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/detail-section.h"

#include "ui/form/detail-row.h"

#include <glib/gi18n-lib.h>

#define FEW  5  /* of details that have a view of their own */
#define MANY 30 /* of embedded ones, before the clerk asks for all */

struct _AnbanDetailSection {
  GtkWidget parent_instance;

  GtkWidget *header, *title, *all_button, *add_button, *card, *list, *more_button;
  GtkWidget *adder;
  const AnbanRegister *reg;
  AnbanStore *store;
  AnbanRecord *owner;
  guint n_details;
  gboolean show_all;
};

G_DEFINE_TYPE (AnbanDetailSection, anban_detail_section, GTK_TYPE_WIDGET)

enum {
  PREPARE,
  ROW_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Registers that stand above details of their own (a plan's tasks) are linked to, not shown here. */
static gboolean
is_link_only (AnbanDetailSection *self)
{
  return !self->reg->embedded && self->reg->details != NULL;
}

static guint
get_limit (AnbanDetailSection *self)
{
  if (is_link_only (self))
    return 0;
  if (!self->reg->embedded)
    return FEW;
  return self->show_all ? G_MAXUINT : MANY;
}

static void
show_header (AnbanDetailSection *self)
{
  g_autofree char *title = NULL, *all = NULL, *more = NULL;

  if (self->n_details > 0)
    title = g_strdup_printf ("%s（%u）", _ (self->reg->title), self->n_details);
  gtk_label_set_label (GTK_LABEL (self->title), title != NULL ? title : _ (self->reg->title));
  all = g_strdup_printf (_ ("全部 %u %s"), self->n_details, _ (self->reg->noun));
  gtk_button_set_label (GTK_BUTTON (self->all_button), all);
  gtk_widget_set_visible (self->all_button, !self->reg->embedded && self->n_details > get_limit (self));
  more = g_strdup_printf (_ ("显示全部 %u %s"), self->n_details, _ (self->reg->noun));
  gtk_button_set_label (GTK_BUTTON (self->more_button), more);
  gtk_widget_set_visible (self->more_button, self->reg->embedded && self->n_details > get_limit (self));
  gtk_widget_set_visible (self->card, gtk_widget_get_first_child (self->list) != NULL ||
                                          (self->adder != NULL && gtk_widget_get_visible (self->adder)));
}

static GtkWidget *
find_row (AnbanDetailSection *self, gint64 id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (anban_detail_row_get_id (ANBAN_DETAIL_ROW (row)) == id)
      return row;
  return NULL;
}

static void
row_done_cb (AnbanDetailSection *self, GtkWidget *row)
{
  gtk_box_remove (GTK_BOX (self->list), row);
  show_header (self);
}

static GtkWidget *
create_row (AnbanDetailSection *self, AnbanRecord *record)
{
  GtkWidget *row = anban_detail_row_new (self->store, record);

  g_signal_connect_swapped (row, "done", G_CALLBACK (row_done_cb), self);
  g_signal_connect_swapped (row, "continue", G_CALLBACK (anban_detail_section_add), self);
  g_signal_emit (self, signals[ROW_SHOWN], 0, row, record);
  return row;
}

static gboolean
contains_id (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (anban_record_get_id (records->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_details (AnbanDetailSection *self, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (self->reg);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_int (query, (guint)self->reg->owner_field, ANBAN_OP_EQ,
                         anban_record_get_id (self->owner));
  if ((ids = anban_store_list_ids (self->store, query, NULL, error)) == NULL)
    return NULL;
  self->n_details = ids->len;
  for (guint i = 0; i < MIN (ids->len, get_limit (self)); i++) {
    AnbanRecord *record = anban_store_get (self->store, self->reg, g_array_index (ids, gint64, i), error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return g_steal_pointer (&records);
}

/* Rows of details that are still there stay, with whatever is being typed into them. */
static void
merge_rows (AnbanDetailSection *self, GPtrArray *records)
{
  GtkWidget *row, *next, *last = NULL;

  for (row = gtk_widget_get_first_child (self->list); row != NULL; row = next) {
    gint64 id = anban_detail_row_get_id (ANBAN_DETAIL_ROW (row));

    next = gtk_widget_get_next_sibling (row);
    if (id != 0 && !contains_id (records, id))
      gtk_box_remove (GTK_BOX (self->list), row);
  }
  for (guint i = 0; i < records->len; i++) {
    row = find_row (self, anban_record_get_id (records->pdata[i]));
    if (row == NULL)
      gtk_box_insert_child_after (GTK_BOX (self->list), row = create_row (self, records->pdata[i]), last);
    else {
      anban_detail_row_update (ANBAN_DETAIL_ROW (row), records->pdata[i]);
      g_signal_emit (self, signals[ROW_SHOWN], 0, row, records->pdata[i]);
    }
    if (gtk_widget_get_prev_sibling (row) != last)
      gtk_box_reorder_child_after (GTK_BOX (self->list), row, last);
    last = row;
  }
}

/* Another owner: its details are shown by the rows of the last one, as far as they reach. */
static void
reuse_rows (AnbanDetailSection *self, GPtrArray *records)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list), *next;

  for (guint i = 0; i < records->len; i++) {
    if (row == NULL) {
      gtk_box_append (GTK_BOX (self->list), create_row (self, records->pdata[i]));
      continue;
    }
    anban_detail_row_set_record (ANBAN_DETAIL_ROW (row), records->pdata[i]);
    g_signal_emit (self, signals[ROW_SHOWN], 0, row, records->pdata[i]);
    row = gtk_widget_get_next_sibling (row);
  }
  for (; row != NULL; row = next) {
    next = gtk_widget_get_next_sibling (row);
    gtk_box_remove (GTK_BOX (self->list), row);
  }
}

static void
add_cb (AnbanDetailSection *self)
{
  if (self->adder != NULL)
    gtk_widget_child_focus (self->adder, GTK_DIR_TAB_FORWARD);
  else
    anban_detail_section_add (self);
}

static void
all_cb (AnbanDetailSection *self)
{
  if (self->owner != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.open-details", "(sx)", self->reg->id,
                                anban_record_get_id (self->owner));
}

static void
more_cb (AnbanDetailSection *self)
{
  self->show_all = TRUE;
  anban_detail_section_reload (self);
}

static void
clear_rows (AnbanDetailSection *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), row);
}

static void
anban_detail_section_dispose (GObject *object)
{
  AnbanDetailSection *self = ANBAN_DETAIL_SECTION (object);

  g_clear_object (&self->owner);
  g_clear_object (&self->store);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_detail_section_parent_class)->dispose (object);
}

static void
anban_detail_section_class_init (AnbanDetailSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_detail_section_dispose;
  signals[PREPARE] = g_signal_new ("prepare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, ANBAN_TYPE_RECORD);
  signals[ROW_SHOWN] = g_signal_new ("row-shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET, ANBAN_TYPE_RECORD);
  gtk_widget_class_set_css_name (widget_class, "detailsection");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/detail-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailSection, header);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailSection, title);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailSection, all_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailSection, card);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailSection, list);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailSection, more_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
anban_detail_section_init (AnbanDetailSection *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

GtkWidget *
anban_detail_section_new (const AnbanRegister *reg)
{
  AnbanDetailSection *self = g_object_new (ANBAN_TYPE_DETAIL_SECTION, NULL);
  g_autofree char *add = g_strdup_printf (_ ("添加%s"), _ (reg->title));

  self->reg = reg;
  gtk_widget_set_tooltip_text (self->add_button, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (reg->title), -1);
  return GTK_WIDGET (self);
}

const AnbanRegister *
anban_detail_section_get_register (AnbanDetailSection *self)
{
  return self->reg;
}

void
anban_detail_section_set_owner (AnbanDetailSection *self, AnbanStore *store, AnbanRecord *owner)
{
  gboolean writable = store != NULL && !anban_store_is_read_only (store);

  g_autoptr (GPtrArray) records = NULL;

  anban_detail_section_flush (self);
  if (store != self->store)
    clear_rows (self);
  self->n_details = 0;
  self->show_all = FALSE;
  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  records = owner != NULL ? read_details (self, NULL) : NULL;
  if (records != NULL)
    reuse_rows (self, records);
  else
    clear_rows (self);
  gtk_widget_set_visible (self->add_button, writable && !is_link_only (self));
  if (self->adder != NULL)
    gtk_widget_set_visible (self->adder, writable);
  show_header (self);
}

AnbanStore *
anban_detail_section_get_store (AnbanDetailSection *self)
{
  return self->store;
}

AnbanRecord *
anban_detail_section_get_owner (AnbanDetailSection *self)
{
  return self->owner;
}

void
anban_detail_section_reload (AnbanDetailSection *self)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (self->owner == NULL || self->store == NULL)
    return;
  records = read_details (self, &error);
  if (records == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", error->message, FALSE);
  else
    merge_rows (self, records);
  show_header (self);
}

void
anban_detail_section_set_adder (AnbanDetailSection *self, GtkWidget *adder)
{
  self->adder = adder;
  gtk_box_append (GTK_BOX (self->card), adder);
}

void
anban_detail_section_set_add_label (AnbanDetailSection *self, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (self->add_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

GtkWidget *
anban_detail_section_get_adder (AnbanDetailSection *self)
{
  return self->adder;
}

gboolean
anban_detail_section_flush (AnbanDetailSection *self)
{
  gboolean done = TRUE;
  GtkWidget *row, *next;

  for (row = gtk_widget_get_first_child (self->list); row != NULL; row = next) {
    next = gtk_widget_get_next_sibling (row);
    done = anban_detail_row_flush (ANBAN_DETAIL_ROW (row)) && done;
  }
  return done;
}

void
anban_detail_section_add (AnbanDetailSection *self)
{
  g_autoptr (AnbanRecord) record = NULL;
  g_autofree char *title = NULL;
  GtkWidget *row = find_row (self, 0);

  if (self->owner == NULL)
    return;
  if (row == NULL) {
    record = anban_record_new (self->reg);
    title = anban_record_dup_title (self->owner);
    anban_record_set_ref (record, (guint)self->reg->owner_field, anban_record_get_id (self->owner), title);
    for (guint i = 0; i < self->reg->n_fields; i++)
      if ((self->reg->fields[i].flags & ANBAN_FIELD_REQUIRED) &&
          self->reg->fields[i].kind == ANBAN_KIND_CHOICE)
        anban_record_set_int (record, i, self->reg->fields[i].choices->value);
    g_signal_emit (self, signals[PREPARE], 0, record);
    row = create_row (self, record);
    if (self->reg->embedded)
      gtk_box_append (GTK_BOX (self->list), row);
    else
      gtk_box_prepend (GTK_BOX (self->list), row);
    anban_detail_row_set_open (ANBAN_DETAIL_ROW (row), TRUE);
    show_header (self);
  }
  anban_detail_row_focus (ANBAN_DETAIL_ROW (row));
}

guint
anban_detail_section_get_n_details (AnbanDetailSection *self)
{
  return self->n_details;
}

GtkWidget *
anban_detail_section_get_row (AnbanDetailSection *self, guint place)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  while (row != NULL && place-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}
