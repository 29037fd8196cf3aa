/* Loads the meeting's own fields and its parts, tracks included. */
#include "read/script_load.h"

#include <string.h>

#include "base/address.h"
#include "read/part.h"
#include "read/script_people.h"
#include "read/value.h"

typedef struct ScriptLoading {
  const Loading *loading;
  Script *script;
  MethodLibrary *methods;
  WorksheetLibrary *sheets;
  int n_parts;
  gboolean in_track;
} ScriptLoading;

static void load_contact(const Loading *loading, const Node *node, Organiser *contact) {
  Fields fields;
  if (!node || !fields_read(loading, IN_CONTACT, node, KEY_CONTACT_NAME, &fields)) return;
  fields_need(loading, IN_CONTACT, &fields);
  value_set_text(loading, &fields, KEY_CONTACT_NAME, &contact->name);
  value_set_text(loading, &fields, KEY_CONTACT_ROLE, &contact->role);
  value_set_text(loading, &fields, KEY_CONTACT_ORGANISATION, &contact->organisation);
  value_set_text(loading, &fields, KEY_CONTACT_MAIL, &contact->mail);
  value_set_text(loading, &fields, KEY_CONTACT_PHONE, &contact->phone);
}

static void add_facilitator(const Loading *loading, const Node *item, void *data) {
  GPtrArray *facilitators = data;
  Organiser *contact = g_new0(Organiser, 1);
  load_contact(loading, item, contact);
  g_ptr_array_add(facilitators, contact);
}

static void load_venue(const Loading *loading, const Node *node, Venue *venue) {
  Fields fields;
  if (!node || !fields_read(loading, IN_VENUE, node, KEY_VENUE_NAME, &fields)) return;
  value_set_text(loading, &fields, KEY_VENUE_NAME, &venue->name);
  value_set_text(loading, &fields, KEY_VENUE_ADDRESS, &venue->address);
  value_set_text(loading, &fields, KEY_VENUE_TOWN, &venue->town);
  value_set_text(loading, &fields, KEY_VENUE_ROOM, &venue->room);
}

static void add_room(const Loading *loading, const Node *item, void *data) {
  GPtrArray *rooms = data;
  Fields fields;
  if (!fields_read(loading, IN_ROOM, item, KEY_ROOM, &fields)) return;
  fields_need(loading, IN_ROOM, &fields);
  Room *room = g_new0(Room, 1);
  room->place = item->place;
  value_set_text(loading, &fields, KEY_ROOM, &room->name);
  value_number(loading, fields.at[KEY_SEATS], 1, 100000, &room->seats);
  g_ptr_array_add(rooms, room);
}

static void add_report_part(const Loading *loading, const Node *item, void *data) {
  GArray *report = data;
  int word;
  if (!value_word_of(loading, item, schema_name(KEY_REPORT, loading->diags->lang), WORDS_REPORT, &word)) return;
  ReportPart part = (ReportPart)word;
  g_array_append_val(report, part);
}

/* Is there a # behind a key on its line. */
static gboolean hash_behind(const Loading *loading, Place key) {
  gsize length;
  const char *line = loading->source ? diag_source_line(loading->source, key.line, &length) : NULL;
  return line && memchr(line, '#', length);
}

/* A colour without quotes is a remark to YAML: tells of it when the key has nothing but a # behind it. */
static void tell_lost_colour(const Loading *loading, const Node *style) {
  for (guint i = 0; style->kind == NODE_MAP && i < style->items->len; i++) {
    const Node *item = g_ptr_array_index(style->items, i);
    KeyId id;
    if (schema_find(IN_STYLE, item->key, &id) && id == KEY_COLOUR && node_empty(item) &&
        hash_behind(loading, item->key_place))
      diag(loading->diags, SCRIPT_COLOUR_HASH, loading->source, item->key_place);
  }
}

static void load_style(const Loading *loading, const Node *node, Script *script) {
  Fields fields;
  if (!node || !fields_read(loading, IN_STYLE, node, N_KEYS, &fields)) return;
  if (!node->cut_off) value_colour(loading, fields.at[KEY_COLOUR], script->accent);
  value_set_text(loading, &fields, KEY_LOGO, &script->logo);
  script->place_logo = fields_place(&fields, KEY_LOGO);
  tell_lost_colour(loading, node);
}

static void load_zone(const Loading *loading, const Node *node, Script *script) {
  script->zone_name = value_text(loading, node, NULL);
  GTimeZone *zone = zone_of(script->zone_name);
  if (!zone && script->zone_name) diag(loading->diags, SCRIPT_ZONE, loading->source, node->place, TS(script->zone_name));
  if (!zone) return;
  g_time_zone_unref(script->zone);
  script->zone = zone;
}

static void load_format(const Loading *loading, const Node *node) {
  int format;
  if (value_number(loading, node, 0, 1000000, &format) && format != 1)
    diag(loading->diags, SCRIPT_FORMAT, loading->source, node->place, TN(format));
}

