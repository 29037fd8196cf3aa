/* Which organisations take something up together: two are tied by each agreement that people of both own. For a
 * drawing on which every organisation has a place on a ring. Pure, and the same for the same meeting. */
#ifndef MODEL_REPORT_NETWORK_H
#define MODEL_REPORT_NETWORK_H
#include <glib.h>

#include "model/report_facts.h"

#define REPORT_NETWORK_MAX 30

/* What two organisations share; a < b are their places on the ring. */
typedef struct ReportTie {
  int a, b;
  GArray *numbers; /* int: of the agreements, in order */
} ReportTie;

typedef struct ReportNetwork {
  GPtrArray *names; /* char: organisations in the order of the ring, so that those who share much are near; at most
                     * REPORT_NETWORK_MAX, those with most ties */
  GPtrArray *ties;  /* ReportTie */
  int more;         /* organisations with ties that have no place */
} ReportNetwork;

/* New; without names when nothing is shared. Dropped agreements tie nobody. facts: array of ReportFacts, of a meeting and its rooms. */
ReportNetwork *report_network_new(const GPtrArray *facts);
void report_network_free(ReportNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReportNetwork, report_network_free)

/* "Zonnebloem en Gemeente: afspraken 1, 4"; new string. */
char *report_network_words(const ReportNetwork *network, guint tie, Lang lang);

#endif
