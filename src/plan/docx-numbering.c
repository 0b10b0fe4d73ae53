/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/docx-numbering.h"

#include "base/chinese-number.h"
#include "plan/docx-xml.h"

#include <string.h>

#define LEVELS 9

typedef struct {
  char *format; /* chineseCounting, decimal … */
  char *text;   /* （%1） */
  char *style;  /* the paragraph style that stands for this level */
  int start;
  gboolean never_restarts;
  gboolean no_suffix;
} Level;

typedef struct {
  Level levels[LEVELS];
  int counters[LEVELS];
  gboolean begun[LEVELS];
  char *link; /* numStyleLink: the list style that says how it looks; it has no levels of its own */
} List;

typedef struct {
  int list;              /* id of the abstract list */
  int overrides[LEVELS]; /* startOverride; -1 where none */
  gboolean used;
} Number;

typedef struct {
  char *based_on;
  int num_id, level;
} Style;

struct _AnbanDocxNumbering {
  GHashTable *lists;   /* id → List */
  GHashTable *numbers; /* id → Number */
  GHashTable *styles;  /* styleId → Style */
};

static void
list_free (List *list)
{
  for (guint i = 0; i < LEVELS; i++) {
    g_free (list->levels[i].format);
    g_free (list->levels[i].text);
    g_free (list->levels[i].style);
  }
  g_free (list->link);
  g_free (list);
}

static void
style_free (Style *style)
{
  g_free (style->based_on);
  g_free (style);
}

static List *
list_new (void)
{
  List *list = g_new0 (List, 1);

  for (guint i = 0; i < LEVELS; i++)
    list->levels[i].start = 1;
  return list;
}

static Number *
number_new (void)
{
  Number *number = g_new0 (Number, 1);

  number->list = -1;
  for (guint i = 0; i < LEVELS; i++)
    number->overrides[i] = -1;
  return number;
}

static void
take_value (char **field, xmlTextReader *reader)
{
  g_free (*field);
  *field = anban_docx_xml_dup_attribute (reader, "val");
}

static void
read_level_part (Level *level, xmlTextReader *reader)
{
  if (anban_docx_xml_is (reader, "start")) {
    level->start = anban_docx_xml_get_number (reader, "val", 1);
  } else if (anban_docx_xml_is (reader, "numFmt")) {
    take_value (&level->format, reader);
  } else if (anban_docx_xml_is (reader, "lvlText")) {
    take_value (&level->text, reader);
  } else if (anban_docx_xml_is (reader, "pStyle")) {
    take_value (&level->style, reader);
  } else if (anban_docx_xml_is (reader, "lvlRestart")) {
    level->never_restarts = anban_docx_xml_get_number (reader, "val", 1) == 0;
  } else if (anban_docx_xml_is (reader, "suff")) {
    g_autofree char *value = anban_docx_xml_dup_attribute (reader, "val");

    level->no_suffix = g_strcmp0 (value, "nothing") == 0;
  }
}

static gboolean
read_numbering (AnbanDocxNumbering *self, const GByteArray *part, GError **error)
{
  g_autoptr (xmlTextReader) reader = anban_docx_xml_open (part, error);
  g_autoptr (GError) failure = NULL;
  List *list = NULL;
  Number *number = NULL;
  int level = -1;

  if (reader == NULL)
    return FALSE;
  while (anban_docx_xml_read (reader, &failure)) {
    if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
      continue;
    if (anban_docx_xml_is (reader, "abstractNum")) {
      list = list_new ();
      number = NULL;
      level = -1;
      g_hash_table_insert (self->lists,
                           GINT_TO_POINTER (anban_docx_xml_get_number (reader, "abstractNumId", 0)), list);
    } else if (anban_docx_xml_is (reader, "num")) {
      number = number_new ();
      list = NULL;
      g_hash_table_insert (self->numbers, GINT_TO_POINTER (anban_docx_xml_get_number (reader, "numId", 0)),
                           number);
    } else if (anban_docx_xml_is (reader, "abstractNumId") && number != NULL) {
      number->list = anban_docx_xml_get_number (reader, "val", -1);
    } else if (anban_docx_xml_is (reader, "lvl") || anban_docx_xml_is (reader, "lvlOverride")) {
      level = anban_docx_xml_get_number (reader, "ilvl", -1);
      level = level < LEVELS ? level : -1;
    } else if (anban_docx_xml_is (reader, "startOverride") && number != NULL && level >= 0) {
      number->overrides[level] = anban_docx_xml_get_number (reader, "val", 1);
    } else if (list != NULL && anban_docx_xml_is (reader, "numStyleLink")) {
      take_value (&list->link, reader);
    } else if (list != NULL && level >= 0) {
      read_level_part (&list->levels[level], reader);
    }
  }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL && (error == NULL || *error == NULL);
}

