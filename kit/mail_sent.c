/* A line a step: "TIME sending KIND ID ADDRESS…", then "TIME sent ID" or "TIME refused ID". A torn last line was never on the disk when
 * anything was done, and is cut; any other line that cannot be read is not guessed at. */
#include "mail_sent.h"

#include <string.h>

#include "base/file.h"
#include "model/people.h"
#include "options.h"
#include "read/journal.h"

#define SENT_MAX (16 << 20)
#define SENDING "sending"
#define SENT "sent"
#define REFUSED "refused"

/* A message that was handed over, or about to be. */
typedef struct Handed {
  SentState state;
  Instant at;
  char *id;
} Handed;

struct MailSent {
  char *path;
  Lang lang;
  FileAppend *file;
  GPtrArray *handed;  /* of Handed */
  GHashTable *by_who; /* "kind address" → Handed, the last one; borrowed from handed */
  GHashTable *by_id;  /* "kind address id" → the same of one mail */
};

static void handed_free(gpointer data) {
  Handed *handed = data;
  g_free(handed->id);
  g_free(handed);
}

char *mail_sent_path(const char *path) {
  g_autofree char *stem = journal_stem(path);
  return g_strconcat(stem, ".verstuurd", NULL);
}

static char *who(const char *kind, const char *address) {
  g_autofree char *small = g_ascii_strdown(address, -1);
  return g_strdup_printf("%s %s", kind, small);
}

static void begin(MailSent *sent, const char *kind, const char *id, char *const *addresses, Instant at) {
  Handed *handed = g_new0(Handed, 1);
  handed->state = SENT_UNKNOWN;
  handed->at = at;
  handed->id = g_strdup(id);
  g_ptr_array_add(sent->handed, handed);
  for (; *addresses; addresses++) {
    char *to = who(kind, *addresses);
    g_hash_table_replace(sent->by_who, to, handed);
    g_hash_table_replace(sent->by_id, g_strdup_printf("%s %s", to, id), handed);
  }
}

static gboolean end(MailSent *sent, SentState state) {
  Handed *last = sent->handed->len ? g_ptr_array_index(sent->handed, sent->handed->len - 1) : NULL;
  if (!last || last->state != SENT_UNKNOWN) return FALSE;
  last->state = state;
  return TRUE;
}

static gboolean read_line(MailSent *sent, const char *line) {
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  guint n = g_strv_length(words);
  Instant at;
  if (n < 3 || !instant_parse_iso(words[0], &at)) return FALSE;
  if (strcmp(words[1], SENDING) == 0) {
    for (guint i = 4; i < n; i++) {
      if (!mail_plausible(words[i])) return FALSE;
    }
    if (n > 4) begin(sent, words[2], words[3], words + 4, at);
    return n > 4;
  }
  const Handed *last = sent->handed->len ? g_ptr_array_index(sent->handed, sent->handed->len - 1) : NULL;
  if (n != 3 || !last || strcmp(last->id, words[2]) != 0) return FALSE;
  if (strcmp(words[1], SENT) == 0) return end(sent, SENT_DONE);
  return strcmp(words[1], REFUSED) == 0 && end(sent, SENT_REFUSED);
}

static gboolean read_all(MailSent *sent, GError **error) {
  g_autofree char *text = NULL;
  gsize length;
  if (!file_read(sent->path, SENT_MAX, &text, &length, error)) return FALSE;
  const char *tail = g_strrstr(text, "\n");
  gsize whole = tail ? (gsize)(tail - text) + 1 : 0;
  if (whole < length && !file_append_truncate(sent->file, whole, error)) return FALSE;
  text[whole] = '\0';
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    if (!*lines[i] || read_line(sent, lines[i])) continue;
    options_complain(NULL, sent->lang, tx(sent->lang, SEND_RECORD_DAMAGED, TS(sent->path), TN(i + 1)));
    return FALSE;
  }
  return TRUE;
}

MailSent *mail_sent_open(const char *path, Lang lang) {
  g_autoptr(GError) error = NULL;
  g_autoptr(MailSent) sent = g_new0(MailSent, 1);
  sent->path = g_strdup(path);
  sent->lang = lang;
  sent->handed = g_ptr_array_new_with_free_func(handed_free);
  sent->by_who = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  sent->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  sent->file = file_append_open(path, 0600, &error);
  if (sent->file && read_all(sent, &error)) return g_steal_pointer(&sent);
  if (error) options_failed(path, error, lang);
  return NULL;
}

void mail_sent_close(MailSent *sent) {
  if (!sent) return;
  file_append_close(sent->file);
  g_hash_table_unref(sent->by_who);
  g_hash_table_unref(sent->by_id);
  g_ptr_array_unref(sent->handed);
  g_free(sent->path);
  g_free(sent);
}

SentMail mail_sent_to(const MailSent *sent, const char *kind, const char *address, const char *id, GHashTable *others) {
  g_autofree char *to = who(kind, address), *this_one = g_strdup_printf("%s %s", to, id);
  const Handed *handed = g_hash_table_lookup(sent->by_id, this_one), *last = g_hash_table_lookup(sent->by_who, to);
  if (!handed && last && !g_hash_table_contains(others, last->id)) handed = last;
  return handed ? (SentMail){handed->state, handed->at, handed->id} : (SentMail){SENT_NEVER, INSTANT_NONE, NULL};
}

/* Appends a line and syncs it. */
static gboolean put(MailSent *sent, const char *line) {
  g_autoptr(GError) error = NULL;
  if (file_append(sent->file, line, strlen(line), &error)) return TRUE;
  options_failed(sent->path, error, sent->lang);
  return FALSE;
}

gboolean mail_sent_begin(MailSent *sent, const char *kind, const char *id, const GPtrArray *addresses, Instant at) {
  g_autofree char *time = instant_iso(at);
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (guint i = 0; i < addresses->len; i++) g_ptr_array_add(all, g_ptr_array_index(addresses, i));
  g_ptr_array_add(all, NULL);
  g_autofree char *joined = g_strjoinv(" ", (char **)all->pdata);
  g_autofree char *line = g_strdup_printf("%s " SENDING " %s %s %s\n", time, kind, id, joined);
  if (!put(sent, line)) return FALSE;
  begin(sent, kind, id, (char *const *)all->pdata, at);
  return TRUE;
}

gboolean mail_sent_end(MailSent *sent, SentState state, Instant at) {
  const Handed *last = g_ptr_array_index(sent->handed, sent->handed->len - 1);
  g_autofree char *time = instant_iso(at);
  g_autofree char *line = g_strdup_printf("%s %s %s\n", time, state == SENT_DONE ? SENT : REFUSED, last->id);
  return put(sent, line) && end(sent, state);
}
