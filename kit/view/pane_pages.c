/* The pages that are read: the proposal to catch up, the help made from the key map, what now, and the curtain. */
#include "base/unicode.h"
#include "base/when.h"
#include "view/digits.h"
#include "view/notice.h"
#include "view/panes.h"
#include "view/words.h"

/* --- the proposal --- */

void pane_advice_page(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  const Session *session = view->session;
  const Advice *advice = &view->table->advice;
  pane_text(pane, 0, 0, ROLE_STRONG, tp(lang, RUN_ADVICE_TITLE));
  if (advice->kind == ADVICE_NONE || !advice->changes || advice->changes->len == 0) {
    g_autofree char *words = words_advice(lang, session, view->table);
    pane_wrap(pane, 0, 2, pane->height - 2, ROLE_TEXT, words ? words : tp(lang, RUN_ADVICE_NONE));
    return;
  }
  /* The number column stands close to the titles, so that the eye does not have to travel. */
  int title = MIN(pane->width - 20, 40), y = 2;
  pane_text(pane, title + 1, 1, ROLE_MUTED, tp(lang, RUN_ADVICE_COLUMN_NOW));
  pane_text(pane, title + 8, 1, ROLE_MUTED, tp(lang, RUN_ADVICE_COLUMN_THEN));
  int n = (int)advice->changes->len, room = MAX(pane->height - 7, 1);
  for (int i = 0; i < n; i++) {
    if (i == room - 1 && n > room) {
      g_autofree char *more = tx(lang, RUN_MORE, TN(n - i));
      pane_text(pane, 0, y++, ROLE_MUTED, more);
      break;
    }
    const AdviceChange *change = &g_array_index(advice->changes, AdviceChange, i);
    const PhaseRun *run = session_run(session, change->index);
    if (!run) continue;
    g_autofree char *from = words_minutes(change->from);
    g_autofree char *to =
        change->to == LENGTH_NONE ? g_strdup(tp(lang, RUN_ADVICE_DROPPED_WORD)) : words_minutes(change->to);
    pane_fit(pane, 0, y, title - 1, ROLE_TEXT, run->phase->title);
    pane_text(pane, title + 4 - MIN(unicode_width(from), 4), y, ROLE_MUTED, from);
    pane_text(pane, title + 6, y, ROLE_MUTED, "→");
    int wide = unicode_width(to);
    pane_text(pane, change->to == LENGTH_NONE ? title + 8 : title + 12 - MIN(wide, 4), y++, ROLE_STRONG, to);
  }
  y++;
  g_autofree char *now = words_time(session, view->table->expected_end);
  g_autofree char *then = words_time(session, advice->end);
  g_autofree char *promised = words_time(session, view->table->promised_end);
  g_autofree char *without = tx(lang, RUN_ADVICE_END_NOW, TS(now));
  g_autofree char *with = tx(lang, RUN_ADVICE_END_THEN, TS(then));
  g_autofree char *promise = tx(lang, RUN_ADVICE_PROMISED, TS(promised));
  pane_text(pane, 0, y++, ROLE_TEXT, without);
  pane_text(pane, 0, y++, ROLE_STRONG, with);
  if (view->table->promised_end != INSTANT_NONE) pane_text(pane, 0, y++, ROLE_MUTED, promise);
  g_autofree char *undo = panes_key(view, ACTION_UNDO);
  g_autofree char *undone = tx(lang, RUN_ADVICE_UNDO, TS(undo));
  if (y + 1 < pane->height) pane_text(pane, 0, y + 1, ROLE_MUTED, undone);
}

/* --- help --- */