static gboolean
read_styles (AnbanDocxNumbering *self, const GByteArray *part, GError **error)
{
  g_autoptr (xmlTextReader) reader = anban_docx_xml_open (part, error);
  g_autoptr (GError) failure = NULL;
  Style *style = NULL;

  if (reader == NULL)
    return FALSE;
  while (anban_docx_xml_read (reader, &failure)) {
    if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
      continue;
    if (anban_docx_xml_is (reader, "style")) {
      char *id = anban_docx_xml_dup_attribute (reader, "styleId");

      style = NULL;
      if (id == NULL)
        continue;
      style = g_new0 (Style, 1);
      style->num_id = style->level = -1;
      g_hash_table_insert (self->styles, id, style);
    } else if (style != NULL && anban_docx_xml_is (reader, "basedOn")) {
      take_value (&style->based_on, reader);
    } else if (style != NULL && anban_docx_xml_is (reader, "numId")) {
      style->num_id = anban_docx_xml_get_number (reader, "val", -1);
    } else if (style != NULL && anban_docx_xml_is (reader, "ilvl")) {
      style->level = anban_docx_xml_get_number (reader, "val", -1);
    }
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

AnbanDocxNumbering *
anban_docx_numbering_new (const GByteArray *numbering, const GByteArray *styles, GError **error)
{
  g_autoptr (AnbanDocxNumbering) self = g_new0 (AnbanDocxNumbering, 1);

  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)list_free);
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)style_free);
  if (numbering != NULL && !read_numbering (self, numbering, error))
    return NULL;
  if (styles != NULL && !read_styles (self, styles, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anban_docx_numbering_free (AnbanDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->styles);
  g_free (self);
}

static void
append_letters (GString *out, int value, char first)
{
  for (int n = (value - 1) / 26; n >= 0 && n < 10; n--)
    g_string_append_c (out, (char)(first + (value - 1) % 26));
}

static void
append_roman (GString *out, int value, gboolean upper)
{
  static const struct {
    int value;
    const char *upper, *lower;
  } parts[] = {{100, "C", "c"}, {90, "XC", "xc"}, {50, "L", "l"},  {40, "XL", "xl"}, {10, "X", "x"},
               {9, "IX", "ix"}, {5, "V", "v"},    {4, "IV", "iv"}, {1, "I", "i"}};

  if (value > 399)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; value >= parts[i].value; value -= parts[i].value)
      g_string_append (out, upper ? parts[i].upper : parts[i].lower);
}

/* The characters that follow each other in Unicode: ①… ⑴… ⒈… ㊀… */
static const struct {
  const char *format;
  gunichar first;
  int last;
} enclosed[] = {
    {"decimalEnclosedCircle", 0x2460, 20},   {"decimalEnclosedCircleChinese", 0x2460, 20},
    {"decimalEnclosedParen", 0x2474, 20},    {"decimalEnclosedFullstop", 0x2488, 20},
    {"ideographEnclosedCircle", 0x3280, 10},
};

static const char *const chinese[] = {
    "chineseCounting",  "chineseCountingThousand",    "ideographDigital",
    "japaneseCounting", "taiwaneseCounting",          "taiwaneseCountingThousand",
    "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital",
    "japaneseLegal",    "chineseLegalSimplified",     NULL,
};

static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

