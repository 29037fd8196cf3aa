/* print: every paper of a meeting as a PDF, or those named. A paper that fails does not keep the others from being made. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "options.h"
#include "outfolder.h"
#include "paperwork.h"
#include "read/load.h"

/* What was asked for. */
typedef struct Asked {
  char *dir, *sheet, *offset, *paper;
  int from, copies;
  double scale;
  gboolean list, lines, large, one, force;
  DocumentInput input;
} Asked;

static void asked_clear(Asked *asked) {
  g_free(asked->dir);
  g_free(asked->sheet);
  g_free(asked->offset);
  g_free(asked->paper);
}

static ExitStatus print_list(Lang lang) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (int i = 0; i < N_DOCUMENTS; i++) {
    const Document *document = document_get((DocumentId)i);
    if (!document->printed) continue;
    g_string_append_printf(out, "%-20s %s · %s · %s\n", document->name[lang == LANG_EN], text_plain(lang, document->title),
                           document_audience(document, lang), document_copies(document, lang));
  }
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

/* The documents named, or all that print makes; NULL when a name is not known (told). */
static GPtrArray *choose(char **names, int n, Lang lang) {
  GPtrArray *chosen = g_ptr_array_new();
  for (int i = 0; i < N_DOCUMENTS && !n; i++) {
    const Document *document = document_get((DocumentId)i);
    if (document->printed) g_ptr_array_add(chosen, (gpointer)document);
  }
  for (int i = 0; i < n; i++) {
    const Document *document = document_find(names[i]);
    if (!document || !document->printed) {
      options_complain(&cmd_print, lang, tx(lang, PRINT_UNKNOWN, TS(names[i])));
      g_ptr_array_unref(chosen);
      return NULL;
    }
    if (!g_ptr_array_find(chosen, document, NULL)) g_ptr_array_add(chosen, (gpointer)document);
  }
  return chosen;
}

/* Makes one file of each document; returns how many failed. */
static guint print_each(OutFolder *folder, const FaceSet *faces, const Asked *asked, const GPtrArray *chosen) {
  guint failed = 0;
  Lang lang = asked->input.script->lang;
  for (guint i = 0; i < chosen->len; i++) {
    const Document *document = g_ptr_array_index(chosen, i);
    g_autofree char *name = document_file(document, lang);
    g_autoptr(Paper) paper = document_paper(faces, document, asked->input.script);
    document_draw(document, paper, &asked->input, asked->copies);
    failed += !paperwork_write(folder, paper, name, document->personal, lang);
  }
  return failed;
}

/* All of them behind each other in one file. */
static guint print_one(OutFolder *folder, const FaceSet *faces, const Asked *asked, const GPtrArray *chosen) {
  Lang lang = asked->input.script->lang;
  gboolean personal = FALSE;
  g_autofree char *name = g_strconcat(tp(lang, PRINT_ALL), ".pdf", NULL);
  g_autoptr(Paper) paper = document_paper(faces, NULL, asked->input.script);
  for (guint i = 0; i < chosen->len; i++) {
    const Document *document = g_ptr_array_index(chosen, i);
    personal = personal || document->personal;
    document_draw(document, paper, &asked->input, asked->copies);
  }
  return paperwork_write(folder, paper, name, personal, lang) ? 0 : chosen->len;
}

static ExitStatus print(Asked *asked, const GPtrArray *chosen, Lang lang) {
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  if (!faces) return EXIT_COULD_NOT;
  OutFolder *folder = out_folder_open(asked->dir, asked->force, lang);
  if (!folder) return EXIT_COULD_NOT;
  guint failed = asked->one ? print_one(folder, faces, asked, chosen) : print_each(folder, faces, asked, chosen);
  ExitStatus closed = out_folder_close(folder);
  return MAX(closed, failed ? EXIT_FAULTS : EXIT_DONE);
}

static ExitStatus run_asked(Asked *asked, int argc, char **argv, Lang lang) {
  if (asked->list) return print_list(lang);
  if (argc < 2) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_FILE));
  if (!asked->dir || !*asked->dir) return options_complain(&cmd_print, lang, tx(lang, PRINT_NO_DIR));
  ExitStatus status = judge(asked, lang);
  if (status != EXIT_DONE) return status;
  g_autoptr(GPtrArray) chosen = choose(argv + 2, argc - 2, lang);
  if (!chosen) return EXIT_COULD_NOT;
  g_autoptr(Loaded) loaded = load_meeting(argv[1], NULL);
  options_tell(loaded->diags);
  if (!loaded->script) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  asked->input.script = loaded->script;
  return print(asked, chosen, loaded->script->lang);
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
