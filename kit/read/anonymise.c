/* Rewrites a session without personal data. The script is written anew from its tree, so that comments go too; people become
 * numbers, in it as in the session. */
#include "read/anonymise.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "model/scrub.h"
#include "read/copies.h"
#include "read/eventline.h"
#include "read/journal_private.h"
#include "read/schema.h"
#include "read/tree.h"

/* --- the script --- */

static void add_key(GString *out, const char *key) {
  if (strpbrk(key, ":#{}[],&*!|>'\"%@`\n") || !*key)
    eventline_append_text(out, key);
  else
    g_string_append(out, key);
}

static void add_indent(GString *out, int indent) { g_string_append_printf(out, "%*s", indent, ""); }

static void write_value(GString *out, const Node *node, int indent, Scrub *scrub);

/* Is this about somebody who leads or organises: it goes as a whole. */
static gboolean goes(const Node *item, SchemaPlace where) {
  KeyId key;
  if (!item->key) return FALSE;
  if (where == IN_MEETING && schema_find(IN_MEETING, item->key, &key))
    return key == KEY_PEOPLE || key == KEY_INITIATOR || key == KEY_FACILITATORS || key == KEY_SIGN_UP;
  return schema_find(IN_PART, item->key, &key) && key == KEY_WHO;
}

static void write_items(GString *out, const Node *node, int indent, SchemaPlace where, Scrub *scrub) {
  for (guint i = 0; i < node->items->len; i++) {
    const Node *item = g_ptr_array_index(node->items, i);
    if (goes(item, where)) continue;
    add_indent(out, indent);
    if (node->kind == NODE_MAP) {
      add_key(out, item->key);
      g_string_append_c(out, ':');
    } else {
      g_string_append_c(out, '-');
    }
    write_value(out, item, indent, scrub);
  }
}

static void write_value(GString *out, const Node *node, int indent, Scrub *scrub) {
  if (node->kind != NODE_TEXT && node->items->len == 0) {
    g_string_append(out, node->kind == NODE_MAP ? " {}\n" : " []\n");
  } else if (node->kind != NODE_TEXT) {
    g_string_append_c(out, '\n');
    write_items(out, node, indent + 2, IN_PART, scrub);
  } else if (node_empty(node)) {
    g_string_append_c(out, '\n');
  } else {
    g_autofree char *clean = scrub_text(scrub, node->text);
    g_string_append_c(out, ' ');
    eventline_append_text(out, clean);
    g_string_append_c(out, '\n');
  }
}

/* The people of the script by their number in the session; who is not in it has none. */
static void write_people(GString *out, const Script *script, const Session *session) {
  Lang lang = script->lang;
  if (!script->people->len) return;
  g_string_append_printf(out, "%s:\n", schema_name(KEY_PEOPLE, lang));
  for (guint i = 0; i < script->people->len; i++) {
    Person person = *(const Person *)g_ptr_array_index(script->people, i);
    person.id = i < session->people->len ? ((const Person *)g_ptr_array_index(session->people, i))->id : (int)i + 1;
    g_autofree char *name = scrub_name(person.id, lang);
    g_string_append_printf(out, "  - {%s: ", schema_name(KEY_PERSON_NAME, lang));
    eventline_append_text(out, name);
    if (person.organisation && *person.organisation) {
      g_string_append_printf(out, ", %s: ", schema_name(KEY_PERSON_ORGANISATION, lang));
      eventline_append_text(out, person.organisation);
    }
    g_string_append(out, "}\n");
  }
}

static char *write_script(const char *bytes, gsize length, const Script *script, const Session *session, Scrub *scrub) {
  g_autoptr(DiagList) diags = diag_list_new(script->lang);
  g_autoptr(Node) root = tree_parse(bytes, length, "", diags, NULL);
  if (!root || root->kind != NODE_MAP || diag_failed(diags)) return NULL;
  GString *out = g_string_new(NULL);
  write_items(out, root, 0, IN_MEETING, scrub);
  write_people(out, script, session);
  return g_string_free(out, FALSE);
}

/* --- the events --- */

/* What parts are called now that their titles changed. */
typedef struct Renaming {
  GHashTable *ids; /* old → new; owned */
} Renaming;

