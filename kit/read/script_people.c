/* Reads a list of participants from the script. A list in a CSV file is csv.c's. */
#include "read/script_people.h"

#include <string.h>

#include "read/value.h"

/* Splits "Fatima van den Berg" into first name, infix (the words that begin with a small letter) and last name. */
static void split_name(const char *whole, Person *person) {
  g_auto(GStrv) words = g_strsplit_set(whole, " \t", -1);
  GString *infix = g_string_new(NULL), *last = g_string_new(NULL);
  g_free(person->first);
  person->first = NULL;
  for (char **word = words; *word; word++) {
    if (!**word) continue;
    if (!person->first) {
      person->first = g_strdup(*word);
      continue;
    }
    const char *letter = **word == '\'' ? *word + 1 : *word;
    gboolean small = g_unichar_islower(g_utf8_get_char(letter)) && word[1] && !last->len;
    GString *to = small ? infix : last;
    g_string_append_printf(to, "%s%s", to->len ? " " : "", *word);
  }
  if (!person->first) person->first = g_strdup("");
  person->infix = g_string_free(infix, infix->len == 0);
  person->last = g_string_free(last, last->len == 0);
}

static void check_mail(const Loading *loading, const Fields *fields, const Person *person) {
  if (!person->mail) return;
  const char *at = strchr(person->mail, '@');
  if (!at || at == person->mail || strchr(at + 1, '@') || !strchr(at, '.') || strpbrk(person->mail, " ,;<>"))
    diag(loading->diags, SCRIPT_MAIL, loading->source, fields_place(fields, KEY_PERSON_MAIL), TS(person->mail));
}

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
  g_autofree char *whole = value_text(loading, fields.at[KEY_PERSON_NAME], schema_name(KEY_PEOPLE, loading->diags->lang));
  if (whole) split_name(whole, person);
  value_set_text(loading, &fields, KEY_PERSON_FIRST, &person->first);
  value_set_text(loading, &fields, KEY_PERSON_INFIX, &person->infix);
  value_set_text(loading, &fields, KEY_PERSON_LAST, &person->last);
  value_set_text(loading, &fields, KEY_PERSON_ROLE, &person->role);
  value_set_text(loading, &fields, KEY_PERSON_ORGANISATION, &person->organisation);
  value_set_text(loading, &fields, KEY_PERSON_MAIL, &person->mail);
  value_set_text(loading, &fields, KEY_PERSON_PHONE, &person->phone);
  value_set_text(loading, &fields, KEY_PERSON_TOGETHER, &person->together);
  value_set_text(loading, &fields, KEY_PERSON_APART, &person->apart);
  value_set_text(loading, &fields, KEY_PERSON_REMARKS, &person->remarks);
  int word;
  if (value_word(loading, fields.at[KEY_PERSON_SIDE], WORDS_SIDE, &word)) person->side = (Side)word;
  if (value_word(loading, fields.at[KEY_PERSON_STATE], WORDS_STATE, &word)) person->state = (PersonState)word;
  person->name_in_report = consent(loading, fields.at[KEY_PERSON_NAMED]);
  person->share_mail = consent(loading, fields.at[KEY_PERSON_SHARE]);
  person->photo = consent(loading, fields.at[KEY_PERSON_PHOTO]);
  check_mail(loading, &fields, person);
  if ((!person->first || !*person->first) && !person->last && !item->cut_off)
    diag(loading->diags, SCRIPT_PERSON_NAME, loading->source, item->place);
  if (!person->first) person->first = g_strdup("");
  g_ptr_array_add(people, person);
}

void script_people_load(const Loading *loading, const Node *list, GPtrArray *people) {
  value_each(loading, list, add_person, people);
}
