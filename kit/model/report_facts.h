/* The facts of a report: what a session holds that its readers may see, in the order they see it, with consent obeyed. The
 * report on paper, as text and in mails are all written from these. Pure. A name that may not be told becomes "een deelnemer
 * van …" wherever it stands as an owner, a host or written out in full; how many were left out is counted. Confidential
 * records never enter, notes only those that were chosen one by one. */
#ifndef MODEL_REPORT_FACTS_H
#define MODEL_REPORT_FACTS_H
#include <glib.h>

#include "model/report_parts.h"
#include "model/session.h"

/* Something written down, as readers may see it. Owns its strings. */
typedef struct ReportLine {
  const Record *record; /* borrowed; the first of those joined */
  char *text;
  GPtrArray *owners; /* of char: each who takes it up, as they may be called; empty: nobody yet */
  char *who;  /* all of them in one line; NULL: nobody yet */
  char *when; /* "14 maart 2027", "2e kwartaal van 2027"; NULL: no date */
  const char *state; /* of an agreement, when it is no longer as it was made: "klaar"; NULL: nothing to tell. Borrowed */
  int times;  /* how often the same was said (words and keywords are joined) */
} ReportLine;

/* Lines under one heading: the part they were written in, the row of a table, a heading of their own. Where there was a vote, what
 * got the most is first. */
typedef struct ReportGroup {
  char *heading;    /* NULL when the list has no headings */
  GPtrArray *lines; /* ReportLine, owned; at least one */
} ReportGroup;

/* A list of the report; only those that hold something are there. */
typedef struct ReportSection {
  ListKind list;
  GPtrArray *groups; /* ReportGroup, owned; at least one, but for LIST_PHOTO when there are photos */
} ReportSection;

/* A photo. Owns its strings. */
typedef struct ReportPhoto {
  char *file;       /* its name, as the user knows it */
  const char *part; /* the title of its part, borrowed; NULL: not known */
  int part_index;   /* in the session; -1 */
  char *caption;    /* NULL: none */
  int picture;      /* its place among the pictures that go with the facts */
} ReportPhoto;

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
  gboolean programme; /* neither preparation nor tidying up: what readers of the report were promised */
} ReportTime;

/* Owns all but what is said to be borrowed; script and session must outlive it. */
typedef struct ReportFacts {
  const Script *script;   /* borrowed */
  const Session *session; /* borrowed */
  Lang lang;              /* of the readers */
  Date date;              /* of the meeting: the script's, else the day it was opened for; 0,0,0 when neither is known */
  GArray *parts;          /* ReportPart: what is told, in order; those that hold nothing too */
  GPtrArray *sections;    /* ReportSection: the lists among them, in that order */
  GPtrArray *drawn;       /* ReportSection: lists that are not told, but what is drawn comes from them */
  const ReportLine *slogan; /* the chosen one, borrowed from its section; NULL when none was, or it is not told */
  ReportPeople present, absent;
  gboolean attendance_taken;
  int unknown;            /* people of whom nobody wrote down whether they came */
  int names_left_out;     /* people who would have been named, and did not allow it */
  GArray *times;          /* ReportTime: parts that ran or were planned */
  GPtrArray *photos;      /* ReportPhoto, by part; empty until photo_places_take */
  int photos_more;        /* photos that there are besides */
  Instant began, ended;   /* of the programme; INSTANT_NONE */
  int stopped;            /* seconds that the clock stood still */
  char *next_when, *next_place, *next_host; /* the next meeting; each may be NULL */
  int confidential, notes; /* records that stay behind: confidential ones, and notes and others not chosen one by one */
  int not_chosen[N_LISTS]; /* records that stay behind because the script's `verslag` does not name their list */
  struct ReportNames *names; /* whom to hide */
} ReportFacts;

ReportFacts *report_facts_new(const Session *session);
void report_facts_free(ReportFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReportFacts, report_facts_free)

/* What may be told of a text, with names put behind their organisation; new string, NULL for NULL. Counts whom it hid. */
char *report_facts_hide(ReportFacts *facts, const char *text);
/* A section without groups for a list that has none, at its place. */
ReportSection *report_facts_add_section(ReportFacts *facts, ListKind list);

