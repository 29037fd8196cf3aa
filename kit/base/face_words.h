/* The words of a face set as they are shaped: text is mostly the same words again, and each is shaped once. Private to face.c, which
 * shapes, and face_words.c, which remembers. */
#ifndef BASE_FACE_WORDS_H
#define BASE_FACE_WORDS_H
#include "base/face.h"

/* Owned by its set. Emptied when it holds too many words. */
typedef struct FaceWords FaceWords;
FaceWords *face_words_new(void);
void face_words_free(FaceWords *words);
/* How many words are remembered, and how often one was shaped that was not. */
guint face_words_count(const FaceWords *words);
guint face_words_shaped(const FaceWords *words);

FaceWords *face_set_words(const FaceSet *set);

/* Shapes `length` bytes as they stand, without remembering, and appends runs, glyphs and width to the line. */
void face_shape_piece(const FaceSet *set, FaceStyle style, gboolean tabular, const char *text, gsize length, FaceLine *line);

#endif
