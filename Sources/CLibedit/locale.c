#define _GNU_SOURCE
#include "CLibedit.h"

#include <langinfo.h>
#include <locale.h>
#include <strings.h>

// libedit measures and draws with the C library's tables, which know æøå in a UTF-8 locale only.
bool shim_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

int shim_width(wchar_t character) { return wcwidth(character); }
