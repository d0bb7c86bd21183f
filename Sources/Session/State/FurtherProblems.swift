import Model
import SourceText
import Syntax

/// What else is wrong with a text of which a part cannot be read, so that all its errors are told at once.
struct FurtherProblems {
  private(set) var all: [Diagnostic] = []

  /// Names that stand in the part that was not read may be defined there; that they are not known is no further error.
  init(in model: Model, _ parsed: ParsedText, of source: SourceText) {
    let resolver = Resolver(model)
    resolver.checkAll()
    for statement in parsed.statements {
      if case .question(let question) = statement.kind { resolver.check(question) }
    }
    let lost = Self.words(outside: parsed.statements.map { $0.span.lower..<$0.span.upper }, of: source)
    all = resolver.diagnostics.filter { problem in
      guard problem.severity == .error, problem.code != "rests_on_error" else { return false }
      guard problem.code.hasPrefix("unknown_") else { return true }
      return !problem.labels.contains { lost.contains($0.span.text) }
    }
  }

  private static func words(outside read: [Range<Int>], of source: SourceText) -> Set<String> {
    var words: Set<String> = []
    var start = 0
    for range in read.sorted(by: { $0.lowerBound < $1.lowerBound }) + [source.bytes.count..<source.bytes.count] {
      if range.lowerBound > start {
        for word in source[start..<range.lowerBound].split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
          words.insert(String(word))
        }
      }
      start = max(start, range.upperBound)
    }
    return words
  }
}

extension [Diagnostic] {
  /// Those of a text in the order of its lines, those of other texts after them.
  func inOrder(of source: SourceText) -> [Diagnostic] {
    func place(_ problem: Diagnostic) -> Int {
      guard let span = problem.labels.first?.span, span.source === source else { return .max }
      return span.lower
    }
    return enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }
}
