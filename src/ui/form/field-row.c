/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/field-row.h"

#include "ui/form/accessible-parts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LABEL_WIDTH        88
#define UNFOCUSED_DELAY_MS 300

typedef struct {
  GtkWidget *line, *label_clamp, *label, *slot, *message_box, *message_label, *restore_button;
  GtkWidget *editor;
  AnbanRecordSession *session;
  guint index;
  gboolean loading; /* the editor is being filled, not typed into */
  gboolean dirty;   /* typed since the last attempt to take it over */
  gboolean refused; /* the last attempt failed; the text is still there */
  gboolean committing;
  guint unfocused_source; /* filled in without the cursor in it, by an assistive tool */
} AnbanFieldRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnbanFieldRow, anban_field_row, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_EDITOR,
  PROP_WIDE,
};

#define GET_PRIV(self) ((AnbanFieldRowPrivate *)anban_field_row_get_instance_private (self))

static void
show_message (AnbanFieldRow *self, const char *message)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  gtk_label_set_label (GTK_LABEL (priv->message_label), message != NULL ? message : "");
  gtk_widget_set_visible (priv->message_box, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  if (priv->editor != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (priv->editor), GTK_ACCESSIBLE_STATE_INVALID,
                                 message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
}

static void
refuse (AnbanFieldRow *self, const char *message)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  priv->refused = TRUE;
  show_message (self, message);
}

static gboolean
is_emptied (AnbanFieldRow *self)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);
  g_autofree char *text = anban_field_row_dup_text (self);

  return (anban_field_row_get_field (self)->flags & ANBAN_FIELD_REQUIRED) && *g_strstrip (text) == '\0' &&
         !anban_record_is_null (anban_record_session_get_stored (priv->session), priv->index);
}

static void
restore_cb (AnbanFieldRow *self)
{
  anban_field_row_restore (self);
  gtk_widget_child_focus (GET_PRIV (self)->slot, GTK_DIR_TAB_FORWARD);
}

static void
focus_left_cb (AnbanFieldRow *self)
{
  if (GET_PRIV (self)->session != NULL)
    anban_field_row_commit (self);
}

static gboolean
unfocused_cb (gpointer data)
{
  GET_PRIV (data)->unfocused_source = 0;
  anban_field_row_commit (data);
  return G_SOURCE_REMOVE;
}

static gboolean
apply_text (AnbanFieldRow *self, AnbanRecord *record, GError **error)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);
  g_autofree char *text = anban_field_row_dup_text (self);

  return anban_store_parse_field (anban_record_session_get_store (priv->session), record, priv->index, text,
                                  error);
}

static void
do_nothing (AnbanFieldRow *self)
{
}

static void
set_editor (AnbanFieldRow *self, GtkWidget *editor)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  g_return_if_fail (priv->editor == NULL);
  if (editor == NULL)
    return;
  priv->editor = editor;
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_box_append (GTK_BOX (priv->slot), editor);
}

