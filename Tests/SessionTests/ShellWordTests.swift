import Session
import Testing

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("help", ShellWord.help(topic: "")), ("help units", .help(topic: "units")),
    ("  list kinds  ", .list(what: "kinds")),
    ("undo 3", .undo("3")), ("redo", .redo("")), ("reset", .reset), ("save \"a b.pht\"", .save(path: "a b.pht")),
    ("save ../x.pht", .save(path: "../x.pht")), ("info brumunddal.team", .info(name: "brumunddal.team")),
    ("timed pay * 2", .timed("pay * 2")), ("quit", .quit), ("exit", .quit), ("settings", .settings("")),
  ])
  func isAWordOfTheShell(line: String, word: ShellWord) {
    #expect(ShellWord(line) == word)
  }

  @Test(arguments: [
    "list = 3 kr", "list in kkr", "list : kr = 3 kr", "list.posts", "list + 1", "list(3)", "info(3)", "undo * 2",
    "save, list",
    "lists", "listing 3", "quit now", "reset 3", "posts", "", "   ", "help | sum posts", "redo with fast", "timed",
  ])
  func belongsToTheLanguage(line: String) {
    #expect(ShellWord(line) == nil)
  }

  @Test(arguments: [
    ("hlep units", "help units"), ("undoo", "undo"), ("  settigs width 3", "settings width 3"), ("angre 2", "undo 2"),
    ("lagre \"x.pht\"", "save \"x.pht\""),
  ])
  func aWordOfTheShellInAnotherSpellingIsSuggested(line: String, meant: String) throws {
    let reply = try Conversation().session.enter(line)
    guard case .problem(let problem)? = reply.parts.first else {
      Issue.record("no problem")
      return
    }
    #expect(problem.suggestion == meant)
    #expect(problem.message == "I don't know the word '\(line.split(separator: " ")[0])'")
  }

  @Test func aNameNearAWordOfTheShellIsItself() throws {
    let talk = try Conversation()
    talk.say("helo = 3 kr")
    #expect(talk.say("helo * 2") == "6 kr")
    #expect(talk.say("helo kr") == "error: there is no sign between helo and kr")
  }
}
