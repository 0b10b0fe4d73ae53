/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-json.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
add_span (JsonBuilder *json, AnbanPlanSpan span)
{
  json_builder_set_member_name (json, "span");
  json_builder_begin_array (json);
  json_builder_add_int_value (json, (gint64)span.start);
  json_builder_add_int_value (json, (gint64)span.end);
  json_builder_end_array (json);
}

static void
add_strings (JsonBuilder *json, const char *name, const GPtrArray *values)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (json, values->pdata[i]);
  json_builder_end_array (json);
}

static void
add_unit (JsonBuilder *json, gconstpointer item)
{
  const AnbanPlanUnit *unit = item;

  add_string (json, "name", unit->name);
  add_string (json, "role", anban_plan_role_to_string (unit->role));
  add_span (json, unit->span);
}

static void
add_deadline (JsonBuilder *json, gconstpointer item)
{
  const AnbanPlanDeadline *deadline = item;

  add_string (json, "as_written", deadline->as_written);
  add_string (json, "date", deadline->date);
  add_string (json, "what", deadline->what);
  add_span (json, deadline->span);
}

static void
add_frequency (JsonBuilder *json, gconstpointer item)
{
  const AnbanPlanFrequency *frequency = item;

  add_string (json, "as_written", frequency->as_written);
  json_builder_set_member_name (json, "count");
  json_builder_add_int_value (json, frequency->count);
  add_string (json, "per", anban_plan_per_to_string (frequency->per));
  add_string (json, "who", frequency->who);
  add_string (json, "what", frequency->what);
  add_span (json, frequency->span);
}

static void
add_quota (JsonBuilder *json, gconstpointer item)
{
  const AnbanPlanQuota *quota = item;

  add_string (json, "as_written", quota->as_written);
  json_builder_set_member_name (json, "value");
  if (fabs (quota->value) < 1e15 && quota->value == floor (quota->value))
    json_builder_add_int_value (json, (gint64)quota->value);
  else
    json_builder_add_double_value (json, quota->value);
  add_string (json, "unit", quota->unit);
  add_string (json, "deadline", quota->deadline);
  add_span (json, quota->span);
}

static void
add_sub (JsonBuilder *json, gconstpointer item)
{
  const AnbanPlanSub *sub = item;

  add_string (json, "number", sub->number);
  add_string (json, "heading", sub->heading);
  add_span (json, sub->span);
}

static void
add_list (JsonBuilder *json,
          const char *name,
          const GPtrArray *items,
          void (*add) (JsonBuilder *json, gconstpointer item))
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < items->len; i++) {
    json_builder_begin_object (json);
    add (json, items->pdata[i]);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
add_task (JsonBuilder *json, gconstpointer item)
{
  const AnbanPlanTask *task = item;

  add_string (json, "key", task->key);
  add_string (json, "kind", anban_plan_kind_to_string (task->kind));
  add_string (json, "heading", task->heading);
  add_string (json, "text", task->text);
  add_strings (json, "sections", task->sections);
  add_list (json, "units", task->units, add_unit);
  add_list (json, "deadlines", task->deadlines, add_deadline);
  add_list (json, "frequencies", task->frequencies, add_frequency);
  add_list (json, "quotas", task->quotas, add_quota);
  add_list (json, "sub", task->subs, add_sub);
  add_strings (json, "warnings", task->warnings);
  add_span (json, task->span);
}

char *
anban_plan_to_json (const AnbanPlan *plan)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  add_string (json, "title", plan->title);
  add_string (json, "issuer", plan->issuer);
  add_string (json, "doc_number", plan->doc_number);
  add_string (json, "issued_on", plan->issued_on);
  add_string (json, "period", plan->period);
  add_list (json, "tasks", plan->tasks, add_task);
  add_strings (json, "warnings", plan->warnings);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
