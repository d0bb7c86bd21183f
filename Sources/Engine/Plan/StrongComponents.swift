/// The strongly connected parts of a graph of numbered members, each after all parts that it reads.
///
/// Tarjan, *Depth-first search and linear graph algorithms*, 1972, with a stack of its own.
struct StrongComponents {
  /// The members of each part.
  private(set) var parts: [[Int]] = []
  /// The part of each member.
  private(set) var partOf: [Int]

  /// `reads(member)` are the members that a member needs.
  init(count: Int, reads: (Int) -> [Int]) {
    self.init(of: 0..<count, count: count, reads: reads)
  }

  /// Of these members and all that they need.
  init(of members: some Sequence<Int>, count: Int, reads: (Int) -> [Int]) {
    partOf = [Int](repeating: -1, count: count)
    var order = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var open: [Int] = []
    var path: [(member: Int, reads: [Int], next: Int)] = []
    var visited = 0
    for start in members where order[start] < 0 {
      func enter(_ member: Int) {
        order[member] = visited
        low[member] = visited
        visited += 1
        open.append(member)
        path.append((member, reads(member), 0))
      }
      enter(start)
      while let last = path.indices.last {
        let member = path[last].member
        if path[last].next < path[last].reads.count {
          let read = path[last].reads[path[last].next]
          path[last].next += 1
          if order[read] < 0 {
            enter(read)
          } else if partOf[read] < 0 {
            low[member] = min(low[member], order[read])
          }
          continue
        }
        path.removeLast()
        if let above = path.last?.member { low[above] = min(low[above], low[member]) }
        guard low[member] == order[member] else { continue }
        var part: [Int] = []
        while let other = open.popLast() {
          partOf[other] = parts.count
          part.append(other)
          if other == member { break }
        }
        parts.append(part.reversed())
      }
    }
  }
}
