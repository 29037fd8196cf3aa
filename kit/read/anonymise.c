/* Rewrites a session without personal data. The script is written anew from its tree, so that comments go too; people become
 * numbers, in it as in the session. */
#include "read/anonymise.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "model/rooms.h"
#include "read/copies.h"
#include "read/eventline.h"
#include "read/journal_private.h"
#include "read/method.h"
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

/* A room is in the name of a file: it stays, though it be called after what is a name too. */
static gboolean is_room(const Node *item) {
  KeyId key;
  return item->key && schema_find(IN_ROOM, item->key, &key) && key == KEY_ROOM;
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
    g_autofree char *clean = is_room(node) ? scrub_organisation(scrub, node->text) : scrub_text(scrub, node->text);
    g_string_append_c(out, ' ');
    eventline_append_text(out, clean);
    g_string_append_c(out, '\n');
  }
}

/* The people of the script by their number. */
static void write_people(GString *out, const Script *script, const Named *named, Scrub *scrub) {
  Lang lang = script->lang;
  if (!script->people->len) return;
  g_autoptr(GHashTable) numbers = named_numbers(named, script->people);
  g_string_append_printf(out, "%s:\n", schema_name(KEY_PEOPLE, lang));
  for (guint i = 0; i < script->people->len; i++) {
    const Person *person = g_ptr_array_index(script->people, i);
    g_autofree char *name = scrub_name(GPOINTER_TO_INT(g_hash_table_lookup(numbers, GINT_TO_POINTER(person->id))), lang);
    g_string_append_printf(out, "  - {%s: ", schema_name(KEY_PERSON_NAME, lang));
    eventline_append_text(out, name);
    if (person->organisation && *person->organisation) {
      g_autofree char *organisation = scrub_organisation(scrub, person->organisation);
      g_string_append_printf(out, ", %s: ", schema_name(KEY_PERSON_ORGANISATION, lang));
      eventline_append_text(out, organisation);
    }
    g_string_append(out, "}\n");
  }
}

/* A file anew from its tree; NULL when it cannot be read. */
static GString *write_tree(GBytes *bytes, SchemaPlace where, Lang lang, Scrub *scrub) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(Node) root = tree_parse(data ? data : "", length, "", diags, NULL);
  if (!root || root->kind != NODE_MAP || diag_failed(diags)) return NULL;
  GString *out = g_string_new(NULL);
  write_items(out, root, 0, where, scrub);
  return out;
}

static GString *write_script(GBytes *bytes, const Script *script, const Named *named, Scrub *scrub) {
  GString *out = write_tree(bytes, IN_MEETING, script->lang, scrub);
  if (out) write_people(out, script, named, scrub);
  return out;
}

/* --- the copies --- */

/* Files for a folder of copies, none yet. */
static Loaded *files_new(void) {
  Loaded *files = g_new0(Loaded, 1);
  files->files = g_ptr_array_new_with_free_func((GDestroyNotify)loaded_file_free);
  return files;
}

/* Takes the text over. */
static void keep_text(Loaded *kept, const char *name, GString *text) {
  LoadedFile *file = g_new0(LoadedFile, 1);
  file->name = g_strdup(name);
  file->bytes = g_string_free_to_bytes(text);
  g_ptr_array_add(kept->files, file);
}

/* Without its method a part may have no length, and the script does not load. What else was copied is not needed any more. */
static void keep_methods(Loaded *kept, const char *folder, Lang lang, Scrub *scrub) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *copy;
  while (dir && (copy = g_dir_read_name(dir))) {
    g_autofree char *name = copies_name(copy), *path = g_build_filename(folder, copy, NULL);
    g_autoptr(LoadedFile) file = g_str_has_prefix(name, METHODS_FOLDER "/") ? loaded_file_read(name, path, TREE_MAX_BYTES, NULL) : NULL;
    GString *text = file ? write_tree(file->bytes, IN_METHOD, lang, scrub) : NULL;
    if (text) keep_text(kept, name, text);
  }
}

