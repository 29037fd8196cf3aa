/* draaiboek schema --lang nl|en: the JSON Schema of a script, printed from the loader's own table of keys. */
#include <string.h>

#include "command.h"
#include "options.h"
#include "read/schema.h"

static ExitStatus run(int argc, char **argv, Lang lang) {
  g_autofree char *asked = NULL;
  GOptionEntry entries[] = {
      {"lang", 0, 0, G_OPTION_ARG_STRING, &asked, tp(lang, SCHEMA_OPTION_LANG), "nl|en"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus read;
  if (!options_read(&cmd_schema, entries, &argc, &argv, 0, 0, lang, &read)) return read;
  if (asked && strcmp(asked, "nl") != 0 && strcmp(asked, "en") != 0)
    return options_complain(&cmd_schema, lang, tx(lang, SCHEMA_LANG, TS(asked)));
  Lang of = !asked ? lang : strcmp(asked, "en") == 0 ? LANG_EN : LANG_NL;
  g_autofree char *json = schema_json(of);
  return options_write(json, lang);
}

const Command cmd_schema = {{"schema", "schema"}, TX_SCHEMA_ARGUMENTS, TX_SCHEMA_SUMMARY, TX_SCHEMA_HELP, run};
