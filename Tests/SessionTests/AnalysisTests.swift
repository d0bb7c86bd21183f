import Engine
import Foundation
import Model
import Questions
import Session
import SourceText
import Synchronization
import Syntax
import Testing

/// Analyses against what is known of them by formula.
@Suite struct AnalysisTests {
  /// The answers to the last line of a program.
  private func answers(_ program: String, isCancelled: @escaping @Sendable () -> Bool = { false }) throws -> [Answer] {
    let parsed = parse(SourceText(name: "test.pht", text: program))
    #expect(parsed.diagnostics.isEmpty)
    guard let last = parsed.statements.last, case .question(let question) = last.kind else { throw Diagnostics([]) }
    var stack = try ModelStack.library(isBare: true)
    try stack.lay(Array(parsed.statements.dropLast()))
    let bench = Workbench(engine: Engine(threads: 1), isCancelled: isCancelled)
    return try CheckedModel(stack.model, on: bench).answers(question, at: last.span)
  }

  private func finding(_ program: String) throws -> Finding {
    guard case .finding(let finding)? = try answers(program).first?.content else {
      throw Diagnostics([])
    }
    return finding
  }

  private func variance(_ program: String) throws -> [String: VarianceShares.Entry] {
    guard case .variance(let shares) = try finding(program) else { throw Diagnostics([]) }
    return Dictionary(uniqueKeysWithValues: shares.entries.map { ($0.inputs[0].name, $0) })
  }

  private func sensitivity(_ program: String) throws -> Sensitivity {
    guard case .sensitivity(let found) = try finding(program) else { throw Diagnostics([]) }
    return found
  }

  private func flips(_ program: String) throws -> Flips {
    guard case .flips(let found) = try finding(program) else { throw Diagnostics([]) }
    return found
  }

  private func reasons(_ program: String) throws -> Reasons {
    guard case .reasons(let found) = try finding(program), let first = found.first else { throw Diagnostics([]) }
    return first
  }

  private func isNear(_ estimate: Estimate, _ exact: Double) -> Bool {
    // Twice the 95 % interval's half width: about four standard errors.
    abs(estimate.value - exact) <= (estimate.high - estimate.low) + 1e-12
  }

  // MARK: Shares of the variance

  /// Exact values: Ishigami and Homma, 1990; Saltelli and others, *Global Sensitivity Analysis*, 2008, with a = 7, b = 0.1.
  @Test(arguments: [1, 2, 3])
  func `the shares of the Ishigami function are found for any luck`(seed: Int) throws {
    let shares = try variance(
      """
      draws = 8 000
      seed = \(seed)
      sine(x) = x * (1 - x ^ 2 / 6 * (1 - x ^ 2 / 20 * (1 - x ^ 2 / 42 * (1 - x ^ 2 / 72 * (1 - x ^ 2 / 110 * (1 - x ^ 2 / 156 * (1 - x ^ 2 / 210 * (1 - x ^ 2 / 272))))))))
      x1 = uniform(-3.141592653589793, 3.141592653589793)
      x2 = uniform(-3.141592653589793, 3.141592653589793)
      x3 = uniform(-3.141592653589793, 3.141592653589793)
      y = sine(x1) + 7 * sine(x2) ^ 2 + 0.1 * x3 ^ 4 * sine(x1)
      variance y
      """)
    for (name, alone, total) in [("x1", 0.3139, 0.5576), ("x2", 0.4424, 0.4424), ("x3", 0, 0.2437)] {
      let entry = try #require(shares[name])
      #expect(isNear(entry.alone, alone), "\(name) alone \(entry.alone)")
      #expect(isNear(entry.total, total), "\(name) in all \(entry.total)")
      #expect(entry.alone.high - entry.alone.low < 0.1)
    }
    let third = try #require(shares["x3"])
    #expect(third.alone.isNoise && !third.total.isNoise)
  }

  @Test func `the shares of a sum are those of its parts, and what does not count has none`() throws {
    let shares = try variance(
      """
      a = normal(0, 1)
      b = normal(5, 2)
      c = normal(0, 3)
      idle = normal(0, 9)
      variance a + b + c + 0 * idle
      """)
    for (name, exact) in [("a", 1.0 / 14), ("b", 4.0 / 14), ("c", 9.0 / 14)] {
      let entry = try #require(shares[name])
      #expect(isNear(entry.alone, exact) && isNear(entry.total, exact), "\(entry)")
    }
    let idle = try #require(shares["idle"])
    #expect(idle.alone.value == 0 && idle.total.value == 0)
  }

