/* Participants that stand in the script itself, as a list. */
#ifndef READ_SCRIPT_PEOPLE_H
#define READ_SCRIPT_PEOPLE_H
#include "model/script.h"
#include "read/fields.h"

/* Adds a Person for each item of a list to people: a map of keys, or only a name. */
void script_people_load(const Loading *loading, const Node *list, GPtrArray *people);

#endif
