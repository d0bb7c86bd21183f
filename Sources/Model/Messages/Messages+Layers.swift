import Quantities
import SourceText
import Syntax
import Wording

extension Messages {
  // MARK: Layers

  static func stepOnPrevious(_ name: String, _ operation: ChangeOperator, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "step_on_previous",
      localized("\(name) grows from its own previous value, so \(operation.rawValue) would be taken again every month"),
      at: span,
      hint: localized("change what flows into it, or set it anew with ="))
  }

  static func nothingBelow(_ operation: ChangeOperator, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing_below", localized("there is no value below for \(operation.rawValue) to change"), at: span,
      hint: localized("set it with ="))
  }

  static func changesDimension(_ below: Value, _ above: Value, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "unit_mismatch",
      localized("a change keeps the unit, and this makes \(words(above, resolver)) of \(words(below, resolver))"),
      at: span, hint: localized("multiply by a plain number or a share"))
  }

  static func settingInLayer(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "setting_in_layer",
      localized("'\(name.text)' settles how the whole model is run and cannot differ by scenario"),
      at: name.span,
      hint: localized("set it once, at the top"), suggestion: "\(name.text) = …")
  }

  static func changeOfObject(_ target: Path) -> Diagnostic {
    Diagnostic(
      code: "change_of_object",
      localized("'\(text(of: target))' is an object or a collection; a change goes to one of its fields"),
      at: target.span, hint: localized("as in"), suggestion: "\(text(of: target)).… = …")
  }

  static func noFields(_ target: Path) -> Diagnostic {
    Diagnostic(
      code: "no_fields", localized("'\(target.root.text)' is a value and has no fields"), at: target.span,
      hint: localized("change the value itself"),
      suggestion: "\(target.root.text) = …")
  }

  static func indexInPath(_ target: Path) -> Diagnostic {
    Diagnostic(
      code: "index_in_path", localized("[ ] may stand only right after the name of a collection"), at: target.span,
      hint: localized("as in"),
      suggestion: "practices[gps >= 5 gp].team.posts += 1 fte")
  }

  static func indexInBraces(_ target: Path) -> Diagnostic {
    Diagnostic(code: "index_in_path", localized("a field in braces is named without [ ]"), at: target.span)
  }

  static func withInKind(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "with_in_kind", localized("with changes a whole model and cannot stand in a formula of a kind"), at: span,
      hint: localized("use it in a question, or in a definition at the top"))
  }

  static func timeInPart(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "time_in_part", localized("the time is changed for a question as a whole, not for a part of it"), at: span,
      hint: localized("ask for it by itself, or in a comma list"), suggestion: "\(span.text)")
  }

  static func givenInFormula(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "given_in_formula", localized("given belongs at the end of a question"), at: span,
      hint: localized("ask, for instance"),
      suggestion: "p95(x) given y > 1 kr")
  }

  static func givenByMonth(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "given_by_month", localized("what follows given must be one yes or no per draw, without months or objects"),
      at: span,
      hint: localized("pick a month, or take the total"), suggestion: "total(x) > 1 kr")
  }

  // MARK: Collections

  static func notACollection(_ name: Name, _ definition: Definition) -> Diagnostic {
    Diagnostic(
      code: "not_a_collection", localized("'\(name.text)' is not a collection"),
      at: [.init(name.span), .init(definition.span, localized("defined here"))],
      hint: localized("read it from a file or list its objects"),
      suggestion: "\(name.text) = [first, second]")
  }

  static func unknownCollection(_ name: Name, known: [String]) -> Diagnostic {
    let near = Suggestions.nearest(to: name.text, among: known)
    return Diagnostic(
      code: "unknown_collection", localized("I don't know the collection '\(name.text)'"), at: name.span,
      hint: near != nil
        ? localized("did you mean")
        : known.isEmpty ? localized("define it first") : localized("collections: \(list(known))"),
      suggestion: near ?? (known.isEmpty ? "\(name.text) = my_kind from \"\(name.text).csv\"" : nil))
  }

  static func needsObjectOf(_ collection: CollectionReference, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "needs_object", localized("this field names one of \(collection.name), by its key"), at: span,
      hint: localized("write its key, such as"),
      suggestion: "\"\(collection.axis.labels.first ?? "…")\"")
  }

  static func collectionIsNoValue(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "collection_as_value", localized("'\(name)' is a collection, not one figure"), at: span,
      hint: localized("say what of it, as in"),
      suggestion: "(\(name) | count)")
  }

  static func columnInFormula(_ collection: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "column_in_formula", localized("this has a value for each of \(collection), where one figure is needed"),
      at: span,
      hint: localized("add them up, or pick one"), suggestion: "(\(collection) | sum …)")
  }

  static func twoCollections(_ first: String, _ second: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "two_collections", localized("a column of \(first) and a column of \(second) have no common rows"),
      at: span,
      hint: localized("add one of them up first"), suggestion: "(\(second) | sum …)")
  }

  static func twoLoops(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "two_collections",
      localized("this part mixes the objects of two collections where it must be finished first"),
      at: span,
      hint: localized("make it a field of one of the kinds and name that here"))
  }

  static func emptyList(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "empty_list", localized("a list needs at least one object"), at: span, hint: localized("as in"),
      suggestion: "[first, second]")
  }

  static func listOfObjects(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "list_of_objects", localized("a list holds objects, and this is none"), at: span,
      hint: localized("name objects or make them here"),
      suggestion: "[first, practice { … }]")
  }

  static func listOfDifferentKinds(_ first: String, _ second: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "different_kinds", localized("a list holds objects of one kind; here are \(a(first)) and \(a(second))"),
      at: span,
      hint: localized("make two lists"))
  }

  static func keyTwice(_ key: String, _ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "key_twice", localized("two objects of \(name) have the key '\(key)'"), at: span,
      hint: localized("give each its own name"))
  }

  static func unknownKey(_ key: String, _ collection: CollectionReference, _ span: Span) -> Diagnostic {
    let near = Suggestions.nearest(to: key, among: collection.axis.labels)
    return Diagnostic(
      code: "unknown_key", localized("there is no '\(key)' in \(collection.name)"), at: span,
      hint: near == nil ? localized("keys: \(list(collection.axis.labels))") : localized("did you mean"),
      suggestion: near.map { "\"\($0)\"" }
    )
  }

  // MARK: Files

  static func unknownKeyInCell(_ cell: Cell, _ collection: CollectionReference, _ column: String) -> Diagnostic {
    let near = Suggestions.nearest(to: cell.text, among: collection.axis.labels)
    return Diagnostic(
      code: "unknown_key",
      localized("row \(cell.row), column '\(column)': there is no '\(cell.text)' in \(collection.name)"),
      at: cell.span,
      hint: near == nil ? localized("keys: \(list(collection.axis.labels))") : localized("did you mean"),
      suggestion: near)
  }

  static func keyInTwoRows(_ cell: Cell, _ earlier: Cell, _ column: String) -> Diagnostic {
    Diagnostic(
      code: "key_twice", localized("rows \(earlier.row) and \(cell.row) have the same \(column), '\(cell.text)'"),
      at: [.init(earlier.span, localized("first here")), .init(cell.span, localized("and again here"))],
      hint: localized("give each row its own"))
  }

  static func emptyCell(_ cell: Cell, _ column: String, _ table: DelimitedTable) -> Diagnostic {
    Diagnostic(
      code: "table_empty_cell",
      localized("\(table.source.name), row \(cell.row), column '\(column)' is empty, and the field has no default"),
      at: cell.span, hint: localized("fill the cell, or give the field a default in its kind"))
  }

  static func shareAboveWhole(_ cell: Cell, _ column: String, _ share: Double) -> Diagnostic {
    Diagnostic(
      .warning, code: "share_above_whole",
      localized("row \(cell.row), column '\(column)': without a % this is \(NumberText.rounded(share * 100)) %"),
      at: cell.span,
      hint: localized("if the column is in per cent, head it"), suggestion: "\(column) [%]")
  }

  static func kindWithoutKey(_ kind: Name, _ file: String) -> Diagnostic {
    Diagnostic(
      code: "kind_without_key",
      localized("objects of a file are told apart by a text, and the first field of \(kind.text) is not one"),
      at: kind.span, hint: localized("begin the kind with"), suggestion: "name : text")
  }

  static func columnOfKeysMissing(_ field: String, kind: String, _ table: DelimitedTable) -> Diagnostic {
    Diagnostic(
      code: "column_missing", localized("\(table.source.name) has no column '\(field)', which names each \(kind)"),
      at: table.header.first?.span ?? table.source.all,
      hint: localized("columns: \(list(table.header.map(\.text), atMost: 16))"),
      suggestion: Suggestions.nearest(to: field, among: table.header.map(\.text)).map {
        localized("rename '\($0)' to \(field)")
      })
  }

  static func noRows(_ file: String, _ span: Span) -> Diagnostic {
    Diagnostic(code: "no_rows", localized("\"\(file)\" has a header but no rows"), at: span)
  }

  static func headerUnit(_ text: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unknown_unit", localized("'\(text)' is not a unit"), at: span,
      hint: localized("a header carries its unit so"),
      suggestion: "gps [gp]")
  }

  static func headerUnitMismatch(
    _ text: String, _ type: ValueType, _ unit: UnitExpression, _ span: Span, _ resolver: Resolver
  ) -> Diagnostic {
    Diagnostic(
      code: "unit_mismatch", localized("the column is in \(text), and the field is \(words(type, unit, resolver))"),
      at: span,
      hint: localized("give the header the field's unit"))
  }

  /// What a cell should have held.
  static func expected(_ type: ValueType, _ unit: UnitExpression, _ resolver: Resolver) -> String {
    switch type {
    case .quantity(let dimension):
      dimension.isNone
        ? localized("a number") : localized("a number of \(words(type, unit, resolver)), without the unit")
    case .share: localized("a share, such as 12 % or 0.12")
    case .date: localized("a month, such as 2026-03")
    case .yesNo: localized("yes or \("no")")
    case .text: localized("a text")
    case .zero, .unknown: localized("a number")
    }
  }
}
