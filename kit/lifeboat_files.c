/* A child process writes the text first, then the PDF, and sends back how that went. While one is at work no second is started:
 * what changed meanwhile is made when it is done. */
#include "lifeboat_files.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/face.h"
#include "base/file.h"
#include "pdf/document.h"
#include "pdf/haru.h"
#include "view/lifeboat_text.h"

#define LONGEST 30 /* seconds that a child may take; then the system ends it */
#define POLITE 10  /* how far a child stands back for whoever types */

/* How the making went. Sent through a pipe, so it is small and holds no pointers. */
typedef enum { FAULT_NONE, FAULT_FILE, FAULT_FONTS, FAULT_PAPER, FAULT_PROCESS } Fault;
typedef struct Outcome {
  Fault text, pdf;
  int error; /* errno of FAULT_FILE */
} Outcome;

struct LifeboatFiles {
  Live *live;
  char *text, *pdf; /* paths */
  guint seen;       /* events that were looked at */
  gboolean due;     /* something changed since the last child began */
  gboolean asked;   /* by the key: success is told too */
  gboolean asked_again; /* the key was pressed while a child was at work */
  pid_t child;      /* 0 = none */
  int pipe;
  Outcome told;     /* the last failure that was told: once is enough */
  gboolean waiting; /* there is an outcome that could not be told yet */
  Outcome outcome;
};

LifeboatFiles *lifeboat_files_new(Live *live) {
  LifeboatFiles *files = g_new0(LifeboatFiles, 1);
  g_autofree char *stem = journal_stem(journal_path(live->journal));
  const char *word = tp(journal_script(live->journal)->lang, LIFEBOAT_FILE);
  files->live = live;
  files->text = g_strdup_printf("%s.%s.txt", stem, word);
  files->pdf = g_strdup_printf("%s.%s.pdf", stem, word);
  files->seen = journal_session(live->journal)->events->len;
  files->pipe = -1;
  return files;
}

/* --- in the child --- */

static Fault write_file(const char *path, const void *bytes, gsize length, int *error) {
  g_autoptr(GError) fault = NULL;
  if (file_replace(path, bytes, length, 0600, &fault)) return FAULT_NONE;
  *error = file_errno(fault);
  return FAULT_FILE;
}

static Fault write_pdf(const char *path, const Lifeboat *lifeboat, int *error) {
  g_autoptr(FaceSet) faces = face_set_new(NULL);
  if (!faces) return FAULT_FONTS;
  const DocumentInput input = {.script = lifeboat->session->script, .lifeboat = lifeboat};
  const Document *document = document_get(DOCUMENT_LIFEBOAT);
  g_autoptr(Paper) paper = document_paper(faces, document, input.script);
  document_draw(document, paper, &input, 1);
  g_autoptr(GBytes) pdf = NULL;
  if (!haru_render(paper, &pdf, NULL)) return FAULT_PAPER;
  gsize length;
  const void *bytes = g_bytes_get_data(pdf, &length);
  return write_file(path, bytes, length, error);
}

/* Lets go of the terminal, the lock and all else that belongs to the meeting. */
static void let_go(int keep) {
  int nothing = open("/dev/null", O_RDWR);
  for (int fd = 0; fd <= 2 && nothing >= 0; fd++) dup2(nothing, fd);
  if (keep > 3) close_range(3, (unsigned)keep - 1, 0);
  close_range((unsigned)keep + 1, ~0U, 0);
  sigset_t end;
  sigemptyset(&end);
  sigaddset(&end, SIGALRM);
  sigprocmask(SIG_UNBLOCK, &end, NULL); /* the loop holds it back; what else it holds back is for the meeting */
  alarm(LONGEST);
  setpriority(PRIO_PROCESS, 0, POLITE);
}

/* What the child does; returns its exit code. Frees what it made, and is no function that never returns: valgrind would find the
 * callers' own things, kept in registers, lost in the child. */
static G_GNUC_NO_INLINE int child_main(const LifeboatFiles *files, Instant now, int out) {
  let_go(out);
  Timetable table;
  const Session *session = journal_session(files->live->journal);
  timetable_at(session, now, &table);
  Lifeboat *lifeboat = lifeboat_new(session, &table);
  char *text = lifeboat_text(lifeboat);
  Outcome outcome = {0};
  outcome.text = write_file(files->text, text, strlen(text), &outcome.error);
  g_free(text);
  outcome.pdf = write_pdf(files->pdf, lifeboat, &outcome.error);
  ssize_t sent = write(out, &outcome, sizeof outcome);
  lifeboat_free(lifeboat);
  timetable_clear(&table);
  return sent == (ssize_t)sizeof outcome ? 0 : 1;
}

/* --- outside --- */

