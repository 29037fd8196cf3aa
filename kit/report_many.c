/* Opens sessions, tells which are not there, and writes the one story they make: as PDF, as text and for Word. */
#include "report_many.h"

#include <string.h>

#include "meeting_rooms.h"
#include "model/report_doubts.h"
#include "model/resume.h"
#include "model/rooms.h"
#include "options.h"
#include "outfolder.h"
#include "paperwork.h"
#include "picture_files.h"
#include "recorded.h"
#include "report_photos.h"
#include "slot.h"
#include "view/report_html.h"
#include "view/story_text.h"

#define PHOTOS_PER_MEETING 3 /* of a series */

/* --- writing --- */

/* pictures: what its photos stand for; NULL without any. */
/* path: of the script or a session, beside which the logo is looked for. */
static ExitStatus write_story(const ReportMany *asked, const Story *story, DocumentId id, GPtrArray *pictures, const char *path) {
  const Document *document = document_get(id);
  Lang lang = story->script->lang;
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  OutFolder *folder = faces ? out_folder_open(asked->dir, asked->force, lang) : NULL;
  if (!folder) return EXIT_COULD_NOT;
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(Picture) logo = picture_files_logo(story->script, path, NULL, diags);
  options_tell(diags);
  const DocumentInput input = {.script = story->script, .story = story, .logo = logo, .large = asked->large, .report_pictures = pictures};
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
  return MAX(made && !diag_failed(diags) ? EXIT_DONE : EXIT_FAULTS, closed);
}

static void tell_doubts(TextId told, const GPtrArray *texts, Lang lang) {
  const TextArg how_many = TN((int)texts->len);
  if (texts->len) options_complain(NULL, lang, text_format(lang, told, &how_many, 1));
  for (guint i = 0; i < texts->len; i++) options_complain(NULL, lang, tx(lang, REPORT_DOUBT, TS((char *)g_ptr_array_index(texts, i))));
}

void report_tell_doubts(const GPtrArray *all, Lang lang) {
  g_autoptr(GPtrArray) texts = report_doubts(all);
  tell_doubts(TX_REPORT_DOUBTS, texts, lang);
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
  g_autoptr(GPtrArray) doubts = report_funder_doubts(all);
  tell_doubts(TX_REPORT_DOUBTS_FUNDER, doubts, first->script->lang);
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

gboolean report_has_rooms(const char *file, const char *session_dir) {
  g_autoptr(Loaded) loaded = load_meeting(file, NULL);
  if (!loaded->script) return FALSE;
  g_autoptr(GPtrArray) paths = recorded_rooms(file, session_dir, loaded->script);
  return paths->len > 0;
}

static ExitStatus write_rooms(const MeetingRooms *meeting, const ReportMany *asked) {
  const Script *script = meeting->script;
  if (asked->funder) return write_funder_of(asked, meeting->facts, script->lang);
  JoinedSums sums;
  ExitStatus status = EXIT_DONE;
  g_autoptr(GPtrArray) pictures = NULL;
  g_autoptr(Story) story = meeting_rooms_story(meeting, asked->photos, &pictures, &sums, &status);
  ExitStatus written = meeting->facts->len ? write_story(asked, story, DOCUMENT_JOINED, pictures, meeting->file ? meeting->file : ".") : EXIT_COULD_NOT;
  report_tell_left_out(sums.notes, sums.confidential, script->lang);
  char *not_chosen = meeting->facts->len ? report_not_chosen(meeting->facts) : NULL;
  if (not_chosen) options_complain(NULL, script->lang, not_chosen);
  report_tell_doubts(meeting->facts, script->lang);
  return MAX(status, written);
}

ExitStatus report_rooms(char **files, const ReportMany *asked, Lang lang) {
  ExitStatus status;
  g_autoptr(MeetingRooms) meeting = meeting_rooms_of_files(files, asked->session_dir, lang, &status);
  if (!meeting) return status;
  ExitStatus written = write_rooms(meeting, asked);
  return MAX(meeting->status, written);
}

/* --- a series --- */

static void take_one(GPtrArray *slots, char *path) {
  if (slot_known(slots, path))
    g_free(path);
  else
    slot_add(slots, NULL, path);
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
    char *path = slot_path(script_file, g_ptr_array_index(rooms, k), session_dir);
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
    if (there) slot_open(slot, NULL, lang);
    if (!there && g_file_test(script_file, G_FILE_TEST_EXISTS)) slot->ahead = load_meeting(script_file, NULL);
    const Session *session = slot->session;
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
  ExitStatus written = write_story(asked, story, DOCUMENT_RESUME, pictures, slot_at(slots, slots->len - 1)->path);
  report_tell_left_out(sums.notes, sums.confidential, story->script->lang);
  report_tell_doubts(facts, story->script->lang);
  return MAX(written, diag_failed(diags) ? EXIT_FAULTS : EXIT_DONE);
}

ExitStatus report_series(char **files, const ReportMany *asked, Lang lang) {
  g_autoptr(GPtrArray) slots = slot_array_new();
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func((GDestroyNotify)report_facts_free);
  ExitStatus status = EXIT_DONE;
  Date today;
  if (!options_today(asked->today, &today)) return EXIT_COULD_NOT;
  for (char **file = files; *file; file++) take_one(slots, journal_path_for(*file, asked->session_dir));
  take_series(slots, asked, lang);
  for (guint i = 0; i < slots->len; i++) {
    const Slot *slot = slot_at(slots, i);
    ExitStatus left = slot->session ? EXIT_DONE : tell_left_out(slot, today, lang);
    if (slot->session) g_ptr_array_add(facts, report_facts_new(slot->session));
    status = MAX(status, left);
  }
  if (!facts->len) return EXIT_COULD_NOT;
  ExitStatus written = write_series(slots, facts, asked, today);
  return MAX(status, written);
}
