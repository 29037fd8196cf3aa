/* The facilitator's hands: a key in a mode gives an intent, a change of mode, or nothing. Pure: no terminal, no clock.
 * ui.c dispatches; each mode has a file of its own (ui_live.c, ui_input.c, ui_parts.c, ui_people.c, ui_record.c), and
 * ui_owner.c knows whom a typed name means. */
#ifndef UI_UI_H
#define UI_UI_H
#include <glib.h>

#include "model/decide.h"
#include "model/session.h"
#include "model/timetable.h"
#include "ui/editor.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/mode.h"

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
  INPUT_HOST,
  INPUT_VOTES,
  INPUT_ROW, /* of a table cell */
  INPUT_COLUMN,
  INPUT_ONE, /* the two of a connection, and what it is about */
  INPUT_OTHER,
  INPUT_ABOUT,
  INPUT_SPEAKER, /* one of those who are here: the first that fits */
  INPUT_GROUPS, /* how many groups, or of how many people */
  INPUT_TURNS   /* how many turns a round has, where no list of people tells */
} InputField;

typedef enum {
  FORM_RECORD,
  FORM_CHANGE,
  FORM_WALK_IN,
  FORM_INSERT,
  FORM_LENGTH,
  FORM_BEGAN,
  FORM_ENDED, /* the meeting */
  FORM_NEXT_MEETING,
  FORM_VOTES,
  FORM_INSTEAD,
  FORM_GROUPS,
  FORM_SPEAKER,
  FORM_TURNS,
  FORM_SHEET,  /* the code of a sheet of the pile that is typed in afterwards */
  FORM_MESSAGE /* for the room */
} FormPurpose;

/* A question of the ui: one that decide asked about an intent, or one of the ui's own. */
typedef enum {
  UI_ASKS_NOTHING,
  UI_ASKS_INTENT,
  UI_ASKS_QUIT,
  UI_ASKS_ROOM,  /* does the room see this screen */
  UI_ASKS_ADOPT, /* the script was edited since: go on with the new one */
} UiQuestion;

/* What an input is for, and what was typed so far. */
#define FORM_FIELDS 4
typedef struct InputForm {
  FormPurpose purpose;
  UiMode from; /* where it was opened, and where Esc goes */
  ListKind list;
  char *heading; /* of a free list or harvest; owned */
  char *part;    /* the part it is about when not the current; owned */
  int record;    /* being changed, or 0 */
  int person;    /* whom it is about, or 0 */
  int n_fields, field;
  InputField kinds[FORM_FIELDS];
  Editor editors[FORM_FIELDS];
  gboolean many; /* Enter stays for the next one */
  unsigned proposed; /* a bit a field: what stands there was not typed, and the first letter takes its place */
  int stored;    /* how many were stored since the form opened */
} InputForm;

/* What the program outside must do (the ui itself touches nothing). */
typedef enum { UI_NONE, UI_INTENT, UI_QUIT, UI_FOLLOW_CLOCK, UI_ADOPT, UI_LIFEBOAT, UI_REDRAW } UiResult;

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
    NOTICE_QUESTION,      /* while MODE_ASK: refusal holds which (does not fade) */
    NOTICE_ANSWERED_NO,   /* a question was answered with no: nothing happened */
    NOTICE_LEFT_UNSTORED, /* Esc left a line with text in it; Up brings it back */
    NOTICE_BAD_DATE,      /* what was typed for a date, a length, a clock time, a number: args[0] */
    NOTICE_BAD_LENGTH,
    NOTICE_BAD_CLOCK,
    NOTICE_BAD_NUMBER,
    NOTICE_WHICH_ONE,     /* several people have this name: args[0] as typed, args[1] and args[2] two of them */
    NOTICE_CURTAIN_ON,    /* the curtain was closed */
    NOTICE_CURTAIN_OFF,
    NOTICE_CURTAIN_CLOSED, /* a key was pressed behind it: nothing happened */
    NOTICE_ROOM_APART,    /* the room does not see this screen: it has a display of its own */
    NOTICE_FOLLOWED,      /* the clock follows the system's */
    NOTICE_SCRIPT_EDITED, /* the script was edited since; the session goes on with its copy */
    NOTICE_ADOPTED,       /* the edited script holds from now on */
    NOTICE_LIFEBOAT,      /* it is ready: args[0] is its file */
    NOTICE_LIFEBOAT_TEXT, /* only its text is: args[0] its file, args[1] why */
    NOTICE_LIFEBOAT_FAILED, /* it is not: args[0] says why */
    NOTICE_AFTER_WORK,    /* no clock runs: keys that steer time do nothing */
    NOTICE_NO_SHEET,      /* no part has a sheet with this code: args[0] as typed, args[1] those that there are */
    NOTICE_NO_SHEETS,     /* no part has any */
    NOTICE_WATCHING,      /* another program leads this meeting: keys change nothing here */
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
  UiQuestion question; /* which one stands (MODE_ASK) */
  Intent pending;  /* what it is about, with UI_ASKS_INTENT */
  Key pending_key; /* the key that asked: pressing it again says yes; never a paste */
  int cursor;      /* in a list mode: the row */
  int scroll;
  char *filter; /* letters typed in MODE_PEOPLE; owned */
  gboolean curtain;
  Instant behind_curtain; /* when a key last did nothing because it is closed; INSTANT_NONE */
  gboolean large, bell;
  gboolean plain; /* the terminal has no block characters */
  gboolean after_work; /* nothing ticks; what is written belongs to the chosen part */
  int chosen;          /* index of it */
  gboolean asks_adopt; /* to be asked when the question that stands is answered */
  gboolean watching; /* only looking: no key gives an intent */
  gboolean moving;   /* MODE_RECORD: the next letter names the list to move the record to */
  int list;          /* MODE_RECORD: only this ListKind, or -1 for all */
  UiNotice notice;
  char *script; /* the file of the script, as one would type it; owned, or NULL */
  char *room; /* where this part of the meeting is, when there are several; owned, NULL: one room */
  char *told; /* what the program found when it opened the session: shown until the first key; owned, or NULL */
  int newcomer; /* who came in after the introductions: a short round is proposed; 0: nobody */
  Instant newcomer_t;
  GPtrArray *history; /* of char*: lines typed, for Up and Down */
  int recalled;       /* how far back Up went; 0 = not */
  char *completing;   /* what stood there before Tab completed it, or NULL; owned */
  int completion;     /* which of the completions stands there */
  Keymap keys;
} Ui;

