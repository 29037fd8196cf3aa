/* print: every paper of a meeting as a PDF, or those named. A paper that fails does not keep the others from being made. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "options.h"
#include "outfolder.h"
#include "paperwork.h"
#include "picture_files.h"
#include "pdf/worksheet.h"
#include "read/journal.h"
#include "read/load.h"
#include "read/pictograms.h"
#include "read/worksheets.h"

/* What was asked for. */
typedef struct Asked {
  char *photos, *dir, *sheet, *offset, *paper;
  int from, copies;
  double scale;
  gboolean list, lines, large, one, force;
  DocumentInput input;
} Asked;

static void asked_clear(Asked *asked) {
  g_free(asked->photos);
  g_free(asked->dir);
  g_free(asked->sheet);
  g_free(asked->offset);
  g_free(asked->paper);
}

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

static gboolean read_number(const char *text, char **end, double *number) {
  *number = g_ascii_strtod(text, end);
  return *end != text && *number == *number;
}

/* "1.5,-2" in millimetres. */
static gboolean read_offset(const char *text, BadgeOptions *badges) {
  char *end;
  if (!read_number(text, &end, &badges->dx) || *end != ',') return FALSE;
  if (!read_number(end + 1, &end, &badges->dy) || *end) return FALSE;
  return ABS(badges->dx) <= BADGE_OFFSET_MAX && ABS(badges->dy) <= BADGE_OFFSET_MAX;
}

/* Judges the options; EXIT_DONE when all are right. */
static ExitStatus judge(Asked *asked, Lang lang) {
  BadgeOptions *badges = &asked->input.badges;
  badges->sheet = badge_sheet_find(asked->sheet);
  if (!badges->sheet) return options_wrong(&cmd_print, lang, "--sheet", asked->sheet);
  g_autofree char *from = g_strdup_printf("%d", asked->from), *copies = g_strdup_printf("%d", asked->copies);
  if (asked->from < 1 || asked->from > badges->sheet->columns * badges->sheet->rows)
    return options_wrong(&cmd_print, lang, "--from", from);
  if (asked->copies < 1 || asked->copies > 1000) return options_wrong(&cmd_print, lang, "--copies", copies);
  if (asked->offset && !read_offset(asked->offset, badges))
    return options_wrong(&cmd_print, lang, "--offset", asked->offset);
  if (!(asked->scale >= BADGE_SCALE_MIN && asked->scale <= BADGE_SCALE_MAX)) {
    g_autofree char *scale = g_strdup_printf("%g", asked->scale);
    return options_wrong(&cmd_print, lang, "--scale", scale);
  }
  if (asked->paper && g_ascii_strcasecmp(asked->paper, "a4") != 0 && g_ascii_strcasecmp(asked->paper, "letter") != 0)
    return options_wrong(&cmd_print, lang, "--paper", asked->paper);
  badges->from = asked->from;
  badges->scale = asked->scale;
  badges->outlines = asked->lines;
  asked->input.sheet = asked->paper && g_ascii_strcasecmp(asked->paper, "letter") == 0 ? SHEET_LETTER : SHEET_A4;
  asked->input.large = asked->large;
  return EXIT_DONE;
}

/* Something to print: a document of the catalogue, or a worksheet. Borrowed. */
typedef struct Piece {
  const Document *document;
  const Worksheet *sheet;
} Piece;

static void add_piece(GArray *pieces, Piece piece) {
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *other = &g_array_index(pieces, Piece, i);
    if (other->document == piece.document && other->sheet == piece.sheet) return;
  }
  g_array_append_val(pieces, piece);
}

/* The pieces named; with no names, all that print makes and the worksheets of the parts. NULL when a name is not known, or is
 * a worksheet that cannot be read (told). */
static GArray *choose(char **names, int n, const Loaded *loaded, WorksheetLibrary *sheets, Lang lang) {
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (int i = 0; i < N_DOCUMENTS && !n; i++) {
    const Document *document = document_get((DocumentId)i);
    if (document->printed && document_wanted(document, loaded->script)) add_piece(pieces, (Piece){document, NULL});
  }
  for (guint i = 0; i < loaded->sheets->len && !n; i++) add_piece(pieces, (Piece){NULL, g_ptr_array_index(loaded->sheets, i)});
  for (int i = 0; i < n; i++) {
    const Document *document = document_find(names[i]);
    gboolean broken = FALSE;
    if (document && !document->printed) document = NULL;
    const Worksheet *sheet = document ? NULL : worksheet_library_find(sheets, names[i], &broken);
    if (!document && !sheet) {
      options_complain(&cmd_print, lang, broken ? tx(lang, SHEET_BROKEN, TS(names[i])) : tx(lang, PRINT_UNKNOWN, TS(names[i])));
      g_array_unref(pieces);
      return NULL;
    }
    add_piece(pieces, (Piece){document, sheet});
  }
  return pieces;
}

