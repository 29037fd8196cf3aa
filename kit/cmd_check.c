/* draaiboek check FILE…: every fault of each script or worksheet with its place and remedy, on stderr; what is fine on stdout. */
#include <string.h>

#include "base/file.h"
#include "base/unicode.h"
#include "command.h"
#include "options.h"
#include "picture_files.h"
#include "read/load.h"
#include "read/pictograms.h"
#include "read/worksheet.h"
#include "recorded.h"
#include "stale.h"

#define SHEET_MAX_BYTES (1024 * 1024)

/* Pictures are decoded: a broken one would be left out of the papers. */
static void check_pictures(Loaded *loaded, const char *path) {
  const LoadedFile *file = g_ptr_array_index(loaded->files, 0);
  g_autofree char *text = g_strndup(g_bytes_get_data(file->bytes, NULL), g_bytes_get_size(file->bytes));
  picture_unref(picture_files_logo(loaded->script, path, text, loaded->diags));
  g_autoptr(GPtrArray) pictograms = pictograms_load(loaded->diags);
  if (pictograms->len) pictograms_check(loaded->script, pictograms, diag_source(loaded->diags, path, text), loaded->diags);
  for (guint i = 0; i < loaded->sheets->len; i++) picture_files_check_sheet(g_ptr_array_index(loaded->sheets, i), loaded->diags);
}

/* Tells the faults and sums them up in a line. told: the language of the environment. */
static ExitStatus sum_up(const char *path, const DiagList *diags, Lang told) {
  Lang lang = diags->lang;
  int errors = diag_count(diags, DIAG_ERROR), warnings = diag_count(diags, DIAG_WARNING);
  g_autofree char *summary = errors     ? tx(lang, CHECK_ERRORS, TS(path), TN(errors))
                             : warnings ? tx(lang, CHECK_WARNINGS, TS(path), TN(warnings))
                                        : tx(lang, CHECK_FINE, TS(path));
  g_autofree char *clean = unicode_clean(summary, -1), *line = g_strconcat(clean, "\n", NULL);
  ExitStatus written = options_write(line, told);
  return MAX(written, errors ? EXIT_FAULTS : EXIT_DONE);
}

/* A file that says that it is a worksheet, and not that it is a script, is checked as one. FALSE when it does not. */
static gboolean check_sheet(const char *path, Lang told, ExitStatus *status) {
  g_autofree char *bytes = NULL;
  gsize length;
  if (!file_read(path, SHEET_MAX_BYTES, &bytes, &length, NULL) || !g_utf8_validate(bytes, (gssize)length, NULL)) return FALSE;
  if (!g_regex_match_simple("^(werkblad|worksheet)[ \t]*:", bytes, G_REGEX_MULTILINE, 0) ||
      g_regex_match_simple("^draaiboek[ \t]*:", bytes, G_REGEX_MULTILINE, 0)) {
    return FALSE;
  }
  g_autofree char *id = g_path_get_basename(path);
  *strchrnul(id, '.') = '\0';
  g_autoptr(DiagList) diags = diag_list_new(told);
  g_autoptr(Worksheet) sheet = worksheet_load(bytes, length, path, id, diags);
  if (sheet) picture_files_check_sheet(sheet, diags);
  options_tell(diags);
  *status = sum_up(path, diags, told);
  return TRUE;
}

/* Checks one file; returns its exit status. told: the language of the environment. */
static ExitStatus check_file(const char *path, Lang told) {
  const LoadOptions options = {.sense = TRUE};
  g_autoptr(Loaded) loaded = load_meeting(path, &options);
  Lang lang = loaded->diags->lang;
  if (loaded->script) check_pictures(loaded, path);
  options_tell(loaded->diags);
  if (loaded->files->len == 0) return EXIT_COULD_NOT;
  if (loaded->script) recorded_tell_kept(loaded->script, loaded->script->people, path, lang);
  ExitStatus status = sum_up(path, loaded->diags, told);
  if (loaded->script) stale_tell(path, lang);
  return status;
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  ExitStatus read;
  if (!options_read(&cmd_check, NULL, &argc, &argv, 1, -1, lang, &read)) return read;
  ExitStatus worst = EXIT_DONE;
  for (int i = 1; i < argc; i++) {
    ExitStatus status;
    if (!check_sheet(argv[i], lang, &status)) status = check_file(argv[i], lang);
    worst = MAX(worst, status);
  }
  return worst;
}

const Command cmd_check = {{"controleer", "check"}, TX_CHECK_ARGUMENTS, TX_CHECK_SUMMARY, TX_CHECK_HELP, run};
