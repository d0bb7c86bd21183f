import SourceText

/// The table in a delimited file, or all that is wrong with it.
///
/// Commas, semicolons or tabs between cells, seen from the header; UTF-8 or Windows-1252; quoted cells may hold separators,
/// line ends and doubled quotes.
package func readTable(name: String, bytes: [UInt8]) -> Result<DelimitedTable, Diagnostics> {
  let place = SourceText(name: name, bytes: [])
  guard bytes.count <= TableLimits.bytes else {
    return .failure(Diagnostics([TableFaults.tooLarge(.bytes, limit: TableLimits.bytes, place.all)]))
  }
  let decoded: DecodedText
  do { decoded = try DecodedText(bytes) } catch {
    return .failure(Diagnostics([TableFaults.unreadable(error, place)]))
  }
  var reader = DelimitedReader(source: SourceText(name: name, bytes: decoded.bytes))
  reader.read()
  guard reader.faults.isEmpty else { return .failure(Diagnostics(reader.faults)) }
  return .success(reader.table(encoding: decoded.encoding))
}

/// One pass over the text of a delimited file.
struct DelimitedReader {
  let source: SourceText
  private(set) var faults: [Diagnostic] = []
  private let bytes: [UInt8]
  private var index = 0
  private var separator = DelimitedTable.Separator.comma
  private var header: [Header] = []
  private var marks: [CellMark] = []
  private var row = 1
  private var firstRow = 2

