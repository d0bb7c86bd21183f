import Model

/// A function of one number, over the language's kernels and those that formulas are broken into.
enum UnaryCode: Hashable, Sendable {
  case kernel(UnaryKernel)
  /// The standard normal variable at a uniform number.
  case normalQuantile
  /// 1 / (1 + e^−x).
  case logistic
  /// 0 for no value.
  case orZero
  /// 1 where there is a value, else 0.
  case isPresent
  /// No value below 0, for what must be a spread.
  case spread
}

enum BinaryCode: Hashable, Sendable {
  case kernel(BinaryKernel)
  /// The second where the first is yes, else no value.
  case only
  /// The smaller, or the one there is.
  case least
  case greatest
}

/// A function of several numbers, done draw by draw.
enum CallCode: Hashable, Sendable {
  /// Location and spread of the normal variable behind a distribution, from its parameters.
  case location(Distribution)
  case spread(Distribution)
  /// A quantile at the first, with the parameters that follow.
  case quantile(Distribution)
  /// A quantile with literal parameters, by its number in the plan.
  case table(Int)
  /// The median of those that have a value.
  case median
}

/// What a reduction over months does.
enum FoldCode: Hashable, Sendable {
  case total, mean, last, first, peak, minimum, when
  case at(Int)
  case yearMean(Int)
}

/// What a value is computed from; its inputs in the order of the comments.
enum ValueKind: Hashable, Sendable {
  /// By its bits, so that it can be looked up.
  case constant(UInt64)
  case month
  case position(axis: Int)
  /// A column that is there before the run.
  case input(Int)
  case unary(UnaryCode)
  case binary(BinaryCode)
  /// condition, yes, no
  case select
  case call(CallCode)
  /// The numbers of a stream: uniform, or standard normal.
  case uniform(Int)
  /// The source at a fixed row, or at the row that the second gives, of so many that there are.
  case pick(row: Int)
  case gather(rows: Int)
  /// One value per object.
  case stack(axis: Int)
  /// Value and first value of a series that is read in later months, kept for some of them.
  case series(NodeID)
  /// The value that the months before the first have: the first value, series.
  case seed(NodeID)
  /// series, seed (and row)
  case lagged(months: Int)
  case laggedPick(months: Int, row: Int)
  case laggedGather(months: Int, rows: Int)
  /// Adds an object's value to a reduction over its collection, for all rows or the one that the second gives.
  case collect(AggregateVerb, over: Int, rows: Int)
  case collected(rows: Int)
  case median(over: Int, rows: Int)
  case rank(axis: Int)
  /// What each request is served: request, rank, supply (and the group's key)
  case allocate(axis: Int, isWhole: Bool)
  /// Adds a month's value to a reduction over time, or to that of its period.
  case fold(FoldCode, Period?)
  case folded(periods: Int)
  case statistic(DrawStatistic, at: UInt64)
}

struct Value {
  var kind: ValueKind
  var inputs: [Int]
  var axes = Axes.none
  /// The node in whose formula it first stood.
  var owner: NodeID

  init(kind: ValueKind, inputs: [Int], owner: NodeID) {
    self.kind = kind
    self.inputs = inputs
    self.owner = owner
  }

  /// Whether an instruction of its own makes it, rather than another's storage.
  var isMade: Bool {
    switch kind {
    case .constant, .input, .collected, .folded, .statistic: false
    case .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack, .series, .seed, .lagged,
      .laggedPick, .laggedGather, .collect, .median, .rank, .allocate, .fold:
      true
    }
  }

  /// For a value that looks at another month or row of its first input: how many months back, where the row is found among
  /// the inputs or which it is, and how many there are.
  struct Lookup {
    var months = 0
    var row: Int?
    var fixedRow: Int?
    var rows = 1
  }
  var lookup: Lookup? {
    switch kind {
    case .lagged(let months): Lookup(months: months)
    case .pick(let row): Lookup(fixedRow: row)
    case .laggedPick(let months, let row): Lookup(months: months, fixedRow: row)
    case .gather(let rows): Lookup(row: inputs[1], rows: rows)
    case .laggedGather(let months, let rows): Lookup(months: months, row: inputs[2], rows: rows)
    case .constant, .month, .position, .input, .unary, .binary, .select, .call, .uniform, .stack, .series, .seed,
      .collect,
      .collected, .median, .rank, .allocate, .fold, .folded, .statistic:
      nil
    }
  }

  /// Whether it reads an input of an earlier month, so that no order within the month follows.
  func readsBefore(_ place: Int) -> Bool {
    switch kind {
    case .lagged, .laggedPick, .laggedGather: place == 0
    case .seed: place == 1
    case .constant, .month, .position, .input, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .series,
      .collect, .collected, .median, .rank, .allocate, .fold, .folded, .statistic:
      false
    }
  }

  /// Whether it needs an input for all objects, not for its own alone.
  func crosses(_ place: Int) -> Bool {
    switch kind {
    case .pick, .stack, .median, .rank, .allocate: true
    case .gather: place == 0
    case .laggedPick, .laggedGather: place < 2
    case .collected: true
    case .constant, .month, .position, .input, .unary, .binary, .select, .call, .uniform, .series, .seed, .lagged,
      .collect,
      .fold, .folded, .statistic:
      false
    }
  }
}

/// The values of a plan; equal ones are one.
struct ValueTable {
  private struct Key: Hashable {
    let kind: ValueKind
    let inputs: [Int]
  }
  private(set) var values: [Value] = []
  private var known: [Key: Int] = [:]
  /// The node whose formula is being broken up.
  var owner: NodeID = -1

  var count: Int { values.count }

  subscript(value: Int) -> Value {
    get { values[value] }
    set { values[value] = newValue }
  }

  mutating func add(_ kind: ValueKind, _ inputs: [Int] = []) -> Int {
    let key = Key(kind: kind, inputs: inputs)
    if let value = known[key] { return value }
    known[key] = values.count
    values.append(Value(kind: kind, inputs: inputs, owner: owner))
    return values.count - 1
  }

  /// A value of its own whose inputs come later.
  mutating func open(_ kind: ValueKind) -> Int {
    values.append(Value(kind: kind, inputs: [], owner: owner))
    return values.count - 1
  }

  mutating func constant(_ value: Double) -> Int { add(.constant(value.bitPattern)) }
  mutating func unary(_ code: UnaryCode, _ value: Int) -> Int { add(.unary(code), [value]) }
  mutating func binary(_ code: BinaryCode, _ left: Int, _ right: Int) -> Int { add(.binary(code), [left, right]) }
}
