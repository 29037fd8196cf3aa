/* Everybody who is named in a meeting: in all its rooms, in its script, in the meetings before it. Each has one number, the same in
 * every session, by which they are called when names are taken away. Pure. */
#ifndef MODEL_NAMED_H
#define MODEL_NAMED_H
#include <glib.h>

#include "model/scrub.h"
#include "model/session.h"

typedef struct Named Named;

Named *named_new(void);
void named_free(Named *named);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Named, named_free)

/* Takes in all who are in a session, also those whose entry was undone, who took something up without being on the list, and whoever
 * its script names. earlier: of a meeting before this one; who was only there has no number. Give the main session first, then those
 * of the rooms, then scripts, then earlier meetings. */
void named_add_session(Named *named, const Session *session, gboolean earlier);
/* Takes in the people of a script, its initiator and facilitators, and who leads its parts. */
void named_add_script(Named *named, const Script *script, gboolean earlier);

/* All who ever were in a session, those too whose entry was undone: new array of Person, borrowed from it. */
GPtrArray *named_people(const Session *session);
/* The numbers of these people, of a session or of a script: new table from id to number. */
GHashTable *named_numbers(const Named *named, const GPtrArray *people);
/* What takes all these names out of texts; new. */
Scrub *named_scrub(const Named *named, Lang lang);

#endif
