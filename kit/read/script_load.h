/* From the tree of a script's file to a Script. Reads no file but methods and worksheets, through their libraries. */
#ifndef READ_SCRIPT_LOAD_H
#define READ_SCRIPT_LOAD_H
#include "model/script.h"
#include "read/fields.h"
#include "read/method.h"
#include "read/worksheets.h"

#define SCRIPT_MAX_PARTS 10000

/* Makes a script of a tree; faults are told. Participants in a list are loaded; those in a file only named (people_file).
 * sheets gets the worksheets that the parts name; may be NULL. Lengths that count people are left to script_finish. Never NULL; it is only to be used when nothing was told as an
 * error. */
Script *script_load(const Loading *loading, const Node *tree, MethodLibrary *methods, WorksheetLibrary *sheets);

#endif
