#pragma once
#include <sys/types.h>

#pragma clang assume_nonnull begin

// Starts a program with a terminal of its own. Gives the terminal's other side, or -1.
int pseudo_terminal_start(
  const char *path, char *const _Nullable *_Nonnull arguments, char *const _Nullable *_Nonnull environment, int rows,
  int columns, pid_t *pid);
int pseudo_terminal_resize(int terminal, int rows, int columns);
// 1 when the terminal's settings are those that `pseudo_terminal_start` gave it: lines, echo and signals.
int pseudo_terminal_is_as_found(int terminal);

#pragma clang assume_nonnull end
