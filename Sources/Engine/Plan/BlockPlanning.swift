import Model

/// Whether several objects are laid into one column with few draws each, or one object with many draws.
package enum Together: Sendable {
  case whereItPays
  case never
  case always(objects: Int)
}

/// Finds the shape of columns, from what each shape's instructions would take.
///
/// Few draws at a time let all objects and the sums of many formulas stay in the nearest memory; several objects in one
/// column keep columns long. Where there are few objects, many draws of each are the only way to long columns; and where
/// objects go through the months one by one and have few sums, many draws of each save the joining of objects.
struct BlockPlanning {
  private static let mostObjects = 32
  private static let mostDraws = 256
  /// What starting an instruction takes, in vectors of eight lanes.
  private static let start = 8.0
  /// How much dearer instructions may become for what is gained in memory.
  private static let tolerance = 1.25
  /// What the sums of all months may take of the nearest memory while objects are added to them one by one.
  private static let sumBytes = 2 << 20

  private let bodies: [(objects: Int, hasObjects: Bool, work: Double)]
  private let draws: Int
  /// Whether objects go through the months together.
  private let isTied: Bool
  /// Sums over objects of all months that are added to object by object.
  private let sums: Int
  private let months: Int

  init(_ table: ValueTable, _ schedule: Schedule, _ axes: AxisTable, _ settings: Settings) {
    draws = settings.draws
    months = settings.time.count
    let nests = schedule.stages.filter(\.hasDraws).flatMap(\.nests)
    isTied = nests.contains { $0.isMonthOuter && $0.bodies.contains { $0.axis >= 0 } }
    sums = nests.filter { $0.hasMonths && !$0.isMonthOuter }.flatMap(\.bodies).flatMap(\.values)
      .reduce(0) { count, value in
        guard case .collect(_, _, let rows) = table[value].kind else { return count }
        return count + axes.count(rows)
      }
    bodies = nests.flatMap { nest in
      nest.bodies.map { body in
        let months = nest.hasMonths ? settings.time.count : 1
        return (axes.count(body.axis), body.axis >= 0, Double(months * body.values.count))
      }
    }
  }

  /// How many objects share a column; nothing where each has columns of its own.
  func objects(_ wish: Together) -> Int? {
    switch wish {
    case .never: return nil
    case .always(let objects): return objects
    case .whereItPays:
      guard isTied || sums * months * Self.mostDraws * 8 > Self.sumBytes else { return nil }
      let many = work(draws: min(Self.mostDraws, ColumnShape.padded(draws)), objects: 1)
      let few = work(draws: BlockSize.few, objects: Self.mostObjects)
      return few <= many * Self.tolerance && bodies.contains(where: \.hasObjects) ? Self.mostObjects : nil
    }
  }

  /// Vectors of eight lanes, with what starting instructions takes, for all draws.
  private func work(draws count: Int, objects: Int) -> Double {
    let blocks = (Double(draws) / Double(count)).rounded(.up)
    return blocks
      * bodies.reduce(0) { sum, body in
        let columns = body.hasObjects ? (body.objects + objects - 1) / objects : 1
        let vectors = Double(body.objects * count / 8)
        return sum + body.work * (Double(columns) * Self.start + vectors)
      }
  }
}
