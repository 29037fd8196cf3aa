/* The room's display, steered: a message stays while it is frozen or blank, and the other way round. Each key is one act and
 * leads back to the meeting, so that nobody stands with a page open before the room. */
#include "ui/ui_modes.h"

static UiResult show(Ui *ui, const UiTurn *turn, RoomDisplay display, const char *message) {
  ui->mode = MODE_LIVE;
  turn->intent->with.number = (int)display;
  turn->intent->with.text = g_strdup(message);
  return ui_intend(turn, INTENT_DISPLAY);
}

/* Turns on what is off, and off what is on. */
static UiResult toggle(Ui *ui, const UiTurn *turn, RoomDisplay display) {
  const Session *session = turn->session;
  return show(ui, turn, session->display == display ? ROOM_NORMAL : display, session->message);
}

UiResult ui_room_key(Ui *ui, const UiTurn *turn) {
  switch (turn->action) {
  case ACTION_ROOM_MESSAGE:
    ui->mode = MODE_LIVE; /* where the line leads back to */
    ui_input_open(ui, FORM_MESSAGE, LIST_NOTE, NULL, turn->session->message);
    return UI_REDRAW;
  case ACTION_ROOM_FREEZE:
    return toggle(ui, turn, ROOM_FROZEN);
  case ACTION_ROOM_BLANK:
    return toggle(ui, turn, ROOM_BLANK);
  case ACTION_ROOM_NORMAL:
    return show(ui, turn, ROOM_NORMAL, NULL);
  case ACTION_CLICKER_NEXT:
    return ui_flow(turn, TRUE);
  case ACTION_CLICKER_PREVIOUS:
    return ui_flow(turn, FALSE);
  default:
    break;
  }
  ui->mode = MODE_LIVE;
  gboolean leaves = turn->action == ACTION_LEAVE || keymap_action(&ui->keys, MODE_LIVE, turn->key) == ACTION_ROOM;
  if (!leaves) ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
  return UI_REDRAW;
}
