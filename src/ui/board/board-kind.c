/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/board-kind.h"

void
anban_board_text_clear (AnbanBoardText *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->term, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->mark, g_free);
}

static void
append (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? "，" : "", text);
}

char *
anban_board_text_dup_name (const AnbanBoardText *self)
{
  GString *name = g_string_new (NULL);

  append (name, self->title);
  append (name, self->badge);
  append (name, self->text);
  append (name, self->term);
  append (name, self->note);
  append (name, self->mark);
  append (name, self->code);
  return g_string_free (name, FALSE);
}
