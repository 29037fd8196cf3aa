/* Dispatches keys to the modes, keeps the question that stands and the notice for the user. The modes themselves are
 * elsewhere. */
#include "ui/ui.h"

#include <string.h>

#include "base/unicode.h"
#include "ui/ui_modes.h"

#define PAGE 5           /* rows that PgUp and PgDn move in a list */
#define HELP_PAGE 12     /* and in the help, which has no cursor */
#define WHAT_NOW_ROWS 60 /* more than the page has: the view stops at its end */

void ui_init(Ui *ui) {
  memset(ui, 0, sizeof *ui);
  ui->filter = g_strdup("");
  ui->history = g_ptr_array_new_with_free_func(g_free);
  ui->list = -1;
  ui->behind_curtain = INSTANT_NONE;
  keymap_init(&ui->keys);
}

static void notice_clear(UiNotice *notice) {
  for (gsize i = 0; i < G_N_ELEMENTS(notice->strings); i++) g_free(notice->strings[i]);
  event_free(notice->event);
  memset(notice, 0, sizeof *notice);
}

static void form_clear(InputForm *form) {
  for (int i = 0; i < form->n_fields; i++) editor_clear(&form->editors[i]);
  g_free(form->heading);
  g_free(form->part);
  memset(form, 0, sizeof *form);
}

void ui_clear(Ui *ui) {
  notice_clear(&ui->notice);
  form_clear(&ui->form);
  intent_clear(&ui->pending);
  g_free(ui->filter);
  g_free(ui->script);
  g_free(ui->room);
  g_free(ui->told);
  g_free(ui->completing);
  g_ptr_array_unref(ui->history);
  memset(ui, 0, sizeof *ui);
}

void ui_tell(Ui *ui, int kind, Instant t, const TextArg *args, gsize n_args) {
  UiNotice notice = {.kind = kind, .t = t, .n_args = MIN(n_args, G_N_ELEMENTS(notice.args))};
  for (gsize i = 0; i < notice.n_args; i++) {
    notice.args[i] = args[i];
    if (args[i].kind == TEXT_ARG_STRING) notice.args[i].string = notice.strings[i] = g_strdup(args[i].string);
  }
  notice_clear(&ui->notice); /* after the copy: the arguments may come from the notice that stood */
  ui->notice = notice;
}

void ui_notice(Ui *ui, int kind, Instant t) { ui_tell(ui, kind, t, NULL, 0); }

void ui_notice_about(Ui *ui, int kind, const char *a, const char *b, Instant t) {
  ui_tell(ui, kind, t, (const TextArg[]){TS(a), TS(b)}, b ? 2 : 1);
}

void ui_refuse(Ui *ui, Refusal refusal, Instant t) {
  ui_tell(ui, NOTICE_REFUSAL, t, NULL, 0);
  ui->notice.refusal = refusal;
}

gboolean ui_move(Ui *ui, Action action, int n) {
  int to;
  switch (action) {
  case ACTION_UP:
    to = ui->cursor - 1;
    break;
  case ACTION_DOWN:
    to = ui->cursor + 1;
    break;
  case ACTION_PAGE_UP:
    to = ui->cursor - PAGE;
    break;
  case ACTION_PAGE_DOWN:
    to = ui->cursor + PAGE;
    break;
  case ACTION_FIRST:
    to = 0;
    break;
  case ACTION_LAST:
    to = n - 1;
    break;
  default:
    return FALSE;
  }
  ui->cursor = CLAMP(to, 0, MAX(n - 1, 0));
  return TRUE;
}

UiResult ui_intend(const UiTurn *turn, IntentKind kind) {
  turn->intent->kind = kind;
  return UI_INTENT;
}

UiResult ui_flow(const UiTurn *turn, gboolean forward) {
  turn->intent->with.flag = turn->key->kind == KEY_IS_CHAR && turn->key->code == ' ';
  return ui_intend(turn, forward ? INTENT_NEXT : INTENT_PREVIOUS);
}

