/* Tables in a flow: columns of fixed or shared width, a head that is repeated on every page, rows that stay whole unless
 * they are taller than a page, hairlines instead of boxes, figures that line up. A table of times:
 *
 *   static const TableColumn columns[] = {{.width = 52, .head = "Tijd"}, {.share = 1, .head = "Wat"}};
 *   Table *table = table_new(flow, columns, 2);
 *   table_row(table);
 *   table_cell(table, STYLE_TIME, "14:00");
 *   table_cell(table, STYLE_CELL_STRONG, "Opening");
 *   table_more(table, STYLE_CELL_NOTE, "Welkom, doel en programma");
 *   table_finish(table);
 *
 * Texts are cleaned and broken; NULL is an empty cell. */
#ifndef PDF_TABLE_H
#define PDF_TABLE_H
#include <glib.h>

#include "model/pictogram.h"
#include "pdf/flow.h"

typedef struct TableColumn {
  double width;     /* points of text at normal print (large print widens it); 0: a share of what is left */
  double share;     /* parts of what is left, when width is 0; 0 is one part */
  Align align;      /* of head and cells */
  const char *head; /* NULL: no head; the head row is there when any column has one */
} TableColumn;

typedef struct Table Table;

/* Starts a table over the whole width of the flow. The columns are copied. Until table_finish nothing else goes in the
 * flow. */
Table *table_new(Flow *flow, const TableColumn *columns, guint n);
/* Ends the last row and the table, and frees it. */
void table_finish(Table *table);

/* Before the first row: */
void table_row_height(Table *table, double points); /* rows are at least so high from now on (to sign in); text in the middle */
void table_padding(Table *table, double across, double down); /* white in a cell; default 10 and 5 */
void table_smaller(Table *table, double k); /* texts are k times their size from now on */
void table_no_rules(Table *table); /* columns of white only */
void table_open_end(Table *table); /* no rule below the last row: the foot of the page follows it at once */
void table_verticals(Table *table); /* hairlines between columns too (a list to write in) */

/* Ends the row before and starts one. */
void table_row(Table *table);
/* This row stays on the page of the row before it. */
void table_keep(Table *table);

/* The sign of a category (category_mark.h) in the margin before this row, at its first line; negative: none. It only adorns: the
 * category stands in words elsewhere. */
void table_category(Table *table, int category);

/* The next cell of the row, as text. Cells left out at the end are empty. */
void table_cell(Table *table, StyleId style, const char *text);
/* A cell over n columns; over more than one it begins at the left, however they are aligned. */
void table_cell_wide(Table *table, guint n, StyleId style, const char *text);
/* More in the same cell: a new paragraph; one with a semibold start; an item with a mark before it ("•", "1.", "☐"). */
void table_more(Table *table, StyleId style, const char *text);
void table_labelled(Table *table, StyleId style, const char *label, const char *text);
void table_item(Table *table, StyleId style, const char *mark, const char *text);
/* A drawing in the same cell, in a square of this side; nothing when it is NULL. It only adorns: what it says stands in the
 * text beside it. Borrowed until table_finish. */
void table_pictogram(Table *table, const Pictogram *pictogram, double side);

#endif
