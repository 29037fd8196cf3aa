/* Attendance: letters look for a name, Enter says that somebody is here. */
#include <string.h>

#include "base/unicode.h"
#include "ui/ui_modes.h"

/* Does every word of the filter begin a word of the name or the organisation; accents and capitals aside. */
static gboolean matches(const Person *person, char **wanted) {
  if (!wanted[0]) return TRUE;
  g_autofree char *name = person_name(person);
  g_autofree char *all = g_strdup_printf("%s %s", name, person->organisation ? person->organisation : "");
  g_autofree char *key = unicode_sort_key(all);
  g_auto(GStrv) words = g_strsplit_set(key, " -'", -1);
  for (char **want = wanted; *want; want++) {
    gboolean found = **want == '\0';
    for (char **word = words; *word && !found; word++) found = g_str_has_prefix(*word, *want);
    if (!found) return FALSE;
  }
  return TRUE;
}

typedef struct Sorted {
  char *key;
  int id;
} Sorted;

static int by_key(gconstpointer a, gconstpointer b) {
  const Sorted *x = a, *y = b;
  int order = strcmp(x->key, y->key);
  return order != 0 ? order : x->id - y->id;
}

static void sorted_clear(gpointer p) { g_free(((Sorted *)p)->key); }

GArray *ui_people(const Ui *ui, const Session *session) {
  g_autofree char *filter = unicode_sort_key(ui->filter);
  g_auto(GStrv) wanted = g_strsplit_set(g_strstrip(filter), " ", -1);
  g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(Sorted));
  g_array_set_clear_func(sorted, sorted_clear);
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    if (person->state == STATE_REPLACED || !matches(person, wanted)) continue;
    Sorted entry = {person_sort_key(person), person->id};
    g_array_append_val(sorted, entry);
  }
  g_array_sort(sorted, by_key);
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < sorted->len; i++) g_array_append_val(ids, g_array_index(sorted, Sorted, i).id);
  return ids;
}

static void set_filter(Ui *ui, const char *filter) {
  char *old = ui->filter;
  ui->filter = g_strdup(filter);
  g_free(old);
}

void ui_people_show(Ui *ui, const Session *session, int id) {
  set_filter(ui, "");
  g_autoptr(GArray) all = ui_people(ui, session);
  for (guint i = 0; i < all->len; i++)
    if (g_array_index(all, int, i) == id) ui->cursor = (int)i;
}

static UiResult attend(Ui *ui, const UiTurn *turn, int id, Presence presence) {
  ui_people_show(ui, turn->session, id);
  turn->intent->with.person_id = id;
  turn->intent->with.number = (int)presence;
  return ui_intend(turn, INTENT_ATTEND);
}

static UiResult consent(const UiTurn *turn, int id, const char *which, Consent now) {
  turn->intent->with.person_id = id;
  turn->intent->with.text = g_strdup(which);
  turn->intent->with.flag = now != CONSENT_YES;
  return ui_intend(turn, INTENT_CONSENT);
}

/* Letters, Backspace and what is pasted change the filter. FALSE when the key is none of them. */
static gboolean filter_key(Ui *ui, const Key *key) {
  Editor editor;
  gboolean typed = key->kind == KEY_IS_CHAR || key->kind == KEY_IS_PASTE || key->kind == KEY_IS_BACKSPACE;
  if (!typed || (key->kind == KEY_IS_CHAR && key->code == ' ' && !*ui->filter)) return FALSE;
  editor_init(&editor, ui->filter);
  editor_key(&editor, key);
  if (editor.text->len <= 100) set_filter(ui, editor.text->str);
  editor_clear(&editor);
  ui->cursor = 0;
  return TRUE;
}

static UiResult open_walk_in(Ui *ui) {
  g_autofree char *name = g_strdup(ui->filter);
  ui_input_open(ui, FORM_WALK_IN, LIST_NOTE, NULL, name);
  set_filter(ui, "");
  return UI_REDRAW;
}

/* The organisation stays, unless it is changed here. */
static UiResult open_instead(Ui *ui, const Person *person) {
  ui_input_open(ui, FORM_INSTEAD, LIST_NOTE, NULL, NULL);
  ui->form.person = person->id;
  if (person->organisation) {
    editor_set(&ui->form.editors[1], person->organisation);
    ui->form.proposed = 1u << 1;
  }
  set_filter(ui, "");
  return UI_REDRAW;
}

static UiResult leave(Ui *ui) {
  if (*ui->filter)
    set_filter(ui, "");
  else
    ui->mode = MODE_LIVE;
  ui->cursor = 0;
  return UI_REDRAW;
}

UiResult ui_people_key(Ui *ui, const UiTurn *turn) {
  g_autoptr(GArray) ids = ui_people(ui, turn->session);
  ui->cursor = CLAMP(ui->cursor, 0, MAX((int)ids->len - 1, 0));
  if (ui_move(ui, turn->action, (int)ids->len)) return UI_REDRAW;
  if (turn->action == ACTION_LEAVE) return leave(ui);
  if (turn->action == ACTION_WALK_IN) return open_walk_in(ui);
  if (turn->action == ACTION_UNDO_HERE) return ui_intend(turn, INTENT_UNDO);
  gboolean space = turn->key->kind == KEY_IS_CHAR && turn->key->code == ' ' && !*ui->filter;
  Action action = space ? ACTION_HERE : turn->action;
  if (action == ACTION_NONE) {
    if (!filter_key(ui, turn->key)) ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
    return UI_REDRAW;
  }
  if (ids->len == 0) return action == ACTION_HERE ? open_walk_in(ui) : UI_REDRAW; /* nobody of that name: somebody new */
  int id = g_array_index(ids, int, ui->cursor);
  const Person *person = people_find(turn->session->people, id);
  const Attendance *attendance = session_attendance(turn->session, id);
  Presence now = attendance ? attendance->presence : PRESENCE_UNKNOWN;
  switch (action) {
  case ACTION_HERE:
    return attend(ui, turn, id, now == PRESENCE_HERE ? PRESENCE_ABSENT : PRESENCE_HERE);
  case ACTION_LEFT:
    return attend(ui, turn, id, now == PRESENCE_LEFT ? PRESENCE_HERE : PRESENCE_LEFT);
  case ACTION_INSTEAD:
    return open_instead(ui, person);
  case ACTION_ONLINE:
    return attend(ui, turn, id, now == PRESENCE_ONLINE ? PRESENCE_HERE : PRESENCE_ONLINE);
  case ACTION_CONSENT_NAME:
    return consent(turn, id, "name", person->name_in_report);
  case ACTION_CONSENT_MAIL:
    return consent(turn, id, "mail", person->share_mail);
  case ACTION_CONSENT_PHOTO:
    return consent(turn, id, "photo", person->photo);
  default:
    return UI_REDRAW;
  }
}
