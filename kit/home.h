/* Home in a terminal: what `draaiboek` without arguments does. */
#ifndef HOME_H
#define HOME_H
#include "command.h"

/* Shows the meetings of the working folder and carries out steps until somebody quits. EXIT_COULD_NOT when the terminal could not be
 * taken over. */
ExitStatus home_run(Lang lang);

#endif
