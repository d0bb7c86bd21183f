import Model

/// Values that one program computes, for each object of a collection or once.
struct BodyPlan {
  /// The collection whose objects it runs over, or -1.
  let axis: Int
  /// In an order in which each comes after what it reads in the same month.
  var values: [Int]
}

/// Loops around one program or several.
struct NestPlan {
  let hasMonths: Bool
  /// Months outside objects, with what objects carry over stored; else each object goes through all months by itself.
  let isMonthOuter: Bool
  var bodies: [BodyPlan]
}

/// Everything between two barriers at which all draws are finished.
struct StagePlan {
  let hasDraws: Bool
  var nests: [NestPlan]
  /// Statistics over draws that follow it.
  var statistics: [Int] = []
}

/// The order and the loops in which values are computed.
struct Schedule {
  /// The loop nest and the program in it that computes a value.
  struct Home: Equatable {
    var stage: Int
    var nest: Int
    var body: Int
  }
  /// A group of values between barriers.
  private struct Phase: Hashable {
    /// How many times all draws had to be finished before.
    var draws = 0
    var hasDraws = false
    /// How many times all months had to be finished before.
    var months = 0
    var hasMonths = false

    var order: (Int, Int, Int, Int) { (draws, hasDraws ? 1 : 0, months, hasMonths ? 1 : 0) }
  }

  private(set) var stages: [StagePlan] = []
  private(set) var homes: [Home?]
  private let table: ValueTable
  private let components: StrongComponents
  private let live: [Bool]
  /// Whether a value is too large to be stored for all objects and months of a block.
  private let isLarge: (Int) -> Bool

  init(
    _ table: ValueTable, _ components: StrongComponents, live: [Bool], isLarge: @escaping (Int) -> Bool
  ) throws(EngineError) {
    self.table = table
    self.components = components
    self.live = live
    self.isLarge = isLarge
    homes = [Home?](repeating: nil, count: table.count)
    let phases = try self.phases()
    var sets: [Phase: [Int]] = [:]
    for part in components.parts {
      for value in part where live[value] && table[value].isMade { sets[phases[value], default: []].append(value) }
    }
    let depth = phases.map(\.draws).max() ?? 0
    for draws in 0...depth {
      for hasDraws in [false, true] {
        var stage = StagePlan(hasDraws: hasDraws, nests: [])
        let chosen = sets.keys.filter { $0.draws == draws && $0.hasDraws == hasDraws }
        for phase in chosen.sorted(by: { $0.order < $1.order }) {
          stage.nests += try nests(of: sets[phase] ?? [], hasMonths: phase.hasMonths)
        }
        if hasDraws {
          for value in table.values.indices where live[value] && phases[value].draws == draws + 1 {
            if case .statistic = table[value].kind { stage.statistics.append(value) }
          }
        }
        if !stage.nests.isEmpty || !stage.statistics.isEmpty { append(stage) }
      }
    }
  }

  private mutating func append(_ stage: StagePlan) {
    for (nest, plan) in stage.nests.enumerated() {
      for (body, program) in plan.bodies.enumerated() {
        for value in program.values { homes[value] = Home(stage: stages.count, nest: nest, body: body) }
      }
    }
    stages.append(stage)
  }

  // MARK: Barriers

  private func phases() throws(EngineError) -> [Phase] {
    var phases = [Phase](repeating: Phase(), count: table.count)
    for part in components.parts {
      let isRing = part.count > 1 || part.contains { table[$0].inputs.contains($0) }
      var phase = Phase()
      if let first = part.first {
        phase.hasDraws = table[first].axes.draw
        phase.hasMonths = table[first].axes.month
      }
      var isFinished = false
      for value in part {
        var barrier = 0
        switch table[value].kind {
        case .statistic:
          barrier = 1
          isFinished = true
        case .folded: isFinished = true
        case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
          .series,
          .seed, .lagged, .laggedPick, .laggedGather, .collect, .collected, .median, .rank, .allocate, .fold:
          break
        }
        for input in table[value].inputs where components.partOf[input] != components.partOf[value] {
          phase.draws = max(phase.draws, phases[input].draws + barrier)
        }
      }
      if isRing && isFinished { throw .loop(owners(part)) }
      for value in part {
        var barrier = 0
        if case .folded = table[value].kind { barrier = 1 }
        for input in table[value].inputs where components.partOf[input] != components.partOf[value] {
          let earlier = phases[input]
          guard earlier.draws == phase.draws, earlier.hasDraws == phase.hasDraws else { continue }
          phase.months = max(phase.months, earlier.months + barrier)
        }
      }
      for value in part { phases[value] = phase }
    }
    return phases
  }

  private func owners(_ values: [Int]) -> [NodeID] {
    var seen: Set<NodeID> = []
    return values.map { table[$0].owner }.filter { seen.insert($0).inserted }
  }

  // MARK: Loops

  /// The collection that a value's instruction runs over.
  private func bodyAxis(_ value: Int) -> Int {
    switch table[value].kind {
    case .median, .rank, .allocate: -1
    case .constant, .input, .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .series,
      .seed, .lagged, .laggedPick, .laggedGather, .collect, .collected, .fold, .folded, .statistic:
      table[value].axes.object
    }
  }

