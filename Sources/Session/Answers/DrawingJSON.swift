import Model
import Quantities
import Questions
import Rendering

/// Charts and maps for machines: full figures, in the unit as written.
extension AnswerJSON {
  func chart(_ chart: Chart) -> Members {
    var all: Members = [("of", .string(chart.outcome))]
    switch chart.form {
    case .curves(let curves):
      all += [("form", .string("series"))] + unit(chart.shown)
      all.append(("series", .array(curves.map { curve($0, chart.shown) })))
    case .bars(let bars):
      all += [("form", .string("bars"))] + unit(chart.shown)
      all.append(
        (
          "bars",
          .array(
            bars.map { bar in
              var one: Members = [("label", bar.label.map(english) ?? .string(""))]
              if !chart.scenarios.isEmpty { one.append(("scenario", .string(chart.scenarios[bar.scenario]))) }
              return .object(one + short(bar.figure))
            })
        ))
    case .histogram(let histogram):
      all.append(("form", .string("histogram")))
      let isDate = chart.shown.type == .date
      if !isDate { all += unit(Shown(chart.shown.type, histogram.unit)) }
      let count = histogram.panels.map(\.shares.count).max() ?? 0
      all.append(
        (
          "edges",
          .array(
            (0...count).map { bin in
              let edge = histogram.low + histogram.step * Double(bin)
              return isDate ? month(edge) : .number(edge)
            })
        ))
      all.append(
        (
          "series",
          .array(
            histogram.panels.map { panel in
              let shown = isDate ? chart.shown : Shown(chart.shown.type, histogram.unit)
              let figure = Figure(shown, panel.figure.mean, panel.figure.spread)
              return .object(
                [("name", .string(panel.name)), ("shares", .array(panel.shares.map { .number($0) }))]
                  + (isDate ? months(figure) : figures(figure)))
            })
        ))
    }
    return all
  }

  private func curve(_ curve: Chart.Curve, _ shown: Shown) -> JSONValue {
    var all: Members = [("of", .string(curve.outcome))]
    if let scenario = curve.scenario { all.append(("scenario", .string(scenario))) }
    all.append(("months", .array(curve.months.map { .string($0.description) })))
    guard curve.points.contains(where: { $0.quantiles != nil }) else {
      return .object(all + [("value", .array(curve.points.map { number($0.mean, shown) }))])
    }
    all.append(("mean", .array(curve.points.map { number($0.mean, shown) })))
    for (index, name) in ["p5", "p25", "p50", "p75", "p95"].enumerated() {
      all.append((name, .array(curve.points.map { number($0.quantiles?[index] ?? $0.mean, shown) })))
    }
    return .object(all)
  }

  func map(_ map: PlacedFigures) -> Members {
    let hasFigures = map.places.contains { $0.figure != nil }
    var columns: [JSONValue] = [map.kind, "latitude", "longitude"].map { .object([("name", .string($0))]) }
    if hasFigures { columns.append(.object([("name", .string(map.outcome))] + unit(map.shown))) }
    let rows = map.places.map { place -> JSONValue in
      var row: [JSONValue] = [english(place.name), .number(place.latitude), .number(place.longitude)]
      if hasFigures {
        row.append(
          place.figure.map { $0.spread == nil ? number($0.mean, $0.shown) : .object(short($0)) } ?? .null)
      }
      return .array(row)
    }
    return [("columns", .array(columns)), ("rows", .array(rows))]
  }
}
