/* Opens sessions, tells which are not there, and writes the one story they make: as PDF, as text and for Word. */
#include "report_many.h"

#include <string.h>

#include "model/joined.h"
#include "model/resume.h"
#include "model/rooms.h"
#include "options.h"
#include "outfolder.h"
#include "paperwork.h"
#include "read/journal.h"
#include "read/load.h"
#include "recorded.h"
#include "report_photos.h"
#include "view/report_html.h"
#include "view/story_text.h"

#define PHOTOS_PER_MEETING 3 /* of a series */

/* --- opening --- */

/* Where a session is, or should be. Owns all. */
typedef struct Slot {
  char *room; /* NULL: the main one, or of a series */
  char *path;
  Journal *journal; /* NULL when there is nothing to be read */
  Loaded *ahead;    /* of a series: the script of a meeting that has not been held; else NULL */
} Slot;

static void slot_free(gpointer data) {
  Slot *slot = data;
  g_free(slot->room);
  g_free(slot->path);
  journal_close(slot->journal);
  if (slot->ahead) loaded_free(slot->ahead);
  g_free(slot);
}

static Slot *slot_at(const GPtrArray *slots, guint i) { return g_ptr_array_index(slots, i); }
static const Session *session_of(const Slot *slot) { return slot->journal ? journal_session(slot->journal) : NULL; }

/* Opens a session to look at; NULL when it is not there or cannot be read (told). loaded: the script, for a session whose copy of it is
 * lost; may be NULL. */
static Journal *open_session(const char *path, const Loaded *loaded, Lang lang) {
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(Journal) journal = journal_open(path, loaded && loaded->script ? loaded : NULL, &options, diags);
  options_tell(diags);
  return journal_session(journal) ? g_steal_pointer(&journal) : NULL;
}

static gboolean same_file(const char *a, const char *b) {
  g_autofree char *x = g_canonicalize_filename(a, NULL), *y = g_canonicalize_filename(b, NULL);
  return strcmp(x, y) == 0;
}

/* NULL is the main one. */
static gboolean same_room(const char *a, const char *b) { return rooms_same(a ? a : "", b ? b : ""); }

static Slot *add_slot(GPtrArray *slots, const char *room, char *path, Journal *journal) {
  Slot *slot = g_new0(Slot, 1);
  slot->room = g_strdup(room);
  slot->path = path;
  slot->journal = journal;
  g_ptr_array_add(slots, slot);
  return slot;
}

static char *room_path(const char *file, const char *room, const char *session_dir) {
  g_autofree char *name = rooms_file(file, room);
  return journal_path_for(name, session_dir);
}

/* --- writing --- */

/* pictures: what its photos stand for; NULL without any. */
static ExitStatus write_story(const ReportMany *asked, const Story *story, DocumentId id, GPtrArray *pictures) {
  const Document *document = document_get(id);
  Lang lang = story->script->lang;
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  OutFolder *folder = faces ? out_folder_open(asked->dir, asked->force, lang) : NULL;
  if (!folder) return EXIT_COULD_NOT;
  const DocumentInput input = {.script = story->script, .story = story, .large = asked->large, .report_pictures = pictures};
  g_autofree char *name = document_file(document, lang);
  g_autoptr(Paper) paper = document_paper(faces, document, story->script);
  document_draw(document, paper, &input, 1);
  gboolean made = paperwork_write(folder, paper, name, document->personal, lang);
  g_autofree char *text = story_text(story), *html = story_html(story);
  const char *stem = document->name[lang == LANG_EN];
  g_autofree char *text_name = g_strconcat(stem, ".txt", NULL), *html_name = g_strconcat(stem, ".html", NULL);
  made &= out_folder_write(folder, text_name, text, strlen(text), NULL, document->personal);
  made &= out_folder_write(folder, html_name, html, strlen(html), NULL, document->personal);
  if (pictures) made &= report_photos_write(folder, pictures, lang);
  ExitStatus closed = out_folder_close(folder);
  return MAX(made ? EXIT_DONE : EXIT_FAULTS, closed);
}