static void start(LifeboatFiles *files, Instant now) {
  int ends[2];
  files->due = FALSE;
  files->asked = files->asked || files->asked_again;
  files->asked_again = FALSE;
  if (pipe2(ends, O_CLOEXEC) == 0) {
    files->child = fork();
    if (files->child == 0) _exit(child_main(files, now, ends[1]));
    close(ends[1]);
    files->pipe = ends[0];
    if (files->child > 0) return;
    close(files->pipe);
  }
  files->child = 0;
  files->outcome = (Outcome){FAULT_PROCESS, FAULT_PROCESS, 0};
  files->waiting = TRUE;
}

/* Takes the outcome of a child that is done; with `wait`, waits for that. A child that vanished made nothing. */
static void finish(LifeboatFiles *files, gboolean wait) {
  if (!files->child) return;
  pid_t ended;
  do ended = waitpid(files->child, NULL, wait ? 0 : WNOHANG);
  while (ended < 0 && errno == EINTR);
  if (ended == 0) return;
  if (read(files->pipe, &files->outcome, sizeof files->outcome) != (ssize_t)sizeof files->outcome)
    files->outcome = (Outcome){FAULT_PROCESS, FAULT_PROCESS, 0};
  close(files->pipe);
  files->child = 0;
  files->waiting = TRUE;
}

/* Why it failed; new string. */
static char *reason(Fault fault, int error, Lang lang) {
  switch (fault) {
    case FAULT_FILE: return file_reason(error, lang);
    case FAULT_FONTS: return g_strdup(tp(lang, LIFEBOAT_NO_FONTS));
    case FAULT_PAPER: return g_strdup(tp(lang, LIFEBOAT_NO_PAPER));
    default: return g_strdup(tp(lang, LIFEBOAT_NO_PROCESS));
  }
}

/* A question that stands is not overwritten: it waits. */
static void tell(LifeboatFiles *files, Instant now) {
  Ui *ui = &files->live->ui;
  if (!files->waiting || ui->mode == MODE_ASK) return;
  Outcome *outcome = &files->outcome;
  gboolean known = memcmp(outcome, &files->told, sizeof *outcome) == 0;
  Lang lang = journal_script(files->live->journal)->lang;
  if (outcome->text != FAULT_NONE && (files->asked || !known)) {
    g_autofree char *why = reason(outcome->text, outcome->error, lang);
    ui_notice_about(ui, NOTICE_LIFEBOAT_FAILED, why, NULL, now);
  } else if (outcome->pdf != FAULT_NONE && (files->asked || !known)) {
    g_autofree char *name = g_path_get_basename(files->text), *why = reason(outcome->pdf, outcome->error, lang);
    ui_notice_about(ui, NOTICE_LIFEBOAT_TEXT, name, why, now);
  } else if (files->asked) {
    g_autofree char *name = g_path_get_basename(files->pdf);
    ui_notice_about(ui, NOTICE_LIFEBOAT, name, NULL, now);
  }
  files->told = *outcome;
  files->waiting = files->asked = FALSE;
}

/* Does an event change what is to come. */
static gboolean is_flow(EventKind kind) {
  switch (kind) {
    case EVENT_START:
    case EVENT_FINISH:
    case EVENT_GO_ON:
    case EVENT_LENGTHS:
    case EVENT_BEGAN:
    case EVENT_INSERT:
    case EVENT_SWAP:
    case EVENT_DROP:
    case EVENT_DRAW:
    case EVENT_UNDO:
    case EVENT_REDO:
    case EVENT_ADOPT: return TRUE;
    default: return FALSE;
  }
}

static void look(LifeboatFiles *files) {
  const GPtrArray *events = journal_session(files->live->journal)->events;
  for (; files->seen < events->len; files->seen++)
    files->due = files->due || is_flow(((const Event *)g_ptr_array_index(events, files->seen))->kind);
}

void lifeboat_files_follow(LifeboatFiles *files, Instant now) {
  if (files->live->ui.watching) return;
  look(files);
  finish(files, FALSE);
  tell(files, now);
}

void lifeboat_files_begin(LifeboatFiles *files, Instant now) {
  if (!files->live->ui.watching && files->due && !files->child) start(files, now);
}

void lifeboat_files_make(LifeboatFiles *files, Instant now) {
  if (files->live->ui.watching) {
    ui_notice(&files->live->ui, NOTICE_WATCHING, now);
    return;
  }
  files->due = TRUE;
  files->asked_again = TRUE;
  lifeboat_files_follow(files, now);
  lifeboat_files_begin(files, now);
}

void lifeboat_files_wait(LifeboatFiles *files, Instant now) {
  finish(files, TRUE);
  tell(files, now);
}

void lifeboat_files_free(LifeboatFiles *files) {
  if (!files) return;
  Instant now = journal_now(files->live->journal);
  if (!files->live->ui.watching) look(files);
  finish(files, TRUE);
  if (files->due) {
    start(files, now);
    finish(files, TRUE);
  }
  g_free(files->text);
  g_free(files->pdf);
  g_free(files);
}
