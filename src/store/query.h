/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows of a register, in which order and grouping: what a list shows, what an export writes, what a
 * count counts. A plain value; its SQL is made in query.c and nowhere else.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

typedef struct _AnbanQuery AnbanQuery;

typedef enum {
  ANBAN_OP_EQ,
  ANBAN_OP_NE,
  ANBAN_OP_LT,
  ANBAN_OP_LE,
  ANBAN_OP_GE,
  ANBAN_OP_CONTAINS, /* text */
  ANBAN_OP_IS_NULL,
  ANBAN_OP_NOT_NULL,
} AnbanOp;

AnbanQuery *anban_query_new (const AnbanRegister *reg);
AnbanQuery *anban_query_copy (const AnbanQuery *self);
void anban_query_free (AnbanQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanQuery, anban_query_free)

const AnbanRegister *anban_query_get_register (const AnbanQuery *self);

/* Several conditions hold together; computed fields may be used too. */
void anban_query_where_int (AnbanQuery *self, guint field, AnbanOp op, gint64 value);
void anban_query_where_text (AnbanQuery *self, guint field, AnbanOp op, const char *text);
void anban_query_where_null (AnbanQuery *self, guint field, AnbanOp op);
/* The value of the condition “equal” on a field, where there is one. */
gboolean anban_query_get_where_int (const AnbanQuery *self, guint field, gint64 *value);
/* The text of the condition @op on a field, where there is one; NULL otherwise. */
const char *anban_query_get_where_text (const AnbanQuery *self, guint field, AnbanOp op);
/* One of the register's own filters; a second call with the same id replaces the first. */
void anban_query_set_filter (AnbanQuery *self, const char *filter_id, gint64 value);
void anban_query_unset_filter (AnbanQuery *self, const char *filter_id);
gboolean anban_query_get_filter (const AnbanQuery *self, const char *filter_id, gint64 *value);
/* Drops the conditions on one field, or all conditions and filters. */
void anban_query_unset_where (AnbanQuery *self, guint field);
void anban_query_clear_where (AnbanQuery *self);
/* Words parted by blanks must all occur; NULL or "" searches nothing. */
void anban_query_set_search (AnbanQuery *self, const char *text);
const char *anban_query_get_search (const AnbanQuery *self);
/* field -1: the register's own order. */
void anban_query_set_sort (AnbanQuery *self, int field, gboolean descending);
int anban_query_get_sort (const AnbanQuery *self, gboolean *descending);
/* NULL: no groups. */
void anban_query_set_grouping (AnbanQuery *self, const char *grouping_id);
const AnbanGrouping *anban_query_get_grouping (const AnbanQuery *self);
/* The recycle bin instead of the living rows. */
void anban_query_set_deleted (AnbanQuery *self, gboolean deleted);
/* Which fields anban_store_foreach() reads, as the bits 1 << field; the others are NULL in its record. All at first;
 * long work that wants a dozen columns spares the reckoning of the rest. Fields from 64 on are always read. */
void anban_query_set_fields (AnbanQuery *self, guint64 fields);
/* Whether both narrow to the same rows by the same filters, conditions and search; order and groups aside. */
gboolean anban_query_narrows_as (const AnbanQuery *self, const AnbanQuery *other);
/* Whether anything narrows the list (conditions, filters, search). */
gboolean anban_query_is_narrowed (const AnbanQuery *self);

G_END_DECLS