/* --- the events --- */

/* What changes in the events. */
typedef struct Renaming {
  GHashTable *ids;     /* of parts, whose titles changed: old → new; owned */
  GHashTable *numbers; /* of people: id → number; owned */
  GPtrArray *again;    /* of char: texts to read again; not owned */
  GArray *left;        /* of AnonymisedLeft; not owned. Those of the event in hand have no line yet */
  Lang lang;
} Renaming;

static void rename_id(const Renaming *renaming, char **id) {
  if (!*id || !**id) return;
  const char *now = g_hash_table_lookup(renaming->ids, *id);
  if (!now) { /* of a part that is in the script no more: its title may have held a name */
    char *number = g_strdup_printf("part-%u", g_hash_table_size(renaming->ids) + 1);
    g_hash_table_insert(renaming->ids, g_strdup(*id), number);
    now = number;
  }
  g_free(*id);
  *id = g_strdup(now);
}

/* A first or last name alone may have been another word: who was there can tell. */
static void scrub_member(char **text, const Renaming *renaming, Scrub *scrub) {
  if (!*text || !**text) return;
  int before = scrub_doubtful(scrub), left = scrub_left(scrub);
  guint at;
  char *clean = scrub_text(scrub, *text);
  if (scrub_doubtful(scrub) > before && !g_ptr_array_find_with_equal_func(renaming->again, clean, g_str_equal, &at))
    g_ptr_array_add(renaming->again, g_strdup(clean));
  if (scrub_left(scrub) > left) {
    const AnonymisedLeft one = {0, g_strdup(clean)};
    g_array_append_val(renaming->left, one);
  }
  g_free(*text);
  *text = clean;
}

static void scrub_person(Person *person, const Renaming *renaming, Scrub *scrub) {
  char *name = scrub_name(GPOINTER_TO_INT(g_hash_table_lookup(renaming->numbers, GINT_TO_POINTER(person->id))), renaming->lang);
  char *organisation = person->organisation ? scrub_organisation(scrub, person->organisation) : NULL;
  char **gone[] = {&person->first, &person->infix, &person->last, &person->role,     &person->mail,
                   &person->phone, &person->remarks, &person->together, &person->apart,
                   &person->street, &person->house, &person->postcode, &person->town};
  for (gsize i = 0; i < G_N_ELEMENTS(gone); i++) g_clear_pointer(gone[i], g_free);
  g_free(person->organisation);
  person->organisation = organisation;
  person->first = name;
}

static void scrub_event(Event *event, const Renaming *renaming, Scrub *scrub) {
  gboolean ids = event->kind == EVENT_INSERT || event->kind == EVENT_SWAP || event->kind == EVENT_DRAW;
  if (event->kind == EVENT_INSERT && event->part) {
    char *id = g_strdup_printf("extra-%" G_GUINT64_FORMAT, event->n);
    g_hash_table_insert(renaming->ids, g_strdup(event->part), id);
  }
  rename_id(renaming, &event->part);
  if (ids)
    rename_id(renaming, &event->heading);
  else
    scrub_member(&event->heading, renaming, scrub);
  for (guint i = 0; event->lengths && i < event->lengths->len; i++)
    rename_id(renaming, &((PartLength *)g_ptr_array_index(event->lengths, i))->part);
  if (event->person) scrub_person(event->person, renaming, scrub);
  if (event->kind == EVENT_RECORD && event->list == LIST_PHOTO) {
    g_free(event->text);
    event->text = g_strdup(tp(renaming->lang, ANONYMISE_PHOTO));
  }
  if (event->kind == EVENT_OPEN && event->text) {
    char *room = scrub_organisation(scrub, event->text);
    g_free(event->text);
    event->text = room;
  } else if (event->kind != EVENT_CONSENT) {
    scrub_member(&event->text, renaming, scrub);
  }
  scrub_member(&event->column, renaming, scrub);
  scrub_member(&event->owner, renaming, scrub);
}

