/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The units of the sample office: leaders, departments, towns with villages, firms, schools, collective names,
 * and the people in them.
 */
#include "registers/sample-draw.h"

#include "registers/person.h"
#include "registers/unit.h"

#define MAX_FIRMS 1200

static gint64
save (AnbanSampleOffice *self, AnbanRecord *record, GError **error)
{
  return anban_store_save (self->store, record, error) ? anban_record_get_id (record) : 0;
}

static char *
dup_phone (AnbanSampleOffice *self)
{
  /* 0000 is no exchange: nobody is called */
  return g_strdup_printf ("0000-8%06u", anban_sample_draw (self, 1000000));
}

static gboolean
add_alias (AnbanSampleOffice *self, gint64 unit, const char *name, GError **error)
{
  g_autoptr (AnbanRecord) alias = anban_record_new (&anban_unit_alias_register);

  anban_record_set_int (alias, ANBAN_UNIT_ALIAS_UNIT, unit);
  anban_record_set_text (alias, ANBAN_UNIT_ALIAS_NAME, name);
  return save (self, alias, error) != 0;
}

static gboolean
add_person (
    AnbanSampleOffice *self, gint64 unit, const char *name, const char *position, int duty, GError **error)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autofree char *phone = dup_phone (self);
  g_autofree char *number = anban_sample_draw_id_number (self);

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  if (anban_sample_draw_chance (self, 85))
    anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  anban_record_set_int (person, ANBAN_PERSON_UNIT, unit);
  anban_record_set_text (person, ANBAN_PERSON_POSITION, position);
  anban_record_set_int (person, ANBAN_PERSON_DUTY, duty);
  anban_record_set_text (person, ANBAN_PERSON_PHONE, phone);
  return save (self, person, error) != 0;
}

/* A unit with its head and who is to be called; 0 on an error. */
static gint64
add_unit (AnbanSampleOffice *self, AnbanRecord *unit, const char *head, const char *contact, GError **error)
{
  int kind = (int)anban_record_get_int (unit, ANBAN_UNIT_KIND);
  int duty = kind == ANBAN_UNIT_KIND_FIRM      ? ANBAN_DUTY_SAFETY_MANAGER
             : kind == ANBAN_UNIT_KIND_VILLAGE ? ANBAN_DUTY_DISASTER_INFORMANT
                                               : ANBAN_DUTY_CONTACT;
  g_autofree char *principal = anban_sample_draw_person_name (self);
  g_autofree char *called = anban_sample_draw_person_name (self);
  g_autofree char *phone = dup_phone (self);
  const char *name = anban_record_get_text (unit, ANBAN_UNIT_NAME);
  gint64 id;

  anban_record_set_text (unit, ANBAN_UNIT_PRINCIPAL, principal);
  anban_record_set_text (unit, ANBAN_UNIT_CONTACT, called);
  anban_record_set_text (unit, ANBAN_UNIT_PHONE, phone);
  anban_record_set_int (unit, ANBAN_UNIT_POSITION, g_hash_table_size (self->units) + 1);
  id = save (self, unit, error);
  if (id == 0)
    return 0;

  g_hash_table_insert (self->units, g_strdup (name), GINT_TO_POINTER ((int)id));
  g_ptr_array_add (self->people, g_strdup (called));
  if (!add_person (self, id, principal, head, ANBAN_DUTY_PRINCIPAL, error) ||
      !add_person (self, id, called, contact, duty, error))
    return 0;

  return id;
}

static AnbanRecord *
new_unit (const char *name, int kind, gint64 parent, const char *industry)
{
  AnbanRecord *unit = anban_record_new (&anban_unit_register);

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, kind);
  if (parent != 0)
    anban_record_set_int (unit, ANBAN_UNIT_PARENT, parent);
  anban_record_set_text (unit, ANBAN_UNIT_INDUSTRY, industry);
  return unit;
}

/* 县应急管理局 is also 云溪县应急管理局. */
static gboolean
add_county_alias (AnbanSampleOffice *self, gint64 id, const char *name, GError **error)
{
  g_autofree char *full = NULL;

  if (!g_str_has_prefix (name, "县"))
    return TRUE;
  full = g_strconcat ("云溪", name, NULL);
  return add_alias (self, id, full, error);
}