ExitStatus report_write_funder(OutFolder *folder, const GPtrArray *all) {
  static const char *const endings[] = {".txt", ".html"};
  const ReportFacts *first = g_ptr_array_index(all, 0);
  ExitStatus status = EXIT_DONE;
  for (int html = 0; html < 2; html++) {
    g_autofree char *text = report_funder(all, html);
    g_autofree char *name = g_strconcat(tp(first->script->lang, FUNDER_FILE), endings[html], NULL);
    if (!out_folder_write(folder, name, text, strlen(text), NULL, FALSE)) status = EXIT_FAULTS;
  }
  return status;
}

static ExitStatus write_funder_of(const ReportMany *asked, const GPtrArray *all, Lang lang) {
  OutFolder *folder = all->len ? out_folder_open(asked->dir, asked->force, lang) : NULL;
  if (!folder) return EXIT_COULD_NOT;
  ExitStatus status = report_write_funder(folder, all), closed = out_folder_close(folder);
  return MAX(status, closed);
}

void report_tell_left_out(int notes, int confidential, Lang lang) {
  if (notes) options_complain(NULL, lang, tx(lang, REPORT_NOTES_LEFT_OUT, TN(notes)));
  if (confidential) options_complain(NULL, lang, tx(lang, REPORT_CONFIDENTIAL_LEFT_OUT, TN(confidential)));
}

/* --- rooms --- */

/* A meeting in rooms, as far as it is there. */
typedef struct Meeting {
  Loaded *loaded;       /* of its script, when that was named; else NULL */
  const Script *script; /* the whole one */
  char *file;           /* beside which the sessions are looked for; NULL: nowhere */
  GPtrArray *slots;     /* of Slot: the main one first */
} Meeting;

static void meeting_clear(Meeting *meeting) {
  g_ptr_array_unref(meeting->slots);
  loaded_free(meeting->loaded);
  g_free(meeting->file);
}

static gboolean has_track(const Script *script, const char *room) { return rooms_track(script, room, NULL) != NULL; }

gboolean report_has_rooms(const char *file, const char *session_dir) {
  g_autoptr(Loaded) loaded = load_meeting(file, NULL);
  if (!loaded->script) return FALSE;
  g_autoptr(GPtrArray) paths = recorded_rooms(file, session_dir, loaded->script);
  return paths->len > 0;
}

/* Reads the script that is among the files, and opens the sessions that are. FALSE: the script cannot be read (told). */
static gboolean take_files(Meeting *meeting, char **files, Lang lang, ExitStatus *status) {
  for (char **file = files; *file; file++) {
    if (g_str_has_suffix(*file, JOURNAL_ENDING) || meeting->loaded) continue;
    meeting->loaded = load_meeting(*file, NULL);
    if (!meeting->loaded->script) {
      options_tell(meeting->loaded->diags);
      *status = meeting->loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
      return FALSE;
    }
    meeting->script = meeting->loaded->script;
    meeting->file = g_strdup(*file);
  }
  for (char **file = files; *file; file++) {
    if (!g_str_has_suffix(*file, JOURNAL_ENDING)) continue;
    Journal *journal = open_session(*file, meeting->loaded, lang);
    Slot *slot = add_slot(meeting->slots, NULL, g_strdup(*file), journal);
    if (journal) slot->room = g_strdup(journal_session(journal)->room);
  }
  return TRUE;
}

/* The script of the main session knows all rooms; that of a room only its own parts. */
static void find_script(Meeting *meeting) {
  for (int main = 1; main >= 0 && !meeting->script; main--) {
    for (guint i = 0; i < meeting->slots->len && !meeting->script; i++) {
      const Slot *slot = slot_at(meeting->slots, i);
      if (slot->journal && (!main || !slot->room)) meeting->script = journal_script(slot->journal);
    }
  }
}

