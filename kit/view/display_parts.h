/* What the files of the room's display share: display_say.c finds what there is to say, display.c lays it out. Nobody else
 * includes it. */
#ifndef VIEW_DISPLAY_PARTS_H
#define VIEW_DISPLAY_PARTS_H
#include "view/display.h"
#include "view/pane.h"

/* A group: its title ("Groepje 2 ■ rood vierkant"), the brief one for small screens, and the names of those of it who are in the room. Owns all. */
typedef struct DisplayGroup {
  char *title, *brief;
  GPtrArray *names; /* of char * */
} DisplayGroup;

/* What the room is told, whatever the size. Owns everything; any may be NULL. */
typedef struct DisplaySaid {
  char *heading;     /* the meeting, small */
  char *title;       /* of the part; the largest words there are */
  char *what;        /* the assignment, or what goes with the title */
  char *caption;     /* "We gaan verder om" */
  char *digits, *pattern; /* under the caption, as large as can be; and the widest they become */
  char *sentence;    /* the chosen one */
  char *note;        /* small, at the end */
  GPtrArray *lines;  /* of char *: questions, and who goes to which room */
  GPtrArray *groups; /* of DisplayGroup */
  char *message;     /* for the room */
  double share;      /* of the part that is done; below 0: no bar */
  gboolean still;    /* the clock stands still */
} DisplaySaid;

void display_say(const DisplayView *view, const Session *session, Instant now, DisplaySaid *said);
void display_said_clear(DisplaySaid *said);

/* How many rows of at most `height` the groups like in this width. */
int display_groups_rows(const GPtrArray *groups, int width, int height);
/* And with how few they can show every group whole, in turns. */
int display_groups_least(const GPtrArray *groups, int width);
/* Everybody in their group: side by side, else as paragraphs, else on pages that take turns by the clock. */
void display_groups_draw(const GPtrArray *groups, const Pane *pane, Lang lang, Instant now);

/* Text in the middle, in lines of about the same width; returns rows used. What does not fit ends in …. */
int display_centre(const Pane *pane, int row, int height, int width, Role role, const char *text);
/* The narrowest width at which text takes no more rows than in `width`. */
int display_balance(const char *text, int width);

#endif
