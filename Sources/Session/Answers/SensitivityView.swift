import Model
import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// Sensitivity as a tornado with a table below it, and shares of the variance.
extension FindingView {
  private static let mostBars = 20

  func view(_ found: Sensitivity) -> View {
    var views = [head(found.outcome, found.base)]
    let all = found.entries.filter { $0.swing != 0 || $0.turns }
    let entries = Array(all.prefix(Self.mostBars))
    let ends = entries.flatMap { [Figure(found.base.shown, $0.low), Figure(found.base.shown, $0.high)] }
    let isDate = found.base.shown.type == .date
    let unit = figures.unit(found.base.shown, for: ends)
    let moving = entries.filter { $0.swing > 0 }
    let amount = { (x: Double) in unit.fromBase(x, in: answers.units) }
    if !moving.isEmpty, isDate {
      let bars = moving.map { entry in
        BarsView.Bar(
          Line(entry.input.title.text, .name), from: amount(entry.low), to: amount(entry.high),
          text: Line(figures.text(Figure(found.swing, entry.swing), in: found.swing.unit)))
      }
      views.append(.bars(BarsView(bars)))
    } else if !moving.isEmpty {
      let rows = moving.map { entry in
        TornadoView.Row(
          entry.input.title.text, low: amount(entry.low), high: amount(entry.high), range: range(entry.input).text)
      }
      views.append(
        .drawing(
          .tornado(
            TornadoView(unit: unit.text(in: answers.units), centre: amount(found.base.mean), rows: rows))))
    }
    if !entries.isEmpty { views.append(.table(table(entries, found, unit))) }
    if !found.ownDraws.isEmpty { views.append(.table(shares(found.ownDraws))) }
    if let still = unmoved(found.entries.filter { $0.swing == 0 && !$0.turns }.map(\.input)) { views.append(still) }
    if all.count > entries.count {
      views.append(.paragraph(Line(localized("… and \(all.count - entries.count) more that move it less"), .dim)))
    }
    if found.leftOut > 0 {
      views.append(.paragraph(Line(localized("… and \(found.leftOut) certain figures that move it less"), .dim)))
    }
    if entries.contains(where: \.turns) {
      let sentence = localized(
        "turns: the answer goes both up and down as the input rises, so the swing tells too little")
      views.append(.paragraph(Line(sentence, .dim)))
    }
    return .blocks(views)
  }

  private func table(_ entries: [Sensitivity.Entry], _ found: Sensitivity, _ unit: UnitExpression) -> TableView {
    let turns = entries.contains(where: \.turns)
    let hasRanks = entries.contains { $0.rankCorrelation.isFinite }
    let name = found.base.shown.type == .date ? "" : unit.text(in: answers.units)
    // The tornado tells what each input is moved between.
    let hasRanges = found.base.shown.type == .date || entries.contains { !($0.swing > 0) }
    let unitName = name.isEmpty ? nil : name
    var columns = [TableView.Column(Line(localized("input")))]
    if hasRanges { columns.append(.init(Line(localized("moved between")))) }
    columns.append(.init(Line(localized("answer from")), unit: unitName, .decimal))
    columns.append(.init(Line(localized("to")), unit: unitName, .decimal))
    if turns { columns.append(.init("")) }
    if hasRanks { columns.append(.init(Line(localized("rank corr.")), .decimal)) }
    columns.append(.init(Line(localized("source"))))
    let rows = entries.map { entry -> [TableView.Cell] in
      func end(_ amount: Double) -> TableView.Cell {
        TableView.Cell(
          Line(figures.text(Figure(found.base.shown, amount), in: unit, hidesUnit: true), .value),
          number: found.base.shown.type == .date ? nil : unit.fromBase(amount, in: answers.units))
      }
      var cells = [TableView.Cell(Line(entry.input.title.text, .name))]
      if hasRanges { cells.append(TableView.Cell(range(entry.input))) }
      cells += [end(entry.low), end(entry.high)]
      if turns { cells.append(TableView.Cell(Line(entry.turns ? localized("turns") : ""))) }
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
      columns: [localized("input"), localized("draws"), localized("share of the variance"), localized("source")].map {
        TableView.Column(Line($0))
      },
      rows: shares.map { entry in
        [
          TableView.Cell(Line(entry.input.title.text, .name)), TableView.Cell(range(entry.input)), share(entry.share),
          origin(entry.input.source, entry.input.place),
        ]
      })
  }

  func view(_ found: VarianceShares) -> View {
    let table = TableView(
      columns: [
        localized("input"), localized("alone (first order)"), localized("in all (total)"), localized("source"),
      ].map { TableView.Column(Line($0)) },
      rows: found.entries.map { entry in
        var sources: [String] = []
        for source in entry.inputs.compactMap(\.source) where !sources.contains(source) { sources.append(source) }
        return [
          TableView.Cell(Line(tied(entry.inputs), .name)), share(entry.alone),
          share(entry.total),
          origin(
            sources.isEmpty ? nil : sources.map(NoteText.source).joined(separator: "; "), entry.inputs.first?.place),
        ]
      })
    let alone = found.entries.map(\.alone.value).filter(\.isFinite).reduce(0, +)
    let sum = localized(
      "alone, they bring \(NumberText.rounded(alone * 100, significant: 2)) % of the variance together")
    return .blocks([head(found.outcome, found.base), .table(table), .paragraph(Line(sum, .dim))])
  }

  /// `pay with posts`, of inputs that go together.
  private func tied(_ inputs: [InputFacts]) -> String {
    let names = inputs.map(\.title.text)
    return names.dropFirst().reduce(names.first ?? "") { localized("\($0) with \($1)") }
  }
}
