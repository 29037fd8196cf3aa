/* Edit distance with swapped neighbours (optimal string alignment). */
#include "read/nearest.h"

enum { LONGEST = 64 };

int nearest_distance(const char *a, const char *b) {
  glong n, m;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast(a, -1, &n), *y = g_utf8_to_ucs4_fast(b, -1, &m);
  if (n > LONGEST || m > LONGEST) return G_MAXINT;
  int rows[3][LONGEST + 1];
  for (int j = 0; j <= m; j++) rows[0][j] = j;
  for (int i = 1; i <= n; i++) {
    int *row = rows[i % 3], *above = rows[(i + 2) % 3];
    const int *two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (int j = 1; j <= m; j++) {
      row[j] = MIN(MIN(above[j], row[j - 1]) + 1, above[j - 1] + (x[i - 1] != y[j - 1]));
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) row[j] = MIN(row[j], two_above[j - 2] + 1);
    }
  }
  return rows[n % 3][m];
}

gboolean nearest_enough(int distance, const char *a, const char *b) {
  glong shorter = MIN(g_utf8_strlen(a, -1), g_utf8_strlen(b, -1));
  return distance <= (shorter <= 3 ? 1 : shorter <= 7 ? 2 : 3);
}
