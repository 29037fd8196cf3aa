/* draaiboek schema --lang nl|en: the JSON Schema of a script, printed from the loader's own table of keys. */
#include <string.h>

#include "command.h"
#include "options.h"
#include "read/schema.h"

static ExitStatus refuse(Lang lang, char *message) { return options_complain(&cmd_schema, lang, message); }

static ExitStatus run(int argc, char **argv, Lang lang) {
  Lang of = lang;
  for (int i = 1; i < argc; i++) {
    const char *value = NULL;
    if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
      return options_help(&cmd_schema, TX_SCHEMA_HELP, lang);
    }
    if (strcmp(argv[i], "--lang") == 0) {
      value = argv[++i];
      if (!value) return refuse(lang, tx(lang, CLI_MISSING_VALUE, TS("--lang")));
    } else if (g_str_has_prefix(argv[i], "--lang=")) {
      value = argv[i] + strlen("--lang=");
    } else {
      return refuse(lang, tx(lang, CLI_UNKNOWN_OPTION, TS(argv[i])));
    }
    if (strcmp(value, "nl") != 0 && strcmp(value, "en") != 0) return refuse(lang, tx(lang, SCHEMA_LANG, TS(value)));
    of = strcmp(value, "en") == 0 ? LANG_EN : LANG_NL;
  }
  g_autofree char *json = schema_json(of);
  return options_write(json, lang);
}

const Command cmd_schema = {{"schema", "schema"}, TX_SCHEMA_ARGUMENTS, TX_SCHEMA_SUMMARY, run};
