/* File monitors of GIO (inotify) on a main context of its own. See watch.h. */
#include "watch.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>

struct Watch {
  GMainContext *context;
  guint milliseconds;
  GHashTable *monitors; /* path → GFileMonitor */
  GPtrArray *signals;   /* GSource */
  GSource *quiet;       /* runs once it has been quiet for so long; NULL: nothing has changed */
  gboolean changed, stopped;
};

static gboolean on_quiet(gpointer data) {
  Watch *watch = data;
  watch->changed = TRUE;
  return G_SOURCE_CONTINUE; /* ended by forget_quiet */
}

static void forget_quiet(Watch *watch) {
  if (!watch->quiet) return;
  g_source_destroy(watch->quiet);
  g_clear_pointer(&watch->quiet, g_source_unref);
}

static void on_change(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data) {
  (void)monitor, (void)file, (void)other;
  Watch *watch = data;
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || event == G_FILE_MONITOR_EVENT_PRE_UNMOUNT ||
      event == G_FILE_MONITOR_EVENT_UNMOUNTED)
    return;
  forget_quiet(watch);
  watch->quiet = g_timeout_source_new(watch->milliseconds);
  g_source_set_callback(watch->quiet, on_quiet, watch, NULL);
  g_source_attach(watch->quiet, watch->context);
}

static gboolean on_signal(gpointer data) {
  ((Watch *)data)->stopped = TRUE;
  return G_SOURCE_CONTINUE;
}

static void source_free(gpointer data) {
  g_source_destroy(data);
  g_source_unref(data);
}

Watch *watch_new(guint milliseconds) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  Watch *watch = g_new0(Watch, 1);
  watch->context = g_main_context_new();
  watch->milliseconds = milliseconds;
  watch->monitors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
  watch->signals = g_ptr_array_new_with_free_func(source_free);
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    GSource *source = g_unix_signal_source_new(numbers[i]);
    g_source_set_callback(source, on_signal, watch, NULL);
    g_source_attach(source, watch->context);
    g_ptr_array_add(watch->signals, source);
  }
  return watch;
}

void watch_free(Watch *watch) {
  if (!watch) return;
  forget_quiet(watch);
  g_hash_table_unref(watch->monitors);
  g_ptr_array_unref(watch->signals);
  g_main_context_unref(watch->context);
  g_free(watch);
}

void watch_add(Watch *watch, const char *path) {
  g_autofree char *whole = g_canonicalize_filename(path, NULL);
  if (g_hash_table_contains(watch->monitors, whole)) return;
  g_autoptr(GFile) file = g_file_new_for_path(whole);
  /* A monitor tells in the context that is the thread's own when it is made. */
  g_main_context_push_thread_default(watch->context);
  GFileMonitor *monitor = g_file_monitor(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  g_main_context_pop_thread_default(watch->context);
  if (!monitor) return;
  g_file_monitor_set_rate_limit(monitor, 0);
  g_signal_connect(monitor, "changed", G_CALLBACK(on_change), watch);
  g_hash_table_insert(watch->monitors, g_steal_pointer(&whole), monitor);
}

WatchEnd watch_wait(Watch *watch) {
  while (!watch->changed && !watch->stopped) g_main_context_iteration(watch->context, TRUE);
  watch->changed = FALSE;
  forget_quiet(watch);
  return watch->stopped ? WATCH_STOPPED : WATCH_CHANGED;
}
