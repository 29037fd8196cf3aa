/* Data files in folders below the data folders: methods (werkvormen) and worksheets (werkbladen), ID.yaml in Dutch and ID.en.yaml
 * in English. Finding only; what is in them is method.c's and worksheet.c's. */
#ifndef READ_DATAFILE_H
#define READ_DATAFILE_H
#include <glib.h>

#include "read/load.h"

/* Where to look. folders: first wins; copies: a session's folder of copies, which then is the only place, or NULL; below:
 * "werkvormen". Borrowed. */
typedef struct DataPlaces {
  const char *const *folders;
  const char *copies;
  const char *below;
} DataPlaces;

/* Reads the file with this id, in the language or else in the other. NULL when there is none. New; loaded_file_free. */
LoadedFile *data_file_read(const DataPlaces *places, const char *id, Lang lang);
/* The ids of all files, sorted; none among copies. New array that owns them. */
GPtrArray *data_file_ids(const DataPlaces *places);

#endif
