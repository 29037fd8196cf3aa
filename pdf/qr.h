/* QR codes: an address that a phone can read from paper. The only includer of libqrencode is qr.c. */
#ifndef PDF_QR_H
#define PDF_QR_H
#include "pdf/document.h"

/* The share of a place that is left white on each side of the code in it: at least four modules, or phones do not see it. */
#define QR_WHITE 0.125

/* Draws the code of a text in a square of this side, a figure with this description; the caller leaves the white around it. FALSE,
 * and nothing drawn, when it is too long for a code. */
gboolean qr_draw(Paper *paper, double x, double y, double side, const char *text, const char *description);

/* How to sign up: the code and, beside it, the address in words. Nothing when the script gives none that can be opened. */
void qr_sign_up(Flow *flow, const DocumentInput *input);

#endif
