/* Names in a report: told, or hidden behind the organisation for who did not allow it. Counts whom it hid. */
#ifndef MODEL_REPORT_NAMES_H
#define MODEL_REPORT_NAMES_H
#include <glib.h>

#include "base/text.h"
#include "model/people.h"

typedef struct ReportNames ReportNames;

/* people (array of Person) is borrowed and must outlive it. */
ReportNames *report_names_new(const GPtrArray *people, Lang lang);
void report_names_free(ReportNames *names);

/* "Fatima El Amrani", or "een deelnemer van de Zonnebloem"; new string. */
char *report_names_of(ReportNames *names, const Person *person);
/* The text, with the full names of those who may not be named put behind their organisation, however they are written (see
 * model/scrub_names.h); new string. */
char *report_names_hide(ReportNames *names, const char *text);
/* The same of a sentence: it begins with a capital as it did. */
char *report_names_hide_sentence(ReportNames *names, const char *text);

/* Counts a person as left out without a word in their place. */
void report_names_left_out_add(ReportNames *names, const Person *person);
/* How many people were hidden so far, each counted once. */
int report_names_left_out_count(const ReportNames *names);

#endif
