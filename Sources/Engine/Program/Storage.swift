import Model

/// Where a value that outlives its program is kept, and how its objects, months and draws lie there.
struct Storage {
  enum Place {
    /// For the whole run, all draws.
    case run
    /// For one block of draws, per thread.
    case block
  }
  let place: Place
  /// 0 where it does not vary along that axis.
  let objectStride: Int
  /// From one object of a column of several to the next.
  let innerStride: Int
  let monthStride: Int
  /// Months before the first that have room too.
  let lead: Int
  /// After how many months room is used again, 0 for never.
  let ring: Int
  /// Doubles in all.
  let count: Int
  let hasDraws: Bool
  /// Of a column that is kept.
  let shape: ColumnShape?

  /// In the run's memory, laid out as a column.
  init(column axes: Axes, objects: Int, months: Int, draws: Int, lead: Int = 0) {
    let shape = ColumnShape(objects: objects, months: months + lead, draws: draws, axes: axes)
    place = .run
    objectStride = axes.hasObject ? shape.objectStride : 0
    innerStride = objectStride
    monthStride = axes.month ? shape.monthStride : 0
    self.lead = lead
    ring = 0
    count = shape.count
    hasDraws = axes.draw
    self.shape = lead == 0 ? shape : nil
  }

  /// In the run's memory, for values without draws of which only some months are kept.
  init(axes: Axes, objects: Int, ring: Int) {
    place = .run
    objectStride = axes.hasObject ? 1 : 0
    innerStride = objectStride
    monthStride = ring > 1 ? ColumnShape.padded(axes.hasObject ? objects : 1) : 0
    lead = ring > 1 ? ring : 0
    self.ring = ring > 1 ? ring : 0
    count = ColumnShape.padded(axes.hasObject ? objects : 1) * max(ring, 1)
    hasDraws = false
    shape = nil
  }

  /// In a thread's memory, for a block of draws: objects side by side, then months.
  ///
  /// `sharesObjects` where the objects of a column go through all months before those of the next begin.
  init(
    block axes: Axes, objects: Int, months: Int, lead: Int = 0, ring: Int = 0, size: BlockSize,
    sharesObjects: Bool = false
  ) {
    place = .block
    let slots = ring > 0 ? ring : (months > 0 ? months + lead : 1)
    let rows = axes.hasObject ? (sharesObjects ? size.objects : objects) : 1
    monthStride = slots > 1 || months == 1 ? rows * size.draws : 0
    innerStride = axes.hasObject ? size.draws : 0
    objectStride = sharesObjects ? 0 : innerStride
    self.lead = ring > 0 ? ring : lead
    self.ring = ring
    count = rows * slots * size.draws
    hasDraws = true
    shape = nil
  }
}

/// Decides which values outlive their program, where they are kept, and how large a block of draws is.
struct StorageLayout {
  /// By value; none where a register is enough.
  private(set) var storages: [Storage?]
  /// Counts beside the sums of means.
  private(set) var counts: [Int: Storage] = [:]
  /// The series that a value is written into at once, as it is nowhere else needed later.
  private(set) var writtenInto: [Int: Int] = [:]
  let size: BlockSize

  private let table: ValueTable
  private let schedule: Schedule
  private let axes: AxisTable
  private let settings: Settings
  private let live: [Bool]
  private let kept: Set<Int>

  /// `kept` are the values whose columns are wanted after the run.
  init(
    _ table: ValueTable, _ schedule: Schedule, axes: AxisTable, settings: Settings, live: [Bool], kept: Set<Int>,
    size: BlockSize
  ) {
    self.table = table
    self.schedule = schedule
    self.axes = axes
    self.settings = settings
    self.live = live
    self.kept = kept
    self.size = size
    storages = [Storage?](repeating: nil, count: table.count)
    var readers = [[(reader: Int, place: Int)]](repeating: [], count: table.count)
    for reader in table.values.indices where live[reader] {
      for (place, input) in table[reader].inputs.enumerated() { readers[carrier(input)].append((reader, place)) }
    }
    for value in table.values.indices where live[value] && table[value].isMade {
      storages[value] = storage(of: value, readers[value])
      if storages[value] != nil, needsCount(value) { counts[value] = storages[value] }
    }
    for value in table.values.indices where live[value] {
      if case .statistic = table[value].kind {
        storages[value] = Storage(
          column: table[value].axes, objects: axes.count(table[value].axes.object), months: settings.time.count,
          draws: 1)
      }
    }
    for value in table.values.indices where live[value] {
      guard case .series = table[value].kind, let root = table[value].inputs.first, canShare(root, series: value) else {
        continue
      }
      writtenInto[root] = value
      storages[root] = storages[value]
    }
  }

  /// The value whose storage holds another's.
  func carrier(_ value: Int) -> Int {
    switch table[value].kind {
    case .collected, .folded: table[value].inputs[0]
    case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .series,
      .seed, .lagged, .laggedPick, .laggedGather, .collect, .median, .rank, .allocate, .fold, .statistic:
      value
    }
  }

