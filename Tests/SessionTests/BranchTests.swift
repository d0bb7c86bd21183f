import Testing

/// Pinned outcomes, and branches of the model.
@Suite struct BranchTests {
  private func desk() throws -> Conversation {
    let talk = try Conversation()
    for line in ["posts = 2.5 fte", "pay = 680 to 950 kkr/fte/year", "cost = posts * pay"] { talk.say(line) }
    return talk
  }

  @Test func aPinnedOutcomeIsToldAfterEveryChange() throws {
    let talk = try desk()
    #expect(talk.say("pin cost, p95(cost)").contains("pinned p95(cost)  2 375 kkr/year"))
    let moved = talk.say("posts += 0.5 fte")
    // A fifth more, and its own interval: half a post at the pay's 5 and 95 % points.
    #expect(moved.contains("cost       2 020 → 2 424 kkr/year  +404 (340 to 475)"), "\(moved)")
    talk.say("other = 3 kr")
    #expect(talk.say("other = 4 kr").contains("what is pinned is as before"))
    #expect(talk.say("undo 3").contains("2 424 → 2 020 kkr/year  -404 (-475 to -340)"))
    talk.say("unpin cost")
    #expect(talk.say("posts += 1 fte").contains("cost  ") == false)
    #expect(talk.say("unpin") == "nothing is pinned any more")
    #expect(talk.say("posts += 1 fte") == "posts 3.5 → 4.5 fte; also changed: cost")
  }

  @Test func whatCannotBePinnedSaysWhy() throws {
    let talk = try desk()
    #expect(talk.say("pin cots").hasPrefix("error: I don't know 'cots'"))
    #expect(talk.say("pin posts + pay").hasPrefix("error: cannot add"))
    #expect(talk.say("unpin").hasPrefix("error: nothing is pinned"))
    #expect(talk.say("pin posts == 2 fte").contains("no"))
    #expect(talk.say("unpin cost").hasPrefix("error: 'cost' is not pinned"))
    // The word is a name where a sign follows it.
    #expect(talk.say("pin = 3 fte") == "")
    #expect(talk.say("pin + 1 fte") == "4 fte")
  }

  @Test func aBranchKeepsItsChangesApart() throws {
    let talk = try desk()
    talk.say("branch dear")
    #expect(talk.say("pay *= 1.1").hasPrefix("pay 808"))
    #expect(talk.say("posts = 3 fte") == "posts 2.5 → 3 fte; also changed: cost")
    #expect(talk.say("posts = 4 fte") == "posts 3 → 4 fte; also changed: cost")
    talk.say("switch baseline")
    #expect(talk.say("cost") == "2 020 kkr/year (1 700 to 2 370)")
    // 4 posts at 1.1 times the pay.
    #expect(talk.say("compare posts, expected(pay) across baseline, dear").contains("dear      4 fte     +1.5"))
    let laid = talk.say("cost with dear")
    talk.say("switch dear")
    #expect(talk.say("cost") == laid)
  }

  @Test func aBranchOfABranchBuildsOnIt() throws {
    let talk = try desk()
    for line in ["branch dear", "pay = 1 Mkr/fte/year", "branch dearer", "posts = 3 fte"] { talk.say(line) }
    #expect(talk.say("cost") == "3 Mkr/year")
    talk.say("switch dear")
    #expect(talk.say("cost") == "2.5 Mkr/year")
    talk.say("pay = 2 Mkr/fte/year")
    talk.say("switch dearer")
    #expect(talk.say("cost") == "6 Mkr/year")
  }

  @Test func comparingOnABranchIsAgainstTheModelItself() throws {
    let talk = try desk()
    for line in ["posts = 3 fte", "branch more", "posts += 1 fte"] { talk.say(line) }
    #expect(talk.say("compare posts across baseline, more") == "baseline  3 fte\nmore      4 fte   +1")
  }

  @Test func undoGoesBackThroughBranches() throws {
    let talk = try desk()
    for line in ["branch more", "posts += 1 fte", "switch baseline"] { talk.say(line) }
    #expect(talk.say("undo").hasPrefix("on more"))
    #expect(talk.say("posts") == "3.5 fte")
    #expect(talk.say("undo").contains("undone: posts += 1 fte"))
    #expect(talk.say("posts") == "2.5 fte")
    talk.say("undo")
    #expect(talk.say("switch more").hasPrefix("error: I know no branch 'more'"))
    #expect(talk.session.prompt == "pht> ")
  }

  @Test func namesOfBranchesAreChecked() throws {
    let talk = try desk()
    #expect(talk.say("branch 2x").hasPrefix("error: '2x' cannot name a branch"))
    #expect(talk.say("branch with").hasPrefix("error:"))
    #expect(talk.say("branch baseline").hasPrefix("error:"))
    talk.say("branch slow")
    #expect(talk.session.prompt == "pht slow> ")
    #expect(talk.say("branch slow").hasPrefix("error: there is a scenario 'slow' already"))
    #expect(talk.say("switch slwo").contains("did you mean 'slow'?"))
  }

  @Test func whatIsNewOnABranchStandsInTheModelAndAWrongChangeNowhere() throws {
    let talk = try desk()
    for line in ["branch more", "extra = 1 kkr/year", "cost = posts * pay + extra"] { talk.say(line) }
    #expect(talk.say("posts = 3 kr").hasPrefix("error:"))
    #expect(talk.say("posts") == "2.5 fte")
    talk.say("switch baseline")
    #expect(talk.say("extra") == "1 kkr/year")
    #expect(talk.say("compare expected(cost) across baseline, more").contains("+1"))
  }

  @Test func minutesKeepBranchesAsScenarios() throws {
    let talk = try desk()
    for line in ["branch dear", "pay = 1 Mkr/fte/year", "cost", "expect cost == 2.5 Mkr/year within 1 kr/year"] {
      talk.say(line)
    }
    let folder = Folder()
    talk.say("save \"\(folder.path)/minutes.pht\"")
    let text = try folder.read("minutes.pht")
    #expect(text.contains("scenario dear { pay = 1 Mkr/fte/year }"))
    #expect(text.contains("cost with dear\n#= 2.5 Mkr/year"))
    #expect(text.contains("\n#= holds"))
  }
}
