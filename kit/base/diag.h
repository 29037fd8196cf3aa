/* Diagnostics: what is wrong with a file of the user's, where, and what to do about it.
 * The catalogue diags.def gives each kind its level, its words and its remedy in both languages; here a diagnostic is only
 * {kind, place, arguments}. Words arise in diag_print. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H
#include <glib.h>

#include "base/text.h"

typedef enum { DIAG_HINT, DIAG_WARNING, DIAG_ERROR } DiagLevel;

typedef enum {
#define DIAG(id, level, nl, en, remedy_nl, remedy_en) DG_##id,
#include "base/diags.def"
#undef DIAG
  N_DIAGS
} DiagId;

/* A place in a file: line and column count characters from 1; line 0 means the file as a whole. width is the number of
 * characters that the caret underlines (0 = 1). */
typedef struct Place {
  int line, column, width;
} Place;

/* A file that diagnostics point into: its name as the user wrote it and, when it could be read, its text (for the caret). */
typedef struct DiagSource {
  char *name;
  char *text; /* owned, may be NULL */
} DiagSource;

#define DIAG_ARGS 6
typedef struct Diag {
  DiagId id;
  const DiagSource *source; /* owned by the list; NULL when no file is concerned */
  Place place;
  gsize n_args;
  TextArg args[DIAG_ARGS]; /* strings owned by the list */
} Diag;

/* Owns its sources, diagnostics and their argument strings. At most DIAG_MAX are kept, errors before the others; the rest is
 * counted. */
#define DIAG_MAX 500
typedef struct DiagList {
  Lang lang; /* the language the words will be in: the script's */
  GPtrArray *sources;
  GArray *diags;
  GStringChunk *strings;
  int counts[DIAG_ERROR + 1]; /* by level, those left out too */
  int left_out;
} DiagList;

DiagList *diag_list_new(Lang lang);
void diag_list_free(DiagList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiagList, diag_list_free)

/* Adds a source; text may be NULL. Both are copied. Returns it, owned by the list. */
const DiagSource *diag_source(DiagList *list, const char *name, const char *text);
/* A line of its text (from 1): where it starts, and in *length how many bytes it has without its end. NULL when there is none. */
const char *diag_source_line(const DiagSource *source, int line, gsize *length);

/* Adds a diagnostic; the arguments are copied, cut to a readable length and without newlines and control characters, since
 * they come from the user's file and go to a terminal. */
void diag_add(DiagList *list, DiagId id, const DiagSource *source, Place place, const TextArg *args, gsize n_args);
#define diag(list, id, source, place, ...) \
  diag_add((list), DG_##id, (source), (place), (const TextArg[]){TN(0), ##__VA_ARGS__} + 1, \
           sizeof((const TextArg[]){TN(0), ##__VA_ARGS__}) / sizeof(TextArg) - 1)

DiagLevel diag_level(DiagId id);
int diag_count(const DiagList *list, DiagLevel level); /* how many of exactly this level, those left out too */
gboolean diag_failed(const DiagList *list);            /* is there an error */

/* The message of one diagnostic without its place; new string. */
char *diag_message(const Diag *d, Lang lang);
/* What to do about it; new string, empty when there is nothing to add. */
char *diag_remedy(const Diag *d, Lang lang);

/* All of them, sorted by source and place, as
 *   file:line:column: word: message
 *       the line
 *       ^~~~
 *     → remedy
 * new string. */
char *diag_text(const DiagList *list);

#endif
