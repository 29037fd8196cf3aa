/* Lines being written: which fields a form has, how keys go through them. What the typed words mean is in ui_submit.c. */
#include <string.h>

#include "base/unicode.h"
#include "ui/ui_modes.h"

#define HISTORY_MAX 100

/* The fields of a form, in order; those not named are none. */
typedef struct FormFields {
  int n;
  InputField kinds[FORM_FIELDS];
} FormFields;

static FormFields fields_of(FormPurpose purpose, ListKind list) {
  switch (purpose) {
  case FORM_RECORD:
    if (list == LIST_CELL) return (FormFields){3, {INPUT_ROW, INPUT_COLUMN, INPUT_TEXT}};
    if (list == LIST_CONNECTION) return (FormFields){3, {INPUT_ONE, INPUT_OTHER, INPUT_ABOUT}};
    if (list == LIST_AGREEMENT) return (FormFields){3, {INPUT_TEXT, INPUT_WHO, INPUT_WHEN}};
    break;
  case FORM_CHANGE:
    if (list == LIST_AGREEMENT) return (FormFields){3, {INPUT_TEXT, INPUT_WHO, INPUT_WHEN}};
    break;
  case FORM_WALK_IN:
    return (FormFields){2, {INPUT_NAME, INPUT_ORGANISATION}};
  case FORM_INSERT:
    return (FormFields){2, {INPUT_TEXT, INPUT_MINUTES}};
  case FORM_LENGTH:
    return (FormFields){1, {INPUT_MINUTES}};
  case FORM_ENDED:
  case FORM_BEGAN:
    return (FormFields){1, {INPUT_CLOCK}};
  case FORM_NEXT_MEETING:
    return (FormFields){4, {INPUT_WHEN, INPUT_CLOCK, INPUT_PLACE, INPUT_HOST}};
  case FORM_INSTEAD:
    return (FormFields){2, {INPUT_NAME, INPUT_ORGANISATION}};
  case FORM_SPEAKER:
    return (FormFields){1, {INPUT_SPEAKER}};
  case FORM_GROUPS:
    return (FormFields){1, {INPUT_GROUPS}};
  case FORM_TURNS:
    return (FormFields){1, {INPUT_TURNS}};
  case FORM_VOTES:
    return (FormFields){1, {INPUT_VOTES}};
  case FORM_MESSAGE:
  case FORM_SHEET:
    break;
  }
  return (FormFields){1, {INPUT_TEXT}};
}

/* Lists of which many follow each other: the line stays open after Enter. */
static gboolean comes_in_many(ListKind list) {
  switch (list) {
  case LIST_NOTE:
  case LIST_AGREEMENT:
  case LIST_DECISION:
  case LIST_PARKED:
    return FALSE;
  default:
    return TRUE;
  }
}

static void form_close(InputForm *form) {
  for (int i = 0; i < form->n_fields; i++) editor_clear(&form->editors[i]);
  g_free(form->heading);
  g_free(form->part);
  memset(form, 0, sizeof *form);
}

static void stop_completing(Ui *ui) {
  g_clear_pointer(&ui->completing, g_free);
  ui->completion = 0;
}

void ui_input_open(Ui *ui, FormPurpose purpose, ListKind list, const char *heading, const char *first) {
  InputForm form = {.purpose = purpose, .list = list, .heading = g_strdup(heading), .from = ui->mode};
  FormFields fields = fields_of(purpose, list);
  form.n_fields = fields.n;
  form.many = purpose == FORM_RECORD && comes_in_many(list);
  for (int i = 0; i < fields.n; i++) {
    form.kinds[i] = fields.kinds[i];
    editor_init(&form.editors[i], i == 0 ? first : NULL);
  }
  form_close(&ui->form);
  ui->form = form;
  ui->mode = MODE_INPUT;
  ui->recalled = 0;
  stop_completing(ui);
}

/* The owners of a record as they would be typed; new string. */
static char *owners_text(const Session *session, const Record *record) {
  char *owners = record_owners(session, record);
  return owners ? owners : g_strdup("");
}

static char *due_text(const Record *record) {
  if (record->due.year == 0) return g_strdup("");
  if (record->quarter > 0) return g_strdup_printf("Q%d", record->quarter);
  return g_strdup_printf("%d-%d-%d", record->due.day, record->due.month, record->due.year);
}

void ui_input_change(Ui *ui, const Session *session, const Record *record) {
  ui_input_open(ui, FORM_CHANGE, record->list, record->heading, record->text);
  ui->form.record = record->id;
  if (record->list != LIST_AGREEMENT) return;
  g_autofree char *owners = owners_text(session, record);
  g_autofree char *due = due_text(record);
  editor_set(&ui->form.editors[1], owners);
  editor_set(&ui->form.editors[2], due);
  if (*due) ui->form.proposed = 1u << 2;
  if (!*owners) ui->form.field = 1;
}

