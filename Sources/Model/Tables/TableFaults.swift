import SourceText
import Wording

/// The wording of all that can be wrong with a delimited file.
enum TableFaults {
  static func unreadable(_ reason: UnreadableFile, _ source: SourceText) -> Diagnostic {
    switch reason {
    case .utf16:
      Diagnostic(
        code: "table_encoding", localized("\(source.name) is written as UTF-16, which cannot be read here"),
        at: source.all,
        hint: localized("save it as UTF-8; in Excel: Save As, 'CSV UTF-8'"))
    case .spreadsheet:
      Diagnostic(
        code: "table_encoding", localized("\(source.name) is a spreadsheet, not a CSV file"), at: source.all,
        hint: localized("open it and save the sheet as 'CSV UTF-8'"))
    case .notText:
      Diagnostic(
        code: "table_encoding", localized("\(source.name) is not a text file: it holds zero bytes"), at: source.all,
        hint: localized("save it as CSV, in UTF-8"))
    }
  }

  enum Counted { case bytes, columns, rows, cells }

  static func tooLarge(_ what: Counted, limit: Int, _ span: Span) -> Diagnostic {
    let name = span.source.name
    let number = String(limit).reversed().enumerated().reduce("") { text, digit in
      String(digit.element) + (digit.offset > 0 && digit.offset % 3 == 0 ? " " : "") + text
    }
    let message =
      switch what {
      case .bytes: localized("\(name) is too large: at most \(number) bytes are read")
      case .columns: localized("\(name) is too large: at most \(number) columns are read")
      case .rows: localized("\(name) is too large: at most \(number) rows are read")
      case .cells: localized("\(name) is too large: at most \(number) cells are read")
      }
    return Diagnostic(code: "table_size", message, at: span)
  }

  static func empty(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      code: "table_header", localized("\(source.name) is empty: expected a row with the names of the columns"),
      at: source.all)
  }

  static func openUnit(_ cell: Cell) -> Diagnostic {
    Diagnostic(
      code: "table_header",
      localized(
        "\(cell.span.source.name), row \(cell.row), column \(cell.column + 1): expected a unit in square brackets at the end"
      ),
      at: cell.span, hint: localized("write the unit last, such as"), suggestion: "gps [gp]")
  }

  static func repeated(_ header: Header, _ first: Header) -> Diagnostic {
    Diagnostic(
      code: "table_header", localized("\(header.span.source.name) has two columns named '\(header.text)'"),
      at: [Diagnostic.Label(first.span, localized("the first")), Diagnostic.Label(header.span, localized("again"))])
  }

  static func rowLength(_ row: Int, cells: Int, columns: Int, _ separator: DelimitedTable.Separator, _ span: Span)
    -> Diagnostic
  {
    let name = span.source.name
    let quoting =
      switch separator {
      case .comma: localized("a cell that holds a comma must stand in quotes")
      case .semicolon: localized("a cell that holds a semicolon must stand in quotes")
      case .tab: localized("a cell that holds a tab must stand in quotes")
      }
    return Diagnostic(
      code: "table_row_length",
      columns == 1
        ? localized("\(name), row \(row): expected 1 cell, one for each column, found \(cells)")
        : localized("\(name), row \(row): expected \(columns) cells, one for each column, found \(cells)"),
      at: span,
      cells > columns ? localized("\(cells) cells") : localized("\(cells) of \(columns) cells"),
      hint: cells > columns ? quoting : nil)
  }

  static func emptyRow(_ row: Int, columns: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "table_row_length",
      localized("\(span.source.name), row \(row): expected \(columns) cells, found an empty line"),
      at: span,
      hint: localized("take the line out; empty lines may stand only at the end"))
  }

  static func openQuote(_ row: Int, _ column: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "table_quote",
      localized("\(span.source.name), row \(row), column \(column + 1): the quote is never closed"), at: span,
      localized("opened here"), hint: localized("close it, or write \"\" for a quote inside a quoted cell"))
  }

  static func afterQuote(_ row: Int, _ column: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "table_quote",
      localized(
        "\(span.source.name), row \(row), column \(column + 1): expected the end of the cell after its closing quote"),
      at: span,
      hint: localized("write \"\" for a quote inside a quoted cell"))
  }
}

extension DelimitedTable {
  /// What to tell about a cell that does not hold what its column needs; `expected` reads on from "expected ", as `a number of gp`.
  package func fault(in cell: Cell, expected: String) -> Diagnostic {
    let column = header[cell.column]
    let name = column.text.isEmpty ? "\(cell.column + 1)" : "'\(column.text)'"
    let text = cell.text
    let found = text.isEmpty ? localized("an empty cell") : "'\(text.prefix(40))\(text.count > 40 ? "…" : "")'"
    var hint: String?
    if let number = WrittenNumber(text.utf8), isAmbiguous(number) {
      hint =
        decimalMark == .comma
        ? localized(
          """
          this file writes decimals with a comma, so it is unclear what '\(text)' means; \
          write thousands with a space or nothing between them
          """)
        : localized(
          """
          this file writes decimals with a point, so it is unclear what '\(text)' means; \
          write thousands with a space or nothing between them
          """)
    }
    return Diagnostic(
      code: text.isEmpty ? "table_empty_cell" : "table_cell",
      localized("\(source.name), row \(cell.row), column \(name): expected \(expected), found \(found)"), at: cell.span,
      hint: hint
    )
  }
}
