import Engine
import Model
import Quantities

/// The figures of an explanation.
extension ExplanationTree {
  /// The value of a spot over the months in focus, of all draws or of the one that is told.
  func value(of spot: Spot, _ view: ExplainedWorld) -> Answer.Content? {
    guard let column = view.columns[spot] else { return nil }
    let node = examiner.resolver.graph[spot.node]
    let how = Shown(node.type, node.unit)
    if view.months == nil, view.draw == nil {
      guard column.months > 1, how.type != .text, how.type != .date else {
        return examiner.single(column, 0, 0, how, view.mask)
      }
      return .series(examiner.series(column, how, view.mask, in: view.world))
    }
    let months = view.months(of: column)
    let isOneMonth = months.count == 1
    if how.type == .text || how.type == .date || view.draw == nil && how.type == .yesNo && isOneMonth {
      return examiner.single(column, 0, months.first ?? 0, how, view.mask)
    }
    let shown = how.type == .yesNo && !isOneMonth ? Shown(.share, .share) : how
    guard let draw = view.draw else {
      return .quantity(examiner.figure(of: examiner.mean(column, 0, months, view.mask), shown))
    }
    if column.months > 1, view.months == nil {
      let time = examiner.resolver.settings(in: view.world).time
      let figures = (0..<column.months).map { Figure(how, column[0, $0, draw]) }
      return .series(Series(months: Array(time.months.prefix(column.months)), figures: figures, years: [], shown: how))
    }
    let known = months.map { column[0, $0, draw] }.filter { !$0.isNaN }
    let value = known.isEmpty ? Double.nan : known.reduce(0, +) / Double(known.count)
    if how.type == .yesNo, isOneMonth { return .yesNo(value.isNaN ? nil : value == 1) }
    return .quantity(Figure(shown, value))
  }

  /// The value in each world, with its change from the first, draw by draw; nothing for a text or many objects.
  func cases(_ strand: Strand) -> [Comparison.Case] {
    var cases: [Comparison.Case] = []
    var first: [Double]?
    for (view, one) in zip(views, strand) {
      let name = view.name ?? ""
      guard let one else { return [] }
      let node = examiner.resolver.graph[one.node]
      guard view.columns[one] != nil, node.type != .text else { return [] }
      let shown = node.type == .yesNo ? Shown(.share, .share) : Shown(node.type, node.unit)
      var draws = examiner.draws(of: one, in: view)
      if let draw = view.drawAmongKept, draws.count > draw { draws = [draws[draw]] }
      let figure = examiner.figure(of: draws, shown)
      let value = node.type == .date ? Answer.Content.month(figure) : .quantity(figure)
      let change = first.map { examiner.change(from: $0, to: draws, shown) }
      cases.append(.init(scenario: name, value: value, change: change))
      if first == nil { first = draws }
    }
    return cases
  }
}

extension Explanation {
  /// Whether no scenario side by side moves it.
  var isStill: Bool {
    guard changes.isEmpty, !cases.isEmpty else { return false }
    return cases.dropFirst().allSatisfy { $0.change?.isNone ?? false }
  }
}

extension Comparison.Change {
  /// Whether it is nothing in every draw.
  package var isNone: Bool {
    figure.mean == 0 && (figure.spread.map { $0.sd == 0 && $0.p5 == 0 && $0.p95 == 0 } ?? true)
  }
}