/* --- all of it --- */

/* Both as they are in the room that the session is of. */
static void learn_ids(Renaming *renaming, Script *old, Script *now, const char *room) {
  if (room) rooms_take(old, room);
  if (room) rooms_take(now, room);
  for (guint i = 0; i < old->phases->len && i < now->phases->len; i++) {
    const Phase *was = g_ptr_array_index(old->phases, i), *is = g_ptr_array_index(now->phases, i);
    g_hash_table_insert(renaming->ids, g_strdup(was->id), g_strdup(is->id));
  }
}

/* What was left in the event that is the last line written. */
static void give_line(GArray *left, const GString *written) {
  int lines = 0;
  gboolean any = left->len && g_array_index(left, AnonymisedLeft, left->len - 1).line == 0;
  for (const char *p = written->str; any && *p; p++) lines += *p == '\n';
  for (guint i = left->len; i > 0 && g_array_index(left, AnonymisedLeft, i - 1).line == 0; i--)
    g_array_index(left, AnonymisedLeft, i - 1).line = lines;
}

static GString *write_events(const Journal *journal, const char *digest, Renaming *renaming, Scrub *scrub) {
  GString *out = g_string_new(NULL);
  const Session *session = journal->session;
  replay_append_header(out, journal->script_name, digest);
  for (guint i = 0; i < session->events->len; i++) {
    g_autoptr(Event) event = event_copy(g_ptr_array_index(session->events, i));
    scrub_event(event, renaming, scrub);
    if (event->kind == EVENT_OPEN) {
      g_free(event->digest);
      event->digest = g_strdup(digest);
    }
    if (event->kind == EVENT_ADOPT) { /* one script is left, the one in use; the number must stay */
      event->kind = EVENT_SENT;
      g_clear_pointer(&event->digest, g_free);
    }
    eventline_append(out, event);
    give_line(renaming->left, out);
  }
  return out;
}

static char *digest_of(GBytes *bytes) { return file_digest(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)); }

/* The script that these files make, read from a folder where they are written; NULL when they make none. */
static Script *script_of(const Loaded *kept, const char *folder, const char *path, int mode) {
  const LoadOptions options = {.copies = folder};
  if (!copies_write(folder, kept, mode, NULL)) return NULL;
  g_autoptr(Loaded) loaded = load_meeting(path, &options);
  return g_steal_pointer(&loaded->script);
}

char *anonymise_script(const Loaded *loaded, const Named *named) {
  if (!loaded->script) return NULL;
  const LoadedFile *own = g_ptr_array_index(loaded->files, 0);
  g_autoptr(Scrub) scrub = named_scrub(named, loaded->script->lang);
  g_autoptr(Loaded) kept = files_new();
  g_autofree char *folder = g_dir_make_tmp("draaiboek-XXXXXX", NULL);
  GString *text = folder ? write_script(own->bytes, loaded->script, named, scrub) : NULL;
  g_autofree char *clean = text ? g_strndup(text->str, text->len) : NULL;
  if (text) keep_text(kept, own->name, text);
  for (guint i = 1; i < loaded->files->len; i++) {
    const LoadedFile *file = g_ptr_array_index(loaded->files, i);
    if (!file->personal) keep_text(kept, file->name, g_string_new_len(g_bytes_get_data(file->bytes, NULL), (gssize)g_bytes_get_size(file->bytes)));
  }
  g_autoptr(Script) script = clean ? script_of(kept, folder, own->path, 0600) : NULL;
  if (folder) copies_remove(folder);
  return script ? g_steal_pointer(&clean) : NULL;
}

