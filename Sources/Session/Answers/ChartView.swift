import Model
import Quantities
import Questions
import Rendering
import Wording

/// Lays charts and maps out in the unit in which they read best.
struct ChartView {
  let answers: AnswerView
  let figures: FigureText

  private var units: UnitTable { answers.units }

  func view(_ chart: Chart) -> View {
    switch chart.form {
    case .curves(let curves): .drawing(.curves(self.curves(curves, chart)))
    case .bars(let bars): .drawing(.ranges(ranges(bars, chart)))
    case .histogram(let histogram): .drawing(.histogram(self.histogram(histogram, chart)))
    }
  }

  /// One unit for all that is drawn on one scale.
  private func unit(_ chart: Chart, _ sizes: [Double]) -> UnitExpression {
    guard figures.rescales else { return chart.shown.unit }
    return units.rescaled(chart.shown.unit, for: sizes.map(abs).filter(\.isFinite).max() ?? .nan)
  }

  private func curves(_ curves: [Chart.Curve], _ chart: Chart) -> CurvesView {
    let unit = unit(chart, curves.flatMap { $0.points.map(\.mean) })
    let first = curves.compactMap(\.months.first).min() ?? Month(index: 0)
    let amount = { (x: Double) in unit.fromBase(x, in: units) }
    let outcomes = Set(curves.map(\.outcome))
    let drawn = curves.map { curve -> CurvesView.Curve in
      var name = curve.scenario ?? (outcomes.count > 1 ? curve.outcome : "")
      if outcomes.count > 1, let scenario = curve.scenario { name = curve.outcome + " · " + scenario }
      return CurvesView.Curve(
        name, start: (curve.months.first ?? first).index - first.index,
        points: curve.points.map { point in
          let ends = (point.quantiles ?? []).map(amount)
          let mean = amount(point.mean)
          guard ends.count == 5 else { return BandPoint(mean: mean, p5: mean, p25: mean, p75: mean, p95: mean) }
          return BandPoint(mean: mean, p5: ends[0], p25: ends[1], p75: ends[3], p95: ends[4])
        })
    }
    return CurvesView(year: first.year, month: first.number, unit: unit.text(in: units), curves: drawn)
  }

  private func ranges(_ bars: [Chart.Bar], _ chart: Chart) -> RangesView {
    let unit = unit(chart, bars.map(\.figure.mean))
    let amount = { (x: Double) in unit.fromBase(x, in: units) }
    var groups: [RangesView.Group] = []
    var places: [Phrase?: Int] = [:]
    for bar in bars {
      let figure = bar.figure
      let row = RangesView.Row(
        series: bar.scenario, mean: amount(figure.mean), low: amount(figure.spread?.p5 ?? figure.mean),
        high: amount(figure.spread?.p95 ?? figure.mean), text: figures.text(figure, in: unit))
      if let place = places[bar.label] {
        groups[place].rows.append(row)
      } else {
        places[bar.label] = groups.count
        groups.append(.init(bar.label?.text ?? "", [row]))
      }
    }
    // Scenarios of one outcome need not repeat what the question says.
    if groups.count == 1, chart.scenarios.count > 1 { groups[0].label = "" }
    return RangesView(unit: unit.text(in: units), series: chart.scenarios, groups: groups)
  }

  private func histogram(_ histogram: Chart.Histogram, _ chart: Chart) -> HistogramView {
    let isDate = chart.shown.type == .date
    let amount = { (x: Double) in isDate ? x : histogram.unit.fromBase(x, in: units) }
    let panels = histogram.panels.map { panel in
      let spread = panel.figure.spread
      return HistogramView.Panel(
        panel.name, shares: panel.shares, p5: amount(spread?.p5 ?? .nan), p50: amount(spread?.p50 ?? .nan),
        p95: amount(spread?.p95 ?? .nan), mean: amount(panel.figure.mean))
    }
    return HistogramView(
      unit: isDate ? "" : histogram.unit.text(in: units), low: histogram.low, step: histogram.step, panels: panels,
      isDate: isDate)
  }

  // MARK: Maps

  func view(_ map: PlacedFigures) -> View {
    let sizes = map.places.compactMap { $0.figure?.mean }.filter(\.isFinite)
    let unit =
      figures.rescales ? units.rescaled(map.shown.unit, for: sizes.map(abs).max() ?? .nan) : map.shown.unit
    let amount = { (x: Double) in unit.fromBase(x, in: units) }
    let classes = ShadeClasses(sizes.map(amount))
    let hasFigures = map.places.contains { $0.figure != nil }
    let places = map.places.map { place -> MapView.Place in
      let value = place.figure.map { amount($0.mean) }
      let shade = hasFigures ? value.flatMap(classes.shade) : 4
      return .init(place.name.text, latitude: place.latitude, longitude: place.longitude, shade: shade, value: value)
    }
    let counts = (0..<classes.count).map { shade in places.count { $0.shade == shade } }
    let legend = hasFigures ? classes.legend(counts) : []
    return .drawing(
      .map(
        MapView(
          title: hasFigures ? map.outcome : localized("\(places.count) of kind \(map.kind)"),
          unit: hasFigures ? unit.text(in: units) : "",
          legend: legend,
          places: places
            + map.others.map { .init("", latitude: $0.latitude, longitude: $0.longitude, shade: nil, value: nil) },
          others: map.others.count, empty: places.count { $0.shade == nil })))
  }
}

/// At most five classes with about as many values in each, between round figures.
struct ShadeClasses {
  /// The lower end of each class but the first, rising.
  private let breaks: [Double]
  private let low: Double
  private let high: Double
  /// Whether each class is one figure.
  private let isExact: Bool

  init(_ values: [Double]) {
    let sorted = values.sorted()
    low = sorted.first ?? 0
    high = sorted.last ?? 0
    let distinct = Set(sorted).sorted()
    isExact = distinct.count <= 5
    if isExact {
      breaks = Array(distinct.dropFirst())
      return
    }
    var found: [Double] = []
    for part in 1...4 {
      let value = sorted[min(sorted.count * part / 5, sorted.count - 1)]
      // Round, unless that would leave out the value itself.
      let round = Double(Self.rounded(value)) ?? value
      if round > (found.last ?? low), round <= high { found.append(round) }
    }
    breaks = found
  }

  /// Two significant digits, as a plain number.
  private static func rounded(_ value: Double) -> String {
    NumberText.typed(value, significant: 2).filter { $0 != " " }
  }

  var count: Int { breaks.count + 1 }

  /// The class of a value, from 0; nothing for no value.
  func shade(_ value: Double) -> Int? { value.isFinite ? breaks.count { $0 <= value } : nil }

  /// `120 to 450 (71)`: the ends of each class and how many places it has.
  func legend(_ counts: [Int]) -> [String] {
    counts.indices.map { index in
      let from = index == 0 ? low : breaks[index - 1]
      let to = isExact ? from : index == breaks.count ? high : breaks[index]
      let ends = [from, to].map { NumberText.rounded($0, significant: 3) }
      let isLast = index == breaks.count
      let stretch =
        isLast ? localized("\(ends[0]) to \(ends[1])") : localized("\(ends[0]) to under \(ends[1])")
      return "\(ends[0] == ends[1] ? ends[0] : stretch) (\(counts[index]))"
    }
  }
}
