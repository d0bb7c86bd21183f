import Wording

/// What is shown to a reader, before it is known on what: a terminal, a page, a file.
package indirect enum View: Sendable, Equatable {
  case headline(Line)
  /// Running text; line feeds in it stay.
  case paragraph(Line)
  case list([Line])
  case table(TableView)
  case series(SeriesView)
  case bars(BarsView)
  case tree(TreeNode)
  case drawing(DrawingView)
  /// Text in another language, such as DOT, that stands as it is.
  case code(String)
  /// Views below each other, with air between them.
  case blocks([View])
}

/// A part of a tree: its own line, lines of detail below it, and what it is made of.
package struct TreeNode: Sendable, Equatable {
  package var line: Line
  package var details: [Line]
  package var children: [TreeNode]

  package init(_ line: Line, details: [Line] = [], children: [TreeNode] = []) {
    self.line = line
    self.details = details
    self.children = children
  }

  /// No deeper part is shown: lines would be all branches.
  static let deepest = 40
}

/// Bars below each other on one scale. A bar may begin away from zero, as a swing around an answer does.
package struct BarsView: Sendable, Equatable {
  package struct Bar: Sendable, Equatable {
    package var label: Line
    package var from: Double
    package var to: Double
    /// What stands behind the bar, such as its value and unit.
    package var text: Line

    package init(_ label: Line, from: Double = 0, to: Double, text: Line) {
      self.label = label
      self.from = from
      self.to = to
      self.text = text
    }
  }
  package var bars: [Bar]

  package init(_ bars: [Bar]) { self.bars = bars }

  /// The least and greatest end of all bars; none when no bar has a length.
  var range: (low: Double, high: Double)? {
    let ends = bars.flatMap { [$0.from, $0.to] }.filter(\.isFinite)
    guard let low = ends.min(), let high = ends.max(), low < high else { return nil }
    return (low, high)
  }

  /// The same as a table, for writers that draw no bars in text.
  var table: TableView {
    TableView(
      columns: [
        TableView.Column(""), TableView.Column(Line(localized("from")), .decimal),
        TableView.Column(Line(localized("to")), .decimal),
        TableView.Column(""),
      ],
      rows: bars.map {
        [
          TableView.Cell($0.label), TableView.Cell(number: $0.from), TableView.Cell(number: $0.to),
          TableView.Cell($0.text),
        ]
      })
  }
}
