import Session
import Testing

@Suite struct HostileLineTests {
  @Test(arguments: [
    "", " ", "\n\n", "#", "##", "\u{0}", "it", "it.it", "it = it", "(", ")", "\"", "help \u{1B}[31m", "info ../../etc",
    "list list",
    "undo 99999999999999999999", "undo -1", "redo 1.5", "save", "save \"/\"", "use \"\"", "use \"/dev/null/x\"",
    "timed timed timed 1",
    "settings = ", "x = x", "x = y\ny = x", "draws = 1e300", "draws = -1", "seed = 0.5", "time = 2026-01",
    "1 / 0",
    "explain it", "compare 1 across", "expect", "kind it { it : it }", "unit unit", "scenario baseline { }",
  ])
  func isAnsweredOrRefusedAndTheSessionGoesOn(line: String) throws {
    let talk = try Conversation()
    talk.say("posts = 2 fte")
    talk.say(line)
    #expect(talk.say("posts * 2") == "4 fte")
  }

  @Test func longAndDeepLinesAreRefusedQuickly() throws {
    let talk = try Conversation()
    for line in [
      String(repeating: "(", count: 100_000), "x = " + String(repeating: "1 + ", count: 50_000) + "1",
      String(repeating: "it ", count: 20_000), "info " + String(repeating: "a.", count: 50_000),
      String(repeating: "æ", count: 100_000),
    ] { #expect(talk.say(line).hasPrefix("error:"), "\(line.prefix(20))") }
    #expect(talk.say("1 + 1") == "2")
  }
}
