/* Loads a meeting for printing and draws its papers. See print_set.h. */
#include "print_set.h"

#include "by_paper.h"
#include "model/met.h"
#include "model/seating.h"
#include "options.h"
#include "pdf/impose.h"
#include "picture_files.h"
#include "read/days.h"
#include "read/journal.h"
#include "read/labels.h"
#include "read/pictograms.h"
#include "read/series.h"
#include "recorded.h"

struct PrintSet {
  const PrintAsked *asked;
  Loaded *loaded;
  GPtrArray *labels; /* LabelSheet */
  char **folders;   /* the library of worksheets borrows them */
  DiagList *diags;  /* and these */
  WorksheetLibrary *sheets;
  GArray *pieces;   /* PrintPiece */
  gboolean named;   /* the pieces were asked for by name */
  Journal *journal; /* NULL: the meeting has not been held */
  ReportFacts *facts;
  GPtrArray *series;  /* Journal, of the meetings before */
  GPtrArray *earlier; /* ReportFacts, of them */
  GHashTable *groups; /* from the id of a person; NULL: nobody has one */
  GPtrArray *pictograms, *photos;
  GPtrArray *calendar; /* CalendarDay */
  Picture *logo;
  DocumentInput input; /* borrows from all above */
  ByPaper *by_paper;   /* when the files are asked for by paper: made with the first of them */
};

/* --- pieces --- */

static void add_piece(GArray *pieces, PrintPiece piece) {
  for (guint i = 0; i < pieces->len; i++) {
    const PrintPiece *other = &g_array_index(pieces, PrintPiece, i);
    if (other->document == piece.document && other->sheet == piece.sheet) return;
  }
  g_array_append_val(pieces, piece);
}

/* All that print makes of this meeting, and the worksheets of its parts. */
static void choose_all(PrintSet *set) {
  for (int i = 0; i < N_DOCUMENTS; i++) {
    const Document *document = document_get((DocumentId)i);
    if (document->printed && document_wanted(document, set->loaded->script)) add_piece(set->pieces, (PrintPiece){document, NULL});
  }
  for (guint i = 0; i < set->loaded->sheets->len; i++)
    add_piece(set->pieces, (PrintPiece){NULL, g_ptr_array_index(set->loaded->sheets, i)});
}

/* The piece of this name; FALSE when it is not known, or is a worksheet that cannot be read (told). */
static gboolean choose_named(PrintSet *set, const char *name, Lang lang) {
  const Document *document = document_find(name);
  gboolean broken = FALSE;
  if (document && !document->printed) document = NULL;
  const Worksheet *sheet = document ? NULL : worksheet_library_find(set->sheets, name, &broken);
  if (!document && !sheet) {
    options_complain(&cmd_print, lang, broken ? tx(lang, SHEET_BROKEN, TS(name)) : tx(lang, PRINT_UNKNOWN, TS(name)));
    return FALSE;
  }
  add_piece(set->pieces, (PrintPiece){document, sheet});
  return TRUE;
}

static gboolean choose(PrintSet *set, char *const *names, Lang lang) {
  if (!names[0]) choose_all(set);
  for (char *const *name = names; *name; name++)
    if (!choose_named(set, *name, lang)) return FALSE;
  return TRUE;
}

/* --- what the papers need --- */

/* Tells what is wrong with pictures or labels; a fault makes the status worse. */
static void tell_faults(const PrintSet *set, const DiagList *diags, ExitStatus *status) {
  if (!set->asked->quiet) options_tell(diags);
  if (diag_failed(diags)) *status = MAX(*status, EXIT_FAULTS);
}

static void load_logo(PrintSet *set, const char *path, ExitStatus *status) {
  const LoadedFile *file = g_ptr_array_index(set->loaded->files, 0);
  g_autoptr(DiagList) diags = diag_list_new(set->loaded->script->lang);
  g_autofree char *text = g_strndup(g_bytes_get_data(file->bytes, NULL), g_bytes_get_size(file->bytes));
  set->logo = picture_files_logo(set->loaded->script, path, text, diags);
  tell_faults(set, diags, status);
}

