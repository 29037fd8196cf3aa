/* The panes of the facilitator's view: how the screen is shared out among them, and the function that draws each. Panes are
 * dropped in a fixed order as the screen shrinks: first people, the record, steps and questions move into one column of
 * details, then what stands under the list goes, the list, the bar above and the details; left are part, digits, behind or
 * ahead, next and keys. */
#ifndef VIEW_PANES_H
#define VIEW_PANES_H
#include <glib.h>

#include "view/facilitator.h"
#include "view/pane.h"

typedef enum {
  AREA_HEAD,      /* the meeting, the clock, the bar, the end */
  AREA_ALERT,     /* not saved, only watching, the clock differs */
  AREA_NOW,       /* the part now and its digits */
  AREA_LIST,      /* the parts, planned and expected */
  AREA_ASIDE,     /* under the list: people and the advice */
  AREA_DETAIL,    /* what to say and do: all that has no pane of its own */
  AREA_QUESTIONS, /* of the part now */
  AREA_STEPS,     /* its steps with their clock */
  AREA_RECORD,    /* what was written down in it */
  AREA_PEOPLE,
  AREA_PAGE, /* a list or page that one asked for: takes the place of the six above */
  AREA_FORM, /* a line being written, a question, a notice */
  AREA_KEYS,
  AREA_DIVIDER,   /* between list and now */
  AREA_DIVIDER_2, /* between now and the third column */
  AREA_RULE,      /* above the keys */
  N_AREAS
} Area;

/* Where everything is; an area that was dropped has no width. No two areas overlap. */
typedef struct Panes {
  gboolean compact; /* no head: the part's title shares a line with the clock */
  Pane areas[N_AREAS];
} Panes;

/* Shares the grid out for what there is to show. */
void panes_layout(const FacilitatorView *view, Grid *grid, Panes *panes);
gboolean panes_has(const Panes *panes, Area area);

/* What the meeting is doing. */
typedef enum { STATE_BEFORE, STATE_RUNS, STATE_BETWEEN, STATE_DONE } MeetingState;
MeetingState panes_state(const FacilitatorView *view);
Lang panes_lang(const FacilitatorView *view);
/* The part that comes next, which before the start is the one the plan has now; NULL when there is none. */
const PhaseRun *panes_planned_now(const FacilitatorView *view);
/* The role of a level; `calm` when it is calm. */
Role panes_level_role(Level level, Role calm);
/* The first row to show so that `cursor` of `count` rows stays in a window of `height`. */
int panes_window(int count, int cursor, int height);
/* The key of an action as it is bound now; new string. */
char *panes_key(const FacilitatorView *view, Action action);
/* The mode whose screen is shown, behind a question or a line being written. */
UiMode panes_mode(const FacilitatorView *view);
/* Does the view show a page (a list, help, the proposal) instead of the live panes? */
gboolean panes_is_page(const FacilitatorView *view);

/* How many rows a pane would like in this width. */
int pane_aside_rows(const FacilitatorView *view, int width);
int pane_steps_rows(const FacilitatorView *view, int width);
int pane_questions_rows(const FacilitatorView *view, int width);
int pane_record_rows(const FacilitatorView *view, int width);
int pane_people_rows(const FacilitatorView *view, int width);
int pane_form_rows(const FacilitatorView *view, int width, gboolean compact);
/* What the room's display does that one may forget; NULL when it just follows. Borrowed. */
const char *pane_room_words(const FacilitatorView *view);
gboolean pane_alert_wanted(const FacilitatorView *view);

void pane_head_draw(const FacilitatorView *view, const Pane *pane);
void pane_alert_draw(const FacilitatorView *view, const Pane *pane);
void pane_keys_draw(const FacilitatorView *view, const Pane *pane);
void pane_now_draw(const FacilitatorView *view, const Pane *pane, gboolean compact);
void pane_list_draw(const FacilitatorView *view, const Pane *pane);
void pane_aside_draw(const FacilitatorView *view, const Pane *pane);
void pane_detail_draw(const FacilitatorView *view, const Pane *pane, const Panes *panes);
void pane_steps_draw(const FacilitatorView *view, const Pane *pane);
void pane_questions_draw(const FacilitatorView *view, const Pane *pane);
void pane_record_draw(const FacilitatorView *view, const Pane *pane);
/* What is typed in afterwards for the chosen part: its sheets, the lists with their keys, and what stands there already. */
void pane_after_draw(const FacilitatorView *view, const Pane *pane, const Panes *panes);
gboolean pane_after_has_sheets(const FacilitatorView *view);
void pane_people_draw(const FacilitatorView *view, const Pane *pane);
void pane_form_draw(const FacilitatorView *view, const Pane *pane, gboolean compact);
/* What is written down in a part, each list with its key: "k kernwoorden · v parkeerplek"; new string, may be empty. */
char *pane_lists_of(const FacilitatorView *view, const Phase *phase);
void pane_curtain_draw(const FacilitatorView *view, const Pane *pane);
/* The pages, by mode. */
void pane_page_draw(const FacilitatorView *view, const Pane *pane);
void pane_parts_page(const FacilitatorView *view, const Pane *pane);
void pane_people_page(const FacilitatorView *view, const Pane *pane);
void pane_groups_page(const FacilitatorView *view, const Pane *pane);
void pane_record_page(const FacilitatorView *view, const Pane *pane);
void pane_advice_page(const FacilitatorView *view, const Pane *pane);
void pane_room_page(const FacilitatorView *view, const Pane *pane);
void pane_help_page(const FacilitatorView *view, const Pane *pane);
void pane_what_now_page(const FacilitatorView *view, const Pane *pane);

#endif
