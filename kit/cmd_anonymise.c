/* anonymise: takes names, addresses and numbers out of what was recorded of a meeting; what was agreed stays. */
#include <string.h>

#include "base/file.h"
#include "command.h"
#include "options.h"
#include "read/anonymise.h"
#include "recorded.h"

/* The user's own files: with --all they go the same way, else they are told. */
static ExitStatus own_files(const char *file, const Anonymised *done, gboolean all, Lang lang) {
  g_autoptr(Loaded) loaded = load_meeting(file, NULL);
  ExitStatus status = EXIT_DONE;
  for (guint i = 0; i < loaded->files->len; i++) {
    const LoadedFile *own = g_ptr_array_index(loaded->files, i);
    g_autoptr(GError) error = NULL;
    if (i > 0 && !own->personal) continue;
    if (!all) {
      options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(own->path)));
      status = EXIT_FAULTS;
    } else if (i == 0 && !file_replace(own->path, done->script, strlen(done->script), 0644, &error)) {
      status = options_failed(own->path, error, lang);
    } else if (i > 0 && file_ops->unlink(own->path) != 0) {
      status = options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(own->path)));
    }
  }
  return status;
}

static ExitStatus anonymise(const char *file, const char *session_dir, gboolean all, Lang lang) {
  ExitStatus status;
  Anonymised done;
  g_autoptr(Journal) journal = recorded_open(file, session_dir, TRUE, lang, &status);
  if (!journal) return status;
  g_autoptr(DiagList) diags = diag_list_new(lang);
  gboolean ok = journal_anonymise(journal, &done, diags);
  options_tell(diags);
  if (!ok) return EXIT_COULD_NOT;
  g_autofree char *line = tx(lang, ANONYMISE_TOLD, TN(done.people), TN(done.taken));
  g_autofree char *text = g_strconcat(line, "\n", NULL);
  status = options_write(text, lang);
  if (done.doubtful) options_complain(NULL, lang, tx(lang, ANONYMISE_DOUBTFUL, TN(done.doubtful)));
  ExitStatus own = own_files(file, &done, all, lang);
  options_complain(NULL, lang, g_strdup(tp(lang, ANONYMISE_OUTPUT)));
  g_free(done.script);
  return MAX(status, own);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  g_autofree char *session_dir = NULL;
  gboolean all = FALSE;
  GOptionEntry entries[] = {
      {"all", 0, 0, G_OPTION_ARG_NONE, &all, tp(lang, ANONYMISE_OPTION_ALL), NULL},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &session_dir, tp(lang, REPORT_OPTION_SESSION), lang == LANG_EN ? "DIR" : "MAP"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (!options_read(&cmd_anonymise, entries, &argc, &argv, 1, 1, lang, &status)) return status;
  return anonymise(argv[1], session_dir, all, lang);
}

const Command cmd_anonymise = {{"namen-weg", "anonymise"}, TX_ANONYMISE_ARGUMENTS, TX_ANONYMISE_SUMMARY, TX_NONE, run};
