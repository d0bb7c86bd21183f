/// The rows of an entry, and where the cursor goes among them. Offsets are in scalars.
package struct Rows {
  let scalars: [Unicode.Scalar]
  let cursor: Int

  package init(_ text: String, cursor: Int) {
    scalars = Array(text.unicodeScalars)
    self.cursor = min(max(0, cursor), scalars.count)
  }

  package var start: Int { scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }
  package var end: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The same column a row up; nil in the first row.
  package var above: Int? {
    guard start > 0 else { return nil }
    let upperEnd = start - 1
    let upperStart = scalars[..<upperEnd].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return min(upperStart + cursor - start, upperEnd)
  }

  /// The same column a row down; nil in the last row.
  package var below: Int? {
    guard end < scalars.count else { return nil }
    let lowerStart = end + 1
    let lowerEnd = scalars[lowerStart...].firstIndex(of: "\n") ?? scalars.count
    return min(lowerStart + cursor - start, lowerEnd)
  }
}
