/// What an entry should be after the keys that were typed, and how the screen should show it.
struct EditedEntry {
  private var scalars: [Unicode.Scalar] = []
  private(set) var cursor = 0

  var count: Int { scalars.count }
  var text: String { String(String.UnicodeScalarView(scalars)) }

  mutating func insert(_ text: String) {
    scalars.insert(contentsOf: text.unicodeScalars, at: cursor)
    cursor += text.unicodeScalars.count
  }

  mutating func left() { cursor = max(0, cursor - 1) }
  mutating func right() { cursor = min(count, cursor + 1) }
  /// To the beginning of the row, and from there to that of the entry.
  mutating func home() {
    let start = scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    cursor = cursor == start ? 0 : start
  }

  /// To the end of the row, and from there to that of the entry.
  mutating func end() {
    let end = scalars[cursor...].firstIndex(of: "\n") ?? count
    cursor = cursor == end ? count : end
  }

  var rowCount: Int { scalars.count { $0 == "\n" } + 1 }

  mutating func backspace() {
    guard cursor > 0 else { return }
    cursor -= 1
    scalars.remove(at: cursor)
  }

  mutating func delete() { if cursor < count { scalars.remove(at: cursor) } }
  mutating func cutRest() { scalars.removeSubrange(cursor...) }

  /// The screen after `> ` and the text were simply printed, and where the cursor belongs on it. As libedit has it, a row
  /// that is full has gone on in the next even where a line end follows.
  func screen(columns: Int, rows: Int) -> (text: [String], row: Int, column: Int) {
    var printed = Screen(columns: columns, rows: rows)
    var place = (row: 0, column: 0)
    var cursorPlace = place
    for (index, scalar) in ("> ".unicodeScalars + scalars).enumerated() {
      let width = scalar == "\n" ? 0 : Screen.width(of: scalar)
      // A wide character that does not fit takes the cursor along to its row.
      if place.column + width > columns { place = (place.row + 1, 0) }
      if index == cursor + 2 { cursorPlace = place }
      if scalar == "\n" {
        let isFull = place.column == 0 && printed.row < place.row
        printed.write("\r\n".unicodeScalars)
        if isFull { printed.write("\r\n".unicodeScalars) }
        place = (place.row + 1, 0)
      } else {
        printed.write([scalar])
        place.column += width
        if place.column == columns { place = (place.row + 1, 0) }
      }
    }
    if cursor == count { cursorPlace = place }
    return (printed.text, cursorPlace.row, cursorPlace.column)
  }
}

/// Keys chosen at random, the same ones for the same seed.
struct Keystrokes {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// A number below `count`.
  mutating func pick(_ count: Int) -> Int {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }

  /// The next key, already done to the entry.
  mutating func next(editing entry: inout EditedEntry, mostColumns: Int) -> String {
    switch pick(13) {
    case 0:
      entry.left()
      return Keys.left
    case 1:
      entry.right()
      return Keys.right
    case 2:
      entry.backspace()
      return Keys.backspace
    case 3:
      entry.delete()
      return Keys.delete
    case 4 where pick(3) == 0:
      entry.home()
      return Keys.control("a")
    case 5 where pick(3) == 0:
      entry.end()
      return Keys.control("e")
    case 6 where pick(4) == 0:
      entry.cutRest()
      return Keys.control("k")
    case 7:
      for _ in 0..<5 { entry.left() }
      return String(repeating: Keys.left, count: 5)
    case 8 where pick(2) == 0:
      let texts = ["pasted", "two\nrows", "æ\n\n日本", " "]
      let text = texts[pick(texts.count)]
      guard entry.count * 2 + 32 < mostColumns, entry.rowCount < 4 else { return "" }
      entry.insert(text)
      return Keys.paste(text)
    default:
      let texts = ["a", "12", "æøå", "–", "日", "x 日本", "longer words 345", "😀"]
      let text = texts[pick(texts.count)]
      guard entry.count * 2 + 32 < mostColumns else { return "" }
      entry.insert(text)
      return text
    }
  }
}
