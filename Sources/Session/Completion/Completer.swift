import Model
import Quantities
import SourceText
import Syntax
import Wording

/// Completes what is typed from what the model knows.
struct Completer {
  private let checked: CheckedModel
  private var model: Model { checked.model }

  init(_ checked: CheckedModel) { self.checked = checked }

  /// What may stand at a cursor, counted in Unicode scalars.
  func completions(_ text: String, _ cursor: Int) -> Completions {
    let scalars = Array(text.unicodeScalars)
    let before = Array(scalars.prefix(max(0, cursor)))
    guard before.count < 10_000 else { return .none(at: cursor) }
    let (place, typed) = CompletionPlace.find(before)
    let prefix = String(String.UnicodeScalarView(before.suffix(typed)))
    let start = before.count - typed
    if place == .file { return files(prefix, start..<before.count) }
    var all = candidates(at: place)
    if case .member = place, !all.contains(where: { $0.text.hasPrefix(prefix) }) { all = candidates(at: .name) }
    let fitting = all.filter { $0.text.hasPrefix(prefix) }
    let shown = fitting.isEmpty ? all.filter { $0.text.lowercased().hasPrefix(prefix.lowercased()) } : fitting
    return Completions(replace: start..<before.count, candidates: detailed(shown, place))
  }

  private func candidates(at place: CompletionPlace) -> [Completions.Candidate] {
    switch place {
    case .unit: units
    case .field(let path), .member(let path): fields(of: path)
    case .scenario:
      [.init("baseline", localized("the model with no scenario"))]
        + model.scenarioOrder.map { .init($0, NoteText.first(model.scenarios[$0]?.notes ?? [])) }
    case .draw:
      [
        .init("p5", localized("a draw near the low end")), .init("p50", localized("the middle")),
        .init("p95", localized("a draw near the high end")),
      ]
    case .diagram: [.init("dot", localized("a diagram in the DOT language"))]
    case .verb: Self.verbs.map { .init($0.0, $0.1.text) }
    case .topic: Help(model).topics.map { .init($0) }
    case .setting: DisplaySettings.Name.allCases.map { .init($0.rawValue, $0.note.text) }
    case .name: names
    case .statement:
      names + Self.questions.map { .init($0.0, $0.1.text) }
        + ShellWord.all.filter { model.definitions[$0] == nil }.map { .init($0) }
    case .words(let all): all.map { .init($0) }
    case .aim: Aim.allCases.map { .init($0.rawValue, localized("the preferred outcome")) }
    case .file, .nothing: []
    }
  }

  private var units: [Completions.Candidate] {
    model.units.units.map { .init($0.plural, $0.note) }.sorted { $0.text < $1.text }
  }

  private func fields(of path: [String]) -> [Completions.Candidate] {
    if path == ["month"] {
      return [.init("number", localized("1 to 12")), .init("year", localized("the calendar year"))]
    }
    guard let kind = FieldPath(model).kind(of: path).flatMap({ model.kinds[$0] }) else { return [] }
    return kind.fields.map { field in
      let declared = field.declaration.map { text(of: $0) } ?? field.formula.map { "= " + text(of: $0) } ?? ""
      return .init(
        field.name.text, [declared, NoteText.first(field.notes)].filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  private var names: [Completions.Candidate] {
    model.definitionOrder.map { .init($0, NoteText.first(model.definitions[$0]?.notes ?? [])) }
      + model.kindOrder.map { .init($0, model.kinds[$0]?.notes.first.map(NoteText.line) ?? localized("kind")) }
      + model.functions.keys.sorted().map { .init($0, NoteText.first(model.functions[$0]?.notes ?? [])) }
      + BuiltInFunction.all.map { .init($0.name, $0.summary) }
      + [.init("month", localized("the current month")), .init("step", localized("one month"))]
  }

  /// Values beside names, where they are few: `2.5 fte · Nurse posts that are filled`.
  private func detailed(_ candidates: [Completions.Candidate], _ place: CompletionPlace) -> [Completions.Candidate] {
    let sorted = candidates.sorted { $0.text < $1.text }
    guard place == .name || place == .statement, sorted.count <= 12 else { return sorted }
    let values = ValueLine(checked)
    return sorted.map { candidate in
      guard let definition = model.definitions[candidate.text],
        !BuiltInName.settings.contains(where: { $0.name == candidate.text }),
        !model.isObjectOrCollection(candidate.text), definition.formula.isQuick,
        let value = values.line(for: candidate.text)
      else { return candidate }
      return .init(candidate.text, [value, candidate.detail].filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  private func files(_ prefix: String, _ replace: Range<Int>) -> Completions {
    let folder = FilePath.folder(of: prefix)
    let names = FilePath.names(in: FilePath.expanded(folder), beginning: FilePath.name(of: prefix))
    let fitting = names.filter { $0.hasSuffix("/") || $0.hasSuffix(".pht") || $0.hasSuffix(".csv") }
    return Completions(replace: replace, candidates: fitting.map { .init(FilePath.joined(folder, $0)) })
  }

  private static let verbs: [(String, Phrase)] = [
    ("count", Phrase("how many objects")), ("max", Phrase("the largest")), ("mean", Phrase("the mean")),
    ("median", Phrase("the middle one")),
    ("min", Phrase("the smallest")), ("sort", Phrase("in an order; desc for the largest first")),
    ("sum", Phrase("added up; by makes groups")),
    ("take", Phrase("the first few")), ("total", Phrase("a rate added up over months, as in total by year")),
    ("where", Phrase("those that meet a condition")),
  ]

  private static let questions: [(String, Phrase)] = [
    ("assumptions", Phrase("what an answer rests on, and which figures have no source")),
    ("chart", Phrase("a drawing of an answer")),
    ("compare", Phrase("answers side by side across scenarios")), ("correlate", Phrase("ties two unknowns")),
    ("expect", Phrase("a check")),
    ("explain", Phrase("what an answer rests on")),
    ("flips", Phrase("the smallest move that makes another scenario the best")),
    ("kind", Phrase("a kind of object")), ("map", Phrase("a map of places, such as municipalities")),
    ("regret", Phrase("which plan is least regretted")), ("scenario", Phrase("a set of changes with a name")),
    ("sensitivity", Phrase("how far each input moves an answer")),
    ("solve", Phrase("which amount gives the answer wanted")),
    ("sweep", Phrase("a table over what is changed")),
    ("variance", Phrase("the share of the spread that each input brings")),
    ("unit", Phrase("a new thing to count")), ("use", Phrase("lays a file on")),
  ]
}

extension Expression {
  /// Whether its value is at hand: a figure or a range, not a long formula.
  fileprivate var isQuick: Bool {
    switch kind {
    case .number, .text, .yesNo, .month, .interval, .unary: true
    case .modified, .name, .this, .previous, .field, .index, .call, .binary, .conditional, .construct, .list, .rows,
      .pipeline, .with, .given, .convert, .starting, .range, .invalid:
      false
    }
  }
}

extension Session {
  /// What may stand at a cursor of the text that is typed.
  package func completions(_ text: String, at cursor: Int) -> Completions {
    Completer(checked).completions(text, cursor)
  }
}
