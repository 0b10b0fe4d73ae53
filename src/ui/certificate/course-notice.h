/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The course of a certificate (rules/certificate-course.h) in the record pane: its state, what its holder does next, and
 * one sentence for each thing that there is to know.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_COURSE_NOTICE (anban_course_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnbanCourseNotice, anban_course_notice, ANBAN, COURSE_NOTICE, AnbanRecordPart)

/* What it says, for tests. */
const char *anban_course_notice_get_next (AnbanCourseNotice *self);
const char *anban_course_notice_get_sentences (AnbanCourseNotice *self);

G_END_DECLS
