import Model
import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// What it takes for another scenario to be the best.
extension FindingView {
  func view(_ found: Flips) -> View {
    let best =
      found.isLeast
      ? localized("\(found.preferred) has the least \(found.outcome)")
      : localized("\(found.preferred) has the most \(found.outcome)")
    let all = found.scenarios.map(\.value)
    let unit = figures.unit(all[0].shown, for: all)
    let scenarios = TableView(
      columns: [.init("", documentHeader: localized("scenario")), .init("", .decimal, documentHeader: found.outcome)],
      rows: found.scenarios.map { one in
        [
          TableView.Cell(Line(one.name, .name)),
          TableView.Cell(
            Line(figures.text(one.value, in: unit), .value), number: unit.fromBase(one.value.mean, in: answers.units),
            interval: one.value.interval(in: unit, answers.units)),
        ]
      })
    let flipping = found.entries.filter { $0.flip != nil || !$0.isSearched }
    let table = TableView(
      columns: [
        localized("input"), localized("stands at"), localized("flips at"), localized("move"), localized("to"),
        localized("source"),
      ].map { TableView.Column(Line($0)) },
      rows: flipping.map { cells($0) + [origin($0.input.source, $0.input.place)] })
    var views: [View] = [.paragraph(Line(best, .strong)), .table(scenarios)]
    if !flipping.isEmpty { views.append(.table(table)) }
    let still = found.entries.filter { $0.flip == nil && $0.isSearched }.map(\.input.title.text)
    if !still.isEmpty {
      let names = Self.listed(still, most: 12)
      let sentence = localized(
        """
        not flipped by \(names): not between the 1 % and 99 % points of an unknown, nor with a certain figure \
        half up or down
        """)
      views.append(.paragraph(Line(sentence, .dim)))
    }
    return .blocks(views)
  }

  private func cells(_ entry: Flips.Entry) -> [TableView.Cell] {
    let shown = entry.input.value.shown
    let unit = figures.unit(of: entry.input.value)
    func text(_ amount: Double) -> String {
      if shown.type == .yesNo { return figures.yesNo(amount > 0.5) }
      return figures.text(Figure(shown, amount), in: unit)
    }
    let stands =
      entry.input.nature == .certain || shown.type == .yesNo
      ? range(entry.input, moves: false) : Line(figures.text(entry.input.value, in: unit))
    let name = TableView.Cell(Line(entry.input.title.text, .name))
    guard entry.isSearched else {
      return [name, .init(range(entry.input)), .init(Line(localized("no single move"), .dim)), "", ""]
    }
    guard let flip = entry.flip else { return [name, .init(stands)] }
    let isCertain = entry.input.nature == .certain
    let move = NumberText.rounded(isCertain ? flip.move * 100 : flip.move, significant: 3)
    let sign = flip.move > 0 ? "+" : ""
    return [
      name, .init(stands), .init(Line(text(flip.at), .value), number: unit.fromBase(flip.at, in: answers.units)),
      .init(Line(isCertain ? sign + move + " %" : localized("\(sign + move) sd")), number: flip.move),
      .init(Line(flip.scenario, .name)),
    ]
  }
}
