import Quantities
import SourceText
import Syntax
import Wording

/// The wording of everything that can be wrong with a model: a factory per message, in the planner's words.
package enum Messages {
  static func list(_ names: some Sequence<String>, atMost count: Int = 8) -> String {
    let all = Array(names)
    let shown = all.prefix(count).joined(separator: ", ")
    return all.count > count ? localized("\(shown), … (\(all.count) in all)") : shown
  }

  /// A word with its article: a practice, an office.
  static func a(_ word: String) -> String {
    word.first.map { "aeiouæøåAEIOUÆØÅ".contains($0) } == true ? localized("an \(word)") : localized("a \(word)")
  }

  /// What a value is, in a few words: `fte`, `a plain number`, `a share (%)`.
  static func words(_ type: ValueType, _ unit: UnitExpression, _ resolver: Resolver) -> String {
    switch type {
    case .quantity(let dimension):
      if dimension.isNone { return localized("a plain number") }
      if dimension == Dimension(.calendar) {
        return localized("a length of time in \(unit.plural(in: resolver.model.units).text(in: resolver.model.units))")
      }
      let text = unit.text(in: resolver.model.units)
      return text.isEmpty ? resolver.model.units.baseExpression(of: dimension).text(in: resolver.model.units) : text
    case .share: return localized("a share (%)")
    case .zero: return "0"
    case .date: return localized("a month")
    case .text: return localized("a text")
    case .yesNo: return localized("yes or no")
    case .unknown: return localized("unknown")
    }
  }

  package static func words(_ value: Value, _ resolver: Resolver) -> String { words(value.type, value.unit, resolver) }

  /// A label that tells what a value is and, for a name, where it is defined.
  static func label(_ value: Value, _ resolver: Resolver) -> Diagnostic.Label {
    let text = words(value, resolver)
    if let definition = resolver.model.definitions[value.span.text], definition.sheet.kind == .file {
      return .init(value.span, localized("\(text) (defined on line \(definition.span.line))"))
    }
    return .init(value.span, text)
  }

  /// A formula as it stands, in brackets where it has operators of its own.
  static func operand(_ value: Value) -> String {
    let text = value.span.text
    let isSimple = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "[" || $0 == "]" }
    if text.count == 7, text.dropFirst(4).first == "-", text.filter({ $0 != "-" }).allSatisfy(\.isNumber) {
      return text
    }
    let isLiteral = text.first?.isNumber == true && !text.contains { "+-*(|".contains($0) }
    return isSimple || isLiteral || (text.hasPrefix("(") && text.hasSuffix(")")) ? text : "(\(text))"
  }

  // MARK: Names

  static func definedTwice(_ name: Name, _ earlier: Name) -> Diagnostic {
    Diagnostic(
      code: "defined_twice", localized("'\(name.text)' is defined twice"),
      at: [.init(earlier.span, localized("first here")), .init(name.span, localized("and again here"))],
      hint: localized("keep one of them, or give the second a name of its own"))
  }

  static func nameOfKind(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "name_of_kind", localized("'\(name.text)' is the name of a kind, so nothing else can bear it"),
      at: name.span,
      hint: localized("choose another name, such as"), suggestion: "the_\(name.text)")
  }

  static func builtInName(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "built_in_name", localized("'\(name.text)' has a meaning of its own in every model and cannot be defined"),
      at: name.span,
      hint: localized("choose another name, such as"), suggestion: "my_\(name.text)")
  }

  static func builtInFunction(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "built_in_name", localized("'\(name.text)' is a function of the language and cannot be defined again"),
      at: name.span,
      hint: localized("choose another name, such as"), suggestion: "my_\(name.text)(…)")
  }

  static func baselineIsTaken(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "built_in_name", localized("'baseline' is the model with no scenario and cannot be defined"), at: name.span)
  }

  static func tooManyWorlds(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("changed models on changed models: there are too many to work out"), at: span,
      hint: localized("give the changes a scenario of their own"))
  }

  static func tooManyObjects(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("objects that hold objects: there are more than \(Limits.places)"), at: span,
      hint: localized("hold fewer, or read them as a collection"))
  }

  static func tooManyErrors(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many_errors", localized("there are more than \(Limits.errors) errors; the rest is not shown"),
      at: span,
      hint: localized("mend these first"))
  }

  static func tooManyAncestors(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("kinds are made from one another more than \(Limits.ancestors) deep"), at: name.span,
      hint: localized("begin from a kind further up"))
  }

  static func tooManyCorrelations(_ span: Span) -> Diagnostic {
    Diagnostic(code: "too_many", localized("there are more than \(Limits.correlations) correlations"), at: span)
  }

  static func powerTooHigh(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "power_too_high", localized("this multiplies a unit by itself more than \(Limits.power) times"), at: span,
      hint: localized("look for a unit that should have cancelled"))
  }

  static func tooDeep(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_deep", localized("formulas here rest on one another more than \(Limits.depth) deep"), at: span,
      hint: localized("put what repeats into a collection or a series"))
  }

  static func tooManyDefinitions(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("a model holds at most \(Limits.definitions) definitions"), at: name.span,
      hint: localized("put what repeats into a collection read from a file"))
  }

  static func unknownName(
    _ name: Name, known: [String], kinds: [String: Kind], units: UnitTable? = nil, fields: Kind? = nil
  ) -> Diagnostic {
    var problem = Diagnostic(code: "unknown_name", localized("I don't know '\(name.text)'"), at: name.span)
    let usual = ["true": "yes", "false": "no", "ja": "yes", "nei": "no", "pi": "3.141592653589793"]
    if let word = usual[name.text.lowercased()] {
      problem.hint = localized("write")
      problem.suggestion = word
    } else if let near = Suggestions.nearest(to: name.text, among: known) {
      problem.hint = localized("did you mean")
      problem.suggestion = near
    } else if kinds[name.text] != nil {
      problem.message = localized("'\(name.text)' is a kind; only what \(a(name.text)) holds can name it")
      problem.hint = localized("name an object, or make one")
      problem.suggestion = "my_\(name.text) = \(name.text) { }"
    } else if units?[name: name.text] != nil {
      problem.message = localized("'\(name.text)' is a unit and stands right after a number")
      problem.hint = localized("write")
      problem.suggestion = "1 \(name.text)"
    } else if let kind = kinds.values.filter({ $0.field(name.text) != nil }).min(by: { $0.name.text < $1.name.text }) {
      problem.hint = localized("'\(name.text)' is a field of \(kind.name.text); name the object first, as in")
      problem.suggestion = "my_\(kind.name.text).\(name.text)"
    } else if let fields {
      problem.hint = localized("fields of \(fields.name.text): \(list(fields.fields.map(\.name.text)))")
    }
    return problem
  }

  static func functionWithoutBrackets(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "function_without_brackets", localized("'\(name.text)' is a function and takes its arguments in brackets"),
      at: name.span,
      hint: localized("write"),
      suggestion: BuiltInFunction.named(name.text).map { "\(name.text)(\($0.parameters))" } ?? "\(name.text)(…)")
  }

  static func scenarioIsNoValue(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "scenario_as_value", localized("'\(name.text)' is a scenario, a set of changes, and has no value"),
      at: name.span,
      hint: localized("lay it on a question"), suggestion: "compare … across baseline, \(name.text)")
  }

  static func unknownScenario(_ name: Name, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown_scenario", localized("I don't know the scenario '\(name.text)'"), at: name.span,
      hint: Suggestions.nearest(to: name.text, among: known) == nil
        ? (known.isEmpty
          ? localized("there are no scenarios yet; begin one with") : localized("scenarios: \(list(known))"))
        : localized("did you mean"),
      suggestion: Suggestions.nearest(to: name.text, among: known)
        ?? (known.isEmpty ? "scenario \(name.text) { … }" : nil))
  }

  static func scenarioCycle(_ path: [String], _ name: Name) -> Diagnostic {
    Diagnostic(
      code: "cycle", localized("the scenario is built on itself: \(path.joined(separator: " → "))"), at: name.span,
      hint: localized("let one of them stand on its own"))
  }

  static func scenariosClash(_ first: Change, _ second: Change) -> Diagnostic {
    Diagnostic(
      code: "scenarios_clash", localized("two scenarios change '\(text(of: first.target))' in different ways"),
      at: [.init(first.span, localized("one")), .init(second.span, localized("the other"))],
      hint: localized("say which counts in a scenario of its own"),
      suggestion: "scenario both from … { \(text(of: second)) }")
  }

  static func unknownFunction(_ name: Name, known: [String], _ model: Model) -> Diagnostic {
    var problem = Diagnostic(
      code: "unknown_function", localized("I don't know the function '\(name.text)'"), at: name.span)
    let usual = [
      "average": "mean", "avg": "mean", "log": "ln", "median": "p50", "stdev": "sd", "std": "sd", "prob": "chance",
      "probability": "chance",
      "percentile": "quantile", "sum": "total", "ceiling": "ceil", "abs_": "abs", "var": "sd",
    ]
    if let near = usual[name.text.lowercased()] ?? Suggestions.nearest(to: name.text, among: known) {
      problem.hint = localized("did you mean")
      problem.suggestion = near + "(…)"
    } else if model.definitions[name.text] != nil {
      problem.message = localized("'\(name.text)' is not a function")
      problem.hint = localized("to multiply, write")
      problem.suggestion = "\(name.text) * (…)"
    } else if model.kinds[name.text] != nil {
      problem.hint = localized("to make \(a(name.text)), write")
      problem.suggestion = "\(name.text) { … }"
    }
    return problem
  }

  static func restsOnError(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "rests_on_error", localized("this rests on a formula that has an error"), at: span,
      hint: localized("mend that first, then ask again"))
  }

  /// A formula that reads itself: most often a change that was meant to work on the value below.
  static func cycle(ofItself name: String, _ formula: Expression?, closing: Span) -> Diagnostic {
    var problem = cycle([(name, closing)], closing: closing)
    problem.message = localized("'\(name)' needs itself")
    guard case .binary(let sign, let left, let right)? = formula?.kind, case .name(name) = left.kind,
      ["+", "-", "*"].contains(sign.rawValue)
    else { return problem }
    problem.hint = localized("to change the value below, in a scenario or with, write")
    problem.suggestion = "\(name) \(sign.rawValue)= \(text(of: right))"
    return problem
  }

  static func cycle(_ ring: [(name: String, span: Span)], closing: Span) -> Diagnostic {
    var steps = ring.map { "\($0.name) (\($0.span.line))" }
    if let first = ring.first { steps.append(first.name) }
    var shown = steps.prefix(12).joined(separator: " → ")
    if steps.count > 12 { shown += " → … → \(steps[steps.count - 1])" }
    return Diagnostic(
      code: "cycle", localized("these need each other: \(shown)"), at: [.init(closing, localized("closes the ring"))],
      hint: localized("to use last month's value, write"), suggestion: "previous(\(ring.first?.name ?? "x"))")
  }
}