static void rename_id(const Renaming *renaming, char **id) {
  const char *now = *id ? g_hash_table_lookup(renaming->ids, *id) : NULL;
  if (!now) return;
  g_free(*id);
  *id = g_strdup(now);
}

static void scrub_member(char **text, Scrub *scrub) {
  if (!*text || !**text) return;
  char *clean = scrub_text(scrub, *text);
  g_free(*text);
  *text = clean;
}

static void scrub_person(Person *person, Lang lang) {
  char *name = scrub_name(person->id, lang);
  char **gone[] = {&person->first, &person->infix, &person->last, &person->role,     &person->mail,
                   &person->phone, &person->remarks, &person->together, &person->apart,
                   &person->street, &person->house, &person->postcode, &person->town};
  for (gsize i = 0; i < G_N_ELEMENTS(gone); i++) g_clear_pointer(gone[i], g_free);
  person->first = name;
}

static void scrub_event(Event *event, const Renaming *renaming, Scrub *scrub, Lang lang) {
  gboolean ids = event->kind == EVENT_INSERT || event->kind == EVENT_SWAP || event->kind == EVENT_DRAW;
  if (event->kind == EVENT_INSERT && event->part) {
    char *id = g_strdup_printf("extra-%" G_GUINT64_FORMAT, event->n);
    g_hash_table_insert(renaming->ids, g_strdup(event->part), id);
  }
  rename_id(renaming, &event->part);
  if (ids)
    rename_id(renaming, &event->heading);
  else
    scrub_member(&event->heading, scrub);
  for (guint i = 0; event->lengths && i < event->lengths->len; i++)
    rename_id(renaming, &((PartLength *)g_ptr_array_index(event->lengths, i))->part);
  if (event->person) scrub_person(event->person, lang);
  if (event->kind == EVENT_RECORD && event->list == LIST_PHOTO) {
    g_free(event->text);
    event->text = g_strdup(tp(lang, ANONYMISE_PHOTO));
  }
  if (event->kind != EVENT_CONSENT) scrub_member(&event->text, scrub);
  scrub_member(&event->column, scrub);
  scrub_member(&event->owner, scrub);
}

/* --- all of it --- */

/* Everybody whose name is to go: the people, and who organises and leads. */
static GPtrArray *everybody(const Session *session) {
  GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  const Script *script = session->script;
  for (guint i = 0; i < session->people->len; i++) g_ptr_array_add(all, person_copy(g_ptr_array_index(session->people, i)));
  for (guint i = 0; i <= script->facilitators->len; i++) {
    const Organiser *from = i ? g_ptr_array_index(script->facilitators, i - 1) : &script->initiator;
    if (!from->name && !from->phone) continue;
    Person *person = person_new();
    g_auto(GStrv) words = g_strsplit(from->name ? from->name : "", " ", 2);
    g_free(person->first);
    person->first = g_strdup(words[0] ? words[0] : "");
    person->last = words[0] && words[1] ? g_strdup(words[1]) : NULL;
    person->phone = g_strdup(from->phone);
    g_ptr_array_add(all, person);
  }
  return all;
}

static gboolean read_copy(const Journal *journal, int set, char **bytes, gsize *length, char **path) {
  g_autofree char *folder = journal_copies_folder(journal, set);
  *path = copies_path(folder, journal->script_name);
  return file_read(*path, TREE_MAX_BYTES, bytes, length, NULL);
}

/* Removes what is in a folder, the folders in it too, but for the file of this path. */
static void clear_folder(const char *folder, const char *keep) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_strcmp0(path, keep) == 0) continue;
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) clear_folder(path, NULL);
    g_remove(path);
  }
}

static void learn_ids(Renaming *renaming, const Script *old, const Script *now) {
  for (guint i = 0; i < old->phases->len && i < now->phases->len; i++) {
    const Phase *was = g_ptr_array_index(old->phases, i), *is = g_ptr_array_index(now->phases, i);
    g_hash_table_insert(renaming->ids, g_strdup(was->id), g_strdup(is->id));
  }
}

