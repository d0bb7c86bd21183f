import Engine
import Rendering
import Session
import SourceText
import Syntax
import Testing
import Wording

/// A script, its steps, and the model behind them.
@Suite("Presenting a file")
struct PresentationTests {
  private static let talk = """
    # minutes of pht 0.1.0: seed 1, draws 1, library a, data b, input c
    # Welcome.
    # All of you.

    #: Posts

    #! Ask for a guess.
    # How many are they?
    posts = 2 fte
    posts * 2
    #= 5 fte

    posts += 1 fte

    #! This surprises them.

    #: Cost
    # Each costs the same.
    ## Pay with all that goes with it
    pay = 800 kkr/fte/year
    posts * pay
    #= 2 400 kkr/year
    # And by month?
    posts * pay in kkr/month
    """

  private let script = Script(SourceText(name: "talk.pht", text: talk))

  private func presentation() throws -> Presentation {
    let stack = try ModelStack.library(isBare: true)
    return Presentation(script, in: try Session(stack, on: Workbench(engine: Engine(threads: 1))))
  }

  private func text(_ scene: Presentation.Scene) -> String {
    let writer = PlainText(measure: { DisplayWidth.columns(of: $0) })
    return scene.reply.parts.map { part in
      switch part {
      case .view(let view): writer.text(view)
      case .problem(let problem): "error: " + problem.message + "\n"
      }
    }.joined()
  }

  /// What each line comes to.
  private func say(_ lines: [String], to presentation: Presentation) -> [String] {
    lines.map { text(presentation.take(.line($0))) }
  }

