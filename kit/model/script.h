/* The meeting script (draaiboek) as the kit understands it: everything the user wrote, typed and checked, nothing that
 * moves. The loader (kit/read) makes it; afterwards it does not change, except that script_schedule lays it in time. */
#ifndef MODEL_SCRIPT_H
#define MODEL_SCRIPT_H
#include <glib.h>

#include "base/diag.h"
#include "base/text.h"
#include "base/when.h"
#include "model/people.h"

typedef enum { KIND_PROGRAMME, KIND_PREPARATION, KIND_BREAK, KIND_AFTERWARDS, N_PHASE_KINDS } PhaseKind;
typedef enum { CUT_FIRST, CUT_NORMAL, CUT_LAST, CUT_NEVER, N_CUT_CLASSES } CutClass;
typedef enum { ROUND_NONE, ROUND_PERSON, ROUND_GROUP, ROUND_ORGANISATION, N_ROUND_KINDS } RoundKind;
typedef enum {
  LAYOUT_NONE,
  LAYOUT_CIRCLE,
  LAYOUT_U,
  LAYOUT_SQUARE,
  LAYOUT_ROWS,
  LAYOUT_GROUPS,
  LAYOUT_HERRINGBONE,
  N_LAYOUTS
} Layout;

typedef enum {
#define LIST(id, en, nl, also) LIST_##id,
#include "model/lists.def"
#undef LIST
  N_LISTS
} ListKind;

/* What a report is made of: a list (its ListKind), or something else, such as who was there. */
typedef enum {
  REPORT_LISTS_END = N_LISTS - 1,
#define REPORT_LIST(id)
#define REPORT_BOTH(id, en, nl, also, one, other)
#define REPORT_PART(id, en, nl, also, place) REPORT_PART_##id,
#include "model/report_parts.def"
#undef REPORT_BOTH
#undef REPORT_PART
  N_REPORT_PARTS,
#define REPORT_BOTH(id, en, nl, also, one, other) REPORT_BOTH_##id, /* only in a script: stands for two lists */
#define REPORT_PART(id, en, nl, also, place)
#include "model/report_parts.def"
#undef REPORT_BOTH
#undef REPORT_PART
#undef REPORT_LIST
} ReportPart;

/* The words of a list; not owned by the caller. */
const char *list_word(ListKind list, Lang lang);
/* Is it a list that people choose from: what stands in it can get votes. */
gboolean list_takes_votes(ListKind list);

/* A list that a part opens: one of the known ones, or (LIST_FREE, LIST_HARVEST) one with a heading of its own. */
typedef struct OpenList {
  ListKind kind;
  char *heading; /* owned; NULL for a plain list */
} OpenList;

/* A timed step inside a part. */
typedef struct Step {
  char *title;
  int seconds; /* 0 = no time of its own */
} Step;

/* Warning levels of a part: either shares of its length (per cent) or fixed seconds before its end. */
typedef struct WarnAt {
  gboolean fixed;
  int warning, danger; /* per cent, or seconds; 0 = off */
} WarnAt;
#define WARN_DEFAULT ((WarnAt){FALSE, 20, 5})

typedef struct Script Script;

/* A track of parallel sub-meetings inside a part. */
typedef struct Track {
  char *room, *title, *who;
  GPtrArray *phases; /* of Phase, owned */
  Place place;
} Track;

typedef struct Phase {
  char *id, *title;
  PhaseKind kind;
  char *block, *category, *who, *aim, *what; /* each may be NULL */
  char *picture;                             /* name of the pictogram beside it on paper, NULL: what suits its kind */
  char *method;                              /* title of the method, NULL when none */
  char *alternative;                         /* of the method: when the material is missing */
  Layout layout;                             /* LAYOUT_NONE: as the meeting's */
  char **questions, **needed, **reminders;   /* never NULL; may be empty */
  char **flaps; /* to be written by hand: a title, and in further lines what stands below it; never NULL */
  char **worksheets;
  char **codes;     /* of the worksheets that have one, in order: what stands in their feet; never NULL */
  GPtrArray *steps; /* of Step */
  GArray *lists;    /* of OpenList: what is written down in this part */

  int planned, minimum, maximum; /* seconds; minimum ≤ planned ≤ maximum */
  int per_unit, extra;           /* of {per persoon: …, erbij: …}: seconds each and besides; 0 = planned is given whole */
  CutClass cut;
  gboolean optional;  /* may be dropped whole */
  gboolean automatic; /* goes on by itself */
  gboolean spare;     /* parked: not in the plan */
  gboolean looks_back; /* at what was agreed before */
  int at_clock, until_clock; /* pins: seconds of the day or CLOCK_NONE */
  WarnAt warn; /* both 0: as the meeting's */
  RoundKind round;
  int group_min, group_max; /* people per group; 0 = not given */
  int group_count;          /* number of groups; 0 = not given */
  GPtrArray *tracks;        /* of Track; NULL when none */

  /* laid in time by script_schedule */
  Instant start, end; /* planned */
  Instant pin_start, pin_end; /* INSTANT_NONE when not pinned */

  Place place;        /* of the part */
  Place place_title, place_length, place_minimum, place_maximum, place_pin, place_until, place_round, place_groups, place_steps;
  Place place_picture;
} Phase;

