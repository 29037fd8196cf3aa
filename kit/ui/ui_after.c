/* Working out afterwards what is on paper: no clock runs, and what is written belongs to the part that was chosen. The
 * list of parts says when each began. */
#include <string.h>

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

/* Is this the code, with or without a number behind it. */
static gboolean is_code(const char *typed, const char *code) {
  gsize length = strlen(code);
  if (!length || g_ascii_strncasecmp(typed, code, length) != 0) return FALSE;
  const char *rest = typed + length;
  gboolean apart = *rest == '-' || *rest == ' ' || !g_ascii_isdigit(code[length - 1]);
  rest += strspn(rest, "- ");
  return rest[strspn(rest, "0123456789")] == '\0' && (apart || !*rest);
}

/* The codes of all parts, each once: "CV, AK, TT"; new string. */
static char *all_codes(const Session *session) {
  GString *all = g_string_new(NULL);
  g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < session->phases->len; i++)
    for (char **code = session_run(session, (int)i)->phase->codes; *code; code++)
      if (g_hash_table_add(told, *code)) g_string_append_printf(all, "%s%s", all->len ? ", " : "", *code);
  return g_string_free(all, FALSE);
}

/* Opens the list of a part when there is but one, notes aside: which of several a sheet is for, only its reader sees. */
static void open_only_list(Ui *ui, const Phase *phase) {
  const OpenList *only = NULL;
  for (guint i = 0; i < phase->lists->len; i++) {
    const OpenList *list = &g_array_index(phase->lists, OpenList, i);
    if (only && only->kind != LIST_NOTE && list->kind != LIST_NOTE) return;
    if (!only || only->kind == LIST_NOTE) only = list;
  }
  if (only) ui_input_open(ui, FORM_RECORD, only->kind, only->heading, NULL);
}

UiResult ui_after_sheet(Ui *ui, const UiTurn *turn, const char *code) {
  g_autofree char *typed = g_strstrip(g_strdup(code));
  for (guint i = 0; *typed && i < turn->session->phases->len; i++) {
    const Phase *phase = session_run(turn->session, (int)i)->phase;
    for (char **own = phase->codes; *own; own++) {
      if (!is_code(typed, *own)) continue;
      ui->chosen = (int)i;
      open_only_list(ui, phase);
      return UI_REDRAW;
    }
  }
  g_autofree char *all = all_codes(turn->session);
  const TextArg args[] = {TS(typed), TS(all)};
  if (*typed || !*all) ui_tell(ui, *all ? NOTICE_NO_SHEET : NOTICE_NO_SHEETS, turn->t, args, G_N_ELEMENTS(args));
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