/* --- questions --- */

static void ask(Ui *ui, UiQuestion question, Instant t) {
  ui->mode_before = ui->mode;
  ui->mode = MODE_ASK;
  ui->question = question;
  ui_tell(ui, NOTICE_QUESTION, t, NULL, 0);
}

/* A question of the program's own: no key asked it, so no key answers it by being pressed again. */
static void ask_by_itself(Ui *ui, UiQuestion question, Instant t) {
  ask(ui, question, t);
  ui->pending_key = (Key){KEY_IS_NONE, 0, NULL};
}

void ui_ask_room(Ui *ui) { ask_by_itself(ui, UI_ASKS_ROOM, 0); }

void ui_ask_adopt(Ui *ui) {
  ui->asks_adopt = ui->mode == MODE_ASK;
  if (!ui->asks_adopt) ask_by_itself(ui, UI_ASKS_ADOPT, 0);
}

static gboolean key_is(const Key *key, gunichar c) { return key->kind == KEY_IS_CHAR && key->code == c; }

/* Does this key answer yes. What may be part of a sentence that somebody types (a space and then a j) must not be a yes
 * when the question would leave the part: then only the key that asked counts, or the one that never is text. */
static gboolean says_yes(const Ui *ui, const UiTurn *turn) {
  if (key_equal(turn->key, &ui->pending_key)) return TRUE;
  if (ui->question == UI_ASKS_QUIT && keymap_action(&ui->keys, MODE_LIVE, turn->key) == ACTION_QUIT) return TRUE;
  if (ui->question == UI_ASKS_INTENT) {
    gboolean while_typing = ui->mode_before == MODE_INPUT && ui->pending_key.kind != KEY_IS_ENTER;
    if (while_typing) return FALSE;
    if (key_is(&ui->pending_key, ' ')) return turn->key->kind == KEY_IS_PGDN || turn->key->kind == KEY_IS_RIGHT;
    if (ui->pending.kind == INTENT_UNDO || ui->pending.kind == INTENT_REDO) return turn->key->kind == KEY_IS_ENTER;
  }
  return turn->action == ACTION_YES;
}

static UiResult dispatch(Ui *ui, UiTurn *turn);

static UiResult answer_room(Ui *ui, const UiTurn *turn) {
  gboolean no = turn->key->kind == KEY_IS_ESC ||
                (turn->key->kind == KEY_IS_CHAR && g_unichar_tolower(turn->key->code) == 'n');
  ui->curtain = !no; /* closed when unsure */
  ui_notice(ui, ui->curtain ? NOTICE_CURTAIN_ON : NOTICE_ROOM_APART, turn->t);
  if (ui->asks_adopt) ask_by_itself(ui, UI_ASKS_ADOPT, turn->t);
  ui->asks_adopt = FALSE;
  return UI_REDRAW;
}

/* Too many people for the time: some keys answer with another way to do it. */
static gboolean chooses_round(Ui *ui, const Key *key) {
  if (ui->question != UI_ASKS_INTENT || ui->notice.refusal != REFUSAL_ASK_ROUND_SHORT) return FALSE;
  if (key_is(key, '2')) ui->pending.with.number = (int)(ui->notice.args[0].number + 1) / 2;
  if (key_is(key, '+')) ui->pending.with.flag = TRUE;
  return key_is(key, '2') || key_is(key, '+');
}

