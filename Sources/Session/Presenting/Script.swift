import Model
import SourceText
import Syntax
import Wording

/// A file as the steps in which it is shown to a room.
///
/// A step is a block, what stands between blank lines; where words stand between the statements of a block, a new step
/// begins with them. Words and notes that have no statement are a step to be read, or belong to the step after.
package struct Script: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    /// The heading (`#: Title`) that stands above this step itself.
    package var title: String?
    /// Lines that begin with `#`.
    package var narration: [String] = []
    /// Lines that begin with `#!`, for whoever leads.
    package var notes: [String] = []
    /// The statements as they stand in the file, without recorded answers; empty where there are only words.
    package var text = ""
    /// The answers (`#=` lines) of the rehearsal, by the questions as they print.
    package var rehearsed: [String: [String]] = [:]
    /// Whether it may change what stands above, rather than add to it.
    var changes = false

    package init() {}
  }

  package private(set) var steps: [Step] = []
  /// The language in which the answers of the rehearsal are recorded.
  package private(set) var language = Language.english

  /// The headings with the numbers of their steps, counted from 0.
  package var outline: [(title: String, step: Int)] {
    steps.enumerated().compactMap { number, step in step.title.map { ($0, number) } }
  }

  /// The heading that a step stands under.
  package func section(of step: Int) -> String? { part(of: step).flatMap { steps[$0].title } }

  /// The step that begins the part which a step belongs to; none before the first heading.
  func part(of step: Int) -> Int? { steps.indices.prefix(step + 1).last { steps[$0].title != nil } }

  /// Whether an answer of the whole file may be another than the same one at its step: something below changes what
  /// stands above.
  func changesBelow(_ step: Int) -> Bool { steps.dropFirst(step + 1).contains(where: \.changes) }

  package init(_ source: SourceText) {
    let lines = String(decoding: source.bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }.map(String.init)
    var inside: Set<Int> = []
    var changing: Set<Int> = []
    var recorded: [(lines: ClosedRange<Int>, text: String, answer: [String])] = []
    for statement in parse(source).statements {
      let last = source.place(of: max(statement.span.lower, statement.span.upper - 1)).line
      let range = statement.span.line...max(statement.span.line, last)
      inside.formUnion(range)
      if statement.changesOthers { changing.insert(range.lowerBound) }
      if case .question(let question) = statement.kind, !statement.remarks.recorded.isEmpty {
        recorded.append((range, Syntax.text(of: question), statement.remarks.recorded))
      }
    }
    var step = Step()
    var code: [String] = []
    func close() {
      while code.last?.isBlank == true { code.removeLast() }
      step.text = code.joined(separator: "\n")
      add(step)
      step = Step()
      code = []
    }
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let words = line.drop { $0 == " " || $0 == "\t" }
      guard !inside.contains(number) else {
        code.append(line)
        if changing.contains(number) { step.changes = true }
        for one in recorded where one.lines.lowerBound == number { step.rehearsed[one.text] = one.answer }
        continue
      }
      if words.isBlank {
        close()
      } else if words.hasPrefix(MinutesHeader.beginning) {
        language = MinutesHeader(in: [String(words)]).flatMap { Language(rawValue: $0.language) } ?? language
      } else if words.hasPrefix("#=") {
        continue
      } else if words.hasPrefix("##") || !words.hasPrefix("#") {
        code.append(line)
      } else {
        // Words below a statement tell of what comes.
        if code.contains(where: { !$0.hasPrefix("##") }) { close() }
        if words.hasPrefix("#:") {
          if step.title != nil || !step.narration.isEmpty || !step.notes.isEmpty { close() }
          step.title = Self.after(2, words)
        } else if words.hasPrefix("#!") {
          step.notes.append(Self.after(2, words))
        } else {
          step.narration.append(Self.after(1, words))
        }
      }
    }
    close()
    gather()
  }

  private mutating func add(_ step: Step) { if step != Step() { steps.append(step) } }

  /// Gives headings and notes that stand alone to the step that they belong to: the one below, or, where that begins a new
  /// part, the one above.
  private mutating func gather() {
    var gathered: [Step] = []
    var waiting = Step()
    for step in steps {
      if step.title != nil, waiting.title == nil, !waiting.notes.isEmpty, !gathered.isEmpty {
        gathered[gathered.count - 1].notes += waiting.notes
        waiting = Step()
      }
      if step.text.isEmpty, step.narration.isEmpty {
        if waiting.title != nil, step.title != nil {
          gathered.append(waiting)
          waiting = Step()
        }
        waiting.title = step.title ?? waiting.title
        waiting.notes += step.notes
        continue
      }
      var step = step
      if step.title != nil, waiting.title != nil {
        gathered.append(waiting)
        waiting = Step()
      }
      step.title = step.title ?? waiting.title
      step.notes = waiting.notes + step.notes
      waiting = Step()
      gathered.append(step)
    }
    if waiting.title != nil || gathered.isEmpty, waiting != Step() {
      gathered.append(waiting)
    } else if !waiting.notes.isEmpty {
      gathered[gathered.count - 1].notes += waiting.notes
    }
    steps = gathered
  }

  private static func after(_ count: Int, _ words: Substring) -> String {
    let rest = words.dropFirst(count)
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }
}

extension Statement {
  /// Whether the statement may change what is defined elsewhere.
  fileprivate var changesOthers: Bool {
    switch kind {
    case .change, .field, .use, .correlate: true
    case .definition(let name, _, _): BuiltInName.settings.contains { $0.name == name.text }
    case .function, .kind, .unit, .scenario, .question: false
    }
  }
}

extension StringProtocol {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
