/* The list of parts: the cursor is an index into the session's parts, in the order of the meeting. */
#include "ui/ui_modes.h"

/* A form about the part under the cursor. */
static UiResult open_form(Ui *ui, FormPurpose purpose, const char *part, const char *first) {
  ui_input_open(ui, purpose, LIST_NOTE, NULL, first);
  ui->form.part = g_strdup(part);
  return UI_REDRAW;
}

static UiResult about_part(const UiTurn *turn, IntentKind kind, const char *part) {
  turn->intent->with.part = g_strdup(part);
  return ui_intend(turn, kind);
}

static UiResult go_to(Ui *ui, const UiTurn *turn, const PhaseRun *run) {
  ui->mode = MODE_LIVE;
  if (ui->after_work) {
    ui->chosen = ui->cursor;
    return UI_REDRAW;
  }
  if (run->state == PHASE_RUNNING) return UI_REDRAW; /* we are there already */
  return about_part(turn, INTENT_GO_TO, run->phase->id);
}

UiResult ui_parts_key(Ui *ui, const UiTurn *turn) {
  int n = (int)turn->session->phases->len;
  ui->cursor = CLAMP(ui->cursor, 0, MAX(n - 1, 0));
  if (ui_move(ui, turn->action, n)) return UI_REDRAW;
  if (turn->action == ACTION_LEAVE || keymap_action(&ui->keys, MODE_LIVE, turn->key) == ACTION_PARTS) {
    ui->mode = MODE_LIVE;
    return UI_REDRAW;
  }
  if (turn->action == ACTION_UNDO) return ui_intend(turn, INTENT_UNDO);
  const PhaseRun *run = n > 0 ? session_run(turn->session, ui->cursor) : NULL;
  if (!run) return UI_REDRAW;
  switch (turn->action) {
  case ACTION_GO_TO:
    return go_to(ui, turn, run);
  case ACTION_SWAP:
    return about_part(turn, INTENT_SWAP, run->phase->id);
  case ACTION_DROP:
    return about_part(turn, INTENT_DROP_OR_DRAW, run->phase->id);
  case ACTION_INSERT: /* behind the part that is pointed at, when that is still to come; else now */
    return open_form(ui, FORM_INSERT, ui->cursor > MAX(turn->session->current, 0) ? run->phase->id : NULL, NULL);
  case ACTION_SET_LENGTH: {
    g_autofree char *minutes = g_strdup_printf("%d", (run->length + 59) / 60);
    open_form(ui, FORM_LENGTH, run->phase->id, minutes);
    ui->form.proposed = 1u << 0;
    return UI_REDRAW;
  }
  case ACTION_ENDED:
    return open_form(ui, FORM_ENDED, NULL, NULL);
  case ACTION_BEGAN:
    return open_form(ui, FORM_BEGAN, run->phase->id, NULL);
  default:
    ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
    return UI_REDRAW;
  }
}
