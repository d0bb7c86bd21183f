import Engine
import Model
import Questions
import Session
import SourceText
import Synchronization
import Syntax
import Testing

/// `solve`, `sweep`, `regret` and what tells how far their answers can be trusted.
@Suite struct SearchTests {
  /// The answers to the questions of a program.
  private func answers(
    _ program: String, precise: Precision? = nil, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> [Answer] {
    var stack = try ModelStack.library(isBare: true)
    let statements = parse(SourceText(name: "test.pht", text: program)).statements
    try stack.lay(statements.filter { if case .question = $0.kind { false } else { true } })
    let checked = try CheckedModel(
      stack.model, on: Workbench(engine: Engine(threads: 1), isCancelled: isCancelled))
    var all: [Answer] = []
    for statement in statements {
      guard case .question(let question) = statement.kind else { continue }
      all += try checked.answers(question, at: statement.span, precise: precise)
    }
    return all
  }

  private func solution(_ program: String) throws -> Solution {
    let answer = try #require(try answers(program).last)
    guard case .solution(let solution) = answer.content else {
      throw Diagnostics([])
    }
    return solution
  }

  private func json(_ program: String) throws -> [String] {
    let writer = AnswerJSON(units: try ModelStack.library(isBare: true).model.units)
    return try answers(program).flatMap { writer.objects($0).map(\.text) }
  }

  /// Roots by scipy.optimize.brentq (SciPy 1.17) with xtol = 1e-15.
  @Test(arguments: [
    ("x^3 - 2 * x - 5 == 0 between 2 and 3", 2.094551481542327), ("exp(-x) == x between 0 and 1", 0.5671432904097838),
    ("2 * x * exp(-5) - 2 * exp(-5 * x) + 1 == 0 between 0 and 1", 0.13825715505682412),
    ("x^2 - (1 - x)^5 == 0 between 0 and 1", 0.3459548158482421),
    ("exp(-5 * x) * (x - 1) + x^5 == 0 between 0 and 1", 0.5161535187579336),
    ("x^2 == 2 between 2 and 0", 1.4142135623730951), ("ln(x) <= 1 between 0.1 and 10", 2.718281828459045),
  ])
  func aKnownRootIsFound(condition: String, root: Double) throws {
    let found = try solution("x = 1\nsolve x so that \(condition)")
    #expect(abs(try #require(found.answer).amount - root) < 1e-8)
    #expect(found.doubt == nil, "no draw changes it")
    #expect(found.evaluations < 45)
  }

  @Test func theFigureComesToWhatIsWantedOnTheSameDraws() throws {
    let found = try solution(
      "pay = 680 to 950 kkr/fte/year\nposts = 1 fte\ncost = posts * pay\n"
        + "solve posts so that p95(cost) == 9 Mkr/year between 1 and 60 fte")
    let answer = try #require(found.answer)
    #expect(abs(answer.figure / answer.wanted - 1) < 1e-7)
    #expect(abs(answer.amount - 9_000 / 950) < 0.01)
    let doubt = try #require(found.doubt)
    #expect(abs(doubt.check - answer.figure) < 5 * doubt.figure)
  }

  /// The spread of the roots of forty seeds, beside the errors that each of them tells.
  @Test func theErrorOfARootIsWhatOtherSeedsWouldGive() throws {
    var roots: [Double] = []
    var told: [Double] = []
    for seed in 1...40 {
      let found = try solution(
        """
        draws = 1 000
        seed = \(seed)
        a = normal(10 kr, 2 kr)
        b = normal(5 kr, 3 kr)
        c = normal(8 kr, 2.5 kr)
        x = 1
        solve x so that p95(a * x + b + c) == 40 kr between 0 and 5
        """)
      roots.append(try #require(found.answer).amount)
      told.append(try #require(found.doubt?.amount))
    }
    let spread = Sample(roots).sd
    let typical = Sample(told).mean
    #expect(spread > 0)
    #expect(typical > spread * 0.6 && typical < spread * 1.8, "\(typical) beside \(spread)")
  }

  /// NumPy 1.26: the sd over 4 000 samples of 4 000 draws of normal(10, 2), with
  /// np.quantile(x, .95, axis=1).std() = 0.0663, x.std(axis=1, ddof=1).std() = 0.02247, (x > 13).mean(axis=1).std() = 0.00394
  /// and np.sort(x)[:, -200:].mean(axis=1).std() = 0.0777.
  @Test(arguments: [
    ("p95(x)", 0.0663), ("sd(x)", 0.02247), ("chance(x > 13 kr)", 0.00394), ("tail_mean(x, 95 %)", 0.0777),
    ("expected(x)", 0.03162),
  ])
  func aStatisticTellsItsError(statistic: String, error: Double) throws {
    guard case .quantity(let figure) = try #require(try answers("x = normal(10 kr, 2 kr)\n\(statistic)").last).content
    else {
      Issue.record("no figure")
      return
    }
    #expect(abs(try #require(figure.error) / error - 1) < 0.06)
  }

  @Test func anAnswerIsAsPreciseAsIsWantedAndTheSameForTheSameDraws() throws {
    let program = "draws = 1 000\nx = normal(10 kr, 2 kr)\ny = normal(1 kr, 2 kr)\np95(x + y)"
    let precise = try #require(
      try answers(program, precise: Precision(share: 0.005, limit: .seconds(600))).last)
    let note = try #require(precise.notes.last)
    #expect(note.hasPrefix("precise to 0."))
    #expect(note.hasSuffix(" 16 000 draws") || note.hasSuffix(" 32 000 draws"), "\(note)")
    let draws = note.split(separator: " ").suffix(3).prefix(2).joined()
    let same = try #require(try answers(program.replacing("1 000", with: draws)).last)
    guard case .quantity(let one) = precise.content, case .quantity(let two) = same.content else {
      Issue.record("no figures")
      return
    }
    #expect(one.mean == two.mean)
    #expect(one.error == two.error)
  }

  @Test func aTimeLimitEndsTheSearchForPrecisionAndIsNamed() throws {
    let answer = try #require(
      try answers("x = normal(10 kr, 2 kr)\nx", precise: Precision(share: 1e-9, limit: .zero)).last)
    #expect(answer.notes.last?.contains("the time limit of 0 s came first") == true)
    #expect(try answers("2 kr", precise: Precision(share: 0.01)).last?.notes == [])
  }

  @Test func aPrecisionIsAShareAboveNothing() {
    #expect(Precision("1 %")?.share == 0.01)
    #expect(Precision("0.5%")?.share == 0.005)
    for wrong in ["", "1", "0 %", "-1 %", "200 %", "one %", "nan%", "inf %"] { #expect(Precision(wrong) == nil) }
  }

  private final class Countdown: Sendable {
    private let left: Atomic<Int>
    init(_ count: Int) { left = Atomic(count) }
    func step() -> Bool { left.subtract(1, ordering: .relaxed).newValue < 0 }
  }

  @Test(arguments: [0, 5, 40])
  func aSearchThatIsStoppedSaysSo(after calls: Int) {
    let countdown = Countdown(calls)
    let program =
      "pay = 680 to 950 kkr/fte/year\nposts = 1 fte\n"
      + "solve posts so that p95(posts * pay) == 9 Mkr/year between 1 and 60 fte"
    do {
      _ = try answers(program, isCancelled: { countdown.step() })
      Issue.record("not stopped")
    } catch let problems as Diagnostics {
      #expect(problems.all.map(\.code) == ["interrupted"])
    } catch { Issue.record(error) }
  }

  @Test func solutionsAreWrittenForPrograms() throws {
    #expect(
      try json("x = 2 kr\nsolve x so that 3 * x == 12 kr between 0 and 16 kr") == [
        #"{"line":2,"statement":"solve x so that 3 * x == 12 kr between 0 and 16 kr","answer":"solution","of":"x","unit":"kr","value":4,"figure":{"of":"3 * x","unit":"kr","value":12,"wanted":12,"sign":"=="},"check":12}"#
      ])
    #expect(
      try json("x = 2 kr\nsolve x so that 3 * x >= 13 kr between 0 and 8 kr in steps of 1 kr") == [
        #"{"line":2,"statement":"solve x so that 3 * x >= 13 kr between 0 and 8 kr in steps of 1 kr","answer":"solution","of":"x","unit":"kr","value":5,"figure":{"of":"3 * x","unit":"kr","value":15,"wanted":13,"sign":">="},"check":15,"beside":{"value":4,"figure":12}}"#
      ])
    #expect(
      try json("x = 2 kr\nsolve x so that 3 * x <= 12 kr between 5 and 8 kr") == [
        #"{"line":2,"statement":"solve x so that 3 * x <= 12 kr between 5 and 8 kr","answer":"solution","of":"x","unit":"kr","value":null,"figure":{"of":"3 * x","unit":"kr","wanted":12,"sign":"<="},"ends":[{"value":5,"figure":15},{"value":8,"figure":24}],"holds_throughout":false}"#
      ])
  }

  @Test func sweepsAreWrittenForPrograms() throws {
    let found = try json(
      "x = 2 kr\ny = 10 %\nscenario s { y = 20 % }\nsweep x * y over x in 10, 20 kr across baseline, s\n"
        + "sweep x * y over x in 10, 20 kr and y in 10, 50 %")
    #expect(
      found == [
        #"{"line":4,"statement":"sweep x * y over x in 10, 20 kr across baseline, s","answer":"sweep","of":"x * y","unit":"kr","scenario":"baseline","over":[{"name":"x","unit":"kr","values":[10,20]}],"cells":[1,2]}"#,
        #"{"line":4,"statement":"sweep x * y over x in 10, 20 kr across baseline, s","answer":"sweep","of":"x * y","unit":"kr","scenario":"s","over":[{"name":"x","unit":"kr","values":[10,20]}],"cells":[2,4]}"#,
        #"{"line":5,"statement":"sweep x * y over x in 10, 20 kr and y in 10, 50 %","answer":"sweep","of":"x * y","unit":"kr","over":[{"name":"x","unit":"kr","values":[10,20]},{"name":"y","unit":"%","values":[10,50]}],"cells":[[1,5],[2,10]]}"#,
      ])
  }

  @Test func regretIsWrittenForPrograms() throws {
    let found = try json(
      """
      a = 1 kr
      many = no
      cost = if many then 10 kr / (a / 1 kr) else 4 * a
      scenario small { a = 1 kr }
      scenario large { a = 2 kr }
      scenario few_come { many = no }
      scenario many_come { many = yes }
      regret least cost across small, large over few_come, many_come
      """)
    #expect(
      found == [
        #"{"line":8,"statement":"regret least cost across small, large over few_come, many_come","answer":"regret","of":"cost","unit":"kr","best":"least","states":["few_come","many_come"],"plans":[{"name":"small","mean":7,"mean_regret":2.5,"p90_regret":4.5,"largest_regret":5,"worst":10,"best_in":0.5,"value":[4,10],"regret":[0,5]},{"name":"large","mean":6.5,"mean_regret":2,"p90_regret":3.6,"largest_regret":4,"worst":8,"best_in":0.5,"value":[8,5],"regret":[4,0]}],"least":{"mean_regret":"large","largest_regret":"large","best_worst_case":"large"}}"#
      ])
  }

  @Test func aCheckThatFailsTellsWhereItFailsByMost() throws {
    let found = try json(
      "time = 2026-01 .. 2026-04\nn = previous + 1 fte/month * step starting 0 fte\nexpect n <= 2 fte\n"
        + "expect n == 2 fte within 50 %\nexpect n[2026-02] == 2 fte")
    #expect(
      found == [
        #"{"line":3,"statement":"expect n <= 2 fte","answer":"expect","holds":false,"unit":"fte","left":4,"right":2,"failures":2,"cases":4,"place":"2026-04"}"#,
        #"{"line":4,"statement":"expect n == 2 fte within 50 %","answer":"expect","holds":false,"unit":"fte","left":4,"right":2,"failures":1,"cases":4,"place":"2026-04"}"#,
        #"{"line":5,"statement":"expect n[2026-02] == 2 fte","answer":"expect","holds":true}"#,
      ])
  }

  @Test func whatCannotBeToldApartIsSaid() throws {
    let answer = try #require(
      try answers(
        "draws = 1 000\nx = 10 kr\nnoise = normal(0 kr, 3 kr)\nscenario near { x = 10 kr + noise }\n"
          + "scenario far { x = 11 kr + noise }\ncompare x, x > 10.5 kr across baseline, near, far, baseline"
      ).last)
    guard case .comparison(let found) = answer.content else {
      Issue.record("no comparison")
      return
    }
    #expect(found.count == 2)
    #expect(found[0].cases.map { $0.change?.isToldApart } == [nil, false, true, false])
    #expect(found[0].cases[2].change?.figure.mean.rounded() == 1)
    #expect(found[1].cases.map { $0.change?.isOfChance } == [nil, true, true, false])
    // The error of a chance of about 57 % in 1 000 draws.
    let error = try #require(found[1].cases[2].change?.figure.spread?.meanError)
    #expect(abs(error - (0.566 * 0.434 / 1_000).squareRoot()) < 0.001)
  }

  @Test func conditionsThatDifferByScenarioKeepDrawsInPairs() throws {
    let answer = try #require(
      try answers(
        "pay = 680 to 950 kr\nscenario dear { pay *= 1.05 }\ncompare pay given pay > 800 kr across baseline, dear"
      ).last)
    guard case .comparison(let found) = answer.content, let change = found[0].cases[1].change else {
      Issue.record("no comparison")
      return
    }
    #expect(abs(change.figure.mean / 0.05 - 871) < 5)
    #expect(answer.notes.contains("a change is over the draws in which both scenarios have a value"))
  }

  @Test func questionsThatWereAskedAreSavedAndReplayTheSame() throws {
    let folder = Folder()
    let talk = try Conversation(bare: false)
    for line in [
      "pay = 680 to 950 kkr/fte/year", "posts = 2 fte", "cost = pay * posts", "scenario more { posts = 3 fte }",
      "solve posts so that p95(cost) <= 9 Mkr/year between 0 and 20 fte in steps of 0.5 fte",
      "sweep cost over posts in 1, 2 fte across baseline, more", "regret least cost across baseline, more",
      "compare cost across baseline, more", "expect cost <= 9 Mkr/year",
    ] { #expect(!talk.say(line).contains("error"), "\(line)") }
    #expect(talk.say("it").hasPrefix("1 616 kkr/year"))
    talk.say("save \"\(folder.path)/a.pht\"")
    let replay = try Replay(
      folder.path + "/a.pht", library: ModelStack.library(isBare: false), on: Workbench(engine: Engine(threads: 2)))
    #expect(replay.answers.count == 6)
    for answer in replay.answers { #expect(answer.verdict == .same, "\(answer.text): \(answer.now)") }
  }

  @Test func thePromptTakesAPrecision() throws {
    let talk = try Conversation()
    talk.say("x = normal(10 kr, 2 kr)")
    #expect(talk.say("precision 1 %").contains("precise to 1 %"))
    #expect(talk.say("x").contains("precise to 0.62 % with 4 000 draws"))
    #expect(talk.say("precision 5") == "error: '5' is not a precision: a share above 0, or off")
    #expect(talk.say("precision off") == "answers take the draws of the model")
    #expect(talk.say("x") == "10 kr (6.71 to 13.3)")
    #expect(talk.say("precision = 3 kr") == "")
    #expect(talk.say("precision * 2") == "6 kr")
  }
}