static gboolean
fill_departments (AnbanSampleOffice *self, GError **error)
{
  for (const AnbanSampleUnit *u = anban_sample_units; u->name != NULL; u++) {
    g_autoptr (AnbanRecord) unit = new_unit (u->name, u->kind, 0, u->industry);
    gint64 id = add_unit (self, unit, "主要负责人", "安全工作联络员", error);

    if (id == 0 || !add_county_alias (self, id, u->name, error) ||
        (u->alias != NULL && !add_alias (self, id, u->alias, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill_villages (AnbanSampleOffice *self, const char *town, gint64 parent, guint from, guint to, GError **error)
{
  for (guint i = from; i < to && anban_sample_villages[i] != NULL; i++) {
    g_autofree char *name = g_strconcat (town, anban_sample_villages[i], NULL);
    g_autoptr (AnbanRecord) unit = new_unit (name, ANBAN_UNIT_KIND_VILLAGE, parent, NULL);
    gint64 id = add_unit (self, unit, "党组织书记", "安全劝导员", error);

    if (id == 0 || !add_alias (self, id, anban_sample_villages[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill_towns (AnbanSampleOffice *self, GError **error)
{
  for (guint i = 0; anban_sample_towns[i] != NULL; i++) {
    const char *name = anban_sample_towns[i];
    g_autoptr (AnbanRecord) unit = new_unit (name, ANBAN_UNIT_KIND_TOWN, 0, NULL);
    gint64 id =
        add_unit (self, unit, g_str_has_suffix (name, "镇") ? "镇长" : "街道办事处主任", "安监站站长", error);
    g_autofree char *government =
        g_strconcat (name, g_str_has_suffix (name, "镇") ? "人民政府" : "办事处", NULL);

    if (id == 0 || !add_alias (self, id, government, error) ||
        !fill_villages (self, name, id, i * 4, i * 4 + 4, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill_schools (AnbanSampleOffice *self, GError **error)
{
  gint64 parent = anban_sample_find_unit (self, "县教育局");

  for (guint i = 0; anban_sample_schools[i] != NULL; i++) {
    g_autoptr (AnbanRecord) unit = new_unit (anban_sample_schools[i], ANBAN_UNIT_KIND_SCHOOL, parent, "学校");

    anban_record_set_int (unit, ANBAN_UNIT_CROWDED, 1);
    if (add_unit (self, unit, "校长", "安全办主任", error) == 0)
      return FALSE;
  }
  return TRUE;
}

/* 18 characters without a sense: 00 is no region. */
static char *
dup_credit_code (AnbanSampleOffice *self)
{
  return g_strdup_printf ("9100%06u%08u", anban_sample_draw (self, 1000000),
                          anban_sample_draw (self, 100000000));
}

static gboolean
add_firm (AnbanSampleOffice *self, guint number, GError **error)
{
  const AnbanSampleIndustry *industry =
      &anban_sample_industries[anban_sample_draw (self, anban_sample_n_industries)];
  const char *town = anban_sample_draw_string (self, anban_sample_towns);
  guint n_names = g_strv_length ((char **)anban_sample_firm_names);
  g_autofree char *code = dup_credit_code (self);
  g_autofree char *address = NULL;
  g_autofree char *name = NULL;
  g_autoptr (AnbanRecord) unit = NULL;
  g_autoptr (GString) place = g_string_new (NULL);

  /* Names repeat after forty firms: the place tells them apart, and at last a number. */
  if (number >= n_names)
    g_string_append (place, anban_sample_villages[number / n_names % 40]);
  g_string_truncate (place, place->len > 6 ? 6 : place->len);
  name = g_strdup_printf ("云溪%s%s%s", place->str, anban_sample_firm_names[number % n_names],
                          industry->endings[anban_sample_draw (self, 3)]);
  if (anban_sample_find_unit (self, name) != 0)
    return TRUE;

  unit = new_unit (name, ANBAN_UNIT_KIND_FIRM, anban_sample_find_unit (self, town), industry->name);
  address = g_strdup_printf ("云溪县%s工业路%u号", town, 1 + anban_sample_draw (self, 200));
  anban_record_set_text (unit, ANBAN_UNIT_CREDIT_CODE, code);
  anban_record_set_text (unit, ANBAN_UNIT_ADDRESS, address);
  anban_record_set_int (unit, ANBAN_UNIT_SCALE, 1 + (int)anban_sample_draw (self, 4));
  anban_record_set_int (unit, ANBAN_UNIT_RISK,
                        (industry->high_risk ? 1 : 2) + (int)anban_sample_draw (self, 3));
  anban_record_set_int (unit, ANBAN_UNIT_HIGH_RISK, industry->high_risk);
  anban_record_set_int (unit, ANBAN_UNIT_CROWDED, industry->crowded);
  return add_unit (self, unit, "法定代表人", "安全管理员", error) != 0;
}

/* A collective name, and the units of @kinds that it stands for (at most @most). */
static gint64
add_group (AnbanSampleOffice *self, const char *name, const char *alias, int kind, guint most, GError **error)
{
  g_autoptr (AnbanRecord) group = new_unit (name, ANBAN_UNIT_KIND_GROUP, 0, NULL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_unit_register);
  g_autoptr (GArray) ids = NULL;
  gint64 id = save (self, group, error);

  if (id == 0 || (alias != NULL && !add_alias (self, id, alias, error)))
    return 0;
  anban_query_where_int (query, ANBAN_UNIT_KIND, ANBAN_OP_EQ, kind);
  ids = anban_store_list_ids (self->store, query, NULL, error);
  if (ids == NULL)
    return 0;
  for (guint i = 0; i < MIN (ids->len, most); i++) {
    g_autoptr (AnbanRecord) member = anban_record_new (&anban_unit_member_register);

    anban_record_set_int (member, ANBAN_UNIT_MEMBER_GROUP, id);
    anban_record_set_int (member, ANBAN_UNIT_MEMBER_UNIT, g_array_index (ids, gint64, i));
    if (save (self, member, error) == 0)
      return 0;
  }

  return id;
}

static gboolean
fill_groups (AnbanSampleOffice *self, GError **error)
{
  self->towns_group =
      add_group (self, "各镇（街道）", "各镇人民政府、街道办事处", ANBAN_UNIT_KIND_TOWN, 50, error);
  if (self->towns_group == 0)
    return FALSE;
  self->departments_group =
      add_group (self, "县安委会各成员单位", "县安委会成员单位", ANBAN_UNIT_KIND_DEPARTMENT, 50, error);
  if (self->departments_group == 0)
    return FALSE;
  self->schools_group = add_group (self, "各学校", "全县各学校", ANBAN_UNIT_KIND_SCHOOL, 50, error);
  if (self->schools_group == 0)
    return FALSE;
  self->firms_group =
      add_group (self, "各县属国有企业", "县属国有企业", ANBAN_UNIT_KIND_STATE_FIRM, 50, error);
  return self->firms_group != 0;
}

static gboolean
fill_leaders (AnbanSampleOffice *self, GError **error)
{
  static const char *const positions[] = {
      "县委书记",           "县委副书记、县长",       "县委常委、常务副县长",
      "副县长（分管应急）", "副县长（分管住建交通）", "副县长（分管教育卫生）"};
  gint64 office = anban_sample_find_unit (self, "县安委会");

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++) {
    g_autofree char *name = anban_sample_draw_person_name (self);

    if (!add_person (self, office, name, positions[i], ANBAN_DUTY_LEADER, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
anban_sample_fill_units (AnbanSampleOffice *self, guint n_tasks, GError **error)
{
  guint n_firms = MIN (40 + n_tasks / 80, MAX_FIRMS);

  if (!fill_departments (self, error) || !fill_leaders (self, error) || !fill_towns (self, error) ||
      !fill_schools (self, error))
    return FALSE;
  for (guint i = 0; i < n_firms; i++)
    if (!add_firm (self, i, error))
      return FALSE;
  return fill_groups (self, error);
}
