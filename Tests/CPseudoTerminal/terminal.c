#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

static struct winsize window(int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return size;
}

int pseudo_terminal_start(
  const char *path, char *const *arguments, char *const *environment, int rows, int columns, pid_t *pid) {
  struct winsize size = window(rows, columns);
  int terminal = -1;
  *pid = forkpty(&terminal, NULL, NULL, &size);
  if (*pid != 0) return *pid < 0 ? -1 : terminal;
  // A test runner may have been started with signals ignored or blocked.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  int open_files = (int)sysconf(_SC_OPEN_MAX);
  for (int file = 3; file < (open_files < 4096 ? open_files : 4096); file++) close(file);
  execve(path, arguments, environment);
  _exit(127);
}

int pseudo_terminal_resize(int terminal, int rows, int columns) {
  struct winsize size = window(rows, columns);
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int pseudo_terminal_is_as_found(int terminal) {
  struct termios mode;
  if (tcgetattr(terminal, &mode) != 0) return 0;
  tcflag_t wanted = ICANON | ECHO | ISIG | IEXTEN;
  return (mode.c_lflag & wanted) == wanted && (mode.c_iflag & (ICRNL | IXON | INLCR)) == (ICRNL | IXON)
    && (mode.c_oflag & OPOST);
}
