/* Completes a loaded script and checks what only shows when all parts are there. */
#include "read/script_finish.h"

#include <string.h>

#include "base/unicode.h"
#include "model/rooms.h"

/* Numbers to reckon with as long as nobody said how many; told as a hint. */
enum { USUAL_PEOPLE = 16, USUAL_GROUPS = 4 };

typedef struct Finishing {
  const Loading *loading;
  Script *script;
  gboolean hints;
  GHashTable *ids;   /* id → Phase: the ids in use */
  GHashTable *used;  /* slug → the last number given to an id of it; owns the slugs */
  int people;        /* expected in the room; 0 = not known */
  int groups;        /* of the part before that made groups; 0 = none did */
} Finishing;

typedef void (*PhaseVisit)(Finishing *f, Phase *phase);

static void visit(Finishing *f, GPtrArray *phases, PhaseVisit each) {
  for (guint i = 0; i < phases->len; i++) {
    Phase *phase = g_ptr_array_index(phases, i);
    each(f, phase);
    for (guint j = 0; phase->tracks && j < phase->tracks->len; j++) {
      Track *track = g_ptr_array_index(phase->tracks, j);
      visit(f, track->phases, each);
    }
  }
}

/* Ids that were written come first, so that a made one never takes their place. */
static void take_written_id(Finishing *f, Phase *phase) {
  if (!*phase->id) return;
  char *slug = unicode_slug(phase->id);
  g_free(phase->id);
  phase->id = slug;
  const Phase *first = g_hash_table_lookup(f->ids, slug);
  if (first)
    diag(f->loading->diags, SCRIPT_ID_TWICE, f->loading->source, phase->place, TS(slug), TN(first->place.line));
  else
    g_hash_table_insert(f->ids, slug, phase);
}

static void make_id(Finishing *f, Phase *phase) {
  if (*phase->id) return;
  g_autofree char *slug = unicode_slug(phase->title);
  /* numbering goes on where it stopped, or many equal titles would cost their square */
  int n = MAX(1, GPOINTER_TO_INT(g_hash_table_lookup(f->used, slug)));
  char *id = g_hash_table_contains(f->used, slug) ? NULL : g_strdup(slug);
  while (!id || g_hash_table_contains(f->ids, id)) {
    g_free(id);
    id = g_strdup_printf("%s-%d", slug, ++n);
  }
  g_hash_table_insert(f->used, g_strdup(slug), GINT_TO_POINTER(n));
  g_free(phase->id);
  phase->id = id;
  g_hash_table_insert(f->ids, id, phase);
}

static int people_in_room(const Script *script) {
  int n = 0;
  for (guint i = 0; i < script->people->len; i++) {
    const Person *person = g_ptr_array_index(script->people, i);
    if (person_expected(person) && person->state != STATE_ONLINE) n++;
  }
  return n;
}

/* The number of groups a part makes: as written, or of the size written. 0 when it makes none. */
static int groups_made(const Finishing *f, const Phase *phase) {
  if (phase->group_count) return phase->group_count;
  if (!phase->group_max) return 0;
  int people = f->people ? f->people : USUAL_PEOPLE;
  return MAX(1, (people + phase->group_max - 1) / phase->group_max);
}

static void reckon_length(Finishing *f, Phase *phase) {
  int made = groups_made(f, phase);
  if (made) f->groups = made;
  if (!phase->per_unit) return;
  int number;
  if (phase->round == ROUND_GROUP) {
    number = f->groups ? f->groups : USUAL_GROUPS;
    if (!f->groups && f->hints)
      diag(f->loading->diags, SCRIPT_EACH_GROUPS, f->loading->source, phase->place_length, TN(number));
  } else {
    number = f->people ? f->people : USUAL_PEOPLE;
    if (!f->people && f->hints)
      diag(f->loading->diags, SCRIPT_EACH_PEOPLE, f->loading->source, phase->place_length, TN(number));
  }
  phase->planned = (int)MIN((gint64)phase->per_unit * number + phase->extra, 24 * 3600);
}

