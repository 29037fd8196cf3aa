/* print: every paper of a meeting as a PDF, or those named. A paper that fails does not keep the others from being made. */
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/unicode.h"
#include "command.h"
#include "options.h"
#include "outfolder.h"
#include "outputs.h"
#include "paperwork.h"
#include "print_set.h"
#include "read/journal.h"
#include "stale.h"
#include "view/progress.h"
#include "watch.h"

#define QUIET_MILLISECONDS 200 /* an editor writes in several steps */
#define MANY_SHEETS 1000
#define MOST_SHEETS 10000

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
    if (sheet)
      g_string_append_printf(out, "%-25s %s · %s · %s\n", sheet->name, sheet->title, worksheet_audience(sheet, lang), worksheet_copies(sheet, lang));
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

/* A piece as this meeting needs it: how many copies, and how many pages in each. */
static void list_piece(GString *out, const PrintSet *set, const PrintPiece *piece, const FaceSet *faces, int people) {
  const DocumentInput *input = print_set_input(set);
  const Script *script = input->script;
  Lang lang = script->lang;
  g_autoptr(Paper) paper = print_piece_paper(piece, faces, script);
  print_piece_draw(piece, paper, input, 1);
  const char *name = piece->sheet ? piece->sheet->name : piece->document->name[lang == LANG_EN];
  g_autofree char *counted = tx(lang, PRINT_COUNTED, TN(print_piece_copies(piece, input, people)), TN(paper_page_count(paper)));
  g_autofree char *clean = unicode_clean(print_piece_title(piece, lang), -1);
  g_string_append_printf(out, "%-25s %s · %s · %s\n", name, clean, print_piece_audience(piece, lang), counted);
}

/* The papers of a script, or those named, with the real numbers. */
static ExitStatus print_list_of(const PrintAsked *asked, const char *path, char *const *names, Lang lang) {
  ExitStatus status;
  g_autoptr(PrintSet) set = print_set_new(asked, path, names, lang, &status);
  if (!set) return status;
  const Script *script = print_set_script(set);
  g_autoptr(FaceSet) faces = paperwork_faces(script->lang);
  if (!faces) return EXIT_COULD_NOT;
  gboolean guessed;
  int people = print_piece_people(script, &guessed);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < print_set_pieces(set)->len; i++)
    list_piece(out, set, &g_array_index(print_set_pieces(set), PrintPiece, i), faces, people);
  g_autofree char *guess = guessed ? tx(script->lang, PRINT_COUNTED_GUESS, TN(people)) : NULL;
  if (guess) g_string_append_printf(out, "\n%s\n", guess);
  ExitStatus written = options_write(out->str, lang);
  return MAX(status, written);
}

/* --- all of them --- */

/* A file beside the script, or where its name leads. */
static void watch_beside(Watch *watch, const char *path, const char *name) {
  g_autofree char *folder = g_path_get_dirname(path), *base = g_canonicalize_filename(folder, NULL);
  g_autofree char *file = name ? g_canonicalize_filename(name, base) : NULL;
  if (file) watch_add(watch, file);
}

/* What the user is likely to change: the script and what it names, the people, the photos. */
static void watch_files(Watch *watch, const PrintAsked *asked, const char *path, const PrintSet *set) {
  const GPtrArray *files = print_set_files(set);
  for (guint i = 0; i < files->len; i++) watch_add(watch, ((const LoadedFile *)g_ptr_array_index(files, i))->path);
  watch_beside(watch, path, print_set_script(set)->logo);
  watch_beside(watch, path, print_set_script(set)->people_file);
  g_autofree char *session = journal_path_for(path, NULL); /* its slogan, groups and next date are printed too */
  watch_add(watch, session);
  if (asked->photos) watch_add(watch, asked->photos);
}

/* On a terminal, and only there: how far it is. NULL takes the line away. */
static void show_progress(const char *line) {
  if (!isatty(STDERR_FILENO)) return;
  g_autofree char *clean = line ? unicode_clean(line, -1) : NULL;
  fprintf(stderr, "\r\033[K%s", clean ? clean : "");
  fflush(stderr);
}

/* Draws, renders and writes file i of n; FALSE when it was not made (told). */
static gboolean print_file(PrintSet *set, const FaceSet *faces, OutFolder *folder, Instant begin, guint i, guint n) {
  Lang lang = print_set_script(set)->lang;
  Clock *clock = clock_real();
  g_autofree char *name = print_set_name(set, i), *line = progress_line(begin, clock->boot(clock), i + 1, n, name, lang);
  if (line) show_progress(line);
  g_auto(PrintFile) file = print_set_make(set, faces, i);
  g_autofree char *mark = NULL;
  g_autoptr(GBytes) pdf = paperwork_render(file.paper, file.name, &mark, lang);
  if (line) show_progress(NULL);
  if (!pdf) return FALSE;
  gsize length;
  const void *bytes = g_bytes_get_data(pdf, &length);
  return out_folder_write(folder, file.name, bytes, length, mark, file.personal);
}

