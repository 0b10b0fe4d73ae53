/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/docx-xml.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

static void
ignore_message (void *data,
                const char *message,
                xmlParserSeverities severity,
                xmlTextReaderLocatorPtr locator)
{
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                       _ ("Word 文档已损坏，读不出正文，请用文字处理软件打开、另存后再试。"));
}

xmlTextReader *
anban_docx_xml_open (const GByteArray *part, GError **error)
{
  xmlTextReader *reader =
      xmlReaderForMemory ((const char *)part->data, (int)part->len, NULL, NULL,
                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);

  if (reader == NULL) {
    set_damaged (error);
    return NULL;
  }
  xmlTextReaderSetErrorHandler (reader, ignore_message, NULL);
  return reader;
}

gboolean
anban_docx_xml_read (xmlTextReader *reader, GError **error)
{
  int result = xmlTextReaderRead (reader);
  int type;

  if (result < 0)
    set_damaged (error);
  if (result <= 0)
    return FALSE;
  type = xmlTextReaderNodeType (reader);
  if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                         _ ("Word 文档里有文档类型声明（DTD），正常的文档没有，为安全起见没有读取。"));
    return FALSE;
  }
  return TRUE;
}

gboolean
anban_docx_xml_is (xmlTextReader *reader, const char *name)
{
  const xmlChar *own = xmlTextReaderConstLocalName (reader);

  return own != NULL && strcmp ((const char *)own, name) == 0;
}

char *
anban_docx_xml_dup_attribute (xmlTextReader *reader, const char *name)
{
  char *value = NULL;

  for (int more = xmlTextReaderMoveToFirstAttribute (reader); more == 1;
       more = xmlTextReaderMoveToNextAttribute (reader))
    if (anban_docx_xml_is (reader, name)) {
      value = g_strdup ((const char *)xmlTextReaderConstValue (reader));
      break;
    }
  xmlTextReaderMoveToElement (reader);
  return value;
}

int
anban_docx_xml_get_number (xmlTextReader *reader, const char *name, int fallback)
{
  g_autofree char *value = anban_docx_xml_dup_attribute (reader, name);
  gint64 number;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, -1, 1000000, &number, NULL))
    return fallback;
  return (int)number;
}
