import Wording

/// How answers are shown, as the user has set it; what is not set follows the terminal. No answer rests on it.
package struct DisplaySettings: Equatable, Sendable {
  package enum Name: String, CaseIterable, Sendable {
    case colour, width, ascii, decimals, pager

    /// Both spellings of the word are in use.
    init?(typed word: String) { self.init(rawValue: word == "color" ? "colour" : word.lowercased()) }

    /// What may be set, and what it does.
    package var note: Phrase {
      switch self {
      case .colour: Phrase("on, off or auto: colours")
      case .width: Phrase("columns of an answer, 20 to 500, or auto: those of the window")
      case .ascii: Phrase("on, off or auto: charts and branches drawn with ASCII signs alone")
      case .decimals: Phrase("the most decimals of a figure, 0 to 9, or auto: those that are worth reading")
      case .pager: Phrase("on, off or auto: long answers page by page")
      }
    }

    var takesNumbers: ClosedRange<Int>? {
      switch self {
      case .width: 20...500
      case .decimals: 0...9
      case .colour, .ascii, .pager: nil
      }
    }
  }

  private var numbers: [Name: Int] = [:]
  private var switches: [Name: Bool] = [:]

  package init() {}

  /// Settings as one would type them behind `settings`, with commas between them: `width 70, decimals 1`; and the parts that
  /// are none.
  package static func read(_ text: String) -> (settings: DisplaySettings, faults: [String]) {
    var settings = DisplaySettings()
    var faults: [String] = []
    for part in text.split(separator: ",") {
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      if words.isEmpty { continue }
      if words.count != 2 || Name(typed: words[0]).map({ !settings.set($0, to: words[1].lowercased()) }) ?? true {
        faults.append(words.joined(separator: " "))
      }
    }
    return (settings, faults)
  }

  package var colour: Bool? { switches[.colour] }
  package var isASCII: Bool? { switches[.ascii] }
  package var pages: Bool? { switches[.pager] }
  package var width: Int? { numbers[.width] }
  package var decimals: Int? { numbers[.decimals] }

  /// Sets what is named; false, and nothing changes, where it does not take that value.
  mutating func set(_ name: Name, to value: String) -> Bool {
    if value == "auto" {
      numbers[name] = nil
      switches[name] = nil
    } else if let range = name.takesNumbers {
      guard let number = Int(value), range.contains(number) else { return false }
      numbers[name] = number
    } else {
      guard ["on", "off"].contains(value) else { return false }
      switches[name] = value == "on"
    }
    return true
  }

  /// The value as it is typed.
  func value(of name: Name) -> String {
    if let number = numbers[name] { return String(number) }
    return switches[name].map { $0 ? "on" : "off" } ?? "auto"
  }
}
