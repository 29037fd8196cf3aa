/* The words of progress. See progress.h. */
#include "view/progress.h"

char *progress_line(Instant begin, Instant now, guint at, guint all, const char *name, Lang lang) {
  if (now - begin <= PROGRESS_AFTER) return NULL;
  return tx(lang, PRINT_PROGRESS, TN(at), TN(all), TS(name));
}
