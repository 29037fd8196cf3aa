/* Waits for files to change: an editor that writes into a file, or beside it and renames. Several changes in one go are one.
 * It knows nothing of what is done then. */
#ifndef WATCH_H
#define WATCH_H
#include <glib.h>

typedef struct Watch Watch;

/* milliseconds: how long it must be quiet before a change counts as done. */
Watch *watch_new(guint milliseconds);
void watch_free(Watch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Watch, watch_free)

/* Watches a file as well, whether it is there or not; one that is watched already is fine. */
void watch_add(Watch *watch, const char *path);

typedef enum { WATCH_CHANGED, WATCH_STOPPED /* Ctrl-C, or asked to end */ } WatchEnd;

/* Waits until one of the files has changed and all is quiet again, or it is to stop. */
WatchEnd watch_wait(Watch *watch);

#endif