static UiResult answer(Ui *ui, UiTurn *turn) {
  UiQuestion question = ui->question;
  gboolean yes = chooses_round(ui, turn->key) || says_yes(ui, turn);
  ui->question = UI_ASKS_NOTHING;
  ui->mode = ui->mode_before;
  if (question == UI_ASKS_ROOM) return answer_room(ui, turn);
  if (yes && question == UI_ASKS_QUIT) return UI_QUIT;
  if (question == UI_ASKS_ADOPT) {
    ui_notice(ui, NOTICE_SCRIPT_EDITED, turn->t); /* what holds when the answer is no, or adopting fails */
    return yes ? UI_ADOPT : UI_REDRAW;
  }
  if (yes) {
    *turn->intent = ui->pending;
    memset(&ui->pending, 0, sizeof ui->pending);
    turn->intent->confirmed = TRUE;
    notice_clear(&ui->notice);
    return UI_INTENT;
  }
  gboolean about_form = ui->mode == MODE_INPUT && ui->pending_key.kind == KEY_IS_ENTER;
  Refusal refusal = ui->notice.refusal;
  intent_clear(&ui->pending);
  memset(&ui->pending, 0, sizeof ui->pending);
  ui_notice(ui, NOTICE_ANSWERED_NO, turn->t);
  if (ui->mode != MODE_INPUT) return UI_REDRAW;
  if (about_form) ui_input_refused(ui, refusal);
  if (about_form && turn->key->kind != KEY_IS_CHAR) return UI_REDRAW;
  /* somebody is typing: what they typed belongs in the line */
  return turn->key->kind == KEY_IS_ESC ? UI_REDRAW : dispatch(ui, turn);
}

/* --- help --- */

static UiResult help_key(Ui *ui, const UiTurn *turn) {
  g_autoptr(GArray) page = keymap_help_page(ui->mode_before);
  int rows = ui->mode == MODE_HELP ? (int)page->len : WHAT_NOW_ROWS;
  if (turn->action == ACTION_HELP && ui->mode == MODE_HELP) {
    ui->mode = MODE_WHAT_NOW;
    ui->scroll = 0;
    return UI_REDRAW;
  }
  gboolean space = turn->key->kind == KEY_IS_CHAR && turn->key->code == ' ';
  int by = turn->action == ACTION_UP ? -1 : turn->action == ACTION_DOWN ? 1 : 0;
  if (turn->action == ACTION_PAGE_UP) by = -HELP_PAGE;
  if (turn->action == ACTION_PAGE_DOWN || space) by = HELP_PAGE;
  if (turn->action == ACTION_FIRST) by = -rows;
  if (turn->action == ACTION_LAST) by = rows;
  ui->scroll = CLAMP(ui->scroll + by, 0, MAX(rows - 1, 0));
  if (by != 0) return UI_REDRAW;
  ui->mode = ui->mode_before;
  ui->scroll = 0;
  return UI_REDRAW;
}

static void open_help(Ui *ui) {
  ui->mode_before = ui->mode;
  ui->mode = MODE_HELP;
  ui->scroll = 0;
}

static UiResult advice_key(Ui *ui, const UiTurn *turn) {
  if (turn->action == ACTION_TAKE) {
    ui->mode = MODE_LIVE;
    return ui_intend(turn, INTENT_TAKE_ADVICE);
  }
  ui->mode = MODE_LIVE;
  if (turn->action == ACTION_LEAVE || turn->key->kind == KEY_IS_PASTE) return UI_REDRAW;
  ui_notice(ui, NOTICE_ANSWERED_NO, turn->t);
  return UI_REDRAW;
}

/* --- behind the curtain --- */

#define TYPING (1 * SECOND) /* a key so soon after another is part of a sentence */

gboolean ui_asks_the_room(const Ui *ui) {
  gboolean leads_on = ui->question == UI_ASKS_INTENT && (ui->pending.kind == INTENT_NEXT || ui->pending.kind == INTENT_PREVIOUS);
  return ui->mode == MODE_ASK && (ui->question == UI_ASKS_ROOM || ui->question == UI_ASKS_QUIT || leads_on);
}

/* Nothing is done that cannot be seen: behind a closed curtain a key opens it or asks to leave, and a clicker leads on, for its
 * keys are never text. A letter in the middle of a sentence opens nothing. What waits to be read or answered goes on waiting. */
