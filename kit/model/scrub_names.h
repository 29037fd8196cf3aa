/* Finds the names and addresses of people in texts, word by word, however they are written: in capitals, without their accents, with a hyphen or
 * without, with initials before a last name, with the s of a genitive behind them. What to put in their place is for scrub.c. Pure. */
#ifndef MODEL_SCRUB_NAMES_H
#define MODEL_SCRUB_NAMES_H
#include <glib.h>

#include "model/people.h"

typedef struct ScrubNames ScrubNames;

ScrubNames *scrub_names_new(void);
void scrub_names_free(ScrubNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ScrubNames, scrub_names_free)

/* Names of a person, known by their id: the whole name, and first and last name alone; and where they live: a street with its number,
 * a postcode. Who has id 0 is somebody without a number:
 * a name that they share with one who has a number is taken for that one. */
void scrub_names_add(ScrubNames *names, const Person *person);
/* A phrase of several words in which no name is looked for: an organisation may well be called after what is a name too. Give these
 * after all people: one in which a whole name stands is not kept. */
void scrub_names_keep(ScrubNames *names, const char *phrase);

/* A name in a text: bytes [start, end). */
typedef struct ScrubFound {
  gsize start, end;
  int id;            /* whose it is; 0: of more than one, or of somebody without a number */
  gboolean alone;    /* a first or last name by itself */
  gboolean unsure;   /* it may as well be another word: "Vrij toegankelijk", "de bakker". Then there is more against a name than for it */
  gboolean begins;   /* a sentence, with a capital */
  gboolean address;  /* no name, but where they live */
  gboolean genitive; /* its last byte is the s that says whose something is */
} ScrubFound;

/* All of them in order, none within another, those too that are unsure. whole: only whole names and addresses, of which none is. New array of
 * ScrubFound. */
GArray *scrub_names_find(const ScrubNames *names, const char *text, gboolean whole);

#endif
