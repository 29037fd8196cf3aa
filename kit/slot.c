/* Opens sessions where they lie. */
#include "slot.h"

#include <string.h>

#include "model/rooms.h"
#include "options.h"

static void slot_free(gpointer data) {
  Slot *slot = data;
  g_free(slot->room);
  g_free(slot->path);
  journal_close(slot->journal);
  if (slot->ahead) loaded_free(slot->ahead);
  g_free(slot);
}

GPtrArray *slot_array_new(void) { return g_ptr_array_new_with_free_func(slot_free); }

Slot *slot_at(const GPtrArray *slots, guint i) { return g_ptr_array_index(slots, i); }

Slot *slot_add(GPtrArray *slots, const char *room, char *path) {
  Slot *slot = g_new0(Slot, 1);
  slot->room = g_strdup(room);
  slot->path = path;
  g_ptr_array_add(slots, slot);
  return slot;
}

void slot_open(Slot *slot, const Loaded *loaded, Lang lang) {
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(Journal) journal = journal_open(slot->path, loaded && loaded->script ? loaded : NULL, &options, diags);
  options_tell(diags);
  slot->session = journal_session(journal);
  if (slot->session) slot->journal = g_steal_pointer(&journal);
}

char *slot_path(const char *script_file, const char *room, const char *session_dir) {
  g_autofree char *name = room ? rooms_file(script_file, room) : g_strdup(script_file);
  return journal_path_for(name, session_dir);
}

gboolean slot_is_at(const Slot *slot, const char *path) {
  g_autofree char *own = g_canonicalize_filename(slot->path, NULL), *other = g_canonicalize_filename(path, NULL);
  return strcmp(own, other) == 0;
}

gboolean slot_known(const GPtrArray *slots, const char *path) {
  for (guint i = 0; i < slots->len; i++) {
    if (slot_is_at(slot_at(slots, i), path)) return TRUE;
  }
  return FALSE;
}