/* Broken pictures of the worksheets leave room on them. */
static void check_sheets(PrintSet *set, ExitStatus *status) {
  g_autoptr(DiagList) diags = diag_list_new(set->loaded->script->lang);
  for (guint i = 0; i < set->pieces->len; i++) {
    const Worksheet *sheet = g_array_index(set->pieces, PrintPiece, i).sheet;
    if (sheet) picture_files_check_sheet(sheet, diags);
  }
  tell_faults(set, diags, status);
}

/* The user's own photos for the cards, when they are asked for and some can be used. */
static void load_photos(PrintSet *set, ExitStatus *status) {
  if (!set->asked->photos) return;
  g_autoptr(DiagList) diags = diag_list_new(set->loaded->script->lang);
  g_autoptr(GPtrArray) photos = picture_files_photos(set->asked->photos, diags);
  tell_faults(set, diags, status);
  if (photos->len) set->photos = g_steal_pointer(&photos);
}

/* The place among the pieces of a document that is asked for; the number of pieces when it is not. */
static guint piece_of(const PrintSet *set, DocumentId id) {
  guint at = 0;
  while (at < set->pieces->len && g_array_index(set->pieces, PrintPiece, at).document != document_get(id)) at++;
  return at;
}

/* What the cards show and what stands beside the parts, when they are asked for. What is wrong is left out (told) and makes the
 * status worse; with no picture at all there are no cards among the pieces any more. */
static void load_pictograms(PrintSet *set, ExitStatus *status) {
  guint none = set->pieces->len, cards = piece_of(set, DOCUMENT_CARDS);
  if (cards == none && piece_of(set, DOCUMENT_PROGRAMME) == none && piece_of(set, DOCUMENT_SCRIPT) == none) return;
  g_autoptr(DiagList) diags = diag_list_new(set->loaded->script->lang);
  set->pictograms = pictograms_load(diags);
  if (!set->pictograms->len && cards < none) {
    g_array_remove_index(set->pieces, cards);
    *status = EXIT_FAULTS;
  }
  tell_faults(set, diags, status);
}

/* The session of the meeting, when there is one: its slogan goes on the tile. What is wrong with it is for `run` and `report`
 * to tell. */
static void look_at_session(PrintSet *set, const char *path) {
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(DiagList) unheard = diag_list_new(set->loaded->script->lang);
  set->journal = journal_open(path, set->loaded, &options, unheard);
  if (set->journal && journal_session(set->journal)) set->facts = report_facts_new(journal_session(set->journal));
}

/* The meetings before this one: their agreements are still to be done. */
static void load_series(PrintSet *set, const char *path) {
  set->series = series_open(path, set->loaded->script, clock_real(), NULL);
  set->earlier = series_facts(set->series);
}

/* Who sits with whom: as the session has it, else so that people meet whom they have not met in the meetings before. */
static void load_groups(PrintSet *set) {
  const Script *script = set->loaded->script;
  const Session *session = set->journal ? journal_session(set->journal) : NULL;
  if (session) {
    set->groups = seating_on_paper(script, session);
    return;
  }
  g_autoptr(GPtrArray) events = series_met(set->series, script->people);
  g_autoptr(GArray) met = met_of_events(events);
  set->groups = seating_of_badges(script, met);
}

/* The table of label sheets. A fault in it leaves that sheet out. */
static void load_labels(PrintSet *set, Lang lang, ExitStatus *status) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  set->labels = labels_load(diags);
  tell_faults(set, diags, status);
}