static UiResult curtain_key(Ui *ui, UiTurn *turn) {
  Action action = keymap_action(&ui->keys, MODE_LIVE, turn->key);
  gboolean text = turn->key->kind == KEY_IS_CHAR;
  gboolean typing = text && ui->behind_curtain != INSTANT_NONE && turn->t - ui->behind_curtain < TYPING;
  if (action == ACTION_CURTAIN && !typing) {
    ui->curtain = FALSE;
    ui->behind_curtain = INSTANT_NONE;
    if (ui->mode != MODE_ASK) ui_notice(ui, NOTICE_CURTAIN_OFF, turn->t);
    return UI_REDRAW;
  }
  gboolean leads_on = !text && (action == ACTION_NEXT || action == ACTION_PREVIOUS);
  gboolean leaves = action == ACTION_QUIT && !typing;
  if (ui->mode == MODE_LIVE && (leads_on || leaves)) return dispatch(ui, turn);
  ui->behind_curtain = turn->t;
  if (ui->mode != MODE_ASK) ui_notice(ui, NOTICE_CURTAIN_CLOSED, turn->t);
  return UI_REDRAW;
}

/* --- the one way in --- */

static UiResult dispatch(Ui *ui, UiTurn *turn) {
  turn->action = keymap_action(&ui->keys, ui->mode, turn->key);
  if (turn->action == ACTION_HELP && ui->mode != MODE_HELP && !ui->moving && (ui->mode != MODE_INPUT || ui_input_helps(ui))) {
    open_help(ui);
    return UI_REDRAW;
  }
  switch (ui->mode) {
  case MODE_INPUT:
    return ui_input_key(ui, turn);
  case MODE_ASK:
    return answer(ui, turn);
  case MODE_PARTS:
    return ui_parts_key(ui, turn);
  case MODE_PEOPLE:
    return ui_people_key(ui, turn);
  case MODE_RECORD:
    return ui_record_key(ui, turn);
  case MODE_ADVICE:
    return advice_key(ui, turn);
  case MODE_ROOM:
    return ui_room_key(ui, turn);
  case MODE_HELP:
  case MODE_WHAT_NOW:
    return help_key(ui, turn);
  case MODE_GROUPS:
    return ui_groups_key(ui, turn);
  case MODE_LIVE:
  case N_MODES:
    break;
  }
  if (turn->action == ACTION_QUIT) {
    if (ui->watching) return UI_QUIT;
    ask(ui, UI_ASKS_QUIT, turn->t);
    return UI_REDRAW;
  }
  return ui_live_key(ui, turn);
}

UiResult ui_key(Ui *ui, const Session *session, const Timetable *table, const Key *key, Instant t, Intent *intent) {
  memset(intent, 0, sizeof *intent);
  intent->seed = (guint32)(t / SECOND) * 2654435761u; /* the same keys give the same draw */
  if (key->kind == KEY_IS_NONE || key->kind == KEY_IS_RESIZE) return UI_REDRAW;
  gboolean blind = ui->curtain && !ui_asks_the_room(ui);
  if (ui->mode != MODE_ASK) {
    if (!blind) g_clear_pointer(&ui->told, g_free);
    notice_clear(&ui->notice);
    ui->pending_key = *key;
    ui->pending_key.text = NULL;
  }
  UiTurn turn = {.session = session, .table = table, .key = key, .t = t, .intent = intent};
  UiResult result = blind ? curtain_key(ui, &turn) : dispatch(ui, &turn);
  if (result == UI_INTENT && ui->watching) {
    intent_clear(intent);
    memset(intent, 0, sizeof *intent);
    ui_notice(ui, NOTICE_WATCHING, t);
    return UI_REDRAW;
  }
  return result;
}

/* --- how it fared --- */

/* The event with a running number; they are in order, and few numbers are ever left out. */
static const Event *event_of(const Session *session, int number) {
  for (guint i = session->events->len; i > 0; i--) {
    const Event *event = g_ptr_array_index(session->events, i - 1);
    if (event->n == (guint64)number) return event;
  }
  return NULL;
}

