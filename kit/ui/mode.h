/* The modes of the facilitator's view: who listens to the keys. */
#ifndef UI_MODE_H
#define UI_MODE_H

typedef enum {
  MODE_LIVE,   /* the meeting */
  MODE_INPUT,  /* a line is being written for a list */
  MODE_ASK,    /* a yes/no question stands; the second press of the key, Enter or j/y answers yes */
  MODE_PARTS,  /* the list of parts */
  MODE_PEOPLE, /* attendance */
  MODE_GROUPS,
  MODE_RECORD, /* everything written down: change, move, delete */
  MODE_ADVICE, /* the proposal, before it is taken */
  MODE_ROOM,   /* the room's display: what it shows, and the keys that change that */
  MODE_HELP,   /* keys; again ?: what now */
  MODE_WHAT_NOW,
  N_MODES
} UiMode;

#endif
