import Model
import Rendering
import Session
import SourceText
import Testing
import Wording

@Suite struct HelpTests {
  @Test(arguments: HelpTopic.all.map(\.name), Language.allCases)
  func theExamplesOfATopicRunInOrder(topic: String, language: Language) throws {
    try Language.$current.withValue(language) { try runExamples(of: topic) }
  }

  private func runExamples(of topic: String) throws {
    let talk = try Conversation(bare: false)
    #expect(!talk.say("help \(topic)").hasPrefix("error:"))
    for line in HelpTopic.all.first(where: { $0.name == topic })?.examples ?? [] {
      let said = talk.say(line)
      #expect(!said.contains("error:") && !said.contains("does not hold"), "\(line): \(said)")
    }
  }

  @Test(arguments: BuiltInFunction.all.map(\.name), Language.allCases)
  func theExampleOfAFunctionAnswersAsItSays(function: String, language: Language) throws {
    try Language.$current.withValue(language) {
      let example = try #require(BuiltInFunction.named(function)?.example)
      let said = try Conversation(bare: false).say(example.ask)
      // A statement about draws is an event that holds in all of them.
      #expect(said == example.answer, "\(example.ask)")
    }
  }

  @Test func everyUnitHasAPage() throws {
    let talk = try Conversation(bare: false)
    for name in talk.session.model.units.names {
      #expect(talk.say("help \(name)").hasPrefix(name) || talk.say("help \(name)").contains(name))
    }
    #expect(talk.say("help kkr").contains("1 kkr = 1 000 kr"))
  }

  @Test func anUnknownTopicSuggestsOne() throws {
    #expect(try Conversation().say("help unts") == "error: I know no topic 'unts'; did you mean 'units'?")
  }

  @Test(arguments: Language.allCases)
  func theStartFitsOneScreen(language: Language) throws {
    try Language.$current.withValue(language) {
      let writer = PlainText(width: 80, measure: { DisplayWidth.columns(of: $0) })
      guard case .view(let view)? = try Conversation().session.enter("help").parts.first else { return }
      let page = writer.text(view)
      #expect(page.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count <= 22, "\(page)")
      #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test func infoTellsFormulaNoteSourceAndUsers() throws {
    let talk = try Conversation()
    talk.say("## What a nurse costs\n## source: the payroll\npay = 800 kkr/fte/year")
    talk.say("cost = pay * 2 fte")
    let page = talk.say("info pay")
    for part in ["formula", "800 kkr/fte/year", "What a nurse costs", "the payroll", "used by", "cost", "the prompt"] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(talk.say("info pya") == "error: I know no name 'pya'; did you mean 'pay'?")
    #expect(talk.say("info").hasPrefix("error:"))
  }

  @Test(arguments: ["", " units", " kinds", " scenarios", " definitions", " assumptions", " functions"])
  func everyListIsShown(part: String) throws {
    let talk = try Conversation(bare: false)
    talk.say("pay = 680 to 950 kkr/fte/year")
    #expect(!talk.say("list" + part).isEmpty)
    #expect(!talk.say("list" + part).contains("error:"))
  }

  @Test func assumptionsAreWhatIsUncertain() throws {
    let talk = try Conversation()
    talk.say("pay = 680 to 950 kkr/fte/year")
    talk.say("posts = 2 fte")
    let list = talk.say("list assumptions")
    #expect(list.contains("pay") && !list.contains("posts"))
  }

  @Test func aKindIsToldByWhatItHasAndNotByTheUnitThatItNames() throws {
    let talk = try Conversation()
    _ = talk.say("kind office { rooms : number }")
    #expect(talk.say("help office").contains("rooms"))
    #expect(!talk.say("help office").contains("one office"))
  }
}
