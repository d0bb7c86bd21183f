/// Characters with styles in rows and columns.
struct CharacterGrid {
  let columns: Int
  let rows: Int
  private var cells: [(character: Character, style: Style)]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: (" ", .plain), count: columns * rows)
  }

  mutating func put(_ character: Character, _ style: Style, _ column: Int, _ row: Int) {
    guard column >= 0, row >= 0, column < columns, row < rows else { return }
    cells[row * columns + column] = (character, style)
  }

  func isEmpty(_ column: Int, _ row: Int) -> Bool { cells[row * columns + column].character == " " }

  func line(_ row: Int) -> Line {
    var line = Line([])
    for cell in cells[(row * columns)..<((row + 1) * columns)] { line.append(String(cell.character), cell.style) }
    return line
  }
}

extension Style {
  /// The styles that tell curves apart, besides their marks.
  static let hues: [Style] = [.hue1, .hue2, .hue3, .hue4, .hue5, .hue6]
  static func hue(_ index: Int) -> Style { hues[index % hues.count] }
}

/// The marks that tell curves apart without colour.
enum Mark {
  static func of(_ index: Int, ascii: Bool) -> Character {
    let marks: [Character] = ascii ? ["o", "x", "#", "+", "%", "@"] : ["●", "▲", "■", "◆", "○", "△"]
    return marks[index % marks.count]
  }
}
