/* report: what a meeting brought, as PDF and as text; with --blank a template to write on by hand. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "command.h"
#include "options.h"
#include "outfolder.h"
#include "outputs.h"
#include "paperwork.h"
#include "picture_files.h"
#include "recorded.h"
#include "report_photos.h"
#include "read/journal.h"
#include "read/load.h"
#include "report_many.h"
#include "view/report_html.h"
#include "view/report_text.h"

/* Draws and writes one document; FALSE when it was not made (told). */
static gboolean write_document(OutFolder *folder, const FaceSet *faces, DocumentId id, const DocumentInput *input) {
  const Document *document = document_get(id);
  Lang lang = input->script->lang;
  g_autofree char *name = document_file(document, lang);
  g_autoptr(Paper) paper = document_paper(faces, document, input->script);
  document_draw(document, paper, input, 1);
  return paperwork_write(folder, paper, name, document->personal, lang);
}

/* The template needs the script alone. */
static ExitStatus write_blank(OutFolder *folder, const FaceSet *faces, const DocumentInput *input) {
  return write_document(folder, faces, DOCUMENT_REPORT_BLANK, input) ? EXIT_DONE : EXIT_FAULTS;
}

static void tell_left_out(const ReportFacts *facts) {
  report_tell_left_out(facts->notes, facts->confidential, facts->lang);
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, (gpointer)facts);
  char *not_chosen = report_not_chosen(one);
  if (not_chosen) options_complain(NULL, facts->lang, not_chosen);
  report_tell_doubts(one, facts->lang);
}

static ExitStatus write_report(OutFolder *folder, const FaceSet *faces, DocumentInput *input, const Session *session,
                               const char *photos, DiagList *diags) {
  g_autoptr(ReportFacts) facts = report_facts_new(session);
  g_autoptr(GPtrArray) pictures = photos ? report_photos_load(photos, facts, diags) : NULL;
  const Document *document = document_get(DOCUMENT_REPORT);
  input->facts = facts;
  input->report_pictures = pictures;
  g_autofree char *text = report_text(facts);
  g_autofree char *name = g_strconcat(document->name[input->script->lang == LANG_EN], ".txt", NULL);
  int failed = !write_document(folder, faces, DOCUMENT_REPORT, input);
  failed += !out_folder_write(folder, name, text, strlen(text), NULL, document->personal);
  g_autofree char *page = report_html(facts), *page_name = g_strconcat(document->name[input->script->lang == LANG_EN], ".html", NULL);
  failed += !out_folder_write(folder, page_name, page, strlen(page), NULL, document->personal);
  if (pictures) failed += !report_photos_write(folder, pictures, facts->script->lang);
  tell_left_out(facts);
  return failed ? EXIT_FAULTS : EXIT_DONE;
}

/* For who pays, of one session. */
static ExitStatus write_funder(OutFolder *folder, const Session *session) {
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)report_facts_free);
  g_ptr_array_add(all, report_facts_new(session));
  return report_write_funder(folder, all);
}

/* What was asked for. */
typedef struct Asked {
  char *dir, *session_dir, *photos, *today;
  gboolean series;
  gboolean blank, funder, large, force;
} Asked;

static ExitStatus report(const Asked *asked, const char *path, DocumentInput *input, const Session *session) {
  Lang lang = input->script->lang;
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  if (!faces) return EXIT_COULD_NOT;
  OutFolder *folder = out_folder_open(asked->dir, asked->force, lang);
  if (!folder) return EXIT_COULD_NOT;
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(Picture) logo = session && !asked->funder ? picture_files_logo(input->script, path, NULL, diags) : NULL;
  input->logo = logo;
  ExitStatus status = !session        ? write_blank(folder, faces, input)
                      : asked->funder ? write_funder(folder, session)
                                      : write_report(folder, faces, input, session, asked->photos, diags);
  options_tell(diags);
  ExitStatus closed = out_folder_close(folder);
  return MAX(MAX(status, closed), diag_failed(diags) ? EXIT_FAULTS : EXIT_DONE);
}

static ExitStatus report_blank(const Asked *asked, const char *path) {
  g_autoptr(Loaded) loaded = load_meeting(path, NULL);
  options_tell(loaded->diags);
  if (!loaded->script) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  DocumentInput input = {.script = loaded->script, .large = asked->large};
  return report(asked, path, &input, NULL);
}

