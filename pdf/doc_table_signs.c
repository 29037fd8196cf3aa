/* Signs for the tables of groups, one a sheet: folded along the dotted line they stand up, and show the sign of the group, as on
 * its badges, to both sides. */
#include <math.h>

#include "model/group_sign.h"
#include "pdf/document.h"
#include "pdf/group_mark.h"
#include "pdf/lines.h"

#define SIGN_RADIUS (33 * MM)
#define TITLE_SIZE 60.0
#define WORDS_SIZE 24.0
#define FOOT_ROOM (8 * MM) /* that the middle of a side stays away from the edge */

/* A sheet. */
typedef struct TableSign {
  const DocumentInput *input;
  int group;
} TableSign;

/* One side, around its middle; the side that stands upside down on the sheet is heard once. */
static void draw_side(Paper *paper, const TableSign *which, double x, double middle, gboolean turned) {
  const DocumentInput *input = which->input;
  const Theme *theme = &input->theme;
  int group = which->group;
  const GroupSign *sign = group_sign(group);
  g_autofree char *title = tx(input->lang, PAPER_TABLE_SIGNS_GROUP, TN(group));
  const char *words = text_plain(input->lang, sign->words);
  g_autofree char *described = g_strdup_printf("%s: %s", title, words);
  double way = turned ? -1 : 1;
  paper_open(paper, turned ? PAPER_ARTIFACT : PAPER_FIGURE, described);
  group_mark_draw_turned(paper, group, x, middle - way * 20 * MM, SIGN_RADIUS, turned);
  paper_close(paper);
  const struct {
    const char *text;
    PaperFont font;
    double down;
  } lines[] = {{title, {.face = FACE_SEMIBOLD, .size = TITLE_SIZE, .colour = theme->text}, 42 * MM},
               {words, {.size = WORDS_SIZE, .colour = theme->grey}, 56 * MM}};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    PaperFont font = lines[i].font;
    double half = paper_text_width(paper, font, lines[i].text, -1) / 2;
    font.turn = turned ? 2 : 0;
    paper_open(paper, turned ? PAPER_ARTIFACT : PAPER_P, NULL);
    paper_text(paper, x - way * half, middle + way * lines[i].down, font, lines[i].text);
    paper_close(paper);
  }
}

static void draw_sign(Paper *paper, double width, double height, gpointer data) {
  const TableSign *sign = data;
  const Theme *theme = &sign->input->theme;
  double fold = theme->height / 2 - theme->top;
  PaperPaint line = PAINT_STROKE(theme->rule, theme->rule_width);
  line.dash = 3;
  (void)height;
  paper_line(paper, 0, fold, width, fold, line);
  draw_side(paper, sign, width / 2, fold + theme->height / 4 - FOOT_ROOM, FALSE);
  draw_side(paper, sign, width / 2, fold - theme->height / 4 + FOOT_ROOM, TRUE);
}

void doc_table_signs(Paper *paper, const DocumentInput *input) {
  DocumentInput own = *input;
  own.theme.left = own.theme.right; /* what is folded is not punched */
  int groups = document_groups(input, DOCUMENT_PEOPLE_GUESSED);
  Flow *flow = document_flow(paper, &own);
  for (int i = 1; i <= groups; i++) {
    TableSign sign = {&own, i};
    flow_draw(flow, theme_body_height(&own.theme) - 0.05, draw_sign, &sign);
  }
  flow_finish(flow);
}
