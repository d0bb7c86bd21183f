import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Stopping, leaving and being ended")
struct LeavingTests {
  @Test("Ctrl-C abandons the entry, also in the middle of a wrapped one, and the session goes on")
  func ctrlCAbandonsTheEntryAlso() throws {
    let probe = try ProbeSession(columns: 20)
    try probe.expectPrompt()
    probe.type("this is longer than the window is wide" + Keys.control("a") + Keys.right)
    try probe.wait(for: "cursor") { $0.screen.row == 0 && $0.screen.column == 3 }
    probe.type(Keys.control("c"))
    try probe.expect("interrupted")
    try probe.expectPrompt()
    #expect(probe.screen.text[2] == "^C")
    probe.type("2" + Keys.enter)
    try probe.expect("read ‹2›")
    try probe.expectPrompt()
  }

  @Test("Ctrl-C stops a computation")
  func ctrlCStopsAComputation() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("spin" + Keys.enter)
    try probe.expect("spinning")
    probe.type(Keys.control("c"))
    try probe.expect("stopped")
    try probe.expectPrompt()
    probe.type("2" + Keys.enter)
    try probe.expect("read ‹2›")
    try probe.expectPrompt()
  }

  @Test("Keys typed during a computation are not seen in its answer, and belong to the next entry")
  func keysTypedDuringAComputation() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("spin" + Keys.enter)
    try probe.expect("spinning")
    probe.type("påske" + Keys.enter + Keys.control("c"))
    try probe.expect("read ‹påske›")
    try probe.expectPrompt()
    #expect(Array(probe.screen.text.prefix(5)) == ["> spin", "spinning", "stopped", "> påske", "read ‹påske›"])
  }

  @Test("Ctrl-D typed right after Ctrl-C ends the program")
  func ctrlDRightAfterCtrlC() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("spin" + Keys.enter)
    try probe.expect("spinning")
    probe.type(Keys.control("c") + Keys.control("d"))
    #expect(try probe.end() == 0)
    #expect(probe.screen.text.prefix(5) == ["> spin", "spinning", "stopped", ">", "bye"])
    #expect(probe.isTerminalAsFound)
  }

  @Test("A program that is told to end during a computation leaves the terminal as found")
  func aProgramToldToEndAtWork() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("spin" + Keys.enter)
    try probe.expect("spinning")
    probe.send(SIGTERM)
    #expect(try probe.end() == 128 + SIGTERM)
    #expect(probe.isTerminalAsFound)
  }

  @Test("Ctrl-Z during a computation gives the terminal back, and fg goes on with the work")
  func controlZDuringAComputation() throws {
    let shell = try ProbeSession(
      environment: ["PS1": "sh$ ", "PROBE": ProbeSession.probe], program: "/bin/sh", arguments: ["-i"])
    try shell.expect("sh$")
    shell.type("\"$PROBE\"\n")
    try shell.expectPrompt()
    shell.type("spin" + Keys.enter)
    try shell.expect("spinning")
    shell.type(Keys.control("z"))
    try shell.wait(for: "shell") { $0.screen.text[$0.screen.row] == "sh$" && $0.isTerminalAsFound }
    shell.type("fg\n")
    try shell.wait(for: "the work") { !$0.isTerminalAsFound }
    shell.type(Keys.control("c"))
    try shell.expect("stopped")
    try shell.expectPrompt()
  }

  @Test("Ctrl-D on an empty line ends the program and leaves the terminal as found")
  func ctrlDOnAnEmptyLine() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    #expect(!probe.isTerminalAsFound)
    probe.type("ab" + Keys.control("a") + Keys.control("d"))
    try probe.expect("> b")
    probe.type(Keys.control("d") + Keys.control("d"))
    #expect(try probe.end() == 0)
    #expect(probe.screen.text.prefix(2) == [">", "bye"])
    #expect(probe.transcript.contains("\u{1B}[?2004l"))
    #expect(probe.isTerminalAsFound)
  }

  @Test("A program that is told to end leaves the terminal as found", arguments: [SIGTERM, SIGHUP])
  func aProgramThatIsToldTo(signal: Int32) throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("half an entry")
    try probe.expect("> half an entry")
    probe.send(signal)
    #expect(try probe.end() == 128 + signal)
    #expect(probe.transcript.contains("\u{1B}[?2004l"))
    #expect(probe.isTerminalAsFound)
  }

  @Test("A program that fails while an entry is edited leaves the terminal as found")
  func aProgramThatFailsWhileAn() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("trapme\t")
    #expect(try probe.end() > 128)
    #expect(probe.isTerminalAsFound)
    #expect(probe.transcript.contains("\u{1B}[?2004l"))
  }

  @Test("Ctrl-backslash is ignored while an entry is edited")
  func ctrlBackslashIsIgnoredWhileAn() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("1" + Keys.control("\\") + "2" + Keys.enter)
    try probe.expect("read ‹12›")
    try probe.expectPrompt()
  }

  @Test("A program that is stopped and continued shows its entry again")
  func aProgramThatIsStoppedAnd() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("abc")
    try probe.expect("> abc")
    probe.send(SIGSTOP)
    var status: Int32 = 0
    #expect(waitpid(probe.process, &status, WUNTRACED) == probe.process)
    probe.send(SIGCONT)
    try probe.wait(for: "the entry again") { $0.screen.text.filter { $0 == "> abc" }.count == 2 }
    probe.type("d" + Keys.enter)
    try probe.expect("read ‹abcd›")
  }

  @Test("Ctrl-Z gives the terminal to the shell that started the program, and fg brings the entry back")
  func controlZAndFg() throws {
    let shell = try ProbeSession(
      environment: ["PS1": "sh$ ", "PROBE": ProbeSession.probe], program: "/bin/sh", arguments: ["-i"])
    try shell.expect("sh$")
    shell.type("\"$PROBE\"\n")
    try shell.expectPrompt()
    shell.type("hålf")
    try shell.expect("> hålf")
    shell.type(Keys.control("z"))
    try shell.wait(for: "shell") { $0.screen.text[$0.screen.row] == "sh$" }
    #expect(shell.transcript.contains("\u{1B}[?2004l"))
    shell.type("fg\n")
    try shell.wait(for: "entry") { $0.screen.text[$0.screen.row] == "> hålf" && $0.screen.column == 6 }
    shell.type(" done" + Keys.enter)
    try shell.expect("read ‹hålf done›")
  }

  @Test("A notice is shown above the entry, which stays as it is")
  func aNoticeIsShownAboveThe() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("later" + Keys.enter)
    try probe.expect("waiting")
    probe.type("half")
    try probe.expect("of two rows")
    try probe.wait(for: "the entry") { $0.screen.text[$0.screen.row] == "> half" && $0.screen.column == 6 }
    #expect(Array(probe.screen.text.prefix(5)) == ["> later", "waiting", "notice", "of two rows", "> half"])
    probe.type(" done" + Keys.enter)
    try probe.expect("read ‹half done›")
  }
}
