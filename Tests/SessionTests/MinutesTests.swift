import Engine
import Session
import SourceText
import Testing
import Wording

@Suite struct MinutesTests {
  private func replay(_ path: String) throws -> Replay {
    try Replay(path, library: ModelStack.library(isBare: false), on: Workbench(engine: Engine(threads: 1)))
  }

  @Test func whatIsSavedReplaysTheSame() throws {
    let folder = Folder()
    let talk = try Conversation(bare: false)
    for line in [
      "pay = 700 kkr/fte/year", "posts = 2 fte", "posts", "## What a nurse costs\npay = 800 kkr/fte/year",
      "posts += 0.5 fte",
      "cost = pay * posts", "cost, posts", "cost > 3 kkr/year", "expect cost == 2 Mkr/year", "explain cost", "it",
    ] { talk.say(line) }
    #expect(talk.say("save \"\(folder.path)/a.pht\"") == "wrote \(folder.path)/a.pht")
    let text = try folder.read("a.pht")
    #expect(text.hasPrefix("# minutes of pht \(Version.text): seed 2019, draws 4000, library "))
    #expect(text.contains("\n## What a nurse costs\npay = 800 kkr/fte/year\n"))
    #expect(!text.contains("700 kkr"))
    #expect(text.contains("\nposts\n#= 2.5 fte\n"))
    let again = try replay(folder.path + "/a.pht")
    #expect(again.answers.count == 6)
    for answer in again.answers {
      #expect(answer.verdict == .same, "\(answer.text): \(answer.recorded) → \(answer.now)")
    }
    #expect(again.differences == [])
    #expect(again.updated == text)
    #expect(talk.say("save \"\(folder.path)/a.pht\"") == "replaced \(folder.path)/a.pht")
  }

  @Test func theFilesOfASessionStayFiles() throws {
    let folder = Folder()
    let base = try folder.write("posts = 2 fte\n", to: "base.pht")
    let talk = try Conversation(bare: false, files: [base])
    talk.say("posts += 1 fte")
    talk.say("posts")
    talk.say("save \"\(folder.path)/b.pht\"")
    let text = try folder.read("b.pht")
    #expect(text.contains("use \"base.pht\"\n"))
    #expect(try replay(folder.path + "/b.pht").answers.map(\.verdict) == [.same])
    try folder.write("posts = 4 fte\n", to: "base.pht")
    let changed = try replay(folder.path + "/b.pht")
    #expect(changed.answers.map(\.now) == [["5 fte"]])
    #expect(changed.answers.map(\.verdict) == [.changed])
    #expect(changed.differences == [.data])
  }

