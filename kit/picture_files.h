/* Pictures from disk: the logo that a script names, and a folder of photos. What cannot be used is told, and left out. */
#ifndef PICTURE_FILES_H
#define PICTURE_FILES_H
#include "base/diag.h"
#include "model/script.h"
#include "model/worksheet.h"
#include "pdf/picture.h"

#define PHOTOS_MAX 200

/* A picture file of a folder, read but not decoded. */
typedef struct PictureFile {
  const char *name;         /* without the folder: "foto.jpg", "Tuinkamer/foto.jpg" */
  const void *bytes;
  gsize length;
  int count;                /* of the files in the folder, at most what was asked for */
  const DiagSource *source; /* for what is wrong with it */
} PictureFile;
/* Makes something of it and keeps it: the picture, or NULL; with an error (PICTURE_ERROR) that is told of the file. */
typedef Picture *(*OnPictureFile)(const PictureFile *file, gpointer data, GError **error);

/* The logo of the script at this path; new, or NULL when it names none or it cannot be used (in diags). text: of the
 * script, to show the line; may be NULL. */
Picture *picture_files_logo(const Script *script, const char *path, const char *text, DiagList *diags);

/* Tells which pictures of a worksheet cannot be decoded, at their places; on paper they leave room. */
void picture_files_check_sheet(const Worksheet *sheet, DiagList *diags);

/* The JPEG, PNG and HEIC files of a folder, in the order of their names: new array of Picture (owned), maybe empty.
 * What cannot be used is in diags, as is a folder without pictures. */
GPtrArray *picture_files_photos(const char *folder, DiagList *diags);

/* Hands the picture files of a folder over one by one, in the order of their names (2 before 10), at most `most` of
 * them. below: names of folders in it (array of char) whose files come along, maybe none; NULL: none. What cannot be read or used is
 * in diags, as is a folder without pictures. */
void picture_files_each(const char *folder, const GPtrArray *below, guint most, OnPictureFile each, gpointer data, DiagList *diags);

#endif