  @Test func `tied inputs have one share, and the others keep theirs`() throws {
    let shares = try variance(
      "x = normal(0, 1)\ny = normal(0, 1)\nz = normal(0, 2)\ncorrelate x, y at 0.5\nvariance x + y + z")
    // Normals whose ranks are tied at 0.5 have a correlation of 2 sin(π · 0.5 / 6) (Pearson, 1907).
    let pair = 2 + 2 * 2 * sin(0.5 * Double.pi / 6)
    #expect(shares.count == 2)
    let (tied, free) = (try #require(shares["x"]), try #require(shares["z"]))
    #expect(isNear(tied.total, pair / (pair + 4)) && isNear(free.total, 4 / (pair + 4)))
  }

  // MARK: Swings

  @Test func `a swing leads from the 5 % to the 95 % point with the others uncertain`() throws {
    let found = try sensitivity(
      "pay = 680 to 950 kr\nposts = uniform(1, 3)\nrent = 100 kr\nsensitivity pay * posts + rent")
    let entries = Dictionary(uniqueKeysWithValues: found.entries.map { ($0.input.name, $0) })
    let pay = try #require(entries["pay"])
    #expect(abs(pay.low - 1_460) < 0.1 && abs(pay.high - 2_000) < 0.1)
    let spread = try #require(pay.input.value.spread)
    #expect(abs(spread.p5 - 680) < 1e-9 && abs(spread.p95 - 950) < 1e-9)
    let posts = try #require(entries["posts"])
    // exp(μ + σ²/2) for the pay, from 1.1 to 2.9 posts.
    #expect(abs(posts.swing - 807.9037 * 1.8) < 0.5)
    let rent = try #require(entries["rent"])
    #expect(abs(rent.swing - 20) < 1e-9)
    #expect(found.entries.map(\.input.name) == ["posts", "pay", "rent"])
    #expect(found.entries.allSatisfy { !$0.turns })
  }

  @Test func `rank correlation is one where nothing else counts, and less than one where something does`() throws {
    let alone = try sensitivity("x = 10 to 20 kr\nsensitivity (-3 * x)")
    #expect(abs(alone.entries[0].rankCorrelation + 1) < 1e-12)
    // Two equal normals: 6 / π · asin(√½ / 2) = 0.6902.
    let two = try sensitivity("x = normal(0, 1)\ny = normal(0, 1)\nsensitivity x + y")
    for entry in two.entries { #expect(abs(entry.rankCorrelation - 0.6902) < 0.02) }
  }

  @Test func `an answer that turns is told, and a straight one with noise is not`() throws {
    let turning = try sensitivity("x = normal(0, 1)\nnoise = normal(0, 1)\nsensitivity x ^ 2 + noise")
    #expect(turning.entries.first { $0.input.name == "x" }?.turns == true)
    #expect(turning.entries.first { $0.input.name == "noise" }?.turns == false)
  }

  @Test func `what rests on an input in both scenarios cancels from their difference`() throws {
    let found = try sensitivity(
      """
      rent = 3 to 4 Mkr
      pay = 680 to 950 kkr
      cost = 2 * pay + rent
      scenario more { pay *= 1.5 }
      sensitivity cost across baseline, more
      """)
    #expect(found.entries.map(\.input.name) == ["pay", "rent"])
    #expect(found.entries[1].swing == 0)
    #expect(abs(found.entries[0].swing - 270_000) < 1)
  }

  // MARK: Flips

  @Test func `a flip lies where the two outcomes are equal`() throws {
    let flips = try flips(
      """
      pay = normal(800 kr, 50 kr)
      luck = normal(0 kr, 10 kr)
      bought = 900 kr
      cost = pay + luck
      scenario buy { cost = bought + luck }
      flips least cost across baseline, buy
      """)
    #expect(flips.preferred == "baseline")
    let entries = Dictionary(uniqueKeysWithValues: flips.entries.map { ($0.input.name, $0) })
    let pay = try #require(entries["pay"]?.flip)
    #expect(abs(pay.at - 900) < 0.01 && abs(pay.move - 2) < 0.01 && pay.scenario == "buy")
    let bought = try #require(entries["bought"]?.flip)
    #expect(abs(bought.at - 800) < 0.01 && abs(bought.move + 100.0 / 900) < 1e-4)
    #expect(entries["luck"]?.flip == nil && entries["luck"]?.isSearched == true)
  }

  @Test func `beyond the reach of an input there is no flip`() throws {
    let flips = try flips(
      "pay = normal(800 kr, 10 kr)\ncost = pay\nscenario buy { cost = 900 kr }\nflips least cost by pay across baseline, buy"
    )
    #expect(flips.entries.count == 1 && flips.entries[0].flip == nil)
    #expect(abs(flips.entries[0].searched.high - (800 + 23.263)) < 0.01)
  }

  // MARK: Reasons

  @Test func `the shares of the changes add up to the change that compare shows, draw by draw`() throws {
    let model = """
      posts = 2 to 3 fte
      pay = 680 to 950 kkr/fte/year
      fees = 40 to 65 %
      cost = posts * pay * (1 - fees)
      scenario other { posts += 1 fte, pay *= 1.1, fees = 30 to 50 %, posts *= 2 }

      """
    guard case .comparison(let compared)? = try answers(model + "compare cost across baseline, other").first?.content
    else { throw Diagnostics([]) }
    let reasons = try reasons(model + "compare cost across baseline, other because")
    let change = try #require(compared.first?.cases.last?.change?.figure)
    let entries = reasons.entries
    #expect(entries.count == 4)
    #expect(abs(entries.map(\.inOrder.mean).reduce(0, +) - change.mean) < 1e-9 * change.mean)
    #expect(abs(entries.compactMap(\.fair?.mean).reduce(0, +) - change.mean) < 1e-9 * change.mean)
    #expect(reasons.change.mean == change.mean)
  }

  @Test func `with more than ten changes the order of writing alone is told`() throws {
    let names = (1...11).map { "x\($0)" }
    let model =
      names.map { "\($0) = 1 kr\n" }.joined() + "all = " + names.joined(separator: " + ") + "\nscenario up { "
      + names.map { "\($0) = 2 kr" }.joined(separator: ", ") + " }\ncompare all across baseline, up because"
    let entries = try reasons(model).entries
    #expect(entries.count == 11)
    #expect(entries.allSatisfy { $0.fair == nil && $0.inOrder.mean == 1 })
  }

  // MARK: Assumptions

  @Test func `an answer tells how much of it rests on figures without a source`() throws {
    guard
      case .assumptions(let found) = try finding(
        """
        ## source: a survey
        known = normal(100 kr, 3 kr)
        ## source: Assumption, made in a hurry
        guessed = normal(100 kr, 4 kr)
        silent = 200 kr
        scenario dear { silent = 300 kr }
        assumptions known + guessed + silent
        """)
    else { throw Diagnostics([]) }
    let spread = try #require(found.spread)
    #expect(isNear(spread, 16.0 / 25))
    #expect(abs(found.amount - 0.75) < 0.001)
    #expect(found.toMend.map(\.input.name) == ["silent", "guessed"])
    #expect(found.entries.first { $0.input.name == "silent" }?.scenarios == ["dear"])
    #expect(found.entries.first { $0.input.name == "known" }?.input.isUnsourced == false)
  }

  // MARK: Stopping

  @Test(arguments: [
    "sensitivity y", "variance y", "assumptions y", "flips least y across baseline, b",
    "compare y across baseline, b because",
  ])
  func `an analysis stops between its runs`(_ question: String) throws {
    let asked = Mutex(0)
    do {
      _ = try answers(
        "x = 1 to 2 kr\nz = 1 to 2 kr\ny = x * z / 1 kr\nscenario b { x = 2 to 3 kr, z = 3 to 4 kr }\n" + question
      ) {
        asked.withLock { count in
          count += 1
          return count > 4
        }
      }
      Issue.record("it went on to its end")
    } catch let problems as Diagnostics {
      #expect(problems.all.first?.code == "interrupted")
    }
  }
}
