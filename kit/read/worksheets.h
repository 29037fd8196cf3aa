/* The library of worksheets (werkbladen): data files in the data folders, werkbladen/ID.yaml in Dutch and ID.en.yaml in English.
 * What stands in a file is worksheet.c's. */
#ifndef READ_WORKSHEETS_H
#define READ_WORKSHEETS_H
#include <glib.h>

#include "model/worksheet.h"
#include "read/fields.h"

typedef struct WorksheetLibrary WorksheetLibrary;

/* folders: where to look, first wins; each holds werkbladen/. copies: a session's folder of copies, which then is the only place
 * to look, or NULL. files, when not NULL, gets a LoadedFile for each worksheet that was found. The arguments are borrowed and outlive
 * the library. */
WorksheetLibrary *worksheet_library_new(const char *const *folders, const char *copies, DiagList *diags, GPtrArray *files);
void worksheet_library_free(WorksheetLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorksheetLibrary, worksheet_library_free)

/* The worksheet with this id, or this title in the language of diags; read and checked once. NULL when there is none, or when it had
 * errors (told): *broken, when not NULL, tells which. Owned by the library. */
const Worksheet *worksheet_library_find(WorksheetLibrary *library, const char *name, gboolean *broken);
/* The id of the worksheet that was probably meant, or NULL. Owned by the library. */
const char *worksheet_library_nearest(WorksheetLibrary *library, const char *name);
/* The ids of all worksheets, sorted; owned by the library. */
const GPtrArray *worksheet_library_ids(WorksheetLibrary *library);

/* Looks up the names that a part or method gives (a text or a list), and tells of those that are not there. NULL: none. */
void worksheet_library_name(WorksheetLibrary *library, const Loading *loading, const Node *names);
/* Notes that the worksheets of a part belong to the pack, and gives them their titles in it, and the part their codes. */
void worksheet_library_want(WorksheetLibrary *library, Phase *phase);
/* What was noted: each worksheet once, in order, without the private ones; new array that owns them. Call it once. */
GPtrArray *worksheet_library_take(WorksheetLibrary *library);

#endif
