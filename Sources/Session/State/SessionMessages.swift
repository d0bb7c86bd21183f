import Library
import SourceText
import Syntax

/// What a session tells about files, lines and its own words.
enum SessionMessages {
  static func file(_ path: String, _ what: String, _ span: Span? = nil) -> Diagnostic {
    Diagnostic(code: "file", "'\(path)' \(what)", at: span.map { [.init($0)] } ?? [])
  }

  static func useCycle(_ path: [String], _ span: Span?) -> Diagnostic {
    Diagnostic(
      code: "use_cycle", "files may not use each other in a ring: " + path.joined(separator: " → "),
      at: span.map { [.init($0)] } ?? [])
  }

  static func usedTooDeep(_ span: Span?) -> Diagnostic {
    Diagnostic(code: "use_depth", "files use each other more than 64 deep", at: span.map { [.init($0)] } ?? [])
  }

  static func unknownLibraryPart(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "unknown_library",
      "the library has no part '\(name.text)'; it has " + Library.parts.keys.sorted().joined(separator: ", "),
      at: name.span, hint: "to lay a file on, write", suggestion: "use \"\(name.text).pht\"")
  }

  static func nearMiss(_ name: Name, _ known: String) -> Diagnostic {
    Diagnostic(.warning, code: "near_miss", "new name '\(name.text)'; did you mean '\(known)'?", at: name.span)
  }

  static func unusedColumns(_ columns: [String], of name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, code: "unused_columns",
      "columns of '\(name)' that belong to no field: " + columns.joined(separator: ", "), at: span)
  }

  static func noLastAnswer(_ span: Span) -> Diagnostic {
    Diagnostic(code: "no_last_answer", "there is no last answer yet for 'it'", at: span)
  }

  static func word(_ code: String, _ message: String, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(code: code, message, at: [], suggestion: suggestion)
  }
}
