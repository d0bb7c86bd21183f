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

void pht_turn(const struct pht_rule *rules, int64_t count, double **addresses, int64_t object, int64_t month, double *missing) {
  for (int64_t number = 0; number < count; number++) {
    const struct pht_rule *rule = rules + number;
    int32_t slot = (int32_t)month + rule->lead;
    if (rule->ring == 2) slot &= 1;
    else if (rule->ring > 0) slot %= rule->ring;
    double *address = rule->base + (object * rule->object_stride + slot * rule->month_stride);
    if (rule->row >= 0) {
      double row = *addresses[rule->row];
      address = row >= 0 && row < (double)rule->row_limit ? address + (int64_t)row * rule->row_stride : missing;
    }
    addresses[rule->place] = address;
  }
}
