/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letters of this office (发文登记): every number 〔year〕N号 that was given, per series, without gaps or doubles.
 * Numbers are given by rules/letter-series.h; a letter that is not sent is marked 作废 and keeps its number.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_LETTER_TITLE,
  ANBAN_LETTER_DOC_NUMBER, /* of the next three: 安办督〔2026〕12号 */
  ANBAN_LETTER_SERIES,     /* 机关代字: 安办督 */
  ANBAN_LETTER_YEAR,
  ANBAN_LETTER_NUMBER,
  ANBAN_LETTER_KIND,
  ANBAN_LETTER_UNIT, /* 主送 */
  ANBAN_LETTER_ISSUED_ON,
  ANBAN_LETTER_HAZARD,
  ANBAN_LETTER_SIGNER, /* 签发人 */
  ANBAN_LETTER_VOIDED,
  ANBAN_LETTER_NOTE,
  ANBAN_LETTER_FILES,
  ANBAN_LETTER_N_FIELDS,
};

typedef enum {
  ANBAN_LETTER_ASSIGNMENT = 1, /* 交办通知 */
  ANBAN_LETTER_SUPERVISION,    /* 督办通知 */
  ANBAN_LETTER_LISTING,        /* 挂牌督办通知 */
  ANBAN_LETTER_LIFTING,        /* 解除挂牌督办 */
  ANBAN_LETTER_RECHECK,        /* 复查意见 */
  ANBAN_LETTER_REMINDER,       /* 提醒函 */
  ANBAN_LETTER_SUMMONS,        /* 约谈通知 */
  ANBAN_LETTER_DENUNCIATION,   /* 通报 */
  ANBAN_LETTER_OTHER,
} AnbanLetterKind;

extern const AnbanRegister anban_letter_register;
extern const AnbanChoice anban_letter_kinds[];

G_END_DECLS
