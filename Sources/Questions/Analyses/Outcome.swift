import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

/// The one figure that an analysis is about, in one world or as the difference between two.
struct Outcome {
  let name: String
  let shown: Shown
  /// What differences of the figure are shown in.
  let swing: Shown
  let span: Span
  /// A condition counts as 1 where it holds.
  let isEvent: Bool
  /// The figure is the last term less the first, where there are two.
  let terms: [(node: NodeID, world: World)]
  var notes: [String] = []

  var nodes: [NodeID] { terms.map(\.node) }
}

extension Examiner {
  /// The worlds of columns of scenarios, with their names.
  func worlds(_ columns: [[Name]], at span: Span) throws(Diagnostics) -> [(name: String, world: World)] {
    var worlds: [(name: String, world: World)] = []
    for names in columns {
      let count = resolver.diagnostics.count
      guard let changed = resolver.world(ground, scenarios: names) else { throw fresh(since: count, span) }
      worlds.append((names.map(\.text).joined(separator: " + "), changed))
    }
    return worlds
  }

  /// The figure of an expression, or of its difference from the first of two worlds to the second.
  ///
  /// A series stands as its mean. Throws where it is not one figure.
  func outcome(_ expression: Expression, _ word: String, across worlds: [(name: String, world: World)] = [])
    throws(Diagnostics) -> Outcome
  {
    var terms: [(node: NodeID, world: World)] = []
    var found: Outcome?
    for place in worlds.isEmpty ? [("", world)] : worlds {
      let one = try outcome(expression, word, in: place.1)
      terms += one.terms
      found = found ?? one
    }
    guard let found else { throw Diagnostics([QuestionMessages.cannotAnswer(expression.span)]) }
    let name = worlds.isEmpty ? found.name : "\(found.name), \(worlds.map(\.name).joined(separator: " → "))"
    return Outcome(
      name: name, shown: worlds.isEmpty ? found.shown : found.swing, swing: found.swing, span: expression.span,
      isEvent: found.isEvent, terms: terms, notes: found.notes)
  }

  private func outcome(_ expression: Expression, _ word: String, in place: World) throws(Diagnostics) -> Outcome {
    let (asked, world) = try asked(expression, in: place)
    guard case .value(let value, let node, let given) = asked else {
      throw Diagnostics([
        asked.isObject
          ? AnalysisMessages.oneFigure(word, expression.span, isObject: true)
          : AnalysisMessages.oneOfTable(word, expression.span)
      ])
    }
    guard given == nil else { throw Diagnostics([AnalysisMessages.noGiven(word, expression.span)]) }
    guard value.type != .text else { throw Diagnostics([AnalysisMessages.noText(word, expression.span)]) }
    guard resolver.graph[node].axis == nil else {
      throw Diagnostics([AnalysisMessages.oneFigure(word, expression.span, isObject: false)])
    }
    var wanted = node
    var notes: [String] = []
    if try run([node], in: world, at: expression.span)[node].months > 1 {
      let time = resolver.settings(in: world).time
      notes = [
        localized(
          "\(text(of: expression)) stands as its mean over \(time.first.description) .. \(time.last.description)")
      ]
      wanted = resolver.graph.add(
        name: text(of: expression), isHidden: true, type: value.type, unit: value.unit, axis: nil,
        body: .overTime(.mean, .load(node, .single)))
    }
    let shown = value.type == .yesNo ? Shown(.share, .share) : Shown(value.type, value.unit)
    return Outcome(
      name: text(of: expression), shown: shown, swing: difference(shown), span: expression.span,
      isEvent: value.type == .yesNo, terms: [(wanted, world)], notes: notes)
  }

  /// What the difference between two figures is shown in: between months, a length of time.
  func difference(_ shown: Shown) -> Shown {
    guard shown.type == .date, let month = resolver.model.units[name: "months"] else { return shown }
    return Shown(
      .quantity(month.dimension), UnitExpression([.init(unit: month.number, spelling: month.plural, power: 1)]))
  }

  /// The figure draw by draw; one value where it is certain.
  func draws(of outcome: Outcome, in variant: Variant, draws: Int? = nil) throws(Diagnostics) -> [Double] {
    var found: [[Double]] = []
    for term in outcome.terms {
      let column = try run([term.node], of: variant, in: term.world, at: outcome.span, draws: draws)[term.node]
      // A condition without a value does not hold.
      found.append(self.draws(column, 0, 0, nil).map { outcome.isEvent && $0.isNaN ? 0 : $0 })
    }
    guard found.count == 2 else { return found.first ?? [.nan] }
    let count = max(found[0].count, found[1].count)
    return (0..<count).map { draw in
      let (one, two) = (found[0][found[0].count == 1 ? 0 : draw], found[1][found[1].count == 1 ? 0 : draw])
      return abs(two - one) <= 1e-12 * max(abs(one), abs(two)) ? 0 : two - one
    }
  }

  /// The mean of the draws that have a value.
  func mean(of draws: [Double]) -> Double { Sample(draws).mean }
}

extension Asked {
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }
}
