/* People: who is invited and what they allow. Nothing here is guessed. */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H
#include <glib.h>

#include "base/diag.h"

typedef enum { SIDE_NONE, SIDE_FORMAL, SIDE_INFORMAL, SIDE_MUNICIPALITY, SIDE_RESIDENT, SIDE_OTHER, N_SIDES } Side;
typedef enum {
  STATE_INVITED,
  STATE_SIGNED_UP,
  STATE_CANCELLED,
  STATE_REPLACED, /* somebody comes instead */
  STATE_REPORT_ONLY,
  STATE_ONLINE,
  N_PERSON_STATES
} PersonState;
typedef enum {
  CONSENT_NOT_ASKED,
  CONSENT_YES,
  CONSENT_NO,
  CONSENT_EMPTY /* asked, and left open: as the sign-in list says, that is no, until somebody ticks it */
} Consent;
typedef enum { CONSENT_TO_NAME, CONSENT_TO_MAIL, CONSENT_TO_PHOTO, N_CONSENTS } ConsentTo;

typedef struct Person {
  int id;                     /* from 1, in the order of the list; walk-ins go on counting */
  char *first, *infix, *last; /* first is never NULL; a single name column fills first and last */
  char *role, *organisation, *mail, *phone, *remarks; /* each may be NULL */
  char *street, *house, *postcode, *town; /* for the envelope alone; each may be NULL, and the house may stand in the street */
  Side side;          /* for mixing groups only: never printed or shown */
  PersonState state;
  Consent name_in_report, share_mail, photo;
  char *together, *apart; /* names as written; obeyed, never shown */
  gboolean walk_in;
  int instead_of;     /* id of the person replaced, or 0 */
  Place place;        /* in the file it came from */
} Person;

Person *person_new(void);
Person *person_copy(const Person *person);
void person_free(Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Person, person_free)
/* Are they the same in everything but the place in the file; NULL equals NULL. */
gboolean person_equal(const Person *a, const Person *b);

/* "Fatima van den Berg"; new string. */
char *person_name(const Person *person);
/* Sorting key: last name without infix, then first name; new string. */
char *person_sort_key(const Person *person);
/* "Kerkstraat 12\n6711 AB Ede": the lines for an envelope; new string, NULL without a street. */
char *person_address(const Person *person);
/* The three as events name them, with a NULL at the end; and which one a word is, N_CONSENTS for none of them. */
extern const char *const consent_to_words[];
ConsentTo consent_to(const char *word);

/* What this person answered to one of the three questions; borrowed, to read or to set. */
Consent *person_consent(Person *person, ConsentTo what);
/* May the name stand in the report: when that was allowed, or never asked. */
gboolean person_named(const Person *person);
/* Is expected in the room (invited, signed up, replacement): not cancelled, report only; online people are expected, not in
 * the room. */
gboolean person_expected(const Person *person);

/* Is this a plain mail address: one @, a domain with a dot, nothing that could add a header or a second recipient. */
gboolean mail_plausible(const char *mail);

/* One of the three was asked of everybody in an array of Person: who has no answer left it empty. */
void people_asked(const GPtrArray *people, ConsentTo what);
/* Was it asked of everybody in it, as a list with that column does? FALSE when nobody is in it. */
gboolean people_were_asked(const GPtrArray *people, ConsentTo what);

/* The person with this id in an array of Person, or NULL. */
Person *people_find(const GPtrArray *people, int id);

/* The person somebody means by these words: a whole name, else a first name, case aside. NULL when nobody or more than one
 * fits. */
const Person *people_by_name(const GPtrArray *people, const char *words);

/* The same for many of them: an index of an array of Person, which must outlive it. */
typedef struct PeopleNames PeopleNames;
PeopleNames *people_names_new(const GPtrArray *people);
void people_names_free(PeopleNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PeopleNames, people_names_free)
const Person *people_names_find(const PeopleNames *names, const char *words);

/* Splits "Fatima, Jan en Ans" into names; NULL-terminated, free with g_strfreev. */
char **people_split_names(const char *words);

#endif