static void
anban_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AnbanFieldRow *self = ANBAN_FIELD_ROW (object);

  switch (id) {
  case PROP_EDITOR:
    set_editor (self, g_value_get_object (value));
    break;
  case PROP_WIDE:
    anban_field_row_set_wide (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
anban_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (ANBAN_FIELD_ROW (object));

  switch (id) {
  case PROP_EDITOR:
    g_value_set_object (value, priv->editor);
    break;
  case PROP_WIDE:
    g_value_set_boolean (value, gtk_orientable_get_orientation (GTK_ORIENTABLE (priv->line)) ==
                                    GTK_ORIENTATION_VERTICAL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
anban_field_row_dispose (GObject *object)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (ANBAN_FIELD_ROW (object));
  GtkWidget *child;

  g_clear_handle_id (&priv->unfocused_source, g_source_remove);
  g_clear_object (&priv->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (anban_field_row_parent_class)->dispose (object);
}

static void
anban_field_row_class_init (AnbanFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = anban_field_row_set_property;
  object_class->get_property = anban_field_row_get_property;
  object_class->dispose = anban_field_row_dispose;
  klass->bound = do_nothing;
  klass->apply = apply_text;
  g_object_class_install_property (object_class, PROP_EDITOR,
                                   g_param_spec_object ("editor", NULL, NULL, GTK_TYPE_WIDGET,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_WIDE,
      g_param_spec_boolean ("wide", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/field-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AnbanFieldRow, line);
  gtk_widget_class_bind_template_child_private (widget_class, AnbanFieldRow, label_clamp);
  gtk_widget_class_bind_template_child_private (widget_class, AnbanFieldRow, label);
  gtk_widget_class_bind_template_child_private (widget_class, AnbanFieldRow, slot);
  gtk_widget_class_bind_template_child_private (widget_class, AnbanFieldRow, message_box);
  gtk_widget_class_bind_template_child_private (widget_class, AnbanFieldRow, message_label);
  gtk_widget_class_bind_template_child_private (widget_class, AnbanFieldRow, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
anban_field_row_init (AnbanFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
anban_field_row_bind (AnbanFieldRow *self, AnbanRecordSession *session, guint index)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);
  AnbanFieldRowClass *klass = ANBAN_FIELD_ROW_GET_CLASS (self);
  gboolean is_first = priv->session == NULL;
  g_autofree char *text = NULL;
  const AnbanField *field;
  gboolean is_required;

  g_set_object (&priv->session, session);
  priv->index = index;
  priv->dirty = priv->refused = FALSE;
  field = anban_field_row_get_field (self);
  show_message (self, NULL);
  if (is_first) {
    is_required = (field->flags & ANBAN_FIELD_REQUIRED) != 0;
    text = g_strdup_printf (is_required ? "%s *" : "%s", _ (field->label));
    gtk_label_set_label (GTK_LABEL (priv->label), text);
    gtk_widget_set_tooltip_text (priv->label, is_required ? _ ("必填") : NULL);
    if (is_required)
      gtk_widget_add_css_class (GTK_WIDGET (self), "required");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label),
                                    -1);
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ (field->label), -1);
    klass->bound (self);
    anban_accessible_parts_name (priv->slot, _ (field->label));
  }
  klass->set_editable (self, !anban_record_session_is_read_only (session));
  anban_field_row_load (self);
}

guint
anban_field_row_get_index (AnbanFieldRow *self)
{
  return GET_PRIV (self)->index;
}

const AnbanField *
anban_field_row_get_field (AnbanFieldRow *self)
{
  return &anban_record_get_register (anban_field_row_get_record (self))->fields[GET_PRIV (self)->index];
}

AnbanRecordSession *
anban_field_row_get_session (AnbanFieldRow *self)
{
  return GET_PRIV (self)->session;
}

AnbanRecord *
anban_field_row_get_record (AnbanFieldRow *self)
{
  return anban_record_session_get_record (GET_PRIV (self)->session);
}

GtkWidget *
anban_field_row_get_editor (AnbanFieldRow *self)
{
  return GET_PRIV (self)->editor;
}

void
anban_field_row_set_wide (AnbanFieldRow *self, gboolean wide)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (priv->line),
                                  wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (priv->line), wide ? 0 : 8);
  gtk_widget_set_valign (priv->slot, wide ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  adw_clamp_set_maximum_size (ADW_CLAMP (priv->label_clamp), wide ? G_MAXINT16 : LABEL_WIDTH);
  if (wide)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wide");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wide");
}

void
anban_field_row_load (AnbanFieldRow *self)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  if (priv->dirty || priv->refused || priv->loading)
    return;
  priv->loading = TRUE;
  ANBAN_FIELD_ROW_GET_CLASS (self)->load (self);
  priv->loading = FALSE;
}

void
anban_field_row_edited (AnbanFieldRow *self)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  if (priv->loading || priv->session == NULL)
    return;
  priv->dirty = TRUE;
  anban_record_session_touch (priv->session);
  g_clear_handle_id (&priv->unfocused_source, g_source_remove);
  if (!(gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    priv->unfocused_source = g_timeout_add (UNFOCUSED_DELAY_MS, unfocused_cb, self);
}

gboolean
anban_field_row_commit (AnbanFieldRow *self)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!priv->dirty || priv->committing)
    return !priv->refused;
  priv->dirty = FALSE;
  if (is_emptied (self)) {
    g_autofree char *message =
        g_strdup_printf (_ ("“%s”是必填项，原来的内容仍然保留；请重新填写，或恢复原值。"),
                         _ (anban_field_row_get_field (self)->label));

    refuse (self, message);
    return FALSE;
  }
  if (!ANBAN_FIELD_ROW_GET_CLASS (self)->apply (self, anban_field_row_get_record (self), &error)) {
    refuse (self, error->message);
    return FALSE;
  }
  priv->committing = TRUE;
  done = anban_record_session_save (priv->session, &error);
  priv->committing = FALSE;
  if (!done && g_error_matches (error, ANBAN_ERROR, ANBAN_ERROR_INVALID)) {
    refuse (self, error->message);
    anban_record_session_revert_field (priv->session, priv->index);
    return FALSE;
  }
  priv->refused = FALSE;
  show_message (self, NULL);
  anban_field_row_load (self);
  return done;
}

gboolean
anban_field_row_is_pending (AnbanFieldRow *self)
{
  return GET_PRIV (self)->dirty || GET_PRIV (self)->refused;
}

const char *
anban_field_row_get_message (AnbanFieldRow *self)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  return gtk_widget_get_visible (priv->message_box) ? gtk_label_get_label (GTK_LABEL (priv->message_label))
                                                    : NULL;
}

void
anban_field_row_restore (AnbanFieldRow *self)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  priv->dirty = priv->refused = FALSE;
  show_message (self, NULL);
  anban_field_row_load (self);
  anban_record_session_touch (priv->session);
}

gboolean
anban_field_row_collect (AnbanFieldRow *self, AnbanRecord *copy)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  return (!priv->dirty && !priv->refused) || is_emptied (self) ||
         ANBAN_FIELD_ROW_GET_CLASS (self)->apply (self, copy, NULL);
}

char *
anban_field_row_dup_text (AnbanFieldRow *self)
{
  return ANBAN_FIELD_ROW_GET_CLASS (self)->dup_text (self);
}

void
anban_field_row_put_text (AnbanFieldRow *self, const char *text)
{
  AnbanFieldRowPrivate *priv = GET_PRIV (self);

  priv->loading = TRUE;
  ANBAN_FIELD_ROW_GET_CLASS (self)->set_text (self, text);
  priv->loading = FALSE;
  priv->dirty = TRUE;
  anban_field_row_commit (self);
}