  @Test func tablesAreFoundFromWhereverTheMinutesAre() throws {
    let (folder, other) = (Folder(), Folder())
    try folder.write("name,gps\nA,2\nB,3\n", to: "offices.csv")
    let session = try Session(
      .library(isBare: false), on: Workbench(engine: Engine(threads: 1)), folder: folder.path)
    for line in [
      "kind office {\n  name : text\n  gps : gp\n}", "offices = office from \"offices.csv\"", "offices | sum gps",
      "save \"\(folder.path)/near.pht\"", "save \"\(other.path)/far.pht\"",
    ] { #expect(!session.enter(line).hasErrors) }
    #expect(try folder.read("near.pht").contains("offices = office from \"offices.csv\"\n"))
    for path in [folder.path + "/near.pht", other.path + "/far.pht"] {
      #expect(try replay(path).answers.map(\.now) == [["5 gp"]])
    }
  }

  @Test func aFileInUseIsNotOverwritten() throws {
    let folder = Folder()
    let base = try folder.write("posts = 2 fte\n", to: "base.pht")
    let talk = try Conversation(files: [base])
    #expect(talk.say("save \"\(base)\"").hasPrefix("error:"))
    #expect(try folder.read("base.pht") == "posts = 2 fte\n")
  }

  @Test func anEditedInputIsToldAsTheReason() throws {
    let folder = Folder()
    let talk = try Conversation(bare: false)
    talk.say("posts = 2 fte")
    talk.say("posts")
    talk.say("save \"\(folder.path)/c.pht\"")
    let text = try folder.read("c.pht")
    let path = try folder.write(text.replacing("posts = 2 fte", with: "posts = 3 fte"), to: "c.pht")
    let edited = try replay(path)
    #expect(edited.answers.map(\.verdict) == [.changed])
    #expect(edited.reason == "different: input")
    let forged = try replay(folder.write(text.replacing("#= 2 fte", with: "#= 9 fte"), to: "d.pht"))
    #expect(forged.answers.map(\.verdict) == [.changed])
    #expect(forged.reason.contains("by hand"))
  }

  @Test func updatingTouchesNothingButTheAnswers() throws {
    let folder = Folder()
    let text =
      "# a plan,   with its own layout\nposts   =  2 fte  # so far\n\nposts  # asked\n#= 1 fte\n#= of old\n\n\nposts * 2\nexpect posts == 2 fte\n# the end"
    let path = try folder.write(text, to: "e.pht")
    let run = try replay(path)
    #expect(run.answers.map(\.verdict) == [.changed, .unrecorded, .unrecorded])
    try run.update()
    #expect(
      try folder.read("e.pht")
        == "# a plan,   with its own layout\nposts   =  2 fte  # so far\n\nposts  # asked\n#= 2 fte\n\n\nposts * 2\n#= 4 fte\nexpect posts == 2 fte\n#= holds\n# the end"
    )
    #expect(try replay(path).answers.allSatisfy { $0.verdict == .same })
  }

  @Test func updatingKeepsLineEndingsAndFilesWithoutQuestions() throws {
    let folder = Folder()
    let windows = try folder.write("posts = 2 fte\r\nposts\r\n#= 1 fte\r\n", to: "w.pht")
    try replay(windows).update()
    #expect(try folder.read("w.pht") == "posts = 2 fte\r\nposts\r\n#= 2 fte\r\n")
    let last = try folder.write("posts = 2 fte\nposts", to: "l.pht")
    try replay(last).update()
    #expect(try folder.read("l.pht") == "posts = 2 fte\nposts\n#= 2 fte\n")
    for text in ["", "# nothing\n", "posts = 2 fte"] {
      let path = try folder.write(text, to: "n.pht")
      try replay(path).update()
      #expect(try folder.read("n.pht") == text)
    }
  }

  @Test func aCheckThatFailsIsToldThoughItsAnswerIsTheSame() throws {
    let folder = Folder()
    let path = try folder.write("posts = 2 fte\nexpect posts == 3 fte\n", to: "f.pht")
    try replay(path).update()
    let run = try replay(path)
    #expect(run.answers.map(\.verdict) == [.same])
    #expect(run.answers.map(\.failsCheck) == [true])
  }

  /// Saves a session that is held in a language; returns the file's path.
  private func save(_ lines: [String], in folder: Folder, speaking language: Language) throws -> String {
    try Language.$current.withValue(language) {
      let talk = try Conversation(bare: false)
      for line in lines { talk.say(line) }
      talk.say("save \"\(folder.path)/m.pht\"")
      return folder.path + "/m.pht"
    }
  }

  private static let plan = [
    "pay = 680 to 950 kkr/fte/year", "posts = 2.5 fte", "cost = posts * pay", "cost, posts / 7", "cost > 2.1 Mkr/year",
    "expect posts == 2.5 fte", "explain cost", "scenario more { posts += 0.5 fte }",
    "compare cost across baseline, more",
  ]

