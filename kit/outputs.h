/* Where files were made from which script, so that `check` finds papers that lie elsewhere and `anonymise` what is left of them. Kept in
 * the user's own state folder, `$XDG_STATE_HOME/draaiboek/outputs`: paths and nothing else. It only helps: when it cannot be read or
 * written nothing is told, and nothing fails. */
#ifndef OUTPUTS_H
#define OUTPUTS_H
#include <glib.h>

/* Something was made in the folder from this script, or from a session of it. */
void outputs_remember(const char *script, const char *folder);
/* The folders in which something that was made from it still is: absolute paths, the latest first. New array that owns them. */
GPtrArray *outputs_of(const char *script);
/* Forgets the folders in which nothing is left. */
void outputs_tidy(void);

#endif
