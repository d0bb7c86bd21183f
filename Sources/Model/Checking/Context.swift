import Quantities
import SourceText
import Syntax

/// What stands around an expression while it is checked.
struct Context {
  var world: World
  /// Objects whose fields may be named bare, nearest first.
  var frames: [ObjectReference] = []
  /// The object whose formula it is, for `this` and for holders named by kind.
  var own: ObjectReference?
  /// The arguments of the user function whose body it is.
  var parameters: [String: Value]?
  /// Names of the user functions being read, outermost first.
  var calls: [String] = []
  /// The path that uncertain literals are keyed by, and the literals' numbers by where they stand.
  var keyPath: String
  var ordinals: [Int: Int] = [:]
  /// The collection behind each loop number.
  var loopAxes: [Int: Axis] = [:]
  /// The node whose formula it is, which a bare `previous` reads.
  var node: NodeID?
  var isInKind = false
  var isInQuestion = false
  /// The condition after `given`.
  var given: NodeID?
  /// At the root, the collection whose columns the formula is made of, found on the way.
  var column: ColumnBox

  final class ColumnBox {
    var axis: Axis?
    /// Columns may be named: at the root, outside pipelines.
    var isOpen: Bool
    init(axis: Axis? = nil, isOpen: Bool) {
      self.axis = axis
      self.isOpen = isOpen
    }
  }

  init(world: World, keyPath: String, formula: Expression? = nil, column: ColumnBox = ColumnBox(isOpen: true)) {
    self.world = world
    self.keyPath = keyPath
    self.column = column
    if let formula { ordinals = Self.ordinals(in: formula) }
  }

  var nextLoop: Int { max(1, (loopAxes.keys.max() ?? 0) + 1) }

  /// Numbers the uncertain literals of a formula in the order of writing; those in braces belong to formulas of their own.
  static func ordinals(in formula: Expression) -> [Int: Int] {
    var found: [Int: Int] = [:]
    func visit(_ expression: Expression) {
      if expression.isSource { found[expression.span.lower] = found.count + 1 }
      if case .construct = expression.kind { return }
      if case .with(let inner, _) = expression.kind {
        visit(inner)
        return
      }
      for child in expression.children { visit(child) }
    }
    visit(formula)
    return found
  }
}

extension Expression {
  /// An interval or the call of a distribution: something that draws.
  var isSource: Bool {
    switch kind {
    case .interval: true
    case .call(let name, _): BuiltInFunction.named(name.text)?.section == .distribution
    case .modified, .number, .text, .yesNo, .month, .name, .this, .previous, .field, .index, .unary, .binary,
      .conditional, .construct, .list, .rows, .pipeline, .with, .given, .convert, .starting, .range, .invalid:
      false
    }
  }

  /// The expressions right below this one, in the order of writing.
  package var children: [Expression] {
    switch kind {
    case .number, .text, .yesNo, .month, .name, .this, .previous, .rows, .invalid: []
    case .interval(let low, let high): [low, high]
    case .modified(_, _, let inner), .field(let inner, _), .unary(_, let inner), .convert(let inner, _): [inner]
    case .index(let left, let right), .binary(_, let left, let right), .given(let left, let right),
      .starting(let left, let right), .range(let left, let right):
      [left, right]
    case .call(_, let arguments): arguments.flatMap { [$0.point, $0.value, $0.group].compactMap { $0 } }
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .construct(_, let changes): changes.map(\.value)
    case .list(let elements): elements
    case .pipeline(let source, let steps): [source] + steps.flatMap { $0.arguments + $0.groups }
    case .with(let inner, let layer):
      switch layer {
      case .changes(let changes, _): [inner] + changes.map(\.value)
      case .scenarios: [inner]
      }
    }
  }

  /// Whether this or anything below it fulfils a condition.
  package func contains(_ condition: (Expression) -> Bool) -> Bool {
    condition(self) || children.contains { $0.contains(condition) }
  }
}