static gboolean piece_personal(const Piece *piece, const Asked *asked) {
  return piece->sheet ? piece->sheet->secret || worksheet_personal(piece->sheet, asked->input.script) : piece->document->personal;
}

static void draw_piece(const Piece *piece, Paper *paper, const Asked *asked) {
  if (piece->sheet)
    worksheet_draw(piece->sheet, paper, &asked->input, asked->copies);
  else
    document_draw(piece->document, paper, &asked->input, asked->copies);
}

/* Makes one file of each piece; returns how many failed. */
static guint print_each(OutFolder *folder, const FaceSet *faces, const Asked *asked, const GArray *pieces) {
  guint failed = 0;
  const Script *script = asked->input.script;
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    g_autofree char *name =
        piece->sheet ? worksheet_file(piece->sheet, script->lang) : document_file(piece->document, script->lang);
    g_autoptr(Paper) paper =
        piece->sheet ? worksheet_paper(faces, piece->sheet, script) : document_paper(faces, piece->document, script);
    draw_piece(piece, paper, asked);
    failed += !paperwork_write(folder, paper, name, piece_personal(piece, asked), script->lang);
  }
  return failed;
}

/* All of them behind each other in one file. */
static guint print_one(OutFolder *folder, const FaceSet *faces, const Asked *asked, const GArray *pieces) {
  Lang lang = asked->input.script->lang;
  gboolean personal = FALSE;
  g_autofree char *name = g_strconcat(tp(lang, PRINT_ALL), ".pdf", NULL);
  g_autoptr(Paper) paper = document_paper(faces, NULL, asked->input.script);
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    personal = personal || piece_personal(piece, asked);
    draw_piece(piece, paper, asked);
  }
  return paperwork_write(folder, paper, name, personal, lang) ? 0 : pieces->len;
}

static ExitStatus print(Asked *asked, const GArray *pieces, Lang lang) {
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  if (!faces) return EXIT_COULD_NOT;
  OutFolder *folder = out_folder_open(asked->dir, asked->force, lang);
  if (!folder) return EXIT_COULD_NOT;
  guint failed = asked->one ? print_one(folder, faces, asked, pieces) : print_each(folder, faces, asked, pieces);
  ExitStatus closed = out_folder_close(folder);
  return MAX(closed, failed ? EXIT_FAULTS : EXIT_DONE);
}

/* The session of the meeting, when it has been held: its slogan goes on the tile. What is wrong with it is for `run` and `report`
 * to tell. */
static Journal *look_at_session(const char *path, const Loaded *loaded) {
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(DiagList) unheard = diag_list_new(loaded->script->lang);
  return journal_open(path, loaded, &options, unheard);
}

/* Tells what is wrong with pictures; a fault makes the status worse. */
static void tell_pictures(const DiagList *diags, ExitStatus *status) {
  options_tell(diags);
  if (diag_failed(diags)) *status = MAX(*status, EXIT_FAULTS);
}

static Picture *load_logo(const Loaded *loaded, const char *path, ExitStatus *status) {
  const LoadedFile *file = g_ptr_array_index(loaded->files, 0);
  g_autoptr(DiagList) diags = diag_list_new(loaded->script->lang);
  g_autofree char *text = g_strndup(g_bytes_get_data(file->bytes, NULL), g_bytes_get_size(file->bytes));
  Picture *logo = picture_files_logo(loaded->script, path, text, diags);
  tell_pictures(diags, status);
  return logo;
}

/* The user's own photos for the cards; NULL when none are asked for or none can be used. */
static GPtrArray *load_photos(const Asked *asked, ExitStatus *status, Lang lang) {
  if (!asked->photos) return NULL;
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(GPtrArray) photos = picture_files_photos(asked->photos, diags);
  tell_pictures(diags, status);
  return photos->len ? g_steal_pointer(&photos) : NULL;
}

/* What the cards show, when they are asked for: a new array, NULL when not. What is wrong is left out (told) and makes the
 * status worse; with no picture at all there are no cards among the pieces any more. */
static GPtrArray *load_cards(GArray *pieces, ExitStatus *status, Lang lang) {
  guint at = 0;
  while (at < pieces->len && g_array_index(pieces, Piece, at).document != document_get(DOCUMENT_CARDS)) at++;
  if (at == pieces->len) return NULL;
  g_autoptr(DiagList) diags = diag_list_new(lang);
  GPtrArray *cards = pictograms_load(diags);
  if (!cards->len) g_array_remove_index(pieces, at);
  if (!cards->len) *status = EXIT_FAULTS;
  tell_pictures(diags, status);
  return cards;
}

