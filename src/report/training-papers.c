/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/training-papers.h"

#include "registers/person.h"
#include "registers/training.h"
#include "report/person-file.h"
#include "report/training-file.h"
#include "report/training-sign-in.h"
#include "rules/training-file-tables.h"

#include <glib/gi18n-lib.h>

const AnbanRecordPaper anban_training_papers[] = {
    {"training-file", N_ ("一期一档"), &anban_training_register, anban_training_file_new, NULL,
     anban_training_roll_table_new},
    {"training-sign-in", N_ ("签到表"), &anban_training_register, anban_training_sign_in_new},
    {NULL},
};

const AnbanRecordPaper anban_person_papers[] = {
    {"person-file", N_ ("一人一档"), &anban_person_register, anban_person_file_new, NULL,
     anban_person_file_table_new},
    {NULL},
};
