/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The labels that plans print before units, dates and people: 牵头单位：, 配合部门：, 完成时限：, 责任人：. Works on folded
 * text.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ANBAN_LABEL_LEAD,
  ANBAN_LABEL_SUPPORT,
  ANBAN_LABEL_DUTY,
  ANBAN_LABEL_DEADLINE, /* 完成时限 */
  ANBAN_LABEL_PERSON,   /* 责任人, 牵头领导: people are no units */
  ANBAN_LABEL_OTHER,    /* 工作目标, 具体措施: only ends what stands before */
} AnbanLabel;

/* Bytes of the label and its colon at @p (责任单位：); 0 where none stands. */
gsize anban_responsibility_label_at (const char *p, const char *end, AnbanLabel *label);

G_END_DECLS
