/* Fills a part from its fields. It judges single values; what they say together is script_finish's. */
#include "read/part.h"

#include <string.h>

#include "read/value.h"

enum { MOST_PEOPLE_IN_GROUP = 1000, MOST_GROUPS = 500 };

/* "Uitleg: 3 min" is a likely way to write a step: tells how it is done. */
static gboolean tell_short_step(const Loading *loading, const Node *item) {
  KeyId id;
  int seconds;
  const Node *only = item->kind == NODE_MAP && item->items->len == 1 ? g_ptr_array_index(item->items, 0) : NULL;
  if (!only || only->kind != NODE_TEXT || schema_find(IN_STEP, only->key, &id)) return FALSE;
  WhenResult result = length_parse(only->text, LENGTH_OF_TURN, &seconds);
  if (result != WHEN_OK && result != WHEN_TWO_WAYS) return FALSE;
  Lang lang = loading->diags->lang;
  g_autofree char *line = g_strdup_printf("{%s: %s, %s: %s}", schema_name(KEY_STEP_TITLE, lang), only->key,
                                          schema_name(KEY_STEP_LENGTH, lang), only->text);
  diag(loading->diags, SCRIPT_SHORT_STEP, loading->source, only->key_place, TS(line));
  return TRUE;
}

static void add_step(const Loading *loading, const Node *item, void *data) {
  Phase *phase = data;
  Fields fields;
  if (tell_short_step(loading, item)) return;
  if (!fields_read(loading, IN_STEP, item, KEY_STEP_TITLE, &fields)) return;
  fields_need(loading, IN_STEP, &fields);
  char *title = value_text(loading, fields.at[KEY_STEP_TITLE], schema_name(KEY_STEPS, loading->diags->lang));
  int seconds = 0;
  value_length(loading, fields.at[KEY_STEP_LENGTH], LENGTH_OF_TURN, &seconds);
  if (!title) return;
  Step *step = g_new0(Step, 1);
  step->title = title;
  step->seconds = seconds;
  g_ptr_array_add(phase->steps, step);
}

/* A list to write in: a known word, {word: heading}, or a heading of its own. */
static void add_list(const Loading *loading, const Node *item, void *data) {
  Phase *phase = data;
  OpenList list = {LIST_FREE, NULL};
  int kind;
  const Node *only = item->kind == NODE_MAP && item->items->len == 1 ? g_ptr_array_index(item->items, 0) : NULL;
  if (only && schema_word(WORDS_LIST, only->key, &kind)) {
    list.kind = (ListKind)kind;
    list.heading = value_text(loading, only, NULL);
    g_array_append_val(phase->lists, list);
    return;
  }
  const char *key = schema_name(KEY_RECORD, loading->diags->lang);
  g_autofree char *text = value_text(loading, item, key);
  if (!text) return;
  if (schema_word(WORDS_LIST, text, &kind)) {
    list.kind = (ListKind)kind;
  } else {
    g_autofree char *near = schema_nearest_word(WORDS_LIST, text, loading->diags->lang);
    if (near) diag(loading->diags, SCRIPT_HEADING_NEAR, loading->source, item->place, TS(text), TS(near));
    list.heading = g_steal_pointer(&text);
  }
  g_array_append_val(phase->lists, list);
}

/* The length: given whole, or by person or group, which makes it a round. */
static void fill_length(const Loading *loading, const Node *node, Phase *phase) {
  if (!node) return;
  phase->planned = phase->per_unit = phase->extra = 0;
  if (node->kind != NODE_MAP) {
    value_length(loading, node, LENGTH_OF_PART, &phase->planned);
    return;
  }
  Fields fields;
  fields_read(loading, IN_EACH, node, N_KEYS, &fields);
  const Node *person = fields.at[KEY_PER_PERSON], *group = fields.at[KEY_PER_GROUP];
  if ((person != NULL) == (group != NULL)) {
    if (person || !node->cut_off) diag(loading->diags, SCRIPT_EACH_BOTH, loading->source, node->place);
    return;
  }
  value_length(loading, fields.at[KEY_EXTRA], LENGTH_OF_TURN, &phase->extra);
  value_length(loading, person ? person : group, LENGTH_OF_TURN, &phase->per_unit);
  phase->round = person ? ROUND_PERSON : ROUND_GROUP;
}

