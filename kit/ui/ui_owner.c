/* Whom a typed name means, and which names could be meant. It never guesses between two people, and never from half a
 * name. */
#include <string.h>

#include "base/unicode.h"
#include "ui/ui_modes.h"

#define SEPARATORS ",;&"
#define COMPLETIONS 12

void ui_owner_clear(UiOwners *owners) {
  if (owners->people) g_array_unref(owners->people);
  g_free(owners->words);
  g_free(owners->typed);
  g_free(owners->first);
  g_free(owners->second);
  *owners = (UiOwners){0};
}

gsize ui_owner_last(const char *text) {
  gsize at = 0;
  for (gsize i = 0; text[i]; i++)
    if (strchr(SEPARATORS, text[i])) at = i + 1;
  while (text[at] == ' ') at++;
  return at;
}

static gboolean is_here(const Session *session, int id) {
  const Attendance *attendance = session_attendance(session, id);
  return attendance && presence_here(attendance->presence);
}

/* Is `part` the beginning of `whole` up to the end of a word. */
static gboolean begins_words(const char *whole, const char *part) {
  gsize length = strlen(part);
  return length > 0 && g_str_has_prefix(whole, part) && (whole[length] == '\0' || whole[length] == ' ');
}

/* Does the key (case and accents aside) mean this person: the first name, the whole name or its beginning, with or
 * without the infix, or the last name. */
static gboolean means(const Person *person, const char *key) {
  g_autofree char *name = person_name(person);
  g_autofree char *name_key = unicode_sort_key(name);
  if (begins_words(name_key, key)) return TRUE;
  if (!person->last) return FALSE;
  g_autofree char *last = unicode_sort_key(person->last);
  if (strcmp(last, key) == 0) return TRUE;
  g_autofree char *brief = g_strdup_printf("%s %s", person->first, person->last);
  g_autofree char *brief_key = unicode_sort_key(brief);
  return begins_words(brief_key, key);
}

/* Finds the one person a name means: 1 found, 0 nobody, 2 several (the two are put in a and b). Who is here goes before
 * who is not, and the whole name before a part of it. */
static int find_person(const Session *session, const char *name, const Person **a, const Person **b) {
  g_autofree char *key = unicode_sort_key(name);
  int best = 0, n = 0;
  *a = *b = NULL;
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    if (person->state == STATE_REPLACED || !means(person, key)) continue;
    g_autofree char *whole = person_name(person);
    g_autofree char *whole_key = unicode_sort_key(whole);
    int rank = 1 + (is_here(session, person->id) ? 1 : 0) + (strcmp(whole_key, key) == 0 ? 2 : 0);
    if (rank < best) continue;
    if (rank > best) n = 0;
    best = rank;
    if (n == 0) *a = person;
    if (n == 1) *b = person;
    n++;
  }
  return MIN(n, 2);
}

/* The organisation of this name as the list of people writes it, or NULL. */
static const char *find_organisation(const Session *session, const char *name) {
  g_autofree char *key = unicode_sort_key(name);
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    if (!person->organisation || !*person->organisation) continue;
    g_autofree char *other = unicode_sort_key(person->organisation);
    if (strcmp(other, key) == 0) return person->organisation;
  }
  return NULL;
}

static void add_words(UiOwners *owners, const char *words) {
  char *joined = owners->words ? g_strdup_printf("%s, %s", owners->words, words) : g_strdup(words);
  g_free(owners->words);
  owners->words = joined;
}

static void add_person(UiOwners *owners, const Person *person) {
  if (!owners->people) owners->people = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < owners->people->len; i++)
    if (g_array_index(owners->people, int, i) == person->id) return;
  g_array_append_val(owners->people, person->id);
}

/* "Fatima en Jan": two people when both halves are people, else what it is as a whole ("Zorg en Welzijn"). */
static gboolean add_pair(const Session *session, const char *name, UiOwners *owners) {
  static const char *const words[] = {" en ", " and ", " + "};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    const char *at = strstr(name, words[i]);
    if (!at) continue;
    g_autofree char *left = g_strstrip(g_strndup(name, (gsize)(at - name)));
    g_autofree char *right = g_strstrip(g_strdup(at + strlen(words[i])));
    const Person *a, *b, *other;
    if (find_person(session, left, &a, &other) != 1 || find_person(session, right, &b, &other) != 1) continue;
    add_person(owners, a);
    add_person(owners, b);
    return TRUE;
  }
  return FALSE;
}

static gboolean add_name(const Session *session, const char *name, UiOwners *owners) {
  const char *organisation = find_organisation(session, name);
  if (organisation) {
    add_words(owners, organisation);
    return TRUE;
  }
  const Person *a, *b;
  int found = find_person(session, name, &a, &b);
  if (found == 2) {
    owners->typed = g_strdup(name);
    owners->first = person_name(a);
    owners->second = person_name(b);
    return FALSE;
  }
  if (found == 1)
    add_person(owners, a);
  else if (!add_pair(session, name, owners))
    add_words(owners, name);
  return TRUE;
}

gboolean ui_owner_find(const Session *session, const char *text, UiOwners *owners) {
  *owners = (UiOwners){0};
  g_autofree char *whole = g_strstrip(g_strdup(text));
  const char *organisation = find_organisation(session, whole); /* its name may hold a separator */
  if (organisation) {
    add_words(owners, organisation);
    return TRUE;
  }
  g_auto(GStrv) names = g_strsplit_set(whole, SEPARATORS, -1);
  for (char **name = names; *name; name++) {
    g_strstrip(*name);
    if (**name && !add_name(session, *name, owners)) return FALSE;
  }
  return TRUE;
}

static gboolean any_word_begins(const char *text, const char *key) {
  g_autofree char *all = unicode_sort_key(text);
  if (g_str_has_prefix(all, key)) return TRUE;
  for (const char *p = strchr(all, ' '); p; p = strchr(p + 1, ' '))
    if (g_str_has_prefix(p + 1, key)) return TRUE;
  return FALSE;
}

static void add_completion(GPtrArray *out, const char *text, const char *key) {
  if (out->len >= COMPLETIONS || !text || !*text || !any_word_begins(text, key)) return;
  for (guint i = 0; i < out->len; i++)
    if (strcmp(g_ptr_array_index(out, i), text) == 0) return;
  g_ptr_array_add(out, g_strdup(text));
}

static void add_all(GPtrArray *out, const Session *session, const char *key, gboolean names, gboolean here) {
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    if (is_here(session, person->id) != here || person->state == STATE_REPLACED) continue;
    g_autofree char *name = person_name(person);
    add_completion(out, names ? name : person->organisation, key);
  }
}

GPtrArray *ui_owner_completions(const Session *session, const char *text, gboolean people, gboolean organisations) {
  GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *last = g_strstrip(g_strdup(text + (people ? ui_owner_last(text) : 0)));
  g_autofree char *key = unicode_sort_key(last);
  if (!*last) return out;
  if (people) add_all(out, session, key, TRUE, TRUE);
  if (organisations) add_all(out, session, key, FALSE, TRUE);
  if (people) add_all(out, session, key, TRUE, FALSE);
  if (organisations) add_all(out, session, key, FALSE, FALSE);
  return out;
}

int ui_owner_first(const Session *session, const char *text) {
  g_autoptr(GPtrArray) names = ui_owner_completions(session, text, TRUE, FALSE);
  for (guint i = 0; names->len > 0 && i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    g_autofree char *name = person_name(person);
    if (person->state != STATE_REPLACED && strcmp(name, g_ptr_array_index(names, 0)) == 0) return person->id;
  }
  return 0;
}