static void check_extremes(Finishing *f, Phase *phase) {
  DiagList *diags = f->loading->diags;
  if (!phase->planned) return; /* told already */
  g_autofree char *length = length_words(diags->lang, phase->planned);
  if (!phase->minimum) phase->minimum = phase->planned;
  if (!phase->maximum) phase->maximum = phase->planned;
  if (phase->minimum > phase->planned) {
    const char *key = schema_name(KEY_MINIMUM, diags->lang);
    g_autofree char *words = length_words(diags->lang, phase->minimum);
    g_autofree char *both = g_strdup_printf("%s: %s", key, words);
    diag(diags, SCRIPT_MINIMUM, f->loading->source, phase->place_minimum, TS(both), TS(length), TS(key));
  }
  if (phase->maximum < phase->planned) {
    const char *key = schema_name(KEY_MAXIMUM, diags->lang);
    g_autofree char *words = length_words(diags->lang, phase->maximum);
    g_autofree char *both = g_strdup_printf("%s: %s", key, words);
    diag(diags, SCRIPT_MAXIMUM, f->loading->source, phase->place_maximum, TS(both), TS(length), TS(key));
  }
}

/* Preparation stands at the head, afterwards at the tail, and something between them. */
static void check_order(const Finishing *f) {
  const GPtrArray *phases = f->script->phases;
  gboolean programme = FALSE, afterwards = FALSE;
  const Phase *first_after = NULL;
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = g_ptr_array_index(phases, i);
    if (phase->kind == KIND_PREPARATION) {
      if (programme || afterwards) diag(f->loading->diags, SCRIPT_PREPARATION_LATE, f->loading->source, phase->place);
    } else if (phase->kind == KIND_AFTERWARDS) {
      afterwards = TRUE;
      if (!first_after) first_after = phase;
    } else {
      if (first_after) diag(f->loading->diags, SCRIPT_AFTERWARDS_EARLY, f->loading->source, first_after->place);
      first_after = NULL;
      programme = TRUE;
    }
  }
  if (!programme && phases->len) {
    const Phase *phase = g_ptr_array_index(phases, 0);
    diag(f->loading->diags, SCRIPT_NO_PROGRAMME, f->loading->source, phase->place);
  }
}

/* Lays the script in time. Clock times that do not exist are told here; what does not fit is for the sense checks. */
static void lay_in_time(const Finishing *f, GArray *faults) {
  script_schedule(f->script, INSTANT_NONE, faults);
  for (guint i = 0; i < faults->len; i++) {
    const ScheduleFault *fault = &g_array_index(faults, ScheduleFault, i);
    Place place = !fault->phase                             ? f->script->place_begin
                  : fault->phase->at_clock != CLOCK_NONE ? fault->phase->place_pin
                                                            : fault->phase->place_until;
    if (fault->kind == SCHEDULE_GAP) diag(f->loading->diags, SCRIPT_CLOCK_GAP, f->loading->source, place);
    if (fault->kind == SCHEDULE_TWICE) diag(f->loading->diags, SCRIPT_CLOCK_TWICE, f->loading->source, place);
  }
}

/* What is recorded in a room is kept in a file of its name: no two may share one. files: name of file → name of room. */
static void check_room(const Finishing *f, GHashTable *files, char *room, Place place) {
  if (!room) return;
  char *file = rooms_file("", room);
  const char *other = g_hash_table_lookup(files, file);
  if (other && !rooms_same(other, room)) diag(f->loading->diags, SCRIPT_ROOMS_ALIKE, f->loading->source, place, TS(other), TS(room));
  if (other)
    g_free(file);
  else
    g_hash_table_insert(files, file, room);
}

static void check_rooms(const Finishing *f) {
  g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < f->script->rooms->len; i++) {
    const Room *room = g_ptr_array_index(f->script->rooms, i);
    check_room(f, files, room->name, room->place);
  }
  for (guint i = 0; i < f->script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(f->script->phases, i);
    for (guint k = 0; phase->tracks && k < phase->tracks->len; k++) {
      const Track *track = g_ptr_array_index(phase->tracks, k);
      check_room(f, files, track->room, track->place);
    }
  }
}

void script_finish(const Loading *loading, Script *script, gboolean hints, GArray *faults) {
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Finishing f = {loading, script, hints, ids, used, people_in_room(script), 0};
  visit(&f, script->phases, take_written_id);
  visit(&f, script->phases, make_id);
  visit(&f, script->phases, reckon_length);
  visit(&f, script->phases, check_extremes);
  check_order(&f);
  check_rooms(&f);
  if (!diag_failed(loading->diags)) lay_in_time(&f, faults);
}