/* The slot for a room: one that was named, or what lies beside the script. */
static Slot *take_slot(Meeting *meeting, GPtrArray *ordered, const char *room, const ReportMany *asked, Lang lang) {
  for (guint i = 0; i < meeting->slots->len; i++) {
    Slot *slot = slot_at(meeting->slots, i);
    g_autofree char *expected = meeting->file ? room ? room_path(meeting->file, room, asked->session_dir)
                                                     : journal_path_for(meeting->file, asked->session_dir)
                                              : NULL;
    gboolean is_it = slot->journal ? same_room(slot->room, room) : expected && same_file(slot->path, expected);
    if (!is_it) continue;
    g_ptr_array_add(ordered, g_ptr_array_steal_index(meeting->slots, i));
    g_free(slot->room);
    slot->room = g_strdup(room);
    return slot;
  }
  if (!meeting->file) return add_slot(ordered, room, NULL, NULL);
  char *path = room ? room_path(meeting->file, room, asked->session_dir) : journal_path_for(meeting->file, asked->session_dir);
  gboolean there = g_file_test(path, G_FILE_TEST_EXISTS);
  return add_slot(ordered, room, path, there ? open_session(path, meeting->loaded, lang) : NULL);
}

/* Puts the slots in the order of the rooms. A room of the list without a track counts only when it left something. */
static void order_slots(Meeting *meeting, const ReportMany *asked, Lang lang) {
  GPtrArray *ordered = g_ptr_array_new_with_free_func(slot_free);
  g_autoptr(GPtrArray) rooms = rooms_of(meeting->script);
  take_slot(meeting, ordered, NULL, asked, lang);
  for (guint i = 0; i < rooms->len; i++) {
    const char *room = g_ptr_array_index(rooms, i);
    const Slot *slot = take_slot(meeting, ordered, room, asked, lang);
    if (!slot->journal && !has_track(meeting->script, room)) g_ptr_array_remove_index(ordered, ordered->len - 1);
  }
  /* what is left over was named, and is of none of these rooms */
  for (guint i = meeting->slots->len; i > 0; i--) g_ptr_array_add(ordered, g_ptr_array_steal_index(meeting->slots, i - 1));
  g_ptr_array_unref(meeting->slots);
  meeting->slots = ordered;
}

static void tell_missing(const Slot *slot, const Script *script) {
  Lang lang = script->lang;
  g_autofree char *path = slot->path ? g_strdup(slot->path) : rooms_file("….yaml", slot->room ? slot->room : "");
  g_autofree char *name = g_path_get_basename(path), *stem = g_strndup(name, strlen(name) - MIN(strlen(name), strlen(".yaml")));
  g_autofree char *folder = g_strconcat(stem, ".d", NULL);
  gboolean there = slot->path && g_file_test(slot->path, G_FILE_TEST_EXISTS);
  char *message = slot->room ? there ? tx(lang, JOINED_DAMAGED, TS(slot->room), TS(name))
                                     : tx(lang, JOINED_MISSING, TS(slot->room), TS(name), TS(folder))
                  : there    ? tx(lang, JOINED_DAMAGED_MAIN, TS(name))
                             : tx(lang, JOINED_MISSING_MAIN, TS(name), TS(folder));
  options_complain(NULL, lang, message);
}

/* Photos in the folder of a room that is missing wait for it. */
static void tell_photos_wait(const Slot *slot, const Script *script, const char *photos) {
  g_autofree char *folder = photos && slot->room ? g_build_filename(photos, slot->room, NULL) : NULL;
  if (folder && g_file_test(folder, G_FILE_TEST_IS_DIR))
    options_complain(NULL, script->lang, tx(script->lang, JOINED_PHOTOS_WAIT, TS(slot->room)));
}

/* Is this session of the same meeting (told when not). */
static gboolean belongs(const Slot *slot, const Script *script) {
  const Script *own = session_of(slot)->script;
  if (strcmp(own->title, script->title) == 0) return TRUE;
  options_complain(NULL, script->lang, tx(script->lang, JOINED_NOT_ONE, TS(slot->path)));
  return FALSE;
}

