/* The words of a report for a cloud: what was said in the word storm and as keywords, joined, the most said first. Pure. */
#ifndef MODEL_REPORT_CLOUD_H
#define MODEL_REPORT_CLOUD_H
#include <glib.h>

#include "model/report_facts.h"

#define REPORT_CLOUD_MAX 40   /* words that a reader can take in */
#define REPORT_CLOUD_LEAST 6  /* fewer are a list, no cloud */
#define REPORT_CLOUD_LENGTH 32 /* characters of a word; what is longer is a sentence */

/* The text is borrowed from the facts. */
typedef struct CloudWord {
  const char *text;
  int times;
} CloudWord;

/* New array of CloudWord; empty when there is no cloud to make. *more (may be NULL) gets how many different words have
 * no place. */
GArray *report_cloud(const ReportFacts *facts, int *more);
/* The same of several: an array of ReportFacts. */
GArray *report_cloud_of_all(const GPtrArray *facts, int *more);
/* Do all its words stand in lists of the report too. */
gboolean report_cloud_told(const GPtrArray *facts);
/* "samen ×3 · thuis": the words of a cloud beside each other; new string. */
char *report_cloud_words(const GArray *words);

#endif