/* The days of the calendar: those of the data file, and the meetings themselves. */
static void load_calendar(PrintSet *set) {
  const Script *script = set->loaded->script;
  set->calendar = calendar_days_new();
  if (!script->date.year) return;
  g_autoptr(DiagList) diags = diag_list_new(script->lang);
  g_autoptr(GPtrArray) days = days_load(diags);
  if (!set->asked->quiet) options_tell(diags);
  calendar_days_add(set->calendar, script->date, script->date, tp(script->lang, PAPER_CALENDAR_THIS), CALENDAR_OWN);
  if (set->facts && set->facts->session->next_date.year) {
    Date next = set->facts->session->next_date;
    calendar_days_add(set->calendar, next, next, tp(script->lang, PAPER_CALENDAR_NEXT), CALENDAR_OWN);
  }
  days_to_calendar(days, script->date, set->asked->months, script->lang, set->calendar);
  calendar_days_sort(set->calendar);
}

PrintSet *print_set_new(const PrintAsked *asked, const char *path, char *const *names, Lang lang, ExitStatus *status) {
  g_autoptr(PrintSet) set = g_new0(PrintSet, 1);
  set->asked = asked;
  set->pieces = g_array_new(FALSE, FALSE, sizeof(PrintPiece));
  ExitStatus told = EXIT_DONE;
  load_labels(set, lang, &told);
  *status = print_asked_judge(asked, set->labels, lang, &set->input);
  if (*status != EXIT_DONE) return NULL;
  set->loaded = load_meeting(path, NULL);
  if (!asked->quiet) options_tell(set->loaded->diags);
  if (!set->loaded->script) {
    *status = set->loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
    return NULL;
  }
  recorded_consent(path, NULL, set->loaded->script); /* what the sign-in list ticks */
  *status = told;
  Lang own = set->loaded->script->lang;
  set->folders = data_folders();
  set->diags = diag_list_new(own);
  set->sheets = worksheet_library_new((const char *const *)set->folders, NULL, set->diags, NULL);
  set->named = names[0] != NULL;
  gboolean chosen = choose(set, names, own);
  if (!asked->quiet) options_tell(set->diags);
  if (!chosen) {
    *status = EXIT_COULD_NOT;
    return NULL;
  }
  look_at_session(set, path);
  load_series(set, path);
  load_groups(set);
  load_calendar(set);
  load_pictograms(set, status);
  load_logo(set, path, status);
  check_sheets(set, status);
  load_photos(set, status);
  set->input.script = set->loaded->script;
  set->input.facts = set->facts;
  set->input.groups = set->groups;
  set->input.earlier = set->earlier;
  set->input.days = set->calendar;
  set->input.pictograms = set->pictograms;
  set->input.logo = set->logo;
  set->input.photos = set->photos;
  return g_steal_pointer(&set);
}

void print_set_free(PrintSet *set) {
  if (!set) return;
  by_paper_free(set->by_paper);
  g_array_unref(set->pieces);
  if (set->labels) g_ptr_array_unref(set->labels);
  g_clear_pointer(&set->calendar, g_ptr_array_unref);
  if (set->photos) g_ptr_array_unref(set->photos);
  if (set->pictograms) g_ptr_array_unref(set->pictograms);
  picture_unref(set->logo);
  g_clear_pointer(&set->groups, g_hash_table_unref);
  g_clear_pointer(&set->facts, report_facts_free);
  g_clear_pointer(&set->earlier, g_ptr_array_unref);
  g_clear_pointer(&set->series, g_ptr_array_unref);
  g_clear_pointer(&set->journal, journal_close);
  worksheet_library_free(set->sheets);
  g_clear_pointer(&set->diags, diag_list_free);
  g_strfreev(set->folders);
  g_clear_pointer(&set->loaded, loaded_free);
  g_free(set);
}

const Script *print_set_script(const PrintSet *set) {
  return set->loaded->script;
}

const GPtrArray *print_set_files(const PrintSet *set) {
  return set->loaded->files;
}

const GArray *print_set_pieces(const PrintSet *set) {
  return set->pieces;
}

