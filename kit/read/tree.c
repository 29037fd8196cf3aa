/* The tree itself: freeing and looking up. Making one is yaml.c. */
#include "read/tree.h"

#include <string.h>

void node_free(Node *node) {
  if (!node) return;
  g_free(node->key);
  g_free(node->text);
  if (node->items) g_ptr_array_unref(node->items);
  g_free(node);
}

const Node *node_get(const Node *map, const char *key) {
  if (!map || map->kind != NODE_MAP) return NULL;
  for (guint i = 0; i < map->items->len; i++) {
    const Node *item = g_ptr_array_index(map->items, i);
    if (*item->key == *key && strcmp(item->key, key) == 0) return item;
  }
  return NULL;
}

const char *node_get_text(const Node *map, const char *key) {
  const Node *node = node_get(map, key);
  return node && node->kind == NODE_TEXT ? node->text : NULL;
}

gboolean node_empty(const Node *node) {
  if (!node) return TRUE;
  if (node->kind != NODE_TEXT || node->quoted) return FALSE;
  return !*node->text || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0;
}
