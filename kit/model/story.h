/* A document of headings, sentences, lists and tables, before it is known where it is written: on paper (pdf/doc_story), as text
 * (view/story_text) or for Word (view/story_html). The report of a meeting, that of several rooms and the summary of a series are made
 * as one. Pure. Texts are the readers' already: who may be named was settled by the facts they come from. */
#ifndef MODEL_STORY_H
#define MODEL_STORY_H
#include <glib.h>

#include "model/report_facts.h"

typedef enum {
  STORY_LABEL,    /* what it is, small above the title */
  STORY_TITLE,    /* once */
  STORY_SUBTITLE, /* lines under it */
  STORY_SECTION,
  STORY_HEADING,
  STORY_TEXT,     /* may have a label in front */
  STORY_NOTE,     /* small */
  STORY_ITEM,     /* of a list; items behind each other are one list */
  STORY_QUOTE,    /* the sentence that was chosen */
  STORY_TABLE,
  STORY_BOX,      /* lines that catch the eye; the label is their heading */
  STORY_PART,     /* a part of the report of some meeting or room, with its heading; nothing when it holds nothing */
} StoryKind;

typedef struct StoryColumn {
  TextId head;
  int share; /* of the width; 0: a number */
} StoryColumn;

/* Owns its strings and rows. */
typedef struct StoryBlock {
  StoryKind kind;
  char *label, *text;  /* NULL in a table; label: of a text, or NULL; text of a part: its heading, NULL for the usual one */
  ReportPart part;
  GPtrArray *facts;    /* of ReportFacts, borrowed: whose part it is; but for cloud and network it is that of the first */
  gboolean minor;      /* its heading is one below a section */
  GArray *columns;     /* of StoryColumn; NULL unless a table */
  GPtrArray *rows;     /* of char **, as long as the columns, NULL-terminated; a cell that is empty is "" */
} StoryBlock;

/* Owns its blocks; the script is borrowed and must outlive it. */
typedef struct Story {
  const Script *script; /* whose style and title it has */
  Lang lang;
  GPtrArray *blocks; /* of StoryBlock */
} Story;

Story *story_new(const Script *script);
void story_free(Story *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Story, story_free)

/* Adds a block; nothing for NULL or an empty text. */
void story_say(Story *story, StoryKind kind, const char *text);
/* The same, taking the text over. */
void story_take(Story *story, StoryKind kind, char *text);
/* "label: text". */
void story_labelled(Story *story, const char *label, const char *text);
/* The text in a box below its heading. */
void story_box(Story *story, const char *heading, const char *text);
/* Begins a table; rows go into the table that was begun last. */
void story_table(Story *story, const StoryColumn *columns, guint n);
void story_row(Story *story, const char *const *cells);

/* Adds a part of a report: as a section, or (minor) below one; heading NULL: its own. Nothing when it
 * holds nothing. Whoever reads the story must have the facts still. */
void story_part(Story *story, ReportPart part, const ReportFacts *facts, gboolean minor, const char *heading);
/* The same of several (array of ReportFacts): the cloud of the words of all, the network of what all agreed. */
void story_part_of_all(Story *story, ReportPart part, const GPtrArray *facts);

/* The title of a report and what stands under it: what it is, when and where. */
void story_head(Story *story, const char *label, char *title, Date date);

/* The report of one meeting; new. */
Story *story_of_report(const ReportFacts *facts);

#endif
