/* Everything that was written down: change, delete, move, keep private, vote and choose. */
#include "ui/ui_modes.h"

GArray *ui_records(const Ui *ui, const Session *session) {
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    if (!record->deleted && (ui->list < 0 || (int)record->list == ui->list)) g_array_append_val(ids, record->id);
  }
  return ids;
}

void ui_record_open(Ui *ui, const Session *session, int list) {
  ui->mode = MODE_RECORD;
  ui->list = list;
  ui->moving = FALSE;
  ui->scroll = 0;
  g_autoptr(GArray) ids = ui_records(ui, session);
  ui->cursor = MAX((int)ids->len - 1, 0); /* the newest: it is the one to change most often */
}

static UiResult about_record(const UiTurn *turn, IntentKind kind, const Record *record) {
  turn->intent->with.record = record->id;
  return ui_intend(turn, kind);
}

ListKind ui_move_list(int digit) {
  static const ListKind lists[] = {LIST_WISH, LIST_CALL, LIST_OPEN_QUESTION, LIST_MISSING, LIST_CONNECTION};
  return digit >= 1 && digit <= (int)G_N_ELEMENTS(lists) ? lists[digit - 1] : N_LISTS;
}

static UiResult move_to(const UiTurn *turn, const Record *record, ListKind list) {
  turn->intent->with.list = list;
  return about_record(turn, INTENT_MOVE, record);
}

/* After the key for moving: the key of a list says where to; any other one leaves the record where it is. */
static UiResult choose_list(Ui *ui, const UiTurn *turn, const Record *record) {
  ui->moving = FALSE;
  gboolean digit = turn->key->kind == KEY_IS_CHAR && turn->key->code >= '1' && turn->key->code <= '9';
  int list = digit ? (int)ui_move_list((int)turn->key->code - '0') : ui_live_list(keymap_action(&ui->keys, MODE_LIVE, turn->key));
  if (list == N_LISTS) list = -1;
  if (list < 0 || list == (int)record->list) {
    ui_notice(ui, NOTICE_ANSWERED_NO, turn->t);
    return UI_REDRAW;
  }
  return move_to(turn, record, (ListKind)list);
}

/* Votes can be typed at once: a digit opens the form with it. */
static UiResult votes(Ui *ui, const UiTurn *turn, const Record *record, const char *digit) {
  if (!list_takes_votes(record->list)) {
    ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
    return UI_REDRAW;
  }
  ui_input_open(ui, FORM_VOTES, record->list, NULL, digit);
  ui->form.record = record->id;
  return UI_REDRAW;
}

/* The next state of an agreement: most are done one day, few are dropped. */
static UiResult next_state(Ui *ui, const UiTurn *turn, const Record *record) {
  static const AgreementState next[N_AGREEMENT_STATES] = {
      [AGREEMENT_PLANNED] = AGREEMENT_RUNNING, [AGREEMENT_WISH] = AGREEMENT_RUNNING,    [AGREEMENT_RUNNING] = AGREEMENT_DONE,
      [AGREEMENT_DONE] = AGREEMENT_DROPPED,    [AGREEMENT_DROPPED] = AGREEMENT_PLANNED,
  };
  if (record->list != LIST_AGREEMENT) {
    ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
    return UI_REDRAW;
  }
  turn->intent->with.state = (int)next[record->state];
  return about_record(turn, INTENT_STATE, record);
}

static UiResult record_key(Ui *ui, const UiTurn *turn, const Record *record) {
  switch (turn->action) {
  case ACTION_EDIT:
    ui_input_change(ui, turn->session, record);
    return UI_REDRAW;
  case ACTION_DELETE:
    return about_record(turn, INTENT_DELETE, record);
  case ACTION_MOVE:
    ui->moving = TRUE;
    return UI_REDRAW;
  case ACTION_TO_AGREEMENT:
    return move_to(turn, record, LIST_AGREEMENT);
  case ACTION_STATE:
    return next_state(ui, turn, record);
  case ACTION_CONFIDENTIAL:
    return about_record(turn, INTENT_CONFIDENTIAL, record);
  case ACTION_IN_REPORT:
    return about_record(turn, INTENT_IN_REPORT, record);
  case ACTION_VOTES:
    return votes(ui, turn, record, NULL);
  case ACTION_CHOOSE:
    return about_record(turn, INTENT_CHOOSE, record);
  default:
    break;
  }
  if (turn->key->kind == KEY_IS_CHAR && turn->key->code >= '0' && turn->key->code <= '9')
    return votes(ui, turn, record, (char[]){(char)turn->key->code, '\0'});
  ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
  return UI_REDRAW;
}

UiResult ui_record_key(Ui *ui, const UiTurn *turn) {
  g_autoptr(GArray) ids = ui_records(ui, turn->session);
  ui->cursor = CLAMP(ui->cursor, 0, MAX((int)ids->len - 1, 0));
  const Record *record = ids->len > 0 ? session_record(turn->session, g_array_index(ids, int, ui->cursor)) : NULL;
  if (ui->moving) {
    if (record) return choose_list(ui, turn, record);
    ui->moving = FALSE;
    return UI_REDRAW;
  }
  if (ui_move(ui, turn->action, (int)ids->len)) return UI_REDRAW;
  switch (turn->action) {
  case ACTION_LEAVE:
    ui->mode = MODE_LIVE;
    return UI_REDRAW;
  case ACTION_UNDO:
    return ui_intend(turn, INTENT_UNDO);
  case ACTION_ALL_RECORDS:
    ui_record_open(ui, turn->session, ui->list >= 0 || !record ? -1 : (int)record->list);
    return UI_REDRAW;
  case ACTION_CLOSE_REPORT:
    return ui_intend(turn, turn->session->closed ? INTENT_REOPEN : INTENT_CLOSE);
  case ACTION_ADD: {
    int list = record ? (int)record->list : ui->list;
    ui_input_open(ui, FORM_RECORD, list < 0 ? LIST_NOTE : (ListKind)list, record ? record->heading : NULL, NULL);
    return UI_REDRAW;
  }
  default:
    break;
  }
  if (record) return record_key(ui, turn, record);
  ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
  return UI_REDRAW;
}
