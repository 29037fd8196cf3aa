/* Mail and web addresses in texts: found, and turned into what a reader or a phone can open. No mail is checked to exist. */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H
#include <glib.h>

/* The URI of a text that is one address as a whole: "https://zorg.nl/aan" as it is, "www.zorg.nl" and "zorg.nl/aan" with https://,
 * "anna@zorg.nl" with mailto:. New ASCII string, or NULL when it is no address. */
char *address_uri(const char *text);

/* Finds the next address in a running text at or after byte `from`: with a scheme, with www., or of mail. FALSE when there is none;
 * else *start and *end are its bytes, and *uri is new. */
gboolean address_next(const char *text, gsize from, gsize *start, gsize *end, char **uri);

#endif
