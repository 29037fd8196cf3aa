/* Making room for a new session: the old one keeps everything and gets its date in its name. */
#include <errno.h>
#include <string.h>

#include "read/journal_private.h"

/* The day of the session; of one that cannot be read, today. */
static Date day_of(const Journal *journal) {
  if (journal->session) {
    return instant_date(journal->session->begin, journal->script->zone);
  }
  g_autoptr(GTimeZone) zone = g_time_zone_new_local();
  return instant_date(journal->clock->wall(journal->clock), zone);
}

static gboolean taken(const char *path) {
  struct stat st;
  return file_ops->stat(path, &st) == 0 || errno != ENOENT;
}

/* Finds names that nobody has yet: "meeting.2027-01-14.sessie.yaml", "meeting.2027-01-14-2.sessie.yaml" … */
static void find_names(const Journal *journal, char **path, char **folder) {
  g_autofree char *stem = journal_stem(journal->path);
  g_autofree char *day = date_iso(day_of(journal));
  for (int i = 1;; i++) {
    g_autofree char *number = i == 1 ? g_strdup("") : g_strdup_printf("-%d", i);
    *path = g_strdup_printf("%s.%s%s" JOURNAL_ENDING, stem, day, number);
    *folder = g_strdup_printf("%s.%s%s.sessie.d", stem, day, number);
    if (!taken(*path) && !taken(*folder)) {
      return;
    }
    g_free(*path);
    g_free(*folder);
  }
}

/* The copies go first: should the second step never come, the session is still under its name, and finds its script again by
 * the digest; the other way round a new session would write over the copies of the old one. Returns an errno. */
static int rename_both(const Journal *journal, const char *path, const char *folder) {
  gboolean copies = taken(journal->folder);
  if (copies && file_ops->rename(journal->folder, folder) != 0) {
    return errno;
  }
  if (file_ops->rename(journal->path, path) == 0) {
    return 0;
  }
  int errnum = errno;
  if (copies) {
    file_ops->rename(folder, journal->folder);
  }
  return errnum;
}

char *journal_set_aside(Journal *journal, DiagList *diags) {
  if (!journal->file) {
    return NULL;
  }
  journal_flush(journal);
  g_autofree char *path = NULL, *folder = NULL;
  find_names(journal, &path, &folder);
  int errnum = rename_both(journal, path, folder);
  if (errnum) {
    g_autofree char *reason = file_reason(errnum, diags->lang);
    diag(diags, SESSION_UNWRITABLE, diag_source(diags, journal->path, NULL), ((Place){0}), TS(reason));
    return NULL;
  }
  return g_steal_pointer(&path);
}