/* The session goes by the copies it was made from; the script beside it may be edited, or broken since. */
static ExitStatus report_session(const Asked *asked, const char *path, Lang lang) {
  g_autoptr(Loaded) loaded = load_meeting(path, NULL);
  const JournalOptions options = {.session_dir = asked->session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(DiagList) diags = diag_list_new(loaded->script ? loaded->script->lang : loaded->diags->lang);
  g_autoptr(Journal) journal = journal_open(path, loaded->script ? loaded : NULL, &options, diags);
  Session *session = journal_session(journal);
  options_tell(session ? diags : loaded->script ? diags : loaded->diags);
  if (!session) {
    if (loaded->script && journal_state(journal) == JOURNAL_NONE) {
      g_autofree char *file = file_typed(path);
      options_complain(NULL, lang, tx(lang, REPORT_NO_SESSION, TS(file)));
    }
    gboolean faulty = journal_state(journal) == JOURNAL_DAMAGED || (loaded->files->len && !loaded->script);
    return faulty ? EXIT_FAULTS : EXIT_COULD_NOT;
  }
  DocumentInput input = {.script = journal_script(journal), .large = asked->large};
  recorded_tell_kept(input.script, session->people, path, lang);
  return report(asked, path, &input, session);
}

/* One report or summary of several sessions, or that of one. */
static ExitStatus report_some(const Asked *asked, char **files, Lang lang) {
  const ReportMany many = {asked->dir, asked->session_dir, asked->today, asked->photos, asked->large, asked->force, asked->funder};
  Date today;
  if (asked->today && !options_today(asked->today, &today)) return options_wrong(&cmd_report, lang, "--today", asked->today);
  if (files[1] && asked->blank) return options_complain(&cmd_report, lang, tx(lang, CLI_TOO_MANY, TS(files[1])));
  if (asked->series) return report_series(files, &many, lang);
  if (asked->blank) return report_blank(asked, *files);
  gboolean rooms = files[1] || report_has_rooms(*files, asked->session_dir);
  return rooms ? report_rooms(files, &many, lang) : report_session(asked, *files, lang);
}

static ExitStatus report_files(const Asked *asked, char **files, Lang lang) {
  ExitStatus status = report_some(asked, files, lang);
  for (char **file = files; *file; file++) outputs_remember(*file, asked->dir);
  return status;
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  Asked asked = {0};
  GOptionEntry entries[] = {
      {"out", 'o', 0, G_OPTION_ARG_FILENAME, &asked.dir, tp(lang, PRINT_OPTION_DIR), lang == LANG_EN ? "DIR" : "MAP"},
      {"photos", 0, 0, G_OPTION_ARG_FILENAME, &asked.photos, tp(lang, REPORT_OPTION_PHOTOS), lang == LANG_EN ? "DIR" : "MAP"},
      {"blank", 0, 0, G_OPTION_ARG_NONE, &asked.blank, tp(lang, REPORT_OPTION_BLANK), NULL},
      {"for-funder", 0, 0, G_OPTION_ARG_NONE, &asked.funder, tp(lang, FUNDER_OPTION), NULL},
      {"verantwoording", 0, 0, G_OPTION_ARG_NONE, &asked.funder, tp(lang, FUNDER_OPTION), NULL},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &asked.session_dir, tp(lang, REPORT_OPTION_SESSION),
       lang == LANG_EN ? "DIR" : "MAP"},
      {"large", 0, 0, G_OPTION_ARG_NONE, &asked.large, tp(lang, PRINT_OPTION_LARGE), NULL},
      {"series", 0, 0, G_OPTION_ARG_NONE, &asked.series, tp(lang, RESUME_OPTION), NULL},
      {"reeks", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &asked.series, tp(lang, RESUME_OPTION), NULL},
      {"today", 0, 0, G_OPTION_ARG_STRING, &asked.today, tp(lang, FOLLOW_OPTION_TODAY), "2027-01-28"},
      {"force", 0, 0, G_OPTION_ARG_NONE, &asked.force, tp(lang, PRINT_OPTION_FORCE), NULL},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (options_read(&cmd_report, entries, &argc, &argv, 1, -1, lang, &status)) {
    if (!asked.dir || !*asked.dir) {
      status = options_complain(&cmd_report, lang, tx(lang, PRINT_NO_DIR));
    } else {
      argv[argc] = NULL;
      status = report_files(&asked, argv + 1, lang);
    }
  }
  g_free(asked.dir);
  g_free(asked.session_dir);
  g_free(asked.photos);
  g_free(asked.today);
  return status;
}

const Command cmd_report = {{"verslag", "report"}, TX_REPORT_ARGUMENTS, TX_REPORT_SUMMARY, TX_NONE, run};
