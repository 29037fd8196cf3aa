/* Takes names, mail addresses and phone numbers of people out of texts. Pure. */
#ifndef MODEL_SCRUB_H
#define MODEL_SCRUB_H
#include <glib.h>

#include "base/text.h"
#include "model/people.h"

typedef struct Scrub Scrub;

/* people: array of Person, borrowed for the call. Each becomes "deelnemer 7" by their id; an id of 0 "iemand". */
Scrub *scrub_new(const GPtrArray *people, Lang lang);
void scrub_free(Scrub *scrub);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scrub, scrub_free)

/* The text without them: whole names in capitals or not; first names and last names alone as they are written with a capital; whatever
 * looks like a mail address or a phone number, the phone numbers of these people however they are spaced, and where they live: a street with
 * its number, a postcode. New string. */
char *scrub_text(Scrub *scrub, const char *text);
/* How many were taken out so far, and how many of them were a first or last name alone, which may have been another word. */
int scrub_count(const Scrub *scrub);
int scrub_doubtful(const Scrub *scrub);
/* "Deelnemer 7": what this person is called from now on; new string. */
char *scrub_name(const Person *person, Lang lang);

#endif
