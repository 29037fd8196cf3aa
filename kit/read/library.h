/* The library of agendas: scripts to start from, the user's own before the shipped ones. */
#ifndef READ_LIBRARY_H
#define READ_LIBRARY_H
#include <glib.h>

#include "base/text.h"

/* An agenda; owns its strings. */
typedef struct Agenda {
  char *name;  /* "startend-netwerk" */
  char *path;
  char *title; /* of the script in it */
  Lang lang;
} Agenda;

/* All agendas in the data folders, sorted by name, each name once (the first folder wins); new array, owned. */
GPtrArray *library_agendas(void);

/* The agenda with this name (with or without .yaml), or NULL; *near, when not NULL, then gets the name that was probably meant
 * (g_free) or NULL. */
const Agenda *library_find(const GPtrArray *agendas, const char *name, char **near);

#endif
