/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The descriptor: what a register (台账) is, as constant data. List, form, search, filter, validation, Excel,
 * print and the change log are derived from it; the tables themselves are made by resources/migrations.
 * Registers stand in src/registers, one file each.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AnbanRegister AnbanRegister;
typedef struct _AnbanStore AnbanStore;
typedef struct _AnbanRecord AnbanRecord;

typedef enum {
  ANBAN_KIND_TEXT, /* one line */
  ANBAN_KIND_NOTE, /* many lines */
  ANBAN_KIND_INT,
  ANBAN_KIND_DECIMAL, /* money in 万元, rates: two decimals shown */
  ANBAN_KIND_DATE,    /* ISO text */
  ANBAN_KIND_BOOL,
  ANBAN_KIND_CHOICE, /* a number of field->choices */
  ANBAN_KIND_REF,    /* the id of a record in field->ref */
  ANBAN_KIND_FILES,  /* how many attachments the record has; computed, the files are in store/attachment.h */
} AnbanKind;

typedef enum {
  ANBAN_FIELD_REQUIRED = 1 << 0,
  ANBAN_FIELD_IN_LIST = 1 << 1,   /* a column of the list by default; the others can be chosen */
  ANBAN_FIELD_IN_PRINT = 1 << 2,  /* a column of the printed table and of the workbook */
  ANBAN_FIELD_SEARCH = 1 << 3,    /* looked into by the search */
  ANBAN_FIELD_COMPUTED = 1 << 4,  /* column is an SQL expression over t; never written */
  ANBAN_FIELD_HIDDEN = 1 << 5,    /* kept by the program: neither list, form, workbook nor paper */
  ANBAN_FIELD_TEXT_CODE = 1 << 6, /* digits that are no number: phone, credit code */
  ANBAN_FIELD_GUARDED = 1 << 7, /* shown, but written by the program's rules alone: neither form nor paste */
  ANBAN_FIELD_REPEATS =
      1 << 8, /* a text with few different values: those there are offered, and filtered by */
  ANBAN_FIELD_PRIVATE =
      1 << 9, /* has an identity number in it: its middle is hidden unless the office shows it */
  /* follows from the other fields: `anban check` does not ask the change log for it, so that fill_derived may write it */
  ANBAN_FIELD_DERIVED = 1 << 10,
} AnbanFieldFlags;

/* A choice; the array ends with { 0, NULL, NULL, NULL }. Numbers are stored and never renumbered. */
typedef struct {
  int value; /* from 1 */
  const char *label;
  const char *css_class; /* success, warning, error, dim-label … or NULL */
  const char *icon_name; /* or NULL */
} AnbanChoice;

typedef struct {
  const char *column;         /* SQL column, or an expression over the row t when COMPUTED */
  const char *label;          /* header in list, form, workbook and print */
  const char *group;          /* form section; NULL goes on with the last */
  const char *const *aliases; /* other headers that import accepts; NULL-terminated, or NULL */
  AnbanKind kind;
  AnbanFieldFlags flags;
  guint8 width; /* half-width characters in list, workbook and print */
  const AnbanChoice *choices;
  const AnbanRegister *ref;
} AnbanField;

/* A filter that is more than one field: by unit with everything below it, by role … */
typedef struct {
  const char *id, *label;
  AnbanKind kind; /* REF, CHOICE, BOOL or INT */
  const AnbanChoice *choices;
  const AnbanRegister *ref;
  const char *where; /* SQL over t; every ? is the value, an integer */
  /* SQL over t: the value that a row has, where those there are shall be offered; or NULL */
  const char *value_of;
  gboolean seldom; /* stands behind the filters by fields */
} AnbanFilter;

/* A way to group the list. */
typedef struct {
  const char *id, *label;
  const char *join;  /* SQL after FROM, may multiply rows (a task under each of its units); or NULL */
  const char *key;   /* SQL that tells groups apart */
  const char *order; /* SQL that orders the groups; rows inside follow the sort of the list */
  const char *title; /* SQL of the heading */
} AnbanGrouping;

/* In SQL of a descriptor {today} stands for the day of reckoning, {soon} for the last day that counts as
 * near (setting due-soon-days), both as quoted ISO dates. */
struct _AnbanRegister {
  const char *id; /* name of the table, and on the command line */
  const char *title, *icon_name;
  const char *noun; /* what one row is called: 项任务, 家单位; counts read “共 30 项任务” */
  const AnbanField *fields;
  guint n_fields;
  const char *default_order;           /* SQL over t */
  const AnbanRegister *const *details; /* rows that belong to a row of this one; NULL-terminated, or NULL */
  int owner_field;                     /* in a detail register: the REF to the owner; else -1 */
  gboolean embedded;                   /* shown inside the owner's form, has no view of its own */
  guint depth_field; /* how far a row stands below others, for the list in its own order; 0: none */
  int title_field;   /* names a record in pickers and messages */
  int lane_field, start_field, end_field; /* a board, a calendar; -1 where there is none */
  const AnbanFilter *filters;             /* ends with a NULL id; or NULL */
  const int *filter_fields;               /* fields to filter by that stand first, ended by -1; or NULL */
  const AnbanGrouping *groupings;         /* the same */
  /* More than the SEARCH fields: SQL that selects the ids of further rows, ? is the word; or NULL. */
  const char *search_ids;
  /* Checks and completes @record before it is written, inside the transaction. */
  gboolean (*before_save) (AnbanStore *store, AnbanRecord *record, GError **error);
  /* Writes DERIVED fields that rows of older offices lack, past the change log: called on opening for writing, inside a
   * transaction, before the search is filled. @filled: whether there were any. */
  gboolean (*fill_derived) (AnbanStore *store, gboolean *filled, GError **error);
  /* Carries the consequences into other records of the same step. */
  gboolean (*after_save) (AnbanStore *store, AnbanRecord *record, GError **error);
};

/* The place of the field with that column, or -1. */
int anban_register_find_field (const AnbanRegister *self, const char *column);
/* The place of the field with that label, alias or column name (for headers of pasted tables), or -1. */
int anban_register_find_header (const AnbanRegister *self, const char *header);
const AnbanFilter *anban_register_find_filter (const AnbanRegister *self, const char *id);
const AnbanGrouping *anban_register_find_grouping (const AnbanRegister *self, const char *id);
/* Whether it is a column of the table. */
gboolean anban_field_is_stored (const AnbanField *self);
/* Whether people write it: in forms, by pasting, many at once. */
gboolean anban_field_is_editable (const AnbanField *self);
const AnbanChoice *anban_field_find_choice (const AnbanField *self, int value);

G_END_DECLS
