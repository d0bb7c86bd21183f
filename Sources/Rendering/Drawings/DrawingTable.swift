import Wording

/// What a drawing shows, as tables: for files, and for readers who do not see.
struct DrawingTable {
  let drawing: DrawingView

  var tables: [TableView] {
    switch drawing {
    case .curves(let view): [curves(view)]
    case .ranges(let view): [ranges(view)]
    case .histogram(let view): [histogram(view)]
    case .tornado(let view): [tornado(view)]
    case .map(let view): [map(view)]
    }
  }

  private func column(_ name: String, _ unit: String = "", _ alignment: TableView.Alignment = .decimal)
    -> TableView.Column
  {
    .init(Line(name), unit: unit.isEmpty ? nil : unit, alignment)
  }

  private func curves(_ view: CurvesView) -> TableView {
    let rows = (0..<view.count).map { month -> [TableView.Cell] in
      [TableView.Cell(Line(view.label(month)))]
        + view.curves.map { curve in
          let index = month - curve.start
          guard curve.points.indices.contains(index) else { return TableView.Cell(Line("")) }
          let point = curve.points[index]
          var cell = TableView.Cell(number: point.mean)
          if point.p5 < point.p95 { cell.interval = point.p5...point.p95 }
          return cell
        }
    }
    return TableView(
      columns: [column(localized("month"), "", .left)] + view.curves.map { column($0.name, view.unit) }, rows: rows)
  }

  private func ranges(_ view: RangesView) -> TableView {
    let hasSeries = view.series.count > 1
    let rows = view.groups.flatMap { group in
      group.rows.map { row -> [TableView.Cell] in
        var cell = TableView.Cell(number: row.mean)
        if row.low < row.high { cell.interval = row.low...row.high }
        let name: [TableView.Cell] =
          hasSeries ? [TableView.Cell(Line(view.series[min(row.series, view.series.count - 1)]))] : []
        return [TableView.Cell(Line(group.label))] + name + [cell]
      }
    }
    return TableView(
      columns: [column(localized("group"), "", .left)] + (hasSeries ? [column(localized("scenario"), "", .left)] : [])
        + [column(localized("mean"), view.unit)], rows: rows)
  }

  private func histogram(_ view: HistogramView) -> TableView {
    let count = view.panels.map(\.shares.count).max() ?? 0
    let rows = (0..<count).map { bin -> [TableView.Cell] in
      let low = view.low + view.step * Double(bin)
      return [.init(number: low, significant: 6), .init(number: low + view.step, significant: 6)]
        + view.panels.map { .init(number: $0.shares.indices.contains(bin) ? $0.shares[bin] : 0) }
    }
    return TableView(
      columns: [column(localized("from"), view.unit), column(localized("to"), view.unit)]
        + view.panels.map {
          column(view.panels.count > 1 ? localized("share of draws, \($0.name)") : localized("share of draws"))
        },
      rows: rows)
  }

  private func tornado(_ view: TornadoView) -> TableView {
    TableView(
      columns: [
        column(localized("input"), "", .left), column(localized("moved between"), "", .left),
        column(localized("answer at low"), view.unit),
        column(localized("answer at high"), view.unit),
      ],
      rows: view.rows.map {
        [.init(Line($0.label)), .init(Line($0.range)), .init(number: $0.low), .init(number: $0.high)]
      })
  }

  private func map(_ view: MapView) -> TableView {
    TableView(
      columns: [
        column(localized("place"), "", .left), column("latitude"), column("longitude"), column(view.title, view.unit),
      ],
      rows: view.places.dropLast(view.others).map { place in
        [
          .init(Line(place.name)), .init(number: place.latitude, significant: 6),
          .init(number: place.longitude, significant: 6), .init(number: place.value ?? .nan),
        ]
      })
  }
}
