/* The word cloud: each word as near to the middle as it can stand, found along a flat spiral, the most said first.
 * Words stand upright and never touch. */
#include <math.h>

#include "base/unicode.h"
#include "model/report_cloud.h"
#include "pdf/lines.h"
#include "pdf/report_figures.h"

#define SIZE_MOST 24.0
#define SIZE_LEAST 10.5
#define SIZE_EVEN 13.0   /* when all were said as often */
#define FLATNESS 3.2     /* width of the cloud to its height */
#define HEIGHT_MOST 190.0
#define ACROSS 5.0       /* white around a word */
#define DOWN 1.5
#define STEP 1.2         /* along the spiral, in points */

/* A word with its place: the middle of the cloud is 0,0. */
typedef struct Spot {
  const CloudWord *word;
  PaperFont font;
  double x, y, w, h; /* the box, top left */
} Spot;

typedef struct Cloud {
  GArray *spots; /* Spot */
  double top, bottom;
  char *description;
} Cloud;

static double size_for(const DocumentInput *input, int times, int most) {
  double share = most > 1 ? (sqrt(times) - 1) / (sqrt(most) - 1) : 0;
  return (most > 1 ? SIZE_LEAST + share * (SIZE_MOST - SIZE_LEAST) : SIZE_EVEN) * (1 + (input->theme.scale - 1) / 2);
}

static gboolean is_free(const Cloud *cloud, const Spot *spot) {
  for (guint i = 0; i < cloud->spots->len; i++) {
    const Spot *other = &g_array_index(cloud->spots, Spot, i);
    if (spot->x < other->x + other->w + ACROSS && other->x < spot->x + spot->w + ACROSS &&
        spot->y < other->y + other->h + DOWN && other->y < spot->y + spot->h + DOWN)
      return FALSE;
  }
  return TRUE;
}

/* Finds the place of a word; FALSE when the cloud would become too large. */
static gboolean find_spot(const Cloud *cloud, Spot *spot, double width) {
  for (double turn = 0;;) {
    double radius = turn * 2.0, x = radius * FLATNESS * cos(turn), y = radius * sin(turn);
    if (radius > HEIGHT_MOST / 2 + spot->h) return FALSE;
    spot->x = x - spot->w / 2;
    spot->y = y - spot->h / 2;
    gboolean inside = spot->x >= -width / 2 && spot->x + spot->w <= width / 2 && fabs(y) + spot->h / 2 <= HEIGHT_MOST / 2;
    if (inside && is_free(cloud, spot)) return TRUE;
    turn += STEP / fmax(radius, 2);
  }
}

/* Returns how many words found no place. */
static int lay_out(Cloud *cloud, Paper *paper, const DocumentInput *input, const GArray *words, double width) {
  int most = g_array_index(words, CloudWord, 0).times, left = 0;
  for (guint i = 0; i < words->len; i++) {
    const CloudWord *word = &g_array_index(words, CloudWord, i);
    gboolean first = most > 1 && word->times > (most + 1) / 2;
    Spot spot = {.word = word, .font = theme_font(&input->theme, first ? STYLE_STRONG : STYLE_BODY)};
    spot.font.size = size_for(input, word->times, most);
    spot.font.colour = first ? input->theme.accent : word->times > 1 ? input->theme.text : input->theme.grey;
    g_autofree char *clean = unicode_clean(word->text, -1);
    spot.w = paper_text_width(paper, spot.font, clean, -1);
    spot.h = spot.font.size * 1.2;
    if (spot.w <= 0 || !find_spot(cloud, &spot, width)) {
      left++;
      continue;
    }
    g_array_append_val(cloud->spots, spot);
    cloud->top = fmin(cloud->top, spot.y);
    cloud->bottom = fmax(cloud->bottom, spot.y + spot.h);
  }
  return left;
}

static void draw_cloud(Paper *paper, double width, double height, gpointer data) {
  const Cloud *cloud = data;
  (void)height;
  paper_open(paper, PAPER_FIGURE, cloud->description);
  for (guint i = 0; i < cloud->spots->len; i++) {
    const Spot *spot = &g_array_index(cloud->spots, Spot, i);
    g_autofree char *clean = unicode_clean(spot->word->text, -1);
    paper_text(paper, width / 2 + spot->x, spot->y - cloud->top + spot->font.size * 0.93, spot->font, clean);
  }
  paper_close(paper);
}

/* "Woordwolk: samen ×3, thuis"; new string. */
static char *describe(const Cloud *cloud, Lang lang) {
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < cloud->spots->len; i++) {
    const CloudWord *word = g_array_index(cloud->spots, Spot, i).word;
    g_string_append_printf(words, "%s%s", i ? ", " : "", word->text);
    if (word->times > 1) g_string_append_printf(words, " ×%d", word->times);
  }
  char *text = tx(lang, REPORT_CLOUD_SAYS, TS(words->str));
  g_string_free(words, TRUE);
  return text;
}

void report_figure_cloud(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  int more;
  g_autoptr(GArray) words = report_cloud_of_all(block->facts, &more);
  if (!words->len) return;
  Cloud cloud = {.spots = g_array_new(FALSE, FALSE, sizeof(Spot))};
  more += lay_out(&cloud, flow_paper(flow), input, words, flow_width(flow));
  cloud.description = describe(&cloud, input->lang);
  flow_keep_begin(flow);
  flow_heading(flow, block->minor ? 3 : 2, block->text ? block->text : tp(input->lang, REPORT_CLOUD));
  flow_space(flow, 4);
  if (cloud.spots->len) flow_draw(flow, cloud.bottom - cloud.top, draw_cloud, &cloud);
  g_autofree char *left = more ? tx(input->lang, REPORT_CLOUD_MORE, TN(more)) : NULL;
  flow_paragraph(flow, STYLE_CELL_NOTE, left);
  flow_keep_end(flow);
  g_array_unref(cloud.spots);
  g_free(cloud.description);
}
