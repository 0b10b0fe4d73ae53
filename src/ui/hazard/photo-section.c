/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/photo-section.h"

#include "store/attachment.h"
#include "ui/hazard/photo-card.h"
#include "ui/hazard/photo-loader.h"
#include "ui/hazard/photo-window.h"

#include <glib/gi18n-lib.h>

#define CARD_SIDE 148
#define N_SIDES   2

typedef struct {
  GtkWidget *box, *cards, *add_button;
  GPtrArray *photos; /* attachment records */
} Side;

struct _AnbanPhotoSection {
  AnbanRecordPart parent_instance;

  GtkWidget *title, *card;
  Side sides[N_SIDES]; /* before, after */
  AnbanStore *store;
  AnbanRecord *owner;
};

/* What photos being read are for; another hazard may be shown before they are there. */
typedef struct {
  AnbanStore *store;
  AnbanRecord *owner;
  AnbanPhotoRole role;
} Purpose;

G_DEFINE_TYPE (AnbanPhotoSection, anban_photo_section, ANBAN_TYPE_RECORD_PART)

static const char *const side_names[N_SIDES] = {N_ ("整改前"), N_ ("整改后")};

static void
tell (AnbanPhotoSection *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

static gboolean
is_writable (AnbanPhotoSection *self)
{
  return self->store != NULL && self->owner != NULL && !anban_store_is_read_only (self->store) &&
         !anban_record_is_deleted (self->owner);
}

static void
purpose_free (Purpose *purpose)
{
  g_object_unref (purpose->store);
  g_object_unref (purpose->owner);
  g_free (purpose);
}

/* --- adding --- */

static guint
add_photos (const Purpose *purpose, GPtrArray *photos, GError **error)
{
  if (!anban_store_begin_step (purpose->store, _ ("添加照片"), error))
    return 0;
  for (guint i = 0; i < photos->len; i++) {
    AnbanPhoto *photo = photos->pdata[i];
    g_autoptr (AnbanRecord) added =
        anban_attachment_add_photo (purpose->store, purpose->owner, photo->name, photo->picture,
                                    photo->preview, (int)purpose->role, error);

    if (added == NULL) {
      anban_store_rollback_step (purpose->store);
      return 0;
    }
  }
  return anban_store_commit_step (purpose->store, error) ? photos->len : 0;
}

static void
read_cb (GtkWidget *widget, GPtrArray *photos, GPtrArray *refusals, gpointer data)
{
  AnbanPhotoSection *self = ANBAN_PHOTO_SECTION (widget);
  const Purpose *purpose = data;
  g_autoptr (GError) error = NULL;
  guint n_added;

  for (guint i = 0; i < refusals->len; i++)
    tell (self, refusals->pdata[i], FALSE);
  /* the pane may show something else by now, and the office may have been closed */
  if (photos->len == 0 || anban_store_get_connection (purpose->store) == NULL)
    return;
  n_added = add_photos (purpose, photos, &error);
  if (error != NULL) {
    tell (self, error->message, FALSE);
  } else {
    g_autofree char *message = g_strdup_printf (_ ("%s：已添加 %u 张照片（%s）"),
                                                anban_record_get_text (purpose->owner, ANBAN_HAZARD_CODE),
                                                n_added, _ (side_names[purpose->role - 1]));

    tell (self, message, TRUE);
  }
}

static AnbanPhotoRequest
create_request (AnbanPhotoSection *self, AnbanPhotoRole role)
{
  Purpose *purpose = g_new0 (Purpose, 1);
  gint64 longest_side =
      anban_store_get_setting_int (self->store, "hazard-photo-longest-side", ANBAN_PHOTO_LONGEST_SIDE);

  purpose->store = g_object_ref (self->store);
  purpose->owner = g_object_ref (self->owner);
  purpose->role = role;
  return (AnbanPhotoRequest){(int)longest_side, read_cb, purpose, (GDestroyNotify)purpose_free};
}

/* A hazard that is reported as put right gets pictures of how it is now. */
static AnbanPhotoRole
propose_role (AnbanPhotoSection *self)
{
  gint64 state = anban_record_get_int (self->owner, ANBAN_HAZARD_STATE);

  for (guint i = 0; i < N_SIDES; i++)
    if (gtk_widget_get_focus_child (self->sides[i].box) != NULL)
      return i + 1;
  return state == ANBAN_HAZARD_STATE_TO_RECHECK || state == ANBAN_HAZARD_STATE_CLOSED ? ANBAN_PHOTO_AFTER
                                                                                      : ANBAN_PHOTO_BEFORE;
}

static guint
get_side_of (AnbanPhotoSection *self, GtkWidget *widget)
{
  return gtk_widget_is_ancestor (widget, self->sides[1].box) || widget == self->sides[1].box ? 1 : 0;
}

static void
add_cb (AnbanPhotoSection *self, GtkWidget *button)
{
  AnbanPhotoRequest request = create_request (self, get_side_of (self, button) + 1);

  anban_photo_loader_choose (GTK_WIDGET (self), &request);
}

static gboolean
drop_cb (AnbanPhotoSection *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkWidget *side = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  AnbanPhotoRequest request;

  if (!is_writable (self))
    return FALSE;
  request = create_request (self, get_side_of (self, side) + 1);
  return anban_photo_loader_drop (GTK_WIDGET (self), value, &request);
}

static void
paste_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_photo_section_paste (ANBAN_PHOTO_SECTION (widget));
}

