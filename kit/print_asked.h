/* What `print` was asked for: its options, judged, and as words that can be kept beside a file, so that it can be made the same
 * way again. It loads and makes nothing. */
#ifndef PRINT_ASKED_H
#define PRINT_ASKED_H
#include <glib.h>

#include "command.h"
#include "pdf/document.h"

/* Owns its strings. */
typedef struct PrintAsked {
  char *photos, *dir, *sheet, *offset, *paper;
  int from, copies, months;
  int tile, n_up; /* 0: not */
  double scale;
  gboolean list, lines, crop, large, small, one, by_paper, force, stale, watch;
  gboolean quiet; /* tell nothing of what is wrong with the script: somebody else does */
} PrintAsked;

void print_asked_init(PrintAsked *asked);
void print_asked_clear(PrintAsked *asked);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PrintAsked, print_asked_clear)

/* The options for GOption, ending with a zero one; they write into `asked`. Free with g_free. */
GOptionEntry *print_asked_entries(PrintAsked *asked, Lang lang);

/* The options that say what the papers look like, as words; new list. */
char **print_asked_words(const PrintAsked *asked);
/* Reads such words again, behind the first, without telling anything; returns the index of the first that is no option, 0 when
 * they cannot be read. */
int print_asked_parse(PrintAsked *asked, char **words, Lang lang);

/* Fills what the options say of the documents; labels: of LabelSheet, borrowed by the input. EXIT_DONE when all are right; told
 * when not. */
ExitStatus print_asked_judge(const PrintAsked *asked, const GPtrArray *labels, Lang lang, DocumentInput *input);

#endif
