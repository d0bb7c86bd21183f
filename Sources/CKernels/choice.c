#include "kernels.h"

const struct pht_kernels *pht_baseline(void);
const struct pht_kernels *pht_avx2(void);
const struct pht_kernels *pht_avx512(void);

const struct pht_kernels *pht_kernels_of(int variant) {
  switch (variant) {
    case 2: return pht_avx512();
    case 1: return pht_avx2();
    case 0: return pht_baseline();
    default: return 0;
  }
}
