/* Prints the table of keys as a JSON Schema (draft 7), so that an editor completes and explains keys while somebody
 * types. It describes the form of values; what the loader also checks (that a date exists, that times add up) a schema
 * cannot say. */
#include <string.h>

#include "model/script.h"
#include "read/schema.h"

/* Lengths, times and words may be read as numbers or truth values by a YAML reader that guesses types. */
#define ANY_SCALAR "{\"type\": [\"string\", \"number\", \"boolean\"]}"

static void append_string(GString *out, const char *text) {
  g_string_append_c(out, '"');
  for (const char *p = text; *p; p++) {
    if (*p == '"' || *p == '\\') g_string_append_c(out, '\\');
    g_string_append_c(out, *p);
  }
  g_string_append_c(out, '"');
}

static void append_names(GString *out, const char *first, const char *also) {
  append_string(out, first);
  g_auto(GStrv) further = g_strsplit(also ? also : "", ";", -1);
  for (char **name = further; *name; name++) {
    if (!**name || strcmp(*name, first) == 0) continue;
    g_string_append(out, ", ");
    append_string(out, *name);
  }
}

/* The words of a set; yes and no are also what YAML makes of true and false. */
static void append_words(GString *out, WordSet set, Lang lang) {
  const SchemaWord *word;
  g_string_append(out, set == WORDS_YES_NO ? "{\"enum\": [true, false, 0, 1" : "{\"enum\": [");
  for (guint i = 0; (word = schema_word_at(set, i)); i++) {
    if (i || set == WORDS_YES_NO) g_string_append(out, ", ");
    append_names(out, word->name[lang == LANG_EN], word->also);
  }
  g_string_append(out, "]}");
}

static void append_reference(GString *out, int place) {
  int bit = 0;
  while (!(place & 1 << bit)) bit++;
  g_string_append_printf(out, "{\"$ref\": \"#/definitions/d%d\"}", bit);
}

/* Parts of a track are as other parts, but have no tracks themselves. */
#define PART_OF_TRACK "part-of-track"

/* "one of these, or a list of them" */
static void append_one_or_list(GString *out, const char *one) {
  g_string_append_printf(out, "{\"anyOf\": [%s, {\"type\": \"array\", \"items\": %s}]}", one, one);
}

static void append_type(GString *out, const SchemaKey *key, KeyId id, int place, Lang lang) {
  g_autoptr(GString) one = g_string_new(NULL);
  switch (key->type) {
    case VALUE_TEXTS:
    case VALUE_WARN:
      append_one_or_list(out, ANY_SCALAR);
      return;
    case VALUE_NUMBER:
      g_string_append(out, id == KEY_FORMAT ? "{\"const\": 1}" : "{\"type\": \"integer\", \"minimum\": 1}");
      return;
    case VALUE_YES_NO:
      append_words(out, WORDS_YES_NO, lang);
      return;
    case VALUE_WORD:
      append_words(out, (WordSet)key->argument, lang);
      return;
    case VALUE_WORDS: /* lists with a heading of one's own may have any name */
      if (id != KEY_RECORD) append_words(one, (WordSet)key->argument, lang);
      append_one_or_list(out, id == KEY_RECORD ? "{\"type\": [\"string\", \"object\"]}" : one->str);
      return;
    case VALUE_COLOUR:
      g_string_append(out, "{\"type\": \"string\", \"pattern\": \"^#?([0-9A-Fa-f]{3}){1,2}$\"}");
      return;
    case VALUE_LENGTH_OR_EACH:
    case VALUE_MAP:
      g_string_append(out, "{\"anyOf\": [" ANY_SCALAR ", ");
      append_reference(out, key->argument);
      g_string_append(out, "]}");
      return;
    case VALUE_MAPS:
    case VALUE_PEOPLE:
      if (key->argument == IN_PART || key->argument == IN_TRACK) {
        if (key->argument == IN_PART && place == IN_TRACK)
          g_string_append(one, "{\"$ref\": \"#/definitions/" PART_OF_TRACK "\"}");
        else
          append_reference(one, key->argument);
        g_string_append_printf(out, "{\"type\": \"array\", \"minItems\": 1, \"items\": %s}", one->str);
        return;
      }
      g_string_append(one, "{\"anyOf\": [" ANY_SCALAR ", ");
      append_reference(one, key->argument);
      g_string_append(one, "]}");
      append_one_or_list(out, one->str);
      return;
    case VALUE_TEXT:
    case VALUE_RANGE:
    case VALUE_LENGTH:
    case VALUE_TURN:
    case VALUE_CLOCK:
    case VALUE_DATE:
      g_string_append(out, ANY_SCALAR);
      return;
  }
}

