import SourceText

/// The wording of errors about statements, fields and changes.
extension Diagnostic {
  static func reservedWord(_ place: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "reserved_word", "\(word) is a word of the language and cannot be a name", at: place,
      hint: "choose another name, such as", suggestion: "my_\(word)")
  }

  static func notAvailable(_ place: Span, _ word: String) -> Diagnostic {
    Diagnostic(code: "not_available", "\(word) is not available in this version", at: place)
  }

  static func explainAtWhat(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "explain_at", "after at stands which of the draws, from the lowest p1 to the highest p99", at: place,
      hint: "write", suggestion: "\(line) at p95")
  }

  static func explainHowDeep(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "explain_depth", "after depth stands how many levels to tell, from 1 to 99", at: place, hint: "write",
      suggestion: "\(line) depth 2")
  }

  static func explainAsWhat(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "explain_as", "an explanation is a tree, or a diagram in the DOT language", at: place, hint: "write",
      suggestion: "\(line) as dot")
  }

  static func missingDefinition(_ place: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "missing_value", "what is \(name)? A formula is missing", at: place, hint: "write",
      suggestion: "\(name) = …")
  }

  static func oneStatementPerLine(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "one_per_line", "one definition stands on a line", at: place,
      hint: "write what follows on a line of its own")
  }

  static func missingChange(_ place: Span, _ target: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_change", "in braces stand changes, each with =, +=, -= or *=", at: place, hint: "as in",
      suggestion: "\(target ?? "pace") = …")
  }

  static func missingDeclaration(_ place: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "missing_declaration", "a field needs a unit or a formula", at: place, hint: "write",
      suggestion: "\(name) : kr/year")
  }

  static func missingFieldName(_ place: Span) -> Diagnostic {
    Diagnostic(code: "missing_field", "the name of a field is missing here", at: place)
  }

  static func missingParameter(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_name", "a function is defined with names in its brackets", at: place, hint: "as in",
      suggestion: "f(x, y) = x * y")
  }

  static func missingKind(_ place: Span) -> Diagnostic {
    Diagnostic(code: "missing_name", "the name of a kind is missing here", at: place)
  }

  static func missingCollection(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_name", "the name of a collection is missing here", at: place, hint: "as in",
      suggestion: "municipality : ref municipalities")
  }

  static func missingUnitName(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_name", "the name of a unit is missing here", at: place, hint: "as in",
      suggestion: "unit visit, visits")
  }

  static func missingScenario(_ place: Span) -> Diagnostic {
    Diagnostic(code: "missing_name", "the name of a scenario is missing here", at: place)
  }

  static func missingBraces(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "missing_braces", "the braces are missing here", at: place, hint: "write", suggestion: line)
  }

  static func missingAcross(_ place: Span, _ line: String?) -> Diagnostic {
    Diagnostic(
      code: "missing_across", "compare across which scenarios?", at: place, hint: "write",
      suggestion: "\(line ?? "compare …") across baseline, …")
  }

  static func incompleteCorrelation(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "incomplete_correlation", "correlate names two uncertain definitions and how closely they go together",
      at: place, hint: "as in", suggestion: "correlate nurse_pay, gp_pay at 0.6")
  }
}
