import SourceText

/// Whether formulas can and must be laid out over several lines.
enum Breaking {
  /// Columns of a line.
  static let width = 100

  /// Whether a formula was written over several lines and has a part that is laid out so, or holds comments.
  static func isNeeded(_ expression: Expression) -> Bool {
    spansLines(expression.span) && has(expression) { isBreakable($0) } || has(expression) { holdsRemarks($0) }
  }

  static func spansLines(_ span: Span) -> Bool {
    span.source.place(of: span.lower).line != span.source.place(of: span.upper).line
  }

  static func isNeeded(_ remarks: Remarks) -> Bool {
    !remarks.above.isEmpty || !remarks.notes.isEmpty || remarks.behind != nil || !remarks.below.isEmpty
  }

  private static func isBreakable(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .construct(_, let changes): !changes.isEmpty
    case .with(_, .changes(let changes, let braces)): braces && !changes.isEmpty
    case .pipeline, .conditional: true
    case .list(let items): !items.isEmpty
    case .with(_, .scenarios), .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field,
      .index,
      .call, .unary, .binary, .rows, .given, .convert, .starting, .range, .invalid:
      false
    }
  }

  private static func holdsRemarks(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .construct(_, let changes), .with(_, .changes(let changes, _)): changes.contains { isNeeded($0.remarks) }
    case .with(_, .scenarios), .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field,
      .index,
      .call, .unary, .binary, .conditional, .list, .rows, .pipeline, .given, .convert, .starting, .range, .invalid:
      false
    }
  }

  /// Whether a formula or one of its parts is as asked.
  private static func has(_ expression: Expression, _ asked: (Expression) -> Bool) -> Bool {
    asked(expression) || parts(of: expression).contains { has($0, asked) }
  }

  private static func parts(of expression: Expression) -> [Expression] {
    switch expression.kind {
    case .number, .text, .yesNo, .month, .name, .this, .previous, .rows, .invalid: []
    case .interval(let first, let second), .index(let first, let second), .binary(_, let first, let second),
      .given(let first, let second), .starting(let first, let second), .range(let first, let second):
      [first, second]
    case .modified(_, _, let part), .field(let part, _), .unary(_, let part), .convert(let part, _): [part]
    case .call(_, let arguments): arguments.flatMap { [$0.point, $0.value, $0.group].compactMap(\.self) }
    case .conditional(let first, let second, let third): [first, second, third]
    case .construct(_, let changes): changes.map(\.value)
    case .list(let items): items
    case .pipeline(let base, let steps): [base] + steps.flatMap { $0.arguments + $0.groups }
    case .with(let base, .changes(let changes, _)): [base] + changes.map(\.value)
    case .with(let base, .scenarios): [base]
    }
  }
}
