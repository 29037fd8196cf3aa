/* The sign of a group: number, colour and shape. One table for badges, screens and the room's display, so that everybody
 * finds the same table. */
#ifndef MODEL_GROUP_SIGN_H
#define MODEL_GROUP_SIGN_H
#include <glib.h>

#include "base/text.h"

typedef struct GroupSign {
  guint32 colour;    /* 0xRRGGBB */
  const char *glyph; /* the shape as one character */
  TextId words;      /* colour and shape: "groen rondje" */
  int corners;       /* 0: a circle */
  double turn;       /* of the first corner, in full turns from the top */
  double inner;      /* for a star: the inner radius as a share of the outer; 0 none */
} GroupSign;

/* The sign of group n, from 1. Beyond the table the signs begin again, and the number tells groups apart. */
const GroupSign *group_sign(int n);

/* "Groepje 2 ■ rood vierkant", and "2 ■"; new strings. */
char *group_sign_title(Lang lang, int n);
char *group_sign_short(int n);

#endif
