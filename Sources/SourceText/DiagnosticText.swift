import Wording

/// The diagnostics as they are shown to the user, with a blank line between them; ends with a line end unless empty.
package func text(of diagnostics: [Diagnostic]) -> String {
  diagnostics.map { DiagnosticText($0).lines.joined(separator: "\n") + "\n" }.joined(separator: "\n")
}

/// The diagnostic as it is shown to the user.
package func text(of diagnostic: Diagnostic) -> String { text(of: [diagnostic]) }

/// Sets a diagnostic out: its sentence, the lines it is about with carets under them, and what may be typed.
struct DiagnosticText {
  private let diagnostic: Diagnostic

  /// Columns of a line; longer source lines are cut around the carets.
  static let width = 100

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  var lines: [String] {
    var lines = [diagnostic.severity.word + ": " + diagnostic.message]
    let groups = labelledLines
    let gutter = groups.map { String($0.number).count }.max() ?? 1
    var named: SourceText?
    for group in groups {
      if group.source !== named {
        if let place = placeName(group) { lines.append("  --> " + place) }
        named = group.source
      }
      lines += group.lines(gutter: gutter)
    }
    if let advice { lines.append(String(repeating: " ", count: gutter + 3) + "= " + advice) }
    return lines
  }

  /// The hint and the line to type.
  private var advice: String? {
    switch (diagnostic.hint, diagnostic.suggestion) {
    case (let hint?, let suggestion?): hint + ": " + suggestion
    case (let hint?, nil): hint
    case (nil, let suggestion?): localized("write") + ": " + suggestion
    case (nil, nil): nil
    }
  }

  /// Files are named; the prompt is before the reader's eyes.
  private func placeName(_ group: LabelledLine) -> String? {
    let name = group.source.name
    guard name.hasSuffix(".pht") || name.hasSuffix(".csv") || group.source !== diagnostic.labels.first?.span.source
    else { return nil }
    return "\(name):\(group.number):\(group.firstColumn)"
  }

  /// The labels by line: the first label's text first, lines in order.
  private var labelledLines: [LabelledLine] {
    var groups: [LabelledLine] = []
    for label in diagnostic.labels {
      let number = label.span.line
      if let index = groups.firstIndex(where: { $0.source === label.span.source && $0.number == number }) {
        groups[index].labels.append(label)
      } else {
        groups.append(LabelledLine(source: label.span.source, number: number, labels: [label]))
      }
    }
    var sources: [SourceText] = []
    for group in groups where !sources.contains(where: { $0 === group.source }) { sources.append(group.source) }
    return sources.flatMap { source in
      groups.filter { $0.source === source }.sorted { $0.number < $1.number }
    }
  }
}