static void tell_done(Ui *ui, const Session *session, const Intent *intent, const Event *first, Instant t) {
  int kind = NOTICE_STORED;
  const Event *about = first;
  if (intent->kind == INTENT_UNDO || intent->kind == INTENT_REDO) {
    kind = intent->kind == INTENT_UNDO ? NOTICE_UNDONE : NOTICE_REDONE;
    about = event_of(session, first->number);
  } else if (intent->kind == INTENT_TAKE_ADVICE) {
    kind = NOTICE_TAKEN;
  }
  ui_notice(ui, kind, t);
  ui->notice.event = about ? event_copy(about) : NULL;
}

static void drop_question(Ui *ui) {
  if (ui->question != UI_ASKS_INTENT) return;
  intent_clear(&ui->pending);
  memset(&ui->pending, 0, sizeof ui->pending);
  ui->question = UI_ASKS_NOTHING;
  ui->mode = ui->mode_before;
}

/* Is this intent what the open form is for (a clicker's next is not). */
static gboolean of_form(const Ui *ui, const Intent *intent) {
  return ui->mode == MODE_INPUT && intent->kind != INTENT_NEXT && intent->kind != INTENT_PREVIOUS;
}

#define NEWCOMER_LASTS (5 * 60 * SECOND)

int ui_newcomer(const Ui *ui, Instant now) {
  return ui->newcomer && now - ui->newcomer_t <= NEWCOMER_LASTS ? ui->newcomer : 0;
}

/* Have people told each other who they are: a round of everybody is over, or its part is. */
static gboolean introduced(const Session *session) {
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = session_run(session, (int)i);
    if (run->phase->round != ROUND_PERSON || run->spans->len == 0) continue;
    if (run->state == PHASE_DONE || (run->round.active && run->round.done >= run->round.total)) return TRUE;
  }
  return FALSE;
}

static void note_newcomer(Ui *ui, const Session *session, const Event *first, Instant t) {
  if (first->kind == EVENT_ROUND || first->kind == EVENT_UNDO) ui->newcomer = 0;
  if (first->kind != EVENT_WALK_IN || !first->person || first->part || !introduced(session)) return;
  ui->newcomer = first->person->id;
  ui->newcomer_t = t;
}

void ui_decided(Ui *ui, const Session *session, const Intent *intent, const Decision *decision, const Event *first,
    Instant t) {
  if (decision->refusal != REFUSAL_NONE) {
    gboolean asks = refusal_asks(decision->refusal);
    gboolean form = of_form(ui, intent);
    if (asks) {
      ask(ui, UI_ASKS_INTENT, t);
      intent_assign(&ui->pending, intent);
    }
    ui_tell(ui, asks ? NOTICE_QUESTION : NOTICE_REFUSAL, t, decision->args, decision->n_args);
    ui->notice.refusal = decision->refusal;
    if (form && !asks) ui_input_refused(ui, decision->refusal);
    return;
  }
  if (!first) return;
  note_newcomer(ui, session, first, t);
  if (ui->mode == MODE_ASK) drop_question(ui); /* a part went on by itself: what was asked is no longer so */
  if (of_form(ui, intent)) ui_input_stored(ui);
  tell_done(ui, session, intent, first, t);
  if (ui->mode == MODE_LIVE && intent->kind == INTENT_GROUPS) ui_groups_show(ui);
  if (ui->mode == MODE_GROUPS && intent->kind == INTENT_SEAT) ui_groups_seated(ui, session, intent->with.person_id);
  gboolean came_in = first->kind == EVENT_WALK_IN && first->person;
  if (ui->mode == MODE_PEOPLE && came_in) ui_people_show(ui, session, first->person->id);
  if (ui->mode == MODE_RECORD && intent->kind == INTENT_MOVE && intent->with.list == LIST_AGREEMENT) {
    const Record *record = session_record(session, intent->with.record);
    if (record) ui_input_change(ui, session, record);
  }
}
