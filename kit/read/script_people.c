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
  static const KeyId texts[] = {KEY_PERSON_NAME,         KEY_PERSON_FIRST, KEY_PERSON_INFIX, KEY_PERSON_LAST,
                                KEY_PERSON_ROLE,         KEY_PERSON_ORGANISATION, KEY_PERSON_MAIL,  KEY_PERSON_PHONE,
                                KEY_PERSON_TOGETHER,     KEY_PERSON_APART, KEY_PERSON_REMARKS};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *text = value_text(loading, fields.at[texts[i]], schema_name(texts[i], loading->diags->lang));
    if (text) person_read_field(person, texts[i], text, loading->source, fields_place(&fields, texts[i]), loading->diags);
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
