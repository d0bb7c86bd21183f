/// Lays items that read each other on as few levels as possible: on one level those of one shape that need nothing else.
struct Leveling {
  struct Edge {
    let from: Int
    let to: Int
    /// Whether the reader can stand on the same level.
    let isPlain: Bool
  }

  /// The level of each item.
  private(set) var levels: [Int]

  /// `order` holds all items, each after those it reads; items of different shape never share a level.
  init(shapes: [Int], order: [Int], edges: [Edge]) {
    levels = [Int](repeating: 0, count: shapes.count)
    var incoming = [[Edge]](repeating: [], count: shapes.count)
    var outgoing = incoming
    for edge in edges {
      incoming[edge.to].append(edge)
      outgoing[edge.from].append(edge)
    }
    func step(_ edge: Edge) -> Int { edge.isPlain && shapes[edge.from] == shapes[edge.to] ? 0 : 1 }
    var last: [Int: Int] = [:]
    for item in order {
      levels[item] = incoming[item].map { levels[$0.from] + step($0) }.max() ?? 0
      last[shapes[item]] = max(last[shapes[item]] ?? 0, levels[item])
    }
    // As late as its readers allow, so that what is read late need not be kept.
    for item in order.reversed() {
      levels[item] = outgoing[item].map { levels[$0.to] - step($0) }.min() ?? last[shapes[item]] ?? 0
    }
  }
}
