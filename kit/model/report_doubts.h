/* Texts of a report in which somebody may be named who must not be: by a first or last name alone, which may as well be another word or
 * another person. Only who was there can tell, so they are left as they are and told to whoever makes the report. Pure. */
#ifndef MODEL_REPORT_DOUBTS_H
#define MODEL_REPORT_DOUBTS_H
#include "model/report_facts.h"
#include "model/scrub.h"

/* The texts of these reports (array of ReportFacts) that may name somebody who did not allow it, as they stand there, each once; new array
 * of char, owned. */
GPtrArray *report_doubts(const GPtrArray *all);

/* What takes the names of everybody in these meetings out of a text, who leads them and who takes something up among them, without a number in
 * their place; new. */
Scrub *report_doubts_scrub(const GPtrArray *all);
/* The texts of these lists that keep a word which may be a name though all names were taken out with that; otherwise the same. */
GPtrArray *report_doubts_scrubbed(const GPtrArray *all, const ListKind *lists, gsize n);

#endif
