import Session
import Testing
import Wording

@Suite struct SettingsTests {
  @Test func decimalsAreTheMostThatAFigureShows() throws {
    let talk = try Conversation()
    talk.say("cost = 1234.5678 kr")
    #expect(talk.say("cost") == "1 235 kr")
    #expect(talk.say("0.051234 kr") == "0.05123 kr")
    #expect(talk.say("settings decimals 1") == "decimals  1")
    #expect(talk.say("cost") == "1 235 kr")
    #expect(talk.say("12.34 kr") == "12.3 kr")
    #expect(talk.say("51.84 %") == "51.8 %")
    // Rounding to nothing would tell a wrong figure.
    #expect(talk.say("0.051234 kr") == "0.05 kr")
    talk.say("settings decimals 0")
    #expect(talk.say("12.54 kr") == "13 kr")
    talk.say("settings decimals auto")
    #expect(talk.say("12.54 kr") == "12.54 kr")
  }

  /// What is recorded is read by others, with other settings.
  @Test func minutesDoNotFollowTheDisplay() throws {
    let folder = Folder()
    let talk = try Conversation()
    talk.say("settings decimals 0")
    talk.say("12.54 kr")
    talk.say("save \"\(folder.path)/x.pht\"")
    let saved = String(decoding: try FileContents.read(folder.path + "/x.pht"), as: UTF8.self)
    #expect(saved.contains("#= 12.54 kr"))
  }

  @Test func settingsAreListedWithTheirValues() throws {
    let talk = try Conversation()
    talk.say("settings color off")
    let page = talk.say("settings")
    for row in ["draws     4 000", "colour    off", "width     auto"] {
      #expect(
        page.split(separator: "\n").contains { $0.hasPrefix(row) || $0.hasPrefix(row.replacing("     ", with: "  ")) },
        "\(row)")
    }
    #expect(talk.session.display.colour == false)
    #expect(talk.session.display.width == nil)
  }

  @Test(arguments: [
    ("settings colr on", "error: there is no setting 'colr', but colour, width, ascii, decimals, pager"),
    ("settings decimals many", "error: decimals takes a whole number from 0 to 9, or auto"),
    ("settings width 5", "error: width takes a whole number from 20 to 500, or auto"),
    ("settings pager", "error: pager takes on, off or auto"),
    ("settings draws 100", "error: 'draws' is a setting of the model and is changed as a definition"),
  ])
  func whatCannotBeSetIsTold(line: String, message: String) throws {
    let talk = try Conversation()
    #expect(talk.say(line) == message)
    #expect(talk.session.display == DisplaySettings())
  }

  @Test func settingsAreReadFromALine() {
    let (settings, faults) = DisplaySettings.read(" width 70,color off ,, decimals x, nosuch 1, ascii")
    #expect(settings.width == 70 && settings.colour == false && settings.decimals == nil)
    #expect(faults == ["decimals x", "nosuch 1", "ascii"])
  }

  @Test func settingsAreCompleted() throws {
    let found = try Conversation().session.completions("settings c", at: 10)
    #expect(found.candidates.map(\.text) == ["colour"])
  }
}