  init(source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  mutating func read() {
    skipBlankLines()
    if !readSeparatorLine() { separator = likelySeparator() }
    skipBlankLines()
    readHeader()
    guard faults.isEmpty else { return }
    firstRow = row
    readRows()
    dropEmptyRowsAtEnd()
  }

  /// The table that has been read; `faults` must be empty.
  func table(encoding: TextEncoding) -> DelimitedTable {
    DelimitedTable(
      source: source, encoding: encoding, separator: separator, decimalMark: likelyDecimalMark(), header: header,
      firstRow: firstRow, marks: marks)
  }

  // MARK: Rows

  private mutating func readHeader() {
    guard index < bytes.count else { return faults.append(TableFaults.empty(source)) }
    let start = index
    let found = readLine(atMost: TableLimits.columns)
    guard faults.isEmpty else { return }
    guard found <= TableLimits.columns else {
      return faults.append(TableFaults.tooLarge(.columns, limit: TableLimits.columns, Span(source, start, index)))
    }
    var known: [[String]: Header] = [:]
    for (column, mark) in marks.enumerated() {
      let cell = Cell(span: Span(source, Int(mark.lower), Int(mark.upper)), row: row, column: column)
      guard let name = Header(cell) else {
        faults.append(TableFaults.openUnit(cell))
        continue
      }
      header.append(name)
      guard !name.path.isEmpty else { continue }
      if let first = known.updateValue(name, forKey: name.path) { faults.append(TableFaults.repeated(name, first)) }
    }
    marks.removeAll()
    row += 1
  }

  private mutating func readRows() {
    while index < bytes.count, faults.count < TableLimits.faults {
      let start = index
      let before = marks.count
      guard row - firstRow < TableLimits.rows else {
        return faults.append(TableFaults.tooLarge(.rows, limit: TableLimits.rows, Span(source, start, start)))
      }
      guard marks.count + header.count <= TableLimits.cells else {
        return faults.append(TableFaults.tooLarge(.cells, limit: TableLimits.cells, Span(source, start, start)))
      }
      if header.count > 1, isBlankLine() {
        let empty = row
        skipBlankLines()
        if index < bytes.count {
          faults.append(TableFaults.emptyRow(empty, columns: header.count, Span(source, start, start)))
        }
        continue
      }
      let told = faults.count
      let found = readLine(atMost: header.count)
      if faults.count == told, found != header.count {
        let end = (start..<index).last { bytes[$0] != 10 && bytes[$0] != 13 } ?? start
        faults.append(
          TableFaults.rowLength(row, cells: found, columns: header.count, separator, Span(source, start, end + 1)))
      }
      if faults.count > told { marks.removeSubrange(before...) }
      row += 1
    }
  }

  /// Moves past a line and returns how many cells it has; the first `limit` of them are kept.
  private mutating func readLine(atMost limit: Int) -> Int {
    var found = 0
    while true {
      let mark = readCell(column: found)
      if found < limit { marks.append(mark) }
      found += 1
      guard index < bytes.count else { return found }
      let end = bytes[index]
      index += 1
      if end == 10 {
        return found
      }
    }
  }

  /// The next cell; afterwards `index` stands on the separator or line feed behind it, or at the end.
  private mutating func readCell(column: Int) -> CellMark {
    skipSpaces()
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return readQuoted(column: column) }
    while index < bytes.count, bytes[index] != separator.rawValue, bytes[index] != 10 { index += 1 }
    var end = index
    while end > start {
      if Self.isBlank(bytes[end - 1]) {
        end -= 1
      } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return CellMark(lower: UInt32(start), upper: UInt32(end))
  }

  private mutating func readQuoted(column: Int) -> CellMark {
    let start = index
    index += 1
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "\"") {
        index += 1
      } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
        index += 2
      } else {
        break
      }
    }
    guard index < bytes.count else {
      faults.append(TableFaults.openQuote(row, column, Span(source, start, start + 1)))
      return CellMark(lower: UInt32(start), upper: UInt32(index))
    }
    index += 1
    let mark = CellMark(lower: UInt32(start), upper: UInt32(index))
    skipSpaces()
    let stray = index
    while index < bytes.count, bytes[index] != separator.rawValue, bytes[index] != 10 { index += 1 }
    if index > stray { faults.append(TableFaults.afterQuote(row, column, Span(source, stray, index))) }
    return mark
  }

  // MARK: Blanks

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 9 || byte == 13 }

  /// Moves past what is no part of a cell; a separator that is a tab stays.
  private mutating func skipSpaces() {
    while index < bytes.count {
      if Self.isBlank(bytes[index]), bytes[index] != separator.rawValue {
        index += 1
      } else if index + 1 < bytes.count, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
        index += 2
      } else {
        return
      }
    }
  }

  private func isBlankLine() -> Bool {
    var end = index
    while end < bytes.count, Self.isBlank(bytes[end]), bytes[end] != separator.rawValue { end += 1 }
    return end == bytes.count || bytes[end] == 10
  }

  private mutating func skipBlankLines() {
    while index < bytes.count, isBlankLine() {
      while index < bytes.count, bytes[index] != 10 { index += 1 }
      index = min(index + 1, bytes.count)
      row += 1
    }
  }

  /// Spreadsheets write rows of separators for cells that were once filled; they say nothing.
  private mutating func dropEmptyRowsAtEnd() {
    let isEmpty = { (mark: CellMark) in mark.lower == mark.upper }
    while !marks.isEmpty, marks.suffix(header.count).allSatisfy(isEmpty) { marks.removeLast(header.count) }
  }

  // MARK: How the file is written

  /// Reads a first line like `sep=;`, which spreadsheets write for each other.
  private mutating func readSeparatorLine() -> Bool {
    let line = bytes[index...].prefix { $0 != 10 && $0 != 13 }
    guard line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last,
      let named = DelimitedTable.Separator(rawValue: last)
    else { return false }
    separator = named
    index = line.endIndex
    while index < bytes.count, bytes[index] != 10 { index += 1 }
    index = min(index + 1, bytes.count)
    row += 1
    return true
  }

  /// The separator that stands most often in the header outside quotes.
  ///
  /// A header without any is one column. Its cells may then hold commas, so semicolons are what would part them.
  private func likelySeparator() -> DelimitedTable.Separator {
    var counts: [DelimitedTable.Separator: Int] = [:]
    var inQuotes = false
    for byte in bytes[index...] {
      if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
      if inQuotes { continue }
      if byte == 10 { break }
      if let separator = DelimitedTable.Separator(rawValue: byte) { counts[separator, default: 0] += 1 }
    }
    var best = DelimitedTable.Separator.semicolon
    for candidate in [DelimitedTable.Separator.tab, .comma]
    where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    return best
  }

  private func likelyDecimalMark() -> DecimalMark {
    let usual: DecimalMark = separator == .semicolon ? .comma : .point
    var other: DecimalMark?
    for mark in marks {
      let range = Int(mark.lower)..<Int(mark.upper)
      guard range.count >= 2, bytes[range].contains(where: { DecimalMark(rawValue: $0) != nil }) else { continue }
      let cell = Cell(span: Span(source, range.lowerBound, range.upperBound), row: 0, column: 0)
      guard let number = WrittenNumber(cell.text.utf8), let written = number.mark, number.isSurelyDecimal else {
        continue
      }
      if written == usual { return usual }
      other = written
    }
    return other ?? usual
  }
}
