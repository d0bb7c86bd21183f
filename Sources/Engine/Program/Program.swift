import Model

/// What one instruction does with whole columns of lanes.
enum Code: UInt8, Sendable, CaseIterable {
  case absolute, squareRoot, exponential, logarithm, round, floor, ceiling, year, monthNumber
  case normalQuantile, logistic, orZero, isPresent, spread, power, chain
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, and, or
  case only, least, greatest
  case select, copy, call, uniform, normal, gather, stack, seed, collect, median, rank, allocate, fold, month, position
}

/// A column of lanes, or one number for all of them, by its place in the program's table of addresses.
struct Operand: Sendable {
  var place: Int32
  var isScalar: Bool

  static let none = Operand(place: 0, isScalar: true)
}

struct Instruction: Sendable {
  var code: Code
  var target: Int32
  var first = Operand.none
  var second = Operand.none
  var third = Operand.none
  var fourth = Operand.none
  /// What a chain does, from its first two operands on.
  var chain = Chain()
  /// The number of what else it needs, in the program's list of its sort.
  var detail: Int32 = -1
}

/// An address that depends on the object, the month and the block of draws.
struct AddressRule: Sendable {
  /// The number of a column of the run, or -1 for the thread's own memory.
  var memory: Int
  var offset: Int
  var objectStride: Int
  var monthStride: Int
  var lead: Int
  var ring: Int
  /// How many months back.
  var shift = 0
  /// Whether a block of draws begins at its first draw.
  var followsDraws: Bool
  /// The place of a number that gives the row, or -1; rows at or above the limit have no value.
  var row: Int32 = -1
  var rowLimit = 0
  var rowStride = 0
}

/// What instructions need that read or write more than columns of their own.
struct CallDetail: Sendable {
  let code: CallCode
  let operands: [Operand]
}

struct GatherDetail: Sendable {
  let objectStride: Int
  let rows: Int
  let laneStride: Int
}

/// The room of the months before the first.
struct SeedDetail: Sendable {
  let monthStride: Int
  let months: Range<Int>
}

struct CollectDetail: Sendable {
  let verb: AggregateVerb
  let objectStride: Int
  let rows: Int
  /// The place of the counts beside the sums of a mean.
  let counts: Int32
  let isGrouped: Bool
}

/// A reduction that needs all objects at once.
struct AllObjectsDetail: Sendable {
  let objects: Int
  let objectStride: Int
  let laneStride: Int
  let group: Operand
  let groupObjectStride: Int
  let groupLaneStride: Int
  let isGrouped: Bool
  let rows: Int
  let targetStride: Int
}

/// Requests served from a supply, over all objects at once.
struct AllocateDetail: Sendable {
  /// A value of every object: where it begins, and how far apart objects and lanes are.
  struct Part: Sendable {
    let operand: Operand
    let objectStride: Int
    let laneStride: Int
  }
  let objects: Int
  let isWhole: Bool
  let request: Part
  let rank: Part
  let supply: Part
  let group: Part?
  let targetStride: Int
}

struct FoldDetail: Sendable {
  let code: FoldCode
  let period: Period?
  let rowStride: Int
  let counts: Int32
}

/// The values of one body as instructions over columns of lanes: draws, or objects where nothing depends on draws.
struct Program: Sendable {
  let axis: Int
  let objects: Int
  let hasDraws: Bool
  var instructions: [Instruction] = []
  var registers = 0
  /// Places of the address table: registers, then constants, then addresses by rule.
  var constants: [Double] = []
  var rules: [AddressRule] = []
  var calls: [CallDetail] = []
  var gathers: [GatherDetail] = []
  var stacks: [[Operand]] = []
  var seeds: [SeedDetail] = []
  var collects: [CollectDetail] = []
  var alls: [AllObjectsDetail] = []
  var allocations: [AllocateDetail] = []
  var folds: [FoldDetail] = []
  /// The nodes whose formulas it computes.
  var owners: [NodeID] = []

  init(axis: Int, objects: Int, hasDraws: Bool) {
    self.axis = axis
    self.objects = objects
    self.hasDraws = hasDraws
  }

  var places: Int { registers + constants.count + rules.count }
}
