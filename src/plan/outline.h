/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan's text as a tree of its numbered items and unnumbered headings. Offsets are into the folded text;
 * plan/folded-text.h leads back to the source. Read by plan/plan-reader.c.
 */
#pragma once

#include "plan/folded-text.h"
#include "plan/outline-marker.h"

G_BEGIN_DECLS

typedef struct {
  AnbanMarker marker; /* kind NONE: a heading without number */
  int parent;         /* index; -1 at the top */
  guint level;        /* 0 at the top */
  guint n_children;
  gsize start;      /* at the number */
  gsize text_start; /* behind it */
  gsize first_end;  /* of its first paragraph */
  gsize own_end;    /* where the first child begins, or the end */
  gsize end;        /* with everything below it */
  guint segment;    /* 0 the document, then one for each annex */
  gboolean out_of_sequence;
} AnbanOutlineItem;

typedef struct {
  GArray *items;  /* AnbanOutlineItem, in the order of the document */
  gsize head_end; /* what stands before the first item: title, addressees, preamble */
  gsize tail;     /* what stands behind the last: signature, attachments; the end where nothing does */
} AnbanOutline;

AnbanOutline *anban_outline_new (const AnbanFoldedText *text);
void anban_outline_free (AnbanOutline *self);

const AnbanOutlineItem *anban_outline_get (const AnbanOutline *self, guint index);

/* The printed numbers from the top to @index: 二/（一）/3. */
char *anban_outline_dup_key (const AnbanOutline *self, guint index);

/* Where the heading ends that @item opens with: its first paragraph, or the first sentence or clause of it. */
gsize anban_outline_heading_end (const AnbanFoldedText *text, gsize start, gsize paragraph_end);

/* 2024年3月6日 alone on its line. */
gboolean anban_outline_is_date_line (const char *p, const char *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanOutline, anban_outline_free)

G_END_DECLS
