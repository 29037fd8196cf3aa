/* Lays out the room's display: one block of text in the middle of much white, the time below it. Blocks get rows by rank, so
 * that a small window keeps the title, when it goes on and the assignment, and drops the rest. */
#include "view/display.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "view/digits.h"
#include "view/display_parts.h"
#include "view/words.h"

/* From above to below. */
typedef enum {
  BLOCK_TITLE,
  BLOCK_WHAT,
  BLOCK_LINES,
  BLOCK_GROUPS,
  BLOCK_CAPTION,
  BLOCK_DIGITS,
  BLOCK_SENTENCE,
  BLOCK_NOTE,
  N_BLOCKS
} Block;

/* Who gets rows first. */
static const Block by_rank[N_BLOCKS] = {BLOCK_TITLE, BLOCK_DIGITS, BLOCK_CAPTION, BLOCK_SENTENCE,
                                        BLOCK_GROUPS, BLOCK_WHAT,  BLOCK_LINES,   BLOCK_NOTE};

typedef struct Laid {
  const DisplaySaid *said;
  Lang lang;
  Instant now;
  Pane pane;      /* between head and foot */
  int text_width; /* of running text: shorter than a wide window */
  gboolean rule;  /* under the title */
  int rows[N_BLOCKS];
} Laid;

int display_balance(const char *text, int width) {
  int rows = pane_rows_of(text, width), least = 1, most = MAX(width, 1);
  while (least < most) {
    int middle = (least + most) / 2;
    if (pane_rows_of(text, middle) <= rows)
      most = middle;
    else
      least = middle + 1;
  }
  return most;
}

int display_centre(const Pane *pane, int row, int height, int width, Role role, const char *text) {
  g_autofree char *clean = unicode_clean(text, -1);
  g_strchomp(clean);
  if (!*clean || width <= 0) return 0;
  g_autoptr(GArray) lines = unicode_wrap_columns(clean, display_balance(clean, width));
  int n = MIN((int)lines->len, height);
  for (int i = 0; i < n; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    gboolean cut = i + 1 == n && (int)lines->len > n;
    g_autofree char *piece = g_strndup(clean + line->start, line->end - line->start);
    g_autofree char *shown = cut ? g_strconcat(piece, "…", NULL) : g_strconcat(piece, line->hyphen ? "-" : "", NULL);
    pane_centre(pane, row + i, role, shown);
  }
  return n;
}

/* The first sentence of a text, when there are more; new string, or NULL. */
static char *first_sentence(const char *text) {
  for (const char *p = text; *p; p++)
    if (strchr(".!?", *p) && (p[1] == ' ' || p[1] == '\n')) {
      const char *rest = p + 1;
      while (*rest == ' ' || *rest == '\n') rest++;
      gboolean capital = g_unichar_isupper(g_utf8_get_char(rest)); /* "bijv. dit" goes on */
      if (capital) return g_strndup(text, (gsize)(p + 1 - text));
    }
  return NULL;
}

/* --- how many rows --- */

static int lines_width(const Laid *l) {
  int width = 0;
  for (guint i = 0; i < l->said->lines->len; i++)
    width = MAX(width, unicode_width(g_ptr_array_index(l->said->lines, i)) + 2);
  return MIN(width, l->text_width);
}

/* A countdown is as large as the window; a clock time need not be larger than the words around it can bear. */
static int digits_room(const Laid *l) {
  return l->said->caption ? MAX(MIN(l->pane.width, 80), l->pane.width * 3 / 5) : l->pane.width;
}

static int rows_wanted(const Laid *l, Block block, int most) {
  const DisplaySaid *said = l->said;
  int rows = 0;
  switch (block) {
    case BLOCK_TITLE: return MIN(pane_rows_of(said->title, l->text_width), 2) + l->rule;
    case BLOCK_WHAT: return MIN(pane_rows_of(said->what, l->text_width), 4);
    case BLOCK_LINES:
      for (guint i = 0; i < said->lines->len; i++)
        rows += pane_rows_of(g_ptr_array_index(said->lines, i), lines_width(l) - 2);
      return rows;
    case BLOCK_GROUPS: return said->groups->len ? display_groups_rows(said->groups, l->pane.width, most) : 0;
    case BLOCK_CAPTION: return said->caption ? 1 : 0;
    case BLOCK_DIGITS: return said->digits ? digits_size(said->pattern, DIGITS_BLOCKS, digits_room(l), most).rows : 0;
    case BLOCK_SENTENCE: return MIN(pane_rows_of(said->sentence, l->text_width), 4);
    case BLOCK_NOTE: return MIN(pane_rows_of(said->note, l->text_width), 3);
    case N_BLOCKS: break;
  }
  return 0;
}

static int rows_least(const Laid *l, Block block) {
  if (block == BLOCK_TITLE) return 1 + l->rule;
  return block == BLOCK_GROUPS && l->said->groups->len ? display_groups_least(l->said->groups, l->pane.width) : 1;
}

/* A row for each as long as there are rows; then as many as each likes; the digits at last all that is left. Gives the rows
 * that nobody took. */