static char *write_events(const Journal *journal, const char *digest, Renaming *renaming, Scrub *scrub) {
  GString *out = g_string_new(NULL);
  const Session *session = journal->session;
  replay_append_header(out, journal->script_name, digest);
  for (guint i = 0; i < session->events->len; i++) {
    g_autoptr(Event) event = event_copy(g_ptr_array_index(session->events, i));
    scrub_event(event, renaming, scrub, session->script->lang);
    if (event->kind == EVENT_OPEN) {
      g_free(event->digest);
      event->digest = g_strdup(digest);
    }
    if (event->kind == EVENT_ADOPT) { /* one script is left, the one in use; the number must stay */
      event->kind = EVENT_SENT;
      g_clear_pointer(&event->digest, g_free);
    }
    eventline_append(out, event);
  }
  return g_string_free(out, FALSE);
}

/* The scrubbed script must load: it is tried under another name first. */
static Script *try_script(const Journal *journal, const char *text, DiagList *diags) {
  g_autofree char *folder = g_strconcat(journal->folder, ".nieuw", NULL), *path = copies_path(folder, journal->script_name);
  g_autofree char *beside = g_path_get_dirname(journal->script_path);
  g_autofree char *name = g_build_filename(beside, journal->script_name, NULL);
  Script *script = NULL;
  if (file_make_dir(folder, 0700, NULL) && file_replace(path, text, strlen(text), 0600, NULL)) {
    const LoadOptions options = {.copies = folder};
    g_autoptr(Loaded) loaded = load_meeting(name, &options);
    script = g_steal_pointer(&loaded->script);
  }
  clear_folder(folder, NULL);
  g_rmdir(folder);
  if (!script) diag(diags, SESSION_COPY_LOST, diag_source(diags, journal->path, NULL), ((Place){0}), TS(path));
  return script;
}

static gboolean fail(const Journal *journal, DiagList *diags, const GError *error) {
  g_autofree char *reason = file_reason(file_errno(error), diags->lang);
  diag(diags, SESSION_UNWRITABLE, diag_source(diags, journal->path, NULL), ((Place){0}), TS(reason));
  return FALSE;
}

/* The lifeboat is printed from the names that were there; it is made anew when the meeting runs. */
static void remove_lifeboat(const Journal *journal) {
  static const char *const endings[] = {".reddingsboei.txt", ".reddingsboei.pdf", ".lifeboat.txt", ".lifeboat.pdf"};
  g_autofree char *stem = journal_stem(journal->path);
  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
    g_autofree char *path = g_strconcat(stem, endings[i], NULL);
    file_ops->unlink(path);
  }
}

gboolean journal_anonymise(Journal *journal, Anonymised *done, DiagList *diags) {
  g_autofree char *bytes = NULL, *path = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  *done = (Anonymised){0};
  if (!journal->file || !journal->session || !read_copy(journal, journal->copies, &bytes, &length, &path)) {
    diag(diags, SESSION_COPY_LOST, diag_source(diags, journal->path, NULL), ((Place){0}), TS(path ? path : journal->folder));
    return FALSE;
  }
  g_autoptr(GPtrArray) people = everybody(journal->session);
  g_autoptr(Scrub) scrub = scrub_new(people, journal->script->lang);
  g_autofree char *text = write_script(bytes, length, journal->script, journal->session, scrub);
  g_autoptr(Script) script = text ? try_script(journal, text, diags) : NULL;
  if (!script) return FALSE;
  Renaming renaming = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
  g_autofree char *was = file_digest(bytes, length);
  g_autoptr(Script) before = journal_load_copy(journal, journal->copies, was, NULL, diags);
  if (before) learn_ids(&renaming, before, script);
  g_autofree char *digest = file_digest(text, strlen(text));
  g_autofree char *events = write_events(journal, digest, &renaming, scrub);
  g_hash_table_unref(renaming.ids);
  g_autofree char *first = copies_path(journal->folder, journal->script_name);
  /* the session goes last: until it is there, the same command can be given again */
  if (!file_replace(first, text, strlen(text), journal_file_mode(journal), &error)) return fail(journal, diags, error);
  if (!file_replace(journal->path, events, strlen(events), journal_file_mode(journal), &error)) {
    file_replace(first, bytes, length, journal_file_mode(journal), NULL);
    return fail(journal, diags, error);
  }
  clear_folder(journal->folder, first);
  remove_lifeboat(journal);
  done->people = (int)journal->session->people->len;
  done->taken = scrub_count(scrub);
  done->doubtful = scrub_doubtful(scrub);
  done->script = g_steal_pointer(&text);
  return TRUE;
}
