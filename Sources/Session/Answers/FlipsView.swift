import Model
import Quantities
import Questions
import Rendering
import SourceText

/// What it takes for another scenario to be the best.
extension FindingView {
  func view(_ found: Flips) -> View {
    let best = "\(found.preferred) has the \(found.isLeast ? "least" : "most") \(found.outcome)"
    let all = found.scenarios.map(\.value)
    let unit = figures.unit(all[0].shown, for: all)
    let scenarios = TableView(
      columns: [.init("", documentHeader: "scenario"), .init("", .decimal, documentHeader: found.outcome)],
      rows: found.scenarios.map { one in
        [
          TableView.Cell(Line(one.name, .name)),
          TableView.Cell(
            Line(figures.text(one.value, in: unit), .value), number: unit.fromBase(one.value.mean, in: answers.units),
            interval: one.value.interval(in: unit, answers.units)),
        ]
      })
    let origins = origins(found.entries.map(\.input.place))
    let table = TableView(
      columns: [
        TableView.Column("input"), TableView.Column("stands at"), TableView.Column("flips at"),
        TableView.Column("move"), TableView.Column("to"),
      ] + origins.columns,
      rows: found.entries.map { entry in
        cells(entry) + [TableView.Cell(source(entry.input.source))]
          + (origins.hasPlaces ? [TableView.Cell(place(entry.input.place))] : [])
      })
    return .blocks([.paragraph(Line(best, .strong)), .table(scenarios), .table(table)])
  }

  private func cells(_ entry: Flips.Entry) -> [TableView.Cell] {
    let shown = entry.input.value.shown
    let unit = figures.unit(of: entry.input.value)
    func text(_ amount: Double, hidesUnit: Bool = false) -> String {
      if shown.type == .yesNo { return amount > 0.5 ? "yes" : "no" }
      return figures.text(Figure(shown, amount), in: unit, hidesUnit: hidesUnit)
    }
    let stands =
      entry.input.nature == .certain || shown.type == .yesNo
      ? range(entry.input, moves: false) : Line(figures.text(entry.input.value, in: unit))
    let name = TableView.Cell(Line(entry.input.name, .name))
    guard entry.isSearched else {
      return [name, .init(range(entry.input)), .init(Line("no single move", .dim)), "", ""]
    }
    guard let flip = entry.flip else {
      let within =
        entry.input.nature == .certain
        ? "± 50 %" : "\(text(entry.searched.low, hidesUnit: true)) to \(text(entry.searched.high)), its 1 to 99 %"
      return [name, .init(stands), .init(Line("does not flip within " + within, .dim)), "", ""]
    }
    let isCertain = entry.input.nature == .certain
    let move = NumberText.rounded(isCertain ? flip.move * 100 : flip.move, significant: 3)
    let sign = flip.move > 0 ? "+" : ""
    return [
      name, .init(stands), .init(Line(text(flip.at), .value), number: unit.fromBase(flip.at, in: answers.units)),
      .init(Line(sign + move + (isCertain ? " %" : " sd")), number: flip.move), .init(Line(flip.scenario, .name)),
    ]
  }
}
