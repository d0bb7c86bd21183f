import Engine
import Model
import Rendering
import Session
import SourceText
import Syntax
import Testing
import Wording

/// Nothing that is said in Norwegian has English left in it.
@Suite struct NorwegianOutputTests {
  /// What comes of a body that is spoken to in Norwegian.
  private func expectNoEnglish(_ body: (inout SaidWords) throws -> Void) rethrows {
    try Language.$current.withValue(.norwegian) {
      var said = SaidWords()
      // Words of the language in lists.
      said.show([
        HelpTopic.all.map(\.name).joined(separator: ", "), "steg: where, sum", "en samling: where, sum",
        "sort, take; lager",
      ])
      try body(&said)
      for leftover in said.leftovers { Issue.record("\(leftover)") }
    }
  }

  /// Says the lines to a session, and hears what it says.
  private func say(_ lines: [String], to session: Session, hearing said: inout SaidWords) {
    said.show(lines)
    for line in lines {
      let reply = session.enter(line)
      said.hear(reply)
      for answered in reply.answered { said.hear(answered.lines) }
    }
  }

  @Test(arguments: WrongProgramTests.programs)
  func aWrongProgramIsToldAboutInNorwegian(_ name: String) throws {
    let text = String(decoding: try FileContents.read(WrongProgramTests.folder + "/" + name), as: UTF8.self)
    expectNoEnglish { said in
      said.show([text])
      for problem in WrongProgramTests.problems(of: name) { said.hear(problem) }
    }
  }

  @Test(arguments: HelpTopic.all.map(\.name))
  func aTopicAndItsExamplesAreToldInNorwegian(topic: String) throws {
    try expectNoEnglish { said in
      let examples = HelpTopic.all.first { $0.name == topic }?.examples ?? []
      let talk = try Conversation(bare: false)
      say(["help \(topic)"] + examples, to: talk.session, hearing: &said)
    }
  }

  @Test func functionsUnitsAndSettingsAreToldInNorwegian() throws {
    try expectNoEnglish { said in
      let talk = try Conversation(bare: false)
      let names = BuiltInFunction.all.map(\.name) + talk.session.model.units.names + ["draws", "seed", "time"]
      said.show(BuiltInFunction.all.flatMap { ["\($0.name)(\($0.parameters))", $0.example.ask] })
      say(names.map { "help \($0)" } + ["help", "settings"], to: talk.session, hearing: &said)
      for name in talk.session.model.kindOrder.prefix(8) {
        say(["help \(name)", "info \(name)"], to: talk.session, hearing: &said)
      }
    }
  }

  @Test func theWordsOfTheShellSpeakNorwegian() throws {
    let folder = Folder()
    try expectNoEnglish { said in
      let talk = try Conversation(bare: false)
      let lines = Self.shellLines.map { $0.replacing("FOLDER", with: folder.path) }
      say(lines, to: talk.session, hearing: &said)
    }
  }