const DocumentInput *print_set_input(const PrintSet *set) {
  return &set->input;
}

/* --- files --- */

guint print_set_count(PrintSet *set, const FaceSet *faces) {
  if (set->asked->by_paper && !set->by_paper)
    set->by_paper = by_paper_new(set->pieces, &set->input, faces, set->asked->copies);
  if (set->by_paper) return by_paper_count(set->by_paper);
  return set->asked->one ? 1 : set->pieces->len;
}

gint64 print_set_sheets(PrintSet *set, const FaceSet *faces) {
  print_set_count(set, faces);
  if (set->by_paper) return by_paper_sheets(set->by_paper);
  gint64 pages = 0;
  for (guint i = 0; set->asked->copies > 1 && i < set->pieces->len; i++) {
    const PrintPiece *piece = &g_array_index(set->pieces, PrintPiece, i);
    g_autoptr(Paper) paper = print_piece_paper(piece, faces, set->loaded->script);
    print_piece_draw(piece, paper, &set->input, 1);
    pages += paper_page_count(paper);
  }
  gint64 sheets = pages * set->asked->copies * MAX(set->asked->tile, 1);
  return set->asked->n_up ? sheets / set->asked->n_up : sheets;
}

/* Draws a piece, on sheets as they were asked for. */
static void add_piece_to(const PrintSet *set, const PrintPiece *piece, const FaceSet *faces, Paper *paper) {
  const PrintAsked *asked = set->asked;
  gboolean labels = piece->document == document_get(DOCUMENT_BADGES); /* lie on sheets of their own already */
  if (labels || (!asked->tile && !asked->n_up)) {
    print_piece_draw(piece, paper, &set->input, asked->copies);
    return;
  }
  g_autoptr(Paper) source = print_piece_paper(piece, faces, set->loaded->script);
  print_piece_draw(piece, source, &set->input, 1);
  /* A single page fills its sheet; else half of the paper would be cut off empty. */
  int copies = asked->n_up && paper_page_count(source) == 1 ? (asked->copies + asked->n_up - 1) / asked->n_up * asked->n_up : asked->copies;
  for (int i = 1; i < copies; i++) print_piece_draw(piece, source, &set->input, 1);
  if (asked->n_up)
    impose_n_up(paper, source, asked->n_up, set->input.sheet);
  else
    impose_tiles(paper, source, asked->tile, set->input.sheet, set->named, set->loaded->script->lang);
}

/* All of them behind each other. */
static PrintFile make_joined(const PrintSet *set, const FaceSet *faces) {
  const Script *script = set->loaded->script;
  PrintFile file = {.name = print_set_name(set, 0),
                    .paper = document_paper(faces, NULL, script)};
  for (guint i = 0; i < set->pieces->len; i++) {
    const PrintPiece *piece = &g_array_index(set->pieces, PrintPiece, i);
    file.personal = file.personal || print_piece_personal(piece, script);
    add_piece_to(set, piece, faces, file.paper);
  }
  return file;
}

char *print_set_name(const PrintSet *set, guint i) {
  Lang lang = set->loaded->script->lang;
  if (set->by_paper) return by_paper_name(set->by_paper, i);
  if (set->asked->one) return g_strconcat(tp(lang, PRINT_ALL), ".pdf", NULL);
  return print_piece_file(&g_array_index(set->pieces, PrintPiece, i), lang);
}

PrintFile print_set_make(PrintSet *set, const FaceSet *faces, guint i) {
  if (set->by_paper) return by_paper_make(set->by_paper, i);
  if (set->asked->one) return make_joined(set, faces);
  const Script *script = set->loaded->script;
  const PrintPiece *piece = &g_array_index(set->pieces, PrintPiece, i);
  PrintFile file = {.name = print_set_name(set, i),
                    .paper = print_piece_paper(piece, faces, script),
                    .personal = print_piece_personal(piece, script)};
  add_piece_to(set, piece, faces, file.paper);
  return file;
}
