/* How far two words are apart, to suggest what was probably meant. */
#ifndef READ_NEAREST_H
#define READ_NEAREST_H
#include <glib.h>

/* Number of letters to add, drop, change or swap with the next to turn a into b; counts characters, not bytes. More than 64
 * characters are never near: G_MAXINT. */
int nearest_distance(const char *a, const char *b);
/* Is that near enough to suggest the one for the other. */
gboolean nearest_enough(int distance, const char *a, const char *b);

#endif
