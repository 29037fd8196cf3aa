/* What the files of the ui share: a handler for each mode and the few moves from one mode to another. Not for other
 * layers. */
#ifndef UI_UI_MODES_H
#define UI_UI_MODES_H
#include "ui/ui.h"

/* All that a key may be judged by. */
typedef struct UiTurn {
  const Session *session;
  const Timetable *table;
  const Key *key;
  Action action; /* of the key in the mode it was pressed in */
  Instant t;
  Intent *intent; /* filled when the result is UI_INTENT */
} UiTurn;

UiResult ui_live_key(Ui *ui, const UiTurn *turn);
/* While working out afterwards: what the key does there. FALSE: the same as in a meeting. */
gboolean ui_after_key(Ui *ui, const UiTurn *turn, UiResult *result);
UiResult ui_input_key(Ui *ui, const UiTurn *turn);
UiResult ui_parts_key(Ui *ui, const UiTurn *turn);
UiResult ui_people_key(Ui *ui, const UiTurn *turn);
UiResult ui_groups_key(Ui *ui, const UiTurn *turn);
UiResult ui_record_key(Ui *ui, const UiTurn *turn);
UiResult ui_room_key(Ui *ui, const UiTurn *turn);

/* Goes to the part that uses the sheet with this code ("cv", "CV-2"), and opens its list when it writes down but one. */
UiResult ui_after_sheet(Ui *ui, const UiTurn *turn, const char *code);

/* Moves the cursor of a list of n rows by an UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST or LAST. FALSE when it is none of them. */
gboolean ui_move(Ui *ui, Action action, int n);

/* The result for an intent without arguments. */
UiResult ui_intend(const UiTurn *turn, IntentKind kind);
UiResult ui_flow(const UiTurn *turn, gboolean forward); /* next or previous */

/* A notice about what the user did; its strings are copied. */
void ui_tell(Ui *ui, int kind, Instant t, const TextArg *args, gsize n_args);
void ui_refuse(Ui *ui, Refusal refusal, Instant t);

/* Opens a form. heading may be NULL; first is the text that is there already, or NULL. */
void ui_input_open(Ui *ui, FormPurpose purpose, ListKind list, const char *heading, const char *first);
/* Opens the form that changes a record, with the cursor in the field for who when it is an agreement without an owner. */
void ui_input_change(Ui *ui, const Session *session, const Record *record);
/* Opens the lists that have no key of their own, the current part's first. */
void ui_input_harvest(Ui *ui, const Session *session);
/* Reads the form into the turn's intent. FALSE: something in it means nothing; it was told, and the cursor is there. */
gboolean ui_submit(Ui *ui, const UiTurn *turn);
/* The form's intent went through: stays for the next one, or closes. */
void ui_input_stored(Ui *ui);
/* The form's intent was refused, or a question about it was answered with no. */
void ui_input_refused(Ui *ui, Refusal refusal);

/* Shows the groups, or makes them when there are none yet. */
UiResult ui_groups_open(Ui *ui, const UiTurn *turn);
/* Shows the groups that were made; puts the cursor on who was seated. */
void ui_groups_show(Ui *ui);
void ui_groups_seated(Ui *ui, const Session *session, int id);
/* Shows everybody again with the cursor on this person, so that the next name can be typed at once. */
void ui_people_show(Ui *ui, const Session *session, int id);

void ui_record_open(Ui *ui, const Session *session, int list);

/* Whom a text typed for "who" means. Names are separated by commas, semicolons or &. Fills people (ids) and *owner (new
 * string in words, or NULL); FALSE when a name fits several people: which two are put in `first` and `second` (new
 * strings), with what was typed in `typed`. */
typedef struct UiOwners {
  GArray *people; /* of int; NULL when none */
  char *words;
  char *typed, *first, *second;
} UiOwners;
gboolean ui_owner_find(const Session *session, const char *text, UiOwners *owners);
void ui_owner_clear(UiOwners *owners);
/* People and organisations that begin with what stands after the last separator; new array of owned strings. */
GPtrArray *ui_owner_completions(const Session *session, const char *text, gboolean people, gboolean organisations);
/* The id of the person whom the first of these completions names; 0 when there is none. */
int ui_owner_first(const Session *session, const char *text);
/* Where the last name in a list of names begins (byte offset). */
gsize ui_owner_last(const char *text);

#endif
