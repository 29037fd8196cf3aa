/* The summary of a series of meetings: when the next one is, which there were, with how many people and what they brought, all agreements
 * with how far they are, per meeting what was written down under its own headings, and what is still to be done by owner, theme and
 * quarter. Pure. */
#ifndef MODEL_RESUME_H
#define MODEL_RESUME_H
#include <glib.h>

#include "model/story.h"

/* What the summary counts. notes and confidential: what it leaves out; the others are what its readers see. */
typedef struct ResumeSums {
  int meetings, agreements, open, overdue;
  int notes, confidential;
} ResumeSums;

/* facts: array of ReportFacts of the meetings and their rooms, in any order, at least one. today: what is overdue by then. next: the script
 * of the meeting that is still to come, or NULL when there is none yet: then it is what the last meeting wrote down. The script of the
 * last meeting gives title, style and language. */
Story *resume_story(const GPtrArray *facts, Date today, const Script *next, ResumeSums *sums);

#endif