  @Test("A block is a step, with the words above it, its notes and its recorded answers")
  func steps() {
    #expect(script.steps.map(\.title) == [nil, "Posts", nil, "Cost", nil])
    #expect(script.steps.map(\.narration.count) == [2, 1, 0, 1, 1])
    #expect(
      script.steps.map(\.text) == [
        "", "posts = 2 fte\nposts * 2", "posts += 1 fte",
        "## Pay with all that goes with it\npay = 800 kkr/fte/year\nposts * pay", "posts * pay in kkr/month",
      ])
    #expect(script.steps.map(\.notes) == [[], ["Ask for a guess."], ["This surprises them."], [], []])
    #expect(script.steps[1].rehearsed == ["posts * 2": ["5 fte"]])
    #expect(script.outline.map(\.step) == [1, 3])
    #expect(script.section(of: 2) == "Posts" && script.section(of: 0) == nil)
  }

  @Test("A blank line within brackets divides nothing, and a file without statements is words alone")
  func odd() {
    let whole = Script(
      SourceText(name: "a", text: "kind office {\n  gps : gp\n\n  patients : patients\n}\r\n\r\n# end"))
    #expect(whole.steps.map(\.text) == ["kind office {\n  gps : gp\n\n  patients : patients\n}", ""])
    #expect(Script(SourceText(name: "a", text: "")).steps.isEmpty)
    #expect(Script(SourceText(name: "a", text: "#! only a note\n\n#: A title")).steps.map(\.title) == ["A title"])
    #expect(Script(SourceText(name: "a", text: "\n\n\n#=\n")).steps.isEmpty)
  }

  @Test("Enter shows a step and then runs what has typed itself")
  func goingOn() throws {
    let talk = try presentation()
    #expect(text(talk.take(.line(""))).contains("Welcome. All of you."))
    #expect(talk.offered == nil)
    let scene = talk.take(.line(""))
    #expect(scene.isNewPart && text(scene).contains("How many are they?") && !text(scene).contains("guess"))
    #expect(talk.offered == "posts = 2 fte\nposts * 2")
    #expect(text(talk.take(.line("posts = 2 fte\nposts * 2"))) == "4 fte\n")
    #expect(talk.offered == nil)
    #expect(talk.drifts == [1: ["rehearsed 5 fte, now 4 fte"]])
  }

  @Test("Back takes the model back, and the step can be run again")
  func goingBack() throws {
    let talk = try presentation()
    _ = say(["", "", "posts = 2 fte\nposts * 2", "", "posts += 1 fte"], to: talk)
    #expect(talk.stepper.place == 2)
    _ = talk.take(.back)
    #expect(talk.offered == "posts += 1 fte")
    #expect(text(talk.take(.line("posts += 1 fte"))).hasPrefix("posts 2 → 3 fte"))
    for _ in 0..<4 { _ = talk.take(.back) }
    #expect(talk.stepper.place == 0)
    #expect(text(talk.take(.back)) == "this is the beginning\n")
    #expect(say(["posts"], to: talk)[0].contains("posts"))
    #expect(say(["resume", "", "posts = 2 fte\nposts * 2"], to: talk)[2] == "4 fte\n")
  }

  @Test("What the room asks leaves the script, and resume puts the model back")
  func asides() throws {
    let talk = try presentation()
    _ = say(["", "", "posts = 2 fte\nposts * 2"], to: talk)
    #expect(say(["posts = 9 fte"], to: talk)[0].hasPrefix("posts 2 → 9 fte"))
    #expect(talk.prompt == "pht aside> ")
    #expect(say(["posts"], to: talk) == ["9 fte\n"])
    #expect(say(["resume"], to: talk)[0].contains("as it expects it"))
    #expect(talk.prompt == "pht> ")
    #expect(say(["", "posts += 1 fte"], to: talk)[1].hasPrefix("posts 2 → 3 fte"))
  }

  @Test("Esc at what has typed itself leaves it, and it is offered again")
  func escape() throws {
    let talk = try presentation()
    _ = say(["", ""], to: talk)
    _ = talk.take(.escape)
    #expect(talk.stepper.phase == .aside && talk.offered == nil)
    _ = talk.take(.line(""))
    #expect(talk.offered == "posts = 2 fte\nposts * 2")
    #expect(say(["posts = 3 fte"], to: talk) == [""])
    _ = talk.take(.back)
    #expect(say(["posts = 2 fte\nposts * 2"], to: talk) == ["4 fte\n"])
  }

  @Test("A step that is skipped or jumped over still defines what it defines, and answers nothing")
  func jumping() throws {
    let talk = try presentation()
    _ = say(["", "s"], to: talk)
    #expect(talk.offered == "posts += 1 fte")
    #expect(say(["posts += 1 fte"], to: talk)[0].hasPrefix("posts 2 → 3 fte"))
    let fresh = try presentation()
    _ = say(["g 5"], to: fresh)
    #expect(say(["posts * pay in kkr/month"], to: fresh) == ["200 kkr/month\n"])
    #expect(say(["g 6", "g 0", ""], to: fresh)[0] == "the steps have the numbers 1 to 5\n")
    _ = say(["g 2"], to: fresh)
    #expect(say(["posts = 2 fte\nposts * 2"], to: fresh) == ["4 fte\n"])
    _ = say(["g 5", "s"], to: fresh)
    #expect(say([""], to: fresh)[0].hasPrefix("this is the end"))
  }

  @Test("Minutes hold the steps that were run and, as remarks, what was tried; not what was dropped")
  func minutes() throws {
    let folder = Folder()
    let talk = try presentation()
    _ = say(
      ["", "", "posts = 2 fte\nposts * 2", "posts = 9 fte", "posts", "resume", "posts = 7 fte", "drop"], to: talk)
    #expect(say(["save \"\(folder.path)/m.pht\""], to: talk) == ["wrote \(folder.path)/m.pht\n"])
    #expect(talk.prompt == "pht> ")
    let text = try folder.read("m.pht")
    #expect(text.contains("posts = 2 fte\n\nposts * 2\n#= 4 fte\n"))
    #expect(text.contains("# tried at step 2:\n# > posts = 9 fte\n# posts 2 → 9 fte\n# > posts\n# 9 fte"))
    #expect(!text.contains("7 fte"))
    let run = try Replay(
      folder.path + "/m.pht", library: .library(isBare: true), on: Workbench(engine: Engine(threads: 1)))
    #expect(run.answers.map(\.verdict) == [.same])
  }

  @Test("A rehearsal differs by its figures, not by its language")
  func rehearsals() throws {
    let head = "# minutes of pht 0.1.0: seed 1, draws 1, library a, data b, input c, language nb\n\n"
    let script = Script(SourceText(name: "talk.pht", text: head + "posts = 2.5 fte\nposts\n#= 2,5 fte\n"))
    for language in Language.allCases {
      try Language.$current.withValue(language) {
        let stack = try ModelStack.library(isBare: true)
        let talk = Presentation(script, in: try Session(stack, on: Workbench(engine: Engine(threads: 1))))
        _ = say(["", "posts = 2.5 fte\nposts"], to: talk)
        #expect(talk.drifts == [0: []])
      }
    }
  }

  @Test("The notes screen tells notes, what comes and what differs from the rehearsal")
  func notes() throws {
    let talk = try presentation()
    _ = say(["", "", "posts = 2 fte\nposts * 2"], to: talk)
    let stage = Stage(talk, begun: 1_000, shown: 1_070, process: 7)
    #expect(Stage(stage.text) == stage)
    #expect(Stage("") == nil && Stage("step x\nphase ready") == nil && Stage("step 1\nphase other") == nil)
    let page = PlainText(measure: { DisplayWidth.columns(of: $0) }).text(NotesPage(script).view(stage, now: 1_075))
    for part in [
      "step 2 of 5   begun 1:15 ago   0:05 at this step", "Ask for a guess.", "rehearsed 5 fte, now 4 fte",
      "next: posts += 1 fte",
    ] { #expect(page.contains(part), "\(part) is not in\n\(page)") }
  }

  @Test("The outline tells where it stands, and of many headings shows those around it")
  func outline() throws {
    let talk = try presentation()
    _ = say(["", "g 3"], to: talk)
    #expect(say(["outline"], to: talk)[0] == "3 of 5\n\n▸  g 2  Posts\n   g 4  Cost\n")
    let many = Script(
      SourceText(name: "a", text: (1...30).map { "#: Part \($0)\n# Words.\n" }.joined(separator: "\n")))
    let writer = PlainText(measure: { DisplayWidth.columns(of: $0) })
    func shown(_ place: Int) throws -> [Substring] {
      let stage = try #require(Stage("step \(place)\nphase waiting\nbegun 0\nshown 0\nprocess 1"))
      return try writer.text(#require(NotesPage(many).outline(stage, most: 4))).split(separator: "\n")
    }
    #expect(try shown(0).first == "▸  g 1  Part 1" && shown(0).count == 4)
    #expect(try shown(15) == ["   g 14  Part 14", "   g 15  Part 15", "▸  g 16  Part 16", "   g 17  Part 17"])
    #expect(try shown(29).last == "▸  g 30  Part 30" && shown(29).count == 4)
    let plain = Script(SourceText(name: "a", text: "# One.\n\n# Two."))
    let stack = try ModelStack.library(isBare: true)
    let bare = Presentation(plain, in: try Session(stack, on: Workbench(engine: Engine(threads: 1))))
    #expect(say(["", "", "outline"], to: bare)[2].hasPrefix("2 of 2\n\nthe file has no headings"))
  }

  @Test("Whoever comes into a part sees its heading on an empty screen, from wherever they come")
  func parts() throws {
    let talk = try presentation()
    _ = say(["", "g 5"], to: talk)
    for (line, heading) in [("g 3", "Posts"), ("g 5", "Cost")] {
      let scene = talk.take(.line(line))
      #expect(scene.isNewPart && text(scene).hasPrefix(heading + "\n"))
    }
    #expect(talk.take(.line("g 4")).isNewPart)
    let scene = talk.take(.line("g 5"))
    #expect(!scene.isNewPart && text(scene).hasPrefix("5 of 5"))
  }

  @Test("From beside the script 'g' goes to a step, and what was tried is kept")
  func jumpingFromAside() throws {
    let talk = try presentation()
    _ = say(["", "", "posts = 2 fte\nposts * 2", "posts = 9 fte"], to: talk)
    #expect(say(["g 9"], to: talk)[0].hasPrefix("the steps have the numbers") && talk.prompt == "pht aside> ")
    #expect(say(["g 3"], to: talk)[0].hasPrefix("3 of 5"))
    #expect(talk.offered == "posts += 1 fte")
    #expect(say(["posts += 1 fte"], to: talk)[0].hasPrefix("posts 2 → 3 fte"))
    #expect(talk.unsavedMinutes(for: "m.pht")?.contains("# tried at step 2:") == true)
  }

  @Test("Of steps that are far apart each is laid on, and what is wrong with one stays where it is")
  func farAway() throws {
    for wrong in [false, true] {
      var steps = (1...40).map { "x\($0) = \($0) fte" }
      if wrong { steps[4] = "x5 = 5 fte + 1 kr" }
      let script = Script(SourceText(name: "a", text: steps.joined(separator: "\n\n")))
      let stack = try ModelStack.library(isBare: true)
      let talk = Presentation(script, in: try Session(stack, on: Workbench(engine: Engine(threads: 1))))
      _ = say(["", "g 40"], to: talk)
      #expect(say(["x2 + x39"], to: talk) == ["41 fte\n"])
      #expect(say(["resume", "g 3", "x2 * 2", "x3"], to: talk)[2] == "4 fte\n")
    }
  }

  // MARK: What is kept

  @Test("What was tried is unsaved until it is saved or dropped, also while it is being tried")
  func unsaved() throws {
    let folder = Folder()
    let talk = try presentation()
    func minutes() -> String? { talk.unsavedMinutes(for: folder.path + "/kept.pht") }
    _ = say(["", "", "posts = 2 fte\nposts * 2"], to: talk)
    #expect(minutes() == nil)
    _ = talk.take(.escape)
    #expect(minutes() == nil)
    _ = say(["posts = 9 fte", "posts * 2"], to: talk)
    let text = try #require(minutes())
    #expect(text.contains("posts = 2 fte\n\nposts * 2\n#= 4 fte\n"))
    #expect(text.contains("# tried at step 2:\n# > posts = 9 fte\n# posts 2 → 9 fte\n# > posts * 2\n# 18 fte"))
    // The model of the room is as it was.
    #expect(say(["posts"], to: talk) == ["9 fte\n"])
    try AtomicFile.write(text, to: folder.path + "/kept.pht")
    let run = try Replay(
      folder.path + "/kept.pht", library: .library(isBare: true), on: Workbench(engine: Engine(threads: 1)))
    #expect(run.answers.map(\.verdict) == [.same])
    _ = say(["drop"], to: talk)
    #expect(minutes() == nil)
    _ = say(["posts = 8 fte", "resume"], to: talk)
    #expect(minutes()?.contains("> posts = 8 fte") == true)
    _ = say(["save \"\(folder.path)/m.pht\""], to: talk)
    #expect(minutes() == nil)
  }

  @Test("An answer that the model has left behind is kept as a remark")
  func leftBehind() throws {
    let talk = try presentation()
    _ = say(["", "", "posts = 2 fte\nposts * 2", "", "posts += 1 fte", "posts"], to: talk)
    let text = try #require(talk.unsavedMinutes(for: "kept.pht"))
    #expect(text.contains("# answered before the model was changed:\n# 4 fte\nposts * 2\n"))
    #expect(!text.contains("#="))
  }

  // MARK: The rehearsal

  @Test("The rehearsal answers with the whole file: a change further down makes no answer another one")
  func wholeFile() throws {
    let text = "posts = 2 fte\nposts * 2\n#= 6 fte\nposts * 3\n#= 7 fte\n\nposts += 1 fte\n\nposts * 4\n#= 1 fte\n"
    let stack = try ModelStack.library(isBare: true)
    let bench = Workbench(engine: Engine(threads: 1))
    let script = Script(SourceText(name: "talk.pht", text: text))
    var laid = stack
    try laid.lay(
      parse(SourceText(name: "talk.pht", text: text)).statements.filter {
        if case .question = $0.kind { false } else { true }
      })
    let whole = try CheckedModel(laid.model, on: bench)
    let talk = Presentation(script, in: try Session(stack, on: bench), whole: whole)
    _ = say(["", script.steps[0].text], to: talk)
    #expect(talk.drifts == [0: []])
    talk.settle()
    #expect(talk.drifts == [0: ["rehearsed 7 fte, now 6 fte"]])
    // Nothing stands below: no other answer needs to be worked out.
    _ = say(["", script.steps[1].text, "", script.steps[2].text], to: talk)
    #expect(talk.drifts[2] == ["rehearsed 1 fte, now 12 fte"])
  }

  @Test("A step that answered at the rehearsal and is wrong now is another than rehearsed")
  func wrongNow() throws {
    let script = Script(SourceText(name: "talk.pht", text: "posts = 2 fte\n\nposts + 1 kr\n#= 3 fte\n"))
    let stack = try ModelStack.library(isBare: true)
    let talk = Presentation(script, in: try Session(stack, on: Workbench(engine: Engine(threads: 1))))
    _ = say(["", script.steps[0].text, script.steps[1].text], to: talk)
    #expect(talk.drifts[1] == ["rehearsed 3 fte, now an error"])
  }
}

@Suite("The guided start")
struct TourTests {
  @Test("Every step runs, and answers what is recorded in it", arguments: Language.allCases)
  func runs(language: Language) throws {
    try Language.$current.withValue(language) { try run() }
  }

  private func run() throws {
    let stack = try ModelStack.library(isBare: false)
    let session = try Session(stack, on: Workbench(engine: Engine(threads: 1)))
    let tour = Presentation(.tour, in: session)
    _ = tour.take(.line(""))
    while tour.stepper.place + 1 < tour.stepper.count || tour.offered != nil {
      let place = tour.stepper.place
      let scene = tour.take(.line(tour.offered ?? ""))
      #expect(!scene.reply.hasErrors, "step \(place + 1): \(scene.reply.parts)")
    }
    #expect(tour.drifts.values.flatMap { $0 } == [])
  }

  @Test("It is told in the language that is spoken, with the same statements")
  func languages() {
    let english = Script.tour
    let norwegian = Language.$current.withValue(.norwegian) { Script.tour }
    #expect(english.steps.map(\.text) == norwegian.steps.map(\.text))
    #expect(english.outline.map(\.step) == norwegian.outline.map(\.step))
    #expect(english.steps.map(\.narration.count) == norwegian.steps.map(\.narration.count))
    for (one, other) in zip(english.steps, norwegian.steps) { #expect(one.narration != other.narration) }
  }
}
