/* The shell's entry: finds the command and runs it. */
#include <stdio.h>

int main(void) {
  puts("draaiboek " VERSION);
  return 0;
}
