/* How a person is written inside an event: shared by the writing and the reading half of eventline. */
#ifndef READ_EVENTLINE_PERSON_H
#define READ_EVENTLINE_PERSON_H
#include <glib.h>

typedef enum { PERSON_INT, PERSON_TEXT, PERSON_FLAG, PERSON_WORD } PersonFieldType;

typedef struct PersonField {
  const char *word;
  PersonFieldType type;
  gsize offset;             /* into Person */
  const char *const *words; /* PERSON_WORD: the word of each value; ends with NULL */
} PersonField;

/* The fields of a person; the array ends with word NULL. The first two (id, first) are always written and needed. */
extern const PersonField eventline_person_fields[];
#define PERSON_FIELDS_NEEDED 2

#endif