/* The scrubbed script must load: it is tried where the copies wait for their session. */
static Script *try_script(const Journal *journal, const Loaded *kept, DiagList *diags) {
  g_autofree char *folder = copies_waiting(journal->folder), *path = copies_path(folder, journal->script_name);
  g_autofree char *beside = g_path_get_dirname(journal->script_path);
  g_autofree char *name = g_build_filename(beside, journal->script_name, NULL);
  copies_clear(folder, NULL);
  gboolean there = file_make_dir(folder, journal_folder_mode(journal), NULL);
  Script *script = there ? script_of(kept, folder, name, journal_file_mode(journal)) : NULL;
  if (script) return script;
  copies_remove(folder);
  diag(diags, SESSION_COPY_LOST, diag_source(diags, journal->path, NULL), ((Place){0}), TS(path));
  return NULL;
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

static void left_clear(gpointer data) { g_free(((AnonymisedLeft *)data)->text); }

void anonymised_clear(Anonymised *done) {
  if (done->again) g_ptr_array_unref(done->again);
  if (done->left) g_array_unref(done->left);
  *done = (Anonymised){0};
}

/* Puts the session in place, and behind it the copies that wait for it: whoever opens it in between finds them there. */
static gboolean put_in_place(const Journal *journal, const Loaded *kept, const GString *events, DiagList *diags) {
  int mode = journal_file_mode(journal);
  g_autofree char *waiting = copies_waiting(journal->folder);
  g_autoptr(GError) error = NULL;
  gboolean ok = file_replace(journal->path, events->str, events->len, mode, &error);
  if (!ok) copies_remove(waiting);
  return (ok && copies_take_over(journal->folder, kept, mode, &error)) || fail(journal, diags, error);
}

gboolean journal_anonymise(Journal *journal, const Named *named, Anonymised *done, DiagList *diags) {
  *done = (Anonymised){0};
  g_autofree char *folder = journal_copies_folder(journal, journal->copies);
  g_autofree char *path = journal->script_name ? copies_path(folder, journal->script_name) : g_strdup(folder);
  g_autoptr(LoadedFile) copy = journal->file && journal->session ? loaded_file_read("", path, TREE_MAX_BYTES, NULL) : NULL;
  if (!copy) {
    diag(diags, SESSION_COPY_LOST, diag_source(diags, journal->path, NULL), ((Place){0}), TS(path));
    return FALSE;
  }
  Lang lang = journal->script->lang;
  g_autoptr(Scrub) scrub = named_scrub(named, lang);
  g_autoptr(Loaded) kept = files_new();
  GString *text = write_script(copy->bytes, journal->script, named, scrub);
  if (text) keep_text(kept, journal->script_name, text);
  if (text) keep_methods(kept, folder, lang, scrub);
  g_autoptr(Script) script = text ? try_script(journal, kept, diags) : NULL;
  if (!script) return FALSE;
  g_autoptr(GPtrArray) people = named_people(journal->session), again = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GArray) left = g_array_new(FALSE, FALSE, sizeof(AnonymisedLeft));
  g_array_set_clear_func(left, left_clear);
  Renaming renaming = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free), named_numbers(named, people), again, left, lang};
  g_autofree char *was = digest_of(copy->bytes);
  g_autoptr(Script) before = journal_load_copy(journal, journal->copies, was, NULL, diags);
  if (before) learn_ids(&renaming, before, script, journal->session->room);
  GBytes *clean = ((const LoadedFile *)g_ptr_array_index(kept->files, 0))->bytes;
  g_autofree char *digest = digest_of(clean);
  g_autoptr(GString) events = write_events(journal, digest, &renaming, scrub);
  g_hash_table_unref(renaming.ids);
  g_hash_table_unref(renaming.numbers);
  if (!put_in_place(journal, kept, events, diags)) return FALSE;
  remove_lifeboat(journal);
  done->people = (int)journal->session->people->len;
  done->taken = scrub_count(scrub);
  done->doubtful = scrub_doubtful(scrub);
  done->whole = TRUE;
  done->again = g_steal_pointer(&again);
  done->left = g_steal_pointer(&left);
  return TRUE;
}
