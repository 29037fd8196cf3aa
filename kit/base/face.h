/* Font faces: which characters they hold, how wide text is, where its glyphs stand, and a face cut down to the glyphs used.
 * Text is Open Sans; a character it lacks is taken from DejaVu Sans, per run; one that no face has becomes the square □.
 * Lengths are thousandths of an em (multiply by size / 1000 for points). The only includer of HarfBuzz is face.c. */
#ifndef BASE_FACE_H
#define BASE_FACE_H
#include <glib.h>

#include "base/hyphen.h"

typedef enum { FACE_REGULAR, FACE_ITALIC, FACE_SEMIBOLD, FACE_BOLD, N_FACE_STYLES } FaceStyle;

typedef enum {
  FACE_ERROR_MISSING, /* not found; the message is the file's name */
  FACE_ERROR_BROKEN,  /* found, but not a font that can be used; the message is the file's name */
  FACE_ERROR_SUBSET,  /* could not be cut; the message is the file's name */
} FaceError;
#define FACE_ERROR (face_error_quark())
GQuark face_error_quark(void);

/* All faces the program uses, loaded. Owned by whoever made it; everything handed out lives as long as the set. */
typedef struct FaceSet FaceSet;

/* Loads the faces from $DRAAIBOEK_FONTS (a folder, looked at first) and the folders where distributions put them.
 * NULL and FACE_ERROR when one is missing or broken. */
FaceSet *face_set_new(GError **error);
void face_set_free(FaceSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FaceSet, face_set_free)

/* Can paper show this character? Spaces, newlines and tabs count as shown. */
gboolean face_covers(const FaceSet *set, gunichar c);

/* A glyph in place. The pen moves by advance after it; dx and dy shift this glyph alone (accents). Small, for there are many; a
 * float holds the units of a face exactly. */
typedef struct FaceGlyph {
  guint32 glyph;      /* index in the whole face */
  guint32 start, end; /* bytes of the text it stands for; empty when an earlier glyph already does */
  float advance, dx, dy;
} FaceGlyph;

/* A stretch of text in one face. */
typedef struct FaceRun {
  int face;           /* index for face_subset */
  gsize start, end;   /* bytes of the text */
  gboolean missing;   /* no face has it: the glyph is □ and the text is to be carried along */
  guint first, count; /* its glyphs in FaceLine.glyphs */
} FaceRun;

/* A line of text, shaped. Arrays are owned; face_line_init makes them and face_line_clear frees them. */
typedef struct FaceLine {
  GArray *runs;   /* FaceRun */
  GArray *glyphs; /* FaceGlyph */
  double width;
} FaceLine;

void face_line_init(FaceLine *line);
void face_line_clear(FaceLine *line);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FaceLine, face_line_clear)

/* Shapes `length` bytes of valid UTF-8 (-1: to the NUL) with kerning, in place of what is in the line. tabular: figures all equally
 * wide, unkerned, so that they line up in a column. */
void face_shape(const FaceSet *set, FaceStyle style, gboolean tabular, const char *text, gssize length, FaceLine *line);

/* Which glyphs there are: as face_shape, but a word that was shaped before in the same round is left out of the line. Each round has
 * a number of its own. */
guint face_round_new(const FaceSet *set);
void face_shape_unseen(const FaceSet *set, guint round, FaceStyle style, gboolean tabular, const char *text, FaceLine *line);

/* The width alone. */
double face_width(const FaceSet *set, FaceStyle style, gboolean tabular, const char *text, gssize length);

/* Measures of a style's own face: how far letters reach above (positive) and below (negative) the line, and the capitals. */
typedef struct FaceMetrics {
  double ascent, descent, cap_height, x_height;
} FaceMetrics;
FaceMetrics face_metrics(const FaceSet *set, FaceStyle style);

/* Where words of a language are broken; lives as long as the set. */
Hyphenator *face_hyphenator(const FaceSet *set, Lang lang);

int face_count(const FaceSet *set);

/* A TrueType program that holds only the glyphs asked for, with what a PDF font descriptor says of it. */
typedef struct FaceProgram {
  char *name;         /* PostScript name, without a subset tag */
  GBytes *bytes;      /* the font file */
  guint n_glyphs;     /* in this program: at least those asked for and .notdef */
  guint32 *renumber;  /* glyph of the whole face -> glyph here; n_whole entries, 0 = not here */
  guint n_whole;
  double *advances;   /* of each glyph here */
  double ascent, descent, cap_height, italic_angle, bbox[4];
  gboolean bold, italic;
} FaceProgram;

/* Cuts face `face` to `n` glyphs. The same glyphs, in any order, give the same bytes. NULL and FACE_ERROR_SUBSET on
 * failure. */
FaceProgram *face_subset(const FaceSet *set, int face, const guint32 *glyphs, gsize n, GError **error);
void face_program_free(FaceProgram *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FaceProgram, face_program_free)

#endif
