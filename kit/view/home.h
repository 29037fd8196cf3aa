/* Home: the meetings of a folder, how far each is, and one key for each step. What is shown and what a key means; nothing is read or
 * started here. Pure. */
#ifndef VIEW_HOME_H
#define VIEW_HOME_H
#include <glib.h>

#include "base/text.h"
#include "base/when.h"
#include "ui/key.h"
#include "view/grid.h"

typedef enum {
  HOME_BROKEN,  /* the script has faults */
  HOME_READY,   /* nothing was recorded yet */
  HOME_RUNNING, /* begun, and not finished */
  HOME_HELD,
  HOME_CLOSED,  /* its report is closed */
  HOME_DAMAGED, /* what was recorded cannot be read */
} HomeState;

/* A step of the work, in the order of the key line. */
typedef enum {
  HOME_NONE,
#define HOME_STEP(id, key) HOME_##id,
#include "view/home.def"
#undef HOME_STEP
  N_HOME_STEPS
} HomeStep;

/* Owns its strings. */
typedef struct HomeMeeting {
  char *file;  /* as the commands are given it */
  char *title; /* of the script; NULL when it has faults */
  Date date;   /* 0,0,0 when not known */
  HomeState state;
  int open, overdue;     /* agreements */
  gboolean keep_reached; /* names were to be kept until now at most, and are still there */
} HomeMeeting;

/* Owns its meetings. */
typedef struct Home {
  Lang lang;
  char *folder;
  Date today;
  GPtrArray *meetings; /* of HomeMeeting, in the order they are shown */
  int cursor;
  HomeStep asked;      /* waits for a second press */
  HomeStep refused;    /* was pressed and makes no sense for this meeting */
} Home;

Home *home_new(Lang lang, const char *folder, Date today);
void home_free(Home *home);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Home, home_free)
/* Takes a meeting over. */
void home_add(Home *home, HomeMeeting *meeting);
/* Puts them in order: what runs, what is to come with the nearest first, what was with the latest first, what is broken. */
void home_sort(Home *home);
/* The meeting under the cursor, or NULL when there is none. */
const HomeMeeting *home_meeting(const Home *home);

/* What to do for a key: HOME_NONE when it only moved, asks again or meant nothing. */
HomeStep home_key(Home *home, const Key *key);
/* Does this step make sense for a meeting (NULL: there is none). */
gboolean home_useful(HomeStep step, const HomeMeeting *meeting);
/* What Enter does: the step that comes next. */
HomeStep home_next(const HomeMeeting *meeting);

Grid *home_draw(const Home *home, int columns, int rows);

#endif
