import Library
import SourceText
import Syntax
import Wording

/// What a session tells about files, lines and its own words.
enum SessionMessages {
  static func file(_ message: String, _ span: Span? = nil) -> Diagnostic {
    Diagnostic(code: "file", message, at: span.map { [.init($0)] } ?? [])
  }

  static func useCycle(_ path: [String], _ span: Span?) -> Diagnostic {
    Diagnostic(
      code: "use_cycle", localized("files may not use each other in a ring: \(path.joined(separator: " → "))"),
      at: span.map { [.init($0)] } ?? [])
  }

  static func usedTooDeep(_ span: Span?) -> Diagnostic {
    Diagnostic(
      code: "use_depth", localized("files use each other more than 64 deep"), at: span.map { [.init($0)] } ?? [])
  }

  static func unknownLibraryPart(_ name: Name) -> Diagnostic {
    let parts = Library.parts.keys.sorted().joined(separator: ", ")
    return Diagnostic(
      code: "unknown_library", localized("the library has no part '\(name.text)'; it has \(parts)"), at: name.span,
      hint: localized("to lay a file on, write"), suggestion: "use \"\(name.text).pht\"")
  }

  static func nearMiss(_ name: Name, _ known: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "near_miss", localized("new name '\(name.text)'; did you mean '\(known)'?"), at: name.span)
  }

  static func unusedColumns(_ columns: [String], of name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, code: "unused_columns",
      localized("columns of '\(name)' that belong to no field: \(columns.joined(separator: ", "))"), at: span)
  }

  /// A header of minutes that names a language of its answers that is none of the program's.
  static func unknownLanguage(_ name: String, in source: SourceText) -> Diagnostic {
    let known = Language.allCases.map(\.rawValue)
    let text = String(decoding: source.bytes, as: UTF8.self)
    let header = text.firstRange(of: MinutesHeader.beginning).map { text[$0.lowerBound...] }
    let place = header?.firstRange(of: ", language \(name)").map { range in
      let end = text[..<range.upperBound].utf8.count
      return Span(source, end - name.utf8.count, end)
    }
    return Diagnostic(
      code: "unknown_language",
      localized("the answers are recorded in the language '\(name)'; I know \(known.joined(separator: ", "))"),
      at: place.map { [.init($0)] } ?? [])
  }

  static func noLastAnswer(_ span: Span) -> Diagnostic {
    Diagnostic(code: "no_last_answer", localized("there is no last answer yet for 'it'"), at: span)
  }

  static func word(_ code: String, _ message: String, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(code: code, message, at: [], suggestion: suggestion)
  }
}
