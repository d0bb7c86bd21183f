import Quantities
import Questions
import Rendering
import SourceText

/// Lays an explanation out as a tree from the answer down to what it rests on.
struct ExplanationView {
  let answers: AnswerView

  func view(_ explanation: Explanation) -> View {
    explanation.isDiagram
      ? .code(InfluenceDiagram(explanation) { short($0).text }.text) : .tree(node(explanation, depth: 0))
  }

  private func node(_ part: Explanation, depth: Int) -> TreeNode {
    var line = Line(part.name, .name)
    if let value = part.value { line = line + Line("  ") + short(value) }
    if !part.cases.isEmpty { line = line + Line("  ") + Line(moved(part.cases), .value) }
    if part.isRepeated { return TreeNode(line + Line("  (above)", .dim)) }
    var details: [Line] = []
    if let formula = part.formula, formula != part.name { details.append(Line("= " + formula)) }
    if let source = part.source { details.append(Line(source + (share(part.share).map { ", " + $0 } ?? ""))) }
    for change in part.changes {
      let place = answers.showsPlaces ? ", line \(change.place.line)" : ""
      details.append(Line("was \(change.was) now \(change.now) (\(change.scenario)\(place))"))
    }
    for was in part.was {
      let now = part.formula.map { " now \($0)" } ?? ""
      let place =
        part.scenario.map { " (\($0)\(answers.showsPlaces ? ", line \(part.place?.line ?? was.place.line)" : ""))" }
        ?? ""
      details.append(Line("was \(was.formula)\(now)\(place)"))
    }
    if part.was.isEmpty, let scenario = part.scenario { details.append(Line("from scenario \(scenario)")) }
    details += part.notes.map { Line($0) }
    if answers.showsPlaces, let place = part.place, place.source.name != "prompt" {
      details.append(Line("\(place.source.name):\(place.line)"))
    }
    if part.partsBelow > 0 {
      details.append(Line("rests on \(part.partsBelow) \(part.partsBelow == 1 ? "part" : "parts") that lie deeper"))
    }
    let children = depth < 200 ? part.parts.map { node($0, depth: depth + 1) } : []
    return TreeNode(line, details: details, children: children)
  }

  /// `62 % of the spread`
  private func share(_ share: Explanation.Share?) -> String? {
    guard let share else { return nil }
    if share.isNoise { return "too little of the spread to tell from chance" }
    return NumberText.rounded(min(share.share, 1) * 100, significant: 2) + " % of the spread"
  }

  /// `242 → 434 Mkr/year, +192 (110 to 310)`; of several scenarios each with its name.
  private func moved(_ cases: [Comparison.Case]) -> String {
    let figures = FigureText(units: answers.units)
    let all = cases.compactMap { one -> Figure? in if case .quantity(let figure) = one.value { figure } else { nil } }
    guard let first = all.first else { return "" }
    let unit = figures.unit(first.shown, for: all)
    let texts = cases.map { one -> (value: String, change: String) in
      guard case .quantity(let figure) = one.value else { return ("not there", "") }
      let value = figures.text(figure, in: unit, hidesUnit: true, hidesInterval: true)
      guard let change = one.change else { return (value, "") }
      let isStill = change.figure.mean == 0 && (change.figure.spread?.sd ?? 0) == 0
      return (value, isStill ? "unchanged" : figures.text(change.figure, in: unit, hidesUnit: true, isChange: true))
    }
    let name = unit.text(in: answers.units)
    let suffix = name.isEmpty ? "" : " " + name
    guard texts.count == 2 else {
      return zip(cases, texts).map { one, text in
        one.scenario + " " + text.value + suffix + (text.change.isEmpty ? "" : ", " + text.change)
      }.joined(separator: "; ")
    }
    if texts[1].change == "unchanged" { return texts[0].value + suffix + ", unchanged" }
    return texts[0].value + " → " + texts[1].value + suffix + (texts[1].change.isEmpty ? "" : ", " + texts[1].change)
  }

  /// One line for any value.
  private func short(_ value: Answer.Content) -> Line {
    let figures = FigureText(units: answers.units)
    if let line = answers.line(value, figures) { return line }
    guard case .series(let series) = value, let text = figures.text(series) else { return Line("") }
    return Line(text, .value)
  }
}
