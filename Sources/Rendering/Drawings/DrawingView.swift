/// What is drawn: with axes, ticks and units, before it is known on what.
package indirect enum DrawingView: Sendable, Equatable {
  case curves(CurvesView)
  case ranges(RangesView)
  case histogram(HistogramView)
  case tornado(TornadoView)
  case map(MapView)
}

/// The mean and the points of the distribution at a place of a curve; a certain value has the mean alone.
package struct BandPoint: Sendable, Equatable {
  package var mean: Double
  package var p5: Double
  package var p25: Double
  package var p75: Double
  package var p95: Double

  package init(mean: Double, p5: Double, p25: Double, p75: Double, p95: Double) {
    self.mean = mean
    self.p5 = p5
    self.p25 = p25
    self.p75 = p75
    self.p95 = p95
  }
}

/// Curves over months with their 50 % and 90 % bands.
package struct CurvesView: Sendable, Equatable {
  package struct Curve: Sendable, Equatable {
    package var name: String
    /// The curve's first month, as months from the axis' first.
    package var start: Int
    /// A point for each month; without a value there is a gap.
    package var points: [BandPoint]

    package init(_ name: String, start: Int = 0, points: [BandPoint]) {
      self.name = name
      self.start = start
      self.points = points
    }

    var isUncertain: Bool { points.contains { $0.p5 < $0.p95 } }
  }
  /// The axis' first month: its year, and its number from 1 to 12.
  package var year: Int
  package var month: Int
  package var unit: String
  package var curves: [Curve]

  package init(year: Int, month: Int, unit: String, curves: [Curve]) {
    self.year = year
    self.month = month
    self.unit = unit
    self.curves = curves
  }

  /// Months on the axis.
  var count: Int { curves.map { $0.start + $0.points.count }.max() ?? 0 }

  /// The ends of all values; none without a value.
  var range: (low: Double, high: Double)? {
    let ends = curves.flatMap { $0.points.flatMap { [$0.mean, $0.p5, $0.p95] } }.filter(\.isFinite)
    guard let low = ends.min(), let high = ends.max() else { return nil }
    return (low, high)
  }

  /// `2026-03`
  func label(_ index: Int) -> String {
    let total = year * 12 + month - 1 + index
    let number = total % 12 + 1
    return String(total / 12) + (number < 10 ? "-0" : "-") + String(number)
  }
}

/// Bars from zero to the mean, with the ends of the 90 % interval; rows of one group stand together.
package struct RangesView: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    /// Which of the series it belongs to, counted from 0.
    package var series: Int
    package var mean: Double
    package var low: Double
    package var high: Double
    /// What stands behind the bar: value, and interval.
    package var text: String

    package init(series: Int = 0, mean: Double, low: Double, high: Double, text: String) {
      self.series = series
      self.mean = mean
      self.low = low
      self.high = high
      self.text = text
    }
  }
  package struct Group: Sendable, Equatable {
    package var label: String
    package var rows: [Row]
    package init(_ label: String, _ rows: [Row]) {
      self.label = label
      self.rows = rows
    }
  }
  package var unit: String
  /// The names of the series, such as scenarios; empty where there is but one.
  package var series: [String]
  package var groups: [Group]

  package init(unit: String, series: [String] = [], groups: [Group]) {
    self.unit = unit
    self.series = series
    self.groups = groups
  }

  var isUncertain: Bool { groups.contains { $0.rows.contains { $0.low < $0.high } } }
}

/// How often an uncertain figure falls where, with the points below which 5 %, 50 % and 95 % of the draws lie.
package struct HistogramView: Sendable, Equatable {
  package struct Panel: Sendable, Equatable {
    package var name: String
    /// For each bin, the share of the draws in it.
    package var shares: [Double]
    package var p5: Double
    package var p50: Double
    package var p95: Double
    package var mean: Double

    package init(_ name: String, shares: [Double], p5: Double, p50: Double, p95: Double, mean: Double) {
      self.name = name
      self.shares = shares
      self.p5 = p5
      self.p50 = p50
      self.p95 = p95
      self.mean = mean
    }
  }
  package var unit: String
  /// The lower end of the first bin, and the width of each.
  package var low: Double
  package var step: Double
  package var panels: [Panel]
  /// True where the values are months, counted from January of year 0.
  package var isDate: Bool

  package init(unit: String, low: Double, step: Double, panels: [Panel], isDate: Bool = false) {
    self.unit = unit
    self.low = low
    self.step = step
    self.panels = panels
    self.isDate = isDate
  }
}

/// How far each assumption swings an answer: from the answer at its low point to that at its high point.
package struct TornadoView: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var label: String
    /// The answer where the assumption is low, and where it is high.
    package var low: Double
    package var high: Double
    /// What it is moved between, such as `680 to 950 kkr/fte/year`.
    package var range: String

    package init(_ label: String, low: Double, high: Double, range: String = "") {
      self.label = label
      self.low = low
      self.high = high
      self.range = range
    }
  }
  package var unit: String
  /// The answer itself.
  package var centre: Double
  package var rows: [Row]

  package init(unit: String, centre: Double, rows: [Row]) {
    self.unit = unit
    self.centre = centre
    self.rows = rows
  }
}

/// Places on a map, shaded in classes.
package struct MapView: Sendable, Equatable {
  package struct Place: Sendable, Equatable {
    package var name: String
    /// Degrees north and east.
    package var latitude: Double
    package var longitude: Double
    /// The class it is shaded by, from 0; none without a value.
    package var shade: Int?
    package var value: Double?

    package init(_ name: String, latitude: Double, longitude: Double, shade: Int?, value: Double?) {
      self.name = name
      self.latitude = latitude
      self.longitude = longitude
      self.shade = shade
      self.value = value
    }
  }
  package var title: String
  package var unit: String
  /// For each class, its range as text and how many places it has; at most five, the lowest first.
  package var legend: [String]
  package var places: [Place]
  /// How many stand as a bare dot: the last places, which are not asked about, and those without a value.
  package var others: Int
  package var empty: Int

  package init(title: String, unit: String, legend: [String], places: [Place], others: Int = 0, empty: Int) {
    self.others = others
    self.title = title
    self.unit = unit
    self.legend = legend
    self.places = places
    self.empty = empty
  }

  /// The tone of a class, from 0 for the lightest of five to 4 for the darkest: fewer classes lie further apart.
  func tone(_ shade: Int) -> Int {
    legend.count < 2 ? 4 : min(max(shade * 4 / (min(legend.count, 5) - 1), 0), 4)
  }
}
