import Engine
import Model
import Questions
import Rendering
import SourceText
import Syntax
import Wording

/// What a changed definition moves: its own value, and the names of all that follow.
struct Movements {
  private let before: CheckedModel
  private let after: CheckedModel

  init(_ before: CheckedModel, _ after: CheckedModel) {
    self.before = before
    self.after = after
  }

  /// `nurse_pay 790 → 820 kkr/fte/year; also changed: nurse_cost, state_cost`; nothing for what is new.
  func lines(of statements: [Statement]) -> [Line] {
    var seen: Set<String> = []
    let targets = statements.compactMap(target).filter { seen.insert(text(of: $0)).inserted }
    var lines = targets.map { line($0) }
    let roots = Set(targets.map { text(of: $0) })
    let others = moved.filter { !roots.contains($0) }
    if lines.isEmpty { return others.isEmpty ? [] : [Line(localized("changed:") + " ") + Self.listing(others)] }
    if !others.isEmpty {
      lines[lines.count - 1] =
        lines[lines.count - 1] + Line("; " + localized("also changed:") + " ") + Self.listing(others)
    }
    return lines
  }

  /// The first eight names, and how many more there are.
  static func listing(_ names: [String]) -> Line {
    let shown = Line(names.prefix(8).joined(separator: ", "), .name)
    return names.count > 8 ? shown + Line(" " + localized("… and \(names.count - 8) more")) : shown
  }

  /// The expression that a statement sets, where the model before knew it.
  private func target(_ statement: Statement) -> Expression? {
    switch statement.kind {
    case .definition(let name, _, _):
      return stands(name.text) ? Expression(.name(name.text), name.span) : nil
    case .change(let change):
      guard stands(change.target.root.text) else { return nil }
      var whole = Expression(.name(change.target.root.text), change.target.root.span)
      for part in change.target.parts {
        switch part {
        case .field(let name): whole = Expression(.field(whole, name), change.target.span)
        case .index(let index): whole = Expression(.index(whole, index), change.target.span)
        }
      }
      return whole
    case .field, .function, .kind, .unit, .scenario, .use, .correlate, .question: return nil
    }
  }

  /// Whether both models know the name.
  private func stands(_ name: String) -> Bool {
    before.model.definitions[name] != nil && after.model.definitions[name] != nil
  }

  private func line(_ expression: Expression) -> Line {
    let name = Line(text(of: expression), .name)
    guard let old = value(expression, before), let new = value(expression, after) else {
      return name + Line(" " + localized("changed"))
    }
    let figures = FigureText(units: after.model.units)
    switch (old, new) {
    case (.quantity(let old), .quantity(let new)): return name + Line(" " + step(old, new, figures))
    case (.series(let old), .series(let new)):
      guard let first = old.years.last, let last = new.years.last, first.year == last.year else {
        return name + Line(" " + localized("changed"))
      }
      return name + Line(" " + localized("in \(last.year) \(step(first.figure, last.figure, figures))"))
    case (.event, _), (.yesNo, _), (.text, _), (.month, _), (.quantity, _), (.series, _):
      let view = AnswerView(units: after.model.units)
      guard let last = view.line(new, figures) else { return name + Line(" " + localized("changed")) }
      let first = view.line(old, figures) ?? Line(localized("a series"))
      return name + Line(" ") + first + Line(" → ") + last
    case (.table, _), (.comparison, _), (.expect, _), (.explanation, _), (.solution, _), (.sweep, _),
      (.regret, _), (.finding, _), (.chart, _), (.map, _):
      return name + Line(" " + localized("changed"))
    }
  }

  private func step(_ old: Figure, _ new: Figure, _ figures: FigureText) -> String {
    guard old.shown.type == new.shown.type, old.shown.type != .date else {
      return figures.text(old) + " → " + figures.text(new)
    }
    let unit = figures.unit(new.shown, for: [old, new])
    let from = figures.text(old, in: unit, hidesUnit: true)
    let to = figures.text(new, in: unit)
    return from == figures.text(new, in: unit, hidesUnit: true) ? localized("\(to), as before") : from + " → " + to
  }

  private func value(_ expression: Expression, _ model: CheckedModel) -> Answer.Content? {
    (try? model.answers(.show([expression]), at: expression.span))?.first?.content
  }

  /// The definitions, and fields of named objects, whose formulas or anything they read differ.
  var moved: [String] {
    let old = OutcomeKeys(before).keys
    return OutcomeKeys(after).ordered.compactMap { name, key in
      old[name].map { $0 == key } ?? true ? nil : name
    }
  }
}

/// The content keys of what a planner may ask for by name.
struct OutcomeKeys {
  private(set) var ordered: [(name: String, key: ContentKey)] = []

  var keys: [String: ContentKey] { Dictionary(ordered.map { ($0.name, $0.key) }) { first, _ in first } }

  init(_ checked: CheckedModel) {
    let resolver = checked.resolver
    let world = checked.world
    let model = checked.model
    var nodes: [(name: String, node: NodeID)] = []
    // What a planner has written is told before what the library has.
    let isOwn = { (name: String) in model.definitions[name]?.sheet.kind != .library }
    let order = model.definitionOrder.filter(isOwn) + model.definitionOrder.filter { !isOwn($0) }
    for name in order {
      guard let definition = model.definitions[name], !BuiltInName.settings.contains(where: { $0.name == name }) else {
        continue
      }
      let count = resolver.diagnostics.count
      if case .construct(let kind, _) = definition.formula.kind {
        for field in model.kinds[kind.text]?.fields ?? [] where nodes.count < 50_000 {
          let path = Expression(.field(Expression(.name(name), definition.span), field.name), definition.span)
          if case .value(_, let node, _)? = resolver.ask(path, in: world)?.asked {
            nodes.append((text(of: path), node))
          }
          // An object that can only be held has no values of its own.
          if resolver.diagnostics.count > count { break }
        }
      } else if !definition.formula.isCollection,
        case .value(_, let node, _)? = resolver.ask(Expression(.name(name), definition.span), in: world)?.asked
      {
        nodes.append((name, node))
      }
    }
    let found = checked.engine.keys(of: resolver.graph, nodes.map(\.node), settings: resolver.settings(in: world))
    ordered = nodes.compactMap { name, node in found[node].map { (name, $0) } }
    // Asking may have found objects that stand for others only; their messages are not the planner's.
    if resolver.hasErrors { checked.renew() }
  }
}

extension Expression {
  fileprivate var isCollection: Bool {
    switch kind {
    case .list, .rows: true
    case .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field, .index, .call, .unary,
      .binary, .conditional, .construct, .pipeline, .with, .given, .convert, .starting, .range, .invalid:
      false
    }
  }
}
