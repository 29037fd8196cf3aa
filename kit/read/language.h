/* The language that a script's messages are in, found without understanding the file. */
#ifndef READ_LANGUAGE_H
#define READ_LANGUAGE_H
#include "base/text.h"

/* Scans the lines of a text for taal/language; else Dutch when a Dutch key stands at the start of a line; else the
 * environment's language. text may be NULL. */
Lang language_of(const char *text);

#endif