/* One property under one of its names: its description and its type, or nothing at all (null). */
static void append_property(GString *out, const SchemaKey *key, KeyId id, int place, const char *name, Lang lang) {
  g_string_append(out, "        ");
  append_string(out, name);
  g_string_append(out, ": {\"description\": ");
  append_string(out, key->what[lang == LANG_EN]);
  g_string_append(out, ", \"anyOf\": [");
  append_type(out, key, id, place, lang);
  g_string_append(out, ", {\"type\": \"null\"}]}");
}

/* The names of one key, each a property; a further word that is also another key's first name here is left to that key. */
static void append_key(GString *out, KeyId id, int place, Lang lang, gboolean *first) {
  const SchemaKey *key = schema_key(id);
  g_auto(GStrv) further = g_strsplit(key->also, ";", -1);
  const char *name = schema_name(id, lang);
  for (int i = -1; i < 0 || further[i]; i++) {
    const char *one = i < 0 ? name : further[i];
    KeyId owner;
    if (!*one || (i >= 0 && strcmp(one, name) == 0)) continue;
    if (schema_find((SchemaPlace)place, one, &owner) && owner != id) continue;
    g_string_append(out, *first ? "\n" : ",\n");
    *first = FALSE;
    append_property(out, key, id, place, one, lang);
  }
}

/* What is needed: each key under any of its names. A part may take its length from its method. */
static void append_needed(GString *out, int place, Lang lang) {
  gboolean first = TRUE;
  for (int i = 0; i < N_KEYS; i++) {
    const SchemaKey *key = schema_key((KeyId)i);
    if (!(key->needed & (unsigned)place)) continue;
    g_string_append(out, first ? ",\n      \"allOf\": [" : ", ");
    first = FALSE;
    const char *instead = i == KEY_LENGTH ? schema_name(KEY_METHOD, lang) : "";
    g_autofree char *all = g_strdup_printf("%s;%s;%s", schema_name((KeyId)i, lang), key->also, instead);
    g_auto(GStrv) names = g_strsplit(all, ";", -1);
    g_string_append(out, "{\"anyOf\": [");
    for (int j = 0, n = 0; names[j]; j++) {
      if (!*names[j]) continue;
      g_string_append(out, n++ ? ", {\"required\": [" : "{\"required\": [");
      append_string(out, names[j]);
      g_string_append(out, "]}");
    }
    g_string_append(out, "]}");
  }
  if (!first) g_string_append(out, "]");
}

static void append_place(GString *out, const char *name, int place, gboolean tracks, Lang lang) {
  gboolean first = TRUE;
  g_string_append_printf(out, "    \"%s\": {\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n"
                         "      \"properties\": {", name);
  for (int i = 0; i < N_KEYS; i++)
    if (schema_key((KeyId)i)->where & (unsigned)place && (tracks || i != KEY_PARALLEL)) append_key(out, (KeyId)i, place, lang, &first);
  g_string_append(out, "\n      }");
  append_needed(out, place, lang);
  g_string_append(out, "\n    }");
}

char *schema_json(Lang lang) {
  GString *out = g_string_new("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"draaiboek\",\n"
                              "  \"$ref\": \"#/definitions/d0\",\n  \"definitions\": {\n");
  for (int bit = 0; bit < N_SCRIPT_PLACES; bit++) {
    g_autofree char *name = g_strdup_printf("d%d", bit);
    append_place(out, name, 1 << bit, TRUE, lang);
    g_string_append(out, ",\n");
  }
  append_place(out, PART_OF_TRACK, IN_PART, FALSE, lang);
  g_string_append_c(out, '\n');
  g_string_append(out, "  }\n}\n");
  return g_string_free(out, FALSE);
}
