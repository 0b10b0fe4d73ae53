/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-choices.h"

#include <string.h>

/* Characters of a validation list that is written into the validation itself. */
#define MAX_INLINE_LIST 255

struct _AnbanXlsxChoices {
  GArray *lists; /* const AnbanChoice *: the arrays that stand on the hidden sheet, in its columns */
};

AnbanXlsxChoices *
anban_xlsx_choices_new (void)
{
  AnbanXlsxChoices *self = g_new0 (AnbanXlsxChoices, 1);

  self->lists = g_array_new (FALSE, FALSE, sizeof (const AnbanChoice *));
  return self;
}

void
anban_xlsx_choices_free (AnbanXlsxChoices *self)
{
  g_array_unref (self->lists);
  g_free (self);
}

static guint
count (const AnbanChoice *choices)
{
  guint n = 0;

  while (choices[n].label != NULL)
    n++;
  return n;
}

/* A comma parts the labels of an inline list, so none may be in one. */
static gboolean
fits_inline (char **labels)
{
  glong length = 0;

  for (guint i = 0; labels[i] != NULL; i++) {
    if (strpbrk (labels[i], ",\"") != NULL)
      return FALSE;
    length += g_utf8_strlen (labels[i], -1) + 1;
  }
  return length - 1 <= MAX_INLINE_LIST;
}

/* The name of the range that holds @choices; the same one for the same choices. */
static char *
dup_range_name (AnbanXlsxChoices *self, const AnbanChoice *choices)
{
  guint i;

  for (i = 0; i < self->lists->len; i++)
    if (g_array_index (self->lists, const AnbanChoice *, i) == choices)
      break;
  if (i == self->lists->len)
    g_array_append_val (self->lists, choices);

  return g_strdup_printf ("=anban_list_%u", i + 1);
}

void
anban_xlsx_choices_offer (AnbanXlsxChoices *self,
                          lxw_worksheet *worksheet,
                          const AnbanSheetColumn *column,
                          lxw_col_t place,
                          lxw_row_t first,
                          lxw_row_t last)
{
  static char *yes_no[] = {(char *)"是", (char *)"否", NULL};
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *range = NULL;
  lxw_data_validation validation = {
      .ignore_blank = LXW_VALIDATION_ON,
      .show_input = LXW_VALIDATION_ON,
      .show_error = LXW_VALIDATION_ON,
      .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
      .dropdown = LXW_VALIDATION_ON,
      .error_title = (char *)"不在列表里",
      .error_message = (char *)"请从下拉列表中选择。",
  };

  if ((column->flags & ANBAN_FIELD_COMPUTED) != 0 ||
      (column->choices == NULL && column->kind != ANBAN_KIND_BOOL))
    return;

  for (guint i = 0; column->choices != NULL && column->choices[i].label != NULL; i++)
    g_ptr_array_add (labels, (gpointer)column->choices[i].label);
  g_ptr_array_add (labels, NULL);

  validation.validate = LXW_VALIDATION_TYPE_LIST;
  if (column->choices == NULL) {
    validation.value_list = yes_no;
  } else if (fits_inline ((char **)labels->pdata)) {
    validation.value_list = (char **)labels->pdata;
  } else {
    range = dup_range_name (self, column->choices);
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = range;
  }
  worksheet_data_validation_range (worksheet, first, place, last, place, &validation);
}

gboolean
anban_xlsx_choices_is_empty (AnbanXlsxChoices *self)
{
  return self->lists->len == 0;
}

static void
define_range (lxw_workbook *workbook, const char *sheet, guint column, guint n)
{
  g_autofree char *name = g_strdup_printf ("anban_list_%u", column + 1);
  g_autofree char *formula = NULL;
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  lxw_rowcol_to_range_abs (range, 0, (lxw_col_t)column, n - 1, (lxw_col_t)column);
  formula = g_strdup_printf ("='%s'!%s", sheet, range);
  workbook_define_name (workbook, name, formula);
}

lxw_worksheet *
anban_xlsx_choices_write (AnbanXlsxChoices *self, lxw_workbook *workbook, const char *name)
{
  lxw_worksheet *worksheet = workbook_add_worksheet (workbook, name);
  guint longest = 0;

  if (worksheet == NULL)
    return NULL;

  for (guint i = 0; i < self->lists->len; i++) {
    guint n = count (g_array_index (self->lists, const AnbanChoice *, i));

    define_range (workbook, name, i, n);
    longest = MAX (longest, n);
  }
  /* Row by row, as constant memory wants it. */
  for (guint row = 0; row < longest; row++)
    for (guint i = 0; i < self->lists->len; i++) {
      const AnbanChoice *choices = g_array_index (self->lists, const AnbanChoice *, i);

      if (row < count (choices))
        worksheet_write_string (worksheet, row, (lxw_col_t)i, choices[row].label, NULL);
    }
  worksheet_hide (worksheet);

  return worksheet;
}
