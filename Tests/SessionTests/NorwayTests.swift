import Engine
import Session
import SourceText
import Testing

/// `use norway`, and a list of one's own in place of the practices that come with it.
@Suite struct NorwayTests {
  private static let own = """
    name,municipality,lists,gps,patients
    Alfa,Ringsaker,7,7,8500
    Beta,Ringsaker,4,4,4200
    Gamma,Utsira,1,1,168
    """

  @Test func withoutBeingAskedForNorwayIsNotThere() throws {
    let conversation = try Conversation(bare: false)
    #expect(conversation.say("municipalities | count").hasPrefix("error: I don't know 'municipalities'"))
  }

  @Test func oneLineLaysNorwayOn() throws {
    let conversation = try Conversation(bare: false)
    conversation.say("use norway")
    #expect(conversation.say("municipalities | count") == "357 municipalities")
    #expect(conversation.say("practices | count") == "1 331 practices")
    #expect(conversation.say("practices | sum team.posts") == "1 901 fte")
  }

  @Test func laidOnTwiceItIsThereOnce() throws {
    let conversation = try Conversation(bare: false)
    conversation.say("use norway")
    #expect(!conversation.say("use norway").contains("error"))
    #expect(conversation.say("counties | count") == "15 counties")
  }

  @Test func undoTakesNorwayOff() throws {
    let conversation = try Conversation(bare: false)
    conversation.say("use norway")
    conversation.say("undo")
    #expect(conversation.say("counties | count").hasPrefix("error: I don't know 'counties'"))
  }

  @Test func aListOfOnesOwnTakesThePlaceOfThePracticesInTheSameFile() throws {
    let folder = Folder()
    try folder.write(Self.own, to: "my.csv")
    let file = try folder.write("use norway\npractices = practice from \"my.csv\"\n", to: "own.pht")
    let conversation = try Conversation(bare: false, files: [file])
    #expect(conversation.say("practices | count") == "3 practices")
    #expect(conversation.say("practices | sum lists") == "12 lists")
    #expect(conversation.say("practices[\"Gamma\"].county.name") == "\"Rogaland\"")
    // The rollout goes over the list as it is now.
    #expect(conversation.say("rollout.market") == "3 practices")
  }

  @Test func aListOfOnesOwnTakesTheirPlaceAtThePrompt() throws {
    let folder = Folder()
    let path = try folder.write(Self.own, to: "my.csv")
    let conversation = try Conversation(bare: false)
    conversation.say("use norway")
    #expect(!conversation.say("practices = practice from \"\(path)\"").contains("error"))
    #expect(conversation.say("practices | count") == "3 practices")
  }

  @Test func aListWithoutMunicipalitiesIsRefused() throws {
    let folder = Folder()
    let path = try folder.write("name,lists,gps,patients\nAlfa,7,7,8500\n", to: "my.csv")
    let conversation = try Conversation(bare: false)
    conversation.say("use norway")
    let reply = conversation.say("practices = practice from \"\(path)\"")
    #expect(reply.contains("error"))
    #expect(reply.contains("municipality"))
    #expect(conversation.say("practices | count") == "1 331 practices")
  }

  @Test func aMunicipalityThatIsNotThereIsNamed() throws {
    let folder = Folder()
    let path = try folder.write("name,municipality,gps,patients\nAlfa,Ringsakr,7,8500\n", to: "my.csv")
    let conversation = try Conversation(bare: false)
    conversation.say("use norway")
    #expect(conversation.say("practices = practice from \"\(path)\"").contains("Ringsakr"))
  }

  @Test func aPartThatTheLibraryDoesNotHaveIsToldWithThoseItHas() throws {
    let conversation = try Conversation(bare: false)
    #expect(conversation.say("use sweden") == "error: the library has no part 'sweden'; it has norway")
  }

  @Test func minutesSayThatNorwayWasLaidOn() throws {
    let folder = Folder()
    let conversation = try Conversation(bare: false)
    conversation.say("use norway")
    conversation.say("practices | sum team.posts")
    conversation.say("save \"\(folder.path)/minutes.pht\"")
    let replay = try Replay(
      folder.path + "/minutes.pht", library: ModelStack.library(isBare: false),
      on: Workbench(engine: Engine(threads: 1)))
    #expect(replay.answers.count == 1)
    for answer in replay.answers {
      #expect(answer.problems.isEmpty)
      #expect(answer.now == answer.recorded)
    }
  }
}
