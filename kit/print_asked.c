/* The options of `print`. See print_asked.h. */
#include "print_asked.h"

#include <string.h>

#include "model/calendar.h"
#include "options.h"
#include "pdf/impose.h"

void print_asked_init(PrintAsked *asked) {
  *asked = (PrintAsked){.from = 1, .copies = 1, .scale = 1, .months = CALENDAR_MONTHS};
}

void print_asked_clear(PrintAsked *asked) {
  g_free(asked->photos);
  g_free(asked->dir);
  g_free(asked->sheet);
  g_free(asked->offset);
  g_free(asked->paper);
  memset(asked, 0, sizeof *asked);
}

GOptionEntry *print_asked_entries(PrintAsked *asked, Lang lang) {
  const GOptionEntry entries[] = {
      {"out", 'o', 0, G_OPTION_ARG_FILENAME, &asked->dir, tp(lang, PRINT_OPTION_DIR), lang == LANG_EN ? "DIR" : "MAP"},
      {"list", 0, 0, G_OPTION_ARG_NONE, &asked->list, tp(lang, PRINT_OPTION_LIST), NULL},
      {"sheet", 0, 0, G_OPTION_ARG_STRING, &asked->sheet, tp(lang, PRINT_OPTION_SHEET), "L4785"},
      {"from", 0, 0, G_OPTION_ARG_INT, &asked->from, tp(lang, PRINT_OPTION_FROM), "N"},
      {"copies", 0, 0, G_OPTION_ARG_INT, &asked->copies, tp(lang, PRINT_OPTION_COPIES), "N"},
      {"months", 0, 0, G_OPTION_ARG_INT, &asked->months, tp(lang, PRINT_OPTION_MONTHS), "N"},
      {"offset", 0, 0, G_OPTION_ARG_STRING, &asked->offset, tp(lang, PRINT_OPTION_OFFSET), "X,Y"},
      {"scale", 0, 0, G_OPTION_ARG_DOUBLE, &asked->scale, tp(lang, PRINT_OPTION_SCALE), "S"},
      {"lines", 0, 0, G_OPTION_ARG_NONE, &asked->lines, tp(lang, PRINT_OPTION_LINES), NULL},
      {"crop-marks", 0, 0, G_OPTION_ARG_NONE, &asked->crop, tp(lang, PRINT_OPTION_CROP), NULL},
      {"large", 0, 0, G_OPTION_ARG_NONE, &asked->large, tp(lang, PRINT_OPTION_LARGE), NULL},
      {"small", 0, 0, G_OPTION_ARG_NONE, &asked->small, tp(lang, PRINT_OPTION_SMALL), NULL},
      {"photos", 0, 0, G_OPTION_ARG_FILENAME, &asked->photos, tp(lang, PRINT_OPTION_PHOTOS), lang == LANG_EN ? "DIR" : "MAP"},
      {"tile", 0, 0, G_OPTION_ARG_INT, &asked->tile, tp(lang, PRINT_OPTION_TILE), "N"},
      {"n-up", 0, 0, G_OPTION_ARG_INT, &asked->n_up, tp(lang, PRINT_OPTION_N_UP), "N"},
      {"paper", 0, 0, G_OPTION_ARG_STRING, &asked->paper, tp(lang, PRINT_OPTION_PAPER), "a4"},
      {"one", 0, 0, G_OPTION_ARG_NONE, &asked->one, tp(lang, PRINT_OPTION_ONE), NULL},
      {"by-paper", 0, 0, G_OPTION_ARG_NONE, &asked->by_paper, tp(lang, PRINT_OPTION_BY_PAPER), NULL},
      {"stale", 0, 0, G_OPTION_ARG_NONE, &asked->stale, tp(lang, PRINT_OPTION_STALE), NULL},
      {"watch", 0, 0, G_OPTION_ARG_NONE, &asked->watch, tp(lang, PRINT_OPTION_WATCH), NULL},
      {"force", 0, 0, G_OPTION_ARG_NONE, &asked->force, tp(lang, PRINT_OPTION_FORCE), NULL},
      G_OPTION_ENTRY_NULL,
  };
  return g_memdup2(entries, sizeof entries);
}

static void add_text(GStrvBuilder *words, const char *option, const char *value) {
  if (!value) return;
  g_autofree char *word = g_strdup_printf("--%s=%s", option, value);
  g_strv_builder_add(words, word);
}

static void add_number(GStrvBuilder *words, const char *option, double value, double usual) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  if (value != usual) add_text(words, option, g_ascii_dtostr(digits, sizeof digits, value));
}

static void add_switch(GStrvBuilder *words, const char *option, gboolean on) {
  if (on) g_strv_builder_add(words, option);
}

