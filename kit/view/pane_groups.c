/* The page of the groups: each with its number, colour and shape as on the badges, side by side, with a cursor on one person. */
#include "base/unicode.h"
#include "model/group_sign.h"
#include "view/panes.h"

#define COLUMN_LEAST 26 /* the widest title, "Groepje 12 ⬢ grijze zeshoek", is cut below it, its number never */
#define BETWEEN 2

/* The people of one group, from `ids` (in order of group); who has none is in group 0. New array of int. */
static GArray *members_of(const Session *session, const GArray *ids, int group) {
  GArray *members = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < ids->len; i++) {
    int id = g_array_index(ids, int, i);
    if (session_attendance(session, id)->group == group) g_array_append_val(members, id);
  }
  return members;
}

/* "4 groepjes van 4 of 5", in a new string. */
static char *sizes_words(Lang lang, const Session *session, const GArray *ids, int most) {
  int least = G_MAXINT, largest = 0, n = 0;
  for (int group = 1; group <= most; group++) {
    g_autoptr(GArray) members = members_of(session, ids, group);
    if (members->len == 0) continue;
    n++;
    least = MIN(least, (int)members->len);
    largest = MAX(largest, (int)members->len);
  }
  if (n == 0) return g_strdup("");
  return least == largest ? tx(lang, RUN_GROUPS_OF, TN(n), TN(least)) : tx(lang, RUN_GROUPS_OF_TO, TN(n), TN(least), TN(largest));
}

static void draw_group(const FacilitatorView *view, const Pane *column, int group, const GArray *members, int selected) {
  Lang lang = panes_lang(view);
  g_autofree char *title = group > 0 ? group_sign_title(lang, group) : g_strdup(tp(lang, RUN_NO_GROUP_YET));
  pane_fit(column, 0, 0, column->width, group > 0 ? ROLE_STRONG : ROLE_WARNING, title);
  for (guint i = 0; i < members->len; i++) {
    int id = g_array_index(members, int, i), row = 1 + (int)i;
    g_autofree char *name = person_name(people_find(view->session->people, id));
    Role role = id == selected ? ROLE_SELECTED : ROLE_TEXT;
    if (id == selected) pane_fill(column, 0, row, column->width, 1, role, " ");
    pane_text(column, 0, row, role, id == selected ? ">" : " ");
    pane_fit(column, 2, row, column->width - 2, role, name);
  }
}

/* How many rows one band of groups takes: from..to, its title and the white row under it included. */
static int band_rows(const Session *session, const GArray *ids, const GArray *groups, guint from, guint to) {
  guint tallest = 0;
  for (guint i = from; i < to; i++) {
    g_autoptr(GArray) members = members_of(session, ids, g_array_index(groups, int, i));
    tallest = MAX(tallest, members->len);
  }
  return (int)tallest + 2;
}

/* The groups that have somebody, and at the end 0 when somebody has none; new array of int. */
static GArray *shown_groups(const Session *session, const GArray *ids) {
  GArray *groups = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < ids->len; i++) {
    int group = session_attendance(session, g_array_index(ids, int, i))->group;
    if (groups->len == 0 || g_array_index(groups, int, groups->len - 1) != group) g_array_append_val(groups, group);
  }
  return groups;
}

/* A band ends with a white row, but for the last. */
static int all_rows(const Session *session, const GArray *ids, const GArray *groups, guint across) {
  int rows = 0;
  for (guint from = 0; from < groups->len; from += across)
    rows += band_rows(session, ids, groups, from, MIN(from + across, groups->len));
  return MAX(rows - 1, 0);
}

/* How many groups stand side by side: so many that no name is cut, and more of them only when the page has no room below. */
static int groups_across(const FacilitatorView *view, const GArray *ids, const GArray *groups, const Pane *pane) {
  int widest = COLUMN_LEAST;
  for (guint i = 0; i < ids->len; i++) {
    g_autofree char *name = person_name(people_find(view->session->people, g_array_index(ids, int, i)));
    widest = MAX(widest, 2 + unicode_width(name));
  }
  for (guint i = 0; i < groups->len; i++) {
    g_autofree char *title = group_sign_title(panes_lang(view), MAX(g_array_index(groups, int, i), 1));
    widest = MAX(widest, unicode_width(title));
  }
  int n = MAX((int)groups->len, 1), most = CLAMP((pane->width + BETWEEN) / (COLUMN_LEAST + BETWEEN), 1, n);
  int across = CLAMP((pane->width + BETWEEN) / (widest + BETWEEN), 1, most);
  while (across < most && 1 + all_rows(view->session, ids, groups, (guint)across) > pane->height) across++;
  return across;
}

static guint place_of(const GArray *groups, int group) {
  for (guint i = 0; i < groups->len; i++)
    if (g_array_index(groups, int, i) == group) return i;
  return 0;
}

void pane_groups_page(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  const Session *session = view->session;
  int x = pane_text(pane, 0, 0, ROLE_MUTED, tp(lang, RUN_CAPTION_GROUPS)) + 2;
  int most = session_groups(session);
  if (most == 0) {
    g_autofree char *key = panes_key(view, ACTION_DRAW_AGAIN);
    g_autofree char *words = tx(lang, RUN_NO_GROUPS, TS(key));
    pane_wrap(pane, 0, 2, pane->height - 2, ROLE_TEXT, words);
    return;
  }
  g_autoptr(GArray) ids = ui_seats(session);
  g_autoptr(GArray) groups = shown_groups(session, ids);
  int selected = ids->len > 0 ? g_array_index(ids, int, CLAMP(view->ui->cursor, 0, (int)ids->len - 1)) : 0;
  int across = groups_across(view, ids, groups, pane);
  int width = (pane->width + BETWEEN) / across;
  /* the band with the cursor in it must be in view, so bands before it may go */
  guint band = selected ? place_of(groups, session_attendance(session, selected)->group) / (guint)across : 0;
  guint first = 0;
  for (int used = 0;; first++) {
    used = 0;
    for (guint b = first; b <= band; b++)
      used += band_rows(session, ids, groups, b * (guint)across, MIN((b + 1) * (guint)across, groups->len));
    if (used <= pane->height || first == band) break;
  }
  int y = 1;
  guint from = first * (guint)across;
  for (; from < groups->len && y < pane->height; from += (guint)across) {
    guint to = MIN(from + (guint)across, groups->len);
    for (guint i = from; i < to; i++) {
      int group = g_array_index(groups, int, i);
      g_autoptr(GArray) members = members_of(session, ids, group);
      Pane column = pane_inside(pane, (int)(i - from) * width, y, width - BETWEEN, pane->height - y);
      draw_group(view, &column, group, members, selected);
    }
    y += band_rows(session, ids, groups, from, to);
  }
  gboolean whole = from >= groups->len && y - 1 <= pane->height; /* but for the white under the last */
  int end = whole ? pane->width + 1 : pane_right(pane, 0, ROLE_MUTED, tp(lang, RUN_SCROLL));
  g_autofree char *sizes = sizes_words(lang, session, ids, most);
  if (x + unicode_width(sizes) < end) pane_text(pane, x, 0, ROLE_TEXT, sizes);
}
