import Library
import SourceText
import Syntax
import Testing

/// Whoever reads the library can doubt each figure in it: a note says what it is, and a line where it comes from.
@Suite struct LibrarySourceTests {
  /// A definition or field as the library has it.
  struct Entry: Sendable {
    let place: String
    let notes: [String]
    let states: Bool
  }

  static let entries: [Entry] = (Library.files + Library.parts.values.flatMap { $0 }).flatMap(entries)

  private static func entries(of file: Library.File) -> [Entry] {
    parse(SourceText(name: file.name, bytes: file.bytes)).statements.flatMap { statement in
      let notes = statement.remarks.notes
      switch statement.kind {
      case .definition(let name, let declaration, let value):
        return [
          Entry(place: file.name + " " + name.text, notes: notes, states: declaration != nil || isFigure(value))
        ]
      case .field(let kind, let field): return [entry(field, of: kind, in: file)]
      case .change(let change) where change.target.parts.count == 1 && change.declaration != nil:
        return [Entry(place: file.name + " " + change.target.root.text + ".…", notes: notes, states: true)]
      case .change:
        return [Entry(place: file.name + " line " + line(of: statement), notes: notes, states: false)]
      case .function(let name, _, _), .scenario(let name, _, _):
        return [Entry(place: file.name + " " + name.text, notes: notes, states: false)]
      case .kind(let name, _, let fields):
        return [Entry(place: file.name + " " + name.text, notes: notes, states: false)]
          + fields.map { entry($0, of: name, in: file) }
      case .unit(let names, _): return [Entry(place: file.name + " " + names[0].text, notes: notes, states: false)]
      case .use, .correlate, .question: return []
      }
    }
  }

  private static func line(of statement: Statement) -> String {
    statement.span.source.place(of: statement.span.lower).line.description
  }

  private static func entry(_ field: Field, of kind: Name, in file: Library.File) -> Entry {
    Entry(
      place: file.name + " " + kind.text + "." + field.name.text, notes: field.remarks.notes,
      states: field.declaration != nil || field.value.map(isFigure) ?? true)
  }

  /// Whether a formula says figures and reads nothing else.
  private static func isFigure(_ formula: Expression) -> Bool {
    switch formula.kind {
    case .number, .interval, .month, .text, .yesNo, .construct, .rows: true
    case .modified(_, _, let inner), .unary(_, let inner), .convert(let inner, _): isFigure(inner)
    case .binary(_, let left, let right): isFigure(left) && isFigure(right)
    case .call(_, let arguments): arguments.allSatisfy { isFigure($0.value) }
    case .name, .this, .previous, .field, .index, .conditional, .list, .pipeline, .with, .given, .starting, .range,
      .invalid:
      false
    }
  }

  @Test func theWholeLibraryIsRead() {
    #expect(Self.entries.count > 400)
    #expect(Self.entries.count(where: \.states) > 200)
  }

  @Test func everyEntryHasANote() {
    for entry in Self.entries {
      #expect(entry.notes.contains { !$0.hasPrefix("source:") }, "\(entry.place) has no note")
    }
  }

  @Test func everyFigureSaysWhereItComesFrom() {
    for entry in Self.entries where entry.states {
      #expect(entry.notes.contains { $0.hasPrefix("source: ") }, "\(entry.place) has no source")
    }
  }
}
