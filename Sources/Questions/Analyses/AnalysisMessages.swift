import Quantities
import SourceText

/// The wording of what stops an analysis.
enum AnalysisMessages {
  static func oneFigure(_ word: String, _ span: Span, isObject: Bool) -> Diagnostic {
    Diagnostic(
      code: "one_figure",
      "\(word) takes one figure, and this is \(isObject ? "an object" : "one for each of several objects")", at: span,
      hint: isObject ? "name one of its fields" : "add them up, in brackets",
      suggestion: isObject ? "\(word) \(span.text).…" : "\(word) (\(span.text) | sum)")
  }

  static func oneOfTable(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "one_figure", "\(word) takes one figure, and this is a table", at: span,
      hint: "add up all of it, or pick one group by where")
  }

  static func noText(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(code: "not_a_quantity", "\(word) takes a figure, and this is a text", at: span)
  }

  static func noGiven(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "given_here", "\(word) moves the inputs of all draws, so none can be picked by given", at: span,
      hint: "leave given out, or set the input by with")
  }

  static func restsOnNothing(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "no_inputs", "'\(span.text)' rests on no figure that could be moved", at: span,
      hint: "ask about something with a formula")
  }

  static func notBelow(_ span: Span, _ outcome: Span, known: [String]) -> Diagnostic {
    let shown = known.prefix(6).joined(separator: ", ") + (known.count > 6 ? " …" : "")
    return Diagnostic(
      code: "not_an_input", "'\(outcome.text)' does not rest on '\(span.text)'", at: span,
      hint: known.isEmpty ? nil : "it rests on \(shown)")
  }

  static func isWorkedOut(_ span: Span, known: [String]) -> Diagnostic {
    let shown = known.prefix(6).joined(separator: ", ") + (known.count > 6 ? " …" : "")
    return Diagnostic(
      code: "not_an_input", "'\(span.text)' is a formula and cannot be moved by itself", at: span,
      hint: known.isEmpty ? "give the figures in it names of their own" : "name what it rests on: \(shown)")
  }

  static func nothingUncertain(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "certain", "nothing that '\(span.text)' rests on is uncertain, so there is no variance to share out",
      at: span, hint: "certain figures can be moved instead", suggestion: "sensitivity \(span.text)")
  }

  static func certainAnswer(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "certain", "'\(span.text)' is the same in every draw, so there is no variance to share out", at: span,
      hint: "ask about the figure inside, not about its mean or quantile")
  }

  static func certainInput(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "certain", "'\(span.text)' is certain and brings no variance", at: span,
      hint: "move it instead by sensitivity")
  }

  static func stopped(_ span: Span) -> Diagnostic {
    Diagnostic(code: "interrupted", "stopped; nothing has changed", at: span)
  }

  static func sameScenario(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "same_scenario", "\(name) stands twice, and nothing can differ", at: span, hint: "name another scenario")
  }

  static func noPreference(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "no_preference", "'\(span.text)' has no value in one of the scenarios, so none can be preferred", at: span)
  }

  static func oneScenario(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "two_scenarios", "because splits what changes between scenarios, and there is but one here", at: span,
      hint: "write", suggestion: span.text.hasSuffix("because") ? String(span.text.dropLast(8)) + ", … because" : nil)
  }
}
