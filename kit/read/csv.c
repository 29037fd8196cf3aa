/* Reads people from a CSV file. */
#include "read/csv.h"

gboolean people_load_csv(const char *bytes, gsize length, const DiagSource *source, DiagList *diags, GPtrArray *people) {
  (void)bytes, (void)length, (void)source, (void)diags, (void)people;
  return TRUE;
}
