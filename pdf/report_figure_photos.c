/* Photos in rows of one height, each with its caption below: the part, and what is seen. A page may end between two rows. */
#include <math.h>

#include "pdf/lines.h"
#include "pdf/report_figures.h"

#define PHOTO_HEIGHT 108.0 /* three lying photos in a row of A4 */
#define PHOTO_HEIGHT_FEW 170.0
#define PHOTO_HEIGHT_MINOR 84.0 /* of a room, of a meeting of a series */
#define PHOTO_GAP 10.0
#define CAPTION_LEAST 76.0 /* a caption needs this width, however narrow the photo */
#define CAPTION_ABOVE 3.0

typedef struct PhotoCell {
  const ReportPhoto *photo;
  Picture *picture;
  double w, h, column;
  Lines *caption;
  char *description;
} PhotoCell;

typedef struct PhotoRow {
  GArray *cells; /* PhotoCell */
  double pictures, captions; /* heights */
} PhotoRow;

static void cell_clear(gpointer data) {
  PhotoCell *cell = data;
  if (cell->caption) lines_free(cell->caption);
  g_free(cell->description);
}

static PhotoCell cell_of(const DocumentInput *input, const ReportFacts *facts, const ReportPhoto *photo, double height, double width) {
  PhotoCell cell = {.photo = photo, .picture = g_ptr_array_index(input->report_pictures, photo->picture)};
  double scale = fmin(height / cell.picture->height, width / cell.picture->width);
  cell.w = cell.picture->width * scale;
  cell.h = cell.picture->height * scale;
  cell.column = fmax(cell.w, CAPTION_LEAST * input->theme.scale);
  g_autofree char *words = report_photo_words(facts, photo);
  cell.description = g_strcmp0(words, tp(input->lang, REPORT_PHOTO)) == 0
                         ? g_steal_pointer(&words)
                         : g_strdup_printf("%s: %s", tp(input->lang, REPORT_PHOTO), words);
  return cell;
}

static void draw_row(Paper *paper, double width, double height, gpointer data) {
  const PhotoRow *row = data;
  double x = 0;
  (void)width;
  (void)height;
  for (guint i = 0; i < row->cells->len; i++) {
    const PhotoCell *cell = &g_array_index(row->cells, PhotoCell, i);
    paper_open(paper, PAPER_FIGURE, cell->description);
    paper_picture(paper, x, row->pictures - cell->h, cell->w, cell->h, cell->picture);
    paper_close(paper);
    if (cell->caption) {
      paper_open(paper, PAPER_P, NULL);
      lines_draw_all(cell->caption, paper, x, row->pictures + CAPTION_ABOVE);
      paper_close(paper);
    }
    x += cell->column + PHOTO_GAP;
  }
}

static void end_row(Flow *flow, const DocumentInput *input, PhotoRow *row) {
  Style style = input->theme.styles[STYLE_CELL_NOTE];
  style.size *= 0.9;
  style.leading *= 0.9;
  for (guint i = 0; i < row->cells->len; i++) {
    PhotoCell *cell = &g_array_index(row->cells, PhotoCell, i);
    const ReportPhoto *photo = cell->photo;
    row->pictures = fmax(row->pictures, cell->h);
    if (!photo->part && !photo->caption) continue;
    g_autofree char *label = photo->part && photo->caption ? g_strdup_printf("%s:", photo->part) : g_strdup(photo->part);
    cell->caption = lines_new(flow_paper(flow), &style, label, photo->caption ? photo->caption : "", cell->column);
    row->captions = fmax(row->captions, lines_height(cell->caption) + CAPTION_ABOVE);
  }
  if (row->cells->len) {
    flow_draw(flow, row->pictures + row->captions, draw_row, row);
    flow_space(flow, 8);
  }
  g_array_set_size(row->cells, 0);
  row->pictures = row->captions = 0;
}

void report_figure_photos(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  const ReportFacts *facts = g_ptr_array_index(block->facts, 0);
  const GPtrArray *photos = facts->photos;
  if (!input->report_pictures) return;
  PhotoRow row = {.cells = g_array_new(FALSE, FALSE, sizeof(PhotoCell))};
  g_array_set_clear_func(row.cells, cell_clear);
  double width = flow_width(flow), used = 0, height = block->minor ? PHOTO_HEIGHT_MINOR : photos->len < 3 ? PHOTO_HEIGHT_FEW : PHOTO_HEIGHT;
  for (guint i = 0; i < photos->len; i++) {
    const PhotoCell cell = cell_of(input, facts, g_ptr_array_index(photos, i), height, width);
    if (row.cells->len && used + PHOTO_GAP + cell.column > width) end_row(flow, input, &row);
    used = row.cells->len ? used + PHOTO_GAP + cell.column : cell.column;
    g_array_append_val(row.cells, cell);
  }
  end_row(flow, input, &row);
  g_autofree char *more = report_photos_more(facts);
  flow_paragraph(flow, STYLE_CELL_NOTE, more);
  g_array_unref(row.cells);
}
