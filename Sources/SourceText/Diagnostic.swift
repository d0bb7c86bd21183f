import Wording

/// What is told about a text that cannot be read or understood as it stands.
package struct Diagnostic: Error, Sendable {
  package enum Severity: String, Sendable {
    case error, warning

    /// What stands before the message.
    package var word: String {
      switch self {
      case .error: localized("error")
      case .warning: localized("warning")
      }
    }
  }

  /// A stretch of text under which carets stand, with a few words beside them.
  package struct Label: Sendable {
    package let span: Span
    package let text: String
    package init(_ span: Span, _ text: String = "") {
      self.span = span
      self.text = text
    }
  }

  package var severity: Severity
  /// A stable word for scripts, such as `unit_mismatch`.
  package var code: String
  /// One sentence in the planner's words, without a full stop.
  package var message: String
  package var labels: [Label]
  /// A sentence that leads to what may be typed, such as `to get a cost, write`.
  package var hint: String?
  /// One line to type.
  package var suggestion: String?

  package init(
    _ severity: Severity = .error, code: String, _ message: String, at labels: [Label], hint: String? = nil,
    suggestion: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.labels = labels
    self.hint = hint
    self.suggestion = suggestion
  }

  package init(
    _ severity: Severity = .error, code: String, _ message: String, at span: Span, _ label: String = "",
    hint: String? = nil, suggestion: String? = nil
  ) {
    self.init(severity, code: code, message, at: [Label(span, label)], hint: hint, suggestion: suggestion)
  }
}

/// Several diagnostics thrown together: all errors of a file, not the first.
package struct Diagnostics: Error, Sendable {
  package var all: [Diagnostic]
  package init(_ all: [Diagnostic]) { self.all = all }
}
