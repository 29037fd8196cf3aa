/* The keys of the user's own, from one file, over the default ones. */
#ifndef BINDINGS_H
#define BINDINGS_H
#include "base/diag.h"
#include "ui/keymap.h"

/* Reads the file when there is one. Lines with a fault are told and left out; the others hold. */
void bindings_load(Keymap *keymap, DiagList *diags);

#endif
