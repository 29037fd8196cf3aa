/* Writes gathered files under the rule of output.h. While it works the list holds the old and the new digest of each file, so
 * that a kill in between leaves no file behind that a later run would take for the user's. */
#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/file.h"
#include "options.h"

#define LIST_NAME ".draaiboek"
#define LIST_MAX_BYTES (4 << 20)
#define FILE_MAX_BYTES (256 << 20) /* larger ones were not made here */
#define DIGEST_LENGTH 64

/* A file of the list: made earlier, or now. */
typedef struct Made {
  char *name, *digest, *mark;
} Made;

/* A file to be written. */
typedef struct Pending {
  Made made;
  GBytes *bytes;
  int mode;
  gboolean left; /* not ours to replace */
} Pending;

struct Output {
  char *dir;
  gboolean force;
  Lang lang;
  GPtrArray *earlier; /* of Made */
  GPtrArray *pending; /* of Pending */
  GPtrArray *renewed; /* of char: folders */
};

static void made_clear(Made *made) {
  g_free(made->name);
  g_free(made->digest);
  g_free(made->mark);
}

static void made_free(gpointer data) {
  made_clear(data);
  g_free(data);
}

static void pending_free(gpointer data) {
  Pending *pending = data;
  made_clear(&pending->made);
  g_bytes_unref(pending->bytes);
  g_free(pending);
}

Output *output_new(const char *dir, gboolean force, Lang lang) {
  Output *output = g_new0(Output, 1);
  output->dir = g_strdup(dir);
  output->force = force;
  output->lang = lang;
  output->earlier = g_ptr_array_new_with_free_func(made_free);
  output->pending = g_ptr_array_new_with_free_func(pending_free);
  output->renewed = g_ptr_array_new_with_free_func(g_free);
  return output;
}

void output_free(Output *output) {
  if (!output) return;
  g_free(output->dir);
  g_ptr_array_unref(output->earlier);
  g_ptr_array_unref(output->pending);
  g_ptr_array_unref(output->renewed);
  g_free(output);
}

/* A name that stays below the folder and on its line. */
static gboolean name_is_safe(const char *name) {
  if (!*name || *name == '/' || strcmp(name, LIST_NAME) == 0) return FALSE;
  for (const char *p = name; *p; p++) {
    if ((guchar)*p < 0x20) return FALSE;
  }
  g_auto(GStrv) steps = g_strsplit(name, "/", -1);
  for (char **step = steps; *step; step++) {
    if (!**step || strcmp(*step, ".") == 0 || strcmp(*step, "..") == 0) return FALSE;
  }
  return TRUE;
}

void output_add(Output *output, const char *name, GBytes *bytes, int mode, const char *mark) {
  g_return_if_fail(name_is_safe(name) && (!mark || (*mark && !strpbrk(mark, " \n"))));
  gsize length;
  const void *data = g_bytes_get_data(bytes, &length);
  Pending *pending = g_new0(Pending, 1);
  pending->made = (Made){g_strdup(name), file_digest(data, length), g_strdup(mark ? mark : "-")};
  pending->bytes = g_bytes_ref(bytes);
  pending->mode = mode;
  g_ptr_array_add(output->pending, pending);
}

void output_renew(Output *output, const char *folder) {
  g_return_if_fail(name_is_safe(folder));
  g_ptr_array_add(output->renewed, g_strconcat(folder, "/", NULL));
}

/* --- the list --- */

/* Reads what was made earlier; lines that make no sense are passed over. FALSE when there is a list that cannot be read. */
static gboolean read_list(Output *output, const char *path, GError **error) {
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr(GError) failed = NULL;
  if (!file_read(path, LIST_MAX_BYTES, &text, &length, &failed)) {
    if (file_errno(failed) == ENOENT) return TRUE;
    g_propagate_error(error, g_steal_pointer(&failed));
    return FALSE;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_auto(GStrv) words = g_strsplit(*line, " ", 3);
    if (g_strv_length(words) != 3 || strlen(words[0]) != DIGEST_LENGTH || !name_is_safe(words[2])) continue;
    Made *made = g_new0(Made, 1);
    *made = (Made){g_strdup(words[2]), g_strdup(words[0]), g_strdup(words[1])};
    g_ptr_array_add(output->earlier, made);
  }
  return TRUE;
}

static void append_made(GString *list, const Made *made) {
  g_string_append_printf(list, "%s %s %s\n", made->digest, made->mark, made->name);
}

/* Will this name have another content when all is done? */
static gboolean is_replaced(const Output *output, const char *name) {
  for (guint i = 0; i < output->pending->len; i++) {
    const Pending *pending = g_ptr_array_index(output->pending, i);
    if (!pending->left && strcmp(pending->made.name, name) == 0) return TRUE;
  }
  return FALSE;
}

/* Writes the list: with what is being replaced while at work, without it afterwards. */
static gboolean write_list(const Output *output, const char *path, gboolean at_work, GError **error) {
  GString *list = g_string_new(NULL);
  for (guint i = 0; i < output->earlier->len; i++) {
    const Made *made = g_ptr_array_index(output->earlier, i);
    if (at_work || !is_replaced(output, made->name)) append_made(list, made);
  }
  for (guint i = 0; i < output->pending->len; i++) {
    const Pending *pending = g_ptr_array_index(output->pending, i);
    if (!pending->left) append_made(list, &pending->made);
  }
  gboolean written = file_replace(path, list->str, list->len, 0600, error);
  g_string_free(list, TRUE);
  return written;
}

