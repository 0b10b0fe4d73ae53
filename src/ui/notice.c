/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/notice.h"

#include "ui/clause-text.h"

#include <glib/gi18n-lib.h>

/* data of an overlay: the toast that offers to undo the last step; when the toast in front came (a gint64) */
#define UNDO_TOAST "anban-undo-toast"
#define LAST_TURN  "anban-last-turn"

/* A toast that is dismissed while it still comes in is freed by libadwaita 1.2 before its coming in ends (500 ms against
 * 300 ms for its going), and crashes there: it stays so long first. */
#define SETTLE_MS 250

static AdwToastOverlay *
find_overlay (GtkWidget *from)
{
  GtkWidget *widget = from;

  while (widget != NULL && !ADW_IS_TOAST_OVERLAY (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL && from != NULL) {
    /* a popover or a dialog over the window: the overlay of the window below it */
    GtkRoot *root = gtk_widget_get_root (from);
    GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

    while (window != NULL && widget == NULL) {
      GtkWidget *content = ADW_IS_APPLICATION_WINDOW (window)
                               ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
                               : NULL;

      if (ADW_IS_TOAST_OVERLAY (content))
        widget = content;
      window = gtk_window_get_transient_for (window);
    }
  }
  return widget != NULL ? ADW_TOAST_OVERLAY (widget) : NULL;
}

static void
note_turn (AdwToastOverlay *overlay)
{
  gint64 *now = g_new (gint64, 1);

  *now = g_get_monotonic_time ();
  g_object_set_data_full (G_OBJECT (overlay), LAST_TURN, now, g_free);
}

/* How long the toast in front has to be left alone; 0: not at all. */
static guint
get_unsettled (AdwToastOverlay *overlay)
{
  gint64 *turn = g_object_get_data (G_OBJECT (overlay), LAST_TURN);
  gint64 age = turn != NULL ? (g_get_monotonic_time () - *turn) / 1000 : SETTLE_MS;

  return age < SETTLE_MS ? (guint)(SETTLE_MS - age) : 0;
}

typedef struct {
  GWeakRef overlay;
  AdwToast *toast;
} Withdrawal;

static void
free_withdrawal (Withdrawal *self)
{
  g_weak_ref_clear (&self->overlay);
  g_object_unref (self->toast);
  g_free (self);
}

static void dismiss (AdwToastOverlay *overlay, AdwToast *toast);

static gboolean
withdraw_cb (gpointer data)
{
  Withdrawal *self = data;
  g_autoptr (AdwToastOverlay) overlay = g_weak_ref_get (&self->overlay);

  if (overlay != NULL)
    dismiss (overlay, self->toast);
  return G_SOURCE_REMOVE;
}

static void
dismiss (AdwToastOverlay *overlay, AdwToast *toast)
{
  guint unsettled = get_unsettled (overlay);
  Withdrawal *withdrawal;

  if (unsettled == 0) {
    adw_toast_dismiss (toast);
    return;
  }
  withdrawal = g_new0 (Withdrawal, 1);
  g_weak_ref_init (&withdrawal->overlay, overlay);
  withdrawal->toast = g_object_ref (toast);
  g_timeout_add_full (G_PRIORITY_DEFAULT, unsettled, withdraw_cb, withdrawal,
                      (GDestroyNotify)free_withdrawal);
}

static void
withdraw_undo (AdwToastOverlay *overlay)
{
  g_autoptr (AdwToast) toast = g_object_steal_data (G_OBJECT (overlay), UNDO_TOAST);

  if (toast != NULL)
    dismiss (overlay, toast);
}

static void
show_toast (GtkWidget *from, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (from);

  if (overlay != NULL) {
    /* toasts queue: one that undoes must not wait for its turn, nor outlive what it speaks of */
    withdraw_undo (overlay);
    if (adw_toast_get_action_name (toast) != NULL)
      g_object_set_data_full (G_OBJECT (overlay), UNDO_TOAST, g_object_ref (toast), g_object_unref);
    /* the next one comes in where this one goes */
    g_signal_connect_object (toast, "dismissed", G_CALLBACK (note_turn), overlay, G_CONNECT_SWAPPED);
    note_turn (overlay);
    adw_toast_overlay_add_toast (overlay, toast);
  } else {
    anban_notice_dialog (from, adw_toast_get_title (toast), NULL);
    g_object_unref (toast);
  }
}

static AdwToast *
create_toast (const char *text)
{
  /* toast titles are markup in libadwaita 1.2 */
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

void
anban_notice_toast (GtkWidget *from, const char *text)
{
  show_toast (from, create_toast (text));
}

void
anban_notice_toast_with_undo (GtkWidget *from, const char *text)
{
  AdwToast *toast = create_toast (text);

  adw_toast_set_button_label (toast, _ ("撤销"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, 8);
  show_toast (from, toast);
}

void
anban_notice_withdraw_undo (GtkWidget *from)
{
  AdwToastOverlay *overlay = find_overlay (from);

  if (overlay != NULL)
    withdraw_undo (overlay);
}

static gboolean
is_passing (const GError *error)
{
  return error->domain == ANBAN_ERROR &&
         (error->code == ANBAN_ERROR_BUSY || error->code == ANBAN_ERROR_CONFLICT ||
          error->code == ANBAN_ERROR_INVALID);
}

void
anban_notice_error (GtkWidget *from, const char *heading, const GError *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_passing (error) && find_overlay (from) != NULL) {
    AdwToast *toast = create_toast (error->message);

    adw_toast_set_timeout (toast, 8);
    show_toast (from, toast);
  } else
    anban_notice_dialog (from, heading, error->message);
}

void
anban_notice_dialog (GtkWidget *from, const char *heading, const char *body)
{
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, NULL);
  g_autofree char *markup = body != NULL ? anban_clause_text_dup_markup (body) : NULL;

  if (markup != NULL)
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), markup);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), TRUE);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("知道了"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
