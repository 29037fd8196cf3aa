/* Rooms by their names, and the script of one of them. */
#include "model/rooms.h"

#include <string.h>

gboolean rooms_same(const char *a, const char *b) {
  g_autofree char *x = g_utf8_casefold(a, -1), *y = g_utf8_casefold(b, -1);
  return strcmp(x, y) == 0;
}

static int index_of(const GPtrArray *names, const char *name) {
  for (guint i = 0; name && i < names->len; i++) {
    if (rooms_same(g_ptr_array_index(names, i), name)) return (int)i + 1;
  }
  return 0;
}

GPtrArray *rooms_of(const Script *script) {
  GPtrArray *names = g_ptr_array_new();
  for (guint i = 0; i < script->rooms->len; i++) {
    const Room *room = g_ptr_array_index(script->rooms, i);
    if (room->name && !index_of(names, room->name)) g_ptr_array_add(names, room->name);
  }
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    for (guint k = 0; phase->tracks && k < phase->tracks->len; k++) {
      const Track *track = g_ptr_array_index(phase->tracks, k);
      if (track->room && !index_of(names, track->room)) g_ptr_array_add(names, track->room);
    }
  }
  return names;
}

int rooms_find(const Script *script, const char *name) {
  g_autoptr(GPtrArray) names = rooms_of(script);
  return index_of(names, name);
}

const char *rooms_name(const Script *script, const char *name) {
  g_autoptr(GPtrArray) names = rooms_of(script);
  int index = index_of(names, name);
  return index ? g_ptr_array_index(names, index - 1) : NULL;
}

char *rooms_file(const char *script_file, const char *room) {
  GString *slug = g_string_new(NULL);
  g_autofree char *low = g_utf8_strdown(room, -1);
  for (const char *p = low; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c))
      g_string_append_unichar(slug, c);
    else if (slug->len && slug->str[slug->len - 1] != '-')
      g_string_append_c(slug, '-');
  }
  const char *dot = g_str_has_suffix(script_file, ".yaml") ? ".yaml" : g_str_has_suffix(script_file, ".yml") ? ".yml" : "";
  char *file = g_strdup_printf("%.*s.%s.yaml", (int)(strlen(script_file) - strlen(dot)), script_file, slug->str);
  g_string_free(slug, TRUE);
  return file;
}

const Track *rooms_track(const Script *script, const char *name, const Phase **phase) {
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *whole = g_ptr_array_index(script->phases, i);
    for (guint k = 0; whole->tracks && k < whole->tracks->len; k++) {
      const Track *track = g_ptr_array_index(whole->tracks, k);
      if (!track->room || !rooms_same(track->room, name)) continue;
      if (phase) *phase = whole;
      return track;
    }
  }
  return NULL;
}

/* --- the plan of one room --- */

static void set_missing(char **place, const char *text) {
  if (!*place) *place = g_strdup(text);
}

static void copy_lists(Phase *phase, const Phase *whole) {
  for (guint i = 0; i < whole->lists->len; i++) {
    const OpenList *from = &g_array_index(whole->lists, OpenList, i);
    const OpenList list = {from->kind, g_strdup(from->heading)};
    g_array_append_val(phase->lists, list);
  }
}

/* A track without parts of its own. n: which of its part it is, for the id. */
static Phase *whole_track(const Track *track, const Phase *whole, guint n) {
  Phase *phase = phase_new();
  g_free(phase->id);
  g_free(phase->title);
  phase->id = g_strdup_printf("%s-%u", whole->id, n + 1);
  phase->title = g_strdup(track->title ? track->title : whole->title);
  phase->planned = phase->minimum = phase->maximum = whole->planned;
  phase->cut = whole->cut;
  phase->warn = whole->warn;
  phase->what = g_strdup(whole->what);
  phase->aim = g_strdup(whole->aim);
  g_strfreev(phase->questions);
  phase->questions = g_strdupv(whole->questions);
  phase->place = track->place;
  return phase;
}

/* The parts of a track come behind the others; the first begins when the part they are in does. */
static void take_track(GPtrArray *phases, Track *track, const Phase *whole, guint n, int clock) {
  if (!track->phases->len) g_ptr_array_add(track->phases, whole_track(track, whole, n));
  for (guint i = 0; i < track->phases->len; i++) {
    Phase *phase = g_ptr_array_index(track->phases, i);
    set_missing(&phase->who, track->who);
    set_missing(&phase->block, track->title);
    if (!phase->lists->len) copy_lists(phase, whole);
    if (i == 0 && phases->len && phase->at_clock == CLOCK_NONE) phase->at_clock = clock;
    g_ptr_array_add(phases, phase);
  }
  /* they belong to the room's plan now */
  g_ptr_array_set_free_func(track->phases, NULL);
  g_ptr_array_set_size(track->phases, 0);
}

static int clock_of(const Script *script, const Phase *phase) {
  return script->begin_clock == CLOCK_NONE ? CLOCK_NONE : instant_seconds_of_day(phase->start, script->shown_zone);
}

/* Rooms that only tracks name stay known when the tracks are gone. */
static void list_rooms(Script *script) {
  g_autoptr(GPtrArray) names = rooms_of(script);
  for (guint i = 0; i < names->len; i++) {
    gboolean listed = FALSE;
    for (guint k = 0; k < script->rooms->len && !listed; k++) {
      const Room *room = g_ptr_array_index(script->rooms, k);
      listed = room->name && rooms_same(room->name, g_ptr_array_index(names, i));
    }
    if (listed) continue;
    Room *room = g_new0(Room, 1);
    room->name = g_strdup(g_ptr_array_index(names, i));
    g_ptr_array_add(script->rooms, room);
  }
}

void rooms_take(Script *script, const char *name) {
  const Phase *first = NULL;
  if (!rooms_track(script, name, &first)) return;
  list_rooms(script);
  script_schedule(script, INSTANT_NONE, NULL);
  GPtrArray *phases = g_ptr_array_new_with_free_func((GDestroyNotify)phase_free);
  int begin_clock = clock_of(script, first);
  Date date = script->begin_known ? instant_date(first->start, script->shown_zone) : script->date;
  Instant end = first->end;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *whole = g_ptr_array_index(script->phases, i);
    for (guint k = 0; whole->tracks && k < whole->tracks->len; k++) {
      Track *track = g_ptr_array_index(whole->tracks, k);
      if (!track->room || !rooms_same(track->room, name)) continue;
      take_track(phases, track, whole, k, clock_of(script, whole));
      end = MAX(end, whole->end);
    }
  }
  script->promised = (int)((end - first->start) / SECOND);
  script->begin_clock = begin_clock;
  script->date = date;
  g_ptr_array_unref(script->phases);
  script->phases = phases;
}

int rooms_number(int room, int rooms, int least) {
  if (rooms <= 1) return least;
  int block = (least - 1) / ROOMS_BLOCK;
  if (block % rooms == room) return least;
  while (block % rooms != room) block++;
  return block * ROOMS_BLOCK + 1;
}
