import Model
import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// Why an outcome differs between two scenarios.
extension FindingView {
  func views(_ found: Reasons) -> [View] {
    let all = [found.before, found.after]
    let isDate = found.before.shown.type == .date
    let unit = isDate ? found.change.shown.unit : figures.unit(found.before.shown, for: all)
    let ends = isDate ? all.map { figures.month($0) } : all.map { figures.text($0, in: unit, hidesInterval: true) }
    let head =
      Line(found.outcome.text, .name)
      + Line("  \(found.from) \(ends[0]) → \(found.to) \(ends[1])")
    let hasShares = found.entries.contains { $0.fair != nil } && found.entries.count > 1
    func cell(_ figure: Figure) -> TableView.Cell {
      TableView.Cell(
        Line(figures.text(figure, in: unit, hidesUnit: true, isChange: true), .value),
        number: unit.fromBase(figure.mean, in: answers.units), interval: figure.interval(in: unit, answers.units))
    }
    let name = unit.text(in: answers.units)
    var columns = [
      TableView.Column(Line(localized("change"))),
      TableView.Column(Line(localized("in order")), unit: name.isEmpty ? nil : name, .decimal),
    ]
    if hasShares { columns.append(.init(Line(localized("fair share")), unit: name.isEmpty ? nil : name, .decimal)) }
    columns.append(.init(Line(localized("source"))))
    var rows = found.entries.map { entry -> [TableView.Cell] in
      let text = entry.isRemoved ? localized("without \(entry.text)") : entry.text
      var cells = [TableView.Cell(Line(text)), cell(entry.inOrder)]
      if hasShares { cells.append(entry.fair.map(cell) ?? "") }
      let words = [entry.note.map(NoteText.line), entry.source.map(NoteText.source)].compactMap { $0 }.joined(
        separator: "; ")
      cells.append(origin(words.isEmpty ? nil : words, entry.place))
      return cells
    }
    rows.append(
      [.init(Line(localized("together"), .strong)), cell(found.change)] + (hasShares ? [cell(found.change)] : []))
    return [.paragraph(head), .table(TableView(columns: columns, rows: rows))]
  }
}
