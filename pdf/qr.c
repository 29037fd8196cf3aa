/* QR codes through libqrencode, drawn as one filled path. See qr.h. */
#include "pdf/qr.h"

#include <qrencode.h>
#include <string.h>

#include "base/address.h"
#include "pdf/lines.h"

#define SIGN_UP_SIDE (27 * MM)
#define LONGEST 1200 /* bytes: a code with more is too fine for a phone */

/* A row of dark modules as a rectangle. */
static void add_run(GArray *steps, int x, int y, int width) {
  const PaperStep corners[] = {{.op = 'M', .x = x, .y = y},
                               {.op = 'L', .x = x + width, .y = y},
                               {.op = 'L', .x = x + width, .y = y + 1},
                               {.op = 'L', .x = x, .y = y + 1},
                               {.op = 'Z'}};
  g_array_append_vals(steps, corners, G_N_ELEMENTS(corners));
}

gboolean qr_draw(Paper *paper, double x, double y, double side, const char *text, const char *description) {
  if (!text || !*text || strlen(text) > LONGEST) return FALSE;
  QRcode *code = QRcode_encodeData((int)strlen(text), (const unsigned char *)text, 0, QR_ECLEVEL_M);
  if (!code) return FALSE;
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(PaperStep));
  for (int row = 0; row < code->width; row++) {
    const unsigned char *modules = code->data + (gsize)row * (gsize)code->width;
    for (int column = 0, end; column < code->width; column = end) {
      for (end = column + 1; end < code->width && (modules[end] & 1) == (modules[column] & 1);) end++;
      if (modules[column] & 1) add_run(steps, column, row, end - column);
    }
  }
  double module = side / code->width;
  paper_open(paper, PAPER_FIGURE, description);
  paper_path(paper, x, y, module, (const PaperStep *)(void *)steps->data, steps->len, PAINT_FILL(COLOUR_BLACK));
  paper_close(paper);
  QRcode_free(code);
  return TRUE;
}

/* --- signing up --- */

typedef struct SignUp {
  const DocumentInput *input;
  const char *uri;
} SignUp;

static void draw_sign_up(Paper *paper, double width, double height, gpointer data) {
  const SignUp *sign_up = data;
  const DocumentInput *input = sign_up->input;
  const Theme *theme = &input->theme;
  g_autofree char *description = tx(input->lang, SHEET_QR, TS(sign_up->uri));
  double white = height * QR_WHITE, side = height - 2 * white;
  gboolean drawn = qr_draw(paper, 0, white, side, sign_up->uri, description);
  double left = drawn ? side + white + 4 : 0;
  g_autofree char *words = tx(input->lang, PAPER_INVITE_SIGN_UP, TS(input->script->sign_up));
  g_autoptr(Lines) lines = lines_new(paper, &theme->styles[STYLE_BODY], NULL, words, width - left);
  paper_open(paper, PAPER_P, NULL);
  lines_draw_all(lines, paper, left, (height - lines_height(lines)) / 2);
  paper_close(paper);
}

void qr_sign_up(Flow *flow, const DocumentInput *input) {
  g_autofree char *uri = address_uri(input->script->sign_up);
  if (!uri) return;
  SignUp sign_up = {input, uri};
  flow_draw(flow, SIGN_UP_SIDE, draw_sign_up, &sign_up);
}