static void
append_number (GString *out, const char *format, int value)
{
  g_autofree char *text = NULL;

  if (value < 1 || format == NULL) {
    g_string_append_printf (out, "%d", value);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (enclosed); i++)
    if (g_str_equal (format, enclosed[i].format) && value <= enclosed[i].last) {
      g_string_append_unichar (out, enclosed[i].first + (gunichar)value - 1);
      return;
    }
  if (g_strv_contains (chinese, format)) {
    text = anban_chinese_number_format (value);
    g_string_append (out, text);
  } else if (g_str_equal (format, "ideographTraditional") && value <= 10) {
    g_string_append (out, stems[value - 1]);
  } else if (g_str_equal (format, "upperLetter") || g_str_equal (format, "lowerLetter")) {
    append_letters (out, value, *format == 'u' ? 'A' : 'a');
  } else if (g_str_equal (format, "upperRoman") || g_str_equal (format, "lowerRoman")) {
    append_roman (out, value, *format == 'u');
  } else if (!g_str_equal (format, "none")) {
    g_string_append_printf (out, g_str_equal (format, "decimalZero") ? "%02d" : "%d", value);
  }
}

/* Fills what the paragraph leaves to its style; the chain of styles is followed ten deep at most. */
static void
look_up_style (AnbanDocxNumbering *self, const char *style, int *num_id, int *level, const char **bearer)
{
  for (guint depth = 0; style != NULL && depth < 10; depth++) {
    const Style *entry = g_hash_table_lookup (self->styles, style);

    if (entry == NULL)
      return;
    if (*level < 0 && entry->level >= 0)
      *level = entry->level;
    if (entry->num_id >= 0) {
      *num_id = entry->num_id;
      *bearer = style;
      return;
    }
    style = entry->based_on;
  }
}

static void
count (List *list, Number *number, int level)
{
  for (int i = 0; i <= level; i++) {
    gboolean own = i == level;

    if (!number->used && number->overrides[i] >= 0) {
      list->counters[i] = number->overrides[i] - (own ? 1 : 0);
      list->begun[i] = TRUE;
    } else if (!list->begun[i]) {
      list->counters[i] = list->levels[i].start - (own ? 1 : 0);
      list->begun[i] = TRUE;
    }
  }
  list->counters[level] = MIN (list->counters[level] + 1, 99999);
  for (int i = level + 1; i < LEVELS; i++)
    if (!list->levels[i].never_restarts)
      list->begun[i] = FALSE;
  number->used = TRUE;
}

static char *
format (const List *list, int level)
{
  const Level *own = &list->levels[level];
  GString *out = g_string_new (NULL);

  for (const char *p = own->text; p != NULL && *p != '\0' && out->len < 200; p++) {
    if (*p == '%' && p[1] >= '1' && p[1] <= '9') {
      int shown = p[1] - '1';

      append_number (out, list->levels[shown].format, list->counters[shown]);
      p++;
    } else {
      g_string_append_c (out, *p);
    }
  }
  /* a number that ends in a figure needs the blank that Word prints as a tab */
  if (out->len > 0 && (guchar)out->str[out->len - 1] < 0x80 && !own->no_suffix)
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/* The list of @number; where it only points to a list style, the one that the style has. */
static List *
find_list (AnbanDocxNumbering *self, const Number *number)
{
  List *list = NULL;

  for (guint depth = 0; number != NULL && depth < 4; depth++) {
    const Style *style;

    list = g_hash_table_lookup (self->lists, GINT_TO_POINTER (number->list));
    if (list == NULL || list->link == NULL)
      return list;
    style = g_hash_table_lookup (self->styles, list->link);
    number = style != NULL ? g_hash_table_lookup (self->numbers, GINT_TO_POINTER (style->num_id)) : NULL;
  }
  return list;
}

char *
anban_docx_numbering_next (AnbanDocxNumbering *self, const char *style, int num_id, int level)
{
  const char *bearer = NULL;
  Number *number;
  List *list;

  if (num_id < 0)
    look_up_style (self, style, &num_id, &level, &bearer);
  if (num_id <= 0)
    return NULL;
  number = g_hash_table_lookup (self->numbers, GINT_TO_POINTER (num_id));
  list = find_list (self, number);
  if (list == NULL)
    return NULL;
  for (int i = 0; bearer != NULL && level < 0 && i < LEVELS; i++)
    if (g_strcmp0 (list->levels[i].style, bearer) == 0)
      level = i;
  level = CLAMP (level, 0, LEVELS - 1);
  count (list, number, level);
  if (g_strcmp0 (list->levels[level].format, "bullet") == 0)
    return NULL;
  return format (list, level);
}
