/// A source line as a terminal shows it: tabs are blanks, and what would act on the screen is a mark.
struct ShownLine {
  private(set) var text: String
  /// For each character its first byte in the source line and its first column.
  private var places: [(byte: Int, column: Int)] = []
  private var columns = 0

  init(_ line: String) {
    var shown = ""
    var byte = 0
    for character in line {
      places.append((byte, columns))
      byte += character.utf8.count
      if character == "\t" {
        let blanks = 4 - columns % 4
        shown += String(repeating: " ", count: blanks)
        columns += blanks
      } else if acts(character) {
        shown += "\u{FFFD}"
        columns += 1
      } else {
        shown.append(character)
        columns += DisplayWidth.columns(of: character)
      }
    }
    places.append((byte, columns))
    text = shown

    func acts(_ character: Character) -> Bool {
      character.unicodeScalars.contains {
        $0.value < 32 || ($0.value >= 127 && $0.value < 160) || (0x202A...0x202E).contains($0.value)
          || (0x2066...0x2069).contains($0.value)
      }
    }
  }

  /// The column in which the character with the byte begins; the end for a byte behind the line.
  func column(ofByte byte: Int) -> Int {
    var low = 0
    var high = places.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle].byte <= byte { low = middle } else { high = middle }
    }
    return places[low].column
  }

  /// Cuts the line to at most `room` columns that hold the carets as far as they fit; returns by how many columns
  /// what remains has moved to the left.
  mutating func cut(around carets: Range<Int>, to room: Int) -> Int {
    guard columns > room else { return 0 }
    // A third of the room stands before the carets, unless they need it or the line ends before.
    let spare = max(0, room - carets.count - 2)
    var first = max(0, carets.lowerBound - min(room / 3, spare))
    first = min(first, max(0, columns - room + 1))
    if first < 2 { first = 0 }
    var shown = first > 0 ? "…" : ""
    var column = 0
    var used = first > 0 ? 1 : 0
    var moved: Int?
    var isCut = false
    for character in text {
      let width = DisplayWidth.columns(of: character)
      if column >= first {
        if moved == nil { moved = column - used }
        if used + width > room - 1, column + width < columns {
          isCut = true
          break
        }
        shown.append(character)
        used += width
      }
      column += width
    }
    text = shown + (isCut ? "…" : "")
    return moved ?? 0
  }
}
