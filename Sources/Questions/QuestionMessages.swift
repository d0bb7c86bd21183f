import Engine
import Model
import Quantities
import SourceText
import Wording

/// The wording of what stops a question that reads well.
enum QuestionMessages {
  static func cannotAnswer(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "rests_on_error", localized("this rests on something that has an error"), at: span,
      hint: localized("mend that first, then ask again"))
  }

  static func tooFewDraws(_ left: Int, of draws: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_few_draws",
      localized(
        """
        given leaves \(left) of \(NumberText.rounded(Double(draws))) draws, too few to tell anything; \
        at least 100 are needed
        """),
      at: span,
      hint: left == 0
        ? localized("ask for something that can happen") : localized("ask for something less rare, or more draws"),
      suggestion: left == 0
        ? nil : "draws = \(NumberText.typed(Double(min(Limits.draws, draws * (110 / max(1, left) + 1)))))")
  }

  static func compareObject(_ kind: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_as_value", localized("'\(span.text)' is an object; compare one of its fields"), at: span,
      hint: localized("as in"),
      suggestion: "compare \(span.text).… across baseline, …")
  }

  static func compareText(_ span: Span) -> Diagnostic {
    Diagnostic(code: "not_a_quantity", localized("compare takes figures, and this is a text"), at: span)
  }

  static func compareList(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "table_in_compare", localized("compare takes figures, and this is a list of objects"), at: span,
      hint: localized("add something up"),
      suggestion: "compare (practices | sum patients by county) across baseline, …")
  }

  static func compareTooMany(_ count: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("this would compare \(NumberText.rounded(Double(count))) figures"), at: span,
      hint: localized("add up by group or by year first"))
  }

  static func tooManyGroups(_ count: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("this makes \(NumberText.rounded(Double(count))) groups"), at: span,
      hint: localized("group by something coarser"))
  }

  static func solveEnds(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "solve_ends", localized("the two ends must be two amounts, and differ"), at: span, hint: localized("as in"),
      suggestion: "between 1 practice/month and 60 practices/month")
  }

  static func solveStep(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "solve_step", localized("a step is more than 0 and fits between the ends"), at: span,
      hint: localized("as in"),
      suggestion: "in steps of 0.5 fte")
  }

  static func sweepTooMany(_ count: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("this table would hold \(NumberText.rounded(Double(count))) answers"), at: span,
      hint: localized("name fewer amounts"))
  }

  static func explainValue(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "explain_value", localized("explain takes a value"), at: span,
      hint: localized("name a definition or a field"),
      suggestion: "explain \(span.text).…")
  }

  /// A run that did not come to its end.
  static func stopped(_ error: EngineError, _ span: Span, _ settings: Settings, _ resolver: Resolver) -> Diagnostic {
    switch error {
    case .tooLarge(let bytes, let limit):
      let gigabytes = { (bytes: Int) in NumberText.rounded(Double(bytes) / 1e9, significant: 2) }
      return Diagnostic(
        code: "too_large",
        localized("this would need about \(gigabytes(bytes)) GB of memory, and \(gigabytes(limit)) GB is the limit"),
        at: span,
        hint: localized("ask with fewer draws or months"),
        suggestion: "draws = \(NumberText.typed(Double(max(100, settings.draws / 10))))")
    case .cancelled:
      return Diagnostic(code: "interrupted", localized("stopped; nothing has changed"), at: span)
    case .abstract(let node):
      return Diagnostic(
        code: "needs_object",
        localized("'\(resolver.graph[node].name)' has no value of its own; it belongs to each object"),
        at: span,
        hint: localized("name an object first"))
    case .loop(let nodes):
      let names = nodes.filter { !resolver.graph[$0].isHidden }.map { "'\(resolver.graph[$0].name)'" }
      let some = names.prefix(6).joined(separator: ", ")
      return Diagnostic(
        code: "ring",
        names.isEmpty
          ? localized("a formula needs itself in the same month, or finished months or draws of each other")
          : localized("\(some) need each other in the same month, or finished months or draws of each other"), at: span,
        hint: localized("let one of them read previous(…), and take totals and expected values off the ring"))
    case .tooManyPairs(let node, let count):
      return Diagnostic(
        code: "too_many_pairs",
        localized("'\(resolver.graph[node].name)' would join \(NumberText.rounded(Double(count))) pairs of objects"),
        at: span,
        hint: localized("tie the two collections by a condition such as municipality == this"))
    case .twoCollections(let node):
      let name = resolver.graph.nodes.indices.contains(node) ? resolver.graph[node].name : nil
      return Diagnostic(
        code: "two_collections",
        name.map { localized("'\($0)' mixes the objects of two collections") }
          ?? localized("this mixes the objects of two collections"), at: span,
        hint: localized("sum one of them first, or follow a reference from one to the other"))
    }
  }
}
