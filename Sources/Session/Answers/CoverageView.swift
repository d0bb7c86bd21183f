import Model
import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// What an answer rests on, and how much of it on figures without a source.
extension FindingView {
  private static let mostRows = 30

  func view(_ found: Coverage) -> View {
    var views = [head(found.outcome, found.base)]
    let unsourced = found.entries.filter { $0.input.isUnsourced }.count
    var sentences = [
      Line(
        localized(
          "\(unsourced) of \(found.entries.count) figures that it rests on have no source but an assumption"))
    ]
    if let spread = found.spread {
      let sentence = Sentence(localized("of its variance, \(Sentence.gap(0)) rests on them"))
      sentences.append(sentence.line([share(spread).line]))
    }
    if found.amount.isFinite {
      let percent = NumberText.rounded(found.amount * 100, significant: 3)
      let sentence = Sentence(localized("of its amount, \(Sentence.gap(0)) moves in proportion with them"))
      sentences.append(sentence.line([Line("\(percent) %", .value)]))
    }
    views.append(.list(sentences))
    let moving = found.entries.filter { $0.swing != 0 }
    if !moving.isEmpty { views.append(.table(table(Array(moving.prefix(Self.mostRows)), found))) }
    if moving.count > Self.mostRows {
      views.append(.paragraph(Line(localized("… and \(moving.count - Self.mostRows) more that move it less"), .dim)))
    }
    if let still = unmoved(found.entries.filter { $0.swing == 0 }.map(\.input)) { views.append(still) }
    let mend = found.toMend
    if !mend.isEmpty {
      let names = mend.map(\.input.title.text).joined(separator: ", ")
      views.append(.paragraph(Line(localized("to mend first:") + " ", .strong) + Line(names, .name)))
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
      [
        TableView.Column(Line(localized("figure"))), .init(Line(localized("value"))),
        .init(Line(localized("moves it by")), unit: name.isEmpty ? nil : name, .decimal),
      ] + (hasScenarios ? [TableView.Column(Line(localized("changed by")))] : [])
      + [TableView.Column(Line(localized("source")))]
    return TableView(
      columns: columns,
      rows: entries.map { entry in
        let value =
          entry.input.nature == .unknown && entry.input.value.shown.type != .yesNo
          ? Line(figures.text(entry.input.value)) : range(entry.input, moves: false)
        var cells = [
          TableView.Cell(Line(entry.input.title.text, .name)), TableView.Cell(value),
          TableView.Cell(
            Line(figures.text(Figure(found.swing, entry.swing), in: unit, hidesUnit: true), .value),
            number: unit.fromBase(entry.swing, in: answers.units)),
        ]
        if hasScenarios { cells.append(TableView.Cell(Line(entry.scenarios.joined(separator: ", ")))) }
        return cells + [origin(entry.input.source, entry.input.place)]
      })
  }
}
