/* Curses behind one door. Roles become attributes here: with colour, without, and on terminals that know neither; a role
 * never depends on colour alone, for the views say everything in words and shapes first. */
#define NCURSES_WIDECHAR 1
#include "screen.h"

#include <curses.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#undef columns /* term.h names capabilities by macros */
#undef lines
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#define ESCAPE_WAIT 25         /* ms that an escape waits for the rest of a sequence */
#define PASTE_MAX (64 * 1024)  /* bytes kept of a paste; the line editor takes less */
#define PASTE_WAIT 500         /* ms of silence that end a paste whose end got lost */
#define FALLBACK "xterm-256color"

/* codes of our own, beyond those that curses gives to extended keys */
enum { CODE_PASTE_BEGIN = 5000, CODE_PASTE_END, CODE_FOCUS };

struct Screen {
  SCREEN *curses;
  Grid *shown; /* what stands on the terminal; NULL: nothing that can be relied on */
  gboolean modern; /* understands the escape sequences of the xterm family (paste, title) */
  char *title;
  struct termios before;
};

/* --- dying --- */

/* What a dying program needs to restore the terminal; kept apart because a signal handler may touch nothing else. */
static struct {
  volatile sig_atomic_t active;
  struct termios before;
  char sequence[256];
} rescue;

static const int deadly[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};

static void on_death(int number) {
  if (rescue.active) {
    rescue.active = 0;
    ssize_t written = write(STDOUT_FILENO, rescue.sequence, strlen(rescue.sequence));
    (void)written; /* there is nobody left to tell */
    tcsetattr(STDIN_FILENO, TCSANOW, &rescue.before);
  }
  raise(number); /* the default action was restored on entry */
}

static const char *capability(const char *name) {
  const char *value = tigetstr(name);
  return value && value != (const char *)-1 ? value : "";
}

static void prepare_rescue(const Screen *screen) {
  rescue.before = screen->before;
  const char *paste_off = screen->modern ? "\033[?2004l" : "";
  g_snprintf(rescue.sequence, sizeof rescue.sequence, "%s%s%s%s%s\r\n", paste_off, capability("sgr0"),
             capability("cnorm"), capability("rmkx"), capability("rmcup"));
  struct sigaction action = {.sa_handler = on_death, .sa_flags = (int)SA_RESETHAND};
  for (gsize i = 0; i < G_N_ELEMENTS(deadly); i++) sigaction(deadly[i], &action, NULL);
  rescue.active = 1;
}

/* --- roles --- */

typedef struct Look {
  short few, many; /* foreground with 8 and with 256 colours; -1: the terminal's own */
  short few_back, many_back;
  attr_t coloured, plain; /* besides the colour, and instead of it */
} Look;

/* The many colours can be read on a dark and on a light background. */
static const Look looks[N_ROLES] = {
    [ROLE_TEXT] = {-1, -1, -1, -1, A_NORMAL, A_NORMAL},
    [ROLE_MUTED] = {-1, 244, -1, -1, A_NORMAL, A_DIM},
    [ROLE_STRONG] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
    [ROLE_CURRENT] = {COLOR_CYAN, 30, -1, -1, A_BOLD, A_BOLD},
    [ROLE_DIGITS] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
    [ROLE_WARNING] = {COLOR_YELLOW, 166, -1, -1, A_BOLD, A_BOLD},
    [ROLE_DANGER] = {COLOR_RED, 196, -1, -1, A_BOLD, A_BOLD},
    [ROLE_OVERTIME] = {COLOR_WHITE, 231, COLOR_RED, 160, A_BOLD, A_REVERSE},
    [ROLE_ALERT] = {COLOR_WHITE, 231, COLOR_RED, 160, A_BOLD, A_REVERSE | A_BOLD},
    [ROLE_KEY] = {COLOR_CYAN, 30, -1, -1, A_BOLD, A_BOLD},
    [ROLE_INPUT] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
    [ROLE_SELECTED] = {-1, -1, -1, -1, A_REVERSE, A_REVERSE},
    [ROLE_RULE] = {-1, 244, -1, -1, A_NORMAL, A_DIM},
    [ROLE_CATEGORY] = {COLOR_CYAN, 37, -1, -1, A_NORMAL, A_NORMAL},
    [ROLE_CATEGORY_2] = {COLOR_MAGENTA, 133, -1, -1, A_NORMAL, A_NORMAL},
    [ROLE_CATEGORY_3] = {COLOR_BLUE, 68, -1, -1, A_NORMAL, A_NORMAL},
    [ROLE_CATEGORY_4] = {COLOR_GREEN, 71, -1, -1, A_NORMAL, A_NORMAL},
    [ROLE_CATEGORY_5] = {COLOR_YELLOW, 137, -1, -1, A_NORMAL, A_NORMAL},
};