/* The method that a part names, or NULL; phase->method becomes its title, or the text as it is. */
static const Method *find_method(const ScriptLoading *s, const Fields *fields, Phase *phase) {
  char *name = value_text(s->loading, fields->at[KEY_METHOD], NULL);
  if (!name) return NULL;
  DiagList *diags = s->loading->diags;
  const Method *method = method_find(s->methods, name);
  if (method) {
    g_free(name);
    phase->method = g_strdup(method->title);
    return method;
  }
  phase->method = name;
  const char *near = method_nearest(s->methods, name);
  if (near)
    diag(diags, SCRIPT_METHOD_NEAR, s->loading->source, fields->at[KEY_METHOD]->place, TS(name), TS(near));
  else
    diag(diags, SCRIPT_METHOD, s->loading->source, fields->at[KEY_METHOD]->place, TS(name));
  return NULL;
}

/* Fills what a method gives. Its faults were told when it was read. */
static void fill_from_method(const Method *method, Lang lang, Phase *phase) {
  g_autoptr(DiagList) told = diag_list_new(lang);
  const Loading loading = {.diags = told};
  part_fill(&loading, &method->fields, phase);
}

static void fill_places(const Fields *fields, Phase *phase) {
  phase->place = fields->map->place;
  phase->place_title = fields_place(fields, KEY_PART_TITLE);
  phase->place_length = fields_place(fields, KEY_LENGTH);
  phase->place_minimum = fields_place(fields, KEY_MINIMUM);
  phase->place_maximum = fields_place(fields, KEY_MAXIMUM);
  phase->place_pin = fields_place(fields, KEY_AT);
  phase->place_until = fields_place(fields, KEY_UNTIL);
  phase->place_round = fields_place(fields, KEY_ROUND);
  phase->place_groups = fields_place(fields, fields->at[KEY_GROUPS] ? KEY_GROUPS : KEY_GROUP_SIZE);
  phase->place_steps = fields_place(fields, KEY_STEPS);
  phase->place_picture = fields_place(fields, KEY_PART_PICTURE);
}

static void load_parts(ScriptLoading *s, const Node *list, GPtrArray *phases);
static void load_tracks(ScriptLoading *s, const Node *list, Phase *phase);

static void load_part(ScriptLoading *s, const Node *node, GPtrArray *phases) {
  Fields fields;
  if (!fields_read(s->loading, IN_PART, node, N_KEYS, &fields)) return;
  Phase *phase = phase_new();
  phase->warn = s->script->warn;
  const Method *method = find_method(s, &fields, phase);
  if (method && !method->broken) fill_from_method(method, s->loading->diags->lang, phase);
  Fields needed = fields;
  if (method && !needed.at[KEY_LENGTH]) needed.at[KEY_LENGTH] = method->fields.at[KEY_LENGTH];
  fields_need(s->loading, IN_PART, &needed);
  /* an extreme of the method gives way to the part's own length */
  int least = phase->minimum, most = phase->maximum;
  phase->minimum = phase->maximum = 0;
  part_fill(s->loading, &fields, phase);
  if (s->sheets && fields.at[KEY_WORKSHEETS]) worksheet_library_name(s->sheets, s->loading, fields.at[KEY_WORKSHEETS]);
  if (s->sheets) worksheet_library_want(s->sheets, phase);
  value_set_text(s->loading, &fields, KEY_PART_TITLE, &phase->title);
  value_set_text(s->loading, &fields, KEY_ID, &phase->id);
  if (!phase->minimum && phase->planned) phase->minimum = MIN(least, phase->planned);
  if (!phase->maximum && phase->planned) phase->maximum = MAX(most, phase->planned);
  fill_places(&fields, phase);
  if (fields.at[KEY_PARALLEL] && s->in_track)
    diag(s->loading->diags, SCRIPT_TRACKS_NESTED, s->loading->source, fields_place(&fields, KEY_PARALLEL));
  else if (fields.at[KEY_PARALLEL])
    load_tracks(s, fields.at[KEY_PARALLEL], phase);
  g_ptr_array_add(phases, phase);
}

static void load_tracks(ScriptLoading *s, const Node *list, Phase *phase) {
  GPtrArray *tracks = phase_tracks(phase);
  if (list->kind != NODE_LIST) {
    diag(s->loading->diags, SCRIPT_NOT_LIST, s->loading->source, list->place, TS(list->key),
         TS(schema_name(KEY_ROOM, s->loading->diags->lang)));
    return;
  }
  for (guint i = 0; i < list->items->len; i++) {
    const Node *node = g_ptr_array_index(list->items, i);
    Fields fields;
    if (!fields_read(s->loading, IN_TRACK, node, N_KEYS, &fields)) continue;
    fields_need(s->loading, IN_TRACK, &fields);
    Track *track = track_new();
    track->place = node->place;
    value_set_text(s->loading, &fields, KEY_ROOM, &track->room);
    value_set_text(s->loading, &fields, KEY_TRACK_TITLE, &track->title);
    value_set_text(s->loading, &fields, KEY_WHO, &track->who);
    s->in_track = TRUE;
    load_parts(s, fields.at[KEY_PHASES], track->phases);
    s->in_track = FALSE;
    g_ptr_array_add(tracks, track);
  }
}

