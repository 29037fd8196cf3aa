/* The catalogue of what can be printed: a descriptor for each document and what they all need. A document is one file,
 * doc_*.c, with one function that draws it on a paper; documents.def lists them. Nothing is written to disk here. */
#ifndef PDF_DOCUMENT_H
#define PDF_DOCUMENT_H
#include <glib.h>

#include "model/lifeboat.h"
#include "model/pictogram.h"
#include "model/report_facts.h"
#include "model/script.h"
#include "model/story.h"
#include "pdf/badge_sheet.h"
#include "pdf/flow.h"
#include "pdf/table.h"

typedef struct Document Document;

/* What a document is made from. Everything is borrowed. */
typedef struct DocumentInput {
  const Script *script;
  const ReportFacts *facts; /* of the session; NULL when there is none (all but the report do without) */
  const GPtrArray *earlier; /* ReportFacts of the meetings before this one, the latest first; NULL: none */
  GHashTable *groups;       /* from the id of a person to their group; NULL: nobody has one */
  const Story *story;       /* the report of several rooms or the summary of a series; those alone need it */
  const Lifeboat *lifeboat; /* of a meeting that runs; the lifeboat alone needs it */
  ThemeSheet sheet;
  gboolean large;           /* large print */
  BadgeOptions badges;
  const GPtrArray *pictograms; /* Pictogram, of the association cards and the parts; NULL: they have no pages, and no drawings */
  GPtrArray *photos;           /* Picture, on the cards instead of pictograms; NULL: none */
  Picture *logo;               /* of the house; NULL: none */
  GPtrArray *report_pictures;  /* Picture: what the photos in facts stand for; NULL: none */
  gboolean small_cards;        /* eight on a sheet */
  gboolean small_posters;      /* flip-chart sheets and worksheets of A3 on the paper of the others */
  const GPtrArray *people;     /* Person: who gets a label; the address labels alone need it */
  const GPtrArray *days;       /* CalendarDay, sorted, of the calendar; NULL: none are marked */
  int months;                  /* of the calendar; 0: a year */

  /* filled by document_draw */
  const Document *document;
  Theme theme;
  Lang lang; /* the script's; formal where the sheet speaks to participants */
} DocumentInput;

/* Who reads it, and so what may stand on it. */
typedef enum {
  AUDIENCE_PARTICIPANTS, /* handed out or hung up: never a reminder, never what is the facilitator's own */
  AUDIENCE_DOOR,         /* lies at the entrance */
  AUDIENCE_FACILITATORS,
} Audience;

/* How many of it are needed. */
typedef enum { COPIES_ONE, COPIES_PER_PERSON, COPIES_PER_FACILITATOR } CopiesRule;

struct Document {
  const char *name[2]; /* Dutch, English: the file without .pdf, and how it is asked for */
  const char *code;    /* of the sheet, in the foot */
  TextId title;        /* what it is */
  Audience audience;
  CopiesRule copies;
  gboolean personal;   /* names people: readable by the owner only */
  gboolean printed;    /* belongs to `print`; the others have a command of their own */
  void (*draw)(Paper *paper, const DocumentInput *input);
};

typedef enum {
#define DOCUMENT(id, ...) DOCUMENT_##id,
#include "pdf/documents.def"
#undef DOCUMENT
  N_DOCUMENTS
} DocumentId;

#define DOCUMENT(id, function, ...) void function(Paper *paper, const DocumentInput *input);
#include "pdf/documents.def"
#undef DOCUMENT

/* A document of the catalogue, by its place in it. */
const Document *document_get(DocumentId id);
/* The document of this name in either language, or NULL. */
const Document *document_find(const char *name);
/* Its file name in the language, without a folder: "programma.pdf"; new string. */
char *document_file(const Document *document, Lang lang);
/* Does this meeting need it: cards only where somebody plays with them, a set-up only where one is named. */
gboolean document_wanted(const Document *document, const Script *script);
/* The same of flip-chart sheets: is there a question to work on, a part with timed steps (doc_flaps.c). */
gboolean doc_flap_questions_wanted(const Script *script);
gboolean doc_flap_steps_wanted(const Script *script);
/* Who it is for, and how many of it: words for a list; not owned by the caller. */
const char *document_audience(const Document *document, Lang lang);
const char *document_copies(const Document *document, Lang lang);