static void start_colours(void) {
  const char *no_color = g_getenv("NO_COLOR");
  if ((no_color && *no_color) || !has_colors() || start_color() == ERR) return;
  gboolean own = use_default_colors() == OK;
  for (short role = 0; role < N_ROLES; role++) {
    const Look *look = &looks[role];
    short fore = COLORS >= 256 ? look->many : look->few, back = COLORS >= 256 ? look->many_back : look->few_back;
    if (!own && fore < 0) fore = COLOR_WHITE;
    if (!own && back < 0) back = COLOR_BLACK;
    init_pair((short)(role + 1), fore, back);
  }
}

static gboolean coloured(void) {
  const char *no_color = g_getenv("NO_COLOR");
  return has_colors() && !(no_color && *no_color);
}

static void look_of(Role role, attr_t *attributes, short *pair) {
  gboolean colour = coloured();
  const Look *look = &looks[role < N_ROLES ? role : ROLE_TEXT];
  *attributes = colour ? look->coloured : look->plain;
  *pair = colour ? (short)(role + 1) : 0;
  if (colour && COLORS < 256 && look->few < 0 && look->many >= 0) *attributes |= look->plain; /* muted without a grey */
}

/* --- opening and closing --- */

/* Is this a terminal of the xterm family, which ignores what it does not know. */
static gboolean is_modern(const char *term) {
  static const char *const families[] = {"xterm", "screen", "tmux",    "rxvt",      "kitty", "foot",     "alacritty",
                                         "st-",   "vte",    "konsole", "contour", "wezterm", "ghostty", "gnome"};
  for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
    if (g_str_has_prefix(term, families[i])) return TRUE;
  return FALSE;
}

static void send_to_terminal(const char *sequence) {
  fputs(sequence, stdout);
  fflush(stdout);
}

/* What keys send on nearly every terminal, also where the terminal's description does not say so (vt100 knows no PgDn). */
static void define_keys(void) {
  static const struct {
    const char *sequence;
    int code;
  } keys[] = {
      {"\033[A", KEY_UP},      {"\033[B", KEY_DOWN},   {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},  {"\033OA", KEY_UP},
      {"\033OB", KEY_DOWN},    {"\033OC", KEY_RIGHT},  {"\033OD", KEY_LEFT},  {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
      {"\033[3~", KEY_DC},     {"\033[1~", KEY_HOME},  {"\033[4~", KEY_END},  {"\033[7~", KEY_HOME}, {"\033[8~", KEY_END},
      {"\033[H", KEY_HOME},    {"\033[F", KEY_END},    {"\033OH", KEY_HOME},  {"\033OF", KEY_END},   {"\033[Z", KEY_BTAB},
      {"\033[200~", CODE_PASTE_BEGIN}, {"\033[201~", CODE_PASTE_END}, {"\033[I", CODE_FOCUS}, {"\033[O", CODE_FOCUS},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    if (key_defined(keys[i].sequence) <= 0) define_key(keys[i].sequence, keys[i].code);
}

/* Keys come one by one and unchanged; Ctrl-C and Ctrl-Z stay signals (the loop reads them), Ctrl-S must not freeze the
 * screen. */
static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  set_escdelay(ESCAPE_WAIT);
  struct termios mode;
  if (tcgetattr(STDIN_FILENO, &mode) == 0) {
    mode.c_iflag &= (tcflag_t) ~(IXON | IXOFF);
    mode.c_lflag &= (tcflag_t)~IEXTEN;
    mode.c_lflag |= NOFLSH; /* Ctrl-C must not throw away what was typed just before it */
    tcsetattr(STDIN_FILENO, TCSANOW, &mode);
    def_prog_mode();
  }
}

Screen *screen_open(void) {
  struct termios before;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &before) != 0) return NULL;
  const char *term = g_getenv("TERM");
  SCREEN *curses = term && *term ? newterm(term, stdout, stdin) : NULL;
  if (curses && tigetstr("cup") == NULL) { /* "dumb" cannot place a letter */
    endwin();
    delscreen(curses);
    curses = NULL;
  }
  if (!curses) {
    term = FALLBACK;
    curses = newterm(term, stdout, stdin);
  }
  if (!curses) return NULL;
  Screen *screen = g_new0(Screen, 1);
  screen->curses = curses;
  screen->before = before;
  screen->modern = is_modern(term);
  set_modes();
  start_colours();
  define_keys();
  curs_set(0);
  if (screen->modern) send_to_terminal("\033[?2004h\033[22;2t");
  prepare_rescue(screen);
  return screen;
}

