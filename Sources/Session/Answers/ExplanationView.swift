import Questions
import Rendering
import SourceText

/// Lays an explanation out as a tree from the answer down to what it rests on.
struct ExplanationView {
  let answers: AnswerView

  func view(_ explanation: Explanation) -> View { .tree(node(explanation, depth: 0)) }

  private func node(_ part: Explanation, depth: Int) -> TreeNode {
    var line = Line(part.name, .name)
    if let value = part.value { line = line + Line("  ") + short(value) }
    if part.isRepeated { return TreeNode(line + Line("  (above)", .dim)) }
    var details: [Line] = []
    if let formula = part.formula, formula != part.name { details.append(Line("= " + formula)) }
    if let source = part.source { details.append(Line(source)) }
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
    let children = depth < 200 ? part.parts.map { node($0, depth: depth + 1) } : []
    return TreeNode(line, details: details, children: children)
  }

  /// One line for any value.
  private func short(_ value: Answer.Content) -> Line {
    let figures = FigureText(units: answers.units)
    if let line = answers.line(value, figures) { return line }
    guard case .series(let series) = value, let text = figures.text(series) else { return Line("") }
    return Line(text, .value)
  }
}
