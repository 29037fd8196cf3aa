/* Reads SVG paths. Only what a hand would write: no S and T, no numbers run together as "1.5.5". */
#include "model/vector.h"

#include <math.h>
#include <string.h>

typedef struct Reading {
  const char *p;
  GArray *steps;
  double x, y;             /* where the pen is */
  double start_x, start_y; /* where this stretch began */
} Reading;

static void skip(Reading *r) {
  while (*r->p && strchr(" ,\t\n", *r->p)) r->p++;
}

static gboolean number_ahead(const Reading *r) {
  return g_ascii_isdigit(*r->p) || (*r->p && strchr("+-.", *r->p));
}

/* Reads n numbers; FALSE, standing at the place, when there is one too few. */
static gboolean numbers(Reading *r, double *out, int n) {
  for (int i = 0; i < n; i++) {
    char *end;
    skip(r);
    if (!number_ahead(r)) return FALSE;
    out[i] = g_ascii_strtod(r->p, &end);
    if (end == r->p || !isfinite(out[i])) return FALSE;
    r->p = end;
  }
  skip(r);
  return TRUE;
}

static VectorFault put(Reading *r, VectorStep step) {
  const double slack = 1e-6, all[] = {step.x, step.y, step.ax, step.ay, step.bx, step.by};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    if (!(all[i] >= -slack && all[i] <= VECTOR_FIELD + slack)) return VECTOR_OUTSIDE;
  if (r->steps->len >= VECTOR_MAX) return VECTOR_LONG;
  g_array_append_val(r->steps, step);
  r->x = step.x;
  r->y = step.y;
  return VECTOR_OK;
}

static VectorFault line_to(Reading *r, char op, double x, double y) {
  return put(r, (VectorStep){.op = op, .x = x, .y = y});
}

static VectorFault quadratic(Reading *r, double cx, double cy, double x, double y) {
  return put(r, (VectorStep){'C', x, y, r->x + (cx - r->x) * 2 / 3, r->y + (cy - r->y) * 2 / 3, x + (cx - x) * 2 / 3,
                             y + (cy - y) * 2 / 3});
}

/* The middle of an ellipse through two points, and the angles of both on it (SVG 1.1, appendix F.6.5, F.6.6). */
typedef struct Arc {
  double cx, cy, rx, ry, cosine, sine, from, sweep;
} Arc;

static Arc arc_between(const Reading *r, const double *n) {
  Arc arc = {.rx = fabs(n[0]), .ry = fabs(n[1]), .cosine = cos(n[2] * G_PI / 180), .sine = sin(n[2] * G_PI / 180)};
  double hx = (r->x - n[5]) / 2, hy = (r->y - n[6]) / 2;
  double x = arc.cosine * hx + arc.sine * hy, y = arc.cosine * hy - arc.sine * hx;
  double size = x * x / (arc.rx * arc.rx) + y * y / (arc.ry * arc.ry);
  if (size > 1) {
    arc.rx *= sqrt(size);
    arc.ry *= sqrt(size);
    size = 1;
  }
  double share = sqrt(fmax(0, 1 / size - 1)) * ((n[3] != 0) == (n[4] != 0) ? -1 : 1);
  double mx = share * arc.rx * y / arc.ry, my = -share * arc.ry * x / arc.rx;
  arc.cx = arc.cosine * mx - arc.sine * my + (r->x + n[5]) / 2;
  arc.cy = arc.sine * mx + arc.cosine * my + (r->y + n[6]) / 2;
  arc.from = atan2((y - my) / arc.ry, (x - mx) / arc.rx);
  double to = atan2((-y - my) / arc.ry, (-x - mx) / arc.rx);
  arc.sweep = to - arc.from;
  if (n[4] != 0 && arc.sweep < 0) arc.sweep += 2 * G_PI;
  if (n[4] == 0 && arc.sweep > 0) arc.sweep -= 2 * G_PI;
  return arc;
}

