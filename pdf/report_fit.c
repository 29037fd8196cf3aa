/* Tries a table beside the pages, see report_fit.h. */
#include "pdf/report_fit.h"

#define USUAL_DOWN 3.5
#define CLOSE_DOWN 1.6
#define SMALL 0.9 /* of the size of the text: not below 10 points */
#define CLEAR 2.0

static double height_of(const Flow *flow, ReportFitDraw draw, gpointer data, ReportFit fit) {
  Flow *trial = flow_new_trial(paper_faces(flow_paper(flow)), flow_theme(flow));
  draw(trial, data, fit);
  return flow_trial_height(trial);
}

ReportFit report_fit(const Flow *flow, ReportFitDraw draw, gpointer data, double below) {
  double left = flow_left(flow) - below - CLEAR;
  ReportFit fit = FIT_USUAL;
  while (fit < FIT_OVER && height_of(flow, draw, data, fit) > left) fit++;
  return fit;
}

void report_fit_set(Table *table, ReportFit fit, double across) {
  table_padding(table, fit == FIT_USUAL ? across : across * 0.7, fit == FIT_USUAL ? USUAL_DOWN : CLOSE_DOWN);
  if (fit >= FIT_SMALL) table_smaller(table, SMALL);
}
