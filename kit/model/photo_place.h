/* Where photos belong in a report, and in which of several: by the room or the meeting that they are named after, by the code of a worksheet in their name, by what was written down of them, by the
 * name of a part, or else by the time they were taken. Pure: names and times go in, parts and captions come out. */
#ifndef MODEL_PHOTO_PLACE_H
#define MODEL_PHOTO_PLACE_H
#include <glib.h>

#include "model/report_facts.h"

/* A sheet that a photo can be named after. Everything is borrowed. */
typedef struct PhotoSheet {
  const char *code, *title;
  const char *part;   /* id of the part that uses it, or NULL */
  gboolean per_group; /* a number behind the code is a group's */
  gboolean secret;    /* what stands on it is in no report */
} PhotoSheet;

/* Where a photo belongs. The record is borrowed, the caption a new string. */
typedef struct PhotoPlace {
  int part;             /* index of the part in the session; -1: not known */
  char *caption;        /* NULL: nothing is known of it */
  const Record *record; /* what was written down of it, told by the caption; or NULL */
  const PhotoSheet *sheet; /* whose code it bears; or NULL */
  gboolean withheld;       /* what was written down of it is confidential, or kept out of the report: so is the photo */
  unsigned sure;           /* how much says that it is of this meeting: more is surer, 0 nothing does */
  int picture;             /* its place among the pictures that go with the facts */
} PhotoPlace;

/* The names that a photo, or the folder it lies in, can begin with to say that it is of this meeting or room: the room, or else the
 * title and the day ("2027-01-14"). New array of char. */
GPtrArray *photo_names_of(const ReportFacts *facts);

/* Is this photo to stay out: what was written down with it is confidential, or not for the report. */
gboolean photo_withheld(const ReportFacts *facts, const char *name);
/* Places a photo of this file name ("CV-2.jpg", "de kring.png", "Tuinkamer/foto 2.jpg"). sheets: array of PhotoSheet; of two with one
 * code the first counts. taken: when, INSTANT_NONE when that is not known. */
PhotoPlace photo_place(const ReportFacts *facts, const GArray *sheets, const char *name, Instant taken);

/* Takes places and files into the facts: sorted by part, and then as they came; the section of photos is made when
 * there is none, and records that a caption tells are no longer lines of it. places: array of PhotoPlace, whose
 * captions are taken over; names[i] is the name of places[i]. */
void photo_places_take(ReportFacts *facts, GArray *places, const char *const *names);

#endif
