/* Worked out afterwards: nobody leads now, so what to say makes place for what is on paper. */
#include "view/panes.h"
#include "view/words.h"

gboolean pane_after_has_sheets(const FacilitatorView *view) {
  for (guint i = 0; i < view->session->phases->len; i++)
    if (session_run(view->session, (int)i)->phase->codes[0]) return TRUE;
  return FALSE;
}

/* The key that writes in a list; new string. Those without a key of their own share one. */
static char *key_of(const FacilitatorView *view, ListKind list) {
  for (int action = 0; action < N_ACTIONS; action++)
    if (ui_live_list((Action)action) == (int)list) return panes_key(view, (Action)action);
  return panes_key(view, list == LIST_SLOGAN ? ACTION_SLOGAN : ACTION_HARVEST);
}

char *pane_lists_of(const FacilitatorView *view, const Phase *phase) {
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < phase->lists->len; i++) {
    const OpenList *list = &g_array_index(phase->lists, OpenList, i);
    g_autofree char *key = key_of(view, list->kind);
    g_string_append_printf(words, "%s%s\u00a0%s", i ? " · " : "", key,
                           list->heading ? list->heading : list_word(list->kind, panes_lang(view)));
  }
  return g_string_free(words, FALSE);
}

void pane_after_draw(const FacilitatorView *view, const Pane *pane, const Panes *panes) {
  const PhaseRun *run = view->table->current >= 0 ? session_run(view->session, view->table->current) : NULL;
  if (!run) return;
  g_autofree char *codes = g_strjoinv(", ", run->phase->codes), *lists = pane_lists_of(view, run->phase);
  g_autofree char *pile = *codes ? tx(panes_lang(view), RUN_AFTER_WORK_PILE, TS(codes)) : NULL;
  int y = pile ? pane_wrap(pane, 0, 0, 2, ROLE_STRONG, pile) : 0;
  if (*lists) y += pane_wrap(pane, 0, y, MAX(pane->height - y, 1), ROLE_TEXT, lists);
  if (panes_has(panes, AREA_RECORD)) return;
  if (y > 0) y++;
  if (y + 2 > pane->height) return;
  Pane rest = pane_inside(pane, 0, y, pane->width, pane->height - y);
  pane_record_draw(view, &rest);
}
