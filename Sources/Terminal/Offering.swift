import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text that types itself at the prompt, for Enter to run.
struct Offering {
  private let scalars: [Unicode.Scalar]
  private var typed = 0
  /// Scalars that come at a time, so that no text takes much longer than a second.
  private let stride: Int
  /// False once the text has been taken over for editing, or given up.
  var isUntouched = true

  /// Between two of its letters.
  static let milliseconds: Int32 = 15

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    stride = max(1, scalars.count / 80)
  }

  var isWhole: Bool { typed == scalars.count }

  /// What comes next; all that is left where nobody waits for it any more.
  mutating func next(all: Bool = false) -> String {
    let end = all ? scalars.count : min(scalars.count, typed + stride)
    defer { typed = end }
    return String(String.UnicodeScalarView(scalars[typed..<end]))
  }
}

/// What reading an entry beside an offered text came to.
package enum OfferedEntry: Hashable, Sendable {
  case entry(Entry)
  /// Backspace where nothing has been typed by a person.
  case back
  /// Esc.
  case escape
}

extension LineEditor {
  /// Lets an entry be edited behind a prompt where a text types itself: Enter runs it, a letter takes its place, and any
  /// other key makes it an entry to be edited. An entry is kept in the history where a person had a hand in it.
  ///
  /// `isAside`: the script has been left, and Esc leaves it no further.
  package func read(prompt: String, offering text: String?, isAside: Bool = false) -> OfferedEntry {
    offering = text.map { Offering($0) }
    departure = nil
    self.isAside = isAside
    erased = nil
    let entry = read(prompt: prompt)
    offering = nil
    return departure ?? .entry(entry)
  }

  /// Forgets the Enters that were pressed while an answer was awaited: they are not meant for what stands there now.
  package func forgetEnters() {
    guard keyBytes.isEmpty, Descriptor.isReadable(STDIN_FILENO, within: 0) else { return }
    _ = readBytes()
    keyBytes.dropEnters()
  }

  /// Whether what stands at the prompt has come by itself.
  var isOffered: Bool { offering?.isUntouched == true }

  /// More of the text, typed by itself.
  func typeOffered(all: Bool = false) {
    guard let more = offering?.next(all: all), !more.isEmpty else { return }
    redraw { buffer.insert(more) }
  }

  /// What a key does to the offered text before it does anything else. True where that was all.
  func meetsOffering(_ key: Unicode.Scalar) -> Bool {
    guard behaviour.presents, isOffered, let offered = offering else { return false }
    switch key {
    case "\r", "\n":
      guard !offered.isWhole else { return false }
      typeOffered(all: true)
      return true
    case "\u{8}", "\u{7F}", Key.escapeAlone, Key.abandon: return false
    case Key.end:
      offering?.isUntouched = false
      redraw { buffer.replaceAll(with: "") }
      return false
    case _ where key.value >= 32:
      offering?.isUntouched = false
      redraw { buffer.replaceAll(with: "") }
      return false
    default:
      typeOffered(all: true)
      offering?.isUntouched = false
      return false
    }
  }

  /// A key that is held down comes again sooner than this.
  private static let repeating = Duration.milliseconds(300)

  /// Backspace: back in the script where nothing has been typed by a person.
  func erase() -> Drawing {
    guard behaviour.presents, isOffered || buffer.count == 0 else {
      let cursor = buffer.cursor
      guard cursor > 0 else { return Drawing(CC_ERROR) }
      buffer.replace(cursor - 1..<cursor, with: "")
      erased = .now
      return Drawing(CC_REFRESH)
    }
    // Held down to empty the entry, it does not go on into the script.
    if let erased, .now - erased < Self.repeating {
      self.erased = .now
      return Drawing(CC_NORM)
    }
    return depart(.back)
  }

  /// Esc: leaves the script, except where it is vi's key for an entry that a person edits, or the script has been left.
  func takeOver() -> Drawing {
    let isVi = shim_has_vi_keys(handle)
    if isAside || isVi && !isOffered && buffer.count > 0 {
      if isVi { giveBack(Key.commandMode) }
      return Drawing(CC_NORM)
    }
    return depart(.escape)
  }

  /// Ends the reading with nothing left of the prompt and the entry.
  private func depart(_ departure: OfferedEntry) -> Drawing {
    self.departure = departure
    outcome = .interrupted
    clear()
    return Drawing(CC_NEWLINE)
  }
}
