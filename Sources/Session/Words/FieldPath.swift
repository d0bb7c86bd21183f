import Model
import Syntax

/// Finds the kind of object that a path leads to, by what is declared, without working anything out.
struct FieldPath {
  private let model: Model

  init(_ model: Model) { self.model = model }

  /// The kind of the object that holds the last part of a path: `practice` for `brumunddal.team`.
  func kind(ofHolder parts: [String]) -> String? { parts.count > 1 ? kind(of: Array(parts.dropLast())) : nil }

  /// The kind of the object or collection at a path.
  func kind(of parts: [String]) -> String? {
    guard let first = parts.first, var kind = kind(ofName: first) else { return nil }
    for (before, part) in parts.enumerated().dropFirst() {
      guard let field = model.kinds[kind]?.field(part), let declared = self.kind(of: field) else { return nil }
      kind = held(at: Array(parts[...before]), field) ?? declared
    }
    return kind
  }

  /// The kind of the object that is held at a path, which may have more fields than the kind that is declared: what a change
  /// has put there, what the object was made with, or what the field holds by itself.
  private func held(at path: [String], _ field: KindField) -> String? {
    guard case .own = field.declaration, let first = path.first else { return nil }
    let changed = model.changes.last { $0.change.operation == .set && names(in: $0.change.target) == path }
    if let changed { return kind(of: changed.change.value, depth: 0) }
    if path.count == 2, case .construct(_, let given) = model.definitions[first]?.formula.kind,
      let made = given.last(where: { names(in: $0.target) == Array(path.dropFirst()) })
    {
      return kind(of: made.value, depth: 0)
    }
    return field.formula.flatMap { kind(of: $0, depth: 0) }
  }

  /// The names of a path that picks nothing; nothing otherwise.
  private func names(in path: Path) -> [String]? {
    var names = [path.root.text]
    for part in path.parts {
      guard case .field(let name) = part else { return nil }
      names.append(name.text)
    }
    return names
  }

  private func kind(of field: KindField) -> String? {
    switch field.declaration {
    case .own(let name): name.text
    case .ref(let name): kind(ofName: name.text)
    case .unit, .text, .yesNo, .share, .number, .date: nil
    case nil: field.formula.flatMap { kind(of: $0, depth: 0) }
    }
  }

  private func kind(ofName name: String) -> String? {
    if model.kinds[name] != nil { return name }
    return model.definitions[name].flatMap { kind(of: $0.formula, depth: 0) }
  }

  func kind(of formula: Expression, depth: Int) -> String? {
    guard depth < 64 else { return nil }
    switch formula.kind {
    case .construct(let kind, _), .rows(let kind, _, _): return kind.text
    case .list(let elements): return elements.first.flatMap { kind(of: $0, depth: depth + 1) }
    case .with(let inner, _), .index(let inner, _), .pipeline(let inner, _): return kind(of: inner, depth: depth + 1)
    case .conditional(_, let yes, _): return kind(of: yes, depth: depth + 1)
    case .name(let name):
      if model.kinds[name] != nil { return name }
      return model.definitions[name].flatMap { kind(of: $0.formula, depth: depth + 1) }
    case .field(let inner, let name):
      guard let holder = kind(of: inner, depth: depth + 1), let field = model.kinds[holder]?.field(name.text) else {
        return nil
      }
      return kind(of: field)
    case .number, .text, .yesNo, .month, .interval, .modified, .this, .previous, .call, .unary, .binary, .given,
      .convert,
      .starting, .range, .invalid:
      return nil
    }
  }
}

extension Model {
  /// Whether a definition makes an object or a collection rather than a value.
  func isObjectOrCollection(_ name: String) -> Bool {
    guard let definition = definitions[name] else { return false }
    return FieldPath(self).kind(of: definition.formula, depth: 0) != nil && definition.declaration == nil
      && !definition.formula.isFigure
  }
}

extension Expression {
  /// Whether the shape says that this is a figure, though it begins at an object.
  fileprivate var isFigure: Bool {
    switch kind {
    case .pipeline(_, let steps): !steps.allSatisfy { $0.verb.text == "where" }
    case .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field, .index, .call, .unary,
      .binary, .conditional, .construct, .list, .rows, .with, .given, .convert, .starting, .range, .invalid:
      false
    }
  }
}