/* So many that somebody may have mistyped is told, and how far it is; more than a box of paper is refused. */
static gboolean judge_sheets(gint64 sheets, Instant *begin, Lang lang) {
  if (sheets > MOST_SHEETS) {
    options_misused(&cmd_print, lang, tx(lang, PRINT_TOO_MANY, TN(sheets), TN(MOST_SHEETS)));
    return FALSE;
  }
  if (sheets <= MANY_SHEETS) return TRUE;
  options_complain(&cmd_print, lang, tx(lang, PRINT_MANY, TN(sheets)));
  *begin -= PROGRESS_AFTER + 1; /* the first file alone will take that long */
  return TRUE;
}

/* again: files that would be the same are left as they are. */
static ExitStatus print(const PrintAsked *asked, const char *path, char *const *names, PrintSet *set, gboolean again) {
  Lang lang = print_set_script(set)->lang;
  Clock *clock = clock_real();
  Instant begin = clock->boot(clock);
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  if (!faces || !judge_sheets(print_set_sheets(set, faces), &begin, lang)) return EXIT_COULD_NOT;
  OutFolder *folder = out_folder_open(asked->dir, asked->force, lang);
  if (!folder) return EXIT_COULD_NOT;
  g_autofree char *recipe = stale_recipe(asked, asked->dir, path, names);
  out_folder_recipe(folder, recipe);
  if (again) out_folder_only_changed(folder);
  guint failed = 0, n = print_set_count(set, faces);
  for (guint i = 0; i < n; i++) failed += !print_file(set, faces, folder, begin, i, n);
  ExitStatus closed = out_folder_close(folder);
  outputs_remember(path, asked->dir);
  return MAX(closed, failed ? EXIT_FAULTS : EXIT_DONE);
}

static ExitStatus print_once(const PrintAsked *asked, const char *path, char *const *names, gboolean again, Watch *watch, Lang lang) {
  ExitStatus status;
  g_autoptr(PrintSet) set = print_set_new(asked, path, names, lang, &status);
  if (!set) return status;
  if (watch) watch_files(watch, asked, path, set);
  ExitStatus printed = print(asked, path, names, set, again);
  return MAX(status, printed);
}

/* Makes anew what each saved change gives, until Ctrl-C. What is wrong is told, and then it goes on; but not when nothing can be
 * made from the start: what was asked wrongly, no change of a file mends. */
static ExitStatus print_watching(const PrintAsked *asked, const char *path, char *const *names, Lang lang) {
  g_autoptr(Watch) watch = watch_new(QUIET_MILLISECONDS);
  watch_add(watch, path);
  for (gboolean again = FALSE;; again = TRUE) {
    ExitStatus status = print_once(asked, path, names, again, watch, lang);
    if (!again && status == EXIT_COULD_NOT) return status;
    options_complain(&cmd_print, lang, tx(lang, PRINT_WATCHING));
    if (watch_wait(watch) == WATCH_STOPPED) return options_write("", lang);
  }
}

/* --- only what is stale --- */

typedef struct Renewal {
  OutFolder *folder;
  Lang lang;
  guint failed;
} Renewal;

static void renew(const char *name, const PrintFile *file, const char *recipe, void *data) {
  Renewal *renewal = data;
  if (!file) {
    options_complain(&cmd_print, renewal->lang, tx(renewal->lang, STALE_GONE, TS(name)));
    renewal->failed++;
    return;
  }
  out_folder_recipe(renewal->folder, recipe);
  renewal->failed += !paperwork_write(renewal->folder, file->paper, name, file->personal, renewal->lang);
}

/* faces: as for stale_walk. */
static ExitStatus renew_folder(const PrintAsked *asked, const char *dir, const char *path, Lang lang, Lang of_script, FaceSet **faces) {
  Renewal renewal = {out_folder_open(dir, asked->force, lang), of_script, 0};
  if (!renewal.folder) return EXIT_COULD_NOT;
  ExitStatus walked = stale_walk(renewal.folder, dir, path, lang, faces, renew, &renewal);
  ExitStatus closed = out_folder_close(renewal.folder);
  return MAX(MAX(walked, closed), renewal.failed ? EXIT_FAULTS : EXIT_DONE);
}

/* In the folder that is named, or else wherever papers were made from this script. */
static ExitStatus print_stale(const PrintAsked *asked, const char *path, Lang lang) {
  g_autoptr(Loaded) loaded = load_meeting(path, NULL);
  options_tell(loaded->diags);
  if (!loaded->script) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  g_autoptr(FaceSet) faces = NULL;
  if (asked->dir) return renew_folder(asked, asked->dir, path, lang, loaded->script->lang, &faces);
  g_autoptr(GPtrArray) folders = stale_folders(path);
  ExitStatus worst = EXIT_DONE;
  for (guint i = 0; i < folders->len; i++) {
    ExitStatus status = renew_folder(asked, g_ptr_array_index(folders, i), path, lang, loaded->script->lang, &faces);
    worst = MAX(worst, status);
  }
  return worst;
}

static ExitStatus run_asked(const PrintAsked *asked, int argc, char **argv, Lang lang) {
  argv[argc] = NULL; /* behind `--` it need not be */
  if (asked->list) return argc < 2 ? print_list(lang) : print_list_of(asked, argv[1], argv + 2, lang);
  if (argc < 2) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_FILE));
  if (asked->dir ? !*asked->dir : !asked->stale) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_DIR));
  if (asked->stale) return print_stale(asked, argv[1], lang);
  return asked->watch ? print_watching(asked, argv[1], argv + 2, lang) : print_once(asked, argv[1], argv + 2, FALSE, NULL, lang);
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