  /// What the stored numbers vary along: of a reduction, its result.
  private func storedAxes(_ value: Int) -> Axes {
    let own = table[value].axes
    switch table[value].kind {
    case .collect(_, _, let rows):
      return Axes(object: rows, month: own.month, draw: own.draw)
    case .fold(_, let period):
      // Periods stand where objects do.
      return Axes(object: period == nil ? own.object : 0, month: false, draw: own.draw)
    case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .series,
      .seed, .lagged, .laggedPick, .laggedGather, .collected, .median, .rank, .allocate, .folded, .statistic:
      return own
    }
  }

  private func rows(_ value: Int) -> Int {
    switch table[value].kind {
    case .fold(_, .year?): settings.time.years.count
    case .fold(_, .month?): settings.time.count
    case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .series,
      .seed, .lagged, .laggedPick, .laggedGather, .collect, .collected, .median, .rank, .allocate, .fold, .folded,
      .statistic:
      axes.count(storedAxes(value).object)
    }
  }

  private func needsCount(_ value: Int) -> Bool {
    switch table[value].kind {
    case .collect(.mean, _, _), .fold(.mean, _), .fold(.yearMean, _): true
    case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .series,
      .seed, .lagged, .laggedPick, .laggedGather, .collect, .collected, .median, .rank, .allocate, .fold, .folded,
      .statistic:
      false
    }
  }

  private func storage(of value: Int, _ readers: [(reader: Int, place: Int)]) -> Storage? {
    guard let home = schedule.homes[value] else { return nil }
    let isKept = kept.contains(value) || readers.contains { kept.contains($0.reader) && carrier($0.reader) == value }
    var lag = 0
    var isNeeded = isKept
    var leavesNest = isKept
    var leavesStage = isKept
    switch table[value].kind {
    case .seed: return nil
    case .collect, .fold, .series, .median, .rank, .allocate: isNeeded = true
    case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .lagged,
      .laggedPick, .laggedGather, .collected, .folded, .statistic:
      break
    }
    for (reader, place) in readers where carrier(reader) != value || reader == value {
      switch table[reader].kind {
      case .lagged(let months), .laggedPick(let months, _), .laggedGather(let months, _): lag = max(lag, months)
      case .statistic:
        (isNeeded, leavesNest, leavesStage) = (true, true, true)
        continue
      case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
        .series,
        .seed, .collect, .collected, .median, .rank, .allocate, .fold, .folded:
        break
      }
      guard let other = schedule.homes[reader] else { continue }
      if other != home || table[reader].crosses(place) { isNeeded = true }
      if other.stage != home.stage || other.nest != home.nest { leavesNest = true }
      if other.stage != home.stage { leavesStage = true }
    }
    guard isNeeded else { return nil }
    return storage(value, home, lag: lag, leavesNest: leavesNest, leavesStage: leavesStage)
  }

  private func storage(_ value: Int, _ home: Schedule.Home, lag: Int, leavesNest: Bool, leavesStage: Bool) -> Storage {
    let nest = schedule.stages[home.stage].nests[home.nest]
    let stored = storedAxes(value)
    let rows = rows(value)
    var allMonths = leavesNest
    if case .collect = table[value].kind, !nest.isMonthOuter { allMonths = true }
    var isSeries = false
    if case .series = table[value].kind { isSeries = true }
    let months = settings.time.count
    guard table[value].axes.draw else {
      if !stored.month || allMonths {
        return Storage(column: stored, objects: rows, months: months, draws: 1, lead: isSeries ? lag : 0)
      }
      return Storage(axes: stored, objects: rows, ring: isSeries ? lag + 1 : 1)
    }
    if leavesStage {
      return Storage(column: stored, objects: rows, months: months, draws: settings.draws, lead: isSeries ? lag : 0)
    }
    guard stored.month else { return Storage(block: stored, objects: rows, months: 0, size: size) }
    if allMonths {
      return Storage(block: stored, objects: rows, months: months, lead: isSeries ? lag : 0, size: size)
    }
    // Each object goes through all months before the next comes.
    let shares = isSeries && !nest.isMonthOuter
    return Storage(
      block: stored, objects: rows, months: 0, ring: isSeries ? lag + 1 : 0, size: size, sharesObjects: shares)
  }

  private func canShare(_ root: Int, series: Int) -> Bool {
    switch table[root].kind {
    case .unary, .binary, .select, .call, .uniform: break
    case .constant, .input, .month, .position, .pick, .gather, .stack, .series, .seed, .lagged, .laggedPick,
      .laggedGather,
      .collect, .collected, .median, .rank, .allocate, .fold, .folded, .statistic:
      return false
    }
    return storages[root] == nil && writtenInto[root] == nil && table[root].axes == table[series].axes
      && schedule.homes[root] == schedule.homes[series]
  }

  /// Doubles that one thread needs for a block.
  var blockCount: Int {
    let own = storages.indices.filter { writtenInto[$0] == nil }.compactMap { storages[$0] } + Array(counts.values)
    return own.reduce(0) { $1.place == .block ? $0 + $1.count + 8 : $0 }
  }

  /// Doubles that the whole run needs.
  var runCount: Int {
    let own = storages.indices.filter { writtenInto[$0] == nil }.compactMap { storages[$0] } + Array(counts.values)
    return own.reduce(0) { $1.place == .run ? $0 + $1.count + 16 : $0 }
  }
}
