import Quantities
import SourceText
import Syntax

/// The wording of everything that can be wrong with a model: a factory per message, in the planner's words.
package enum Messages {
  static func list(_ names: some Sequence<String>, atMost count: Int = 8) -> String {
    let all = Array(names)
    return all.prefix(count).joined(separator: ", ") + (all.count > count ? ", … (\(all.count) in all)" : "")
  }

  /// A word with its article: a practice, an office.
  static func a(_ word: String) -> String {
    word.first.map { "aeiouæøåAEIOUÆØÅ".contains($0) } == true ? "an \(word)" : "a \(word)"
  }

  /// What a value is, in a few words: `fte`, `a plain number`, `a share (%)`.
  static func words(_ type: ValueType, _ unit: UnitExpression, _ resolver: Resolver) -> String {
    switch type {
    case .quantity(let dimension):
      if dimension.isNone { return "a plain number" }
      if dimension == Dimension(.calendar) {
        return "a length of time in \(unit.plural(in: resolver.model.units).text(in: resolver.model.units))"
      }
      let text = unit.text(in: resolver.model.units)
      return text.isEmpty ? resolver.model.units.baseExpression(of: dimension).text(in: resolver.model.units) : text
    case .share: return "a share (%)"
    case .zero: return "0"
    case .date: return "a month"
    case .text: return "a text"
    case .yesNo: return "yes or no"
    case .unknown: return "unknown"
    }
  }

  package static func words(_ value: Value, _ resolver: Resolver) -> String { words(value.type, value.unit, resolver) }

  /// A label that tells what a value is and, for a name, where it is defined.
  static func label(_ value: Value, _ resolver: Resolver) -> Diagnostic.Label {
    var text = words(value, resolver)
    if let definition = resolver.model.definitions[value.span.text], definition.sheet.kind == .file {
      text += " (defined on line \(definition.span.line))"
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
      code: "defined_twice", "'\(name.text)' is defined twice",
      at: [.init(earlier.span, "first here"), .init(name.span, "and again here")],
      hint: "keep one of them, or give the second a name of its own")
  }

  static func nameOfKind(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "name_of_kind", "'\(name.text)' is the name of a kind, so nothing else can bear it", at: name.span,
      hint: "choose another name, such as", suggestion: "the_\(name.text)")
  }

  static func builtInName(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "built_in_name", "'\(name.text)' has a meaning of its own in every model and cannot be defined",
      at: name.span,
      hint: "choose another name, such as", suggestion: "my_\(name.text)")
  }

  static func builtInFunction(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "built_in_name", "'\(name.text)' is a function of the language and cannot be defined again", at: name.span,
      hint: "choose another name, such as", suggestion: "my_\(name.text)(…)")
  }

  static func baselineIsTaken(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "built_in_name", "'baseline' is the model with no scenario and cannot be defined", at: name.span)
  }

  static func tooManyWorlds(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", "changed models on changed models: there are too many to work out", at: span,
      hint: "give the changes a scenario of their own")
  }

  static func tooManyObjects(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many", "objects that hold objects: there are more than \(Limits.places)", at: span,
      hint: "hold fewer, or read them as a collection")
  }

  static func tooManyErrors(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_many_errors", "there are more than \(Limits.errors) errors; the rest is not shown", at: span,
      hint: "mend these first")
  }

  static func tooManyAncestors(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "too_many", "kinds are made from one another more than \(Limits.ancestors) deep", at: name.span,
      hint: "begin from a kind further up")
  }

  static func tooManyCorrelations(_ span: Span) -> Diagnostic {
    Diagnostic(code: "too_many", "there are more than \(Limits.correlations) correlations", at: span)
  }

  static func powerTooHigh(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "power_too_high", "this multiplies a unit by itself more than \(Limits.power) times", at: span,
      hint: "look for a unit that should have cancelled")
  }

  static func tooDeep(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "too_deep", "formulas here rest on one another more than \(Limits.depth) deep", at: span,
      hint: "put what repeats into a collection or a series")
  }

  static func tooManyDefinitions(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "too_many", "a model holds at most \(Limits.definitions) definitions", at: name.span,
      hint: "put what repeats into a collection read from a file")
  }

  static func unknownName(
    _ name: Name, known: [String], kinds: [String: Kind], units: UnitTable? = nil, fields: Kind? = nil
  ) -> Diagnostic {
    var problem = Diagnostic(code: "unknown_name", "I don't know '\(name.text)'", at: name.span)
    let usual = ["true": "yes", "false": "no", "ja": "yes", "nei": "no", "pi": "3.141592653589793"]
    if let word = usual[name.text.lowercased()] {
      problem.hint = "write"
      problem.suggestion = word
    } else if let near = Suggestions.nearest(to: name.text, among: known) {
      problem.hint = "did you mean"
      problem.suggestion = near
    } else if kinds[name.text] != nil {
      problem.message = "'\(name.text)' is a kind; only what \(a(name.text)) holds can name it"
      problem.hint = "name an object, or make one"
      problem.suggestion = "my_\(name.text) = \(name.text) { }"
    } else if units?[name: name.text] != nil {
      problem.message = "'\(name.text)' is a unit and stands right after a number"
      problem.hint = "write"
      problem.suggestion = "1 \(name.text)"
    } else if let kind = kinds.values.filter({ $0.field(name.text) != nil }).min(by: { $0.name.text < $1.name.text }) {
      problem.hint = "'\(name.text)' is a field of \(kind.name.text); name the object first, as in"
      problem.suggestion = "my_\(kind.name.text).\(name.text)"
    } else if let fields {
      problem.hint = "fields of \(fields.name.text): \(list(fields.fields.map(\.name.text)))"
    }
    return problem
  }

  static func functionWithoutBrackets(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "function_without_brackets", "'\(name.text)' is a function and takes its arguments in brackets",
      at: name.span,
      hint: "write",
      suggestion: BuiltInFunction.named(name.text).map { "\(name.text)(\($0.parameters))" } ?? "\(name.text)(…)")
  }

  static func scenarioIsNoValue(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "scenario_as_value", "'\(name.text)' is a scenario, a set of changes, and has no value", at: name.span,
      hint: "lay it on a question", suggestion: "compare … across baseline, \(name.text)")
  }

  static func unknownScenario(_ name: Name, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown_scenario", "I don't know the scenario '\(name.text)'", at: name.span,
      hint: Suggestions.nearest(to: name.text, among: known) == nil
        ? (known.isEmpty ? "there are no scenarios yet; begin one with" : "scenarios: \(list(known))") : "did you mean",
      suggestion: Suggestions.nearest(to: name.text, among: known)
        ?? (known.isEmpty ? "scenario \(name.text) { … }" : nil))
  }

  static func scenarioCycle(_ path: [String], _ name: Name) -> Diagnostic {
    Diagnostic(
      code: "cycle", "the scenario is built on itself: \(path.joined(separator: " → "))", at: name.span,
      hint: "let one of them stand on its own")
  }

  static func scenariosClash(_ first: Change, _ second: Change) -> Diagnostic {
    Diagnostic(
      code: "scenarios_clash", "two scenarios change '\(text(of: first.target))' in different ways",
      at: [.init(first.span, "one"), .init(second.span, "the other")],
      hint: "say which counts in a scenario of its own", suggestion: "scenario both from … { \(text(of: second)) }")
  }

  static func unknownFunction(_ name: Name, known: [String], _ model: Model) -> Diagnostic {
    var problem = Diagnostic(code: "unknown_function", "I don't know the function '\(name.text)'", at: name.span)
    let usual = [
      "average": "mean", "avg": "mean", "log": "ln", "median": "p50", "stdev": "sd", "std": "sd", "prob": "chance",
      "probability": "chance",
      "percentile": "quantile", "sum": "total", "ceiling": "ceil", "abs_": "abs", "var": "sd",
    ]
    if let near = usual[name.text.lowercased()] ?? Suggestions.nearest(to: name.text, among: known) {
      problem.hint = "did you mean"
      problem.suggestion = near + "(…)"
    } else if model.definitions[name.text] != nil {
      problem.message = "'\(name.text)' is not a function"
      problem.hint = "to multiply, write"
      problem.suggestion = "\(name.text) * (…)"
    } else if model.kinds[name.text] != nil {
      problem.hint = "to make \(a(name.text)), write"
      problem.suggestion = "\(name.text) { … }"
    }
    return problem
  }

  static func restsOnError(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "rests_on_error", "this rests on a formula that has an error", at: span,
      hint: "mend that first, then ask again")
  }

  /// A formula that reads itself: most often a change that was meant to work on the value below.
  static func cycle(ofItself name: String, _ formula: Expression?, closing: Span) -> Diagnostic {
    var problem = cycle([(name, closing)], closing: closing)
    problem.message = "'\(name)' needs itself"
    guard case .binary(let sign, let left, let right)? = formula?.kind, case .name(name) = left.kind,
      ["+", "-", "*"].contains(sign.rawValue)
    else { return problem }
    problem.hint = "to change the value below, in a scenario or with, write"
    problem.suggestion = "\(name) \(sign.rawValue)= \(text(of: right))"
    return problem
  }

  static func cycle(_ ring: [(name: String, span: Span)], closing: Span) -> Diagnostic {
    var steps = ring.map { "\($0.name) (\($0.span.line))" }
    if let first = ring.first { steps.append(first.name) }
    var shown = steps.prefix(12).joined(separator: " → ")
    if steps.count > 12 { shown += " → … → \(steps[steps.count - 1])" }
    return Diagnostic(
      code: "cycle", "these need each other: \(shown)", at: [.init(closing, "closes the ring")],
      hint: "to use last month's value, write", suggestion: "previous(\(ring.first?.name ?? "x"))")
  }

  // MARK: Kinds and objects

  static func kindDeclaredAgain(_ name: Name, _ known: Kind) -> Diagnostic {
    Diagnostic(
      code: "kind_again",
      "the kind '\(name.text)' is there already (\(known.sheet.kind == .library ? "library" : known.sheet.name), line \(known.name.span.line))",
      at: name.span, hint: "add a field to it with  \(name.text).my_field = …  or make a kind of your own with",
      suggestion: "kind my_\(name.text) from \(name.text) { … }")
  }

  static func kindFromItself(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "cycle", "the kind '\(name.text)' is made from itself", at: name.span, hint: "let it stand on its own",
      suggestion: "kind \(name.text) { … }")
  }

  static func kindTakesOneField(_ change: Change, _ kind: Name) -> Diagnostic {
    Diagnostic(
      code: "kind_field", "a kind takes one new field at a time, set with =", at: change.target.span,
      hint: "for one object or a collection, name it instead of the kind; for every \(kind.text), write",
      suggestion: "\(kind.text).my_field = …")
  }

  static func unknownKind(_ name: Name, known: [String]) -> Diagnostic {
    let near = Suggestions.nearest(to: name.text, among: known)
    return Diagnostic(
      code: "unknown_kind", "I don't know the kind '\(name.text)'", at: name.span,
      hint: near == nil ? (known.isEmpty ? "declare it" : "kinds: \(list(known))") : "did you mean",
      suggestion: near ?? (known.isEmpty ? "kind \(name.text) { … }" : nil))
  }

  static func unknownField(_ name: Name, of kind: String, kind declared: Kind?, names: [String]) -> Diagnostic {
    let fields = declared?.fields.map(\.name.text) ?? []
    let near = Suggestions.nearest(to: name.text, among: fields)
    return Diagnostic(
      code: "unknown_field", "\(a(kind)) has no field '\(name.text)'", at: name.span,
      hint: near == nil ? "fields: \(list(fields, atMost: 16)); to give every \(kind) one more, write" : "did you mean",
      suggestion: near ?? "\(kind).\(name.text) : fte = 0")
  }

  static func fieldSaysNothing(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "field_says_nothing", "the field '\(name.text)' has neither a unit nor a formula", at: name.span,
      hint: "say what it is", suggestion: "\(name.text) : fte")
  }

  static func fieldNeedsValue(_ field: String, of kind: String, _ path: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "field_needs_value", "\(path) has no value: every \(kind) must be given one", at: span,
      hint: "give it where the object is made, or a column of that name in its file", suggestion: "\(field) = …")
  }

  static func objectOfItself(_ path: some Sequence<String>, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "cycle", "this object is made of itself: \(Array(path).joined(separator: " → "))", at: span,
      hint: "begin from another object or a constructor")
  }

  static func objectFormula(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_formula", "an object is given by a name, a constructor, with, or if between those", at: span,
      hint: "as in", suggestion: "team { posts = 2 fte }")
  }

  static func objectNeedsName(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_needs_name", "objects and collections are definitions of their own", at: span,
      hint: "give it a name first",
      suggestion: "my_name = \(span.text.split(separator: "\n").first.map(String.init) ?? "…")")
  }

  static func objectIsNoValue(_ kind: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_as_value", "'\(span.text)' is \(a(kind)), not a figure", at: span, hint: "name one of its fields",
      suggestion: "\(span.text).…")
  }

  static func objectHasNoIndex(_ kind: String, _ span: Span) -> Diagnostic {
    Diagnostic(code: "object_index", "\(a(kind)) is one object; only collections and series take [ ]", at: span)
  }

  static func objectInPipeline(_ kind: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_in_pipeline", "'\(span.text)' is one \(kind); the steps after | work on a collection or a series",
      at: span,
      hint: "make a collection of it", suggestion: "my_list = [\(span.text)]")
  }

  static func objectAgainstValue(_ kind: String, _ value: Value, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "object_as_value", "cannot compare \(a(kind)) with \(words(value, resolver))", at: span,
      hint: "an object is compared with another object, or one of its fields with a value")
  }

  static func comparesCopies(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "compares_copies", "what an object holds is a copy of its own, and never the same as another object",
      at: span,
      hint: "compare one of their fields", suggestion: "funding.grant_share == honorar.grant_share")
  }

  static func comparesKinds(_ first: String, _ second: String, _ left: Span, _ right: Span) -> Diagnostic {
    Diagnostic(
      code: "different_kinds", "\(a(first)) is never the same as \(a(second))",
      at: [.init(left, "\(a(first))"), .init(right, "\(a(second))")])
  }

  static func wrongKind(_ field: String, _ wanted: String, _ given: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "wrong_kind", "'\(field)' holds \(a(wanted)), not \(a(given))", at: span,
      hint: "use an object of kind \(wanted), or of a kind made from it",
      suggestion: "kind \(given) from \(wanted) { … }")
  }

  static func noHolder(_ name: Name, of kind: String, path: String) -> Diagnostic {
    Diagnostic(
      code: "needs_holder",
      "'\(name.text)' stands for the \(name.text) that holds this \(kind), and nothing holds \(path)",
      at: name.span, hint: "look at it inside \(a(name.text)), as in", suggestion: "my_\(name.text).\(kind)")
  }

  static func noHeldObject(_ name: Name, of kind: String) -> Diagnostic {
    Diagnostic(
      code: "no_held_object",
      "'\(name.text)' of \(a(kind)) is not an object of its own, so nothing below it can be changed here",
      at: name.span, hint: "change the field itself, or the object it names")
  }

  static func thisOutside(_ span: Span) -> Diagnostic {
    Diagnostic(code: "this_outside", "'this' is the object whose formula it is, and here is none", at: span)
  }

  static func heldOutsideKind(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "own_outside_kind", "own and ref belong to the fields of a kind", at: span,
      hint: "at the top of a model, leave it out", suggestion: "name = \(span.text) { … }")
  }

  static func filteredObject(_ path: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "filtered_object", "\(path) is an object and cannot be replaced for some of a collection only", at: span,
      hint: "use if between objects in the formula, or change its figures", suggestion: "\(path).… = …")
  }
}
