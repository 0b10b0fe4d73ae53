/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/hazard-style.h"

#include "hazard-resource.h"

#include <gtk/gtk.h>

void
anban_hazard_style_load (void)
{
  static gboolean is_loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (is_loaded)
    return;
  is_loaded = TRUE;
  /* asked for by its symbol, or the linker would leave it out */
  g_resources_register (anban_hazard_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/anban/Anban/hazard.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
