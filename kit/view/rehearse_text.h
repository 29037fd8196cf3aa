/* What a rehearsal says, as text: the answer in a line, sentences, and two small tables. */
#ifndef VIEW_REHEARSE_TEXT_H
#define VIEW_REHEARSE_TEXT_H
#include "model/rehearse.h"

/* New string, in the script's language, at least 60 columns wide. */
char *rehearse_text(const Script *script, const RehearseResult *result, int columns);

#endif
