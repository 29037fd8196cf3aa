/* Looks through the text of a file for characters that no face has. It judges the letters, never the meaning. */
#include "read/coverage.h"

#include "base/face.h"

#define TOLD_MAX 8

/* A character that no face has: how often it stands in the text, and where first. */
typedef struct Missing {
  gunichar c;
  Place first;
  int times;
} Missing;

/* Counts it, unless it is one too many to be told. */
static void note(GArray *missing, gunichar c, int line, int column) {
  for (guint i = 0; i < missing->len; i++) {
    Missing *m = &g_array_index(missing, Missing, i);
    if (m->c == c) {
      m->times++;
      return;
    }
  }
  Missing m = {c, {line, column, 1}, 1};
  if (missing->len < TOLD_MAX) g_array_append_val(missing, m);
}

/* Characters that are dropped before printing, or that only join and direct others. */
static gboolean invisible(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return c < 0x20 || c == 0x7f || c == 0xfeff || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL ||
         (c >= 0xfe00 && c <= 0xfe0f);
}

static void check_source(const FaceSet *faces, const DiagSource *source, DiagList *diags) {
  if (!source->text || !g_utf8_validate(source->text, -1, NULL)) return;
  g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(Missing));
  int line = 1, column = 1;
  gunichar before = '\n';
  gboolean comment = FALSE;
  for (const char *p = source->text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    comment = c != '\n' && (comment || (c == '#' && (before == ' ' || before == '\t' || before == '\n')));
    if (!comment && c >= 0x80 && !invisible(c) && !face_covers(faces, c)) note(missing, c, line, column);
    column = c == '\n' ? 1 : column + 1;
    line += c == '\n';
    before = c;
  }
  for (guint i = 0; i < missing->len; i++) {
    const Missing *m = &g_array_index(missing, Missing, i);
    char letter[8] = "";
    letter[g_unichar_to_utf8(m->c, letter)] = '\0';
    g_autofree char *code = g_strdup_printf("U+%04X", m->c);
    diag(diags, SENSE_NOT_PRINTED, source, m->first, TS(letter), TS(code), TN(m->times));
  }
}

void coverage_check(const GPtrArray *sources, DiagList *diags) {
  g_autoptr(FaceSet) faces = face_set_new(NULL);
  for (guint i = 0; faces && i < sources->len; i++) check_source(faces, g_ptr_array_index(sources, i), diags);
}
