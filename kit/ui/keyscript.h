/* Key scripts: lines `+HH:MM:SS KEY…`, to play a meeting without a terminal. Reads them; playing is done elsewhere.
 *
 *   # a comment
 *   +00:00:00 PgDn
 *   +00:12:30 n "wachtlijst bij de huisarts" Enter
 *             k "vertrouwen" Enter Esc          (without a time: the same time as above)
 *   +00:20:00 paste:"twee\nregels" size 40x12 dump
 *
 * Keys are named as in ui/key.h. In text, \" \\ and \n stand for a quote, a backslash and a new line. */
#ifndef UI_KEYSCRIPT_H
#define UI_KEYSCRIPT_H
#include <glib.h>

#include "base/diag.h"
#include "base/when.h"
#include "ui/key.h"

typedef enum { KEYSTEP_KEY, KEYSTEP_SIZE, KEYSTEP_DUMP } KeystepKind;

typedef struct Keystep {
  Instant at; /* microseconds after the planned start of the first part; may be negative */
  KeystepKind kind;
  Key key; /* its text is owned by the script */
  int columns, rows;
} Keystep;

#define KEYSCRIPT_MAX (4 * 1024 * 1024) /* bytes of a script */

/* Owns the texts of its keys. */
typedef struct Keyscript {
  GArray *steps; /* of Keystep, in order of time */
  GStringChunk *strings;
} Keyscript;

/* Reads a whole script; NULL when something in it is wrong: all of it is told in diags, with line and column. */
Keyscript *keyscript_parse(const char *text, const char *name, DiagList *diags);
void keyscript_free(Keyscript *script);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keyscript, keyscript_free)

/* Reads "+HH:MM:SS" or "-HH:MM:SS"; FALSE when it is no such time. */
gboolean keyscript_time(const char *text, Instant *at);

/* Reads "80x24"; FALSE when it is no size (1…1000 columns and rows). */
gboolean keyscript_size(const char *text, int *columns, int *rows);

#endif
