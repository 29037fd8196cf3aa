/* A person from named texts, wherever they were written: a CSV row or a list in the script. One set of rules for both. */
#ifndef READ_PERSON_READ_H
#define READ_PERSON_READ_H
#include <glib.h>

#include "base/diag.h"
#include "model/people.h"
#include "read/schema.h"

/* Sets one field of a person from its text; an empty text leaves it as it is. A value that is not understood is told (as a
 * warning) at the place and not used. KEY_PERSON_NAME is taken apart into first name, infix and last name. */
void person_read_field(Person *person, KeyId key, const char *text, const DiagSource *source, Place place, DiagList *diags);

/* Judges the whole list once it is read: doubles, names in "together" and "apart" that nobody has, consents never asked.
 * Numbers the people from 1. */
void people_judge(GPtrArray *people, const DiagSource *source, DiagList *diags);

#endif
