/* Loads a whole meeting: the script, its people, methods and all that it names. Gives every fault of a file in one go. */
#ifndef READ_LOAD_H
#define READ_LOAD_H
#include <glib.h>

#include "base/diag.h"
#include "model/script.h"

/* A file that was read, byte for byte: the session keeps a copy, so that a later edit does not change the past. */
typedef struct LoadedFile {
  char *name; /* as the script names it; the script itself by its base name, in valid UTF-8 */
  char *path; /* where it was found */
  GBytes *bytes;
  gboolean personal; /* holds personal data (people) */
} LoadedFile;
/* Reads a file of at most `limit` bytes and calls it `name`; NULL with error set when it cannot be read. New. */
LoadedFile *loaded_file_read(const char *name, const char *path, gsize limit, GError **error);
void loaded_file_free(LoadedFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LoadedFile, loaded_file_free)

/* Owns everything in it. */
typedef struct Loaded {
  Script *script;    /* NULL when there was an error */
  DiagList *diags;
  GPtrArray *files;  /* of LoadedFile; the first is the script */
  GPtrArray *sheets; /* of Worksheet: those that the parts and their methods name, each once, in order; NULL without a script */
} Loaded;

typedef struct LoadOptions {
  gboolean sense;     /* also judge whether it makes sense (check, plan): warnings and hints */
  const char *copies; /* a folder with byte copies to read from instead of the originals, or NULL */
} LoadOptions;

/* Never returns NULL; a file that cannot be read is a diagnostic. options NULL: the originals, not judged. */
Loaded *load_meeting(const char *path, const LoadOptions *options);
void loaded_free(Loaded *loaded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Loaded, loaded_free)

/* The folders where agendas, methods and worksheets are looked for, first wins: $DRAAIBOEK_DATA, the user's XDG folder,
 * beside the program, PREFIX/share. Never the working folder. New NULL-terminated array. */
char **data_folders(void);

#endif
