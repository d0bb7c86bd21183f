import Engine
import Model
import Questions
import Rendering
import Session
import SourceText
import Syntax
import Testing

/// Charts, maps and explanations as answers for machines, and as questions at the prompt.
@Suite struct DrawingAnswerTests {
  /// What the last question of a text answers, as a program reads it.
  private func json(_ text: String) throws -> [String] {
    let checked = try checked(text)
    var lines: [String] = []
    for statement in checked.statements {
      guard case .question(let question) = statement.kind else { continue }
      let answers = try checked.model.answers(question, at: statement.span)
      lines = answers.flatMap { AnswerJSON(units: checked.model.model.units).objects($0).map(\.text) }
    }
    return lines
  }

  private func checked(_ text: String) throws -> (model: CheckedModel, statements: [Statement]) {
    let statements = parse(SourceText(name: "test", text: text)).statements
    var stack = try ModelStack.library(isBare: true)
    try stack.lay(statements.filter { if case .question = $0.kind { false } else { true } })
    return (try CheckedModel(stack.model, on: Workbench(engine: Engine(threads: 1))), statements)
  }

  @Test func aChartOfASeriesHoldsItsCurves() throws {
    let found = try json(
      """
      time = 2026-01 .. 2026-02
      x = previous + 1 fte/month * step starting 0 fte
      scenario fast { x = previous + 2 fte/month * step starting 0 fte }
      chart x across baseline, fast
      """)
    #expect(
      found == [
        #"{"line":4,"statement":"chart x across baseline, fast","answer":"chart","of":"x","form":"series","unit":"fte","#
          + #""series":[{"of":"x","scenario":"baseline","months":["2026-01","2026-02"],"value":[1,2]},"#
          + #"{"of":"x","scenario":"fast","months":["2026-01","2026-02"],"value":[2,4]}]}"#
      ])
  }

  @Test func aChartOfGroupsHoldsItsBars() throws {
    let found = try json("a = 2 fte\nb = 3 fte\nchart a, b")
    #expect(
      found == [
        #"{"line":3,"statement":"chart a, b","answer":"chart","of":"a, b","form":"bars","unit":"fte","#
          + #""bars":[{"label":"a","mean":2},{"label":"b","mean":3}]}"#
      ])
  }

  @Test func aChartOfAnUncertainFigureHoldsSharesThatAddUpToAll() throws {
    let checked = try checked("a = uniform(0 kr, 10 kr)\nchart a")
    guard case .question(let question)? = checked.statements.last?.kind,
      case .chart(let chart)? = try checked.model.answers(question, at: checked.statements[1].span).first?.content,
      case .histogram(let histogram) = chart.form
    else {
      Issue.record("no histogram")
      return
    }
    let shares = histogram.panels[0].shares
    #expect(shares.count == 20 && histogram.step == 0.5 && histogram.low == 0)
    #expect(shares.allSatisfy { abs($0 - 0.05) < 1e-12 }, "each twentieth of a stratified draw")
  }

  @Test func aFarDrawDoesNotSqueezeAllOthers() throws {
    // One draw in a hundred is a thousand times as high.
    let found = try json("draws = 2 000\na = normal(10 kr, 1 kr) * (if happens(0.1 %) then 1000 else 1)\nchart a")
    let edges = try #require(found.first?.split(separator: "\"edges\":[").last?.split(separator: "]").first)
    let numbers = edges.split(separator: ",").compactMap { Double($0) }
    #expect(numbers.count > 20 && numbers.count < 80)
    #expect((numbers.last ?? 0) < 100)
  }

  @Test func aMapIsATableOfPlaces() throws {
    let found = try json(
      """
      kind town { name : text, latitude : number, longitude : number, posts : fte }
      towns = [
        town { name = "a", latitude = 60, longitude = 10, posts = 1 fte },
        town { name = "b", latitude = 0 / 0, longitude = 11, posts = 2 fte },
      ]
      map towns.posts
      """)
    #expect(
      found == [
        #"{"line":6,"statement":"map towns.posts","answer":"map","columns":[{"name":"town"},{"name":"latitude"},"#
          + #"{"name":"longitude"},{"name":"towns.posts","unit":"fte"}],"rows":[["a",60,10,1]],"#
          + #""notes":["1 without a position is left out"]}"#
      ])
  }

  @Test func anExplanationAcrossScenariosTellsWhatEachPartBrings() throws {
    let found = try json(
      "n = 2\nprice = 10 kr\nscenario dear { n = 3, price = 20 kr }\nc = n * price\nexplain c across baseline, dear")
    let line = try #require(found.first)
    #expect(line.contains(#""scenarios":[{"name":"baseline","mean":20},{"name":"dear","mean":60,"change":{"mean":40,"#))
    #expect(line.contains(#""brings":{"unit":"kr","mean":15}"#))
    #expect(line.contains(#""brings":{"unit":"kr","mean":25}"#))
    #expect(line.contains(#""changes":[{"scenario":"dear","was":"2","now":"3","at":3}]"#))
  }

  @Test func whatThePartsBringAddsUpToTheChange() throws {
    let text = """
      draws = 500
      a = 1 to 3 fte
      b = 5 to 9 kr/fte
      c = 2 to 4
      scenario s { a = 2 to 6 fte, b *= 1.2, c += 1 }
      x = a * b ^ 1 * c + sqrt(c) * 1 kr
      explain x across baseline, s
      """
    let checked = try checked(text)
    guard case .question(let question)? = checked.statements.last?.kind,
      case .explanation(let tree)? = try checked.model.answers(question, at: checked.statements[5].span).first?.content
    else {
      Issue.record("no explanation")
      return
    }
    let change = try #require(tree.cases.last?.change?.figure.mean)
    let brought = tree.parts.compactMap { $0.brings?.mean }
    #expect(brought.count == 3)
    #expect(abs(brought.reduce(0, +) - change) < 1e-9 * abs(change))
    guard
      case .question(let compared) = parse(SourceText(name: "t", text: "compare x across baseline, s")).statements[0]
        .kind,
      case .comparison(let comparisons)? = try checked.model.answers(compared, at: checked.statements[5].span).first?
        .content
    else {
      Issue.record("no comparison")
      return
    }
    #expect(comparisons[0].cases.last?.change?.figure.mean == change)
  }

  @Test func aDiagramNamesEveryPartOnceAndQuotesIt() throws {
    let talk = try Conversation()
    for line in [
      "kind desk { name : text, pay : kr, twice = pay + pay }",
      "desks = [desk { name = \"a \\\" b\", pay = 1 kr }, desk { name = \"b\", pay = 2 kr }]".replacing(
        "\\\" ", with: ""),
    ] { #expect(!talk.say(line).contains("error")) }
    let said = talk.say("explain desks | sum twice as dot")
    #expect(said.hasPrefix("digraph explanation {") && said.contains("}"))
    #expect(said.split(separator: "\n").count { $0.contains("[label=\"desks[\\\"b\\\"].pay") } == 1)
  }

  @Test func chartAndMapMayBeNames() throws {
    let talk = try Conversation()
    #expect(talk.say("chart = 3 kr") == "")
    #expect(talk.say("map = 2") == "")
    #expect(talk.say("chart * map") == "6 kr")
    #expect(talk.say("chart - 1 kr") == "2 kr")
    #expect(talk.say("pay = 2 to 4 kr") == "")
    #expect(talk.say("chart pay").contains("share of draws"))
  }

  @Test func theLastAnswerIsWhatWasDrawn() throws {
    let talk = try Conversation()
    talk.say("pay = uniform(2 kr, 4 kr)")
    talk.say("chart pay")
    #expect(talk.say("p50(it)") == "3 kr")
  }
}
