/* The meeting itself: one key, one act. A letter that is no command begins a note, so that nothing typed is lost and a stray
 * sentence never leaves the part. */
#include "ui/ui_modes.h"

#define NEWCOMER_SECONDS 15 /* of each in the short round that is proposed when somebody new came in */

int ui_live_list(Action action) {
  switch (action) {
  case ACTION_NOTE:
    return LIST_NOTE;
  case ACTION_KEYWORD:
    return LIST_KEYWORD;
  case ACTION_AGREEMENT:
    return LIST_AGREEMENT;
  case ACTION_DECISION:
    return LIST_DECISION;
  case ACTION_PARKED:
    return LIST_PARKED;
  case ACTION_SLOGAN:
    return LIST_SLOGAN;
  case ACTION_WORD:
    return LIST_WORD;
  case ACTION_TIP:
    return LIST_TIP;
  case ACTION_TOP:
    return LIST_TOP;
  case ACTION_HARVEST:
    return LIST_WISH;
  default:
    return -1;
  }
}

static UiResult longer(const UiTurn *turn, int minutes) {
  turn->intent->with.seconds = 60 * minutes;
  return ui_intend(turn, INTENT_LONGER);
}

/* Without a list of people nobody but the facilitator knows how many turns there are: the round asks. */
static UiResult turn_key(Ui *ui, const UiTurn *turn) {
  const PhaseRun *run = session_current(turn->session);
  if (run && !run->round.active && run->phase->round != ROUND_NONE && decide_round_units(turn->session, run) == 0) {
    ui_input_open(ui, FORM_TURNS, LIST_NOTE, NULL, NULL);
    return UI_REDRAW;
  }
  if (!run || !run->round.active) return ui_intend(turn, INTENT_ROUND_START);
  gboolean again = ui_newcomer(ui, turn->t) && run->round.done >= run->round.total;
  if (again) turn->intent->with.seconds = NEWCOMER_SECONDS;
  return ui_intend(turn, again ? INTENT_ROUND_START : INTENT_TURN_NEXT);
}

static UiResult open_list_mode(Ui *ui, UiMode mode, int cursor) {
  ui->mode = mode;
  ui->cursor = cursor;
  ui->scroll = 0;
  return UI_REDRAW;
}

static UiResult open_parts(Ui *ui, const UiTurn *turn) {
  int at = ui->after_work ? ui->chosen : turn->session->current >= 0 ? turn->session->current : turn->table->next;
  return open_list_mode(ui, MODE_PARTS, MAX(at, 0));
}

static UiResult open_people(Ui *ui) {
  g_free(ui->filter);
  ui->filter = g_strdup("");
  return open_list_mode(ui, MODE_PEOPLE, 0);
}

static UiResult open_advice(Ui *ui, const UiTurn *turn) {
  if (turn->table->advice.kind == ADVICE_NONE) {
    ui_refuse(ui, REFUSAL_NO_ADVICE, turn->t);
    return UI_REDRAW;
  }
  return open_list_mode(ui, MODE_ADVICE, 0);
}

/* Slogans are first written; once there are some, the same key is for counting and choosing. */
static UiResult slogan(Ui *ui, const UiTurn *turn) {
  if (session_count(turn->session, LIST_SLOGAN, NULL) > 0)
    ui_record_open(ui, turn->session, LIST_SLOGAN);
  else
    ui_input_open(ui, FORM_RECORD, LIST_SLOGAN, NULL, NULL);
  return UI_REDRAW;
}

static UiResult curtain(Ui *ui, Instant t) {
  ui->curtain = !ui->curtain;
  ui_notice(ui, ui->curtain ? NOTICE_CURTAIN_ON : NOTICE_CURTAIN_OFF, t);
  return UI_REDRAW;
}

/* What is typed or pasted without a command before it. */
static UiResult begin_note(Ui *ui, const UiTurn *turn) {
  switch (turn->key->kind) {
  case KEY_IS_CHAR:
  case KEY_IS_PASTE:
    ui_input_open(ui, FORM_RECORD, LIST_NOTE, NULL, NULL);
    editor_key(&ui->form.editors[0], turn->key);
    return UI_REDRAW;
  case KEY_IS_ENTER:
  case KEY_IS_ESC:
  case KEY_IS_BACKSPACE:
    return UI_REDRAW; /* a habit, not a wish */
  default:
    ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
    return UI_REDRAW;
  }
}

UiResult ui_live_key(Ui *ui, const UiTurn *turn) {
  UiResult afterwards;
  if (ui->after_work && ui_after_key(ui, turn, &afterwards)) return afterwards;
  switch (turn->action) {
  case ACTION_NEXT:
  case ACTION_NEXT_ASKING:
    return ui_flow(turn, TRUE);
  case ACTION_PREVIOUS:
    return ui_flow(turn, FALSE);
  case ACTION_CLOCK:
    return ui_intend(turn, INTENT_CLOCK);
  case ACTION_LONGER:
    return longer(turn, 1);
  case ACTION_SHORTER:
    return longer(turn, -1);
  case ACTION_LONGER_5:
    return longer(turn, 5);
  case ACTION_SHORTER_5:
    return longer(turn, -5);
  case ACTION_UNDO:
    return ui_intend(turn, INTENT_UNDO);
  case ACTION_REDO:
    return ui_intend(turn, INTENT_REDO);
  case ACTION_TURN:
    return turn_key(ui, turn);
  case ACTION_TURN_PICK:
    ui_input_open(ui, FORM_SPEAKER, LIST_NOTE, NULL, NULL);
    return UI_REDRAW;
  case ACTION_TURN_BACK:
    return ui_intend(turn, INTENT_TURN_BACK);
  case ACTION_TURN_SKIP:
    turn->intent->with.flag = TRUE;
    return ui_intend(turn, INTENT_TURN_NEXT);
  case ACTION_TURN_DOUBLE:
    return ui_intend(turn, INTENT_TURN_DOUBLE);
  case ACTION_PARTS:
    return open_parts(ui, turn);
  case ACTION_SHEET:
    if (!ui->after_work) return begin_note(ui, turn);
    ui_input_open(ui, FORM_SHEET, LIST_NOTE, NULL, NULL);
    return UI_REDRAW;
  case ACTION_GROUPS:
    return ui_groups_open(ui, turn);
  case ACTION_ADVICE:
    return open_advice(ui, turn);
  case ACTION_ADVICE_TAKE:
    return ui_intend(turn, INTENT_TAKE_ADVICE);
  case ACTION_PEOPLE:
    return open_people(ui);
  case ACTION_RECORD:
    ui_record_open(ui, turn->session, -1);
    return UI_REDRAW;
  case ACTION_SLOGAN:
    return slogan(ui, turn);
  case ACTION_HARVEST:
    ui_input_harvest(ui, turn->session);
    return UI_REDRAW;
  case ACTION_NEXT_MEETING:
    ui_input_open(ui, FORM_NEXT_MEETING, LIST_NOTE, NULL, NULL);
    return UI_REDRAW;
  case ACTION_ROOM:
    return open_list_mode(ui, MODE_ROOM, 0);
  case ACTION_CURTAIN:
    return curtain(ui, turn->t);
  case ACTION_FOLLOW:
    return UI_FOLLOW_CLOCK;
  case ACTION_LIFEBOAT:
    return UI_LIFEBOAT;
  default:
    break;
  }
  int list = ui_live_list(turn->action);
  if (list < 0) return begin_note(ui, turn);
  ui_input_open(ui, FORM_RECORD, (ListKind)list, NULL, NULL);
  return UI_REDRAW;
}
