import Session
import Testing

@Suite struct LineTests {
  @Test func aDefinitionIsSilentAndAnExpressionAnswers() throws {
    let talk = try Conversation()
    #expect(talk.say("posts = 2.5 fte") == "")
    #expect(talk.say("posts * 800 kkr/fte/year") == "2 000 kkr/year")
  }

  @Test func aRedefinitionTellsWhatMoved() throws {
    let talk = try Conversation()
    for line in ["pay = 790 kkr/fte/year", "posts = 2 fte", "cost = pay * posts", "half = cost / 2"] { talk.say(line) }
    #expect(talk.say("pay = 820 kkr/fte/year") == "pay 790 → 820 kkr/fte/year; also changed: cost, half")
    #expect(talk.say("posts += 1 fte") == "posts 2 → 3 fte; also changed: cost, half")
  }

  @Test func noMoreThanEightNamesAreTold() throws {
    let talk = try Conversation()
    talk.say("base = 1 kr")
    for number in 1...11 { talk.say("part\(number) = base * \(number)") }
    #expect(talk.say("base = 2 kr").hasSuffix("part7, part8 … and 3 more"))
  }

  @Test func aLineThatFailsLeavesEverythingAsItWas() throws {
    let talk = try Conversation()
    talk.say("posts = 2 fte")
    talk.say("cost = posts * 800 kkr/fte/year")
    for wrong in [
      "posts : fte = 3 kr", "posts = ", "posts = nobody + 1", "posts = 3 fte\nposts + 1 kr", "posts += 1 kr",
    ] {
      #expect(talk.say(wrong).hasPrefix("error:"), "\(wrong)")
      #expect(talk.say("posts") == "2 fte", "after \(wrong)")
    }
    #expect(talk.say("undo 2") == "undone: posts = 2 fte\nundone: cost = posts * 800 kkr/fte/year")
    #expect(talk.say("cost").hasPrefix("error:"))
  }

  @Test func theSameWrongQuestionIsToldTwice() throws {
    let talk = try Conversation()
    let first = talk.say("nobody + 1")
    #expect(first.hasPrefix("error:"))
    #expect(talk.say("nobody + 1") == first)
  }

  @Test func aNameOneSlipAwayWarnsAndIsTaken() throws {
    let talk = try Conversation()
    talk.say("nurse_pay = 800 kkr/fte/year")
    #expect(talk.say("nurse_pya = 1 kr") == "warning: new name 'nurse_pya'; did you mean 'nurse_pay'?")
    #expect(talk.say("nurse_pya") == "1 kr")
    #expect(talk.say("wage = 1 kr") == "")
  }

  @Test func namesThatDifferInANumberAreNoSlip() throws {
    let talk = try Conversation()
    talk.say("office1 = 1 fte")
    #expect(talk.say("office2 = 2 fte") == "")
  }

  @Test func itIsTheLastAnswer() throws {
    let talk = try Conversation()
    #expect(talk.say("it").hasPrefix("error:"))
    talk.say("posts = 2 fte")
    talk.say("posts + 1 fte")
    #expect(talk.say("it * 2") == "6 fte")
    #expect(talk.say("it + it") == "12 fte")
    talk.say("posts = 4 fte")
    #expect(talk.say("it") == "20 fte")
  }

  @Test func aModelMayCallSomethingIt() throws {
    let talk = try Conversation()
    talk.say("it = 3 kr")
    talk.say("2 kr")
    #expect(talk.say("it") == "3 kr")
  }

  @Test func undoAndRedoGoOverChangesOnly() throws {
    let talk = try Conversation()
    for line in ["posts = 1 fte", "posts", "posts = 2 fte", "posts = 3 fte"] { talk.say(line) }
    #expect(talk.say("undo") == "undone: posts = 3 fte\nposts 3 → 2 fte")
    #expect(talk.say("posts") == "2 fte")
    #expect(talk.say("undo 2") == "undone: posts = 1 fte\nundone: posts = 2 fte")
    #expect(talk.say("posts").hasPrefix("error:"))
    #expect(talk.say("redo 3").hasPrefix("done again: posts = 1 fte\n"))
    #expect(talk.say("posts") == "3 fte")
    #expect(talk.say("redo") == "error: there is nothing to redo")
    talk.say("undo 2")
    #expect(talk.say("posts") == "1 fte")
    talk.say("redo")
    #expect(talk.say("posts") == "2 fte")
    talk.say("posts = 9 fte")
    #expect(talk.say("redo") == "error: there is nothing to redo")
  }

  @Test func undoingMoreThanThereIsChangesNothing() throws {
    let talk = try Conversation()
    talk.say("posts = 1 fte")
    #expect(talk.say("undo 5") == "error: there is only 1 change to undo")
    #expect(talk.say("undo 0").hasPrefix("error:"))
    #expect(talk.say("undo many").hasPrefix("error:"))
    #expect(talk.say("posts") == "1 fte")
  }

  @Test func resetGoesBackToTheStartAndCanBeUndone() throws {
    let talk = try Conversation()
    talk.say("posts = 1 fte")
    talk.say("reset")
    #expect(talk.say("posts").hasPrefix("error:"))
    talk.say("undo")
    #expect(talk.say("posts") == "1 fte")
  }

  @Test func settingsAreDefinitions() throws {
    let talk = try Conversation()
    talk.say("draws = 500")
    #expect(talk.say("settings").contains("500"))
    #expect(talk.say("draws = 0").hasPrefix("error:"))
    #expect(talk.say("settings").contains("500"))
  }

  @Test func quitEnds() throws {
    let talk = try Conversation()
    #expect(talk.session.enter("quit").quits)
    #expect(talk.session.enter("exit").quits)
    #expect(!talk.session.enter("quit = 3 kr").quits)
  }
}
