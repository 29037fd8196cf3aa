/* Data files in folders below the data folders: methods (werkvormen) and worksheets (werkbladen), ID.yaml in Dutch and ID.en.yaml
 * in English, and those of which there is but one. Finding only: by name, by id, by title, or what was probably meant. What is in
 * them is for who asks. */
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
/* The first file of this name ("dagen/nederland.yaml") in the data folders. NULL when there is none. New; loaded_file_free. */
LoadedFile *data_file_named(const char *name);

/* The title in a file of this id, without telling its faults; new string, NULL when it has none that can be read. */
typedef char *(*DataTitle)(const LoadedFile *file, const char *id, Lang lang);

/* What users may call the files of a folder: by id, or by the title inside. Filled when first asked for; zero-initialised apart
 * from the first three fields, which are the caller's. */
typedef struct DataIndex {
  DataPlaces places;
  const DiagList *diags; /* borrowed; its language chooses the files */
  DataTitle title;
  GPtrArray *ids;
  GHashTable *titles; /* slug of the title → id */
} DataIndex;
void data_index_clear(DataIndex *index);

/* The ids of all files; owned by the index. */
const GPtrArray *data_index_ids(DataIndex *index);
/* The id of the file with a title of this slug (unicode_slug), NULL when there is none. Reads all files once. */
const char *data_index_titled(DataIndex *index, const char *slug);
/* The id nearest to what somebody typed, NULL when none is near. */
const char *data_index_nearest(DataIndex *index, const char *name);

#endif
