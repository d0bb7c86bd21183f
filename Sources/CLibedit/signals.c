// The only state of the process that is not owned by a value: a signal handler can reach nothing else.
#define _GNU_SOURCE
#include "CLibedit.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
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
static atomic_int mode;  // FREE, WORKING or EDITING
static atomic_bool pasting;
static _Atomic(const char *) farewell;

// FREE: the terminal is as it was found. EDITING: keys are commands. WORKING, between two entries: keys wait for the
// next entry unseen, so that nothing is echoed into an answer, and Ctrl-C stops what is computed.
enum { FREE, WORKING, EDITING };

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals };
static struct sigaction fatal_before[FATAL_COUNT];

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

static void install(int number, void (*handler)(int), int flags, struct sigaction *_Nullable before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

// The parts of releasing that a signal handler may do. True when an entry was being edited.
static bool release(void) {
  int before = atomic_exchange(&mode, FREE);
  if (before == EDITING && atomic_load(&pasting)) say("\033[?2004l");
  if (before != FREE && atomic_load(&found_known)) tcsetattr(STDIN_FILENO, TCSANOW, &found);
  return before == EDITING;
}

static void say_farewell(void) {
  const char *text = atomic_load(&farewell);
  if (text) say(text);
}

void shim_set_farewell(const char *text) {
  // What was set before is never freed: a signal may be saying it.
  atomic_store(&farewell, text ? strdup(text) : NULL);
}

// Ctrl-Z while something is computed: the terminal goes back as found, and is taken again when the work goes on.
static void on_stop_at_work(void) {
  bool was_working = atomic_load(&mode) == WORKING;  // else the terminal is a pager's
  release();
  struct sigaction mine;
  install(SIGTSTP, SIG_DFL, 0, &mine);
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTSTP);
  raise(SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stops, NULL);  // stops here
  pthread_sigmask(SIG_BLOCK, &stops, NULL);
  sigaction(SIGTSTP, &mine, NULL);
  if (was_working && tcgetpgrp(STDIN_FILENO) == getpgrp()) shim_work_in_terminal();
}

static void on_event(int number) {
  switch (number) {
  case SIGINT:
    if (atomic_load(&mode) == EDITING) atomic_fetch_or(&arrived, SHIM_INTERRUPTED);
    else atomic_store(&interrupt_requested, true);
    break;
  case SIGWINCH: atomic_fetch_or(&arrived, SHIM_RESIZED); break;
  case SIGTSTP:
    if (atomic_load(&mode) == EDITING) atomic_fetch_or(&arrived, SHIM_STOP);
    else on_stop_at_work();
    break;
  case SIGCONT: atomic_fetch_or(&arrived, SHIM_CONTINUED); break;
  }
  shim_wake();
}

static void on_leave(int number) {
  if (number == SIGQUIT && atomic_load(&mode) == EDITING) return;
  if (release()) say("\r\n");
  say_farewell();
  signal(number, SIG_DFL);
  raise(number);  // delivered when this handler returns
}

static void on_fatal(int number, siginfo_t *info, void *context) {
  (void)context;
  if (release()) say("\033[0m\r\n");
  say_farewell();
  for (int i = 0; i < FATAL_COUNT; i++)
    if (fatal_signals[i] == number) sigaction(number, &fatal_before[i], NULL);
  // A fault comes again by itself when the instruction is run again, with its address for whoever reports it.
  if (number == SIGABRT || number == SIGTRAP || !info || info->si_code <= 0) raise(number);
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

// The terminal as found, remembered when it is taken.
static bool take(void) {
  if (atomic_load(&mode) == FREE) atomic_store(&found_known, tcgetattr(STDIN_FILENO, &found) == 0);
  return atomic_load(&found_known);
}

static struct termios unseen(void) {
  struct termios settings = found;
  settings.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
  settings.c_lflag |= NOFLSH;  // Ctrl-C stops the work; what is typed after it belongs to the next entry
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  return settings;
}

void shim_hold_terminal(bool bracketed_paste) {
  if (take()) {
    struct termios settings = unseen();
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  }
  atomic_store(&pasting, bracketed_paste);
  atomic_store(&arrived, 0);
  atomic_store(&mode, EDITING);
  install(SIGTSTP, on_event, SA_RESTART, NULL);
}

void shim_work_in_terminal(void) {
  if (take()) {
    if (atomic_load(&mode) == EDITING && atomic_load(&pasting)) say("\033[?2004l");
    struct termios settings = unseen();
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  }
  atomic_store(&mode, WORKING);
}

void shim_release_terminal(void) { release(); }
