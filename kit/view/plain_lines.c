/* Lines of plain text, broken in columns. See plain_lines.h. */
#include "view/plain_lines.h"

#include "base/unicode.h"

#define COLUMNS 72

void plain_hanging(GString *out, const char *mark, const char *text) {
  int indent = unicode_width(mark);
  g_autofree char *clean = unicode_clean(text, -1);
  g_autoptr(GArray) lines = unicode_wrap_columns(clean, COLUMNS - indent);
  for (guint i = 0; i < lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    if (i)
      g_string_append_printf(out, "%*s", indent, "");
    else
      g_string_append(out, mark);
    g_string_append_len(out, clean + line->start, (gssize)(line->end - line->start));
    g_string_append(out, line->hyphen ? "-\n" : "\n");
  }
}

void plain_heading(GString *out, const char *text) {
  g_string_append_c(out, '\n');
  plain_hanging(out, "", text);
  int width = MIN(unicode_width(text), COLUMNS);
  for (int i = 0; i < width; i++) g_string_append_c(out, '-');
  g_string_append_c(out, '\n');
}