static int give_rows(Laid *l) {
  int left = l->pane.height, gap = l->pane.height >= 9 ? 1 : 0, n = 0;
  for (int i = 0; i < N_BLOCKS; i++) {
    Block block = by_rank[i];
    int wanted = rows_wanted(l, block, left), least = rows_least(l, block), white = n > 0 ? gap : 0;
    if (wanted == 0 || least + white > left) continue;
    l->rows[block] = least;
    left -= least + white;
    n++;
  }
  for (int i = 0; i < N_BLOCKS; i++) {
    Block block = by_rank[i];
    if (l->rows[block] == 0) continue;
    int most = l->rows[block] + left;
    if (block == BLOCK_DIGITS) most = MIN(most, MAX(l->pane.height * 2 / 5, 1)); /* for now */
    int more = MIN(rows_wanted(l, block, most), most) - l->rows[block];
    l->rows[block] += MAX(more, 0);
    left -= MAX(more, 0);
  }
  if (l->rows[BLOCK_DIGITS] > 0) {
    int more = rows_wanted(l, BLOCK_DIGITS, l->rows[BLOCK_DIGITS] + left) - l->rows[BLOCK_DIGITS];
    l->rows[BLOCK_DIGITS] += MAX(more, 0);
    left -= MAX(more, 0);
  }
  return left;
}

/* --- drawing --- */

static void draw_title(const Laid *l, int y) {
  int height = l->rows[BLOCK_TITLE] - l->rule;
  int rows = display_centre(&l->pane, y, height, l->text_width, ROLE_STRONG, l->said->title);
  int width = MIN(display_balance(l->said->title, l->text_width), l->pane.width);
  if (l->rule) pane_fill(&l->pane, (l->pane.width - width) / 2, y + rows, width, 1, ROLE_CURRENT, "━");
}

static void draw_what(const Laid *l, int y) {
  int height = l->rows[BLOCK_WHAT];
  gboolean fits = pane_rows_of(l->said->what, l->text_width) <= height;
  g_autofree char *first = fits ? NULL : first_sentence(l->said->what);
  display_centre(&l->pane, y, height, l->text_width, ROLE_TEXT, first ? first : l->said->what);
}

static void draw_lines(const Laid *l, int y) {
  int width = lines_width(l), x = (l->pane.width - width) / 2, end = y + l->rows[BLOCK_LINES];
  Pane lines = pane_inside(&l->pane, x, 0, width, end);
  for (guint i = 0; i < l->said->lines->len && y < end; i++) {
    pane_text(&lines, 0, y, ROLE_CURRENT, "•");
    y += pane_wrap(&lines, 2, y, end - y, ROLE_TEXT, g_ptr_array_index(l->said->lines, i));
  }
}

static void draw_digits(const Laid *l, int y) {
  const DisplaySaid *said = l->said;
  DigitsSize size = digits_size(said->pattern, DIGITS_BLOCKS, digits_room(l), l->rows[BLOCK_DIGITS]);
  int width = digits_width(said->digits, DIGITS_BLOCKS, &size), x = MAX((l->pane.width - width) / 2, 0);
  Pane field = pane_inside(&l->pane, x, y, width, size.rows);
  if (pane_there(&field))
    digits_draw(field.grid, field.column, field.row, field.width, field.height, said->still ? ROLE_MUTED : ROLE_DIGITS,
                DIGITS_BLOCKS, &size, said->digits);
}

static void draw_block(const Laid *l, Block block, int y) {
  const DisplaySaid *said = l->said;
  switch (block) {
    case BLOCK_TITLE: draw_title(l, y); break;
    case BLOCK_WHAT: draw_what(l, y); break;
    case BLOCK_LINES: draw_lines(l, y); break;
    case BLOCK_GROUPS: {
      Pane groups = pane_inside(&l->pane, 0, y, l->pane.width, l->rows[block]);
      display_groups_draw(said->groups, &groups, l->lang, l->now);
      break;
    }
    case BLOCK_CAPTION: pane_centre(&l->pane, y, ROLE_TEXT, said->caption); break;
    case BLOCK_DIGITS: draw_digits(l, y); break;
    case BLOCK_SENTENCE: display_centre(&l->pane, y, l->rows[block], l->text_width, ROLE_CURRENT, said->sentence); break;
    case BLOCK_NOTE: display_centre(&l->pane, y, l->rows[block], l->text_width, ROLE_MUTED, said->note); break;
    case N_BLOCKS: break;
  }
}

/* White between the blocks first, then above and below: a little more below, where the eye expects it. */
static void draw_blocks(Laid *l) {
  int left = give_rows(l), n = 0;
  for (int i = 0; i < N_BLOCKS; i++) n += l->rows[i] > 0;
  int gap = (l->pane.height >= 9 ? 1 : 0) + (n > 1 ? MIN(left / (n + 1), l->pane.height / 16) : 0);
  left -= (gap - (l->pane.height >= 9 ? 1 : 0)) * MAX(n - 1, 0);
  int y = MAX(left, 0) * 2 / 5;
  for (int i = 0; i < N_BLOCKS; i++) {
    if (l->rows[i] == 0) continue;
    draw_block(l, (Block)i, y);
    y += l->rows[i] + gap;
  }
}

