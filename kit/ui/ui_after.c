/* Working out afterwards what is on paper: no clock runs, and what is written belongs to the part that was chosen. The
 * list of parts says when each began. */
#include "ui/ui_modes.h"

void ui_after_begin(Ui *ui, const Session *session) {
  ui->after_work = TRUE;
  ui->chosen = MAX(session->current, 0);
  for (int i = 0; session->current < 0 && i < (int)session->phases->len; i++)
    if (session_run(session, i)->phase->kind == KIND_PROGRAMME) {
      ui->chosen = i;
      break;
    }
  ui->chosen = CLAMP(ui->chosen, 0, MAX((int)session->phases->len - 1, 0));
}

const PhaseRun *ui_part(const Ui *ui, const Session *session) {
  return ui->after_work ? session_run(session, CLAMP(ui->chosen, 0, (int)session->phases->len - 1)) : session_current(session);
}

static UiResult step(Ui *ui, const Session *session, int by) {
  ui->chosen = CLAMP(ui->chosen + by, 0, MAX((int)session->phases->len - 1, 0));
  return UI_REDRAW;
}

gboolean ui_after_silent(Action action) {
  switch (action) {
  case ACTION_CLOCK:
  case ACTION_LONGER:
  case ACTION_SHORTER:
  case ACTION_LONGER_5:
  case ACTION_SHORTER_5:
  case ACTION_TURN:
  case ACTION_TURN_BACK:
  case ACTION_TURN_SKIP:
  case ACTION_TURN_DOUBLE:
  case ACTION_TURN_PICK:
  case ACTION_ADVICE:
  case ACTION_ADVICE_TAKE:
  case ACTION_FOLLOW:
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean ui_after_key(Ui *ui, const UiTurn *turn, UiResult *result) {
  *result = UI_REDRAW;
  switch (turn->action) {
  case ACTION_NEXT:
  case ACTION_NEXT_ASKING:
  case ACTION_CLICKER_NEXT:
    *result = step(ui, turn->session, 1);
    return TRUE;
  case ACTION_PREVIOUS:
  case ACTION_CLICKER_PREVIOUS:
    *result = step(ui, turn->session, -1);
    return TRUE;
  default:
    break;
  }
  if (ui_after_silent(turn->action)) ui_notice(ui, NOTICE_AFTER_WORK, turn->t);
  return ui_after_silent(turn->action);
}