static ExitStatus run_asked(Asked *asked, int argc, char **argv, Lang lang) {
  if (asked->list) return print_list(lang);
  if (argc < 2) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_FILE));
  if (!asked->dir || !*asked->dir) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_DIR));
  ExitStatus status = judge(asked, lang);
  if (status != EXIT_DONE) return status;
  g_autoptr(Loaded) loaded = load_meeting(argv[1], NULL);
  options_tell(loaded->diags);
  if (!loaded->script) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  g_auto(GStrv) folders = data_folders();
  g_autoptr(DiagList) diags = diag_list_new(loaded->script->lang);
  g_autoptr(WorksheetLibrary) sheets = worksheet_library_new((const char *const *)folders, NULL, diags, NULL);
  g_autoptr(GArray) pieces = choose(argv + 2, argc - 2, loaded, sheets, lang);
  options_tell(diags);
  if (!pieces) return EXIT_COULD_NOT;
  asked->input.script = loaded->script;
  g_autoptr(Journal) journal = look_at_session(argv[1], loaded);
  g_autoptr(ReportFacts) facts = journal_session(journal) ? report_facts_new(journal_session(journal)) : NULL;
  asked->input.facts = facts;
  g_autoptr(GPtrArray) cards = load_cards(pieces, &status, loaded->script->lang);
  asked->input.pictograms = cards;
  g_autoptr(Picture) logo = load_logo(loaded, argv[1], &status);
  asked->input.logo = logo;
  g_autoptr(GPtrArray) photos = load_photos(asked, &status, loaded->script->lang);
  asked->input.photos = photos;
  ExitStatus printed = print(asked, pieces, loaded->script->lang);
  return MAX(status, printed);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  Asked asked = {.from = 1, .copies = 1, .scale = 1};
  GOptionEntry entries[] = {
      {"out", 'o', 0, G_OPTION_ARG_FILENAME, &asked.dir, tp(lang, PRINT_OPTION_DIR), lang == LANG_EN ? "DIR" : "MAP"},
      {"list", 0, 0, G_OPTION_ARG_NONE, &asked.list, tp(lang, PRINT_OPTION_LIST), NULL},
      {"sheet", 0, 0, G_OPTION_ARG_STRING, &asked.sheet, tp(lang, PRINT_OPTION_SHEET), "L4785"},
      {"from", 0, 0, G_OPTION_ARG_INT, &asked.from, tp(lang, PRINT_OPTION_FROM), "N"},
      {"copies", 0, 0, G_OPTION_ARG_INT, &asked.copies, tp(lang, PRINT_OPTION_COPIES), "N"},
      {"offset", 0, 0, G_OPTION_ARG_STRING, &asked.offset, tp(lang, PRINT_OPTION_OFFSET), "X,Y"},
      {"scale", 0, 0, G_OPTION_ARG_DOUBLE, &asked.scale, tp(lang, PRINT_OPTION_SCALE), "S"},
      {"lines", 0, 0, G_OPTION_ARG_NONE, &asked.lines, tp(lang, PRINT_OPTION_LINES), NULL},
      {"large", 0, 0, G_OPTION_ARG_NONE, &asked.large, tp(lang, PRINT_OPTION_LARGE), NULL},
      {"small", 0, 0, G_OPTION_ARG_NONE, &asked.input.small_cards, tp(lang, PRINT_OPTION_SMALL), NULL},
      {"photos", 0, 0, G_OPTION_ARG_FILENAME, &asked.photos, tp(lang, PRINT_OPTION_PHOTOS), lang == LANG_EN ? "DIR" : "MAP"},
      {"paper", 0, 0, G_OPTION_ARG_STRING, &asked.paper, tp(lang, PRINT_OPTION_PAPER), "a4"},
      {"one", 0, 0, G_OPTION_ARG_NONE, &asked.one, tp(lang, PRINT_OPTION_ONE), NULL},
      {"force", 0, 0, G_OPTION_ARG_NONE, &asked.force, tp(lang, PRINT_OPTION_FORCE), NULL},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (options_read(&cmd_print, entries, &argc, &argv, 0, -1, lang, &status)) status = run_asked(&asked, argc, argv, lang);
  asked_clear(&asked);
  return status;
}

const Command cmd_print = {{"afdrukken", "print"}, TX_PRINT_ARGUMENTS, TX_PRINT_SUMMARY, run};
