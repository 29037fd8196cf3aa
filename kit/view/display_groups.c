/* The groups on the room's display. Everybody looks for one name: a group is never cut, and when there is no room for all
 * they take turns. */
#include "base/text.h"
#include "base/unicode.h"
#include "view/display_parts.h"

#define PAGE_SECONDS 8
#define BETWEEN 3 /* columns between groups side by side */

static const DisplayGroup *group_at(const GPtrArray *groups, guint index) { return g_ptr_array_index(groups, index); }

/* --- side by side --- */

typedef struct Columns {
  int across, width; /* groups beside each other; columns of each, without what is between */
  int rows;
  gboolean brief;
} Columns;

static const char *title_of(const DisplayGroup *group, gboolean brief) { return brief ? group->brief : group->title; }

static Columns columns_with(const GPtrArray *groups, int room, gboolean brief) {
  Columns columns = {.across = 1, .brief = brief};
  for (guint i = 0; i < groups->len; i++) {
    const DisplayGroup *group = group_at(groups, i);
    columns.width = MAX(columns.width, unicode_width(title_of(group, brief)));
    for (guint n = 0; n < group->names->len; n++)
      columns.width = MAX(columns.width, unicode_width(g_ptr_array_index(group->names, n)));
  }
  columns.width = MIN(columns.width, room);
  int most = MAX((room + BETWEEN) / (columns.width + BETWEEN), 1);
  int bands = ((int)groups->len + most - 1) / most;
  columns.across = ((int)groups->len + bands - 1) / MAX(bands, 1);
  for (guint from = 0; from < groups->len; from += (guint)columns.across) {
    guint tallest = 0;
    for (guint i = from; i < MIN(from + (guint)columns.across, groups->len); i++)
      tallest = MAX(tallest, group_at(groups, i)->names->len);
    columns.rows += 1 + (int)tallest + (from > 0);
  }
  return columns;
}

/* With colour and shape in words when that fits, else without the words. */
static Columns columns_of(const GPtrArray *groups, int width, int height) {
  Columns columns = columns_with(groups, width, FALSE);
  return columns.rows <= height ? columns : columns_with(groups, width, TRUE);
}

static void draw_columns(const GPtrArray *groups, const Pane *pane, const Columns *columns) {
  int step = columns->width + BETWEEN, left = (pane->width - (columns->across * step - BETWEEN)) / 2, y = 0, tallest = 0;
  for (guint i = 0; i < groups->len; i++) {
    const DisplayGroup *group = group_at(groups, i);
    int x = left + (int)(i % (guint)columns->across) * step;
    if (i > 0 && i % (guint)columns->across == 0) {
      y += tallest + 2;
      tallest = 0;
    }
    pane_fit(pane, x, y, columns->width, ROLE_CURRENT, title_of(group, columns->brief));
    for (guint n = 0; n < group->names->len; n++)
      pane_fit(pane, x, y + 1 + (int)n, columns->width, ROLE_TEXT, g_ptr_array_index(group->names, n));
    tallest = MAX(tallest, (int)group->names->len);
  }
}

/* --- one paragraph each --- */

/* "Fatima, Jan, Marieke"; new string. */
static char *names_of(const DisplayGroup *group) {
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < group->names->len; i++)
    g_string_append_printf(all, "%s%s", i ? ", " : "", (const char *)g_ptr_array_index(group->names, i));
  return g_string_free(all, FALSE);
}

static int title_width(const GPtrArray *groups) {
  int width = 0;
  for (guint i = 0; i < groups->len; i++) width = MAX(width, unicode_width(group_at(groups, i)->brief));
  return width + 2;
}

static int paragraph_rows(const GPtrArray *groups, guint index, int width) {
  g_autofree char *names = names_of(group_at(groups, index));
  return pane_rows_of(names, MAX(width - title_width(groups), 1));
}

static int paragraphs_rows(const GPtrArray *groups, int width) {
  int rows = 0;
  for (guint i = 0; i < groups->len; i++) rows += paragraph_rows(groups, i, width);
  return rows;
}

/* Draws the groups from `from` on as long as they fit whole; gives the first that did not. The first one is drawn anyway. */
static guint draw_paragraphs(const GPtrArray *groups, const Pane *pane, guint from, int height, gboolean draw) {
  int title = title_width(groups), y = 0;
  guint i = from;
  for (; i < groups->len; i++) {
    int rows = paragraph_rows(groups, i, pane->width);
    if (i > from && y + rows > height) break;
    if (draw) {
      g_autofree char *names = names_of(group_at(groups, i));
      pane_fit(pane, 0, y, title - 1, ROLE_CURRENT, group_at(groups, i)->brief);
      pane_wrap(pane, title, y, height - y, ROLE_TEXT, names);
    }
    y += rows;
  }
  return i;
}

static void draw_page(const GPtrArray *groups, const Pane *pane, Lang lang, Instant now) {
  int height = MAX(pane->height - 1, 1), pages = 0;
  for (guint from = 0; from < groups->len; pages++) from = draw_paragraphs(groups, pane, from, height, FALSE);
  int page = (int)((now / SECOND / PAGE_SECONDS) % MAX(pages, 1));
  guint from = 0;
  for (int i = 0; i < page; i++) from = draw_paragraphs(groups, pane, from, height, FALSE);
  draw_paragraphs(groups, pane, from, height, TRUE);
  g_autofree char *which = tx(lang, DISPLAY_PAGE, TN(page + 1), TN(pages));
  if (pane->height > 1) pane_centre(pane, pane->height - 1, ROLE_MUTED, which);
}

/* --- whichever fits --- */

int display_groups_rows(const GPtrArray *groups, int width, int height) {
  Columns columns = columns_of(groups, width, height);
  return columns.rows <= height ? columns.rows : MIN(paragraphs_rows(groups, width), height);
}

int display_groups_least(const GPtrArray *groups, int width) {
  int tallest = 0;
  for (guint i = 0; i < groups->len; i++) tallest = MAX(tallest, paragraph_rows(groups, i, width));
  return MIN(tallest + 1, display_groups_rows(groups, width, G_MAXINT)); /* one for which page it is */
}

void display_groups_draw(const GPtrArray *groups, const Pane *pane, Lang lang, Instant now) {
  Columns columns = columns_of(groups, pane->width, pane->height);
  if (columns.rows <= pane->height)
    draw_columns(groups, pane, &columns);
  else if (paragraphs_rows(groups, pane->width) <= pane->height)
    draw_paragraphs(groups, pane, 0, pane->height, TRUE);
  else
    draw_page(groups, pane, lang, now);
}
