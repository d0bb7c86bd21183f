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
  mutating func home() { cursor = 0 }
  mutating func end() { cursor = count }

  mutating func backspace() {
    guard cursor > 0 else { return }
    cursor -= 1
    scalars.remove(at: cursor)
  }

  mutating func delete() { if cursor < count { scalars.remove(at: cursor) } }
  mutating func cutRest() { scalars.removeSubrange(cursor...) }

  /// The screen after `> ` and the text were simply printed, and where the cursor belongs on it.
  func screen(columns: Int, rows: Int) -> (text: [String], row: Int, column: Int) {
    var printed = Screen(columns: columns, rows: rows)
    printed.write("> ".unicodeScalars)
    printed.write(scalars)
    var row = 0
    var column = 2
    for scalar in scalars[..<cursor] {
      let width = Screen.width(of: scalar)
      if column + width > columns { (row, column) = (row + 1, 0) }
      column += width
      if column == columns { (row, column) = (row + 1, 0) }
    }
    // A wide character that does not fit takes the cursor along to its row.
    if cursor < count, column + Screen.width(of: scalars[cursor]) > columns { (row, column) = (row + 1, 0) }
    return (printed.text, row, column)
  }
}

/// Keys chosen at random, the same ones for the same seed.
struct Keystrokes {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func pick(_ count: Int) -> Int {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }

  /// The next key, already done to the entry.
  mutating func next(editing entry: inout EditedEntry, mostColumns: Int) -> String {
    switch pick(12) {
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
    default:
      let texts = ["a", "12", "æøå", "–", "日", "x 日本", "longer words 345", "😀"]
      let text = texts[pick(texts.count)]
      guard entry.count * 2 + 32 < mostColumns else { return "" }
      entry.insert(text)
      return text
    }
  }
}
