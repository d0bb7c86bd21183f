import Syntax
import Terminal

/// The colours of an entry as it is typed: few, and readable on dark and on light.
enum EntryColours {
  static func style(_ stretch: Stretch) -> Terminal.Style {
    switch stretch {
    case .word: Style(.blue)
    case .number: Style(.cyan)
    case .text: Style(.green)
    case .comment: .dim
    case .wrong: Style(.red, underlined: true)
    }
  }
}