static void fill_groups(const Loading *loading, const Fields *fields, Phase *phase) {
  const Node *size = fields->at[KEY_GROUP_SIZE], *count = fields->at[KEY_GROUPS];
  if (!size && !count) return;
  phase->group_min = phase->group_max = phase->group_count = 0;
  if (size && count) diag(loading->diags, SCRIPT_GROUPS_BOTH, loading->source, count->place);
  value_range(loading, size, 2, MOST_PEOPLE_IN_GROUP, &phase->group_min, &phase->group_max);
  value_number(loading, count, 1, MOST_GROUPS, &phase->group_count);
}

/* A text that may be a list becomes one text: the phase's aim. */
static void fill_aim(const Loading *loading, const Fields *fields, Phase *phase) {
  if (!fields->at[KEY_AIM]) return;
  char **aims = g_new0(char *, 1);
  value_set_texts(loading, fields, KEY_AIM, &aims);
  g_free(phase->aim);
  phase->aim = *aims ? g_strjoinv("; ", aims) : NULL;
  g_strfreev(aims);
}

void part_fill(const Loading *loading, const Fields *fields, Phase *phase) {
  int word;
  const Node *const *at = fields->at;
  if (value_word(loading, at[KEY_KIND], WORDS_KIND, &word)) phase->kind = (PhaseKind)word;
  if (value_word(loading, at[KEY_LAYOUT], WORDS_LAYOUT, &word)) phase->layout = (Layout)word;
  if (value_word(loading, at[KEY_CUT], WORDS_CUT, &word)) phase->cut = (CutClass)word;
  if (value_word(loading, at[KEY_ROUND], WORDS_ROUND, &word)) phase->round = (RoundKind)word;
  value_set_text(loading, fields, KEY_BLOCK, &phase->block);
  value_set_text(loading, fields, KEY_CATEGORY, &phase->category);
  value_set_text(loading, fields, KEY_PART_PICTURE, &phase->picture);
  value_set_text(loading, fields, KEY_WHO, &phase->who);
  value_set_text(loading, fields, KEY_WHAT, &phase->what);
  value_set_text(loading, fields, KEY_ALTERNATIVE, &phase->alternative);
  fill_aim(loading, fields, phase);
  value_set_texts(loading, fields, KEY_QUESTIONS, &phase->questions);
  value_set_texts(loading, fields, KEY_NEEDED, &phase->needed);
  value_set_texts(loading, fields, KEY_FLAPS, &phase->flaps);
  value_set_texts(loading, fields, KEY_NOTE, &phase->reminders);
  value_set_texts(loading, fields, KEY_WORKSHEETS, &phase->worksheets);
  if (at[KEY_STEPS]) g_ptr_array_set_size(phase->steps, 0);
  value_each(loading, at[KEY_STEPS], add_step, phase);
  if (at[KEY_RECORD]) g_array_set_size(phase->lists, 0);
  value_each(loading, at[KEY_RECORD], add_list, phase);
  value_yes_no(loading, at[KEY_OPTIONAL], &phase->optional);
  value_yes_no(loading, at[KEY_AUTO], &phase->automatic);
  value_yes_no(loading, at[KEY_SPARE], &phase->spare);
  value_yes_no(loading, at[KEY_LOOKS_BACK], &phase->looks_back);
  value_clock(loading, at[KEY_AT], &phase->at_clock);
  value_clock(loading, at[KEY_UNTIL], &phase->until_clock);
  value_warn(loading, at[KEY_WARN], &phase->warn);
  fill_groups(loading, fields, phase);
  fill_length(loading, at[KEY_LENGTH], phase);
  value_length(loading, at[KEY_MINIMUM], LENGTH_OF_PART, &phase->minimum);
  value_length(loading, at[KEY_MAXIMUM], LENGTH_OF_PART, &phase->maximum);
}
