/* Draws pictograms: the same weight of line at every place of a set, round ends, one dark colour and the theme's accent. */
#ifndef PDF_PICTOGRAM_H
#define PDF_PICTOGRAM_H
#include "model/pictogram.h"
#include "pdf/theme.h"

/* Draws it in a square of this side with its top left at x,y. The caller opens the element it belongs to. */
void pictogram_draw(Paper *paper, const Theme *theme, const Pictogram *pictogram, double x, double y, double side);

#endif