static ExitStatus write_rooms(const Meeting *meeting, const ReportMany *asked) {
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func((GDestroyNotify)report_facts_free);
  g_autoptr(GArray) rooms = g_array_new(FALSE, FALSE, sizeof(JoinedRoom));
  const Script *script = meeting->script;
  const ReportFacts *main = NULL;
  ExitStatus status = EXIT_DONE;
  for (guint i = 0; i < meeting->slots->len; i++) {
    const Slot *slot = slot_at(meeting->slots, i);
    ReportFacts *one = NULL;
    if (!slot->journal) {
      tell_missing(slot, script);
      tell_photos_wait(slot, script, asked->photos);
      status = EXIT_FAULTS;
      if (i > 0 && !slot->room) continue; /* a file that nobody knows */
    } else if (!belongs(slot, script)) {
      status = EXIT_FAULTS;
      continue;
    } else {
      one = report_facts_new(session_of(slot));
      g_ptr_array_add(facts, one);
    }
    const JoinedRoom room = {slot->room, one};
    if (!slot->room && !main)
      main = one;
    else if (slot->room)
      g_array_append_val(rooms, room);
  }
  if (asked->funder) {
    ExitStatus written = write_funder_of(asked, facts, script->lang);
    return MAX(status, written);
  }
  JoinedSums sums;
  g_autoptr(DiagList) diags = diag_list_new(script->lang);
  g_autoptr(GPtrArray) pictures = asked->photos && facts->len ? report_photos_load_all(asked->photos, facts, 0, diags) : NULL;
  options_tell(diags);
  if (diag_failed(diags)) status = EXIT_FAULTS;
  g_autoptr(Story) story = joined_story(script, main, rooms, &sums);
  if (sums.twice) {
    options_complain(NULL, script->lang, tx(script->lang, JOINED_TWICE, TN(sums.twice)));
    status = EXIT_FAULTS;
  }
  ExitStatus written = facts->len ? write_story(asked, story, DOCUMENT_JOINED, pictures) : EXIT_COULD_NOT;
  report_tell_left_out(sums.notes, sums.confidential, script->lang);
  char *not_chosen = facts->len ? report_not_chosen(facts) : NULL;
  if (not_chosen) options_complain(NULL, script->lang, not_chosen);
  return MAX(status, written);
}

ExitStatus report_rooms(char **files, const ReportMany *asked, Lang lang) {
  Meeting meeting = {.slots = g_ptr_array_new_with_free_func(slot_free)};
  ExitStatus status = EXIT_COULD_NOT;
  if (take_files(&meeting, files, lang, &status)) {
    find_script(&meeting);
    if (meeting.script) {
      order_slots(&meeting, asked, meeting.script->lang);
      status = write_rooms(&meeting, asked);
    }
  }
  meeting_clear(&meeting);
  return status;
}

/* --- a series --- */

static gboolean known(const GPtrArray *slots, const char *path) {
  for (guint i = 0; i < slots->len; i++) {
    if (same_file(slot_at(slots, i)->path, path)) return TRUE;
  }
  return FALSE;
}

static void take_one(GPtrArray *slots, char *path) {
  if (known(slots, path))
    g_free(path);
  else
    add_slot(slots, NULL, path, NULL);
}

/* What a script says came before, from its folder. */
static void take_previous(GPtrArray *slots, const Script *script, const char *path) {
  g_autofree char *whole = g_canonicalize_filename(path, NULL), *folder = g_path_get_dirname(whole);
  for (char **previous = script->previous; previous && *previous; previous++) {
    g_autofree char *named = g_canonicalize_filename(*previous, folder);
    take_one(slots, journal_path_for(named, NULL));
  }
}

static void take_rooms(GPtrArray *slots, const Script *script, const char *script_file, const char *session_dir) {
  g_autoptr(GPtrArray) rooms = rooms_of(script);
  for (guint k = 0; k < rooms->len; k++) {
    char *path = room_path(script_file, g_ptr_array_index(rooms, k), session_dir);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
      take_one(slots, path);
    else
      g_free(path);
  }
}

/* Adds meetings, their rooms, and what their scripts say came before. One that left no session, though its script is there, has not been
 * held: it only leads to the others. */
