import SourceText
import Syntax
import Wording

/// The wording of what is wrong with `solve`, `sweep` and `regret`.
extension Messages {
  enum ManyFigures { case uncertain, series, objects, listing }

  static func needsOneFigure(_ span: Span, _ many: ManyFigures) -> Diagnostic {
    let text = span.text
    switch many {
    case .uncertain:
      return Diagnostic(
        code: "needs_one_figure", localized("this is uncertain, and one figure is needed here"), at: span,
        hint: localized("say which, as in"), suggestion: localized("\("expected(\(text))") or \("p95(\(text))")"))
    case .series:
      return Diagnostic(
        code: "needs_one_figure", localized("this changes by month, and one figure is needed here"), at: span,
        hint: localized("name a year or take it over time, as in"),
        suggestion: localized("\("\(operand(text))[2030]") or \("total(\(text))")"))
    case .objects, .listing:
      return Diagnostic(
        code: "needs_one_figure", localized("this is many figures, and one is needed here"), at: span,
        hint: localized("add up, or pick one"), suggestion: nil)
    }
  }

  private static func operand(_ text: String) -> String {
    text.allSatisfy { $0.isLetter || $0.isNumber || "_.".contains($0) } ? text : "(\(text))"
  }

  static func sweptTwice(_ path: Path) -> Diagnostic {
    Diagnostic(
      code: "swept_twice", localized("'\(text(of: path))' stands on both sides of the table"), at: path.span,
      hint: localized("name two different things"))
  }

  static func regretNeedsFigure(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "needs_one_figure", localized("regret compares plans by one figure, and this is not one"), at: span,
      hint: localized("name a year, add up over time or over objects, as in"), suggestion: "total(cost)")
  }

  static func regretNeedsPlans(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "regret_needs_plans", localized("one plan alone leaves nothing to regret"), at: span,
      hint: localized("name two or more, as in"), suggestion: "across baseline, \(span.text)")
  }
}
