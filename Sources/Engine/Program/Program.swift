import Model

/// What one instruction does with whole columns of lanes.
enum Code: UInt8, Sendable, CaseIterable {
  case absolute, squareRoot, exponential, logarithm, round, floor, ceiling, year, monthNumber
  case normalQuantile, logistic, orZero, isPresent, spread, power, chain
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, and, or
  case only, least, greatest
  case select, choose, copy, call, uniform, normal, gather, stack, seed, collect, median, rank, allocate, fold, month,
    position
}

/// How a value lies along the lanes of a column.
enum Spread: Sendable {
  /// One number for all lanes.
  case single
  /// The draws of a block, the same for each object of a column of several.
  case draws
  /// A number for each lane.
  case lanes

  /// What a lane's number is joined with by `and` to give the place of its value.
  var mask: Int {
    switch self {
    case .single: 0
    case .draws: BlockSize.few - 1
    case .lanes: -1
    }
  }
}

/// A column of lanes, or fewer numbers for all of them, by its place in the program's table of addresses.
struct Operand: Sendable {
  var place: Int32
  var spread: Spread

  static let none = Operand(place: 0, spread: .single)
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
  /// From one object of a column to the next; 0 for what is the same for all of them.
  var innerStride: Int
  var monthStride: Int
  var lead: Int
  var ring: Int
  /// How many months back.
  var shift = 0
  /// Whether there is a number for each draw.
  var hasDraws: Bool
  /// Whether a block of draws begins at its first draw.
  var followsDraws: Bool
  /// Whether the address itself is wanted, even where the objects of a column do not lie side by side.
  var isBare = false
  /// Whether a program reads what was there, and whether it writes.
  var reads = true
  var writes = false
  /// The place of a number that gives the row, or -1; rows at or above the limit have no value.
  var row: Int32 = -1
  var rowLimit = 0
  var rowStride = 0
  /// Whether each object of a column has a row of its own.
  var hasRows = false
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
  let innerStride: Int
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
  /// Whether an object's row differs from draw to draw.
  let rowsHaveDraws: Bool
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
  /// Whether ranks or groups can differ from month to month.
  let isMoving: Bool
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
  /// How many objects lie in one column with their draws.
  let together: Int
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

  init(axis: Int, objects: Int, hasDraws: Bool, together: Int) {
    self.axis = axis
    self.objects = objects
    self.hasDraws = hasDraws
    self.together = together
  }

  var places: Int { registers + constants.count + rules.count }
}
