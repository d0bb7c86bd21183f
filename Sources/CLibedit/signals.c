// The only state of the process that is not owned by a value: a signal handler can reach nothing else.
#define _GNU_SOURCE
#include "CLibedit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int wake_pipe[2] = {-1, -1};
static atomic_int arrived;
static atomic_bool interrupt_requested;

static struct termios found;
static atomic_bool found_known;
static atomic_bool held;
static atomic_bool pasting;

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals };
static struct sigaction fatal_before[FATAL_COUNT];
static struct sigaction stop_before;

static void say(const char *text) {
  ssize_t written = write(STDOUT_FILENO, text, strlen(text));
  (void)written;
}

void shim_wake(void) {
  int error = errno;
  char byte = 0;
  if (wake_pipe[1] >= 0) {
    ssize_t written = write(wake_pipe[1], &byte, 1);
    (void)written;  // a full pipe wakes as well
  }
  errno = error;
}

static void on_event(int number) {
  switch (number) {
  case SIGINT:
    if (atomic_load(&held)) atomic_fetch_or(&arrived, SHIM_INTERRUPTED);
    else atomic_store(&interrupt_requested, true);
    break;
  case SIGWINCH: atomic_fetch_or(&arrived, SHIM_RESIZED); break;
  case SIGTSTP: atomic_fetch_or(&arrived, SHIM_STOP); break;
  case SIGCONT: atomic_fetch_or(&arrived, SHIM_CONTINUED); break;
  }
  shim_wake();
}

// The parts of releasing that a signal handler may do.
static bool release(void) {
  if (!atomic_exchange(&held, false)) return false;
  if (atomic_load(&pasting)) say("\033[?2004l");
  if (atomic_load(&found_known)) tcsetattr(STDIN_FILENO, TCSANOW, &found);
  return true;
}

static void on_leave(int number) {
  if (number == SIGQUIT && atomic_load(&held)) return;
  if (release()) say("\r\n");
  signal(number, SIG_DFL);
  raise(number);  // delivered when this handler returns
}

static void on_fatal(int number, siginfo_t *info, void *context) {
  (void)context;
  if (release()) say("\033[0m\r\n");
  for (int i = 0; i < FATAL_COUNT; i++)
    if (fatal_signals[i] == number) sigaction(number, &fatal_before[i], NULL);
  // A fault comes again by itself when the instruction is run again, with its address for whoever reports it.
  if (number == SIGABRT || number == SIGTRAP || !info || info->si_code <= 0) raise(number);
}

static void install(int number, void (*handler)(int), int flags, struct sigaction *_Nullable before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

static void install_fatal(void) {
  static char stack_memory[64 * 1024];
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    stack_t stack = {.ss_sp = stack_memory, .ss_size = sizeof stack_memory};
    sigaltstack(&stack, NULL);
  }
  for (int i = 0; i < FATAL_COUNT; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_fatal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(fatal_signals[i], &action, &fatal_before[i]);
  }
}

int shim_watch_signals(void) {
  if (wake_pipe[0] >= 0) return wake_pipe[0];
  if (pipe(wake_pipe) < 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(wake_pipe[i], F_SETFL, fcntl(wake_pipe[i], F_GETFL) | O_NONBLOCK);
    fcntl(wake_pipe[i], F_SETFD, FD_CLOEXEC);
  }
  install(SIGINT, on_event, 0, NULL);  // no SA_RESTART: a read of plain lines must notice it
  install(SIGWINCH, on_event, SA_RESTART, NULL);
  install(SIGCONT, on_event, SA_RESTART, NULL);
  install(SIGTERM, on_leave, SA_RESTART, NULL);
  install(SIGQUIT, on_leave, SA_RESTART, NULL);
  struct sigaction before;
  if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN)  // nohup stays in force
    install(SIGHUP, on_leave, SA_RESTART, NULL);
  signal(SIGPIPE, SIG_IGN);  // writing says so itself
  install_fatal();
  atexit(shim_release_terminal);
  return wake_pipe[0];
}

int shim_take_signals(void) {
  char bytes[256];
  while (wake_pipe[0] >= 0 && read(wake_pipe[0], bytes, sizeof bytes) > 0) {}
  return atomic_exchange(&arrived, 0);
}

bool shim_interrupt_requested(void) { return atomic_load(&interrupt_requested); }
void shim_interrupt_clear(void) { atomic_store(&interrupt_requested, false); }

void shim_stop(void) {
  struct sigaction mine;
  install(SIGTSTP, SIG_DFL, 0, &mine);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &mine, NULL);
}

void shim_hold_terminal(bool bracketed_paste) {
  atomic_store(&found_known, tcgetattr(STDIN_FILENO, &found) == 0);
  atomic_store(&pasting, bracketed_paste);
  atomic_store(&arrived, 0);
  atomic_store(&held, true);
  if (atomic_load(&found_known)) {
    // Ignoring Ctrl-backslash is not enough: the terminal would also forget what was typed before it. libedit takes
    // its characters over from here.
    struct termios edited = found;
    edited.c_cc[VQUIT] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSANOW, &edited);
  }
  // Outside the editor Ctrl-Z has its usual effect.
  install(SIGTSTP, on_event, SA_RESTART, &stop_before);
}

void shim_release_terminal(void) {
  if (release()) sigaction(SIGTSTP, &stop_before, NULL);
}
