import Model
import Quantities
import Questions
import Rendering
import SourceText

/// What an answer rests on, and how much of it on figures without a source.
extension FindingView {
  private static let mostRows = 30

  func view(_ found: Coverage) -> View {
    var views = [head(found.outcome, found.base)]
    let unsourced = found.entries.filter { $0.input.isUnsourced }.count
    let count = "\(unsourced) of \(found.entries.count) figures that it rests on have no source but an assumption"
    var sentences = [Line(count)]
    if let spread = found.spread {
      sentences.append(Line("of its variance, ") + share(spread).line + Line(" rests on them"))
    }
    if found.amount.isFinite {
      let percent = NumberText.rounded(found.amount * 100, significant: 3)
      sentences.append(Line("of its amount, ") + Line("\(percent) %", .value) + Line(" moves in proportion with them"))
    }
    views.append(.list(sentences))
    let moving = found.entries.filter { $0.swing != 0 }
    if !moving.isEmpty { views.append(.table(table(Array(moving.prefix(Self.mostRows)), found))) }
    if moving.count > Self.mostRows {
      views.append(.paragraph(Line("… and \(moving.count - Self.mostRows) more that move it less", .dim)))
    }
    if let still = unmoved(found.entries.filter { $0.swing == 0 }.map(\.input)) { views.append(still) }
    let mend = found.toMend
    if !mend.isEmpty {
      let names = mend.map(\.input.name).joined(separator: ", ")
      views.append(.paragraph(Line("to mend first: ", .strong) + Line(names, .name)))
    }
    return .blocks(views)
  }

  private func table(_ entries: [Coverage.Entry], _ found: Coverage) -> TableView {
    let hasScenarios = entries.contains { !$0.scenarios.isEmpty }
    let unit =
      found.swing.type == .date
      ? found.swing.unit
      : figures.unit(
        found.swing, for: entries.map { Figure(found.swing, $0.swing) })
    let name = unit.text(in: answers.units)
    let columns =
      [TableView.Column("figure"), .init("value"), .init("moves it by", unit: name.isEmpty ? nil : name, .decimal)]
      + (hasScenarios ? [TableView.Column("changed by")] : []) + [TableView.Column("source")]
    return TableView(
      columns: columns,
      rows: entries.map { entry in
        let value =
          entry.input.nature == .unknown && entry.input.value.shown.type != .yesNo
          ? Line(figures.text(entry.input.value)) : range(entry.input, moves: false)
        var cells = [
          TableView.Cell(Line(entry.input.name, .name)), TableView.Cell(value),
          TableView.Cell(
            Line(figures.text(Figure(found.swing, entry.swing), in: unit, hidesUnit: true), .value),
            number: unit.fromBase(entry.swing, in: answers.units)),
        ]
        if hasScenarios { cells.append(TableView.Cell(Line(entry.scenarios.joined(separator: ", ")))) }
        return cells + [origin(entry.input.source, entry.input.place)]
      })
  }
}