/* n: both radii, the turn of the ellipse in degrees, large, clockwise, and the end. */
static VectorFault arc_to(Reading *r, const double *n) {
  if (n[0] == 0 || n[1] == 0) return line_to(r, 'L', n[5], n[6]);
  if (n[5] == r->x && n[6] == r->y) return VECTOR_OK;
  Arc arc = arc_between(r, n);
  int pieces = MAX(1, (int)ceil(fabs(arc.sweep) / (G_PI / 2) - 1e-9));
  double step = arc.sweep / pieces, reach = 4.0 / 3 * tan(step / 4);
  for (int i = 0; i < pieces; i++) {
    double a = arc.from + step * i, b = a + step;
    const double local[3][2] = {{cos(a) - reach * sin(a), sin(a) + reach * cos(a)},
                                {cos(b) + reach * sin(b), sin(b) - reach * cos(b)},
                                {cos(b), sin(b)}};
    double at[3][2];
    for (int k = 0; k < 3; k++) {
      double x = local[k][0] * arc.rx, y = local[k][1] * arc.ry;
      at[k][0] = arc.cx + arc.cosine * x - arc.sine * y;
      at[k][1] = arc.cy + arc.sine * x + arc.cosine * y;
    }
    gboolean last = i == pieces - 1;
    VectorFault fault = put(r, (VectorStep){'C', last ? n[5] : at[2][0], last ? n[6] : at[2][1], at[0][0], at[0][1], at[1][0],
                                            at[1][1]});
    if (fault) return fault;
  }
  return VECTOR_OK;
}

/* How many numbers a command takes; -1 for no command. */
static int appetite(char op) {
  static const struct {
    char op;
    int n;
  } commands[] = {{'M', 2}, {'L', 2}, {'H', 1}, {'V', 1}, {'C', 6}, {'Q', 4}, {'A', 7}, {'Z', 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    if (commands[i].op == op) return commands[i].n;
  return -1;
}

/* From relative to the pen to the field. */
static void make_absolute(const Reading *r, char op, double *n, int count) {
  if (op == 'H') {
    n[0] += r->x;
  } else if (op == 'V') {
    n[0] += r->y;
  } else {
    for (int i = op == 'A' ? 5 : 0; i < count; i += 2) {
      n[i] += r->x;
      n[i + 1] += r->y;
    }
  }
}

static VectorFault command(Reading *r, char op, const double *n) {
  switch (op) {
    case 'M':
      r->start_x = n[0];
      r->start_y = n[1];
      return line_to(r, 'M', n[0], n[1]);
    case 'L': return line_to(r, 'L', n[0], n[1]);
    case 'H': return line_to(r, 'L', n[0], r->y);
    case 'V': return line_to(r, 'L', r->x, n[0]);
    case 'C': return put(r, (VectorStep){'C', n[4], n[5], n[0], n[1], n[2], n[3]});
    case 'Q': return quadratic(r, n[0], n[1], n[2], n[3]);
    case 'A': return arc_to(r, n);
    default: return line_to(r, 'Z', r->start_x, r->start_y);
  }
}

static VectorFault read_all(Reading *r) {
  double n[7] = {0};
  skip(r);
  if (!*r->p) return VECTOR_EMPTY;
  if (g_ascii_toupper(*r->p) != 'M') return VECTOR_START;
  while (*r->p) {
    const char *at = r->p;
    gboolean relative = g_ascii_islower(*r->p);
    char op = g_ascii_toupper(*r->p);
    int count = appetite(op);
    if (count < 0) return VECTOR_LETTER;
    r->p++;
    do {
      if (!numbers(r, n, count)) return VECTOR_NUMBER;
      if (relative) make_absolute(r, op, n, count);
      VectorFault fault = command(r, op, n);
      if (fault) {
        r->p = at;
        return fault;
      }
      if (op == 'M') op = 'L'; /* further pairs behind an M are lines */
      if (op == 'Z') break;
      at = r->p;
    } while (number_ahead(r));
  }
  return VECTOR_OK;
}

#define PIECES 24 /* of a curve; more than its extremes need */

void vector_bounds(const GArray *steps, double *left, double *top, double *right, double *bottom) {
  double from_x = 0, from_y = 0;
  for (guint i = 0; i < steps->len; i++) {
    const VectorStep *s = &g_array_index(steps, VectorStep, i);
    int pieces = s->op == 'C' ? PIECES : 1;
    for (int k = 1; k <= pieces; k++) {
      double t = (double)k / pieces, u = 1 - t, a = 3 * u * u * t, b = 3 * u * t * t;
      double x = pieces == 1 ? s->x : u * u * u * from_x + a * s->ax + b * s->bx + t * t * t * s->x;
      double y = pieces == 1 ? s->y : u * u * u * from_y + a * s->ay + b * s->by + t * t * t * s->y;
      *left = fmin(*left, x);
      *top = fmin(*top, y);
      *right = fmax(*right, x);
      *bottom = fmax(*bottom, y);
    }
    from_x = s->x;
    from_y = s->y;
  }
}

VectorFault vector_parse(const char *text, GArray *steps, gsize *at) {
  Reading r = {.p = text, .steps = steps};
  VectorFault fault = read_all(&r);
  *at = (gsize)(r.p - text);
  return fault;
}
