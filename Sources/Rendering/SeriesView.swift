import Quantities
import Wording

/// What runs over time: a table by year or month, and a small chart of each curve.
package struct SeriesView: Sendable, Equatable {
  package struct Curve: Sendable, Equatable {
    package var name: Line
    package var unit: String?
    /// One value for each label.
    package var mean: [Double]
    /// The ends of the 90 % interval, for each label; empty when the values are certain.
    package var low: [Double]
    package var high: [Double]
    /// Finer values for the chart, such as months below a table by year; the means when empty.
    package var fine: [Double]
    /// How many digits the table shows.
    package var significant: Int

    package init(
      _ name: Line, unit: String? = nil, mean: [Double], low: [Double] = [], high: [Double] = [], fine: [Double] = [],
      significant: Int = 4
    ) {
      self.name = name
      self.unit = unit
      self.mean = mean
      self.low = low
      self.high = high
      self.fine = fine
      self.significant = significant
    }

    var isUncertain: Bool { !low.isEmpty && !high.isEmpty }
    var charted: [Double] { fine.isEmpty ? mean : fine }

    /// The least and greatest charted value as text, `1 020 to 1 410`; empty without values.
    var rangeText: String {
      let known = charted.filter(\.isFinite)
      guard let low = known.min(), let high = known.max() else { return "" }
      let ends = [low, high].map { NumberText.rounded($0, significant: significant) }
      return ends[0] == ends[1] ? ends[0] : localized("\(ends[0]) to \(ends[1])")
    }
  }

  /// `2026` or `2026-03`
  package var labels: [String]
  package var curves: [Curve]

  package init(labels: [String], curves: [Curve]) {
    self.labels = labels
    self.curves = curves
  }

  /// A row for each label; the intervals as text in columns of their own, or only as numbers behind the means.
  func table(showingIntervals: Bool = true) -> TableView {
    var columns = [TableView.Column("")]
    for curve in curves {
      columns.append(TableView.Column(curve.name, unit: curve.unit, .decimal))
      if curve.isUncertain, showingIntervals {
        columns.append(TableView.Column(Line(localized("5 % to 95 %"), .dim), .right))
      }
    }
    let rows = labels.indices.map { index in
      [TableView.Cell(Line(labels[index], .dim))]
        + curves.flatMap { Array(cells(of: $0, at: index).prefix(showingIntervals ? 2 : 1)) }
    }
    return TableView(columns: columns, rows: rows)
  }

  private func cells(of curve: Curve, at index: Int) -> [TableView.Cell] {
    let mean = curve.mean.indices.contains(index) ? curve.mean[index] : .nan
    let cell = TableView.Cell(number: mean, significant: curve.significant)
    guard curve.isUncertain else { return [cell] }
    guard curve.low.indices.contains(index), curve.high.indices.contains(index), curve.low[index] <= curve.high[index]
    else {
      return [cell, TableView.Cell(Line(NumberText.noValue))]
    }
    let interval = curve.low[index]...curve.high[index]
    let ends = [interval.lowerBound, interval.upperBound].map {
      NumberText.rounded($0, significant: curve.significant)
    }
    return [
      TableView.Cell(cell.line, number: mean, interval: interval),
      TableView.Cell(Line(localized("\(ends[0]) to \(ends[1])"), .dim)),
    ]
  }
}
