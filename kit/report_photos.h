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
 * diags, and how many photos need a look when somebody gave no consent. rooms: ReportFacts of the
 * other rooms of a meeting, whose withheld photos stay out too; or NULL. */
GPtrArray *report_photos_load(const char *folder, ReportFacts *facts, const GPtrArray *rooms, DiagList *diags);

/* Writes them beside the page for Word, in a folder of their own; what an earlier run left there goes. FALSE when one
 * could not be written (told). */
gboolean report_photos_write(OutFolder *out, const ReportFacts *facts, const GPtrArray *pictures);

#endif
