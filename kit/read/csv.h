/* Participants from a CSV file as spreadsheets write them, in Dutch or English. csv.c is the only includer of libcsv. */
#ifndef READ_CSV_H
#define READ_CSV_H
#include <glib.h>

#include "base/diag.h"

/* Reads the people in the bytes of a CSV file and adds a Person for each to `people`. Doubtful rows are told in diags, at
 * their row, in a source called `name`. Returns FALSE when nothing could be made of the file (told). */
gboolean people_load_csv(const char *bytes, gsize length, const char *name, DiagList *diags, GPtrArray *people);

#endif