/* --- the lists without a key of their own --- */

static gboolean keyless(ListKind kind) {
  switch (kind) {
  case LIST_CALL:
  case LIST_WISH:
  case LIST_OPEN_QUESTION:
  case LIST_MISSING:
  case LIST_CONNECTION:
  case LIST_HARVEST:
  case LIST_CELL:
  case LIST_FREE:
    return TRUE;
  default:
    return FALSE;
  }
}

static void add_target(GArray *targets, OpenList list) {
  for (guint i = 0; i < targets->len; i++) {
    const OpenList *other = &g_array_index(targets, OpenList, i);
    if (other->kind == list.kind && g_strcmp0(other->heading, list.heading) == 0) return;
  }
  g_array_append_val(targets, list);
}

/* The lists to go through, those of the current part first; new array of OpenList with borrowed headings. */
static GArray *harvest_targets(const Ui *ui, const Session *session) {
  static const ListKind always[] = {LIST_WISH, LIST_CALL, LIST_OPEN_QUESTION, LIST_MISSING, LIST_CONNECTION, LIST_CELL};
  GArray *targets = g_array_new(FALSE, FALSE, sizeof(OpenList));
  const PhaseRun *run = ui_part(ui, session);
  for (guint i = 0; run && run->phase->lists && i < run->phase->lists->len; i++) {
    OpenList list = g_array_index(run->phase->lists, OpenList, i);
    if (keyless(list.kind)) add_target(targets, list);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(always); i++) add_target(targets, (OpenList){always[i], NULL});
  return targets;
}

gboolean ui_input_walks_lists(const Ui *ui) {
  const InputForm *form = &ui->form;
  return ui->mode == MODE_INPUT && form->purpose == FORM_RECORD && keyless(form->list) && form->field == 0 &&
         form->editors[0].text->len == 0;
}

void ui_input_harvest(Ui *ui, const Session *session) {
  g_autoptr(GArray) targets = harvest_targets(ui, session);
  const OpenList *first = &g_array_index(targets, OpenList, 0);
  ui_input_open(ui, FORM_RECORD, first->kind, first->heading, NULL);
}

/* Tab in an empty line goes on to the next of these lists. FALSE when the form is not for one of them. */
static gboolean next_target(Ui *ui, const Session *session, int step) {
  const InputForm *form = &ui->form;
  if (!ui_input_walks_lists(ui)) return FALSE;
  g_autoptr(GArray) targets = harvest_targets(ui, session);
  int n = (int)targets->len, at = -1;
  for (int i = 0; i < n; i++) {
    const OpenList *list = &g_array_index(targets, OpenList, i);
    if (list->kind == form->list && g_strcmp0(list->heading, form->heading) == 0) at = i;
  }
  const OpenList *next = &g_array_index(targets, OpenList, (at + step + n) % n);
  UiMode from = form->from;
  ui_input_open(ui, FORM_RECORD, next->kind, next->heading, NULL);
  ui->form.from = from;
  return TRUE;
}

/* --- history --- */

static gboolean free_text(InputField kind) { return kind == INPUT_TEXT || kind == INPUT_ABOUT || kind == INPUT_PLACE || kind == INPUT_HOST; }

static void remember(Ui *ui) {
  for (int i = 0; i < ui->form.n_fields; i++) {
    const char *text = ui->form.editors[i].text->str;
    if (!free_text(ui->form.kinds[i]) || !*text) continue;
    GPtrArray *history = ui->history;
    if (history->len && strcmp(g_ptr_array_index(history, history->len - 1), text) == 0) continue;
    if (history->len >= HISTORY_MAX) g_ptr_array_remove_index(history, 0);
    g_ptr_array_add(history, g_strdup(text));
  }
  ui->recalled = 0;
}

static UiResult recall(Ui *ui, int step) {
  int to = CLAMP(ui->recalled + step, 0, (int)ui->history->len);
  Editor *editor = &ui->form.editors[ui->form.field];
  if (to == ui->recalled || !free_text(ui->form.kinds[ui->form.field])) return UI_REDRAW;
  if (ui->recalled == 0 && editor->text->len) { /* what was being typed is not lost by looking back */
    remember(ui);
    to = MIN(to + 1, (int)ui->history->len);
  }
  ui->recalled = to;
  editor_set(editor, to > 0 ? g_ptr_array_index(ui->history, ui->history->len - (guint)to) : "");
  return UI_REDRAW;
}

/* --- completion --- */