/* --- what is there --- */

typedef enum { THERE_NOTHING, THERE_OURS, THERE_THEIRS } There;

/* Whose is the file under this name? What cannot be read is not ours. */
static There whose(const Output *output, const char *name) {
  g_autofree char *path = g_build_filename(output->dir, name, NULL), *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (!file_read(path, FILE_MAX_BYTES, &bytes, &length, &error)) {
    int number = file_errno(error);
    return number == ENOENT || number == ENOTDIR ? THERE_NOTHING : THERE_THEIRS;
  }
  g_autofree char *digest = file_digest(bytes, length);
  for (guint i = 0; i < output->earlier->len; i++) {
    const Made *made = g_ptr_array_index(output->earlier, i);
    if (strcmp(made->name, name) == 0 && strcmp(made->digest, digest) == 0) return THERE_OURS;
  }
  return THERE_THEIRS;
}

static ExitStatus leave_theirs(Output *output) {
  ExitStatus status = EXIT_DONE;
  for (guint i = 0; i < output->pending->len; i++) {
    Pending *pending = g_ptr_array_index(output->pending, i);
    if (output->force || whose(output, pending->made.name) != THERE_THEIRS) continue;
    pending->left = TRUE;
    g_autofree char *path = g_build_filename(output->dir, pending->made.name, NULL);
    g_autofree char *message = tx(output->lang, CLI_LEFT_ALONE, TS(path));
    fprintf(stderr, "draaiboek: %s\n", message);
    status = EXIT_FAULTS;
  }
  return status;
}

static gboolean is_added(const Output *output, const char *name) {
  for (guint i = 0; i < output->pending->len; i++) {
    const Pending *pending = g_ptr_array_index(output->pending, i);
    if (strcmp(pending->made.name, name) == 0) return TRUE;
  }
  return FALSE;
}

static gboolean is_renewed(const Output *output, const char *name) {
  for (guint i = 0; i < output->renewed->len; i++) {
    if (g_str_has_prefix(name, g_ptr_array_index(output->renewed, i))) return TRUE;
  }
  return FALSE;
}

/* Removes what an earlier run made in the renewed folders and this one does not. A changed file stays, and is told: it may hold
 * the addresses of people who should not be written to. */
static ExitStatus remove_old(Output *output) {
  ExitStatus status = EXIT_DONE;
  for (guint i = output->earlier->len; i-- > 0;) {
    const Made *made = g_ptr_array_index(output->earlier, i);
    if (!is_renewed(output, made->name) || is_added(output, made->name)) continue;
    g_autofree char *path = g_build_filename(output->dir, made->name, NULL), *folder = g_path_get_dirname(path);
    There there = whose(output, made->name);
    if (there == THERE_THEIRS) {
      g_autofree char *message = tx(output->lang, CLI_OLD_LEFT, TS(path));
      fprintf(stderr, "draaiboek: %s\n", message);
      status = EXIT_FAULTS;
    } else if (there == THERE_OURS && file_ops->unlink(path) == 0) {
      g_rmdir(folder); /* only when it is empty */
    }
    g_ptr_array_remove_index(output->earlier, i);
  }
  return status;
}

/* --- writing --- */

static gboolean write_one(const Output *output, const Pending *pending, GError **error) {
  g_autofree char *path = g_build_filename(output->dir, pending->made.name, NULL), *folder = g_path_get_dirname(path);
  gsize length;
  const void *data = g_bytes_get_data(pending->bytes, &length);
  return file_make_dir(folder, pending->mode & 077 ? 0755 : 0700, error) &&
         file_replace(path, data ? data : "", length, pending->mode, error);
}

static gboolean write_files(Output *output) {
  g_autoptr(GString) names = g_string_new(NULL);
  gboolean all = TRUE;
  for (guint i = 0; all && i < output->pending->len; i++) {
    const Pending *pending = g_ptr_array_index(output->pending, i);
    if (pending->left) continue;
    g_autofree char *path = g_build_filename(output->dir, pending->made.name, NULL);
    g_autoptr(GError) error = NULL;
    all = write_one(output, pending, &error);
    if (all)
      g_string_append_printf(names, "%s\n", path);
    else
      options_failed(path, error, output->lang);
  }
  return options_write(names->str, output->lang) == EXIT_DONE && all;
}

ExitStatus output_write(Output *output) {
  g_autofree char *list = g_build_filename(output->dir, LIST_NAME, NULL);
  g_autoptr(GError) error = NULL;
  gboolean personal = TRUE;
  for (guint i = 0; i < output->pending->len; i++) {
    const Pending *pending = g_ptr_array_index(output->pending, i);
    personal = personal && !(pending->mode & 077);
  }
  if (!file_make_dir(output->dir, personal ? 0700 : 0755, &error)) return options_failed(output->dir, error, output->lang);
  if (!read_list(output, list, &error)) return options_failed(list, error, output->lang);
  ExitStatus left = leave_theirs(output);
  if (!write_list(output, list, TRUE, &error)) return options_failed(list, error, output->lang);
  ExitStatus old = remove_old(output);
  if (!write_files(output)) return EXIT_COULD_NOT;
  if (!write_list(output, list, FALSE, &error)) return options_failed(list, error, output->lang);
  return MAX(left, old);
}
