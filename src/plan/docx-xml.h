/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading the XML parts of a .docx: a libxml2 reader that refuses DTDs and fetches nothing. Used by the other
 * docx files of this room.
 */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

xmlTextReader *anban_docx_xml_open (const GByteArray *part, GError **error);

/* To the next node; FALSE at the end, or with @error set where the part is damaged or has a DTD. */
gboolean anban_docx_xml_read (xmlTextReader *reader, GError **error);

/* Whether the node is an element of this local name, in whatever prefix. */
gboolean anban_docx_xml_is (xmlTextReader *reader, const char *name);

/* The attribute of this local name; NULL where there is none. */
char *anban_docx_xml_dup_attribute (xmlTextReader *reader, const char *name);
int anban_docx_xml_get_number (xmlTextReader *reader, const char *name, int fallback);

G_END_DECLS
