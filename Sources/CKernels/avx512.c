// AVX-512 in full width; fused multiply-add belongs to it, but nothing here asks for it.
#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"))), apply_to = function)
#define KERNELS "avx512"
#define COMPRESS
#include "Kernels.inc"
#pragma clang attribute pop

const struct pht_kernels *pht_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512bw") ? &kernels : 0;
}
#else
const struct pht_kernels *pht_avx512(void) { return 0; }
#endif
