import SourceText
import Wording

/// The wording of what cannot be drawn.
extension QuestionMessages {
  static func chartCertain(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing_to_chart", localized("this is one certain figure, and a chart needs several"), at: span,
      hint: localized("chart something uncertain, a series, groups or scenarios, as in"),
      suggestion: "chart \(span.text) across baseline, …")
  }

  static func explainCertain(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "explain_at",
      localized("this is certain: it is the same in every draw, so there is no higher and lower one"),
      at: span,
      hint: localized("write"), suggestion: "explain \(span.text)")
  }

  static func chartNoValue(_ span: Span) -> Diagnostic {
    Diagnostic(code: "nothing_to_chart", localized("there is nothing to draw: this has no value anywhere"), at: span)
  }

  static func chartOneMonth(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing_to_chart", localized("the model has one month, and a curve needs several"), at: span,
      hint: localized("give the model more months, as in"), suggestion: "time = 2026-01 .. 2030-12")
  }

  static func chartObject(_ kind: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_as_value", localized("'\(span.text)' is an object; chart one of its fields"), at: span,
      hint: localized("as in"),
      suggestion: "chart \(span.text).…")
  }

  static func chartText(_ span: Span) -> Diagnostic {
    Diagnostic(code: "not_a_quantity", localized("a chart draws figures, and this is a text"), at: span)
  }

  static func chartList(_ span: Span, _ collection: String, _ field: String?) -> Diagnostic {
    Diagnostic(
      code: "nothing_to_chart", localized("a chart draws figures, and this is a list of objects"), at: span,
      hint: field == nil ? localized("add something up") : localized("name a field, or add it up, as in"),
      suggestion: field.map { "chart \(collection).\($0)" })
  }

  static func chartOfMonths(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing_to_chart", localized("a month of the calendar has no length to draw"), at: span,
      hint: localized("chart the time since the start, as in"), suggestion: "chart \(span.text) - 2026-01")
  }

  static func chartMixed(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing_to_chart", localized("this is a series in one scenario and groups in another"), at: span,
      hint: localized("chart one of them by itself"))
  }

  static func chartTooMany(_ count: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("this would draw \(count) curves in one chart, and more than 6 cannot be told apart"),
      at: span,
      hint: localized("name fewer scenarios"))
  }

  static func chartTooManyBars(_ count: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("this would draw \(count) bars"), at: span,
      hint: localized("add up by something coarser, or take a few"))
  }

  static func mapNoPositions(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "no_positions", localized("'\(name)' has no positions: a map needs the fields latitude and longitude"),
      at: span,
      hint: localized("group by something that has them, as in"),
      suggestion: "map (practices | sum patients by municipality)")
  }

  static func mapNotOfPlaces(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "no_positions", localized("a map shows a figure for each place, and this is not by place"), at: span,
      hint: localized("as in"),
      suggestion: "map (practices | sum patients by municipality)")
  }

  static func mapTwoFigures(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("a map shows one figure, and this has several"), at: span,
      hint: localized("name one"),
      suggestion: "map (… | sum \(text) by …)")
  }

  static func mapNothing(_ span: Span) -> Diagnostic {
    Diagnostic(code: "nothing_to_map", localized("nothing stands on this map: none of it has a position"), at: span)
  }
}
