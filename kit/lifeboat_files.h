/* The files of the lifeboat, beside the session: X.reddingsboei.txt and .pdf. They are made in a process of their own, so that no
 * key waits for a font or a disk. Nothing else of the program is touched by it. */
#ifndef LIFEBOAT_FILES_H
#define LIFEBOAT_FILES_H
#include <glib.h>

#include "live.h"

typedef struct LifeboatFiles LifeboatFiles;

/* For the meeting that runs here; live is borrowed. Writes nothing yet. */
LifeboatFiles *lifeboat_files_new(Live *live);

/* Call it every turn of the loop, before the painting: sees whether parts, their order or their lengths changed, and tells in the
 * notice line what failed. Never waits. Who only watches makes nothing. */
void lifeboat_files_follow(LifeboatFiles *files, Instant now);
/* Call it every turn behind the painting, which nobody should wait for: begins to make the files when they are due. */
void lifeboat_files_begin(LifeboatFiles *files, Instant now);

/* The key: makes them now, and tells when they are ready. */
void lifeboat_files_make(LifeboatFiles *files, Instant now);

/* Waits until it is done, and tells. */
void lifeboat_files_wait(LifeboatFiles *files, Instant now);

/* Waits until what was begun is done, makes what is still due, and frees it. */
void lifeboat_files_free(LifeboatFiles *files);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LifeboatFiles, lifeboat_files_free)

#endif
