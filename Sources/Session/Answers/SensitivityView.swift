import Model
import Quantities
import Questions
import Rendering
import SourceText

/// Sensitivity as a tornado with a table below it, and shares of the variance.
extension FindingView {
  private static let mostBars = 20

  func view(_ found: Sensitivity) -> View {
    var views = [head(found.outcome, found.base)]
    let entries = Array(found.entries.prefix(Self.mostBars))
    let ends = entries.flatMap { [Figure(found.base.shown, $0.low), Figure(found.base.shown, $0.high)] }
    let isDate = found.base.shown.type == .date
    let unit = figures.unit(found.base.shown, for: ends)
    let swingUnit = isDate ? found.swing.unit : unit
    if entries.contains(where: { $0.swing > 0 }) {
      views.append(
        .bars(
          BarsView(
            entries.filter { $0.swing > 0 }.map { entry in
              let swing = figures.text(Figure(found.swing, entry.swing), in: swingUnit)
              return BarsView.Bar(
                Line(entry.input.name, .name), from: unit.fromBase(entry.low, in: answers.units),
                to: unit.fromBase(entry.high, in: answers.units), text: Line(swing))
            })))
    }
    if !entries.isEmpty, entries.allSatisfy({ $0.swing == 0 }) {
      views.append(.paragraph(Line("no input moves it between these ends")))
    }
    if !entries.isEmpty { views.append(.table(table(entries, found, unit))) }
    if !found.ownDraws.isEmpty { views.append(.table(shares(found.ownDraws))) }
    if found.entries.count > entries.count {
      views.append(.paragraph(Line("… and \(found.entries.count - entries.count) more that move it less", .dim)))
    }
    if found.leftOut > 0 {
      views.append(.paragraph(Line("… and \(found.leftOut) certain figures that move it less", .dim)))
    }
    if entries.contains(where: \.turns) {
      let sentence = "turns: the answer goes both up and down as the input rises, so the swing tells too little"
      views.append(.paragraph(Line(sentence, .dim)))
    }
    return .blocks(views)
  }

  private func table(_ entries: [Sensitivity.Entry], _ found: Sensitivity, _ unit: UnitExpression) -> TableView {
    let hasRanks = entries.contains { $0.rankCorrelation.isFinite }
    let name = found.base.shown.type == .date ? "" : unit.text(in: answers.units)
    let columns =
      [
        TableView.Column("input"), TableView.Column("from 5 % to 95 %"),
        TableView.Column("answer there", unit: name.isEmpty ? nil : name),
      ] + (hasRanks ? [TableView.Column("rank corr.", .decimal)] : []) + [TableView.Column("source")]
    let rows = entries.map { entry -> [TableView.Cell] in
      let ends = [entry.low, entry.high].map {
        figures.text(Figure(found.base.shown, $0), in: unit, hidesUnit: true)
      }
      let answer = ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
      let amounts = [entry.low, entry.high].map { unit.fromBase($0, in: answers.units) }
      var cells = [
        TableView.Cell(Line(entry.input.name, .name)), TableView.Cell(range(entry.input)),
        TableView.Cell(
          Line(answer + (entry.turns ? ", turns" : ""), .value), number: amounts[1] - amounts[0],
          interval: amounts.allSatisfy(\.isFinite) ? (amounts.min() ?? 0)...(amounts.max() ?? 0) : nil),
      ]
      if hasRanks {
        cells.append(
          entry.rankCorrelation.isFinite
            ? TableView.Cell(
              Line(NumberText.rounded(entry.rankCorrelation, matching: 0.05), .value), number: entry.rankCorrelation)
            : TableView.Cell(Line("")))
      }
      return cells + [origin(entry.input.source, entry.input.place)]
    }
    return TableView(columns: columns, rows: rows)
  }

  /// Inputs that no single move can stand for.
  private func shares(_ shares: [Sensitivity.Share]) -> TableView {
    return TableView(
      columns: [TableView.Column("input"), TableView.Column("draws"), TableView.Column("share of the variance")]
        + [TableView.Column("source")],
      rows: shares.map { entry in
        [
          TableView.Cell(Line(entry.input.name, .name)), TableView.Cell(range(entry.input)), share(entry.share),
          origin(entry.input.source, entry.input.place),
        ]
      })
  }

  func view(_ found: VarianceShares) -> View {
    let table = TableView(
      columns: [
        TableView.Column("input"), TableView.Column("alone (first order)"), TableView.Column("in all (total)"),
      ] + [TableView.Column("source")],
      rows: found.entries.map { entry in
        var sources: [String] = []
        for source in entry.inputs.compactMap(\.source) where !sources.contains(source) { sources.append(source) }
        return [
          TableView.Cell(Line(entry.inputs.map(\.name).joined(separator: " with "), .name)), share(entry.alone),
          share(entry.total),
          origin(sources.isEmpty ? nil : sources.joined(separator: "; "), entry.inputs.first?.place),
        ]
      })
    let alone = found.entries.map(\.alone.value).filter(\.isFinite).reduce(0, +)
    let sum = "alone, they bring \(NumberText.rounded(alone * 100, significant: 2)) % of the variance together"
    return .blocks([head(found.outcome, found.base), .table(table), .paragraph(Line(sum, .dim))])
  }
}
