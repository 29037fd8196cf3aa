/* From a node of the tree to a value: text, length, clock time, date, word of a set … Each reader takes NULL for an
 * absent node, tells what is wrong at its place with what to type instead, and then leaves the result as it was. */
#ifndef READ_VALUE_H
#define READ_VALUE_H
#include "base/when.h"
#include "model/script.h"
#include "read/fields.h"

/* New string, or NULL when absent or no text. `name` is the key to call it by. */
char *value_text(const Loading *loading, const Node *node, const char *name);
/* Puts the text of a field in *slot, freeing what stood there; leaves it when absent. */
void value_set_text(const Loading *loading, const Fields *fields, KeyId key, char **slot);
/* The same for a text or a list of texts; a text of several lines is a list of its lines. */
void value_set_texts(const Loading *loading, const Fields *fields, KeyId key, char ***slot);

/* These return TRUE when the value was read. */
gboolean value_length(const Loading *loading, const Node *node, LengthContext context, int *seconds);
gboolean value_clock(const Loading *loading, const Node *node, int *seconds);
gboolean value_date(const Loading *loading, const Node *node, Date *date);
gboolean value_yes_no(const Loading *loading, const Node *node, gboolean *answer);
gboolean value_number(const Loading *loading, const Node *node, int least, int most, int *number);
/* "4", "4-5", "4 of 5", "4 tot 5". */
gboolean value_range(const Loading *loading, const Node *node, int least, int most, int *from, int *to);
gboolean value_word(const Loading *loading, const Node *node, WordSet set, int *word);
/* The same of an item of a list, which has no key itself. */
gboolean value_word_of(const Loading *loading, const Node *node, const char *key, WordSet set, int *word);
/* "#00695c" or "#066" into r, g, b from 0 to 1. */
gboolean value_colour(const Loading *loading, const Node *node, double rgb[3]);
/* [20 %, 5 %], [5 min, 1 min], one of them, or no. */
gboolean value_warn(const Loading *loading, const Node *node, WarnAt *warn);

/* Calls `each` for every item of a list; a node that is no list counts as the only item. Absent: never. */
typedef void (*ValueEach)(const Loading *loading, const Node *item, void *data);
void value_each(const Loading *loading, const Node *node, ValueEach each, void *data);

#endif