void screen_close(Screen *screen) {
  if (!screen) return;
  rescue.active = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(deadly); i++) signal(deadly[i], SIG_DFL);
  curs_set(1);
  endwin();
  if (screen->modern) send_to_terminal("\033[?2004l\033[23;2t");
  tcsetattr(STDIN_FILENO, TCSANOW, &screen->before);
  delscreen(screen->curses);
  grid_free(screen->shown);
  g_free(screen->title);
  g_free(screen);
}

void screen_size(const Screen *screen, int *columns, int *rows) {
  (void)screen;
  *columns = MAX(COLS, 1);
  *rows = MAX(LINES, 1);
}

static void forget(Screen *screen) {
  grid_free(screen->shown);
  screen->shown = NULL;
  clearok(stdscr, TRUE);
}

void screen_resized(Screen *screen) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0)
    resizeterm(size.ws_row, size.ws_col);
  forget(screen);
}

void screen_leave(Screen *screen) {
  rescue.active = 0;
  curs_set(1);
  def_prog_mode();
  endwin();
  if (screen->modern) send_to_terminal("\033[?2004l");
}

void screen_return(Screen *screen) {
  reset_prog_mode();
  refresh();
  if (screen->modern) send_to_terminal("\033[?2004h");
  screen_resized(screen); /* it may have another size by now */
  rescue.active = 1;
}

gboolean screen_plain(const Screen *screen) {
  static const char *const old[] = {"vt1", "vt2", "vt3", "vt4", "vt5", "dumb", "ansi", "cons25"};
  const char *term = g_getenv("TERM");
  (void)screen;
  if (!term) return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(old); i++)
    if (g_str_has_prefix(term, old[i])) return TRUE;
  const char *locale = g_getenv("LC_ALL");
  if (!locale || !*locale) locale = g_getenv("LC_CTYPE");
  if (!locale || !*locale) locale = g_getenv("LANG");
  const char *charset = locale ? strchr(locale, '.') : NULL;
  return strcmp(term, "linux") == 0 && charset && g_ascii_strncasecmp(charset, ".utf", 4) != 0;
}

/* --- painting --- */

static void paint_cell(const Grid *grid, int column, int row) {
  const Cell *cell = &grid->cells[(gsize)row * (gsize)grid->columns + (gsize)column];
  if (cell->text[0] == '\0') return; /* the right half of a wide letter */
  wchar_t wide[CCHARW_MAX + 1] = {0};
  const char *p = cell->text;
  for (int i = 0; i < CCHARW_MAX && *p; i++, p = g_utf8_next_char(p)) wide[i] = (wchar_t)g_utf8_get_char(p);
  attr_t attributes;
  short pair;
  look_of((Role)cell->role, &attributes, &pair);
  cchar_t letter;
  if (setcchar(&letter, wide, attributes, pair, NULL) == ERR) setcchar(&letter, L"?", attributes, pair, NULL);
  mvadd_wch(row, column, &letter);
}

static gboolean same_row(const Grid *a, const Grid *b, int row) {
  gsize at = (gsize)row * (gsize)a->columns;
  return memcmp(&a->cells[at], &b->cells[at], (gsize)a->columns * sizeof(Cell)) == 0;
}

static Grid *copy(const Grid *grid) {
  Grid *to = grid_new(grid->columns, grid->rows);
  memcpy(to->cells, grid->cells, (gsize)grid->columns * (gsize)grid->rows * sizeof(Cell));
  return to;
}

void screen_paint(Screen *screen, const Grid *grid) {
  const Grid *old = screen->shown;
  if (old && (old->columns != grid->columns || old->rows != grid->rows)) {
    forget(screen);
    old = NULL;
  }
  if (!old) erase();
  for (int row = 0; row < MIN(grid->rows, LINES); row++) {
    if (old && same_row(old, grid, row)) continue;
    for (int column = 0; column < MIN(grid->columns, COLS); column++) paint_cell(grid, column, row);
  }
  gboolean cursor = grid->cursor_column >= 0 && grid->cursor_row >= 0;
  if (cursor) move(MIN(grid->cursor_row, LINES - 1), MIN(grid->cursor_column, COLS - 1));
  leaveok(stdscr, !cursor);
  curs_set(cursor ? 1 : 0);
  refresh();
  grid_free(screen->shown);
  screen->shown = copy(grid);
}

