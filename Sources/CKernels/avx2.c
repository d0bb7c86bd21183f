// AVX2 without fused multiply-add, which would round once where others round twice.
#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define KERNELS "avx2"
#include "Kernels.inc"
#pragma clang attribute pop

const struct pht_kernels *pht_avx2(void) { return __builtin_cpu_supports("avx2") ? &kernels : 0; }
#else
const struct pht_kernels *pht_avx2(void) { return 0; }
#endif