static void load_parts(ScriptLoading *s, const Node *list, GPtrArray *phases) {
  DiagList *diags = s->loading->diags;
  if (!list) return;
  if (list->kind != NODE_LIST) {
    diag(diags, SCRIPT_NOT_LIST, s->loading->source, list->place, TS(list->key),
         TS(schema_name(KEY_PART_TITLE, diags->lang)));
    return;
  }
  if (list->items->len == 0 && !list->cut_off) diag(diags, SCRIPT_NO_PARTS, s->loading->source, list->place, TS(list->key));
  for (guint i = 0; i < list->items->len; i++) {
    const Node *node = g_ptr_array_index(list->items, i);
    if (s->n_parts++ == SCRIPT_MAX_PARTS)
      diag(diags, SCRIPT_TOO_MANY, s->loading->source, node->place, TN(SCRIPT_MAX_PARTS));
    if (s->n_parts > SCRIPT_MAX_PARTS) return;
    load_part(s, node, phases);
  }
}

/* Participants: the name of a file, or a list. */
static void load_people(const Loading *loading, const Node *node, Script *script) {
  if (!node) return;
  if (node->kind == NODE_TEXT)
    script->people_file = value_text(loading, node, NULL);
  else
    script_people_load(loading, node, script->people);
}

static void add_place(const Loading *loading, const Node *item, void *data) {
  (void)loading;
  if (item->kind == NODE_TEXT && !node_empty(item)) g_array_append_val((GArray *)data, item->place);
}

/* Without an address that can be opened there is no code on the papers, and no link. */
static void check_sign_up(const Loading *loading, const Node *node, const char *address) {
  g_autofree char *uri = address_uri(address);
  if (node && address && !uri) diag(loading->diags, SCRIPT_SIGN_UP, loading->source, node->place, TS(address));
}

static void load_meeting_fields(const Loading *loading, const Fields *fields, Script *script) {
  const Node *const *at = fields->at;
  int word;
  load_format(loading, at[KEY_FORMAT]);
  value_word(loading, at[KEY_ADDRESS_AS], WORDS_ADDRESS, &script->formal);
  value_set_text(loading, fields, KEY_TITLE, &script->title);
  value_set_text(loading, fields, KEY_THEME, &script->theme);
  value_set_text(loading, fields, KEY_EXPERIENCE, &script->experience);
  value_set_text(loading, fields, KEY_SIGN_UP, &script->sign_up);
  check_sign_up(loading, at[KEY_SIGN_UP], script->sign_up);
  value_set_texts(loading, fields, KEY_AIM, &script->aims);
  value_set_texts(loading, fields, KEY_PRACTICAL, &script->practical);
  value_set_texts(loading, fields, KEY_BRING, &script->bring);
  value_set_texts(loading, fields, KEY_PREVIOUS, &script->previous);
  value_each(loading, at[KEY_PREVIOUS], add_place, script->places_previous);
  load_contact(loading, at[KEY_INITIATOR], &script->initiator);
  value_each(loading, at[KEY_FACILITATORS], add_facilitator, script->facilitators);
  value_date(loading, at[KEY_DATE], &script->date);
  value_clock(loading, at[KEY_START], &script->begin_clock);
  value_length(loading, at[KEY_PROMISED], LENGTH_OF_PART, &script->promised);
  load_zone(loading, at[KEY_TIMEZONE], script);
  load_venue(loading, at[KEY_VENUE], &script->venue);
  if (value_word(loading, at[KEY_LAYOUT], WORDS_LAYOUT, &word)) script->layout = (Layout)word;
  value_each(loading, at[KEY_ROOMS], add_room, script->rooms);
  value_each(loading, at[KEY_REPORT], add_report_part, script->report);
  value_warn(loading, at[KEY_WARN], &script->warn);
  load_style(loading, at[KEY_STYLE], script);
  value_date(loading, at[KEY_KEEP_UNTIL], &script->keep_until);
  load_people(loading, at[KEY_PEOPLE], script);
  script->place_title = fields_place(fields, KEY_TITLE);
  script->place_begin = fields_place(fields, KEY_START);
  script->place_date = fields_place(fields, KEY_DATE);
  script->place_promised = fields_place(fields, KEY_PROMISED);
  script->place_people = fields_place(fields, KEY_PEOPLE);
}

Script *script_load(const Loading *loading, const Node *tree, MethodLibrary *methods, WorksheetLibrary *sheets) {
  ScriptLoading s = {.loading = loading, .script = script_new(), .methods = methods, .sheets = sheets};
  Fields fields;
  if (!fields_read(loading, IN_MEETING, tree, N_KEYS, &fields)) return s.script;
  fields_need(loading, IN_MEETING, &fields);
  int lang = (int)loading->diags->lang;
  value_word(loading, fields.at[KEY_LANGUAGE], WORDS_LANGUAGE, &lang);
  s.script->lang = loading->diags->lang = (Lang)lang;
  load_meeting_fields(loading, &fields, s.script);
  load_parts(&s, fields.at[KEY_PHASES], s.script->phases);
  return s.script;
}