/* --- keys --- */

static KeyKind kind_of(wint_t code) {
  switch (code) {
  case KEY_ENTER:
    return KEY_IS_ENTER;
  case KEY_BACKSPACE:
    return KEY_IS_BACKSPACE;
  case KEY_DC:
    return KEY_IS_DELETE;
  case KEY_BTAB:
    return KEY_IS_BTAB;
  case KEY_UP:
    return KEY_IS_UP;
  case KEY_DOWN:
    return KEY_IS_DOWN;
  case KEY_LEFT:
    return KEY_IS_LEFT;
  case KEY_RIGHT:
    return KEY_IS_RIGHT;
  case KEY_HOME:
  case KEY_A1:
    return KEY_IS_HOME;
  case KEY_END:
  case KEY_C1:
    return KEY_IS_END;
  case KEY_PPAGE:
  case KEY_A3:
    return KEY_IS_PGUP;
  case KEY_NPAGE:
  case KEY_C3:
    return KEY_IS_PGDN;
  default:
    return KEY_IS_NONE;
  }
}

/* What comes until the end of the paste; new string. Keys inside it are dropped: a paste is only text. */
static char *read_paste(void) {
  GString *text = g_string_new(NULL);
  timeout(PASTE_WAIT);
  for (;;) {
    wint_t c;
    int result = get_wch(&c);
    if (result == ERR || (result == KEY_CODE_YES && c == CODE_PASTE_END)) break;
    if (result == KEY_CODE_YES && c == KEY_ENTER) c = '\n';
    if (result == KEY_CODE_YES && c != '\n') continue;
    if (g_unichar_validate(c) && c != 0 && text->len < PASTE_MAX) g_string_append_unichar(text, c);
  }
  timeout(0);
  return g_string_free(text, FALSE);
}

/* After an escape: swallows the rest of a sequence that is none of our keys, so that its letters are no commands. */
static KeyKind after_escape(void) {
  wint_t c;
  int result = get_wch(&c);
  if (result == ERR) return KEY_IS_ESC;
  if (result == KEY_CODE_YES) { /* Esc and a key without a letter: its code must not come back as the letter of that number */
    ungetch((int)c);
    return KEY_IS_ESC;
  }
  if (c != '[' && c != 'O') {
    unget_wch((wchar_t)c);
    return KEY_IS_ESC;
  }
  gboolean any = FALSE;
  while (get_wch(&c) == OK) {
    any = TRUE;
    if (c >= 0x40 && c <= 0x7e) break;
  }
  if (any) return KEY_IS_NONE;
  return KEY_IS_ESC; /* Esc and [ typed one after the other: the bracket is lost, no harm done */
}

static Key plain_key(wint_t c) {
  if (c == '\r' || c == '\n') return (Key){KEY_IS_ENTER, 0, NULL};
  if (c == '\t') return (Key){KEY_IS_TAB, 0, NULL};
  if (c == 8 || c == 127) return (Key){KEY_IS_BACKSPACE, 0, NULL};
  if (c == 27) return (Key){after_escape(), 0, NULL};
  if (c > 0 && c < 27) return (Key){KEY_IS_CTRL, c + 'a' - 1, NULL};
  if (g_unichar_validate(c) && !g_unichar_iscntrl(c)) return (Key){KEY_IS_CHAR, c, NULL};
  return (Key){KEY_IS_NONE, 0, NULL};
}

gboolean screen_key(Screen *screen, Key *key) {
  (void)screen;
  wint_t c;
  int result = get_wch(&c);
  if (result == ERR) return FALSE;
  if (result == OK)
    *key = plain_key(c);
  else if (c == CODE_PASTE_BEGIN)
    *key = (Key){KEY_IS_PASTE, 0, read_paste()};
  else
    *key = (Key){kind_of(c), 0, NULL};
  return TRUE;
}

/* --- signals to people --- */

void screen_flash(Screen *screen) {
  (void)screen;
  if (*capability("flash")) flash(); /* without it curses would ring the bell instead */
}

void screen_bell(Screen *screen) {
  (void)screen;
  beep();
}

void screen_title(Screen *screen, const char *title) {
  if (!screen->modern || g_strcmp0(title, screen->title) == 0) return;
  g_free(screen->title);
  screen->title = g_strdup(title);
  g_autofree char *sequence = g_strdup_printf("\033]2;%s\007", title);
  send_to_terminal(sequence);
}
