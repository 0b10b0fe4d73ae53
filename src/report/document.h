/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report as a document: blocks in reading order that say what stands on the page, never where the pen goes.
 * Report files build it once; page-layout.h turns it into pages, pdf-writer.h, the preview and the printer show
 * those. Texts are copied; after it has been handed to a layout a document is not changed any more.
 */
#pragma once

#include <gio/gio.h>

#include "report/table.h"
#include "report/text-style.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_PAPER_A4,
  ANBAN_PAPER_A3,
} AnbanPaper;

typedef enum {
  ANBAN_PAGE_NUMBERS_NONE,
  ANBAN_PAGE_NUMBERS_OF_TOTAL, /* 第 1 页 共 9 页, in the middle */
  ANBAN_PAGE_NUMBERS_DASHED,   /* — 1 —, odd pages right, even pages left, as GB/T 9704 has it */
} AnbanPageNumbers;

typedef struct {
  AnbanPaper paper;
  gboolean landscape;
  double top, right, bottom, left; /* margins in millimetres */
  AnbanPageNumbers numbers;
} AnbanPageSetup;

/* The type area of GB/T 9704 on A4: margins 37, 26, 35, 28 mm. */
extern const AnbanPageSetup anban_page_setup_letter;
/* Wide tables: A4 landscape, pages counted. */
extern const AnbanPageSetup anban_page_setup_sheet;
/* Lists handed to one unit: A4 portrait, pages counted. */
extern const AnbanPageSetup anban_page_setup_list;

#define ANBAN_TYPE_DOCUMENT (anban_document_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDocument, anban_document, ANBAN, DOCUMENT, GObject)

/* Told every now and then by long work, from the thread that does it; @fraction from 0 to 1. */
typedef void (*AnbanPagesProgress) (double fraction, gpointer user_data);

/* The head of an official letter (domain: GB/T 9704-2012). */
typedef enum {
  ANBAN_LETTERHEAD_DOCUMENT, /* 文件: red name, number, one red rule (通知, 通报) */
  ANBAN_LETTERHEAD_LETTER, /* 函: red name at 30 mm, double red rules at the head and the foot of the page */
} AnbanLetterheadKind;

/* @title is the name of the file in viewers and in the PDF metadata; it is not printed by itself. */
AnbanDocument *anban_document_new (const char *title);
const char *anban_document_get_title (AnbanDocument *self);

/* Metadata; each may be NULL. Without @created the moment of writing is used. */
void anban_document_set_author (AnbanDocument *self, const char *author);
void anban_document_set_subject (AnbanDocument *self, const char *subject);
void anban_document_set_created (AnbanDocument *self, GDateTime *created);

/* anban_page_setup_sheet unless set. */
void anban_document_set_page_setup (AnbanDocument *self, const AnbanPageSetup *setup);
const AnbanPageSetup *anban_document_get_page_setup (AnbanDocument *self);

/* Small running text in the top margin and at both sides of the page number; NULL for none. */
void anban_document_set_running_text (AnbanDocument *self,
                                      const char *header_left,
                                      const char *header_right,
                                      const char *footer_left,
                                      const char *footer_right);

/* @number and @signer (签发人) may be NULL. */
void anban_document_add_letterhead (AnbanDocument *self,
                                    AnbanLetterheadKind kind,
                                    const char *agency,
                                    const char *number,
                                    const char *signer);
/* The title on the page. Letters: 二号小标宋; sheets and lists: somewhat smaller. */
void anban_document_add_title (AnbanDocument *self, const char *text);
/* @level 1 (一、黑体), 2 (（一）楷体), 3 or 4 (1. and (1) 仿宋); it goes into the outline too. */
void anban_document_add_heading (AnbanDocument *self, int level, const char *text);
void anban_document_add_paragraph (AnbanDocument *self, AnbanTextStyle style, const char *text);
void
anban_document_add_aligned (AnbanDocument *self, AnbanTextStyle style, AnbanAlign align, const char *text);
/* One line with up to three parts: left, middle, right; any may be NULL. */
void anban_document_add_line (
    AnbanDocument *self, AnbanTextStyle style, const char *left, const char *middle, const char *right);
/* The table belongs to the document; rows are added to it with table.h. @columns is copied. */
AnbanTable *anban_document_add_table (AnbanDocument *self, const AnbanTableColumn *columns, guint n_columns);
/* PNG, JPEG or another photo, @width_mm wide (0: as wide as the text at most, never enlarged), centred, with a caption
 * or NULL. */
gboolean anban_document_add_picture (
    AnbanDocument *self, GBytes *picture, double width_mm, const char *caption, GError **error);
/* Two pictures side by side, each in a frame @height_mm high, with a caption below. NULL, and what cannot be read, leaves
 * its frame empty. */
void anban_document_add_picture_pair (AnbanDocument *self,
                                      GBytes *left,
                                      const char *left_caption,
                                      GBytes *right,
                                      const char *right_caption,
                                      double height_mm);
/* Places to sign, side by side as far as they fit: 责任单位（盖章）：______. Kept together on one page. @labels is
 * NULL-terminated. */
void anban_document_add_signature (AnbanDocument *self, const char *const *labels);
/* Who issues a letter and when, at the right; the date four characters in, for the seal. */
void anban_document_add_closing (AnbanDocument *self, const char *agency, const char *date);
/* 版记 at the foot of the type area: @copies (抄送：…, may be NULL), @issuer and @issued (…印发). */
void
anban_document_add_imprint (AnbanDocument *self, const char *copies, const char *issuer, const char *issued);
void anban_document_add_space (AnbanDocument *self, double mm);
void anban_document_add_page_break (AnbanDocument *self);
/* A part handed out by itself: a new page, page numbers from 1 again, @header_right of the running text replaced
 * where it is not NULL, and an outline entry @name. */
void anban_document_begin_section (AnbanDocument *self, const char *name, const char *header_right);
/* An outline entry for what comes next; @level from 1. */
void anban_document_add_bookmark (AnbanDocument *self, int level, const char *text);

/* For the page engine. */
typedef struct _AnbanBlock AnbanBlock; /* block.h */

/* Running texts, in the order of anban_document_set_running_text(). */
enum {
  ANBAN_RUNNING_HEADER_LEFT,
  ANBAN_RUNNING_HEADER_RIGHT,
  ANBAN_RUNNING_FOOTER_LEFT,
  ANBAN_RUNNING_FOOTER_RIGHT,
  ANBAN_N_RUNNING
};

guint anban_document_get_n_blocks (AnbanDocument *self);
const AnbanBlock *anban_document_get_block (AnbanDocument *self, guint index);
const char *anban_document_get_running_text (AnbanDocument *self, guint which);
const char *anban_document_get_author (AnbanDocument *self);
const char *anban_document_get_subject (AnbanDocument *self);
GDateTime *anban_document_get_created (AnbanDocument *self);

G_END_DECLS