  private static let shellLines = [
    "undo", "redo", "it", "## What a nurse costs", "pay = 680 to 950 kkr/fte/year", "posts = 2.5 fte",
    "cost = posts * pay",
    "scenario more { posts += 1 fte }", "kind office { rooms : number, size = rooms * 2 }",
    "here_ = office { rooms = 3 }", "offices = [here_]", "twice(x) = 2 * x", "unit chairs",
    "info", "info cost", "info pay", "info more", "info office", "info offices", "info twice", "info here_.size",
    "info x",
    "info p95", "info kkr", "list", "list units", "list kinds", "list scenarios", "list definitions", "list functions",
    "list assumptions", "list x", "help x", "help uints",
    "undo", "undo 2", "redo", "redo 9", "redo", "undo 99", "undo x", "redo x", "posts = 3 fte", "posts += 1 kr",
    "posts *= 1.5", "pays = 3 kr", "draws = 300", "time = 2026-01 .. 2027-12", "seed = 3",
    "cost", "it * 2", "timed cost", "timed", "timed x", "cost, posts", "cost > 3 Mkr/year", "cost in fte",
    "cost with posts = 1 fte", "pin cost", "pin", "pin x", "pin posts, cost", "posts = 4 fte", "branch fast",
    "branch fast",
    "branch 2x", "branch more", "posts = 5 fte", "switch baseline", "switch", "switch x", "switch fast", "unpin x",
    "pin cost, posts", "pay = 700 to 900 kkr/fte/year", "unpin cost", "unpin", "unpin", "switch baseline",
    "precision", "precision 1 %", "cost", "precision x", "precision off", "settings", "settings x", "settings x 3",
    "settings draws 3", "settings decimals", "settings decimals 99", "settings decimals 2", "settings width 5",
    "settings colour x", "settings ascii off", "settings pager auto", "settings decimals auto",
    "write", "write \"FOLDER/x.txt\"", "write \"FOLDER/x.csv\"", "write \"FOLDER/x.csv\"", "write \"FOLDER/x.xls\"",
    "write \"/nowhere/x.csv\"", "save", "save \"FOLDER/x.pht\"", "save \"FOLDER/x.pht\"", "save \"FOLDER/x.csv\"",
    "save \"/nowhere/x.pht\"", "save \"FOLDER\"", "use", "use x", "use \"FOLDER/nowhere.pht\"", "use \"FOLDER\"",
    "use \"FOLDER/x.csv\"", "use \"FOLDER/x.pht\"",
    "expect posts == 1 fte", "expect posts > 1 fte", "expect cost > 3 Mkr/year", "compare cost across baseline, more",
    "compare cost > 3 Mkr/year across baseline, more", "compare cost across baseline, more because", "explain cost",
    "explain cost across baseline, more", "explain cost at p95", "explain cost depth 1",
    "ours = practice { name = \"Ours\", patients = 8 500 patients, gps = 7 gp }",
    "explain ours.team.cost depth 1", "info ours.team.cost", "sensitivity cost",
    "sensitivity cost across baseline, more", "variance cost", "assumptions cost",
    "flips most cost across baseline, more",
    "regret least cost across baseline, more", "sweep cost over posts in 1, 2 fte",
    "solve posts so that expected(cost) == 3 Mkr/year between 1 fte and 9 fte",
    "solve posts so that expected(cost) == 30 Mkr/year between 1 fte and 9 fte",
    "solve posts so that p95(cost) <= 3 Mkr/year between 1 fte and 9 fte in steps of 1 fte",
    "chart cost", "chart cost across baseline, more", "chart posts", "1 / 0", "1 / 0 * (month)", "reset", "undo",
    "tour",
    "2 fte + 1 kr", "8 500 pasienter", "pay = 700 til 900 kkr", "x = 2,5 kr", "x = 1.500 kr", "\"text", "(1 + 2", "?",
    "quit",
  ]

  @Test func theTourIsToldInNorwegian() throws {
    try expectNoEnglish { said in
      let talk = try Conversation(bare: false)
      let script = Script.tour
      said.show(script.steps.map(\.text))
      let tour = Presentation(script, in: talk.session)
      said.hear(tour.take(.line("")).reply)
      for _ in script.steps {
        if let offered = tour.offered { said.hear(tour.take(.line(offered)).reply) }
        said.hear(tour.take(.line("")).reply)
      }
      for line in ["?", "outline", "drop", "g 99", "g 3", "s", "cost", "outline", "resume", "1 +"] {
        said.show([line])
        said.hear(tour.take(.line(line)).reply)
      }
      for input in [Stepper.Input.back, .escape, .line("drop")] { said.hear(tour.take(input).reply) }
    }
  }

  @Test(
    arguments: ProgramTests.programs.filter { name in
      ["32_", "60_", "81_an", "82_w", "83_a", "84_r", "85_", "90_", "91_", "92_", "93_", "94_", "95_"].contains {
        name.hasPrefix($0)
      }
    })
  func theQuestionsOfAProgramAreAnsweredInNorwegian(program: String) throws {
    let path = WrongProgramTests.folder + "/../runs/" + program
    let source = SourceText(name: program, bytes: try FileContents.read(path))
    try expectNoEnglish { said in
      said.show([String(decoding: source.bytes, as: UTF8.self)])
      let talk = try Conversation(bare: false, files: [path])
      let questions = parse(source).statements.compactMap { statement -> String? in
        if case .question(let question) = statement.kind { text(of: question) } else { nil }
      }
      say(questions, to: talk.session, hearing: &said)
    }
  }

  @Test func anEnglishWordIsFound() {
    var said = SaidWords()
    said.show(["x = 680 to 950 kr of y"])
    said.hear(["formelen 680 to 950 kr of y står i 'the file of it'"])
    #expect(said.leftovers.isEmpty)
    said.hear(["fails in 3 of 4 tilfeller", "x = kr of the rest"])
    #expect(said.leftovers.count == 4)
  }
}

extension SaidWords {
  mutating func hear(_ reply: Reply) {
    for part in reply.parts {
      switch part {
      case .view(let view): hear(view)
      case .problem(let problem): hear(problem)
      }
    }
  }
}
