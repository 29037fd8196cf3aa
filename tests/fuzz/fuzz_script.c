/* Fuzzing of everything that reads a script: bytes, YAML, keys, values, parts, lengths, sense, and the words of all
 * faults. No file is opened: methods are looked for nowhere and people in a file stay unread. */
#include <stdint.h>

#include "read/language.h"
#include "read/script_finish.h"
#include "read/script_load.h"
#include "read/sense.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const no_folders[] = {NULL};
  const char *bytes = (const char *)data;
  g_autofree char *text = g_strndup(bytes, size);
  g_autoptr(DiagList) diags = diag_list_new(language_of(text));
  g_autoptr(GPtrArray) files = g_ptr_array_new();
  g_autoptr(MethodLibrary) methods = method_library_new(no_folders, NULL, NULL, diags, files);
  Loading loading = {.diags = diags};
  g_autoptr(Node) tree = tree_parse(bytes, size, "fuzz.yaml", diags, &loading.source);
  if (tree) {
    g_autoptr(Script) script = script_load(&loading, tree, methods, NULL);
    g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(ScheduleFault));
    script_finish(&loading, script, TRUE, faults);
    if (!diag_failed(diags)) sense_check(script, faults, loading.source, diags);
  }
  g_autofree char *words = diag_text(diags);
  g_assert_true(g_utf8_validate(words, -1, NULL));
  return 0;
}
