/* The earlier meetings of a series: those that a script names under "vorige bijeenkomst", as far as they were held. */
#ifndef READ_SERIES_H
#define READ_SERIES_H
#include <glib.h>

#include "base/clock.h"
#include "base/diag.h"
#include "model/script.h"
#include "read/journal.h"

/* Opens them, only to look; the latest first. One that cannot be read is told in diags, which may be NULL. New array of Journal,
 * owned. */
GPtrArray *series_open(const char *script_path, const Script *script, Clock *clock, DiagList *diags);

/* What may be told of each of them, in the same order: new array of ReportFacts, owned; the series must outlive it. */
GPtrArray *series_facts(const GPtrArray *series);

/* What this person said no to after an earlier meeting, or in it, stays no, whatever the list of people still says; a yes given there later
 * lets the list decide. Of two of one name and organisation the no of either counts. series: as series_open gives it. */
void series_consent(const GPtrArray *series, Person *person);

/* Who met in them of these people (array of Person): events as met_carried makes them. New array of Event, owned. */
GPtrArray *series_met(const GPtrArray *series, const GPtrArray *people);

#endif