  @Test(arguments: [Language.norwegian, .english], [Language.norwegian, .english])
  func whatIsRecordedInOneLanguageReplaysTheSameInTheOther(recorded: Language, spoken: Language) throws {
    let folder = Folder()
    let path = try save(Self.plan, in: folder, speaking: recorded)
    let text = try folder.read("m.pht")
    let head = text.prefix { $0 != "\n" }
    #expect(head.hasPrefix("# minutes of pht \(Version.text): seed 2019, draws 4000, library "))
    #expect(head.hasSuffix(", language nb") == (recorded == .norwegian))
    #expect(text.contains("posts / 7\n#=") && text.contains(recorded == .norwegian ? "0,357" : "0.357"))
    try Language.$current.withValue(spoken) {
      let run = try replay(path)
      #expect(run.answers.count == 5)
      for answer in run.answers {
        #expect(answer.verdict == .same, "\(answer.text): \(answer.recorded) → \(answer.now)")
      }
      #expect(run.differences == [])
      #expect(run.updated == text)
    }
  }

  @Test func updatingKeepsTheLanguageOfTheFileAndReportsInThatOfTheUser() throws {
    let folder = Folder()
    let path = try save(["posts = 2.5 fte", "posts"], in: folder, speaking: .norwegian)
    try folder.write(folder.read("m.pht").replacing("posts = 2.5 fte", with: "posts = 3.5 fte"), to: "m.pht")
    let run = try replay(path)
    #expect(run.answers.map(\.recorded) == [["2,5 fte"]])
    #expect(run.answers.map(\.now) == [["3,5 fte"]])
    #expect(run.reason == "different: input")
    let norwegian = try Language.$current.withValue(.norwegian) { try replay(path).reason }
    #expect(norwegian != run.reason)
    try run.update()
    #expect(try replay(path).answers.map(\.verdict) == [.same])
    let text = try folder.read("m.pht")
    #expect(text.contains(", language nb\n") && text.contains("#= 3,5 fte"))
  }

  @Test func aFileWithoutAHeaderIsInEnglish() throws {
    let folder = Folder()
    let path = try folder.write("posts = 2.5 fte\nposts\n#= 2.5 fte\n", to: "h.pht")
    let verdicts = try Language.$current.withValue(.norwegian) { try replay(path).answers.map(\.verdict) }
    #expect(verdicts == [.same])
  }

  @Test func aRemarkOfTheMinutesIsInTheirLanguage() throws {
    let folder = Folder()
    let lines = ["posts = 2.5 fte", "posts", "undo", "2 fte * 3"]
    _ = try save(lines, in: folder, speaking: .english)
    #expect(try folder.read("m.pht").contains("# asked, but what it names does not stand any more: posts\n"))
    _ = try save(lines, in: folder, speaking: .norwegian)
    let text = try folder.read("m.pht")
    #expect(text.contains(": posts\n") && !text.contains("asked"))
  }

  @Test func aQuestionThatCannotBeAnsweredIsToldInTheLanguageOfTheUser() throws {
    let folder = Folder()
    let path = try save(["posts = 2.5 fte", "posts"], in: folder, speaking: .norwegian)
    try folder.write(folder.read("m.pht").replacing("posts = 2.5 fte", with: "seats = 2.5 fte"), to: "m.pht")
    let run = try replay(path)
    #expect(run.answers.map(\.verdict) == [.broken])
    #expect(run.answers.flatMap(\.problems).map(\.message) == ["I don't know 'posts'"])
  }

  @Test func aLanguageThatIsNotKnownIsRefused() throws {
    let folder = Folder()
    let path = try save(["posts = 2.5 fte", "posts"], in: folder, speaking: .norwegian)
    try folder.write(folder.read("m.pht").replacing("language nb", with: "language tlh"), to: "m.pht")
    do throws(Diagnostics) {
      _ = try Replay(path, library: .library(isBare: false), on: Workbench(engine: Engine(threads: 1)))
      Issue.record("replayed")
    } catch {
      #expect(error.all.map(\.message) == ["the answers are recorded in the language 'tlh'; I know en, nb"])
      #expect(error.all.first?.labels.map(\.span.text) == ["tlh"])
    }
  }
}
