/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/list-tabulation.h"

#include "registers/certificate.h"
#include "registers/drill.h"
#include "registers/training.h"
#include "rules/certificate-expiry.h"
#include "rules/drill-tables.h"
#include "rules/training-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const AnbanListTabulation anban_list_tabulations[] = {
    {"drill-plan", N_ ("年度演练计划"), &anban_drill_register, anban_drill_plan_table_new},
    {"drill-ledger", N_ ("演练台账"), &anban_drill_register, anban_drill_ledger_table_new},
    {"training-plan", N_ ("年度培训计划"), &anban_training_register, anban_training_plan_table_new},
    {"training-ledger", N_ ("培训台账"), &anban_training_register, anban_training_ledger_table_new},
    {"certificate-expiry", N_ ("证书到期清单"), &anban_certificate_register,
     anban_certificate_expiry_table_new},
    {NULL},
};

const AnbanListTabulation *
anban_list_tabulation_find (const char *id)
{
  for (const AnbanListTabulation *table = anban_list_tabulations; table->id != NULL; table++)
    if (strcmp (table->id, id) == 0)
      return table;
  return NULL;
}

const AnbanListTabulation *
anban_list_tabulation_of (const AnbanRegister *reg, guint place)
{
  for (const AnbanListTabulation *table = anban_list_tabulations; table->id != NULL; table++)
    if (table->reg == reg && place-- == 0)
      return table;
  return NULL;
}
