import Quantities
import SourceText
import Syntax
import Wording

extension Messages {
  // MARK: Pipelines

  static func unknownVerb(_ verb: Name, isSeries: Bool) -> Diagnostic {
    let known =
      isSeries
      ? ["total", "mean", "first", "last", "peak", "min", "max"]
      : ["where", "sum", "mean", "min", "max", "median", "count", "sort", "take"]
    let near = Suggestions.nearest(to: verb.text, among: known)
    return Diagnostic(
      code: "unknown_verb",
      isSeries
        ? localized("I don't know the step '\(verb.text)' on a series")
        : localized("I don't know the step '\(verb.text)' on a collection"),
      at: verb.span,
      hint: near == nil ? localized("steps: \(list(known, atMost: 12))") : localized("did you mean"), suggestion: near)
  }

  static func stepAfterAggregate(_ verb: Name) -> Diagnostic {
    Diagnostic(
      code: "step_after_aggregate", localized("nothing is left to \(verb.text) after the figures have been added up"),
      at: verb.span,
      hint: localized("put the step before"))
  }

  static func whereAfterTake(_ verb: Name) -> Diagnostic {
    Diagnostic(code: "where_after_take", localized("where comes before take"), at: verb.span)
  }

  static func columnPipeline(_ collection: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "column_in_pipeline", localized("a column of \(collection) takes one step that makes one figure of it"),
      at: span,
      hint: localized("for other steps begin from the collection"), suggestion: "\(collection) | where … | sum …")
  }

  static func sortTakesOne(_ verb: Name) -> Diagnostic {
    Diagnostic(
      code: "sort", localized("sort takes one value"), at: verb.span, hint: localized("as in"),
      suggestion: "sort need desc")
  }

  static func takeNeedsWhole(_ verb: Name) -> Diagnostic {
    Diagnostic(
      code: "take", localized("take says how many objects, a whole number from 1"), at: verb.span,
      hint: localized("as in"),
      suggestion: "take 20")
  }

  static func countTakesNothing(_ verb: Name) -> Diagnostic {
    Diagnostic(
      code: "count", localized("count counts objects and takes no value"), at: verb.span,
      hint: localized("to count some, write"),
      suggestion: "where … | count")
  }

  static func aggregateNeedsValue(_ verb: Name) -> Diagnostic {
    Diagnostic(
      code: "aggregate", localized("\(verb.text) of what?"), at: verb.span, hint: localized("name a field, as in"),
      suggestion: "\(verb.text) patients")
  }

  static func tableInFormula(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "table_in_formula", localized("this gives a table, which only a question can show"), at: span,
      hint: localized("leave out by, and name one value"))
  }

  static func takeInFormula(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "take_in_formula", localized("take belongs to questions; in a formula say which objects with where"),
      at: span,
      hint: localized("as in"),
      suggestion: "where rank(need) <= 20")
  }

  static func seriesPipeline(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "series_pipeline", localized("a series takes one step, with no value of its own"), at: span,
      hint: localized("as in"),
      suggestion: "x | total by year")
  }

  static func oneFigureInPipeline(_ value: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "one_figure",
      localized(
        "'\(value.span.text)' is one figure; the steps after | work on a collection or on a series over months"),
      at: value.span, hint: localized("name a collection first, as in"), suggestion: "practices | sum patients")
  }

  static func uncertainRows(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "uncertain_rows",
      localized("which objects this holds for differs by draw or month, so there is no one list of them"),
      at: span,
      hint: localized("count or add them up, or list those where it is likely"),
      suggestion: "where chance(\(span.text)) > 50 %")
  }

  static func thisInSearch(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "this_in_search", localized("in where, this may only be compared with a path by =="), at: span,
      hint: localized("that groups the objects; a search through all of them for each is not made. As in"),
      suggestion: "where municipality == this")
  }

  static func parameterTwice(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "defined_twice", localized("the argument '\(name.text)' stands twice"), at: name.span,
      hint: localized("give each its own name"))
  }

  static func uncertainChoice(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "uncertain_choice", localized("which object is held must be the same in every draw"), at: span,
      hint: localized("choose by something certain, such as a month"),
      suggestion: "if month < 2028-01 then first else second")
  }

  static func expectNeedsCondition(_ value: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "needs_condition",
      localized("expect takes something that holds or not, and this is \(words(value, resolver))"),
      at: value.span,
      hint: localized("compare it with what it should be"), suggestion: "expect \(value.span.text) == …")
  }

  static func toleranceIsKnown(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "within", localized("how near is a figure known beforehand, not below 0"), at: span,
      hint: localized("as in"),
      suggestion: "within 0.5 %")
  }

  static func withinNeedsEquality(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "within", localized("within says how near two figures must be, and belongs to =="), at: span,
      hint: localized("as in"),
      suggestion: "expect a == b within 0.5 %")
  }

  static func byYearOrMonth(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "by_period", localized("a series goes by year or by month"), at: span, hint: localized("write"),
      suggestion: "by year")
  }

  static func allocateNeedsObject(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "allocate", localized("allocate serves the objects of a collection, and belongs in a field of their kind"),
      at: span,
      hint: localized("as in"),
      suggestion: "practice.hired = allocate(asks, need, supply)")
  }

  static func supplyBy(_ span: Span) -> Diagnostic {
    Diagnostic(code: "allocate", localized("by belongs to the supply, the last argument"), at: span)
  }

  static func supplyPerObject(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "allocate", localized("the supply differs by object; there is one for all, or one for each group"),
      at: span,
      hint: localized("say for which group"),
      suggestion: "\(span.text) by county")
  }

  static func rankNeedsCollection(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "rank", localized("rank places an object among those of its collection, and here is none"), at: span,
      hint: localized("use it in a formula of a kind, or in a step of a pipeline"))
  }
}
