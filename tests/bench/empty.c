/* The yardstick of a start: a program that uses GLib and does nothing. */
#include <glib.h>

int main(void) {
  g_autofree char *text = g_strdup("");
  return *text;
}
