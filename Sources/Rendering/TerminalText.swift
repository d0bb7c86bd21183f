/// Writes a view as text for a terminal window.
package struct TerminalText: Sendable {
  private let page: TextPage

  package init(_ page: TextPage) { self.page = page }

  /// The lines of the view, each with its line end; empty for a view that shows nothing.
  package func text(_ view: View) -> String {
    TextLayout(page: page).lines(view).reduce(into: "") { text, line in
      write(line.trimmedAtEnd, to: &text)
      text += "\n"
    }
  }

  /// One line as it is, cut to the width of the page, without a line end.
  package func text(_ line: Line) -> String {
    var text = ""
    write(page.cut(page.shown(line), width: page.width), to: &text)
    return text
  }

  private func write(_ line: Line, to text: inout String) {
    for run in line.runs {
      if page.hasColour, let code = Self.code(run.style) {
        text += "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
      } else {
        text += run.text
      }
    }
  }

  /// Select-graphic-rendition parameters that read well on dark and on light.
  private static func code(_ style: Style) -> String? {
    switch style {
    case .plain, .value: nil
    case .name: "36"
    case .unit, .dim: "2"
    case .error: "1;31"
    case .warning: "33"
    case .strong, .heading: "1"
    case .hue1: "38;5;32"
    case .hue2: "38;5;166"
    case .hue3: "38;5;35"
    case .hue4: "38;5;134"
    case .hue5: "38;5;136"
    case .hue6: "38;5;131"
    }
  }
}
