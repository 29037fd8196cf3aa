/* From the file with keys to the keymap. A line that cannot hold is left out, and the rest is tried again without it. */
#include "bindings.h"

#include <string.h>

#include "read/keyfile.h"

static void tell(const KeyLine *line, BindResult result, const char *which, Action owner, DiagList *diags,
                 const DiagSource *source) {
  const char *taken = owner != ACTION_NONE ? keymap_label(owner, diags->lang) : "";
  switch (result) {
  case BIND_NO_ACTION:
    diag(diags, BINDINGS_ACTION, source, line->place, TS(line->action));
    break;
  case BIND_NO_KEY:
    diag(diags, BINDINGS_KEY, source, line->keys_place, TS(which));
    break;
  case BIND_TOO_MANY:
    diag(diags, BINDINGS_MANY, source, line->keys_place, TS(line->action));
    break;
  case BIND_TYPED:
    diag(diags, BINDINGS_TYPED, source, line->keys_place, TS(which));
    break;
  case BIND_TAKEN:
    diag(diags, BINDINGS_TAKEN, source, line->keys_place, TS(which), TS(taken));
    break;
  case BIND_DONE:
    break;
  }
}

/* Binds all lines over a copy of the keys. The index of the first line that cannot be, told; -1 when all hold. */
static int bind_all(Keymap *keymap, const GPtrArray *lines, DiagList *diags, const DiagSource *source) {
  Keymap tried = *keymap;
  for (guint i = 0; i < lines->len; i++) { /* first all are free, so that two actions may change keys */
    Action action = keymap_named(((const KeyLine *)g_ptr_array_index(lines, i))->action);
    memset(&tried.of[action], 0, sizeof tried.of[action]);
  }
  for (guint i = 0; i < lines->len; i++) {
    const KeyLine *line = g_ptr_array_index(lines, i);
    const char *which = "";
    Action owner = ACTION_NONE;
    BindResult result = keymap_bind(&tried, keymap_named(line->action), line->keys, &which, &owner);
    if (result == BIND_DONE) continue;
    tell(line, result, which, owner, diags, source);
    return (int)i;
  }
  *keymap = tried;
  return -1;
}

void bindings_load(Keymap *keymap, DiagList *diags) {
  g_autofree char *path = keyfile_path();
  const DiagSource *source = NULL;
  g_autoptr(GPtrArray) lines = path ? keyfile_read(path, diags, &source) : NULL;
  for (int bad = 0; lines && bad >= 0;) {
    bad = bind_all(keymap, lines, diags, source);
    if (bad >= 0) g_ptr_array_remove_index(lines, (guint)bad);
  }
}