typedef struct Organiser {
  char *name, *role, *organisation, *mail, *phone; /* each may be NULL */
} Organiser;

typedef struct Venue {
  char *name, *address, *town, *room; /* each may be NULL */
} Venue;

typedef struct Room {
  char *name;
  int seats; /* 0 = not given */
  Place place;
} Room;

/* Owns everything in it. Text fields may be NULL unless said otherwise; lists never are. */
struct Script {
  Lang lang;       /* of texts on screen and paper */
  gboolean formal; /* aanspreken: u */
  char *title;     /* never NULL */
  char *theme, *experience, *layout_text;
  char **aims, **practical, **bring;
  Organiser initiator;
  GPtrArray *facilitators; /* of Organiser */
  Date date;               /* 0,0,0 when not given */
  int begin_clock;         /* seconds of the day, or CLOCK_NONE */
  int promised;            /* seconds, or LENGTH_NONE */
  char *zone_name;         /* as written; NULL = the system's */
  GTimeZone *zone;         /* never NULL */
  Venue venue;
  Layout layout;
  GPtrArray *people; /* of Person: the invited */
  char *people_file; /* as written in the script, or NULL */
  char **previous;   /* session files of the series, as written */
  GArray *places_previous; /* Place, of each of them */
  GPtrArray *rooms;  /* of Room */
  GArray *report;    /* of ReportPart: what the report holds, in order; empty = the default */
  WarnAt warn;
  double accent[3]; /* huisstijl: kleur; r, g, b in 0…1; r < 0 when not given */
  char *logo;
  GBytes *logo_bytes; /* its file as it was loaded, not decoded; NULL when it could not be read */
  char *sign_up; /* address */
  Date keep_until;
  GPtrArray *phases; /* of Phase, in order; never empty after a load without errors */

  /* laid in time by script_schedule */
  gboolean begin_known;  /* FALSE: no day is known; times are on the epoch's day in UTC, from the begin clock or else 0:00 */
  GTimeZone *shown_zone; /* in which planned times are shown; owned. NULL: neither day nor clock is known, hours since 0 */
  Instant begin, end;    /* begin of the programme, promised end (begin + promised, or the sum of the parts) */
  Place place_title, place_begin, place_date, place_promised, place_people, place_logo;
};

Script *script_new(void);
void script_free(Script *script);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Script, script_free)
/* A part of the programme without a length; texts empty, lists empty, nothing pinned, cut as usual. */
Phase *phase_new(void);
void phase_free(Phase *phase);
/* The tracks of a part, made when it had none; owned by the part. The array frees what track_new gave. */
GPtrArray *phase_tracks(Phase *phase);
Track *track_new(void);

/* The language for sheets that participants read: formal Dutch when the script says u. */
Lang script_participant_lang(const Script *script);

/* The part with this id, or NULL. */
Phase *script_phase(const Script *script, const char *id);

/* What can be wrong with a part's place in time. */
typedef enum {
  SCHEDULE_GAP,     /* its clock time does not exist on that day */
  SCHEDULE_TWICE,   /* its clock time comes twice: the first is taken */
  SCHEDULE_OVERLAP, /* the parts before it run past its pin; seconds says how much */
  SCHEDULE_SLACK,   /* there is time left before its pin; seconds says how much */
} ScheduleFaultKind;
typedef struct ScheduleFault {
  ScheduleFaultKind kind;
  const Phase *phase; /* NULL: the begin of the meeting itself */
  int seconds;
} ScheduleFault;

/* Lays the whole script in time from its begin: preparation chains backwards from it, the programme forwards with its pins,
 * the afterwards part behind the promised end. When date and begin clock are known they are used (resolved in the script's
 * zone); otherwise `fallback` is the begin, INSTANT_NONE meaning the begin clock, or else 0:00, at the epoch in UTC (without
 * any clock time pins count for nothing). The afterwards part follows the promised end, or the programme's own when that is
 * later. Parked parts have no start and end, but keep their pins. faults may be NULL, else ScheduleFault is appended. */
void script_schedule(Script *script, Instant fallback, GArray *faults);

#endif
