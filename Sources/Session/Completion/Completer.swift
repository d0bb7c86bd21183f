import Model
import Quantities
import SourceText
import Syntax

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
    let all = candidates(at: place)
    let fitting = all.filter { $0.text.hasPrefix(prefix) }
    let shown = fitting.isEmpty ? all.filter { $0.text.lowercased().hasPrefix(prefix.lowercased()) } : fitting
    return Completions(replace: start..<before.count, candidates: detailed(shown, place))
  }

  private func candidates(at place: CompletionPlace) -> [Completions.Candidate] {
    switch place {
    case .unit: units
    case .field(let path): fields(of: path)
    case .scenario:
      [.init("baseline", "the model with no scenario")]
        + model.scenarioOrder.map { .init($0, model.scenarios[$0]?.notes.first ?? "") }
    case .draw:
      [.init("p5", "a draw near the low end"), .init("p50", "the middle"), .init("p95", "a draw near the high end")]
    case .diagram: [.init("dot", "a diagram in the DOT language")]
    case .verb: Self.verbs.map { .init($0.0, $0.1) }
    case .topic: Help(model).topics.map { .init($0) }
    case .name: names
    case .statement:
      names + Self.questions.map { .init($0.0, $0.1) }
        + ShellWord.all.filter { model.definitions[$0] == nil }.map { .init($0) }
    case .words(let all): all.map { .init($0) }
    case .aim: Aim.allCases.map { .init($0.rawValue, "the preferred outcome") }
    case .file, .nothing: []
    }
  }

  private var units: [Completions.Candidate] {
    model.units.units.map { .init($0.plural, $0.note) }.sorted { $0.text < $1.text }
  }

  private func fields(of path: [String]) -> [Completions.Candidate] {
    if path == ["month"] { return [.init("number", "1 to 12"), .init("year", "the calendar year")] }
    guard let kind = FieldPath(model).kind(of: path).flatMap({ model.kinds[$0] }) else { return [] }
    return kind.fields.map { field in
      let declared = field.declaration.map { text(of: $0) } ?? field.formula.map { "= " + text(of: $0) } ?? ""
      return .init(
        field.name.text, [declared, field.notes.first ?? ""].filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  private var names: [Completions.Candidate] {
    model.definitionOrder.map { .init($0, model.definitions[$0]?.notes.first ?? "") }
      + model.kindOrder.map { .init($0, model.kinds[$0]?.notes.first ?? "kind") }
      + model.functions.keys.sorted().map { .init($0, model.functions[$0]?.notes.first ?? "") }
      + BuiltInFunction.all.map { .init($0.name, $0.summary) }
      + [.init("month", "the current month"), .init("step", "one month")]
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

  private static let verbs: [(String, String)] = [
    ("count", "how many objects"), ("max", "the largest"), ("mean", "the mean"), ("median", "the middle one"),
    ("min", "the smallest"), ("sort", "in an order; desc for the largest first"), ("sum", "added up; by makes groups"),
    ("take", "the first few"), ("total", "a rate added up over months, as in total by year"),
    ("where", "those that meet a condition"),
  ]

  private static let questions: [(String, String)] = [
    ("assumptions", "what an answer rests on, and which figures have no source"), ("chart", "a drawing of an answer"),
    ("compare", "answers side by side across scenarios"), ("correlate", "ties two unknowns"), ("expect", "a check"),
    ("explain", "what an answer rests on"), ("flips", "the smallest move that makes another scenario the best"),
    ("kind", "a kind of object"), ("map", "a map of places, such as municipalities"),
    ("regret", "which plan is least regretted"), ("scenario", "a set of changes with a name"),
    ("sensitivity", "how far each input moves an answer"), ("solve", "which amount gives the answer wanted"),
    ("sweep", "a table over what is changed"),
    ("variance", "the share of the spread that each input brings"),
    ("unit", "a new thing to count"), ("use", "lays a file on"),
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
