/* The photos of a folder for a report: read, made small, and put at their place in the facts. */
#ifndef REPORT_PHOTOS_H
#define REPORT_PHOTOS_H
#include "base/diag.h"
#include "model/report_facts.h"
#include "outfolder.h"

#define REPORT_PHOTOS_MAX 24

/* All photos together are no more than this, so that a mail with the report stays under 5 MB when it is encoded. */
#define REPORT_PHOTOS_BYTES (3 * 1024 * 1024)

/* Fills facts->photos from the folder. New array of Picture (owned) that facts->photos point into. What cannot be used is in
 * diags, and how many photos need a look when somebody gave no consent. */
GPtrArray *report_photos_load(const char *folder, ReportFacts *facts, DiagList *diags);
/* The same of several, each photo with the meeting or room that it is of; one that is withheld anywhere stays out. all: of ReportFacts,
 * at least one. most: 0 for the rooms of one meeting, where the first has what no other has; else so many of each meeting of a series,
 * the others are counted, and what is of no known meeting is told and left out. */
GPtrArray *report_photos_load_all(const char *folder, const GPtrArray *all, int most, DiagList *diags);

/* Writes them beside the page for Word, in a folder of their own; what an earlier run left there goes. FALSE when one
 * could not be written (told). */
gboolean report_photos_write(OutFolder *out, const GPtrArray *pictures, Lang lang);

#endif
