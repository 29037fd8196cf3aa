/* The lifeboat as plain text, to print anywhere or to read on a phone. */
#ifndef VIEW_LIFEBOAT_TEXT_H
#define VIEW_LIFEBOAT_TEXT_H
#include "model/lifeboat.h"

/* New string: at most 72 columns wide, in the script's language. */
char *lifeboat_text(const Lifeboat *lifeboat);

#endif
