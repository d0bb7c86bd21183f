import Quantities
import SourceText
import Syntax
import Wording

extension Messages {
  // MARK: Kinds and objects

  static func kindDeclaredAgain(_ name: Name, _ known: Kind) -> Diagnostic {
    Diagnostic(
      code: "kind_again",
      known.sheet.kind == .library
        ? localized("the kind '\(name.text)' is there already (library, line \(known.name.span.line))")
        : localized("the kind '\(name.text)' is there already (\(known.sheet.name), line \(known.name.span.line))"),
      at: name.span,
      hint: localized("add a field to it with  \(name.text).my_field = …  or make a kind of your own with"),
      suggestion: "kind my_\(name.text) from \(name.text) { … }")
  }

  static func kindFromItself(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "cycle", localized("the kind '\(name.text)' is made from itself"), at: name.span,
      hint: localized("let it stand on its own"),
      suggestion: "kind \(name.text) { … }")
  }

  static func kindTakesOneField(_ change: Change, _ kind: Name) -> Diagnostic {
    Diagnostic(
      code: "kind_field", localized("a kind takes one new field at a time, set with ="), at: change.target.span,
      hint: localized("for one object or a collection, name it instead of the kind; for every \(kind.text), write"),
      suggestion: "\(kind.text).my_field = …")
  }

  static func unknownKind(_ name: Name, known: [String]) -> Diagnostic {
    let near = Suggestions.nearest(to: name.text, among: known)
    return Diagnostic(
      code: "unknown_kind", localized("I don't know the kind '\(name.text)'"), at: name.span,
      hint: near == nil
        ? (known.isEmpty ? localized("declare it") : localized("kinds: \(list(known))")) : localized("did you mean"),
      suggestion: near ?? (known.isEmpty ? "kind \(name.text) { … }" : nil))
  }

  static func unknownField(_ name: Name, of kind: String, kind declared: Kind?, names: [String]) -> Diagnostic {
    let fields = declared?.fields.map(\.name.text) ?? []
    let near = Suggestions.nearest(to: name.text, among: fields)
    return Diagnostic(
      code: "unknown_field", localized("\(a(kind)) has no field '\(name.text)'"), at: name.span,
      hint: near == nil
        ? localized("fields: \(list(fields, atMost: 16)); to give every \(kind) one more, write")
        : localized("did you mean"),
      suggestion: near ?? "\(kind).\(name.text) : fte = 0")
  }

  static func fieldSaysNothing(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "field_says_nothing", localized("the field '\(name.text)' has neither a unit nor a formula"), at: name.span,
      hint: localized("say what it is"), suggestion: "\(name.text) : fte")
  }

  static func fieldNeedsValue(_ field: String, of kind: String, _ path: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "field_needs_value", localized("\(path) has no value: every \(kind) must be given one"), at: span,
      hint: localized("give it where the object is made, or a column of that name in its file"),
      suggestion: "\(field) = …")
  }

  static func objectOfItself(_ path: some Sequence<String>, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "cycle", localized("this object is made of itself: \(Array(path).joined(separator: " → "))"), at: span,
      hint: localized("begin from another object or a constructor"))
  }

  static func objectFormula(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_formula", localized("an object is given by a name, a constructor, with, or if between those"),
      at: span,
      hint: localized("as in"), suggestion: "team { posts = 2 fte }")
  }

  static func objectNeedsName(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_needs_name", localized("objects and collections are definitions of their own"), at: span,
      hint: localized("give it a name first"),
      suggestion: "my_name = \(span.text.split(separator: "\n").first.map(String.init) ?? "…")")
  }

  static func objectIsNoValue(_ kind: String, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    // What an object is called is what it is most often asked for.
    let fields = resolver.model.kinds[kind]?.fields.map(\.name.text) ?? []
    let field = fields.contains("name") ? "name" : fields.first
    return Diagnostic(
      code: "object_as_value", localized("'\(span.text)' is \(a(kind)), not a figure"), at: span,
      hint: field == nil ? nil : localized("name one of its fields, as in"),
      suggestion: field.map { "\(span.text).\($0)" })
  }

  static func objectHasNoIndex(_ kind: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_index", localized("\(a(kind)) is one object; only collections and series take [ ]"), at: span)
  }

  static func objectInPipeline(_ kind: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "object_in_pipeline",
      localized("'\(span.text)' is one \(kind); the steps after | work on a collection or a series"),
      at: span,
      hint: localized("make a collection of it"), suggestion: "my_list = [\(span.text)]")
  }

  static func objectAgainstValue(_ kind: String, _ value: Value, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "object_as_value", localized("cannot compare \(a(kind)) with \(words(value, resolver))"), at: span,
      hint: localized("an object is compared with another object, or one of its fields with a value"))
  }

  static func comparesCopies(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "compares_copies",
      localized("what an object holds is a copy of its own, and never the same as another object"),
      at: span,
      hint: localized("compare one of their fields"), suggestion: "funding.grant_share == honorar.grant_share")
  }

  static func comparesKinds(_ first: String, _ second: String, _ left: Span, _ right: Span) -> Diagnostic {
    Diagnostic(
      code: "different_kinds", localized("\(a(first)) is never the same as \(a(second))"),
      at: [.init(left, a(first)), .init(right, a(second))])
  }

  static func wrongKind(_ field: String, _ wanted: String, _ given: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "wrong_kind", localized("'\(field)' holds \(a(wanted)), not \(a(given))"), at: span,
      hint: localized("use an object of kind \(wanted), or of a kind made from it"),
      suggestion: "kind \(given) from \(wanted) { … }")
  }

  static func noHolder(_ name: Name, of kind: String, path: String) -> Diagnostic {
    Diagnostic(
      code: "needs_holder",
      localized("'\(name.text)' stands for the \(name.text) that holds this \(kind), and nothing holds \(path)"),
      at: name.span, hint: localized("look at it inside \(a(name.text)), as in"), suggestion: "my_\(name.text).\(kind)")
  }

  static func noHeldObject(_ name: Name, of kind: String) -> Diagnostic {
    Diagnostic(
      code: "no_held_object",
      localized("'\(name.text)' of \(a(kind)) is not an object of its own, so nothing below it can be changed here"),
      at: name.span, hint: localized("change the field itself, or the object it names"))
  }

  static func thisOutside(_ span: Span) -> Diagnostic {
    Diagnostic(code: "this_outside", localized("'this' is the object whose formula it is, and here is none"), at: span)
  }

  static func heldOutsideKind(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "own_outside_kind", localized("own and ref belong to the fields of a kind"), at: span,
      hint: localized("at the top of a model, leave it out"), suggestion: "name = \(span.text) { … }")
  }

  static func filteredObject(_ path: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "filtered_object", localized("\(path) is an object and cannot be replaced for some of a collection only"),
      at: span,
      hint: localized("use if between objects in the formula, or change its figures"), suggestion: "\(path).… = …")
  }
}
