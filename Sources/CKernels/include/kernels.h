// The arithmetic of formulas over columns of lanes, compiled for several instruction sets that all give the same bits.
//
// Lanes are doubles in groups of eight. No value is NaN. Infinity is no value either: what overflows or divides by zero
// becomes infinite and passes through sums and products as it is; every kernel that could make a figure of it again
// gives NaN instead.
#ifndef PHT_KERNELS_H
#define PHT_KERNELS_H

#include <stdint.h>

// What a step does. Chains follow after `pht_chains`: first an operation of two sources, then one or two that each take
// what there is so far and one source more.
enum pht_code {
  pht_other,  // not done here
  pht_at_start,  // not done here either, and in the first month only
  pht_absolute, pht_square_root, pht_exponential, pht_logarithm, pht_round, pht_floor, pht_ceiling, pht_year,
  pht_month_number, pht_normal_quantile, pht_logistic, pht_or_zero, pht_is_present, pht_spread, pht_copy,
  pht_equal, pht_not_equal, pht_less, pht_less_or_equal, pht_greater, pht_greater_or_equal, pht_and, pht_or, pht_only,
  pht_least, pht_greatest, pht_select,
  // A selection by one condition for all lanes, whose target may come to lie where a source does; the fourth source is its
  // own room.
  pht_choose,
  // Onto the target: the sum of values there are, the number of yeses, the lowest, the highest.
  pht_add_present, pht_add_yes, pht_lower, pht_raise,
  // The numbers of a source: uniform, or standard normal.
  pht_uniform, pht_normal,
  pht_chains
};

// Operations of chains; the reversed difference takes what there is so far from the source.
enum pht_operation { pht_plus, pht_minus, pht_times, pht_over, pht_max, pht_min, pht_minus_reversed };
enum { pht_first_operations = 6, pht_later_operations = 7 };

// Where in the run a program stands: the object and the month, counted from the first, and the first draw of the block.
struct pht_turn {
  int64_t object;
  // More than one where objects lie side by side in a column, each with eight draws.
  int64_t objects;
  int64_t month;
  uint32_t draw;
};

// A source of random numbers.
struct pht_source {
  uint64_t key;
  // The hash of each object's key; one where the step is 0.
  const uint64_t *objects;
  int64_t object_step;
  // The first month, and whether it counts.
  int64_t month;
  int64_t month_step;
  const struct pht_turn *turn;
};

struct pht_step {
  int32_t code;
  int32_t target;
  int32_t sources[4];
  // -1 for a source with lanes of its own; 0 for one number for all lanes, of which there are eight copies; 7 for eight
  // draws that are the same for all objects of a column. For what goes onto a target the last is the target's.
  int64_t moves[4];
  // Of random numbers.
  const struct pht_source *source;
};

// What a rule finds: one address; or for the objects of a column a number each, eight draws each, or eight draws each in
// the row that a number gives.
enum pht_each { pht_one, pht_numbers, pht_columns, pht_rows };

// An address that depends on object and month.
struct pht_rule {
  double *base;
  int64_t object_stride;
  int64_t month_stride;
  // Slots from the month to its own, and after how many they are used again; 0 for never.
  int32_t lead;
  int32_t ring;
  int32_t place;
  // The place of a number that gives the row, or -1; rows at or above the limit have no value.
  int32_t row;
  int64_t row_limit;
  int64_t row_stride;
  // Room for eight copies of a number for all lanes, or null; for the objects of a column, room for eight of each.
  double *copies;
  int64_t inner_stride;
  int32_t each;
  // Whether the copies are filled before a column is computed, and written back after it.
  int16_t reads;
  int16_t writes;
  // Where it was found last.
  double *address;
};

// Objects in the order in which they are served, and the number of each one's supply.
struct pht_queue {
  const int32_t *objects;
  const int32_t *supplies;
  int64_t count;
  // Doubles from one supply, object or request to the next.
  int64_t room;
  int64_t target_stride;
  int64_t request_stride;
  // 0 for requests that are one number for all lanes.
  int64_t moves;
  int whole;
};

struct pht_kernels {
  const char *name;
  // Runs steps from the first on in a month, counted from the first; returns the number of the first that is not done here,
  // or the count.
  int64_t (*run)(
      const struct pht_step *steps, int64_t first, int64_t count, double **addresses, int64_t lanes, int64_t month);
  // Turns addresses to an object, or several from it on, and a month, counted from the first; `missing` are lanes
  // without a value.
  void (*turn)(
      struct pht_rule *rules, int64_t count, double **addresses, int64_t object, int64_t objects, int64_t month,
      double *missing);
  // Writes back what was computed in copies.
  void (*leave)(const struct pht_rule *rules, int64_t count, int64_t objects);
  // Adds columns of `lanes` draws for each object onto rows, one after another; other codes than those that go onto a
  // target stand for sums with their counts. Rows at or above the limit, or below 0, are none.
  void (*collect)(
      int code, double *target, double *counts, const double *values, int64_t moves, const double *rows,
      int64_t row_moves, int64_t limit, int64_t stride, int64_t objects, int64_t lanes);
  // Serves requests from what is left of supplies, at first not below 0, lane by lane: in part, or whole ones until the first that does not
  // fit, after which less than nothing is left.
  void (*serve)(const struct pht_queue *queue, double *target, double *left, const double *request, int64_t lanes);
  // The uniform numbers of `lanes` draws from an even one on: Philox4x32-10 with the counter draw / 2, month, object.
  void (*uniform)(double *target, uint64_t key, uint64_t object, uint32_t month, uint32_t draw, int64_t lanes);
  // The same, eight draws for each of several objects.
  void (*uniform_each)(
      double *target, uint64_t key, const uint64_t *objects, uint32_t month, uint32_t draw, int64_t count);
  // The standard normal numbers of `lanes` draws from a multiple of eight on: two blocks give eight draws, with the counters
  // draw / 4, month, object.
  void (*normal)(double *target, uint64_t key, uint64_t object, uint32_t month, uint32_t draw, int64_t lanes);
  void (*normal_each)(
      double *target, uint64_t key, const uint64_t *objects, uint32_t month, uint32_t draw, int64_t count);
};

// Null where the processor lacks the instructions: 0 any processor, 1 AVX2, 2 AVX-512.
const struct pht_kernels *pht_kernels_of(int variant);

#endif
