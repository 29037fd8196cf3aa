/* A worksheet (werkblad) as data: a title and a list of blocks, with fields such as {titel} that are filled in for a meeting, a
 * group or a person. The loader is read/worksheet.c, drawing is pdf/worksheet.c. Pure: no file, no paper. */
#ifndef MODEL_WORKSHEET_H
#define MODEL_WORKSHEET_H
#include <glib.h>

#include "base/diag.h"
#include "base/text.h"
#include "model/script.h"

typedef enum {
#define BLOCK(id) BLOCK_##id,
#include "model/blocks.def"
#undef BLOCK
  N_BLOCKS
} BlockKind;

typedef enum {
#define SHEET_FIELD(id, nl, en) SHEET_FIELD_##id,
#include "model/sheet_fields.def"
#undef SHEET_FIELD
  N_SHEET_FIELDS
} SheetField;

typedef enum { SHEET_PER_MEETING, SHEET_PER_GROUP, SHEET_PER_PERSON } SheetPer;
typedef enum { SHEET_PAPER_A4, SHEET_PAPER_A3 } SheetPaper;
typedef enum { BLOCK_SIZE_NORMAL, BLOCK_SIZE_LARGE, BLOCK_SIZE_SMALL } BlockSize;
typedef enum { ARROW_LEFT, ARROW_RIGHT, ARROW_AHEAD, ARROW_BACK } ArrowWay;
typedef enum {
  SHAPE_NONE, SHAPE_CIRCLE, SHAPE_TRIANGLE, SHAPE_SQUARE, SHAPE_DIAMOND, SHAPE_STAR, SHAPE_OCTAGON,
  SHAPE_LINE, SHAPE_DOTS, SHAPE_WAVE, /* from here on lines */
  N_SHAPES
} Shape;

/* A card of a grid, a letter of a mnemonic, or an entry of a legend. Owns its texts. */
typedef struct SheetCard {
  char *heading, *text; /* either may be NULL */
  char **fields;        /* words with a line behind each to write on; never NULL */
  int lines;            /* further lines to write on */
  Shape shape;
  double colour[3];     /* r, g, b from 0 to 1; r < 0: the accent */
} SheetCard;

#define BLOCK_MOST_COLUMNS 8 /* of a table */

/* A block; which fields count depends on its kind. Owns everything in it. Lists are never NULL. */
typedef struct Block {
  BlockKind kind;
  char *text;             /* of a heading, text, question, box, tile, tent, arrow; the file of a picture, the address of a code; or NULL */
  char **items;           /* columns, ticks, statements, circles, rings, segments, corners, nodes, steps */
  char **pairs, **triples; /* circles: pairs of i and i + 1, triples without i; triangle: what each side is marked for */
  char *middle, *edge;    /* figures: the text in the middle and around the edge; elsewhere the caption; or NULL */
  char *low, *high;       /* scale, thermometer: the words at both ends; or NULL */
  GPtrArray *rows;        /* table: of char **, each the texts of its first cells */
  GPtrArray *cards;       /* cards, letters, legend: of SheetCard */
  GPtrArray *sides;       /* side by side: of GPtrArray of Block */
  int level;              /* heading: 1 to 3 */
  int lines;              /* lines to write on; -1: as many as the page has room for */
  int columns, per_sheet; /* cards: columns of the grid and cards on a page; columns of a list; 0: by itself */
  int count;              /* rows of a table, copies of the cards; 0: as many as there are texts */
  int from, to;           /* scale, thermometer */
  double widths[BLOCK_MOST_COLUMNS]; /* of columns or sides, as parts of the whole; all 0: by itself */
  double height;          /* in millimetres; 0: by itself */
  gboolean connected;     /* nodes: lines to the middle */
  gboolean numbered;      /* wheel: a number in each segment */
  BlockSize size;
  ArrowWay way;
  Layout layout;
  GBytes *data;           /* of a picture: its file, not decoded; NULL when it could not be read */
  Place place;            /* in the file of the worksheet */
} Block;

/* Owns everything in it. */
typedef struct Worksheet {
  char *id;             /* "ikigai" */
  char *name; /* what its file is called: the id, or of a translation the title in its own language */
  char *path;           /* of its file, for messages; or NULL */
  char *title;          /* never NULL */
  char *code;           /* of the sheet, in its foot; never NULL */
  char *intro;          /* under the title, or NULL */
  Lang lang;
  SheetPer per;
  SheetPaper paper;
  gboolean landscape;
  gboolean fillable;    /* boxes, lines and cells can be filled in on screen */
  gboolean poster;      /* to read from the wall: large letters */
  gboolean secret;      /* for its maker only: never in a pack */
  GPtrArray *blocks;    /* of Block */
} Worksheet;

/* What is filled in; a NULL becomes a line to write on. Borrowed. */
typedef struct SheetValues {
  const char *at[N_SHEET_FIELDS];
} SheetValues;

Worksheet *worksheet_new(void);
void worksheet_free(Worksheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worksheet, worksheet_free)
/* A new array that frees its blocks. */
GPtrArray *block_array_new(void);
Block *block_new(BlockKind kind);
void block_free(Block *block);
SheetCard *sheet_card_new(void);
void sheet_card_free(SheetCard *card);

/* A copy in which every field is replaced by its value; new. */
Worksheet *worksheet_fill(const Worksheet *sheet, const SheetValues *values);
/* Does any text have this field. */
gboolean worksheet_uses(const Worksheet *sheet, SheetField field);

/* Finds the first {…} in text that can be a field: letters and spaces between braces. Returns where the brace opens, or NULL;
 * *length gets the bytes up to and including the closing brace. */
const char *sheet_field_next(const char *text, gsize *length);
/* The field with this name in either language, without braces; capitals do not matter. FALSE when it is none. */
gboolean sheet_field_find(const char *name, gsize length, SheetField *field);
/* Its name; not owned by the caller. */
const char *sheet_field_name(SheetField field, Lang lang);
/* Is there nothing in it but the line of a field without a value: room to write, not a text to show large. */
gboolean sheet_text_blank(const char *text);
/* A text with its fields replaced; new string, NULL for NULL. */
char *sheet_text_fill(const char *text, const SheetValues *values);

#endif
