/* A drawing as ways through points, and how such a way is written: the path syntax of SVG, so that any drawing program can
 * show it. Pure geometry: no colours, no paper. */
#ifndef MODEL_VECTOR_H
#define MODEL_VECTOR_H
#include <glib.h>

/* 'M' and 'L' use x,y; 'C' is a Bézier curve to x,y with the controls a and b; 'Z' closes. */
typedef struct VectorStep {
  char op;
  double x, y, ax, ay, bx, by;
} VectorStep;

typedef enum {
  VECTOR_OK,
  VECTOR_EMPTY,
  VECTOR_START,   /* does not begin with M */
  VECTOR_LETTER,  /* a letter that is no command known here */
  VECTOR_NUMBER,  /* a number is missing or is none */
  VECTOR_OUTSIDE, /* a point or a control lies outside the field */
  VECTOR_LONG,    /* more than VECTOR_MAX steps */
} VectorFault;

#define VECTOR_FIELD 100.0 /* a drawing lies on a square field from 0 to this, y downwards */
#define VECTOR_MAX 2000

/* Reads one way in SVG's syntax: M L H V C Q A Z, small letters for relative. Arcs and quadratic curves become Bézier
 * curves. Appends to steps (array of VectorStep) and returns VECTOR_OK; else *at is where in the text, in bytes, it went
 * wrong, and steps holds what came before. */
VectorFault vector_parse(const char *text, GArray *steps, gsize *at);

/* Where the ways lie: widens the box from *left,*top to *right,*bottom to hold these steps, curves as they run and not as
 * their controls stand (to a hundredth of the field). */
void vector_bounds(const GArray *steps, double *left, double *top, double *right, double *bottom);

#endif
