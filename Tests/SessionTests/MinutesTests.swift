import Engine
import Session
import SourceText
import Testing

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
    #expect(changed.differences == ["data"])
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
}
