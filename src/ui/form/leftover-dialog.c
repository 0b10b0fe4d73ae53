/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/leftover-dialog.h"

#include <glib/gi18n-lib.h>

AdwMessageDialog *
anban_leftover_dialog_present (GtkWindow *window, guint n_records)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, _ ("有输入还不能保存"), NULL));

  adw_message_dialog_format_body (
      dialog, _ ("%u 条记录中有填错的内容，原因写在该项下面。关闭后这些输入不再保留，其他修改都已保存。"),
      n_records);
  adw_message_dialog_add_responses (dialog, "back", _ ("返回修改"), "close", _ ("放弃并关闭"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "back");
  adw_message_dialog_set_close_response (dialog, "back");
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
