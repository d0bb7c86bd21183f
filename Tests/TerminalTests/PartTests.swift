import Terminal
import Testing

@Suite("Parts of the editor")
struct PartTests {
  private func scalars(_ pieces: [UInt8]...) -> [UInt32] {
    var bytes = KeyBytes()
    var read: [UInt32] = []
    for piece in pieces {
      bytes.append(piece)
      while let scalar = bytes.next() { read.append(scalar.value) }
    }
    return read
  }

  @Test("Characters are read across the pieces in which their bytes arrive")
  func charactersAreReadAcrossThePieces() {
    #expect(scalars([0x61, 0xC3], [0xA6, 0xF0, 0x9F], [0x98], [0x80]) == [0x61, 0xE6, 0x1F600])
  }

  @Test("Overlong forms, halves of pairs, stray bytes and C1 controls never pass")
  func overlongFormsHalvesOfPairsStray() {
    #expect(scalars([0xC0, 0xAF]) == [0xFFFD, 0xFFFD])
    #expect(scalars([0xE0, 0x80, 0xAF, 0x61]).last == 0x61)
    #expect(scalars([0xED, 0xA0, 0x80]) == [0xFFFD])
    #expect(scalars([0xF5, 0xFF, 0x80]) == [0xFFFD, 0xFFFD, 0xFFFD])
    #expect(scalars([0xC3, 0x61]) == [0xFFFD, 0x61])
    #expect(scalars([0xC2, 0x83, 0x61]) == [0x61])
  }

  @Test("Pasted row endings of every system become one")
  func pastedRowEndingsOfEverySystem() {
    func cleaned(_ text: String) -> String { PastedText.cleaned(Array(text.unicodeScalars)) }
    #expect(cleaned("a\r\nb\rc\nd\n\re\r\r") == "a\nb\nc\nd\ne\n")
    #expect(cleaned("\u{1B}[31mred\u{7}\tæ\u{0}") == "[31mred\tæ")
  }

  @Test("The cursor keeps its column between rows as far as they reach")
  func theCursorKeepsItsColumnBetween() {
    #expect(Rows("long row\nab\nxyz", cursor: 6).below == 11)
    #expect(Rows("long row\nab\nxyz", cursor: 13).above == 10)
    #expect(Rows("long row\nab\nxyz", cursor: 3).above == nil)
    #expect(Rows("long row\nab\nxyz", cursor: 15).below == nil)
    #expect(Rows("", cursor: 4).above == nil)
  }

  @Test("Blank entries, repeats and entries that begin with a space are not kept")
  func blankEntriesRepeatsAndEntriesThat() {
    var history = History(file: nil)
    for entry in ["a", "a", " b", "", "\n", "c", "a"] { history.add(entry) }
    #expect(history.entries == ["a", "c", "a"])
  }

  @Test("Going back and forth ends at the draft")
  func goingBackAndForthEndsAt() {
    var history = History(file: nil)
    for entry in ["a", "b"] { history.add(entry) }
    #expect(history.later() == nil)
    #expect(history.earlier(than: "draft") == "b")
    #expect(history.earlier(than: "b") == "a")
    #expect(history.earlier(than: "a") == nil)
    #expect(history.later() == "b")
    #expect(history.later() == "draft")
    #expect(history.later() == nil)
  }

  @Test("Colour needs a terminal that is not dumb and no NO_COLOR")
  func colourNeedsATerminalThatIs() {
    func isOn(_ variables: [String: String], terminal: Bool = true) -> Bool {
      ColourSupport.isOn(isTerminal: terminal, in: Environment(variables))
    }
    #expect(isOn(["TERM": "xterm"]))
    #expect(isOn(["TERM": "xterm", "NO_COLOR": ""]))
    #expect(!isOn(["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(!isOn(["TERM": "dumb"]))
    #expect(!isOn([:]))
    #expect(!isOn(["TERM": "xterm"], terminal: false))
  }

  @Test("Signs beyond ASCII are drawn unless the terminal is dumb, the locale has another encoding, or it is asked for")
  func signsBeyondASCIIAreDrawnUnless() {
    func isASCII(_ variables: [String: String], terminal: Bool = true) -> Bool {
      SignSupport.isASCII(isTerminal: terminal, in: Environment(variables))
    }
    #expect(!isASCII(["LANG": "nb_NO.UTF-8"]))
    #expect(!isASCII(["LANG": "C.utf8"]))
    #expect(!isASCII([:]))
    #expect(isASCII(["LANG": "nb_NO.ISO-8859-1"]))
    #expect(isASCII(["LANG": "nb_NO.UTF-8", "LC_ALL": "C"]))
    #expect(!isASCII(["LANG": "C", "LC_CTYPE": "nb_NO.UTF-8", "LC_ALL": ""]))
    #expect(isASCII(["TERM": "dumb"]))
    #expect(!isASCII(["TERM": "dumb", "LANG": "C"], terminal: false))
    #expect(isASCII(["PHT_ASCII": "1"], terminal: false))
    #expect(!isASCII(["PHT_ASCII": ""]))
  }

  @Test("Text is cut to columns, not to characters")
  func textIsCutToColumnsNot() {
    CharacterWidth.learn()
    #expect(CharacterWidth.cut("日本語", to: 6) == "日本語")
    #expect(CharacterWidth.cut("日本語", to: 5) == "日本…")
    #expect(CharacterWidth.cut("日本語", to: 4) == "日…")
    #expect(CharacterWidth.cut("abc", to: 0) == "")
  }

  @Test("An entry goes back through its words, and anything else step by step")
  func anEntryGoesBack() {
    var edits = EditHistory()
    func state(_ text: String, _ cursor: Int? = nil) -> EditHistory.State {
      EditHistory.State(Array(text.unicodeScalars), cursor: cursor ?? text.unicodeScalars.count)
    }
    edits.begin(with: state(""))
    for count in 1...9 { edits.note(state(String("æøå 12 gp".prefix(count)))) }
    // A letter that is put in elsewhere begins a step of its own, as does what is taken out.
    edits.note(state("æøå 12 gp", 4))
    edits.note(state("æøå 312 gp", 5))
    edits.note(state("æøå ", 4))
    #expect(edits.undo() == state("æøå 312 gp", 5))
    #expect(edits.undo() == state("æøå 12 gp", 4))
    #expect(edits.undo() == state("æøå 12 ", 7))
    #expect(edits.undo() == state("æøå 12", 6))
    #expect(edits.undo() == state("æøå ", 4))
    #expect(edits.undo() == state("æøå", 3))
    #expect(edits.undo() == state(""))
    #expect(edits.undo() == nil)
  }
}