static void take_series(GPtrArray *slots, const ReportMany *asked, Lang lang) {
  for (guint i = 0; i < slots->len; i++) {
    Slot *slot = slot_at(slots, i);
    g_autofree char *stem = journal_stem(slot->path), *script_file = g_strconcat(stem, ".yaml", NULL);
    gboolean there = g_file_test(slot->path, G_FILE_TEST_EXISTS);
    slot->journal = there ? open_session(slot->path, NULL, lang) : NULL;
    if (!there && g_file_test(script_file, G_FILE_TEST_EXISTS)) slot->ahead = load_meeting(script_file, NULL);
    const Session *session = session_of(slot);
    const Script *script = session ? session->script : slot->ahead ? slot->ahead->script : NULL;
    if (!script || (session && session->room)) continue;
    if (session) take_rooms(slots, script, script_file, asked->session_dir);
    take_previous(slots, script, slot->path);
  }
}

/* Tells why a meeting is not in the summary. One whose day is still to come is no fault. */
static ExitStatus tell_left_out(const Slot *slot, Date today, Lang lang) {
  const Script *script = slot->ahead ? slot->ahead->script : NULL;
  if (slot->ahead && !script) options_tell(slot->ahead->diags);
  g_autofree char *day = script && script->date.year ? date_words(script->lang, script->date) : NULL;
  gboolean to_come = script && (!day || date_compare(script->date, today) >= 0);
  if (!to_come)
    options_complain(NULL, lang, tx(lang, RESUME_LEFT_OUT, TS(slot->path)));
  else if (day)
    options_complain(NULL, script->lang, tx(script->lang, RESUME_NOT_HELD, TS(script->title), TS(day)));
  else
    options_complain(NULL, script->lang, tx(script->lang, RESUME_NO_DAY, TS(script->title)));
  return to_come ? EXIT_DONE : EXIT_FAULTS;
}

/* The first of those still to come; NULL: none. */
static const Script *upcoming(const GPtrArray *slots, Date today) {
  const Script *first = NULL;
  for (guint i = 0; i < slots->len; i++) {
    const Slot *slot = slot_at(slots, i);
    const Script *script = slot->ahead ? slot->ahead->script : NULL;
    if (!script || !script->date.year || date_compare(script->date, today) < 0) continue;
    if (!first || date_compare(script->date, first->date) < 0) first = script;
  }
  return first;
}

static ExitStatus write_series(const GPtrArray *slots, const GPtrArray *facts, const ReportMany *asked, Date today) {
  g_autoptr(DiagList) diags = diag_list_new(((const ReportFacts *)g_ptr_array_index(facts, 0))->script->lang);
  g_autoptr(GPtrArray) pictures = asked->photos ? report_photos_load_all(asked->photos, facts, PHOTOS_PER_MEETING, diags) : NULL;
  options_tell(diags);
  ResumeSums sums;
  g_autoptr(Story) story = resume_story(facts, today, upcoming(slots, today), &sums);
  ExitStatus written = write_story(asked, story, DOCUMENT_RESUME, pictures);
  report_tell_left_out(sums.notes, sums.confidential, story->script->lang);
  return MAX(written, diag_failed(diags) ? EXIT_FAULTS : EXIT_DONE);
}

ExitStatus report_series(char **files, const ReportMany *asked, Lang lang) {
  g_autoptr(GPtrArray) slots = g_ptr_array_new_with_free_func(slot_free);
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func((GDestroyNotify)report_facts_free);
  ExitStatus status = EXIT_DONE;
  Date today;
  if (!options_today(asked->today, &today)) return EXIT_COULD_NOT;
  for (char **file = files; *file; file++) take_one(slots, journal_path_for(*file, asked->session_dir));
  take_series(slots, asked, lang);
  for (guint i = 0; i < slots->len; i++) {
    const Slot *slot = slot_at(slots, i);
    ExitStatus left = slot->journal ? EXIT_DONE : tell_left_out(slot, today, lang);
    if (slot->journal) g_ptr_array_add(facts, report_facts_new(session_of(slot)));
    status = MAX(status, left);
  }
  if (!facts->len) return EXIT_COULD_NOT;
  ExitStatus written = write_series(slots, facts, asked, today);
  return MAX(status, written);
}