char **print_asked_words(const PrintAsked *asked) {
  GStrvBuilder *words = g_strv_builder_new();
  PrintAsked usual;
  print_asked_init(&usual);
  g_autofree char *photos = asked->photos ? g_canonicalize_filename(asked->photos, NULL) : NULL;
  add_text(words, "photos", photos);
  add_text(words, "sheet", asked->sheet);
  add_text(words, "offset", asked->offset);
  add_text(words, "paper", asked->paper);
  add_number(words, "from", asked->from, usual.from);
  add_number(words, "copies", asked->copies, usual.copies);
  add_number(words, "months", asked->months, usual.months);
  add_number(words, "tile", asked->tile, usual.tile);
  add_number(words, "n-up", asked->n_up, usual.n_up);
  add_number(words, "scale", asked->scale, usual.scale);
  add_switch(words, "--lines", asked->lines);
  add_switch(words, "--crop-marks", asked->crop);
  add_switch(words, "--large", asked->large);
  add_switch(words, "--small", asked->small);
  add_switch(words, "--one", asked->one);
  add_switch(words, "--by-paper", asked->by_paper);
  char **all = g_strv_builder_end(words);
  g_strv_builder_unref(words);
  return all;
}

int print_asked_parse(PrintAsked *asked, char **words, Lang lang) {
  g_autofree GOptionEntry *entries = print_asked_entries(asked, lang);
  int behind = 0;
  while (words[behind] && !g_str_equal(words[behind], "--")) behind++;
  if (!words[behind]) return 0;
  /* GOption takes what it understood out of a list of its own. */
  g_auto(GStrv) own = g_new0(char *, behind + 1);
  for (int i = 0; i < behind; i++) own[i] = g_strdup(words[i]);
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_add_main_entries(context, entries, NULL);
  gboolean fine = g_option_context_parse_strv(context, &own, NULL);
  return fine && g_strv_length(own) == 1 ? behind + 1 : 0;
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

static ExitStatus wrong_number(const char *option, double value, Lang lang) {
  g_autofree char *text = g_strdup_printf("%g", value);
  return options_wrong(&cmd_print, lang, option, text);
}

static ExitStatus unknown_sheet(const char *name, const GPtrArray *labels, Lang lang) {
  g_autofree char *names = label_sheet_names(labels, lang == LANG_EN);
  return options_complain(&cmd_print, lang, tx(lang, PRESS_SHEETS_KNOWN, TS(name), TS(names)));
}

/* The sheet of labels, and that all of it can be printed with this shift and scale. */
static ExitStatus judge_sheet(const PrintAsked *asked, const GPtrArray *labels, Lang lang, DocumentInput *input) {
  BadgeOptions *badges = &input->badges;
  gboolean letter = input->sheet == SHEET_LETTER;
  badges->sheet = asked->sheet      ? label_sheet_find(labels, asked->sheet)
                  : asked->by_paper ? label_sheet_to_cut(labels, letter)
                                    : label_sheet_default(labels, letter);
  if (!badges->sheet) return unknown_sheet(asked->sheet, labels, lang);
  if (asked->from < 1 || asked->from > label_sheet_count(badges->sheet)) return wrong_number("--from", asked->from, lang);
  if (asked->months < 1 || asked->months > CALENDAR_MONTHS_MAX) return wrong_number("--months", asked->months, lang);
  if (asked->offset && !read_offset(asked->offset, badges))
    return options_wrong(&cmd_print, lang, "--offset", asked->offset);
  if (!(asked->scale >= BADGE_SCALE_MIN && asked->scale <= BADGE_SCALE_MAX)) return wrong_number("--scale", asked->scale, lang);
  badges->from = asked->from;
  badges->scale = asked->scale;
  badges->outlines = asked->lines;
  badges->crop_marks = asked->crop;
  if (badge_sheet_fits(badges)) return EXIT_DONE;
  g_autofree char *scale = g_strdup_printf("%g", asked->scale);
  return options_wrong(&cmd_print, lang, asked->offset ? "--offset" : "--scale", asked->offset ? asked->offset : scale);
}

ExitStatus print_asked_judge(const PrintAsked *asked, const GPtrArray *labels, Lang lang, DocumentInput *input) {
  if (asked->paper && g_ascii_strcasecmp(asked->paper, "a4") != 0 && g_ascii_strcasecmp(asked->paper, "letter") != 0)
    return options_wrong(&cmd_print, lang, "--paper", asked->paper);
  if (asked->copies < 1 || asked->copies > 1000) return wrong_number("--copies", asked->copies, lang);
  if (asked->tile && !impose_can_tile(asked->tile)) return wrong_number("--tile", asked->tile, lang);
  if (asked->n_up && (!impose_can_n_up(asked->n_up) || asked->tile)) return wrong_number("--n-up", asked->n_up, lang);
  if (asked->by_paper && (asked->one || asked->tile || asked->n_up))
    return options_misused(&cmd_print, lang, tx(lang, PRINT_BY_PAPER_ALONE));
  input->sheet = asked->paper && g_ascii_strcasecmp(asked->paper, "letter") == 0 ? SHEET_LETTER : SHEET_A4;
  input->large = asked->large;
  input->small_cards = input->small_posters = asked->small;
  input->months = asked->months;
  return judge_sheet(asked, labels, lang, input);
}
