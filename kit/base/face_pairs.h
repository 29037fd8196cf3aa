/* Words of plain letters, put together from pairs: most text is ASCII, and how far a face moves on after such a letter depends on the
 * next one alone. Private to face_words.c. */
#ifndef BASE_FACE_PAIRS_H
#define BASE_FACE_PAIRS_H
#include "base/face.h"

/* What is known of one style; each letter and each pair is shaped once. The set is borrowed. */
typedef struct FacePairs FacePairs;
FacePairs *face_pairs_new(const FaceSet *set, FaceStyle style, gboolean tabular);
void face_pairs_free(FacePairs *pairs);

/* Appends a word as face_shape_piece would. FALSE, with nothing appended, when it holds anything but printable ASCII without spaces,
 * or a pair with which the face does more than moving them together. */
gboolean face_pairs_shape(FacePairs *pairs, const char *text, gsize length, FaceLine *line);

#endif
