/* Loads the blocks of a worksheet; only worksheet.c uses it. */
#ifndef READ_WORKSHEET_BLOCK_H
#define READ_WORKSHEET_BLOCK_H
#include "model/worksheet.h"
#include "read/fields.h"
#include "read/value.h"

typedef struct SheetLoading {
  const Loading *loading;
  guint n_blocks;  /* so far, those side by side too */
  gboolean inside; /* side by side */
} SheetLoading;

/* Puts a text in *slot when it is there, checked for its length and its fields. */
void sheet_set_text(SheetLoading *s, const Node *node, char **slot);
/* Loads a list of blocks, or one block. */
void sheet_blocks_load(SheetLoading *s, const Node *list, GPtrArray *blocks);

#endif
