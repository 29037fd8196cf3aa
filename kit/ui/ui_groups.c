/* The groups: made with one key, looked at, and put right by hand. A digit sends the person under the cursor to that group. */
#include "ui/ui_modes.h"

GArray *ui_seats(const Session *session) {
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(int));
  int most = session_groups(session);
  gboolean ticked = session_ticked(session);
  for (int group = 1; group <= most + 1; group++)
    for (guint i = 0; i < session->people->len; i++) {
      const Person *person = g_ptr_array_index(session->people, i);
      int own = g_array_index(session->attendance, Attendance, i).group;
      gboolean expected = person->walk_in || person_expected(person);
      gboolean here = own > 0 ? own == group : group == most + 1 && expected;
      if (here && person->state != STATE_REPLACED && session_presence(session, i, ticked) == PRESENCE_HERE) g_array_append_val(ids, person->id);
    }
  return ids;
}

static UiResult open_groups(Ui *ui) {
  ui->mode = MODE_GROUPS;
  ui->cursor = ui->scroll = 0;
  return UI_REDRAW;
}

UiResult ui_groups_open(Ui *ui, const UiTurn *turn) {
  if (session_groups(turn->session) == 0) return ui_intend(turn, INTENT_GROUPS); /* ui_decided shows them */
  return open_groups(ui);
}

void ui_groups_show(Ui *ui) { open_groups(ui); }

static UiResult make(const UiTurn *turn) {
  turn->intent->with.flag = session_groups(turn->session) > 0; /* those that are there are not good: divide anew */
  return ui_intend(turn, INTENT_GROUPS);
}

/* Sends the person under the cursor to a group. */
static UiResult seat(const UiTurn *turn, int id, int group) {
  turn->intent->with.person_id = id;
  turn->intent->with.number = group;
  return ui_intend(turn, INTENT_SEAT);
}

static void follow(Ui *ui, const Session *session, int id) {
  g_autoptr(GArray) ids = ui_seats(session);
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index(ids, int, i) == id) ui->cursor = (int)i;
}

void ui_groups_seated(Ui *ui, const Session *session, int id) { follow(ui, session, id); }

UiResult ui_groups_key(Ui *ui, const UiTurn *turn) {
  g_autoptr(GArray) ids = ui_seats(turn->session);
  ui->cursor = CLAMP(ui->cursor, 0, MAX((int)ids->len - 1, 0));
  if (ui_move(ui, turn->action, (int)ids->len)) return UI_REDRAW;
  int id = ids->len > 0 ? g_array_index(ids, int, ui->cursor) : 0;
  int most = session_groups(turn->session), group = id > 0 ? session_attendance(turn->session, id)->group : 0;
  switch (turn->action) {
  case ACTION_DRAW_AGAIN:
    return make(turn);
  case ACTION_HOW_MANY:
    ui_input_open(ui, FORM_GROUPS, LIST_NOTE, NULL, NULL);
    return UI_REDRAW;
  case ACTION_UNDO:
    return ui_intend(turn, INTENT_UNDO);
  case ACTION_GROUP_NEXT:
  case ACTION_GROUP_BACK:
    if (id > 0 && most > 0)
      return seat(turn, id, (group - 1 + (turn->action == ACTION_GROUP_NEXT ? 1 : most - 1) + most) % most + 1);
    break;
  case ACTION_LEAVE:
    ui->mode = MODE_LIVE;
    return UI_REDRAW;
  default:
    break;
  }
  if (id > 0 && turn->key->kind == KEY_IS_CHAR && turn->key->code >= '1' && turn->key->code <= '9')
    return seat(turn, id, (int)(turn->key->code - '0'));
  ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
  return UI_REDRAW;
}
