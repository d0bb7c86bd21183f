import ArgumentParser
import Commands
import Session
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder with files, and commands that are run on them as from the command line.
final class Desk {
  let path: String

  init() {
    path = "/tmp/pht-desk-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    mkdir(path, 0o700)
  }

  deinit {
    for name in FilePath.names(in: path, beginning: "") { unlink(path + "/" + name) }
    rmdir(path)
  }

  func write(_ text: String, to name: String = "x.pht") throws -> String {
    try AtomicFile.write(text, to: path + "/" + name)
    return path + "/" + name
  }

  func read(_ name: String) throws -> String {
    String(decoding: try FileContents.read(path + "/" + name), as: UTF8.self)
  }

  /// The exit status of a command.
  func status(_ words: String...) -> Int32 {
    do {
      var command = try Pht.parseAsRoot(words)
      try command.run()
      return 0
    } catch { return Pht.exitCode(for: error).rawValue }
  }

  /// The lines that `pht run` writes for a model, and its exit status.
  func run(_ text: String, _ words: String...) throws -> (lines: [String], status: Int32) {
    let file = try write(text)
    unlink(path + "/out")
    var code: Int32 = 0
    do {
      var command = try Pht.parseAsRoot(["run", file, "--output", path + "/out"] + words)
      try command.run()
    } catch { code = Pht.exitCode(for: error).rawValue }
    let written = (try? read("out")) ?? ""
    return (written.split(whereSeparator: \.isNewline).map(String.init), code)
  }
}

@Suite struct CommandTests {
  let desk = Desk()

  @Test func jsonIsOneObjectForEachLineAndAnswer() throws {
    let (lines, status) = try desk.run(
      "posts = 2.5 fte\n\nposts, posts * 2\nexpect posts == 2.5 fte\n", "--format", "json")
    #expect(
      lines == [
        #"{"line":3,"statement":"posts","answer":"quantity","unit":"fte","value":2.5}"#,
        #"{"line":3,"statement":"posts * 2","answer":"quantity","unit":"fte","value":5}"#,
        #"{"line":4,"statement":"expect posts == 2.5 fte","answer":"expect","holds":true}"#,
      ])
    #expect(status == 0)
  }

  @Test func aQuestionThatCannotBeAnsweredIsAnObjectAndTheOthersAreAnswered() throws {
    let (lines, status) = try desk.run("posts = 2 fte\nposts + 1 kr\nposts\n", "--format", "json")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix(#"{"line":2,"column":1,"error":"#) == true)
    #expect(lines.last == #"{"line":3,"statement":"posts","answer":"quantity","unit":"fte","value":2}"#)
    #expect(status == 2)
  }

  @Test func aCheckThatFailsEndsWithOne() throws {
    let (lines, status) = try desk.run("posts = 2 fte\nexpect posts == 3 fte\nposts\n")
    #expect(lines.first?.hasPrefix("expect posts == 3 fte: does not hold") == true)
    #expect(lines.last == "posts: 2 fte")
    #expect(status == 1)
  }

  @Test func scenariosAndChangesAreLaidUnderEveryQuestion() throws {
    let model = "posts = 2 fte\npay = 800 kkr/fte/year\ncost = posts * pay\nscenario more { posts += 1 fte }\ncost\n"
    #expect(try desk.run(model, "--with", "more").lines == ["cost: 2 400 kkr/year"])
    #expect(try desk.run(model, "--set", "pay = 900 kkr/fte/year").lines == ["cost: 1 800 kkr/year"])
    #expect(try desk.run(model, "--set", "posts += 2 fte", "--set", "pay *= 2").lines == ["cost: 6 400 kkr/year"])
    #expect(try desk.run(model, "--with", "nosuch").status == 2)
    #expect(try desk.run(model, "--set", "pots = 3 fte").status == 2)
    #expect(try desk.run(model, "--set", "posts").status == 2)
    #expect(try desk.run(model, "--set", "posts = 3 kr").status == 2)
  }

  @Test func anOutputFileIsWrittenWhole() throws {
    let old = try desk.write("old", to: "out.md")
    let file = try desk.write("posts = 2 fte\nposts\n")
    #expect(desk.status("run", file, "--format", "markdown", "--output", old) == 0)
    #expect(try desk.read("out.md") == "## posts\n\n2 fte\n")
    #expect(desk.status("run", file, "--output", "/nowhere/at/all") == 2)
  }

  @Test func pagesForPeopleAndSpreadsheets() throws {
    let model = "posts = 2 fte\nposts, posts * 2\n"
    #expect(try desk.run(model, "--format", "csv").lines.contains { $0.hasPrefix("2,4") })
    #expect(try desk.run(model, "--format", "html").lines.first == "<!DOCTYPE html>")
  }

  @Test(arguments: [
    ["run"], ["run", "x.pht", "--draws", "many"], ["run", "x.pht", "--draws", "0"],
    ["run", "x.pht", "--format", "pdf"],
    ["replay"], ["eval"], ["format"], ["run", "x.pht", "--nosuch"], ["run", "x.pht", "--seed", "-1"],
  ])
  func wrongUsageIs64(words: [String]) {
    do {
      var command = try Pht.parseAsRoot(words)
      try command.run()
      Issue.record("was taken")
    } catch { #expect(Pht.exitCode(for: error).rawValue == 64) }
  }

  @Test func aModelWithErrorsEndsWithTwo() throws {
    let file = try desk.write("x = 1 kr + 1 fte\n")
    for command in ["run", "check", "replay"] { #expect(desk.status(command, file) == 2, "\(command)") }
    #expect(desk.status("check", desk.path + "/no.pht") == 2)
    #expect(desk.status("eval", "1 kr + 1 fte") == 2)
  }

  @Test func checkingReadsQuestionsToo() throws {
    #expect(desk.status("check", try desk.write("x = 1 kr\nx + 1 fte\n")) == 2)
    #expect(desk.status("check", try desk.write("x = 1 kr\nx\nexpect x == 2 kr\n")) == 0)
  }

  @Test func formattingIsInPlaceAndLeavesErrorsAlone() throws {
    let file = try desk.write("x   =  1 kr  # one\n")
    #expect(desk.status("format", file, "--check") == 1)
    #expect(desk.status("format", file) == 0)
    #expect(try desk.read("x.pht") == "x = 1 kr  # one\n")
    #expect(desk.status("format", file, "--check") == 0)
    let wrong = try desk.write("x  = = 1 kr\n", to: "wrong.pht")
    #expect(desk.status("format", wrong) == 2)
    #expect(try desk.read("wrong.pht") == "x  = = 1 kr\n")
  }

  @Test func replayEndsWithOneWhereAnAnswerDiffers() throws {
    let file = try desk.write("posts = 2 fte\nposts\n#= 3 fte\n")
    #expect(desk.status("replay", file) == 1)
    #expect(desk.status("replay", file, "--update") == 0)
    #expect(desk.status("replay", file) == 0)
    #expect(try desk.read("x.pht") == "posts = 2 fte\nposts\n#= 2 fte\n")
  }
}
