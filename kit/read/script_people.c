/* Reads a list of participants from the script. A list in a CSV file is csv.c's. */
#include "read/script_people.h"

#include "read/person_read.h"
#include "read/value.h"

static Consent consent(const Loading *loading, const Node *node) {
  gboolean yes;
  if (!value_yes_no(loading, node, &yes)) return CONSENT_NOT_ASKED;
  return yes ? CONSENT_YES : CONSENT_NO;
}

static void add_person(const Loading *loading, const Node *item, void *data) {
  GPtrArray *people = data;
  Fields fields;
  if (!fields_read(loading, IN_PERSON, item, KEY_PERSON_NAME, &fields)) return;
  Person *person = person_new();
  person->id = (int)people->len + 1;
  person->place = item->place;
  for (int id = 0; id < N_KEYS; id++) {
    const SchemaKey *key = schema_key((KeyId)id);
    if (!(key->where & IN_PERSON) || key->type != VALUE_TEXT) continue;
    g_autofree char *text = value_text(loading, fields.at[id], schema_name((KeyId)id, loading->diags->lang));
    if (text) person_read_field(person, (KeyId)id, text, loading->source, fields_place(&fields, (KeyId)id), loading->diags);
  }
  int word;
  if (value_word(loading, fields.at[KEY_PERSON_SIDE], WORDS_SIDE, &word)) person->side = (Side)word;
  if (value_word(loading, fields.at[KEY_PERSON_STATE], WORDS_STATE, &word)) person->state = (PersonState)word;
  person->name_in_report = consent(loading, fields.at[KEY_PERSON_NAMED]);
  person->share_mail = consent(loading, fields.at[KEY_PERSON_SHARE]);
  person->photo = consent(loading, fields.at[KEY_PERSON_PHOTO]);
  if (!*person->first && !person->last && !item->cut_off)
    diag(loading->diags, SCRIPT_PERSON_NAME, loading->source, item->place);
  g_ptr_array_add(people, person);
}

void script_people_load(const Loading *loading, const Node *list, GPtrArray *people) {
  value_each(loading, list, add_person, people);
  people_judge(people, loading->source, loading->diags);
}
