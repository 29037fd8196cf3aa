/* Reads pictograms from a data file (agendas/beelden/pictogrammen.yaml, which the user may replace by one of their own). */
#ifndef READ_PICTOGRAMS_H
#define READ_PICTOGRAMS_H
#include <glib.h>

#include "base/diag.h"
#include "model/pictogram.h"
#include "model/script.h"

#define PICTOGRAMS_MAX 500

/* Loads the pictograms from the first data folder that has them. What is wrong is told in diags, with its place, and that
 * pictogram is left out; no file at all is told too. Returns a new array of Pictogram (owned), maybe empty. */
GPtrArray *pictograms_load(DiagList *diags);
/* Tells which parts of the script name a pictogram that is not there. source: of the script. */
void pictograms_check(const Script *script, const GPtrArray *pictograms, const DiagSource *source, DiagList *diags);

/* The same from bytes, under a name for the messages. */
GPtrArray *pictograms_parse(const char *bytes, gsize length, const char *name, DiagList *diags);

#endif
