/* Key scripts: what a line means, and every fault with its place. */
#include "ui/keyscript.h"

#include <string.h>

static Keyscript *parse(const char *text, DiagList **diags) {
  *diags = diag_list_new(LANG_EN);
  return keyscript_parse(text, "k", *diags);
}

/* The steps as text, one after another. */
static char *steps_text(const Keyscript *script) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < script->steps->len; i++) {
    const Keystep *step = &g_array_index(script->steps, Keystep, i);
    g_string_append_printf(out, "%d:", (int)(step->at / SECOND));
    g_autofree char *name = key_label(&step->key, LANG_EN);
    if (step->kind == KEYSTEP_DUMP) g_string_append(out, "dump");
    if (step->kind == KEYSTEP_SIZE) g_string_append_printf(out, "%dx%d", step->columns, step->rows);
    if (step->kind == KEYSTEP_KEY && step->key.kind == KEY_IS_PASTE) g_string_append_printf(out, "<%s>", step->key.text);
    if (step->kind == KEYSTEP_KEY && step->key.kind != KEY_IS_PASTE) g_string_append(out, name);
    g_string_append_c(out, ' ');
  }
  return g_string_free(out, FALSE);
}

static void check(const char *text, const char *steps) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Keyscript) script = parse(text, &diags);
  g_assert_nonnull(script);
  g_assert_cmpuint(diags->diags->len, ==, 0);
  g_autofree char *found = steps_text(script);
  g_assert_cmpstr(found, ==, steps);
}

static void test_lines(void) {
  check("+00:00:00 PgDn\n+01:02:03 n \"a é\" Enter\n", "0:PgDn 3723:n 3723:a 3723:Space 3723:é 3723:Enter ");
  check("# comment\n\n  -00:05:00 m\r\n\tCtrl-n Esc\n", "-300:m -300:Ctrl-n -300:Esc ");
  check("+00:00:01 + - ] # = \"#\"\n", "1:+ 1:- 1:] 1:# 1:= 1:# ");
  check("+00:00:01 + +\n + -", "1:+ 1:+ 1:+ 1:- ");
  check("+00:00:01 paste:\"q\\n\\\"x\\\"\" size 40x12 dump", "1:<q\n\"x\"> 1:40x12 1:dump ");
  check("+00:00:01 \"a\\nb\\\\\"", "1:a 1:Enter 1:b 1:\\ ");
  check("+00:00:05 x\n+00:00:05 y", "5:x 5:y ");
  check("", "");
}

static void fails(const char *text, const char *places) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Keyscript) script = parse(text, &diags);
  g_assert_null(script);
  GString *found = g_string_new(NULL);
  for (guint i = 0; i < diags->diags->len; i++) {
    const Diag *d = &g_array_index(diags->diags, Diag, i);
    g_string_append_printf(found, "%d:%d:%d ", (int)(d->id - DG_KEYS_NO_TIME), d->place.line, d->place.column);
  }
  g_assert_cmpstr(found->str, ==, places);
  g_string_free(found, TRUE);
}

static void test_faults(void) {
  g_autofree char *no_time = g_strdup_printf("%d:1:1 ", DG_KEYS_NO_TIME - DG_KEYS_NO_TIME);
  g_autofree char *bad_time = g_strdup_printf("%d:1:2 ", DG_KEYS_BAD_TIME - DG_KEYS_NO_TIME);
  g_autofree char *backwards = g_strdup_printf("%d:2:1 ", DG_KEYS_BACKWARDS - DG_KEYS_NO_TIME);
  g_autofree char *unknown = g_strdup_printf("%d:1:13 %d:2:15 ", DG_KEYS_UNKNOWN - DG_KEYS_NO_TIME,
      DG_KEYS_UNKNOWN - DG_KEYS_NO_TIME);
  g_autofree char *open = g_strdup_printf("%d:1:11 ", DG_KEYS_OPEN_TEXT - DG_KEYS_NO_TIME);
  g_autofree char *size = g_strdup_printf("%d:1:16 ", DG_KEYS_BAD_SIZE - DG_KEYS_NO_TIME);
  fails("PgDn", no_time);
  fails(" +0:10 PgDn", bad_time);
  fails(" +00:61:00 PgDn", bad_time);
  fails("+00:10:00 x\n+00:09:59 x", backwards);
  fails("+00:00:01 x PageDown\n+00:00:02 é é Enterr", unknown);
  fails("+00:00:01 \"open", open);
  fails("+00:00:01 size 80*24", size);
  fails("+00:00:01 size 0000x24", size);
  fails("+00:00:01 size 80x2400", size);
  fails("+00:00:01 x\xff", "6:0:0 ");
}

static void test_size(void) {
  int columns, rows;
  g_assert_true(keyscript_size("80x24", &columns, &rows));
  g_assert_cmpint(columns, ==, 80);
  g_assert_cmpint(rows, ==, 24);
  static const char *const bad[] = {"", "80", "80x", "x24", "80x24x", "-1x5", "99999999999999999999x5", "80 x24", "0x0"};
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) g_assert_false(keyscript_size(bad[i], &columns, &rows));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/keyscript/lines", test_lines);
  g_test_add_func("/keyscript/faults", test_faults);
  g_test_add_func("/keyscript/size", test_size);
  return g_test_run();
}
