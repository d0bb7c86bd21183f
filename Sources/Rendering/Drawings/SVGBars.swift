import Wording

/// Bars from zero as a picture, with a line from the 5 % to the 95 % point.
struct SVGRanges {
  let view: RangesView

  var text: String {
    let rows = view.groups.flatMap { group in group.rows.map { (group.label, $0) } }
    let ends = rows.flatMap { [$0.1.mean, $0.1.low, $0.1.high] }.filter(\.isFinite) + [0]
    guard let low = ends.min(), let high = ends.max(), low < high else { return "" }
    let hasSeries = view.series.count > 1
    let left = 190.0
    let x = { (value: Double) in left + (value / 2 - low / 2) / (high / 2 - low / 2) * 330 }
    var picture = SVGPicture(width: 760, height: Double(rows.count) * 22 + 16, label: localized("bars, \(view.unit)"))
    for (index, (label, row)) in rows.enumerated() where row.mean.isFinite {
      let y = Double(index) * 22 + 8
      let name = hasSeries ? [label, view.series[min(row.series, view.series.count - 1)]] : [label]
      picture.words(name.filter { !$0.isEmpty }.joined(separator: " · "), left - 8, y + 14, .end, "name")
      picture.rectangle(
        min(x(0), x(row.mean)), y + 3, abs(x(row.mean) - x(0)), 14, "nostroke c\((hasSeries ? row.series : 0) % 6)")
      if row.low < row.high { picture.line((x(row.low), y + 10), (x(row.high), y + 10), "range") }
      picture.words(row.text, left + 340, y + 14)
    }
    picture.line((x(0), 4), (x(0), Double(rows.count) * 22 + 8), "axis")
    return picture.text
  }
}

/// Histograms below each other as a picture.
struct SVGHistogram {
  let view: HistogramView

  var text: String {
    let count = view.panels.map(\.shares.count).max() ?? 0
    guard count > 0, let top = view.panels.flatMap(\.shares).max(), top > 0 else { return "" }
    let high = view.low + view.step * Double(count)
    let x = { (value: Double) in 40 + (value / 2 - view.low / 2) / (high / 2 - view.low / 2) * 680 }
    var picture = SVGPicture(
      width: 760, height: Double(view.panels.count) * 190 + 10, label: localized("histogram, \(view.unit)"))
    for (index, panel) in view.panels.enumerated() {
      let floor = Double(index) * 190 + 140
      for (bin, share) in panel.shares.enumerated() where share > 0 {
        let start = x(view.low + view.step * Double(bin))
        picture.rectangle(
          start, floor - share / top * 110, 680 / Double(count) - 1, share / top * 110, "nostroke c\(index % 6)")
      }
      picture.line((40, floor), (720, floor), "axis")
      if view.panels.count > 1 { picture.words(panel.name, 40, floor - 118, .start, "name") }
      let ticks = Ticks(view.low, high, most: 8, coversEnds: false)
      if !view.isDate {
        for value in ticks.values where value >= view.low && value <= high {
          picture.line((x(value), floor), (x(value), floor + 4), "axis")
          picture.words(ticks.label(value), x(value), floor + 18, .middle)
        }
      }
      for (name, value) in [("5 %", panel.p5), ("50 %", panel.p50), ("95 %", panel.p95)] where value.isFinite {
        picture.line((x(value), floor - 112), (x(value), floor), "range")
        picture.words(name, x(value), floor + 34, .middle)
      }
      picture.words(view.unit, 720, floor + 34, .end)
    }
    return picture.text
  }
}

/// Swings around an answer as a picture.
struct SVGTornado {
  let view: TornadoView

  var text: String {
    let ends = view.rows.flatMap { [$0.low, $0.high] }.filter(\.isFinite) + [view.centre]
    guard let low = ends.min(), let high = ends.max(), low < high else { return "" }
    let rows = view.rows.sorted { abs($0.high - $0.low) > abs($1.high - $1.low) }
    let x = { (value: Double) in 200 + (value / 2 - low / 2) / (high / 2 - low / 2) * 380 }
    var picture = SVGPicture(
      width: 760, height: Double(rows.count) * 22 + 30, label: localized("tornado, \(view.unit)"))
    for (index, row) in rows.enumerated() where row.low.isFinite && row.high.isFinite {
      let y = Double(index) * 22 + 8
      picture.words(row.label, 190, y + 14, .end, "name")
      for (value, kind) in [(row.low, "fill50 nostroke c0"), (row.high, "nostroke c0")] {
        picture.rectangle(min(x(view.centre), x(value)), y + 3, abs(x(value) - x(view.centre)), 14, kind)
      }
      picture.words(row.range, 590, y + 14)
    }
    picture.line((x(view.centre), 4), (x(view.centre), Double(rows.count) * 22 + 8), "axis")
    let ticks = Ticks(low, high, most: 5, coversEnds: false)
    for value in ticks.values where value >= low && value <= high {
      picture.words(ticks.label(value), x(value), Double(rows.count) * 22 + 24, .middle)
    }
    picture.words(view.unit, 590, Double(rows.count) * 22 + 24)
    return picture.text
  }
}

/// Places on a map as a picture; each tells its name and value when it is pointed at.
struct SVGMap {
  let view: MapView

  var text: String {
    guard !view.places.isEmpty else { return "" }
    let map = MapProjection(view.places)
    let height = 640.0
    let width = min(max(height * map.width / map.height, 40), 700)
    var picture = SVGPicture(width: width + 40, height: height + 76 + 18 * Double(view.legend.count), label: view.title)
    for place in view.places.sorted(by: { ($0.shade ?? -1) < ($1.shade ?? -1) }) {
      let point = map.point(place)
      let value = place.value.map { ": " + Ticks(0, max(abs($0), 1e-9), most: 1_000).label($0) + " " + view.unit } ?? ""
      picture.circle(
        20 + point.x * width, 20 + point.y * height, place.shade == nil ? 2.5 : 5,
        place.shade.map { "s\(view.tone($0))" } ?? "none", title: place.name + value)
    }
    picture.words(view.title + (view.unit.isEmpty ? "" : ", " + view.unit), 20, height + 48)
    for (index, text) in view.legend.enumerated() {
      let y = height + 68 + 18 * Double(index)
      picture.circle(26, y - 4, 5, "s\(view.tone(index))")
      picture.words(text, 38, y, .start, "name")
    }
    return picture.text
  }
}
