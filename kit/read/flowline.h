/* A line of a session file as the program writes it, read without libyaml: session files have very many, and what is started in a
 * meeting that broke off must be there at once. It reads a part of YAML and knows it: whatever is not plainly in that part is left
 * to tree_each, which reads the same out of every line that is. */
#ifndef READ_FLOWLINE_H
#define READ_FLOWLINE_H
#include <glib.h>

#include "read/tree.h"

typedef struct Flowline Flowline;

Flowline *flowline_new(void);
void flowline_free(Flowline *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Flowline, flowline_free)

/* Reads "- {key: value, …}", newline not included. Returns the map, without places; NULL when the line is written otherwise. The
 * nodes, their keys and unquoted texts belong to the reader until the next line; quoted texts may be taken out (and left NULL). */
Node *flowline_read(Flowline *reader, const char *line, gsize length);

#endif
