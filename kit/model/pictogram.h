/* Pictograms: small drawings that invite stories, as data. Read by read/pictograms.c, drawn by pdf/pictogram.c. */
#ifndef MODEL_PICTOGRAM_H
#define MODEL_PICTOGRAM_H
#include <glib.h>

#include "base/text.h"
#include "model/vector.h"

/* How one way of a pictogram is painted. There is one weight of line, one dark colour and one accent. */
typedef enum {
  STROKE_LINE,        /* a dark line */
  STROKE_COLOUR_LINE, /* a line in the accent */
  STROKE_COLOUR,      /* filled with the accent, a dark line around it */
  STROKE_COLOUR_AREA, /* filled with the accent, no line */
  STROKE_WHITE,       /* filled with white, a dark line around it: hides what is behind it */
  STROKE_SOLID,       /* filled with the dark colour */
  N_STROKES,
} StrokeKind;

/* Owns its steps. */
typedef struct PictogramStroke {
  StrokeKind kind;
  GArray *steps; /* VectorStep, on the field of vector.h */
} PictogramStroke;

/* Owns everything in it. */
typedef struct Pictogram {
  char *name[2];      /* Dutch, English: what is seen; never NULL in a pictogram that was read */
  GPtrArray *strokes; /* PictogramStroke, painted in this order */
} Pictogram;

Pictogram *pictogram_new(void);
void pictogram_free(Pictogram *pictogram);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pictogram, pictogram_free)
/* Adds a stroke without steps; owned by the pictogram. */
PictogramStroke *pictogram_stroke(Pictogram *pictogram, StrokeKind kind);

/* What is seen, in the language; not owned by the caller. */
const char *pictogram_name(const Pictogram *pictogram, Lang lang);
/* The middle of what is drawn, on the field: a nest lies low on it, and a kite to the left. */
void pictogram_middle(const Pictogram *pictogram, double *x, double *y);
/* The one of this name in either language, small or capital letters alike; NULL when there is none. */
const Pictogram *pictogram_find(const GPtrArray *pictograms, const char *name);

#endif
