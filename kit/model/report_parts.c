/* Puts parts in order by the table of report_parts.def. */
#include "model/report_parts.h"

#define REPORT_FIRST 0u
#define REPORT_LAST (~0u)
#define REPORT_BEHIND(list) (1u << LIST_##list)
G_STATIC_ASSERT(N_LISTS < 32);

typedef struct Part {
  ReportPart part;
  const char *en, *nl; /* NULL: a list */
  unsigned behind;     /* the lists that it stands behind by itself */
} Part;

static const Part table[] = {
#define REPORT_LIST(id) {(ReportPart)LIST_##id, NULL, NULL, 0},
#define REPORT_BOTH(id, en, nl, also, one, other)
#define REPORT_PART(id, en, nl, also, place) {REPORT_PART_##id, en, nl, place},
#include "model/report_parts.def"
#undef REPORT_BOTH
#undef REPORT_PART
#undef REPORT_LIST
};
G_STATIC_ASSERT(G_N_ELEMENTS(table) == N_REPORT_PARTS);

static ReportPart part_at(const GArray *parts, guint i) { return g_array_index(parts, ReportPart, i); }

gboolean report_parts_hold(const GArray *parts, ReportPart part) {
  for (guint i = 0; i < parts->len; i++)
    if (part_at(parts, i) == part) return TRUE;
  return FALSE;
}

static void add_once(GArray *parts, ReportPart part) {
  if (!report_parts_hold(parts, part)) g_array_append_val(parts, part);
}

/* No list, and no word for lists. */
static gboolean is_other(ReportPart part) { return !report_part_is_list(part) && part < N_REPORT_PARTS; }

/* What a script names: a part, or a word for two lists. */
static void add_named(GArray *parts, ReportPart named) {
  static const struct {
    ReportPart word;
    ListKind lists[2];
  } both[] = {
#define REPORT_LIST(id)
#define REPORT_PART(id, en, nl, also, place)
#define REPORT_BOTH(id, en, nl, also, one, other) {REPORT_BOTH_##id, {LIST_##one, LIST_##other}},
#include "model/report_parts.def"
#undef REPORT_BOTH
#undef REPORT_PART
#undef REPORT_LIST
  };
  for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
    if (both[i].word != named) continue;
    add_once(parts, (ReportPart)both[i].lists[0]);
    add_once(parts, (ReportPart)both[i].lists[1]);
  }
  if (named < N_REPORT_PARTS) add_once(parts, named);
}

/* At its usual place, behind what was put there before it; nowhere when none of the lists that it belongs to is there. */
static void add_usual(GArray *parts, const Part *row) {
  guint at = 0;
  for (guint i = 0; i < parts->len; i++)
    if (report_part_is_list(part_at(parts, i)) && row->behind & 1u << part_at(parts, i)) at = i + 1;
  if (!at && row->behind != REPORT_FIRST) return;
  while (at && at < parts->len && !report_part_is_list(part_at(parts, at))) at++;
  g_array_insert_val(parts, at, row->part);
}

GArray *report_parts_of(const Script *script) {
  GArray *parts = g_array_new(FALSE, FALSE, sizeof(ReportPart));
  gboolean lists_alone = TRUE;
  for (guint i = 0; i < script->report->len; i++) {
    add_named(parts, part_at(script->report, i));
    lists_alone = lists_alone && !is_other(part_at(script->report, i));
  }
  if (parts->len) add_once(parts, (ReportPart)LIST_NOTE);
  gboolean all = parts->len == 0;
  for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
    if (all)
      add_once(parts, table[i].part);
    else if (lists_alone && table[i].nl)
      add_usual(parts, &table[i]);
  }
  return parts;
}

static guint row_of(ReportPart part) {
  guint row = 0;
  while (row < G_N_ELEMENTS(table) && table[row].part != part) row++;
  return row;
}

guint report_parts_place(const GArray *parts, ReportPart part) {
  guint at = 0, row = row_of(part);
  for (guint i = 0; i < parts->len; i++)
    if (row_of(part_at(parts, i)) < row) at = i + 1;
  return at;
}

const char *report_parts_word(ReportPart part, Lang lang) {
  if (report_part_is_list(part)) return list_word((ListKind)part, lang);
  const Part *row = &table[row_of(part)];
  return lang == LANG_EN ? row->en : row->nl;
}
