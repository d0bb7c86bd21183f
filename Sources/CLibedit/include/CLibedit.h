// What Swift needs of libedit and of the terminal, with fixed signatures: Swift cannot call the variadic
// el_set and el_wset, nor write a signal handler.
#pragma once

#if !__has_include(<histedit.h>)
#error "libedit's headers are missing. On Debian and Ubuntu: apt-get install libedit-dev"
#endif

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

#pragma clang assume_nonnull begin

// ---- libedit ----

typedef unsigned char (*shim_command)(EditLine *, int);        // returns a CC_ code
typedef wchar_t *_Nonnull (*shim_prompt)(EditLine *);          // the text must outlive the call
typedef int (*shim_key_source)(EditLine *, wchar_t *);         // 1: a key, 0: end of input, -1: see errno

static inline int shim_set_prompt(EditLine *el, shim_prompt prompt) { return el_wset(el, EL_PROMPT, prompt); }
static inline int shim_set_key_source(EditLine *el, shim_key_source source) { return el_wset(el, EL_GETCFN, source); }
static inline int shim_set_owner(EditLine *el, void *owner) { return el_wset(el, EL_CLIENTDATA, owner); }
static inline int shim_set_keys(EditLine *el, const char *mode) { return el_set(el, EL_EDITOR, mode); }
static inline int shim_set_raw(EditLine *el, bool raw) { return el_wset(el, EL_PREP_TERM, (int)raw); }
static inline int shim_refresh(EditLine *el) { return el_wset(el, EL_REFRESH); }
// While a line is edited Ctrl-S does not freeze the terminal, and Ctrl-C, Ctrl-Z and Ctrl-backslash are keys in their
// turn among the others instead of signals that throw unread keys away. Before and after it, keys wait unseen.
static inline int shim_set_modes(EditLine *el) {
  return el_set(el, EL_SETTY, "-d", "-ixon", "-isig", NULL)
    | el_set(el, EL_SETTY, "-x", "-echo", "-icanon", "+noflsh", NULL);
}
// The narrow call copies the names; the wide one would keep the caller's pointers for ever.
static inline int shim_add_command(EditLine *el, const char *name, shim_command command)
  { return el_set(el, EL_ADDFN, name, name, command); }
static inline int shim_bind(EditLine *el, const char *key, const char *name)
  { return el_set(el, EL_BIND, key, name, NULL); }
// The map of vi's command mode.
static inline int shim_bind_command_mode(EditLine *el, const char *key, const char *name)
  { return el_set(el, EL_BIND, "-a", key, name, NULL); }

void *_Nullable shim_owner(EditLine *el);
bool shim_has_vi_keys(EditLine *el);
bool shim_edits(EditLine *el);                                  // false after `edit off` in ~/.editrc
bool shim_moves_cursor(EditLine *el);                           // the terminal knows the ANSI sequences

// A stream that hands every byte written to `take`.
typedef void (*shim_take)(void *context, const char *bytes, size_t count);
FILE *_Nullable shim_open_sink(void *context, shim_take take);
EditLine *_Nullable shim_open_editor(const char *program, FILE *output);

// ---- locale ----

bool shim_use_utf8(void);                                       // true when characters have widths now
int shim_width(wchar_t character);

// ---- signals: what arrived while a line is edited, and the mode of the terminal ----

enum { SHIM_INTERRUPTED = 1, SHIM_RESIZED = 2, SHIM_STOP = 4, SHIM_CONTINUED = 8 };
int shim_watch_signals(void);                                   // the read end of the wake pipe, or -1
int shim_take_signals(void);                                    // the bits that arrived; empties the pipe
void shim_wake(void);                                           // from any thread: ends the editor's wait
bool shim_interrupt_requested(void);
void shim_interrupt_clear(void);
void shim_set_farewell(const char *_Nullable text);             // said when a signal ends the process; seldom changed
void shim_stop(void);                                           // stops as Ctrl-Z does; returns when continued

void shim_hold_terminal(bool bracketed_paste);                  // for editing; remembers the terminal as found
void shim_work_in_terminal(void);                               // between entries: keys wait, unseen
void shim_release_terminal(void);                               // puts it back as found

#pragma clang assume_nonnull end
