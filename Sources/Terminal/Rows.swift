/// The rows of an entry, and where the cursor goes among them. Offsets are in scalars.
struct Rows {
  let scalars: [Unicode.Scalar]
  let cursor: Int

  init(_ text: String, cursor: Int) {
    scalars = Array(text.unicodeScalars)
    self.cursor = min(max(0, cursor), scalars.count)
  }

  var start: Int { scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }
  var end: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The same column a row up; nil in the first row.
  var above: Int? {
    guard start > 0 else { return nil }
    let upperEnd = start - 1
    let upperStart = scalars[..<upperEnd].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return min(upperStart + cursor - start, upperEnd)
  }

  /// The same column a row down; nil in the last row.
  var below: Int? {
    guard end < scalars.count else { return nil }
    let lowerStart = end + 1
    let lowerEnd = scalars[lowerStart...].firstIndex(of: "\n") ?? scalars.count
    return min(lowerStart + cursor - start, lowerEnd)
  }
}