void pane_help_page(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  const Ui *ui = view->ui;
  UiMode mode = ui->mode_before < N_MODES && ui->mode_before != MODE_HELP ? ui->mode_before : MODE_LIVE;
  g_autoptr(GArray) actions = keymap_help_page(mode);
  int x = pane_text(pane, 0, 0, ROLE_STRONG, tp(lang, RUN_CAPTION_HELP)) + 2;
  g_autofree char *help = panes_key(view, ACTION_HELP);
  g_autofree char *again = tx(lang, RUN_HELP_AGAIN, TS(help));
  if (x + unicode_width(again) + 10 <= pane->width) pane_text(pane, x, 0, ROLE_MUTED, again);
  int keys = 0, words = 0, n = (int)actions->len;
  for (int i = 0; i < n; i++) {
    g_autofree char *key = keymap_keys(&ui->keys, g_array_index(actions, Action, i), lang);
    keys = MAX(keys, unicode_width(key));
    words = MAX(words, unicode_width(keymap_help(g_array_index(actions, Action, i), lang)));
  }
  keys = MIN(keys, pane->width / 3);
  int across = MAX(1, (pane->width + 3) / (keys + 2 + words + 3));
  int height = pane->height - 1, per_page = height * across;
  across = MIN(across, (n + height - 1) / MAX(height, 1));
  across = MAX(across, 1);
  int first = n > per_page ? CLAMP(ui->scroll, 0, n - per_page) : 0;
  int column = (pane->width + 3) / across;
  for (int i = first; i < n && i - first < per_page; i++) {
    Action action = g_array_index(actions, Action, i);
    Pane cell = pane_inside(pane, (i - first) / height * column, 1 + (i - first) % height, column - 3, 1);
    g_autofree char *key = keymap_keys(&ui->keys, action, lang);
    pane_fit(&cell, 0, 0, keys, ROLE_KEY, key);
    pane_text(&cell, keys + 2, 0, ROLE_TEXT, keymap_help(action, lang));
  }
  if (first + per_page < n) pane_right(pane, 0, ROLE_MUTED, tp(lang, RUN_SCROLL));
}

/* --- what now --- */

typedef struct Moment {
  TextId title, advice;
} Moment;

static const Moment moments[] = {
    {TX_WHAT_NOW_DOMINATES, TX_WHAT_NOW_DOMINATES_DO},
    {TX_WHAT_NOW_SILENCE, TX_WHAT_NOW_SILENCE_DO},
    {TX_WHAT_NOW_CONFLICT, TX_WHAT_NOW_CONFLICT_DO},
    {TX_WHAT_NOW_TEARS, TX_WHAT_NOW_TEARS_DO},
    {TX_WHAT_NOW_ADVERTISING, TX_WHAT_NOW_ADVERTISING_DO},
    {TX_WHAT_NOW_BEFORE, TX_WHAT_NOW_BEFORE_DO},
    {TX_WHAT_NOW_CYNIC, TX_WHAT_NOW_CYNIC_DO},
};

void pane_what_now_page(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  int x = pane_text(pane, 0, 0, ROLE_STRONG, tp(lang, RUN_CAPTION_WHAT_NOW)) + 2;
  if (x + unicode_width(tp(lang, WHAT_NOW_ALWAYS_DO)) + 10 <= pane->width)
    pane_text(pane, x, 0, ROLE_TEXT, tp(lang, WHAT_NOW_ALWAYS_DO));
  /* Title and advice side by side when the page is wide, else under each other. */
  gboolean beside = pane->width >= 70;
  int indent = 2;
  if (beside)
    for (gsize i = 0; i < G_N_ELEMENTS(moments); i++)
      indent = MAX(indent, unicode_width(text_plain(lang, moments[i].title)) + 3);
  int width = MIN(pane->width - indent, 72), total = 0;
  int rows[G_N_ELEMENTS(moments)];
  for (gsize i = 0; i < G_N_ELEMENTS(moments); i++) {
    rows[i] = pane_rows_of(text_plain(lang, moments[i].advice), width) + (beside ? 0 : 1);
    total += rows[i];
  }
  int height = pane->height - 1;
  int white = total + (int)G_N_ELEMENTS(moments) - 1 <= height ? 1 : 0;
  total += white * ((int)G_N_ELEMENTS(moments) - 1);
  int scroll = CLAMP(view->ui->scroll, 0, MAX(total - height, 0));
  int y = 1 - scroll;
  for (gsize i = 0; i < G_N_ELEMENTS(moments); i++) {
    if (y >= 1) pane_text(pane, 0, y, ROLE_STRONG, text_plain(lang, moments[i].title));
    /* A text that begins above the page is drawn line by line, so that its end is still there. */
    const char *advice = text_plain(lang, moments[i].advice);
    g_autoptr(GArray) lines = unicode_wrap_columns(advice, width);
    for (guint l = 0; l < lines->len; l++) {
      const UnicodeLine *line = &g_array_index(lines, UnicodeLine, l);
      int at = y + (int)l + (beside ? 0 : 1);
      g_autofree char *piece = g_strndup(advice + line->start, line->end - line->start);
      if (at >= 1) pane_fit(pane, indent, at, width, ROLE_TEXT, piece);
    }
    y += rows[i] + white;
  }
  if (total - scroll > height) pane_right(pane, 0, ROLE_MUTED, tp(lang, RUN_SCROLL));
}