/* --- the cards --- */

static AnbanRecord *
find_photo (AnbanPhotoSection *self, GtkWidget *card, guint *side, guint *place)
{
  *side = get_side_of (self, card);
  *place = 0;
  while ((card = gtk_widget_get_prev_sibling (card)) != NULL)
    (*place)++;
  return self->sides[*side].photos->pdata[*place];
}

static void
open_cb (AnbanPhotoSection *self, GtkWidget *card)
{
  guint side, place;
  AnbanRecord *photo = find_photo (self, card, &side, &place);
  GPtrArray *others = self->sides[1 - side].photos;
  AnbanRecord *other = place < others->len ? others->pdata[place] : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = anban_attachment_get_content (self->store, photo, &error);
  g_autoptr (GBytes) pair =
      content != NULL && other != NULL ? anban_attachment_get_content (self->store, other, NULL) : NULL;

  if (content == NULL)
    tell (self, error->message, FALSE);
  else if (pair == NULL)
    anban_photo_window_present_pair (GTK_WIDGET (self), content, _ (side_names[side]), NULL, NULL,
                                     anban_record_get_text (photo, ANBAN_ATTACHMENT_NAME));
  else
    anban_photo_window_present_pair (GTK_WIDGET (self), side == 0 ? content : pair, _ (side_names[0]),
                                     side == 0 ? pair : content, _ (side_names[1]),
                                     anban_record_get_text (self->owner, ANBAN_HAZARD_CODE));
}

static void
remove_cb (AnbanPhotoSection *self, GtkWidget *card)
{
  guint side, place;
  AnbanRecord *photo = find_photo (self, card, &side, &place);
  g_autofree char *message =
      g_strdup_printf (_ ("已移除照片“%s”"), anban_record_get_text (photo, ANBAN_ATTACHMENT_NAME));
  g_autoptr (GError) error = NULL;

  gtk_widget_grab_focus (self->sides[side].add_button);
  if (!anban_store_delete (self->store, &anban_attachment_register, anban_record_get_id (photo), &error))
    tell (self, error->message, FALSE);
  else
    tell (self, message, TRUE);
}

