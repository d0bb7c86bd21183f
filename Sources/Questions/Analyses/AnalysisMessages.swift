import Quantities
import SourceText
import Wording

/// The wording of what stops an analysis.
enum AnalysisMessages {
  static func oneFigure(_ word: String, _ span: Span, isObject: Bool) -> Diagnostic {
    Diagnostic(
      code: "one_figure",
      isObject
        ? localized("\(word) takes one figure, and this is an object")
        : localized("\(word) takes one figure, and this is one for each of several objects"), at: span,
      hint: isObject ? localized("name one of its fields") : localized("add them up, in brackets"),
      suggestion: isObject ? "\(word) \(span.text).…" : "\(word) (\(span.text) | sum)")
  }

  static func oneOfTable(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "one_figure", localized("\(word) takes one figure, and this is a table"), at: span,
      hint: localized("add up all of it, or pick one group by where"))
  }

  static func noText(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(code: "not_a_quantity", localized("\(word) takes a figure, and this is a text"), at: span)
  }

  static func noGiven(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "given_here", localized("\(word) moves the inputs of all draws, so none can be picked by given"), at: span,
      hint: localized("leave given out, or set the input by with"))
  }

  static func restsOnNothing(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "no_inputs", localized("'\(span.text)' rests on no figure that could be moved"), at: span,
      hint: localized("ask about something with a formula"))
  }

  static func notBelow(_ span: Span, _ outcome: Span, known: [String]) -> Diagnostic {
    let shown = known.prefix(6).joined(separator: ", ") + (known.count > 6 ? " …" : "")
    return Diagnostic(
      code: "not_an_input", localized("'\(outcome.text)' does not rest on '\(span.text)'"), at: span,
      hint: known.isEmpty ? nil : localized("it rests on \(shown)"))
  }

  static func isWorkedOut(_ span: Span, known: [String]) -> Diagnostic {
    let shown = known.prefix(6).joined(separator: ", ") + (known.count > 6 ? " …" : "")
    return Diagnostic(
      code: "not_an_input", localized("'\(span.text)' is a formula and cannot be moved by itself"), at: span,
      hint: known.isEmpty
        ? localized("give the figures in it names of their own") : localized("name what it rests on: \(shown)"))
  }

  static func nothingUncertain(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "certain",
      localized("nothing that '\(span.text)' rests on is uncertain, so there is no variance to share out"),
      at: span, hint: localized("certain figures can be moved instead"), suggestion: "sensitivity \(span.text)")
  }

  static func certainAnswer(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "certain", localized("'\(span.text)' is the same in every draw, so there is no variance to share out"),
      at: span,
      hint: localized("ask about the figure inside, not about its mean or quantile"))
  }

  static func certainInput(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "certain", localized("'\(span.text)' is certain and brings no variance"), at: span,
      hint: localized("move it instead by sensitivity"))
  }

  static func stopped(_ span: Span) -> Diagnostic {
    Diagnostic(code: "interrupted", localized("stopped; nothing has changed"), at: span)
  }

  static func sameScenario(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "same_scenario", localized("\(name) stands twice, and nothing can differ"), at: span,
      hint: localized("name another scenario"))
  }

  static func noPreference(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "no_preference", localized("'\(span.text)' has no value in one of the scenarios, so none can be preferred"),
      at: span)
  }

  static func oneScenario(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "two_scenarios", localized("because splits what changes between scenarios, and there is but one here"),
      at: span,
      hint: localized("write"),
      suggestion: span.text.hasSuffix("because") ? String(span.text.dropLast(8)) + ", … because" : nil)
  }
}