  /// What a value reads among a set of made values: what makes the input, whether in the same month, and whether object by object.
  private func reads(_ value: Int) -> [(from: Int, isNow: Bool, isPlain: Bool)] {
    table[value].inputs.enumerated().map { place, input in
      let isNow = !table[value].readsBefore(place)
      if case .collected = table[input].kind { return (table[input].inputs[0], isNow, false) }
      return (input, isNow, !table[value].crosses(place))
    }
  }

  private func nests(of values: [Int], hasMonths: Bool) throws(EngineError) -> [NestPlan] {
    // Parts of the set, in order.
    var numbers: [Int: Int] = [:]
    var parts: [[Int]] = []
    var places: [Int: Int] = [:]
    for value in values {
      let part = components.partOf[value]
      if let known = numbers[part] {
        parts[known].append(value)
      } else {
        numbers[part] = parts.count
        parts.append([value])
      }
      places[value] = numbers[part]
    }
    var edges: [Leveling.Edge] = []
    var shapes: [Int] = []
    for (number, part) in parts.enumerated() {
      var isMixed = Set(part.map(bodyAxis)).count > 1
      for value in part {
        for read in reads(value) {
          guard let from = places[read.from] else { continue }
          if from == number {
            if !read.isPlain { isMixed = true }
          } else {
            edges.append(Leveling.Edge(from: from, to: number, isPlain: read.isPlain))
          }
        }
      }
      // A shape of its own for each part that ties objects together.
      shapes.append(isMixed ? -2 - number : bodyAxis(part[0]))
    }
    let levels = Leveling(shapes: shapes, order: Array(parts.indices), edges: edges).levels
    let merged = hasMonths ? merges(values, places, levels) : []
    var groups: [[Int]: (parts: [Int], isTied: Bool)] = [:]
    for part in parts.indices {
      if let range = merged.first(where: { $0.contains(levels[part]) }) {
        groups[[range.lowerBound, Int.max], default: ([], true)].parts.append(part)
      } else {
        groups[[levels[part], shapes[part]], default: ([], shapes[part] <= -2)].parts.append(part)
      }
    }
    var nests: [NestPlan] = []
    for key in groups.keys.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
      guard let group = groups[key] else { continue }
      let members = try ordered(group.parts.flatMap { parts[$0] })
      if group.isTied {
        nests.append(NestPlan(hasMonths: hasMonths, isMonthOuter: true, bodies: bodies(members)))
      } else {
        let body = BodyPlan(axis: bodyAxis(members[0]), values: members)
        nests.append(NestPlan(hasMonths: hasMonths, isMonthOuter: body.axis < 0, bodies: [body]))
      }
    }
    return nests
  }

  /// Ranges of levels that must go through the months together, because something large is handed from one to another.
  private func merges(_ values: [Int], _ places: [Int: Int], _ levels: [Int]) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for value in values {
      guard let reader = places[value] else { continue }
      for read in reads(value) {
        guard let from = places[read.from], levels[from] != levels[reader], !isCollected(read.from), isLarge(read.from)
        else { continue }
        ranges.append(min(levels[from], levels[reader])...max(levels[from], levels[reader]))
      }
    }
    var joined: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, last.upperBound >= range.lowerBound {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private func isCollected(_ value: Int) -> Bool {
    if case .collect = table[value].kind { true } else { false }
  }

  /// Values in an order in which each comes after what it reads in the same month.
  private func ordered(_ values: [Int]) throws(EngineError) -> [Int] {
    // What nothing reads comes first, and so each of those right after all it needs: little must be held at a time.
    let read = Set(values.flatMap { reads($0).filter(\.isNow).map(\.from) })
    let values = values.filter { !read.contains($0) } + values.filter { read.contains($0) }
    var places: [Int: Int] = [:]
    for (place, value) in values.enumerated() { places[value] = place }
    let order = StrongComponents(count: values.count) { place in
      reads(values[place]).filter(\.isNow).compactMap { places[$0.from] }
    }
    for part in order.parts where part.count > 1 { throw .loop(owners(part.map { values[$0] })) }
    return order.parts.map { values[$0[0]] }
  }

  /// The programs of a nest that goes through the months with all objects together.
  private func bodies(_ values: [Int]) -> [BodyPlan] {
    var places: [Int: Int] = [:]
    for (place, value) in values.enumerated() { places[value] = place }
    var edges: [Leveling.Edge] = []
    for (place, value) in values.enumerated() {
      for read in reads(value) where read.isNow {
        if let from = places[read.from] { edges.append(Leveling.Edge(from: from, to: place, isPlain: read.isPlain)) }
      }
    }
    let shapes = values.map(bodyAxis)
    let levels = Leveling(shapes: shapes, order: Array(values.indices), edges: edges).levels
    var groups: [[Int]: [Int]] = [:]
    for (place, value) in values.enumerated() { groups[[levels[place], shapes[place]], default: []].append(value) }
    return groups.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map {
      BodyPlan(axis: $0[1], values: groups[$0] ?? [])
    }
  }
}
