#define _GNU_SOURCE
#include "CLibedit.h"

#include <stdlib.h>
#include <unistd.h>

void *shim_owner(EditLine *el) {
  void *owner = NULL;
  return el_wget(el, EL_CLIENTDATA, &owner) == 0 ? owner : NULL;
}

bool shim_has_vi_keys(EditLine *el) {
  const wchar_t *mode = NULL;
  return el_wget(el, EL_EDITOR, &mode) == 0 && mode && mode[0] == L'v';
}

bool shim_edits(EditLine *el) {
  int edits = 1;
  el_wget(el, EL_EDITMODE, &edits);
  return edits != 0;
}

bool shim_moves_cursor(EditLine *el) {
  char up[] = "up", erase[] = "ce";
  char *up_text = NULL, *erase_text = NULL;
  if (el_get(el, EL_GETTC, up, &up_text) != 0 || el_get(el, EL_GETTC, erase, &erase_text) != 0) return false;
  return up_text && erase_text && up_text[0] == '\033' && erase_text[0] == '\033' && erase_text[1] == '[';
}

struct sink {
  void *context;
  shim_take take;
};

#ifdef __APPLE__
static int sink_write(void *cookie, const char *bytes, int count) {
  struct sink *sink = cookie;
  sink->take(sink->context, bytes, (size_t)count);
  return count;
}
#else
static ssize_t sink_write(void *cookie, const char *bytes, size_t count) {
  struct sink *sink = cookie;
  sink->take(sink->context, bytes, count);
  return (ssize_t)count;
}
#endif

static int sink_close(void *cookie) {
  free(cookie);
  return 0;
}

FILE *shim_open_sink(void *context, shim_take take) {
  struct sink *sink = malloc(sizeof *sink);
  if (!sink) return NULL;
  *sink = (struct sink){context, take};
#ifdef __APPLE__
  FILE *stream = funopen(sink, NULL, sink_write, NULL, sink_close);
#else
  FILE *stream = fopencookie(sink, "w", (cookie_io_functions_t){.write = sink_write, .close = sink_close});
#endif
  if (!stream) {
    free(sink);
    return NULL;
  }
  // Unbuffered, so that libedit's bytes and the painter's stand in the order in which they were made.
  setvbuf(stream, NULL, _IONBF, 0);
  return stream;
}

EditLine *shim_open_editor(const char *program, FILE *output) {
  // libedit's only use of the error stream is to complain about an unknown terminal, which it then treats as dumb;
  // it keeps the stream as long as the editor lives.
  FILE *quiet = fopen("/dev/null", "we");
  return el_init_fd(program, stdin, output, quiet ? quiet : stderr, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
}
