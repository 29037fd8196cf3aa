/* The script's structs: making them with sane defaults, freeing them, finding in them. Reading a file is kit/read's; laying
 * the parts in time is schedule.c's. */
#include "model/script.h"

static const struct {
  const char *en, *nl;
} list_words[N_LISTS] = {
#define LIST(id, en, nl, also) [LIST_##id] = {en, nl},
#include "model/lists.def"
#undef LIST
};

const char *list_word(ListKind list, Lang lang) {
  if ((int)list < 0 || list >= N_LISTS) {
    return "";
  }
  return lang == LANG_EN ? list_words[list].en : list_words[list].nl;
}

gboolean list_takes_votes(ListKind list) {
  return list == LIST_SLOGAN || list == LIST_WISH || list == LIST_HARVEST || list == LIST_FREE;
}

static void open_list_clear(gpointer data) {
  OpenList *list = data;
  g_clear_pointer(&list->heading, g_free);
}

static void step_free(gpointer data) {
  Step *step = data;
  g_free(step->title);
  g_free(step);
}

static void track_free(gpointer data) {
  Track *track = data;
  g_free(track->room);
  g_free(track->title);
  g_free(track->who);
  if (track->phases) {
    g_ptr_array_unref(track->phases);
  }
  g_free(track);
}

Track *track_new(void) {
  Track *track = g_new0(Track, 1);
  track->phases = g_ptr_array_new_with_free_func((GDestroyNotify)phase_free);
  return track;
}

static void organiser_clear(Organiser *organiser) {
  g_free(organiser->name);
  g_free(organiser->role);
  g_free(organiser->organisation);
  g_free(organiser->mail);
  g_free(organiser->phone);
}

static void organiser_free(gpointer data) {
  organiser_clear(data);
  g_free(data);
}

static void room_free(gpointer data) {
  Room *room = data;
  g_free(room->name);
  g_free(room);
}

static char **no_texts(void) {
  return g_new0(char *, 1);
}

Phase *phase_new(void) {
  Phase *phase = g_new0(Phase, 1);
  phase->id = g_strdup("");
  phase->title = g_strdup("");
  phase->kind = KIND_PROGRAMME;
  phase->questions = no_texts();
  phase->needed = no_texts();
  phase->reminders = no_texts();
  phase->flaps = no_texts();
  phase->worksheets = no_texts();
  phase->codes = no_texts();
  phase->steps = g_ptr_array_new_with_free_func(step_free);
  phase->lists = g_array_new(FALSE, TRUE, sizeof(OpenList));
  g_array_set_clear_func(phase->lists, open_list_clear);
  phase->cut = CUT_NORMAL;
  phase->at_clock = phase->until_clock = CLOCK_NONE;
  phase->start = phase->end = INSTANT_NONE;
  phase->pin_start = phase->pin_end = INSTANT_NONE;
  return phase;
}

void phase_free(Phase *phase) {
  if (!phase) {
    return;
  }
  g_free(phase->id);
  g_free(phase->title);
  g_free(phase->block);
  g_free(phase->category);
  g_free(phase->picture);
  g_free(phase->who);
  g_free(phase->aim);
  g_free(phase->what);
  g_free(phase->method);
  g_free(phase->alternative);
  g_strfreev(phase->questions);
  g_strfreev(phase->needed);
  g_strfreev(phase->reminders);
  g_strfreev(phase->flaps);
  g_strfreev(phase->worksheets);
  g_strfreev(phase->codes);
  if (phase->steps) {
    g_ptr_array_unref(phase->steps);
  }
  if (phase->lists) {
    g_array_unref(phase->lists);
  }
  if (phase->tracks) {
    g_ptr_array_unref(phase->tracks);
  }
  g_free(phase);
}

GPtrArray *phase_tracks(Phase *phase) {
  if (!phase->tracks) {
    phase->tracks = g_ptr_array_new_with_free_func(track_free);
  }
  return phase->tracks;
}

Script *script_new(void) {
  Script *script = g_new0(Script, 1);
  script->lang = LANG_NL;
  script->title = g_strdup("");
  script->aims = no_texts();
  script->practical = no_texts();
  script->bring = no_texts();
  script->previous = no_texts();
  script->places_previous = g_array_new(FALSE, FALSE, sizeof(Place));
  script->facilitators = g_ptr_array_new_with_free_func(organiser_free);
  script->begin_clock = CLOCK_NONE;
  script->promised = LENGTH_NONE;
  script->zone = g_time_zone_new_utc();
  script->people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  script->rooms = g_ptr_array_new_with_free_func(room_free);
  script->report = g_array_new(FALSE, TRUE, sizeof(ReportPart));
  script->warn = WARN_DEFAULT;
  script->accent[0] = script->accent[1] = script->accent[2] = -1;
  script->phases = g_ptr_array_new_with_free_func((GDestroyNotify)phase_free);
  script->begin = script->end = INSTANT_NONE;
  return script;
}

void script_free(Script *script) {
  if (!script) {
    return;
  }
  g_free(script->title);
  g_free(script->theme);
  g_free(script->experience);
  g_free(script->layout_text);
  g_strfreev(script->aims);
  g_strfreev(script->practical);
  g_strfreev(script->bring);
  g_strfreev(script->previous);
  organiser_clear(&script->initiator);
  g_ptr_array_unref(script->facilitators);
  g_free(script->zone_name);
  g_time_zone_unref(script->zone);
  g_clear_pointer(&script->shown_zone, g_time_zone_unref);
  g_free(script->venue.name);
  g_free(script->venue.address);
  g_free(script->venue.town);
  g_free(script->venue.room);
  g_ptr_array_unref(script->people);
  g_free(script->people_file);
  g_ptr_array_unref(script->rooms);
  g_array_unref(script->report);
  g_free(script->logo);
  g_free(script->sign_up);
  g_array_unref(script->places_previous);
  if (script->logo_bytes) g_bytes_unref(script->logo_bytes);
  g_ptr_array_unref(script->phases);
  g_free(script);
}

Lang script_participant_lang(const Script *script) {
  return script->lang == LANG_NL && script->formal ? LANG_NL_FORMAL : script->lang;
}

static Phase *find_phase(const GPtrArray *phases, const char *id) {
  for (guint i = 0; i < phases->len; i++) {
    Phase *phase = g_ptr_array_index(phases, i);
    if (g_strcmp0(phase->id, id) == 0) {
      return phase;
    }
    for (guint j = 0; phase->tracks && j < phase->tracks->len; j++) {
      const Track *track = g_ptr_array_index(phase->tracks, j);
      Phase *found = find_phase(track->phases, id);
      if (found) {
        return found;
      }
    }
  }
  return NULL;
}

Phase *script_phase(const Script *script, const char *id) {
  return id ? find_phase(script->phases, id) : NULL;
}
