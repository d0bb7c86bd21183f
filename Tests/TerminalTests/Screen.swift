/// What a terminal shows after the bytes that were written to it: enough of one for what libedit and the editor send.
struct Screen: Equatable {
  private(set) var columns: Int
  private(set) var rows: Int
  private var cells: [[String]]
  /// Rows that go on in the next because they were full.
  private var goesOn: [Bool]
  private(set) var row = 0
  private(set) var column = 0
  /// The last column is written and the next character begins a new row.
  private var isWrapPending = false
  private var pending: [Unicode.Scalar] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: [], count: rows)
    goesOn = Array(repeating: false, count: rows)
  }

  /// The rows without spaces at their ends.
  var text: [String] {
    cells.map { row in
      var joined = row.joined()
      while joined.last == " " { joined.removeLast() }
      return joined
    }
  }

  mutating func write(_ text: some Sequence<Unicode.Scalar>) {
    for scalar in text { write(scalar) }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if !pending.isEmpty || scalar == "\u{1B}" {
      pending.append(scalar)
      if isSequenceComplete { obey() }
      return
    }
    switch scalar {
    case "\r":
      column = 0
      isWrapPending = false
    case "\n": lineFeed()
    case "\u{8}":
      column = max(0, column - 1)
      isWrapPending = false
    case "\u{7}": break
    case "\t": column = min(columns - 1, column / 8 * 8 + 8)
    default: put(scalar)
    }
  }

  static func width(of scalar: Unicode.Scalar) -> Int {
    scalar.value >= 0x1100 && !(0x2000..<0x2E80).contains(scalar.value) ? 2 : 1
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    if isWrapPending || column + width > columns {
      column = 0
      goesOn[row] = true
      lineFeed()
    }
    while cells[row].count < column + width { cells[row].append(" ") }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      isWrapPending = true
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append([])
      goesOn.removeFirst()
      goesOn.append(false)
    }
  }

  private var isSequenceComplete: Bool {
    guard pending.count > 1 else { return false }
    guard pending[1] == "[" else { return pending[1] != "(" || pending.count > 2 }
    return pending.count > 2 && (0x40..<0x7F).contains(pending[pending.count - 1].value)
  }

  private mutating func obey() {
    defer { pending = [] }
    guard pending[1] == "[", let command = pending.last else { return }
    let numbers = String(String.UnicodeScalarView(pending[2..<pending.count - 1])).split(
      separator: ";", omittingEmptySubsequences: false
    ).map { Int($0) }
    let first = numbers.first.flatMap { $0 }
    let count = max(1, first ?? 1)
    switch command {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(rows, count) - 1
      column = min(columns, max(1, numbers.count > 1 ? numbers[1] ?? 1 : 1)) - 1
    case "J": eraseBelow(all: first == 2)
    case "K": eraseRow(from: first == 1 || first == 2 ? 0 : column, to: first == 1 ? column + 1 : columns)
    case "P": if column < cells[row].count { cells[row].removeSubrange(column..<min(cells[row].count, column + count)) }
    case "@":
      while cells[row].count < column { cells[row].append(" ") }
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      if cells[row].count > columns { cells[row].removeSubrange(columns...) }
    case "m", "h", "l": return
    default: preconditionFailure("the test's terminal does not know \(pending)")
    }
    isWrapPending = false
  }

  private mutating func eraseBelow(all: Bool) {
    if !all { eraseRow(from: column, to: columns) }
    for index in (all ? 0 : row + 1)..<rows {
      cells[index] = []
      goesOn[index] = false
    }
  }

  private mutating func eraseRow(from start: Int, to end: Int) {
    for index in start..<max(start, min(end, cells[row].count)) { cells[row][index] = " " }
    if end >= columns { goesOn[row] = false }
  }

  /// Most terminals break rows that went on in the next anew when their window changes, and keep the cursor on its character.
  mutating func resize(columns: Int, rows: Int) {
    var broken: [(cells: [String], goesOn: Bool)] = []
    var place = (row: 0, column: 0)
    var index = 0
    while index < cells.count {
      var line: [String] = []
      var cursor: Int?
      while true {
        // A row that goes on is full, but for a wide character that did not fit.
        let row = cells[index]
        if index == self.row { cursor = line.count + column }
        line += row
        index += 1
        if !goesOn[index - 1] || index == cells.count { break }
      }
      while line.last == " ", line.count > (cursor ?? 0) { line.removeLast() }
      let first = broken.count
      broken += Self.broken(line, columns)
      if let cursor { place = Self.place(cursor, in: broken[first...], from: first, columns) }
    }
    while broken.count > max(rows, place.row + 1), broken.last?.cells.isEmpty == true { broken.removeLast() }
    let above = max(0, broken.count - rows)
    let kept = broken.dropFirst(above)
    let free = Array(repeating: (cells: [String](), goesOn: false), count: max(0, rows - kept.count))
    cells = (kept + free).map(\.cells)
    goesOn = (kept + free).map(\.goesOn)
    row = max(0, place.row - above)
    column = min(place.column, columns - 1)
    self.columns = columns
    self.rows = rows
    isWrapPending = false
  }

  private static func broken(_ line: [String], _ columns: Int) -> [(cells: [String], goesOn: Bool)] {
    var rows: [(cells: [String], goesOn: Bool)] = [([], false)]
    var index = 0
    while index < line.count {
      let width = index + 1 < line.count && line[index + 1].isEmpty ? 2 : 1
      if rows[rows.count - 1].cells.count + width > columns {
        rows[rows.count - 1].goesOn = true
        rows.append(([], false))
      }
      rows[rows.count - 1].cells += line[index..<index + width]
      index += width
    }
    return rows
  }

  private static func place(
    _ cursor: Int, in rows: ArraySlice<(cells: [String], goesOn: Bool)>, from first: Int, _ columns: Int
  ) -> (row: Int, column: Int) {
    var left = cursor
    for (index, row) in zip(first..., rows) {
      if left < row.cells.count || index == first + rows.count - 1 { return (index, left) }
      left -= row.cells.count
    }
    return (first, 0)
  }
}
