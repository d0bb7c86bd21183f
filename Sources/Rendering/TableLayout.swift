/// A table as lines of a page: in full when it fits; else with wrapped texts; else in parts, each with the first column.
struct TableLayout {
  private let page: TextPage
  private let table: TableView
  private let header: [Line]
  private let units: [Line]
  private let cells: [[Line]]
  /// For columns aligned by decimals, the width of the longest whole part.
  private let wholes: [Int]
  /// The widths that the cells take, without the header.
  private let numberWidths: [Int]
  private let natural: [Int]

  private static let gap = 2
  /// Text columns are not narrowed below this while there is another way.
  private static let comfortable = 16
  /// A cell never takes more lines than this.
  private static let highest = 4

  init(page: TextPage, table: TableView) {
    self.page = page
    self.table = table
    header = table.columns.map { page.shown($0.header.styled(.strong)) }
    units = table.columns.map { page.shown(Line($0.unit ?? "", .dim)) }
    cells = table.rows.indices.map { row in
      table.columns.indices.map { page.shown(table.cell(row, $0).line) }
    }
    var wholes: [Int] = []
    var numberWidths: [Int] = []
    var natural: [Int] = []
    for column in table.columns.indices {
      let texts = cells.map { $0[column].text }
      let whole =
        table.columns[column].alignment == .decimal ? texts.map { page.measure(Self.wholePart($0)) }.max() ?? 0 : 0
      let widths = zip(cells, texts).map { row, text in
        whole == 0 ? page.width(of: row[column]) : whole - page.measure(Self.wholePart(text)) + page.measure(text)
      }
      wholes.append(whole)
      numberWidths.append(widths.max() ?? 0)
      natural.append(max(widths.max() ?? 0, page.width(of: header[column]), page.width(of: units[column])))
    }
    self.wholes = wholes
    self.numberWidths = numberWidths
    self.natural = natural
  }

  var lines: [Line] {
    guard !table.columns.isEmpty else { return [] }
    var lines: [Line] = []
    for part in parts() {
      if !lines.isEmpty { lines.append(Line([])) }
      lines += self.lines(of: part.columns, widths: part.widths)
    }
    return lines
  }

  // MARK: Widths

  private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + Self.gap * max(widths.count - 1, 0) }

  private func parts() -> [(columns: [Int], widths: [Int])] {
    let least = table.columns.indices.map { column in
      table.columns[column].alignment == .left ? min(natural[column], Self.comfortable) : natural[column]
    }
    var groups: [[Int]] = [[0]]
    for column in table.columns.indices.dropFirst() {
      let group = groups[groups.count - 1]
      if group.count > 1, total((group + [column]).map { least[$0] }) > page.width {
        groups.append([0, column])
      } else {
        groups[groups.count - 1].append(column)
      }
    }
    return groups.map { ($0, widths(of: $0, least: least)) }
  }

  /// Widths that fill the page at most: text columns grow from their least to their natural width, the narrowest first.
  private func widths(of columns: [Int], least: [Int]) -> [Int] {
    var widths = columns.map { least[$0] }
    var room = page.width - total(widths)
    while room > 0 {
      let growing = widths.indices.filter { widths[$0] < natural[columns[$0]] }
      guard let narrowest = growing.min(by: { widths[$0] < widths[$1] }) else { break }
      widths[narrowest] += 1
      room -= 1
    }
    while room < 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 4 {
      widths[widest] -= 1
      room += 1
    }
    return widths
  }

  // MARK: Rows

  private func lines(of columns: [Int], widths: [Int]) -> [Line] {
    var lines = row(columns.map { header[$0] }, columns, widths, isHeader: true)
    if columns.contains(where: { !units[$0].isEmpty }) {
      lines += row(columns.map { units[$0] }, columns, widths, isHeader: true)
    }
    if lines.allSatisfy(\.isEmpty) { lines = [] }
    if !lines.isEmpty { lines.append(Line(String(repeating: page.isASCII ? "-" : "─", count: total(widths)), .dim)) }
    for cells in cells { lines += row(columns.map { cells[$0] }, columns, widths, isHeader: false) }
    return lines
  }

  private func row(_ cells: [Line], _ columns: [Int], _ widths: [Int], isHeader: Bool) -> [Line] {
    let wrapped = zip(cells, widths).map { cell, width in
      let lines = page.wrapped(cell, width: width)
      guard lines.count > Self.highest else { return lines }
      let rest = lines[(Self.highest - 1)...].dropFirst().reduce(lines[Self.highest - 1]) { $0 + " " + $1 }
      return Array(lines.prefix(Self.highest - 1)) + [page.cut(rest, width: width)]
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { level in
      var line = Line([])
      for (index, column) in columns.enumerated() {
        let cell = level < wrapped[index].count ? wrapped[index][level] : Line([])
        let before = indent(cell, column, widths[index], isHeader: isHeader)
        let after = max(widths[index] - before - page.width(of: cell), 0)
        line.append(String(repeating: " ", count: before), .plain)
        for run in cell.runs { line.append(run.text, run.style) }
        line.append(String(repeating: " ", count: after + Self.gap), .plain)
      }
      return line.trimmedAtEnd
    }
  }

  private func indent(_ cell: Line, _ column: Int, _ width: Int, isHeader: Bool) -> Int {
    let free = max(width - page.width(of: cell), 0)
    switch table.columns[column].alignment {
    case .left: return 0
    case .right: return free
    case .decimal:
      guard !isHeader, width >= natural[column], !cell.isEmpty else { return free }
      // A column that its header makes wider than its numbers keeps them under the header's end.
      return min(free, width - numberWidths[column] + wholes[column] - page.measure(Self.wholePart(cell.text)))
    }
  }

  /// What stands before the decimal mark of the number that a text begins with; all of a text without a number.
  static func wholePart(_ text: String) -> String {
    var end = text.startIndex
    var sawDigit = false
    while end < text.endIndex {
      let character = text[end]
      let next = text.index(after: end)
      if character.isWholeNumber {
        sawDigit = true
      } else if character == " ", sawDigit {
        guard next < text.endIndex, text[next].isWholeNumber else { break }
      } else if sawDigit || !"+-−≈~ ".contains(character) {
        break
      }
      end = next
    }
    return sawDigit ? String(text[..<end]) : text
  }
}
