/* Pictures from disk: the logo that a script names, and a folder of photos. What cannot be used is told, and left out. */
#ifndef PICTURE_FILES_H
#define PICTURE_FILES_H
#include "base/diag.h"
#include "model/script.h"
#include "pdf/picture.h"

#define PHOTOS_MAX 200

/* The logo of the script at this path; new, or NULL when it names none or it cannot be used (in diags). text: of the script, to
 * show the line; may be NULL. */
Picture *picture_files_logo(const Script *script, const char *path, const char *text, DiagList *diags);

/* The JPEG and PNG files of a folder, in the order of their names: new array of Picture (owned), maybe empty. What cannot be
 * used is in diags, as is a folder without pictures. */
GPtrArray *picture_files_photos(const char *folder, DiagList *diags);

#endif
