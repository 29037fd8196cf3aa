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
/* A phrase of several words, like the name of an organisation, that stays as it is though a word of it is also a name. */
void scrub_keep(Scrub *scrub, const char *phrase);

/* The text without them: names as model/scrub_names.h finds them; whatever looks like a mail address or a phone number, the phone
 * numbers of these people however they are spaced, and where they live: a street with its number, a postcode. New string. */
char *scrub_text(Scrub *scrub, const char *text);
/* The same for what an organisation is called, which is often a name too: only whole names go. New string. */
char *scrub_organisation(Scrub *scrub, const char *text);
/* Does a text hold a whole name of these people, or an address or number, or first and last name in one line. */
gboolean scrub_finds(const Scrub *scrub, const char *text);
/* How many were taken out so far, and how many of them were a first or last name alone, which may have been another word. */
int scrub_count(const Scrub *scrub);
int scrub_doubtful(const Scrub *scrub);
/* How many words were left so far that may be a name, but are more likely another word: "Vrij toegankelijk" where there is a mister Vrij. */
int scrub_left(const Scrub *scrub);

/* "Deelnemer 7": what somebody with this number is called from now on; new string. */
char *scrub_name(int number, Lang lang);
/* The number of somebody who is called so, in any language; 0: it is a name. */
int scrub_number(const char *name);

#endif
