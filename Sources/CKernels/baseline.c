// For every processor of its sort: SSE2 on x86-64, NEON on arm64.
#include "kernels.h"

#define KERNELS "baseline"
#include "Kernels.inc"

const struct pht_kernels *pht_baseline(void) { return &kernels; }
