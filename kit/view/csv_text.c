/* Writes cells. */
#include "view/csv_text.h"

#include <string.h>

char csv_separator(Lang lang) { return lang == LANG_EN ? ',' : ';'; }

static void add_cell(GString *out, const char *text) {
  gboolean formula = *text && strchr("=+-@\t\r", *text);
  if (!formula && !strpbrk(text, "\";,\n\r\t")) {
    g_string_append(out, text);
    return;
  }
  g_string_append(out, formula ? "\"'" : "\"");
  for (const char *p = text; *p; p++) {
    if (*p == '"') g_string_append_c(out, '"');
    g_string_append_c(out, *p);
  }
  g_string_append_c(out, '"');
}

void csv_add_row(GString *out, const char *const *cells, gsize n, char separator) {
  for (gsize i = 0; i < n; i++) {
    if (i > 0) g_string_append_c(out, separator);
    add_cell(out, cells[i] ? cells[i] : "");
  }
  g_string_append_c(out, '\n');
}
