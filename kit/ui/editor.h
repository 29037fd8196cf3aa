/* A one-line editor: UTF-8, moves by grapheme clusters, knows nothing of the screen. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H
#include <glib.h>

#include "ui/key.h"

#define EDITOR_MAX 4000 /* bytes; what would go beyond is not taken */

typedef struct Editor {
  GString *text; /* valid UTF-8 without control characters */
  gsize cursor;  /* byte offset, between clusters */
} Editor;

void editor_init(Editor *editor, const char *text);
void editor_clear(Editor *editor);
/* TRUE when the key was one for the editor (letters, arrows, Backspace, Delete, Home, End, Ctrl-a e k u w, paste). */
gboolean editor_key(Editor *editor, const Key *key);
void editor_set(Editor *editor, const char *text);

#endif