/* The section of a list that is told, or NULL when it holds nothing. */
const ReportSection *report_section(const ReportFacts *facts, ListKind list);
/* The same of a list that is told, or from which something is drawn. */
const ReportSection *report_source(const ReportFacts *facts, ListKind list);
/* Is there anything in it to be told; the cloud and the network know that only when they are made. */
gboolean report_holds(const ReportFacts *facts, ReportPart part);
/* Is this part told at all. */
gboolean report_tells(const ReportFacts *facts, ReportPart part);
/* How many lines it holds (0 for NULL). */
int report_section_lines(const ReportSection *section);

/* "14:10": a real or planned time of the meeting; new string. */
char *report_clock(const ReportFacts *facts, Instant at);
/* The title that says what was agreed: "We maakten 3 afspraken en kozen één zin"; new string. */
char *report_title(const ReportFacts *facts);
/* The heading above a list; not owned by the caller. */
const char *report_heading(ListKind list, Lang lang);
/* The heading above those who came, and above those who did not; new strings. */
char *report_present(const ReportFacts *facts);
char *report_absent(const ReportFacts *facts);
/* The words for those of whom it is not known, NULL when there are none; new string. */
char *report_unknown(const ReportFacts *facts);
/* The words of a group beside each other: "thuis ×3 · samen"; new string. */
char *report_words_said(const ReportGroup *group);
/* The most votes that a line of the group got; 0: nobody voted. */
int report_most_votes(const ReportGroup *group);
/* The sentences that were not chosen; new array of strings, empty when the votes name them all. */
GPtrArray *report_other_slogans(const ReportFacts *facts);
/* What the votes tell: the sentences, when there were more and somebody voted, and of lists that are not told themselves what people
 * voted on. New array of ReportGroup, borrowed; empty when the report tells no votes. */
GPtrArray *report_votes(const ReportFacts *facts);
/* The label above such a group; NULL for the sentences. Borrowed. */
const char *report_votes_label(const ReportFacts *facts, const ReportGroup *group);
/* What stands in a cell of a table, without its column; borrowed from the line. */
const char *report_cell(const ReportLine *line);
/* "word ×3": the line with how often it was said; new string. */
char *report_said(const ReportLine *line);
/* The words for the next meeting, or NULL when nothing is known of it; new string. */
char *report_next(const ReportFacts *facts);
/* The words for how many names are left out, NULL when none are; new string. */
char *report_names_left_out(const ReportFacts *facts);
/* The words of thanks: to all who came, and to who hosted and led; new string. */
char *report_thanks(const ReportFacts *facts);
/* The words for what stays behind because the script did not choose it, NULL when nothing does; new string. all: of ReportFacts, of a
 * meeting and its rooms. */
char *report_not_chosen(const GPtrArray *all);
/* "Nieuwe stoelen (Gerrit van den Berg, 14 maart 2027)", "Samen sterk (5 stemmen)": a line with what belongs to it; new string. */
char *report_whole_line(const ReportFacts *facts, const ReportLine *line);
/* "14 maart 2027, klaar": when an agreement is to be done and how it stands; new string. */
char *report_when(const ReportLine *line, Lang lang);
/* How long the clock stood still, NULL for less than a minute; new string. */
char *report_stopped(const ReportFacts *facts);
/* "Toekomstdroom: onze toekomstdroom, groepje 2": a photo in words; new string. */
char *report_photo_words(const ReportFacts *facts, const ReportPhoto *photo);
/* How many photos there are besides those shown, NULL when none; new string. */
char *report_photos_more(const ReportFacts *facts);
/* "Kennismaking", in a room of its own "Tuinkamer: Kennismaking"; new string. */
char *report_time_title(const ReportFacts *facts, const ReportTime *time);
/* "14:10 Kennismaking: plan 20 min, echt 26 min"; new string. */
char *report_time_words(const ReportFacts *facts, const ReportTime *time);

#endif
