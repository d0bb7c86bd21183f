/// A field of braille dots, two across and four down in each cell.
struct DotCanvas {
  let columns: Int
  let rows: Int
  private var cells: [UInt8]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = [UInt8](repeating: 0, count: max(columns * rows, 0))
  }

  /// Whether any dot is set in a cell.
  func isSet(_ column: Int, _ row: Int) -> Bool { cells[row * columns + column] != 0 }

  func character(_ column: Int, _ row: Int) -> Character {
    Character(Unicode.Scalar(0x2800 + UInt32(cells[row * columns + column])) ?? " ")
  }

  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    cells[(y / 4) * columns + x / 2] |= bits[x % 2][y % 4]
  }

  /// A straight line between two dots.
  mutating func line(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int)) {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      set(
        from.x + Int((Double(to.x - from.x) * share).rounded()), from.y + Int((Double(to.y - from.y) * share).rounded())
      )
    }
  }
}