void ui_init(Ui *ui);
void ui_clear(Ui *ui);

/* Does a question stand that may be read through the curtain: whether there should be one, to lead on, or to leave. */
gboolean ui_asks_the_room(const Ui *ui);

/* Opens with the question whether the room sees this screen; unless the answer is no, the curtain closes. */
void ui_ask_room(Ui *ui);

/* Does the key for this do nothing while working out afterwards. */
gboolean ui_after_silent(Action action);
/* Works out afterwards: no clock, and a part is chosen to write in. */
void ui_after_begin(Ui *ui, const Session *session);
/* The part that what is written now belongs to: the one that runs, or the chosen one; NULL when there is none. */
const PhaseRun *ui_part(const Ui *ui, const Session *session);

/* Asks whether to go on with the edited script; yes gives UI_ADOPT. After the question about the room, when that stands. */
void ui_ask_adopt(Ui *ui);

/* Shows a notice of the program's own (NOTICE_SCRIPT_EDITED, NOTICE_WATCHING, NOTICE_FOLLOWED). */
void ui_notice(Ui *ui, int kind, Instant t);
/* One with words in it: a and b are args[0] and args[1] (b may be NULL). */
void ui_notice_about(Ui *ui, int kind, const char *a, const char *b, Instant t);

/* Handles one key. On UI_INTENT, *intent is filled (intent_clear it after use); the caller decides, appends and then calls
 * ui_decided. table is the timetable of t. */
UiResult ui_key(Ui *ui, const Session *session, const Timetable *table, const Key *key, Instant t, Intent *intent);

/* Tells the ui how its intent fared: a question opens MODE_ASK, a refusal or success becomes a notice. first is the first
 * event that was appended, or NULL. */
void ui_decided(Ui *ui, const Session *session, const Intent *intent, const Decision *decision, const Event *first,
    Instant t);

/* Ids of the records shown in MODE_RECORD and of the people in MODE_PEOPLE, in order of display; new arrays of int. */
GArray *ui_records(const Ui *ui, const Session *session);
GArray *ui_people(const Ui *ui, const Session *session);
/* Ids of those in the room by group, those without one last: the order of MODE_GROUPS. */
GArray *ui_seats(const Session *session);

/* Completions for the field being edited (people and organisations present first); new array of char*, owned. */
GPtrArray *ui_completions(const Ui *ui, const Session *session);

/* The lists without a key of their own that a record can be moved to, by the digits 1, 2 …; N_LISTS behind the last. */
ListKind ui_move_list(int digit);
/* The list that an action of MODE_LIVE writes in, or -1. */
int ui_live_list(Action action);
/* The person for whom a short round of names is proposed now, or 0. */
int ui_newcomer(const Ui *ui, Instant now);

/* What is being written and was not stored yet, its fields with a dot between, and in *list for which list (LIST_NOTE when
 * for none); new string, NULL when nothing would be lost. */
char *ui_unfinished(const Ui *ui, const Session *session, ListKind *list);

/* Does the key for help help now, or is it a letter of the line: it helps in an empty line, and where a number is asked. */
gboolean ui_input_helps(const Ui *ui);

/* Does Tab now go on to the next list, because the line is empty and the list has no key of its own. */
gboolean ui_input_walks_lists(const Ui *ui);

#endif
