/* Gathers the rooms of a meeting. */
#include "meeting_rooms.h"

#include <string.h>

#include "model/rooms.h"
#include "options.h"
#include "recorded.h"
#include "report_photos.h"
#include "slot.h"

static MeetingRooms *meeting_new(void) {
  MeetingRooms *meeting = g_new0(MeetingRooms, 1);
  meeting->slots = slot_array_new();
  meeting->facts = g_ptr_array_new_with_free_func((GDestroyNotify)report_facts_free);
  meeting->rooms = g_array_new(FALSE, FALSE, sizeof(JoinedRoom));
  meeting->status = EXIT_DONE;
  return meeting;
}

void meeting_rooms_free(MeetingRooms *meeting) {
  if (!meeting) return;
  g_array_unref(meeting->rooms);
  g_ptr_array_unref(meeting->facts);
  g_ptr_array_unref(meeting->slots);
  if (meeting->loaded) loaded_free(meeting->loaded);
  g_free(meeting->file);
  g_free(meeting);
}

/* --- where the sessions are --- */

/* NULL is the main one. */
static gboolean same_room(const char *a, const char *b) { return rooms_same(a ? a : "", b ? b : ""); }

static gboolean has_track(const Script *script, const char *room) { return rooms_track(script, room, NULL) != NULL; }

/* Reads the script that is among the files, and opens the sessions that are. FALSE: the script cannot be read (told). */
static gboolean take_files(MeetingRooms *meeting, char **files, Lang lang, ExitStatus *status) {
  for (char **file = files; *file; file++) {
    if (g_str_has_suffix(*file, JOURNAL_ENDING) || meeting->loaded) continue;
    meeting->loaded = load_meeting(*file, NULL);
    if (!meeting->loaded->script) {
      options_tell(meeting->loaded->diags);
      *status = meeting->loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
      return FALSE;
    }
    meeting->script = meeting->loaded->script;
    meeting->file = g_strdup(*file);
  }
  for (char **file = files; *file; file++) {
    if (!g_str_has_suffix(*file, JOURNAL_ENDING)) continue;
    Slot *slot = slot_add(meeting->slots, NULL, g_strdup(*file));
    slot_open(slot, meeting->loaded, lang);
    if (slot->session) slot->room = g_strdup(slot->session->room);
  }
  return TRUE;
}

/* The script of the main session knows all rooms; that of a room only its own parts. */
static void find_script(MeetingRooms *meeting) {
  for (int main = 1; main >= 0 && !meeting->script; main--) {
    for (guint i = 0; i < meeting->slots->len && !meeting->script; i++) {
      const Slot *slot = slot_at(meeting->slots, i);
      if (slot->session && (!main || !slot->room)) meeting->script = slot->session->script;
    }
  }
}

/* The slot for a room: one that is there already, or what lies beside the script. */
static Slot *take_slot(MeetingRooms *meeting, GPtrArray *ordered, const char *room, const char *session_dir) {
  g_autofree char *expected = meeting->file ? slot_path(meeting->file, room, session_dir) : NULL;
  for (guint i = 0; i < meeting->slots->len; i++) {
    Slot *slot = slot_at(meeting->slots, i);
    gboolean is_it = slot->session ? same_room(slot->room, room) : expected && slot_is_at(slot, expected);
    if (!is_it) continue;
    g_ptr_array_add(ordered, g_ptr_array_steal_index(meeting->slots, i));
    g_free(slot->room);
    slot->room = g_strdup(room);
    return slot;
  }
  Slot *slot = slot_add(ordered, room, g_steal_pointer(&expected));
  if (slot->path && g_file_test(slot->path, G_FILE_TEST_EXISTS)) slot_open(slot, meeting->loaded, meeting->script->lang);
  return slot;
}

/* Puts the slots in the order of the rooms. A room of the list without a track counts only when it left something. */
static void order_slots(MeetingRooms *meeting, const char *session_dir) {
  GPtrArray *ordered = slot_array_new();
  g_autoptr(GPtrArray) rooms = rooms_of(meeting->script);
  take_slot(meeting, ordered, NULL, session_dir);
  for (guint i = 0; i < rooms->len; i++) {
    const char *room = g_ptr_array_index(rooms, i);
    const Slot *slot = take_slot(meeting, ordered, room, session_dir);
    if (!slot->session && !has_track(meeting->script, room)) g_ptr_array_remove_index(ordered, ordered->len - 1);
  }
  /* what is left over was named, and is of none of these rooms */
  for (guint i = meeting->slots->len; i > 0; i--) g_ptr_array_add(ordered, g_ptr_array_steal_index(meeting->slots, i - 1));
  g_ptr_array_unref(meeting->slots);
  meeting->slots = ordered;
}

/* --- what is there --- */

