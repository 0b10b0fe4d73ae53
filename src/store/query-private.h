/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From descriptors and queries to SQL, for the store alone. All text values are bound; numbers and the dates
 * that {today} and {soon} stand for are written into the SQL.
 */
#pragma once

#include "base/date.h"
#include "db/id-set.h"
#include "db/statement.h"
#include "store/query.h"

G_BEGIN_DECLS

/* One field compared with a value. */
typedef struct {
  guint field;
  AnbanOp op;
  gboolean is_text;
  gint64 number;
  char *text;
} AnbanQueryCondition;

/* A filter of the register with its value. */
typedef struct {
  const AnbanFilter *filter;
  gint64 value;
} AnbanQueryChosen;

struct _AnbanQuery {
  const AnbanRegister *reg;
  GArray *conditions; /* AnbanQueryCondition */
  GArray *chosen;     /* AnbanQueryChosen */
  char *search;
  int sort;
  gboolean descending;
  const AnbanGrouping *grouping;
  gboolean deleted;
  guint64 fields; /* bit n: field n is read */
};

typedef struct {
  GString *sql;
  GPtrArray *texts;  /* bound as ?1 … */
  AnbanIdSet *found; /* bound after them; or NULL */
} AnbanSql;

void anban_sql_clear (AnbanSql *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnbanSql, anban_sql_clear)

/* Prepares and binds. */
AnbanStatement *anban_sql_prepare (const AnbanSql *self, AnbanConnection *connection, GError **error);

#define ANBAN_QUERY_ALL_FIELDS G_MAXUINT64

/* "SELECT id, uuid, rev, deleted_at, fields… FROM register t": the row that anban_record_read_row() reads. Fields whose
 * bit is not in @wanted are NULL. */
char *anban_query_dup_select (const AnbanRegister *reg, guint64 wanted, AnbanDate today, AnbanDate soon);
/* The same row with NULL for all that is computed or named: for reading whole tables. */
char *anban_query_dup_select_stored (const AnbanRegister *reg);

/* The expression that a sorted query is sorted by. */
char *anban_query_dup_sort_key (const AnbanQuery *self, AnbanDate today, AnbanDate soon);

/* The words of a search, without blanks. */
GStrv anban_query_split_search (const char *search);

/* SELECT @what … with conditions; ordered, and grouped, when @ordered. In a grouped query two columns follow
 * @what: the key and the title of the group. @found: the rows that the search means, or NULL when the rows
 * themselves are to be looked at (search-find-private.h knows). */
void anban_query_build (const AnbanQuery *self,
                        const char *what,
                        gboolean ordered,
                        AnbanIdSet *found,
                        AnbanDate today,
                        AnbanDate soon,
                        AnbanSql *out);

G_END_DECLS
