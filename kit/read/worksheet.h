/* Loads a worksheet from the bytes of its YAML file. Finding the file is worksheets.c's. */
#ifndef READ_WORKSHEET_H
#define READ_WORKSHEET_H
#include "base/diag.h"
#include "model/worksheet.h"

#define WORKSHEET_MAX_BLOCKS 200  /* those side by side too */
#define WORKSHEET_MAX_ITEMS 200   /* texts, rows or cards of a block */
#define WORKSHEET_MAX_TEXT 2000   /* characters */

/* Reads the worksheet with this id; name is the file's, for the messages. Its faults are told at their places. NULL when there was an
 * error. New. */
Worksheet *worksheet_load(const char *bytes, gsize length, const char *name, const char *id, DiagList *diags);

#endif