static void add_once(GPtrArray *words, const char *word) {
  for (guint i = 0; i < words->len; i++)
    if (strcmp(g_ptr_array_index(words, i), word) == 0) return;
  g_ptr_array_add(words, g_strdup(word));
}

/* The rows or columns of the table that begin like this; rows are often the organisations. */
static GPtrArray *table_completions(const Session *session, const char *text, gboolean rows) {
  GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *begin = g_strstrip(g_strdup(text)), *key = unicode_sort_key(begin);
  for (guint i = 0; *begin && i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    const char *word = rows ? record->heading : record->column;
    if (record->list != LIST_CELL || record->deleted || !word) continue;
    g_autofree char *other = unicode_sort_key(word);
    if (g_str_has_prefix(other, key)) add_once(found, word);
  }
  g_autoptr(GPtrArray) organisations = rows ? ui_owner_completions(session, text, FALSE, TRUE) : NULL;
  for (guint i = 0; organisations && i < organisations->len; i++) add_once(found, g_ptr_array_index(organisations, i));
  return found;
}

GPtrArray *ui_completions(const Ui *ui, const Session *session) {
  const InputForm *form = &ui->form;
  if (ui->mode != MODE_INPUT || form->n_fields == 0) return g_ptr_array_new_with_free_func(g_free);
  InputField kind = form->kinds[form->field];
  gboolean people = kind == INPUT_WHO || kind == INPUT_HOST || kind == INPUT_SPEAKER || kind == INPUT_ONE || kind == INPUT_OTHER;
  const char *text = ui->completing ? ui->completing : form->editors[form->field].text->str;
  if (kind == INPUT_ROW || kind == INPUT_COLUMN) return table_completions(session, text, kind == INPUT_ROW);
  return ui_owner_completions(session, text, people, (people && kind != INPUT_SPEAKER) || kind == INPUT_ORGANISATION);
}

/* Puts the next completion in; FALSE when there is none. */
static gboolean complete(Ui *ui, const Session *session) {
  Editor *editor = &ui->form.editors[ui->form.field];
  g_autoptr(GPtrArray) all = ui_completions(ui, session);
  if (all->len == 0) return FALSE;
  if (ui->completing)
    ui->completion = (ui->completion + 1) % (int)all->len;
  else
    ui->completing = g_strdup(editor->text->str);
  InputField kind = ui->form.kinds[ui->form.field];
  gboolean whole = kind == INPUT_ORGANISATION || kind == INPUT_ROW || kind == INPUT_COLUMN;
  gsize keep = whole ? 0 : ui_owner_last(ui->completing);
  g_autofree char *text =
      g_strdup_printf("%.*s%s", (int)keep, ui->completing, (char *)g_ptr_array_index(all, (guint)ui->completion));
  editor_set(editor, text);
  return TRUE;
}

/* --- keys --- */

static UiResult go_to_field(Ui *ui, int field) {
  stop_completing(ui);
  ui->recalled = 0;
  ui->form.field = (field + ui->form.n_fields) % ui->form.n_fields;
  return UI_REDRAW;
}

static void leave(Ui *ui) {
  UiMode from = ui->form.from;
  stop_completing(ui);
  form_close(&ui->form);
  ui->mode = from;
}

static gboolean holds_text(const InputForm *form) {
  for (int i = 0; i < form->n_fields; i++)
    if (form->editors[i].text->len) return TRUE;
  return FALSE;
}

