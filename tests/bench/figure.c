/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print (const char *name,
       double value,
       const char *unit,
       const char *against,
       double baseline,
       const char *aim,
       double most)
{
  printf ("figure\t%s\t%.3f\t%s\t%s\t%.3f\t%s\t%.3f\n", name, value, unit, against, baseline, aim, most);
  fflush (stdout);
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* A line "@key:  123 kB" of /proc/self/status, in MB. */
static double
read_status (const char *key)
{
  g_autofree char *text = NULL;
  const char *at = NULL;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    at = strstr (text, key);

  return at != NULL ? g_ascii_strtod (at + strlen (key) + 1, NULL) / 1024 : 0;
}

void
figure_ratio (
    const char *name, double value, const char *unit, const char *against, double baseline, double most)
{
  print (name, value, unit, against, baseline, "ratio", most);
}

void
figure_limit (
    const char *name, double value, const char *unit, const char *against, double baseline, double most)
{
  print (name, value, unit, against, baseline, "limit", most);
}

void
figure_plain (const char *name, double value, const char *unit, const char *against, double baseline)
{
  print (name, value, unit, against, baseline, "plain", 0);
}

double
figure_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double
figure_now (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

double
figure_peak_memory (void)
{
  return read_status ("VmHWM");
}

double
figure_memory (void)
{
  return read_status ("VmRSS");
}

void
figure_reset_peak_memory (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}
