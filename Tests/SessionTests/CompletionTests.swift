import Session
import Testing

@Suite struct CompletionTests {
  private func model() throws -> Conversation {
    let talk = try Conversation(bare: false)
    for line in [
      "## What a nurse costs\nupkeep = 800 kkr/fte/year",
      "here = practice { name = \"Here\", patients = 8 500 patients, gps = 7 gp }",
      "clinic = practice { patients = 4 000 patients, gps = 4 gp, funding = drift, cover = underskuddsdekning }",
      "everybody = [here, clinic]",
      "scenario fast { upkeep *= 1.1 }", "scenario cheap { upkeep *= 0.9 }",
    ] { #expect(talk.say(line) == "") }
    return talk
  }

  /// `¦` is the cursor.
  private func texts(_ talk: Conversation, _ line: String) -> [String] {
    let parts = line.split(separator: "¦", omittingEmptySubsequences: false)
    let text = parts.joined()
    return talk.session.completions(text, at: parts[0].unicodeScalars.count).candidates.map(\.text)
  }

  @Test(arguments: [
    ("100 kk¦", ["kkr"]), ("upkeep = 3 fte/mo¦", ["months"]), ("upkeep in Mk¦", ["Mkr"]), ("x : pati¦", ["patients"]),
    ("here.team.posts¦", ["posts"]), ("here.funding.upt¦", ["uptake", "uptake_at_start", "uptake_time"]),
    ("clinic.funding.scor¦", ["score", "score_floor", "score_full"]), ("clinic.cover.ded¦", ["deductible"]),
    ("here.cover.ded¦", []), ("here.patients_per¦", ["patients_per_gp", "patients_per_nurse"]),
    ("compare upkeep across f¦", ["fast"]), ("compare upkeep across fast, c¦", ["cheap"]),
    ("upkeep with ch¦", ["cheap"]),
    ("chart upkeep across f¦", ["fast"]), ("explain upkeep across baseline, c¦", ["cheap"]), ("chart¦", ["chart"]),
    ("explain upkeep at p9¦", ["p95"]), ("explain upkeep as d¦", ["dot"]),
    ("offices | whe¦", ["where"]), ("everybody | where lis¦", ["lists"]), ("total(everybody | sum net¦", ["net"]),
    ("everybody | sum patients by upk¦", ["upkeep"]), ("(everybody | where gps > 2 gp and lis¦", ["lists"]),
    ("help uncer¦", ["uncertainty"]), ("month.ye¦", ["year"]),
    ("tail_m¦", ["tail_mean"]), ("solv¦", ["solve"]), ("solve upkeep ¦", ["so that"]), ("solve upkeep so ¦", ["that"]),
    ("solve upkeep so that upkeep == 3 kr between 1 and 2 kr in st¦", ["steps of"]), ("regret l¦", ["least"]),
    ("regret least upkeep across fa¦", ["fast"]), ("regret least upkeep across fast over ch¦", ["cheap"]),
    ("sweep upkeep over upkeep in tail_m¦", ["tail_mean"]), ("solve upkeep so that p9¦", ["p95"]),
    ("flips ¦", ["least", "most"]), ("sensi¦", ["sensitivity"]), ("vari¦", ["variance"]),
    ("flips least upkeep across f¦", ["fast"]), ("sensitivity upkeep by tail¦", ["tail_mean"]),
    ("expl¦", ["explain"]), ("undo¦", ["undo"]), ("2 * upk¦", ["upkeep"]),
    ("# pa¦", []), ("\"pa¦", []), ("12¦", []), ("nosuch.f¦", []),
  ])
  func offersWhatFitsThePlace(line: String, expected: [String]) throws {
    #expect(texts(try model(), line) == expected)
  }

  @Test func aNameStandsWithItsValueAndItsNote() throws {
    let found = try model().session.completions("2 * upkeep", at: 10)
    #expect(found.candidates == [.init("upkeep", "800 kkr/fte/year · What a nurse costs")])
    #expect(found.replace == 4..<10)
  }

  @Test func filesFitAfterUse() throws {
    let folder = Folder()
    try folder.write("", to: "plan.pht")
    try folder.write("", to: "plan.txt")
    #expect(texts(try model(), "use \"\(folder.path)/pl¦") == ["\(folder.path)/plan.pht"])
  }

  @Test func aCursorAnywhereInAnyTextIsSafe() throws {
    let talk = try model()
    for text in ["", "æøå å.", "a[\"", "]]].", "((((.", "1/", "/", "....", "\u{0}\"", "use \"*?["] {
      for cursor in -1...(text.unicodeScalars.count + 2) { _ = talk.session.completions(text, at: cursor) }
    }
  }
}