/* Forms that hold words; the others hold a number, a time or a code, which says nothing by itself. */
static gboolean holds_words(FormPurpose purpose) {
  switch (purpose) {
  case FORM_RECORD:
  case FORM_CHANGE:
  case FORM_WALK_IN:
  case FORM_INSTEAD:
  case FORM_INSERT:
  case FORM_NEXT_MEETING:
  case FORM_MESSAGE:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Does a record that is being changed have this already. */
static gboolean is_there_already(const Session *session, const Record *record, InputField kind, const char *text) {
  g_autofree char *owners = owners_text(session, record), *due = due_text(record);
  return strcmp(text, kind == INPUT_WHO ? owners : kind == INPUT_WHEN ? due : record->text) == 0;
}

char *ui_unfinished(const Ui *ui, const Session *session, ListKind *list) {
  const InputForm *form = &ui->form;
  gboolean record = form->purpose == FORM_RECORD || form->purpose == FORM_CHANGE;
  *list = record ? form->list : LIST_NOTE;
  if (ui->watching || form->n_fields == 0 || !holds_words(form->purpose)) return NULL;
  const Record *old = form->record ? session_record(session, form->record) : NULL;
  g_autoptr(GString) all = g_string_new(NULL);
  gboolean anything_new = FALSE;
  for (int i = 0; i < form->n_fields; i++) {
    const char *text = form->editors[i].text->str;
    if (!*text || (form->proposed >> i & 1 && !old)) continue;
    anything_new |= !old || !is_there_already(session, old, form->kinds[i], text);
    g_string_append_printf(all, "%s%s", all->len ? " · " : "", text);
  }
  return anything_new ? g_strdup(all->str) : NULL;
}

static UiResult escape(Ui *ui, Instant t) {
  gboolean text = ui->form.purpose == FORM_RECORD && holds_text(&ui->form);
  remember(ui);
  leave(ui);
  if (text) ui_notice(ui, NOTICE_LEFT_UNSTORED, t);
  return UI_REDRAW;
}

static UiResult enter(Ui *ui, const UiTurn *turn) {
  InputForm *form = &ui->form;
  stop_completing(ui);
  if (form->purpose == FORM_RECORD && !holds_text(form)) {
    leave(ui); /* an empty line says that one has done */
    return UI_REDRAW;
  }
  if (form->purpose == FORM_SHEET) {
    g_autofree char *code = g_strdup(form->editors[0].text->str);
    leave(ui);
    return ui_after_sheet(ui, turn, code);
  }
  if (form->field < form->n_fields - 1) return go_to_field(ui, form->field + 1);
  return ui_submit(ui, turn) ? UI_INTENT : UI_REDRAW;
}

gboolean ui_input_helps(const Ui *ui) {
  const InputForm *form = &ui->form;
  if (form->n_fields == 0) return FALSE;
  switch (form->kinds[form->field]) {
  case INPUT_MINUTES:
  case INPUT_CLOCK:
  case INPUT_VOTES:
  case INPUT_GROUPS:
  case INPUT_TURNS:
    return TRUE;
  default:
    return form->editors[form->field].text->len == 0;
  }
}

UiResult ui_input_key(Ui *ui, const UiTurn *turn) {
  InputForm *form = &ui->form;
  Editor *editor = &form->editors[form->field];
  switch (turn->action) {
  case ACTION_STORE:
    return enter(ui, turn);
  case ACTION_LEAVE:
    return escape(ui, turn->t);
  case ACTION_COMPLETE:
    if (next_target(ui, turn->session, 1) || complete(ui, turn->session)) return UI_REDRAW;
    return go_to_field(ui, form->field + 1);
  case ACTION_FIELD_BACK:
    return next_target(ui, turn->session, -1) ? UI_REDRAW : go_to_field(ui, form->field - 1);
  case ACTION_RECALL:
    return recall(ui, 1);
  case ACTION_RECALL_BACK:
    return recall(ui, -1);
  case ACTION_CLICKER_NEXT:
    return ui->after_work ? UI_REDRAW : ui_flow(turn, TRUE);
  case ACTION_CLICKER_PREVIOUS:
    return ui->after_work ? UI_REDRAW : ui_flow(turn, FALSE);
  default:
    break;
  }
  gboolean at_end = editor->cursor == editor->text->len;
  if (turn->key->kind == KEY_IS_RIGHT && at_end && complete(ui, turn->session)) return UI_REDRAW;
  stop_completing(ui);
  gboolean typed = turn->key->kind == KEY_IS_CHAR || turn->key->kind == KEY_IS_PASTE;
  if (typed && form->proposed >> form->field & 1) editor_set(editor, "");
  form->proposed &= ~(1u << form->field);
  if (!editor_key(editor, turn->key)) ui_notice(ui, NOTICE_NO_SUCH_KEY, turn->t);
  return UI_REDRAW;
}

void ui_input_stored(Ui *ui) {
  InputForm *form = &ui->form;
  remember(ui);
  if (!form->many) {
    leave(ui);
    return;
  }
  form->stored++;
  gboolean cell = form->list == LIST_CELL; /* the row mostly stays the same */
  for (int i = cell ? 1 : 0; i < form->n_fields; i++) editor_set(&form->editors[i], "");
  go_to_field(ui, cell ? 1 : 0);
}

void ui_input_refused(Ui *ui, Refusal refusal) {
  gboolean about_who = refusal == REFUSAL_ASK_NO_OWNER || refusal == REFUSAL_ABSENT_OWNER || refusal == REFUSAL_EVERYBODY;
  for (int i = 0; i < ui->form.n_fields; i++) {
    if (about_who && ui->form.kinds[i] == INPUT_WHO) {
      go_to_field(ui, i);
      if (ui->form.editors[i].text->len) ui->form.proposed |= 1u << i;
    }
    if (refusal == REFUSAL_EMPTY && ui->form.kinds[i] == INPUT_TEXT) go_to_field(ui, i);
  }
}
