import SourceText
import Wording

/// The wording of errors about statements, fields and changes.
extension Diagnostic {
  static func reservedWord(_ place: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "reserved_word", localized("\(word) is a word of the language and cannot be a name"), at: place,
      hint: localized("choose another name, such as"), suggestion: "my_\(word)")
  }

  static func explainAtWhat(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "explain_at", localized("after at stands which of the draws, from the lowest p1 to the highest p99"),
      at: place, hint: localized("write"), suggestion: "\(line) at p95")
  }

  static func explainHowDeep(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "explain_depth", localized("after depth stands how many levels to tell, from 1 to 99"), at: place,
      hint: localized("write"), suggestion: "\(line) depth 2")
  }

  static func explainAsWhat(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "explain_as", localized("an explanation is a tree, or a diagram in the DOT language"), at: place,
      hint: localized("write"), suggestion: "\(line) as dot")
  }

  static func missingDefinition(_ place: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "missing_value", localized("what is \(name)? A formula is missing"), at: place, hint: localized("write"),
      suggestion: "\(name) = …")
  }

  static func oneStatementPerLine(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "one_per_line", localized("one definition stands on a line"), at: place,
      hint: localized("write what follows on a line of its own"))
  }

  static func missingChange(_ place: Span, _ target: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_change", localized("in braces stand changes, each with =, +=, -= or *="), at: place,
      hint: localized("as in"), suggestion: "\(target ?? "pace") = …")
  }

  static func missingDeclaration(_ place: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "missing_declaration", localized("a field needs a unit or a formula"), at: place, hint: localized("write"),
      suggestion: "\(name) : kr/year")
  }

  static func missingFieldName(_ place: Span) -> Diagnostic {
    Diagnostic(code: "missing_field", localized("the name of a field is missing here"), at: place)
  }

  static func missingParameter(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_name", localized("a function is defined with names in its brackets"), at: place,
      hint: localized("as in"), suggestion: "f(x, y) = x * y")
  }

  static func missingKind(_ place: Span) -> Diagnostic {
    Diagnostic(code: "missing_name", localized("the name of a kind is missing here"), at: place)
  }

  static func missingCollection(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_name", localized("the name of a collection is missing here"), at: place, hint: localized("as in"),
      suggestion: "municipality : ref municipalities")
  }

  static func missingUnitName(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_name", localized("the name of a unit is missing here"), at: place, hint: localized("as in"),
      suggestion: "unit visit, visits")
  }

  static func missingScenario(_ place: Span) -> Diagnostic {
    Diagnostic(code: "missing_name", localized("the name of a scenario is missing here"), at: place)
  }

  static func missingBraces(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "missing_braces", localized("the braces are missing here"), at: place, hint: localized("write"),
      suggestion: line)
  }

  static func missingAcross(
    _ place: Span, _ line: String?, _ word: String = "compare", behind: String = ""
  ) -> Diagnostic {
    Diagnostic(
      code: "missing_across", localized("\(word) across which scenarios?"), at: place, hint: localized("write"),
      suggestion: "\(line ?? "\(word) …") across baseline, …\(behind)")
  }

  static func missingOther(_ place: Span, _ line: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_across", localized("a choice needs a second scenario"), at: place, hint: localized("write"),
      suggestion: "\(line ?? "flips …"), …")
  }

  static func missingAim(_ place: Span, _ outcome: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_aim", localized("flips asks which scenario is best: is most or least of it wanted?"), at: place,
      hint: localized("write"), suggestion: "flips least \(outcome ?? "…")")
  }

  static func acrossTwo(_ place: Span, _ word: String, _ outcome: String?, _ columns: [[String]]) -> Diagnostic {
    var names = columns.prefix(2).map { $0.joined(separator: " + ") }
    if names.count < 2 { names = names.first == "baseline" ? ["baseline", "…"] : ["baseline"] + names }
    return Diagnostic(
      code: "two_scenarios", localized("\(word) across scenarios is about the difference between two"), at: place,
      hint: localized("write"), suggestion: "\(word) \(outcome ?? "…") across \(names.joined(separator: ", "))")
  }

  static func takesNoAcross(_ place: Span, _ word: String, _ outcome: String?, _ columns: [[String]]) -> Diagnostic {
    let scenario = columns.first { $0 != ["baseline"] }?.joined(separator: " + ")
    return Diagnostic(
      code: "one_world", localized("\(word) tells of one scenario at a time"), at: place, hint: localized("write"),
      suggestion: "\(word) \(outcome ?? "…")" + (scenario.map { " with " + $0 } ?? ""))
  }

  static func incompleteSolve(_ place: Span, _ target: String?) -> Diagnostic {
    Diagnostic(
      code: "incomplete_solve", localized("solve for which answer?"), at: place, hint: localized("as in"),
      suggestion: "solve \(target ?? "posts") so that p95(cost) == 900 Mkr/year between … and …")
  }

  static func solveNeedsCondition(_ place: Span, _ target: String?, _ figure: String?) -> Diagnostic {
    Diagnostic(
      code: "solve_needs_condition", localized("solve looks for where a figure comes to something: ==, <= or >="),
      at: place, hint: localized("as in"),
      suggestion: "solve \(target ?? "posts") so that \(figure ?? "p95(cost)") == … between … and …")
  }

  static func missingEnds(_ place: Span, _ target: String?, _ condition: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_ends", localized("between which two amounts should it be looked for?"), at: place,
      hint: localized("as in"), suggestion: "solve \(target ?? "posts") so that \(condition ?? "…") between … and …")
  }

  static func missingStep(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_step", localized("in which steps?"), at: place, hint: localized("as in"),
      suggestion: "between 0 fte and 10 fte in steps of 0.5 fte")
  }

  static func missingOver(_ place: Span, _ line: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_over", localized("sweep over what?"), at: place, hint: localized("as in"),
      suggestion: "\(line ?? "sweep …") over posts in 1, 2, 3 fte")
  }

  static func missingSweepValues(_ place: Span, _ line: String?, _ target: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_over", localized("which amounts should it take?"), at: place, hint: localized("as in"),
      suggestion: "\(line ?? "sweep …") over \(target ?? "posts") in 1, 2, 3 fte")
  }

  static func sweepTakesTwo(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("a table has two sides, so sweep takes one or two things to change"), at: place,
      hint: localized("set the third with 'with', or make scenarios and write 'across'"))
  }

  static func missingBest(_ place: Span, _ line: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_best", localized("is the least of it best, or the most?"), at: place,
      hint: localized("write least or most, as in"), suggestion: line ?? "regret least cost across slow, fast")
  }

  static func missingPlans(_ place: Span, _ line: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_across", localized("regret between which plans?"), at: place, hint: localized("write"),
      suggestion: "\(line ?? "regret least …") across slow, fast")
  }

  static func incompleteCorrelation(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "incomplete_correlation",
      localized("correlate names two uncertain definitions and how closely they go together"),
      at: place, hint: localized("as in"), suggestion: "correlate nurse_pay, gp_pay at 0.6")
  }
}
