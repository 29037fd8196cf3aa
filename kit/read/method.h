/* The library of methods (werkvormen): data files in the data folders, ID.yaml in Dutch and ID.en.yaml in English. */
#ifndef READ_METHOD_H
#define READ_METHOD_H
#include <glib.h>

#include "read/fields.h"
#include "read/load.h"
#include "read/worksheets.h"

#define METHODS_FOLDER "werkvormen" /* below a data folder */

/* Owned by its library; the fields borrow from its tree. */
typedef struct Method {
  char *id, *title;
  Node *tree;
  Fields fields;
  gboolean broken; /* had errors (told): nothing may be taken from it */
} Method;

typedef struct MethodLibrary MethodLibrary;

/* folders: where to look, first wins; each holds werkvormen/. copies: a session's folder of copies, which then is the only
 * place to look, or NULL. sheets: where the worksheets that a method names are looked up, or NULL. files gets a LoadedFile for each
 * method that was found by method_find. The arguments are borrowed and outlive the library. */
MethodLibrary *method_library_new(const char *const *folders, const char *copies, WorksheetLibrary *sheets, DiagList *diags,
                                  GPtrArray *files);
void method_library_free(MethodLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MethodLibrary, method_library_free)

/* Finds a method by its id or its title in the script's language (of diags), reads and checks it. NULL when there is none;
 * the same name is read once. */
const Method *method_find(MethodLibrary *library, const char *name);

/* The id of the method that was probably meant, or NULL. Owned by the library. */
const char *method_nearest(MethodLibrary *library, const char *name);

#endif
