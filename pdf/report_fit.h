/* Tables that shall stay on one page: as usual when they fit, else closer, else smaller, and only then over two pages. */
#ifndef PDF_REPORT_FIT_H
#define PDF_REPORT_FIT_H
#include "pdf/document.h"

typedef enum { FIT_USUAL, FIT_CLOSE, FIT_SMALL, FIT_OVER } ReportFit;

/* Adds the table to a flow, set like this. */
typedef void (*ReportFitDraw)(Flow *flow, gpointer data, ReportFit fit);

/* The first way in which it fits on the page that the flow is on, with so many points below it; FIT_OVER when none does. */
ReportFit report_fit(const Flow *flow, ReportFitDraw draw, gpointer data, double below);
/* Sets a table that was just begun like this. */
void report_fit_set(Table *table, ReportFit fit, double across);

#endif
