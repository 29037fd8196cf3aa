/* draaiboek check FILE…: every fault of each script with its place and remedy, on stderr; what is fine on stdout. */
#include "base/unicode.h"
#include "command.h"
#include "options.h"
#include "picture_files.h"
#include "read/load.h"
#include "read/pictograms.h"
#include "recorded.h"
#include "stale.h"

/* Pictures are decoded: a broken one would be left out of the papers. */
static void check_pictures(Loaded *loaded, const char *path) {
  const LoadedFile *file = g_ptr_array_index(loaded->files, 0);
  g_autofree char *text = g_strndup(g_bytes_get_data(file->bytes, NULL), g_bytes_get_size(file->bytes));
  picture_unref(picture_files_logo(loaded->script, path, text, loaded->diags));
  g_autoptr(GPtrArray) pictograms = pictograms_load(loaded->diags);
  if (pictograms->len) pictograms_check(loaded->script, pictograms, diag_source(loaded->diags, path, text), loaded->diags);
  for (guint i = 0; i < loaded->sheets->len; i++) picture_files_check_sheet(g_ptr_array_index(loaded->sheets, i), loaded->diags);
}

/* Checks one file; returns its exit status. told: the language of the environment. */
static ExitStatus check_file(const char *path, Lang told) {
  const LoadOptions options = {.sense = TRUE};
  g_autoptr(Loaded) loaded = load_meeting(path, &options);
  Lang lang = loaded->diags->lang;
  if (loaded->script) check_pictures(loaded, path);
  options_tell(loaded->diags);
  int errors = diag_count(loaded->diags, DIAG_ERROR), warnings = diag_count(loaded->diags, DIAG_WARNING);
  if (loaded->files->len == 0) return EXIT_COULD_NOT;
  if (loaded->script) recorded_tell_kept(loaded->script, loaded->script->people, path, lang);
  g_autofree char *summary = errors     ? tx(lang, CHECK_ERRORS, TS(path), TN(errors))
                             : warnings ? tx(lang, CHECK_WARNINGS, TS(path), TN(warnings))
                                        : tx(lang, CHECK_FINE, TS(path));
  g_autofree char *clean = unicode_clean(summary, -1), *line = g_strconcat(clean, "\n", NULL);
  ExitStatus written = options_write(line, told);
  if (loaded->script) stale_tell(path, lang);
  return MAX(written, errors ? EXIT_FAULTS : EXIT_DONE);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  ExitStatus read;
  if (!options_read(&cmd_check, NULL, &argc, &argv, 1, -1, lang, &read)) return read;
  ExitStatus worst = EXIT_DONE;
  for (int i = 1; i < argc; i++) {
    ExitStatus status = check_file(argv[i], lang);
    worst = MAX(worst, status);
  }
  return worst;
}

const Command cmd_check = {{"controleer", "check"}, TX_CHECK_ARGUMENTS, TX_CHECK_SUMMARY, TX_CHECK_HELP, run};
