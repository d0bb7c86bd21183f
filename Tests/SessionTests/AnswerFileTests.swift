import Session
import Testing

@Suite("Answers in files")
struct AnswerFileTests {
  @Test("The ending of the name says how the last answer is written")
  func forms() throws {
    let folder = Folder()
    let talk = try Conversation()
    talk.say("cost = 1 234.5 kkr/year")
    talk.say("cost, cost / 2")
    #expect(talk.say("write \"\(folder.path)/a.csv\"") == "wrote \(folder.path)/a.csv")
    #expect(try folder.read("a.csv") == "\"cost, cost / 2\"\r\n\r\ncost,cost / 2\r\n1234.5,617.25\r\n")
    #expect(talk.say("write \"\(folder.path)/a.csv\" norwegian") == "replaced \(folder.path)/a.csv")
    #expect(try folder.read("a.csv") == "\u{FEFF}\"cost, cost / 2\"\r\n\r\ncost;cost / 2\r\n1234,5;617,25\r\n")
    for ending in ["txt", "md", "json", "html"] {
      #expect(talk.say("write \"\(folder.path)/a.\(ending)\"").hasPrefix("wrote"))
    }
    #expect(try folder.read("a.txt").contains("1 235 kkr/year"))
    #expect(try folder.read("a.md").contains("|"))
    #expect(try folder.read("a.json").hasPrefix("{"))
  }

  @Test("Without an answer, a name or a known ending nothing is written")
  func refusals() throws {
    let folder = Folder()
    let talk = try Conversation()
    #expect(talk.say("write \"\(folder.path)/a.csv\"") == "error: there is no last answer yet to write")
    talk.say("2 fte")
    #expect(talk.say("write") == "error: write needs a file name")
    #expect(talk.say("write \"\(folder.path)/a.xlsx\"").hasPrefix("error: the name's ending says"))
    #expect(talk.say("write \"\(folder.path)/a.md\" norwegian") == "error: 'norwegian' is for tables")
    #expect(talk.say("write \"\(folder.path)/none/a.md\"").hasPrefix("error:"))
    #expect(FilePath.names(in: folder.path, beginning: "").isEmpty)
  }

  @Test("What differs in an answer stands with the lines around it")
  func differences() {
    let was = ["head", "a", "b", "c", "d", "e", "f"]
    let now = ["head", "a", "b", "c", "D", "e", "f", "g"]
    #expect(
      AnswerDifference(was, now).text
        == "       …\n       b\n       c\n  was  d\n  now  D\n       e\n       f\n  now  g\n")
    #expect(AnswerDifference(["2 fte"], []).text == "  was  2 fte\n")
    #expect(AnswerDifference([], []).text == "")
  }

  @Test("A folder stands for its models, by their names")
  func folders() throws {
    let folder = Folder()
    try folder.write("", to: "b.pht")
    try folder.write("", to: "a.pht")
    try folder.write("", to: "a.csv")
    #expect(FilePath.models(at: folder.path + "/") == ["a.pht", "b.pht"].map { folder.path + "/" + $0 })
    #expect(FilePath.models(at: folder.path + "/a.csv") == [folder.path + "/a.csv"])
  }
}
