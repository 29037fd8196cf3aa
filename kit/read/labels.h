/* Reads the table of label sheets (agendas/etiketten/vellen.yaml); the sheets of the user's own file come before the shipped
 * ones of the same name. */
#ifndef READ_LABELS_H
#define READ_LABELS_H
#include <glib.h>

#include "base/diag.h"
#include "model/label_sheet.h"

#define LABELS_MAX 200

/* All sheets of all data folders, each name once, the shipped ones first unless the user has one of that name. What is wrong is
 * told in diags, with its place, and that sheet is left out. New array of LabelSheet (owned), maybe empty. */
GPtrArray *labels_load(DiagList *diags);

/* The sheets in bytes, under a name for the messages. */
GPtrArray *labels_parse(const char *bytes, gsize length, const char *name, DiagList *diags);

#endif
