/* Writes cells. */
#include "view/csv_text.h"

#include <string.h>

char csv_separator(Lang lang) { return lang == LANG_EN ? ',' : ';'; }

/* "-5" and "+3,5" are numbers; whatever else begins like this a spreadsheet would calculate. */
static gboolean is_formula(const char *text) {
  if (!*text || !strchr("=+-@\t\r", *text)) return FALSE;
  gboolean signed_number = (*text == '-' || *text == '+') && g_ascii_isdigit(text[1]);
  return !signed_number || text[1 + strspn(text + 1, "0123456789.,")] != '\0';
}

void csv_add(GString *out, const char *text, char separator) {
  if (out->len > 0 && out->str[out->len - 1] != '\n') g_string_append_c(out, separator);
  if (!text) return;
  gboolean formula = is_formula(text);
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
