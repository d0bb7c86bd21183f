import Quantities
import SourceText

/// A word of the source that names something.
package struct Name: Sendable {
  package let text: String
  package let span: Span
  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// A unit as written: `kkr/fte/year` is kkr to the power 1, fte and year to the power -1; `%` is a unit here.
package struct UnitText: Sendable {
  package struct Factor: Sendable {
    package let name: Name
    package let power: Int
    package init(_ name: Name, power: Int) {
      self.name = name
      self.power = power
    }
  }
  package var factors: [Factor]
  package var span: Span
  package init(_ factors: [Factor], _ span: Span) {
    self.factors = factors
    self.span = span
  }
}

/// A number with its unit, one literal: `620 kkr/fte/year`, `20 %`, `3.2 million patients`, `4.5`.
package struct NumberLiteral: Sendable {
  /// The number with its scale word multiplied in, before the unit: `3.2 million` is 3 200 000.
  package var value: Double
  /// Number and scale word as written, spaces as single spaces: `8 500`, `3.2 million`.
  package var digits: String
  package var unit: UnitText?
  package init(value: Double, digits: String, unit: UnitText?) {
    self.value = value
    self.digits = digits
    self.unit = unit
  }
}

/// A formula as written. Brackets are not kept: the printer sets them by precedence.
package struct Expression: Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case number(NumberLiteral)
    case text(String)
    case yesNo(Bool)
    /// `2026-03`
    case month(Month)
    /// `680 to 950 kkr/fte/year`. An end is a number literal or, when it was in brackets, any formula.
    /// A bare left end has no unit here: the reader of the tree gives it the right end's.
    case interval(low: Expression, high: Expression)
    /// `each …`, `fresh …`, `each fresh …` before an interval literal or a call of a distribution.
    case modified(each: Bool, fresh: Bool, Expression)
    case name(String)
    case this
    /// `previous` alone: the series' own value a step back. `previous(x)` is a call.
    case previous
    case field(Expression, Name)
    case index(Expression, Expression)
    case call(Name, [Argument])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case conditional(Expression, Expression, Expression)
    /// `team { posts = 2.5 fte }`
    case construct(kind: Name, [Change])
    /// `[a, b, c]`
    case list([Expression])
    /// `practice from "offices.csv"`; the last part is the text literal's span.
    case rows(kind: Name, file: String, Span)
    case pipeline(Expression, [Step])
    case with(Expression, LayerText)
    case given(Expression, Expression)
    case convert(Expression, UnitText)
    /// `… starting 0 fte`, at the end of a definition only.
    case starting(Expression, Expression)
    /// `2026-01 .. 2035-12`
    case range(Expression, Expression)
    /// Text that could not be read; a diagnostic has been reported for it.
    case invalid
  }
}

/// An argument of a call: `x`, `2019-06: 20 %` (a known point), or `supply by municipality.county`.
package struct Argument: Sendable {
  package var point: Expression?
  package var value: Expression
  package var group: Expression?
  package init(point: Expression? = nil, value: Expression, group: Expression? = nil) {
    self.point = point
    self.value = value
    self.group = group
  }
}

package enum UnaryOperator: String, Sendable { case minus = "-", not }

package enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", of, power = "^"
  case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case and, or
}

/// One step of a pipeline: `where gps >= 5 gp`, `sum patients, nurses by municipality.county`, `sort need desc`, `take 20`.
package struct Step: Sendable {
  package var verb: Name
  package var arguments: [Expression]
  package var groups: [Expression]
  package var descending: Bool
  package var span: Span
  package init(verb: Name, arguments: [Expression], groups: [Expression], descending: Bool, span: Span) {
    self.verb = verb
    self.arguments = arguments
    self.groups = groups
    self.descending = descending
    self.span = span
  }
}

/// What follows `with`: changes in braces or one change, or scenarios by name (`fast`, `fast + cheap`).
package enum LayerText: Sendable {
  case changes([Change], braces: Bool)
  case scenarios([Name])
}
