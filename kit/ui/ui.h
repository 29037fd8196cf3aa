/* The facilitator's hands: a key in a mode gives an intent, a change of mode, or nothing. Pure: no terminal, no clock.
 * ui.c dispatches; each mode has a file of its own (ui_live.c, ui_input.c, ui_parts.c, ui_people.c, ui_record.c). */
#ifndef UI_UI_H
#define UI_UI_H
#include <glib.h>

#include "model/decide.h"
#include "model/session.h"
#include "model/timetable.h"
#include "ui/editor.h"
#include "ui/key.h"

typedef enum {
  MODE_LIVE,   /* the meeting */
  MODE_INPUT,  /* a line is being written for a list */
  MODE_ASK,    /* a yes/no question stands; the second press of the key, Enter or j/y answers yes */
  MODE_PARTS,  /* the list of parts */
  MODE_PEOPLE, /* attendance */
  MODE_GROUPS,
  MODE_RECORD, /* everything written down: change, move, delete */
  MODE_ADVICE, /* the proposal, before it is taken */
  MODE_HELP,   /* keys; again ?: what now */
  MODE_WHAT_NOW,
  N_MODES
} UiMode;

/* A field of an input form; an agreement has three (what, who, when). */
typedef enum {
  INPUT_TEXT,
  INPUT_WHO,
  INPUT_WHEN,
  INPUT_NAME,
  INPUT_ORGANISATION,
  INPUT_MINUTES,
  INPUT_CLOCK,
  INPUT_PLACE,
  INPUT_HOST
} InputField;

typedef enum {
  FORM_RECORD,
  FORM_CHANGE,
  FORM_WALK_IN,
  FORM_INSERT,
  FORM_LENGTH,
  FORM_BEGAN,
  FORM_NEXT_MEETING,
  FORM_VOTES
} FormPurpose;

/* What an input is for, and what was typed so far. */
#define FORM_FIELDS 4
typedef struct InputForm {
  FormPurpose purpose;
  ListKind list;
  char *heading; /* of a free list or harvest; owned */
  char *part;    /* the part it is about when not the current; owned */
  int record;    /* being changed, or 0 */
  int n_fields, field;
  InputField kinds[FORM_FIELDS];
  Editor editors[FORM_FIELDS];
  gboolean many; /* Enter stays for the next one */
  int stored;    /* how many were stored since the form opened */
} InputForm;

/* What the program outside must do (the ui itself touches nothing). */
typedef enum { UI_NONE, UI_INTENT, UI_QUIT, UI_FOLLOW_CLOCK, UI_LIFEBOAT, UI_REDRAW } UiResult;

/* A line for the user: a refusal, something undone, something stored. Its words are made in the views. */
typedef struct UiNotice {
  enum {
    NOTICE_NONE,
    NOTICE_REFUSAL,
    NOTICE_STORED,
    NOTICE_UNDONE,
    NOTICE_REDONE,
    NOTICE_TAKEN, /* advice */
    NOTICE_NO_SUCH_KEY,
  } kind;
  Refusal refusal;
  gsize n_args;
  TextArg args[4];  /* strings are owned by `strings` */
  char *strings[4];
  Event *event; /* undone, redone or stored: a copy, owned */
  Instant t;    /* when it appeared: views let it fade after 10 s */
} UiNotice;

typedef struct Ui {
  UiMode mode, mode_before; /* mode_before: where Esc goes back to from help or a question */
  InputForm form;
  Intent pending;  /* what a question is about (MODE_ASK) */
  Key pending_key; /* the key that asked: pressing it again says yes */
  int cursor;      /* in a list mode: the row */
  int scroll;
  char *filter; /* letters typed in MODE_PEOPLE; owned */
  gboolean curtain;
  gboolean ask_room; /* the start asks whether the room sees this screen */
  gboolean large, bell;
  UiNotice notice;
  GPtrArray *history; /* of char*: lines typed, for Up and Down */
} Ui;

void ui_init(Ui *ui);
void ui_clear(Ui *ui);

/* Handles one key. On UI_INTENT, *intent is filled (intent_clear it after use); the caller decides, appends and then calls
 * ui_decided. table is the timetable of t. */
UiResult ui_key(Ui *ui, const Session *session, const Timetable *table, const Key *key, Instant t, Intent *intent);

/* Tells the ui how its intent fared: a question opens MODE_ASK, a refusal or success becomes a notice. first is the first event
 * that was appended, or NULL. */
void ui_decided(Ui *ui, const Session *session, const Intent *intent, const Decision *decision, const Event *first, Instant t);

/* Ids of the records shown in MODE_RECORD and of the people in MODE_PEOPLE, in order of display; new arrays of int. */
GArray *ui_records(const Ui *ui, const Session *session);
GArray *ui_people(const Ui *ui, const Session *session);

/* Completions for the field being edited (people and organisations present first); new array of char*, owned. */
GPtrArray *ui_completions(const Ui *ui, const Session *session);

#endif