/* --- what frames it --- */

/* A band across the window; gives the rows it took at the foot of the pane. */
static int draw_message(const Pane *pane, const char *message, int width) {
  int white = pane->height >= 16 ? 1 : 0, rows = MIN(pane_rows_of(message, width), MAX(pane->height / 2, 1));
  int band = MIN(rows + 2 * white, pane->height), top = pane->height - band;
  pane_fill(pane, 0, top, pane->width, band, ROLE_SELECTED, " ");
  display_centre(pane, top + white, rows, width, ROLE_SELECTED, message);
  for (int y = top; y < pane->height; y++) pane_role(pane, y, ROLE_SELECTED);
  return band;
}

static void draw_bar(const Pane *pane, double share, gboolean still) {
  int done = (int)(CLAMP(share, 0, 1) * pane->width + 0.5);
  pane_fill(pane, 0, 0, done, pane->height, still ? ROLE_MUTED : ROLE_CURRENT, "█");
  pane_fill(pane, done, 0, pane->width - done, pane->height, ROLE_RULE, "░");
}

static void draw_head(const DisplayView *view, const DisplaySaid *said, const Pane *pane) {
  int end = pane->width + 2;
  if (view->time != DISPLAY_NO_TIME && view->session) {
    g_autofree char *clock = words_time(view->session, view->now);
    end = pane_right(pane, 0, ROLE_MUTED, clock);
  }
  if (said->heading) pane_fit(pane, 0, 0, end - 2, ROLE_MUTED, said->heading);
}

/* Takes rows off the foot of a pane; gives them as a pane. */
static Pane cut_foot(Pane *pane, int rows, int white) {
  Pane foot = pane_inside(pane, 0, pane->height - rows, pane->width, rows);
  *pane = pane_inside(pane, 0, 0, pane->width, MAX(pane->height - rows - white, 0));
  return foot;
}

static void draw_all(const DisplayView *view, const DisplaySaid *said, Lang lang, Grid *grid) {
  int columns = grid->columns, rows = grid->rows;
  int side = columns >= 40 ? CLAMP(columns / 12, 2, 24) : columns >= 24 ? 1 : 0, above = rows >= 40 ? 2 : rows >= 18 ? 1 : 0;
  Pane screen = {grid, 0, 0, columns, rows};
  Pane pane = pane_inside(&screen, side, above, columns - 2 * side, rows - 2 * above);
  int text_width = MIN(pane.width, 48 + columns / 5), white = rows >= 18 ? 1 : 0;
  if (view->lost && pane.height >= 3) {
    Pane foot = cut_foot(&pane, 1, white);
    pane_centre(&foot, 0, ROLE_WARNING, tp(lang, DISPLAY_LOST));
  }
  if (said->share >= 0 && pane.height >= 3) {
    Pane foot = cut_foot(&pane, rows >= 48 ? 3 : rows >= 20 ? 2 : 1, white);
    draw_bar(&foot, said->share, said->still);
  }
  if (said->message && pane_there(&pane))
    cut_foot(&pane, draw_message(&pane, said->message, MIN(text_width, pane.width - 2)), white);
  if (rows >= 16) {
    draw_head(view, said, &pane);
    pane = pane_inside(&pane, 0, 1 + white, pane.width, pane.height - 1 - white);
  }
  if (!pane_there(&pane)) return;
  Laid laid = {said, lang, view->now, pane, text_width, pane.height >= 7, {0}};
  draw_blocks(&laid);
}

static void draw_blank(const char *message, Grid *grid) {
  if (!message) return;
  Pane screen = {grid, 0, 0, grid->columns, grid->rows};
  int width = MIN(grid->columns, 48 + grid->columns / 5), rows = MIN(pane_rows_of(message, width), grid->rows);
  display_centre(&screen, (grid->rows - rows) / 2, rows, width, ROLE_STRONG, message);
}

Grid *display_draw(const DisplayView *view, int columns, int rows) {
  Grid *grid = grid_new(columns, rows);
  const Session *session = view->session;
  const char *message = session ? session->message : NULL;
  if (session && session->display == ROOM_BLANK) {
    draw_blank(message, grid);
    return grid;
  }
  const Session *frozen = session ? session_frozen(session) : NULL;
  DisplaySaid said;
  display_say(view, frozen ? frozen : session, frozen ? frozen->last_t : view->now, &said);
  said.message = g_strdup(message);
  const Script *script = session ? session->script : view->script;
  draw_all(view, &said, script ? script_participant_lang(script) : LANG_NL, grid);
  display_said_clear(&said);
  return grid;
}

char *display_window_title(const DisplayView *view) {
  const Script *script = view->session ? view->session->script : view->script;
  return script ? unicode_clean(script->title, -1) : g_strdup("draaiboek");
}
