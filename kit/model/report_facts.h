/* The facts of a report: what a session holds that its readers may see, in the order they see it, with consent obeyed. The
 * report on paper, as text and in mails are all written from these. Pure. A name that may not be told becomes "een deelnemer
 * van …" wherever it stands as an owner, a host or written out in full; how many were left out is counted. Confidential
 * records never enter, notes only those that were chosen one by one. */
#ifndef MODEL_REPORT_FACTS_H
#define MODEL_REPORT_FACTS_H
#include <glib.h>

#include "model/session.h"

/* Something written down, as readers may see it. Owns its strings. */
typedef struct ReportLine {
  const Record *record; /* borrowed; the first of those joined */
  char *text;
  char *who;  /* who takes it up; NULL: nobody yet */
  char *when; /* "14 maart 2027", "2e kwartaal van 2027"; NULL: no date */
  int times;  /* how often the same was said (words and keywords are joined) */
} ReportLine;

/* Lines under one heading: the part they were written in, the row of a table, a heading of their own. */
typedef struct ReportGroup {
  char *heading;    /* NULL when the list has no headings */
  GPtrArray *lines; /* ReportLine, owned; at least one */
} ReportGroup;

/* A list of the report; only those that hold something are there. */
typedef struct ReportSection {
  ListKind list;
  GPtrArray *groups; /* ReportGroup, owned; at least one */
} ReportSection;

/* People of one kind: those who may be named, and how many others. */
typedef struct ReportPeople {
  GPtrArray *names; /* of char: "Fatima El Amrani (Mantelzorgkring)"; by last name */
  int unnamed;
} ReportPeople;

/* A part, planned and real. */
typedef struct ReportTime {
  const char *title; /* borrowed */
  Instant planned_start, real_start, real_end; /* INSTANT_NONE when it has none */
  int planned_seconds, real_seconds;
  gboolean dropped;
} ReportTime;

/* Owns all but what is said to be borrowed; script and session must outlive it. */
typedef struct ReportFacts {
  const Script *script;   /* borrowed */
  const Session *session; /* borrowed */
  Lang lang;              /* of the readers */
  Date date;              /* of the meeting: the script's, else the day it was opened for; 0,0,0 when neither is known */
  GPtrArray *sections;    /* ReportSection, in the order of the script's `verslag`, those it does not name behind them */
  const ReportLine *slogan; /* the chosen one, borrowed from its section; NULL when none was */
  ReportPeople present, absent;
  gboolean attendance_taken;
  int unknown;            /* people of whom nobody wrote down whether they came */
  int names_left_out;     /* people who would have been named, and did not allow it */
  GArray *times;          /* ReportTime: parts that ran or were planned */
  Instant began, ended;   /* of the programme; INSTANT_NONE */
  int stopped;            /* seconds that the clock stood still */
  char *next_when, *next_place, *next_host; /* the next meeting; each may be NULL */
  int confidential, notes; /* records that stay behind: confidential ones, and notes and others not chosen */
} ReportFacts;

ReportFacts *report_facts_new(const Session *session);
void report_facts_free(ReportFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReportFacts, report_facts_free)

/* The section of a list, or NULL when it holds nothing. */
const ReportSection *report_section(const ReportFacts *facts, ListKind list);
/* How many lines it holds (0 for NULL). */
int report_section_lines(const ReportSection *section);

/* "14:10": a real or planned time of the meeting; new string. */
char *report_clock(const ReportFacts *facts, Instant at);
/* The title that says what was agreed: "We maakten 3 afspraken en kozen één zin"; new string. */
char *report_title(const ReportFacts *facts);
/* The heading above a list; not owned by the caller. */
const char *report_heading(ListKind list, Lang lang);
/* The order of the lists when the script gives none, or to follow what it gives; ends with N_LISTS. Not owned. */
const ListKind *report_default_order(void);
/* The lists of a report of this script, all of them, each once, in order; new array of ListKind. */
GArray *report_order(const Script *script);
/* "word ×3": the line with how often it was said; new string. */
char *report_said(const ReportLine *line);
/* The words for the next meeting, or NULL when nothing is known of it; new string. */
char *report_next(const ReportFacts *facts);
/* The words for how many names are left out, NULL when none are; new string. */
char *report_names_left_out(const ReportFacts *facts);

#endif