/* A paper without pages for this document (NULL: for several): title, author and date come from the meeting. */
Paper *document_paper(const FaceSet *faces, const Document *document, const Script *script);
/* Fills in what document_draw fills in, but the document: the theme and language of a sheet for these readers. */
void document_prepare(DocumentInput *input, Audience audience);
/* Draws it on the paper, `copies` times (at least once). A fault lands in the paper. */
void document_draw(const Document *document, Paper *paper, const DocumentInput *input, int copies);

/* --- what documents have in common --- */
/* Starts a flow with the foot of the house. */
Flow *document_flow(Paper *paper, const DocumentInput *input);
/* The title of the sheet (level 1; 2 when it is not the first), and under it which meeting it is of and on which day. */
void document_title(Flow *flow, const DocumentInput *input, int level, const char *title);
/* Which meeting it is of and on which day, under a title: beside each other when they fit, else as two lines; new string. */
char *document_meeting(const Flow *flow, const DocumentInput *input);
/* "Startbijeenkomst · donderdag 14 januari 2027"; new string. */
char *document_foot(const Script *script);
/* "donderdag 14 januari 2027, 14.00 tot 16.00 uur": as much of it as is known; new string, may be empty. */
char *document_when(const Script *script, Lang lang);
/* The same as a line of its own: "Donderdag 14 januari 2027, 14.00 tot 16.00 uur". */
char *document_when_line(const Script *script, Lang lang);
/* The text, over two lines from its first comma on when it is wider than this; new string. */
char *document_parted(const Paper *paper, const Style *style, const char *text, double width);
/* "14.00 tot 16.00 uur"; new string, NULL when the clock is not known. */
char *document_hours(const Script *script, Lang lang);
/* "Buurthuis De Linde, Grote zaal, Kerkstraat 12, Lindewaard"; new string, may be empty. */
char *document_where(const Script *script);
/* When and where, as the lines under a title. */
void document_when_and_where(Flow *flow, const DocumentInput *input);
/* "14:10": an instant in the meeting's zone; new string. */
char *document_clock(const Script *script, Instant at);
/* A logo as large as this space allows, against its right side. */
void document_logo(Paper *paper, Picture *logo, double right, double top, double width, double height);
/* Those who will be in the room, so that a badge and a place to sign are needed, sorted by last name: new array of Person, borrowed from
 * the script. */
GPtrArray *document_people(const Script *script);
/* The same words, which no line parts: a phone number, "20 min"; new string, NULL for NULL. */
char *document_held(const char *words);
/* A small table of what one wants to know first: a label and its text a row. Ended with table_finish. */
Table *document_facts(Flow *flow);
/* A row of it; nothing when the text is empty. */
void document_fact(Table *facts, const char *label, const char *text);
/* Joins what is not empty; new string. */
char *document_join(const char *separator, const char *const *texts, gsize n);
/* The drawing of a part: what the script names, else what suits its kind; NULL when there is none. Borrowed from the input. */
const Pictogram *document_pictogram(const DocumentInput *input, const Phase *phase);
/* How many groups people sit in; before any are made as many as the badges will show, of who will be in the room. 0: none, or
 * it cannot be known. guess: what must be drawn all the same is drawn for so many people when nobody is known, and in groups of
 * the usual size when no part makes any; 0: do not guess. */
int document_groups(const DocumentInput *input, int guess);
#define DOCUMENT_PEOPLE_GUESSED 16
/* The set-up of a part: its own, or the meeting's; LAYOUT_NONE when it has none, or is not in the plan. */
Layout document_part_layout(const Script *script, const Phase *phase);
/* The words for a room set-up, NULL for none; not owned by the caller. */
const char *document_layout(Layout layout, Lang lang);

/* Cells as large as the body, but set closer: parts are looked at in glimpses, not read on. For tables with document_part. */
void document_part_styles(Theme *theme);
/* The next two cells of a row: what a part is and how it goes, and what it needs and what to mind, as the facilitator's script has
 * them (doc_script.c); below it a row for each room when it goes on in several. round tells how it goes round; NULL: it does not. */
void document_part(Table *table, const DocumentInput *input, const Phase *phase, const char *round);

#endif
