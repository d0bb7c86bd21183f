import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// Lays an explanation out as a tree from the answer down to what it rests on.
struct ExplanationView {
  let answers: AnswerView

  func view(_ explanation: Explanation) -> View {
    explanation.isDiagram
      ? .code(InfluenceDiagram(explanation) { words($0) }.text) : .tree(node(explanation, depth: 0, beside: nil))
  }

  /// The value of a part, or how scenarios move it.
  private func words(_ part: Explanation) -> String {
    part.cases.isEmpty ? part.value.map { short($0).text } ?? "" : moved(part.cases)
  }

  private func node(_ part: Explanation, depth: Int, beside above: UnitExpression?) -> TreeNode {
    var line = Line(part.name, .name)
    if let value = part.value { line = line + Line("  ") + short(value) }
    if !part.cases.isEmpty { line = line + Line("  ") + Line(moved(part.cases), .value) }
    if part.isRepeated { return TreeNode(line + Line("  " + localized("(above)"), .dim)) }
    var details: [Line] = []
    if let formula = part.formula?.text, formula != part.name { details.append(Line("= " + formula)) }
    if let source = part.source?.text { details.append(Line(source + (share(part.share).map { ", " + $0 } ?? ""))) }
    let unit = unit(of: part.cases)
    if let figure = part.brings {
      details.append(Line(localized("brings \(change(figure, in: above)) of the change")))
    }
    if let figure = part.ownChange {
      details.append(Line(localized("the formula itself brings \(change(figure, in: unit)) of the change")))
    }
    for change in part.changes {
      let said = localized("was \(change.was) now \(change.now)")
      details.append(Line(said + " (" + place(change.scenario, change.place.line) + ")"))
    }
    for was in part.was {
      let said = part.formula.map { localized("was \(was.formula) now \($0)") } ?? localized("was \(was.formula)")
      let whence = part.scenario.map { " (" + place($0, part.place?.line ?? was.place.line) + ")" } ?? ""
      details.append(Line(said + whence))
    }
    if part.was.isEmpty, let scenario = part.scenario {
      details.append(Line(localized("from scenario \(scenario)")))
    }
    details += part.notes.map { Line(NoteText.line($0)) }
    if answers.showsPlaces, let place = part.place, place.source.name != "prompt" {
      details.append(Line("\(place.source.name):\(place.line)"))
    }
    if part.partsBelow > 0 {
      details.append(
        Line(part.partsBelow == 1 ? localized("rests on 1 more") : localized("rests on \(part.partsBelow) more")))
    }
    let children = depth < 200 ? part.parts.map { node($0, depth: depth + 1, beside: unit) } : []
    return TreeNode(line, details: details, children: children)
  }

  /// `+192 Mkr/year (110 to 310)`
  private func change(_ figure: Figure, in unit: UnitExpression?) -> String {
    FigureText(units: answers.units).text(figure, in: unit, isChange: true)
  }

  /// `fast, line 12`
  private func place(_ scenario: String, _ line: Int) -> String {
    answers.showsPlaces ? localized("\(scenario), line \(line)") : scenario
  }

  /// The unit that figures side by side are shown in.
  private func unit(of cases: [Comparison.Case]) -> UnitExpression? {
    let all = cases.compactMap { one -> Figure? in if case .quantity(let figure) = one.value { figure } else { nil } }
    return all.first.map { FigureText(units: answers.units).unit($0.shown, for: all) }
  }

  /// `62 % of the spread`
  private func share(_ share: Explanation.Share?) -> String? {
    guard let share else { return nil }
    if share.isNoise { return localized("too little of the spread to tell from chance") }
    return localized("\(NumberText.rounded(min(share.share, 1) * 100, significant: 2)) % of the spread")
  }

  /// `242 → 434 Mkr/year, +192 (110 to 310)`; of several scenarios each with its name.
  private func moved(_ cases: [Comparison.Case]) -> String {
    let figures = FigureText(units: answers.units)
    guard let unit = unit(of: cases) else { return months(cases, figures) }
    let texts = cases.map { one -> (value: String, change: String) in
      guard case .quantity(let figure) = one.value else { return ("", "") }
      let value = figures.text(figure, in: unit, hidesUnit: true, hidesInterval: true)
      guard let change = one.change else { return (value, "") }
      return (
        value,
        change.isNone
          ? localized("unchanged") : figures.text(change.figure, in: unit, hidesUnit: true, isChange: true)
      )
    }
    let name = unit.text(in: answers.units)
    let suffix = name.isEmpty ? "" : " " + name
    guard texts.count == 2 else {
      return zip(cases, texts).map { one, text in
        one.scenario + " " + text.value + suffix + (text.change.isEmpty ? "" : ", " + text.change)
      }.joined(separator: "; ")
    }
    if case .quantity = cases[1].value, cases[1].change?.isNone ?? false {
      return texts[0].value + suffix + ", " + texts[1].change
    }
    return texts[0].value + " → " + texts[1].value + suffix + (texts[1].change.isEmpty ? "" : ", " + texts[1].change)
  }

  /// `2028-03 → 2027-11`
  private func months(_ cases: [Comparison.Case], _ figures: FigureText) -> String {
    cases.compactMap { one in
      if case .month(let figure) = one.value { figures.month(figure) } else { nil }
    }.joined(separator: " → ")
  }

  /// One line for any value.
  private func short(_ value: Answer.Content) -> Line {
    let figures = FigureText(units: answers.units)
    if let line = answers.line(value, figures) { return line }
    guard case .series(let series) = value, let text = figures.text(series) else { return Line("") }
    return Line(text, .value)
  }
}
