/* print: every paper of a meeting as a PDF, or those named. A paper that fails does not keep the others from being made. */
#include "command.h"
#include "options.h"
#include "outfolder.h"
#include "paperwork.h"
#include "print_set.h"

/* All worksheets of the library, with their names. */
static void list_worksheets(GString *out, Lang lang) {
  g_auto(GStrv) folders = data_folders();
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(WorksheetLibrary) sheets = worksheet_library_new((const char *const *)folders, NULL, diags, NULL);
  const GPtrArray *ids = worksheet_library_ids(sheets);
  if (ids->len) g_string_append_printf(out, "\n%s\n", tp(lang, SHEET_LIST));
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index(ids, i);
    const Worksheet *sheet = worksheet_library_find(sheets, id, NULL);
    if (sheet) g_string_append_printf(out, "%-25s %s · %s\n", id, sheet->title, worksheet_copies(sheet, lang));
  }
  options_tell(diags);
}

static ExitStatus print_list(Lang lang) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (int i = 0; i < N_DOCUMENTS; i++) {
    const Document *document = document_get((DocumentId)i);
    if (!document->printed) continue;
    g_string_append_printf(out, "%-25s %s · %s · %s\n", document->name[lang == LANG_EN], text_plain(lang, document->title),
                           document_audience(document, lang), document_copies(document, lang));
  }
  list_worksheets(out, lang);
  return options_write(out->str, lang);
}

static ExitStatus print(const PrintAsked *asked, PrintSet *set) {
  Lang lang = print_set_script(set)->lang;
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  if (!faces) return EXIT_COULD_NOT;
  OutFolder *folder = out_folder_open(asked->dir, asked->force, lang);
  if (!folder) return EXIT_COULD_NOT;
  guint failed = 0;
  for (guint i = 0; i < print_set_count(set); i++) {
    g_auto(PrintFile) file = print_set_make(set, faces, i);
    failed += !paperwork_write(folder, file.paper, file.name, file.personal, lang);
  }
  ExitStatus closed = out_folder_close(folder);
  return MAX(closed, failed ? EXIT_FAULTS : EXIT_DONE);
}

static ExitStatus run_asked(const PrintAsked *asked, int argc, char **argv, Lang lang) {
  if (asked->list) return print_list(lang);
  if (argc < 2) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_FILE));
  if (!asked->dir || !*asked->dir) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_DIR));
  argv[argc] = NULL; /* behind `--` it need not be */
  ExitStatus status;
  g_autoptr(PrintSet) set = print_set_new(asked, argv[1], argv + 2, lang, &status);
  if (!set) return status;
  ExitStatus printed = print(asked, set);
  return MAX(status, printed);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  g_auto(PrintAsked) asked;
  print_asked_init(&asked);
  g_autofree GOptionEntry *entries = print_asked_entries(&asked, lang);
  ExitStatus status;
  if (options_read(&cmd_print, entries, &argc, &argv, 0, -1, lang, &status)) status = run_asked(&asked, argc, argv, lang);
  return status;
}

const Command cmd_print = {{"afdrukken", "print"}, TX_PRINT_ARGUMENTS, TX_PRINT_SUMMARY, TX_NONE, run};
