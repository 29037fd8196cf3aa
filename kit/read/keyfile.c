/* Keys of the user's own: a map from actions to keys. */
#include "read/keyfile.h"

#include "base/file.h"
#include "read/tree.h"

char *keyfile_path(void) {
  static const char *const names[] = {"toetsen.yaml", "keys.yaml"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(g_get_user_config_dir(), "draaiboek", names[i], NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) return g_steal_pointer(&path);
  }
  return NULL;
}

static void line_free(gpointer data) {
  KeyLine *line = data;
  g_free(line->action);
  g_strfreev(line->keys);
  g_free(line);
}

/* The keys of a value: words of a text, or a list of texts; NULL when it is neither. */
static char **keys_of(const Node *value) {
  GStrvBuilder *keys = g_strv_builder_new();
  gboolean fine = value->kind != NODE_MAP;
  if (value->kind == NODE_TEXT) {
    g_auto(GStrv) words = g_strsplit_set(value->text, " ,", -1);
    for (char **word = words; *word; word++)
      if (**word) g_strv_builder_add(keys, *word);
  }
  for (guint i = 0; value->kind == NODE_LIST && i < value->items->len; i++) {
    const Node *item = g_ptr_array_index(value->items, i);
    fine = fine && item->kind == NODE_TEXT;
    if (item->kind == NODE_TEXT && *item->text) g_strv_builder_add(keys, item->text);
  }
  char **all = g_strv_builder_end(keys);
  g_strv_builder_unref(keys);
  if (!fine) g_clear_pointer(&all, g_strfreev);
  return all;
}

GPtrArray *keyfile_read(const char *path, DiagList *diags, const DiagSource **source) {
  char *text = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (!file_read(path, KEYFILE_MAX, &text, &length, &error)) {
    g_autofree char *reason = file_reason(file_errno(error), diags->lang);
    *source = diag_source(diags, path, NULL);
    diag(diags, FILE_UNREADABLE, *source, ((Place){0, 0, 0}), TS(reason));
    return NULL;
  }
  g_autoptr(Node) root = tree_parse(text, length, path, diags, source);
  g_free(text);
  GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
  if (!root) return lines;
  if (root->kind != NODE_MAP) {
    diag(diags, BINDINGS_NO_MAP, *source, root->place);
    return lines;
  }
  for (guint i = 0; i < root->items->len; i++) {
    const Node *item = g_ptr_array_index(root->items, i);
    char **keys = keys_of(item);
    if (!keys || !keys[0]) {
      diag(diags, BINDINGS_NO_KEYS, *source, item->place, TS(item->key));
      g_strfreev(keys);
      continue;
    }
    KeyLine *line = g_new0(KeyLine, 1);
    *line = (KeyLine){g_strdup(item->key), keys, item->key_place, item->place};
    g_ptr_array_add(lines, line);
  }
  return lines;
}
