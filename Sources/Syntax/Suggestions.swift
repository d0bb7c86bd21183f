/// Finds the name that a misspelt word most likely stands for.
package enum Suggestions {
  /// The nearest name within a third of the length, a swap of neighbours first, then what begins alike; none rather than a
  /// bad one.
  package static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased())
    guard wanted.count <= 80 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (name: String, rank: (Int, Int, Int))?
    for name in names {
      let candidate = Array(name.lowercased())
      guard abs(candidate.count - wanted.count) <= limit, name != word else { continue }
      let distance = self.distance(wanted, candidate, limit: limit)
      // A word of two letters has a neighbour in every other; only a change of case is sure.
      guard distance <= limit, wanted.count > 2 || distance == 0 || candidate.starts(with: wanted) else { continue }
      let isSwap = distance == 1 && candidate.count == wanted.count && candidate.sorted() == wanted.sorted()
      let rank = (distance, isSwap ? 0 : 1, candidate.first == wanted.first ? 0 : 1)
      if let found = best, (found.rank.0, found.rank.1, found.rank.2, found.name) <= (rank.0, rank.1, rank.2, name) {
        continue
      }
      best = (name, rank)
    }
    return best?.name
  }

  /// Damerau–Levenshtein distance (adjacent swaps count one), or more than `limit`.
  package static func distance(_ left: [Character], _ right: [Character], limit: Int) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i] + [Int](repeating: 0, count: right.count)
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      if let least = row.min(), least > limit { return limit + 1 }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
