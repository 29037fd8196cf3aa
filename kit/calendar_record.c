/* A line an entry: "IDENTITY MARK". A line that is none is dropped: its entry then counts as never made. */
#include "calendar_record.h"

#include <string.h>

#include "base/file.h"
#include "options.h"
#include "read/journal.h"

#define RECORD_MAX (4 << 20)

struct CalendarRecord {
  char *path;
  char *before; /* the text of the record as it was */
  GHashTable *marks;
};

char *calendar_record_path(const char *path) {
  g_autofree char *stem = journal_stem(path);
  return g_strconcat(stem, ".kalender", NULL);
}

static void read_line(GHashTable *marks, const char *line) {
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  if (g_strv_length(words) == 2 && *words[0] && *words[1]) g_hash_table_replace(marks, g_strdup(words[0]), g_strdup(words[1]));
}

/* The text of the record, by the alphabet; new string. */
static char *write_all(GHashTable *marks) {
  GString *text = g_string_new(NULL);
  g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(marks), (GCompareFunc)strcmp);
  for (const GList *name = names; name; name = name->next)
    g_string_append_printf(text, "%s %s\n", (char *)name->data, (char *)g_hash_table_lookup(marks, name->data));
  return g_string_free(text, FALSE);
}

CalendarRecord *calendar_record_open(const char *path) {
  CalendarRecord *record = g_new0(CalendarRecord, 1);
  g_autofree char *text = NULL;
  gsize length;
  record->path = calendar_record_path(path);
  record->marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  if (file_read(record->path, RECORD_MAX, &text, &length, NULL)) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) read_line(record->marks, *line);
  }
  record->before = write_all(record->marks);
  return record;
}

GHashTable *calendar_record_marks(CalendarRecord *record) { return record->marks; }

ExitStatus calendar_record_close(CalendarRecord *record, Lang lang) {
  g_autoptr(GError) error = NULL;
  g_autofree char *text = write_all(record->marks);
  ExitStatus status = EXIT_DONE;
  if (strcmp(text, record->before) != 0 && !file_replace(record->path, text, strlen(text), 0600, &error)) {
    options_failed(record->path, error, lang);
    status = EXIT_FAULTS;
  }
  g_hash_table_unref(record->marks);
  g_free(record->before);
  g_free(record->path);
  g_free(record);
  return status;
}
