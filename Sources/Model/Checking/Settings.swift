import Quantities
import SourceText
import Syntax

/// The months that series run over.
package struct TimeAxis: Hashable, Sendable {
  package let first: Month
  package let last: Month
  package init(first: Month, last: Month) {
    self.first = first
    self.last = last
  }
  package var count: Int { last.index - first.index + 1 }
  package var months: [Month] { (first.index...last.index).map(Month.init(index:)) }
  package var years: [Int] { Array(first.year...last.year) }
}

/// How a model is run.
package struct Settings: Hashable, Sendable {
  package var draws: Int
  package var seed: UInt64
  package var time: TimeAxis
  package init(draws: Int, seed: UInt64, time: TimeAxis) {
    self.draws = draws
    self.seed = seed
    self.time = time
  }
}

extension Resolver {
  /// The settings of a world. Wrong ones are reported, and the usual ones taken.
  package func settings(in world: World) -> Settings {
    if let known = settingsOfWorld[world.number] { return known }
    var result = Settings(
      draws: 4_000, seed: 2_019,
      time: TimeAxis(first: Month(year: 2026, number: 1), last: Month(year: 2035, number: 12)))
    settingsOfWorld[world.number] = result
    if let draws = whole(BuiltInName.draws, in: world, range: 1...Double(Limits.draws)) { result.draws = Int(draws) }
    if let seed = whole(BuiltInName.seed, in: world, range: 0...9_007_199_254_740_991) { result.seed = UInt64(seed) }
    if let time = timeAxis(in: world) { result.time = time }
    settingsOfWorld[world.number] = result
    return result
  }

  private func whole(_ name: String, in world: World, range: ClosedRange<Double>) -> Double? {
    guard let definition = model.definitions[name] else { return nil }
    let context = Context(world: world, keyPath: name, formula: definition.formula)
    let value = self.value(definition.formula, context)
    if value.type == .unknown { return nil }
    guard value.type == .number || value.type == .zero, let constant = value.operation.constantValue,
      constant == constant.rounded(), range.contains(constant)
    else {
      report(Messages.settingNeedsWhole(name, range, definition.formula.span))
      return nil
    }
    return constant
  }

  private func timeAxis(in world: World) -> TimeAxis? {
    let change = world.changes(of: BuiltInName.time).last { $0.change.target.parts.isEmpty }
    guard let formula = change?.change.value ?? model.definitions[BuiltInName.time]?.formula else { return nil }
    let context = Context(world: world, keyPath: BuiltInName.time, formula: formula)
    guard case .range(let from, let to) = formula.kind else {
      report(Messages.timeNeedsRange(formula.span))
      return nil
    }
    let ends = [value(from, context), value(to, context)]
    if ends.contains(where: { $0.type == .unknown }) { return nil }
    if let first = ends[0].operation.constantValue, let last = ends[1].operation.constantValue, first > last,
      ends.allSatisfy({ $0.type == .date })
    {
      report(Messages.timeBackwards(formula.span))
      return nil
    }
    guard ends.allSatisfy({ $0.type == .date }), let first = ends[0].operation.constantValue,
      let last = ends[1].operation.constantValue,
      first <= last, Int(last - first) < Limits.months
    else {
      report(Messages.timeNeedsRange(formula.span))
      return nil
    }
    return TimeAxis(first: Month(index: Int(first)), last: Month(index: Int(last)))
  }

  /// The uniform streams that a `correlate` statement ties, with the rank correlation wanted.
  package func correlated(_ correlation: Correlation) -> (first: NodeID, second: NodeID, coefficient: Double)? {
    let context = Context(world: baseline, keyPath: "correlate", formula: correlation.coefficient)
    let coefficient = value(correlation.coefficient, context)
    guard coefficient.type == .share || coefficient.dimension?.isNone == true,
      let wanted = coefficient.operation.constantValue,
      (-1...1).contains(wanted)
    else {
      if coefficient.type != .unknown { report(Messages.correlationRange(correlation.coefficient.span)) }
      return nil
    }
    guard let first = stream(of: correlation.first), let second = stream(of: correlation.second) else { return nil }
    guard first != second else {
      report(Messages.correlationWithItself(correlation.span))
      return nil
    }
    return (first, second, wanted)
  }

  /// The one uncertain literal in the formula that a path leads to.
  private func stream(of path: Path) -> NodeID? {
    var expression = Expression(.name(path.root.text), path.root.span)
    for part in path.parts {
      switch part {
      case .field(let name): expression = Expression(.field(expression, name), path.span)
      case .index(let key): expression = Expression(.index(expression, key), path.span)
      }
    }
    let value = self.value(expression, Context(world: baseline, keyPath: "correlate"))
    if value.type == .unknown { return nil }
    var found: Set<NodeID> = []
    if case .load(let node, _) = value.operation {
      for operation in graph[node].operations {
        operation.walk { part in
          if case .quantile(_, let parts) = part, case .load(let uniform, _) = parts[0] { found.insert(uniform) }
        }
      }
    }
    guard found.count == 1, let node = found.first, case .uniform(let source) = graph[node].body, !source.each,
      !source.fresh
    else {
      report(Messages.correlateNeedsSource(path))
      return nil
    }
    return node
  }
}