static GtkWidget *
create_card (AnbanPhotoSection *self, AnbanRecord *photo)
{
  g_autoptr (GBytes) preview =
      anban_attachment_get_preview (self->store, anban_record_get_text (photo, ANBAN_ATTACHMENT_SHA256));
  GtkWidget *card =
      anban_photo_card_new (preview, anban_record_get_text (photo, ANBAN_ATTACHMENT_NAME), CARD_SIDE);

  anban_photo_card_set_removable (ANBAN_PHOTO_CARD (card), is_writable (self));
  g_signal_connect_swapped (card, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (card, "remove", G_CALLBACK (remove_cb), self);
  return card;
}

static gboolean
is_same_list (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (anban_record_get_id (a->pdata[i]) != anban_record_get_id (b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Pictures that are the same as before stay: they would flicker with every field that is saved. */
static void
show_side (AnbanPhotoSection *self, guint side, GPtrArray *photos)
{
  Side *shown = &self->sides[side];
  GtkWidget *card;

  gtk_widget_set_visible (shown->add_button, is_writable (self));
  if (is_same_list (photos, shown->photos))
    return;
  g_ptr_array_unref (shown->photos);
  shown->photos = g_ptr_array_ref (photos);
  while ((card = gtk_widget_get_first_child (shown->cards)) != NULL)
    gtk_box_remove (GTK_BOX (shown->cards), card);
  for (guint i = 0; i < photos->len; i++)
    gtk_box_append (GTK_BOX (shown->cards), create_card (self, photos->pdata[i]));
}

static void
anban_photo_section_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanPhotoSection *self = ANBAN_PHOTO_SECTION (part);
  g_autoptr (GPtrArray) files = NULL;
  GPtrArray *sides[N_SIDES];
  g_autofree char *title = NULL;

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  for (guint i = 0; i < N_SIDES; i++)
    sides[i] = g_ptr_array_new_with_free_func (g_object_unref);
  files = owner != NULL ? anban_attachment_list (store, owner, NULL) : NULL;
  for (guint i = 0; files != NULL && i < files->len; i++) {
    gint64 role = anban_record_get_int (files->pdata[i], ANBAN_ATTACHMENT_ROLE);

    if (role >= 1 && role <= N_SIDES)
      g_ptr_array_add (sides[role - 1], g_object_ref (files->pdata[i]));
  }
  title = sides[0]->len + sides[1]->len > 0
              ? g_strdup_printf (_ ("照片（%u）"), sides[0]->len + sides[1]->len)
              : g_strdup (_ ("照片"));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->card, is_writable (self) || sides[0]->len + sides[1]->len > 0);
  for (guint i = 0; i < N_SIDES; i++) {
    show_side (self, i, sides[i]);
    g_ptr_array_unref (sides[i]);
  }
}

static guint
anban_photo_section_get_count (AnbanRecordPart *part)
{
  AnbanPhotoSection *self = ANBAN_PHOTO_SECTION (part);

  return self->sides[0].photos->len + self->sides[1].photos->len;
}

static void
anban_photo_section_dispose (GObject *object)
{
  AnbanPhotoSection *self = ANBAN_PHOTO_SECTION (object);

  for (guint i = 0; i < N_SIDES; i++)
    g_clear_pointer (&self->sides[i].photos, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_photo_section_parent_class)->dispose (object);
}

static void
anban_photo_section_class_init (AnbanPhotoSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_photo_section_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_photo_section_show;
  ANBAN_RECORD_PART_CLASS (klass)->get_count = anban_photo_section_get_count;
  gtk_widget_class_set_css_name (widget_class, "photosection");
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photo.paste", NULL);
}

static void
create_side (AnbanPhotoSection *self, guint side)
{
  Side *made = &self->sides[side];
  GtkDropTarget *drop = anban_photo_loader_create_drop_target ();
  GtkWidget *caption = gtk_label_new (_ (side_names[side]));
  g_autofree char *add = g_strdup_printf (_ ("添加照片：%s"), _ (side_names[side]));

  made->photos = g_ptr_array_new ();
  made->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_hexpand (made->box, TRUE);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (GTK_BOX (made->box), caption);
  made->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (made->box), made->cards);
  made->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (made->add_button, "flat");
  gtk_widget_add_css_class (made->add_button, "add-photo");
  gtk_widget_set_tooltip_text (made->add_button, _ ("选择照片；也可把照片拖到这里，或复制后按 Ctrl+V"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (made->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_box_append (GTK_BOX (made->box), made->add_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (made->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (side_names[side]), -1);
  g_signal_connect_swapped (made->add_button, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (made->box, GTK_EVENT_CONTROLLER (drop));
  gtk_box_append (GTK_BOX (self->card), made->box);
}

static void
anban_photo_section_init (AnbanPhotoSection *self)
{
  self->title = gtk_label_new (_ ("照片"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "section-title");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->card), TRUE);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "photos");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  for (guint i = 0; i < N_SIDES; i++)
    create_side (self, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("照片"), -1);
}

void
anban_photo_section_add_files (AnbanPhotoSection *self, AnbanPhotoRole role, GSList *files)
{
  AnbanPhotoRequest request;

  if (!is_writable (self))
    return;
  request = create_request (self, role);
  anban_photo_loader_read_files (GTK_WIDGET (self), files, &request);
}

void
anban_photo_section_paste (AnbanPhotoSection *self)
{
  AnbanPhotoRequest request;

  if (!is_writable (self))
    return;
  request = create_request (self, propose_role (self));
  anban_photo_loader_paste (GTK_WIDGET (self), &request);
}

guint
anban_photo_section_get_n_photos (AnbanPhotoSection *self, AnbanPhotoRole role)
{
  return self->sides[role - 1].photos->len;
}

GtkWidget *
anban_photo_section_get_card (AnbanPhotoSection *self, AnbanPhotoRole role, guint place)
{
  GtkWidget *card = gtk_widget_get_first_child (self->sides[role - 1].cards);

  while (card != NULL && place-- > 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}