/* --- the curtain --- */

/* What may be read through the curtain: that it is closed, and what the keys did that work behind it. New string, or NULL. */
static char *curtain_words(const FacilitatorView *view) {
  const UiNotice *notice = &view->ui->notice;
  gboolean led_on = notice->kind == NOTICE_STORED && notice->event &&
                    (notice->event->kind == EVENT_START || notice->event->kind == EVENT_FINISH);
  gboolean told = led_on || notice->kind == NOTICE_CURTAIN_CLOSED || notice->kind == NOTICE_REFUSAL ||
                  notice->kind == NOTICE_ANSWERED_NO;
  return told ? notice_words(panes_lang(view), view->session, view->ui, view->now) : NULL;
}

void pane_curtain_draw(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  gboolean asks = ui_asks_the_room(view->ui);
  g_autofree char *clock = words_time(view->session, view->now);
  int foot = pane->height >= 5 ? 1 : 0;
  if (asks) foot = MIN(4, pane->height - 1);
  DigitsStyle style = view->ui->plain ? DIGITS_PLAIN : DIGITS_BLOCKS;
  DigitsSize size = digits_size("00:00", style, pane->width * 3 / 5, MAX((pane->height - foot) * 2 / 5, 1));
  int title = MIN(pane_rows_of(view->session->script->title, pane->width - 4), 2);
  int y = MAX((pane->height - foot - size.rows - title - 2) / 2, 0);
  Pane head = pane_inside(pane, 0, y, pane->width, title);
  if (title == 1)
    pane_centre(&head, 0, ROLE_STRONG, view->session->script->title);
  else
    pane_wrap(&head, 2, 0, title, ROLE_STRONG, view->session->script->title);
  int below = y + title + (pane->height >= 6 ? 2 : 0);
  Pane field = pane_inside(pane, (pane->width - size.width) / 2, below, size.width, size.rows);
  if (pane_there(&field) && field.height == size.rows)
    digits_draw(field.grid, field.column, field.row, field.width, field.height, ROLE_DIGITS, style, &size, clock);
  if (asks || foot == 0) return;                                                  /* the question is drawn by its own pane */
  if (view->not_saved > 0) pane_text(pane, 1, pane->height - 1, ROLE_ALERT, "!"); /* a sign, and nothing to read */
  g_autofree char *key = panes_key(view, ACTION_CURTAIN);
  g_autofree char *words = tx(lang, RUN_CURTAIN_KEY, TS(key));
  g_autofree char *notice = curtain_words(view);
  if (notice)
    pane_fit(pane, 3, pane->height - 1, pane->width - 4, ROLE_STRONG, notice);
  else
    pane_right(pane, pane->height - 1, ROLE_MUTED, words);
}

void pane_page_draw(const FacilitatorView *view, const Pane *pane) {
  switch (panes_mode(view)) {
    case MODE_PARTS: pane_parts_page(view, pane); break;
    case MODE_PEOPLE: pane_people_page(view, pane); break;
    case MODE_GROUPS: pane_groups_page(view, pane); break;
    case MODE_RECORD: pane_record_page(view, pane); break;
    case MODE_ADVICE: pane_advice_page(view, pane); break;
    case MODE_ROOM: pane_room_page(view, pane); break;
    case MODE_HELP: pane_help_page(view, pane); break;
    case MODE_WHAT_NOW: pane_what_now_page(view, pane); break;
    case MODE_LIVE:
    case MODE_INPUT:
    case MODE_ASK:
    case N_MODES: break;
  }
}