static void tell_missing(const Slot *slot, const Script *script) {
  Lang lang = script->lang;
  g_autofree char *path = slot->path ? g_strdup(slot->path) : rooms_file("….yaml", slot->room ? slot->room : "");
  g_autofree char *name = g_path_get_basename(path), *stem = g_strndup(name, strlen(name) - MIN(strlen(name), strlen(".yaml")));
  g_autofree char *folder = g_strconcat(stem, ".d", NULL);
  gboolean there = slot->path && g_file_test(slot->path, G_FILE_TEST_EXISTS);
  char *message = slot->room ? there ? tx(lang, JOINED_DAMAGED, TS(slot->room), TS(name))
                                     : tx(lang, JOINED_MISSING, TS(slot->room), TS(name), TS(folder))
                  : there    ? tx(lang, JOINED_DAMAGED_MAIN, TS(name))
                             : tx(lang, JOINED_MISSING_MAIN, TS(name), TS(folder));
  options_complain(NULL, lang, message);
}

/* Photos in the folder of a room that is missing wait for it. */
static void tell_photos_wait(const Slot *slot, const Script *script, const char *photos) {
  g_autofree char *folder = photos && slot->room ? g_build_filename(photos, slot->room, NULL) : NULL;
  if (folder && g_file_test(folder, G_FILE_TEST_IS_DIR))
    options_complain(NULL, script->lang, tx(script->lang, JOINED_PHOTOS_WAIT, TS(slot->room)));
}

/* Is this session of the same meeting (told when not). */
static gboolean belongs(const Slot *slot, const Script *script) {
  const Script *own = slot->session->script;
  if (strcmp(own->title, script->title) == 0) return TRUE;
  options_complain(NULL, script->lang, tx(script->lang, JOINED_NOT_ONE, TS(slot->path)));
  return FALSE;
}

/* The facts of what is there; what is not is told. */
static void gather(MeetingRooms *meeting) {
  for (guint i = 0; i < meeting->slots->len; i++) {
    const Slot *slot = slot_at(meeting->slots, i);
    ReportFacts *one = NULL;
    if (!slot->session) {
      tell_missing(slot, meeting->script);
      meeting->status = EXIT_FAULTS;
      if (i > 0 && !slot->room) continue; /* a file that nobody knows */
    } else if (!belongs(slot, meeting->script)) {
      meeting->status = EXIT_FAULTS;
      continue;
    } else {
      one = report_facts_new(slot->session);
      g_ptr_array_add(meeting->facts, one);
    }
    const JoinedRoom room = {slot->room, one};
    if (!slot->room && !meeting->main)
      meeting->main = one;
    else if (slot->room)
      g_array_append_val(meeting->rooms, room);
  }
}

MeetingRooms *meeting_rooms_of_files(char **files, const char *session_dir, Lang lang, ExitStatus *status) {
  g_autoptr(MeetingRooms) meeting = meeting_new();
  *status = EXIT_COULD_NOT;
  if (!take_files(meeting, files, lang, status)) return NULL;
  find_script(meeting);
  if (!meeting->script) return NULL;
  order_slots(meeting, session_dir);
  gather(meeting);
  return g_steal_pointer(&meeting);
}

MeetingRooms *meeting_rooms_of_session(const Session *session, const char *path) {
  if (session->room) return NULL;
  g_autoptr(GPtrArray) left = recorded_rooms(path, NULL, session->script);
  if (!left->len) return NULL;
  g_autofree char *stem = journal_stem(path);
  MeetingRooms *meeting = meeting_new();
  meeting->script = session->script;
  meeting->file = g_strconcat(stem, ".yaml", NULL);
  /* it may be elsewhere or changed since: only a room that lost its copy needs it */
  if (g_file_test(meeting->file, G_FILE_TEST_EXISTS)) meeting->loaded = load_meeting(meeting->file, NULL);
  slot_add(meeting->slots, NULL, g_strdup(path))->session = session;
  order_slots(meeting, NULL);
  gather(meeting);
  return meeting;
}

/* --- the story --- */

Story *meeting_rooms_story(const MeetingRooms *meeting, const char *photos, GPtrArray **pictures, JoinedSums *sums, ExitStatus *status) {
  const Script *script = meeting->script;
  g_autoptr(DiagList) diags = diag_list_new(script->lang);
  for (guint i = 0; i < meeting->slots->len; i++) {
    if (!slot_at(meeting->slots, i)->session) tell_photos_wait(slot_at(meeting->slots, i), script, photos);
  }
  *pictures = photos && meeting->facts->len ? report_photos_load_all(photos, meeting->facts, 0, diags) : NULL;
  options_tell(diags);
  if (diag_failed(diags)) *status = EXIT_FAULTS;
  Story *story = joined_story(script, meeting->main, meeting->rooms, sums);
  if (sums->twice) {
    options_complain(NULL, script->lang, tx(script->lang, JOINED_TWICE, TN(sums->twice)));
    *status = EXIT_FAULTS;
  }
  return story;
}
