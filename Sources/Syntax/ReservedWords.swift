/// The words of the language, which cannot be defined.
package enum ReservedWords {
  /// In the order in which help lists them.
  package static let all: [String] = table.map(\.word)

  /// Whether a word cannot be defined.
  package static func contains(_ word: String) -> Bool { kinds[word] != nil }

  /// Words that end a number instead of being its unit, though they may be defined.
  static let afterNumber: Set<String> = ["by", "desc", "within", "at", "between", "over", "because", "depth", "as"]

  /// Words between a number and its unit, with the power of ten they stand for.
  static let scales: [String: Int] = ["thousand": 3, "million": 6, "billion": 9]

  /// Words that stand behind `|`; they may be defined.
  static let steps: Set<String> = ["where", "sum", "mean", "median", "count", "sort", "take", "total"]

  /// Questions about what an answer rests on; the words may be defined.
  static let analyses: Set<String> = ["sensitivity", "variance", "flips", "assumptions"]

  /// Words that a line begins with, which ask or declare.
  static let openings: Set<String> = analyses.union([
    "compare", "explain", "expect", "correlate", "chart", "map", "solve", "sweep", "regret", "kind", "unit", "scenario",
    "use",
  ])

  /// Words that stand between the parts of a question.
  static let joints: Set<String> = ["across", "because", "between", "depth", "over", "given", "with", "within"]

  static let kinds: [String: LexemeKind] = Dictionary(uniqueKeysWithValues: table.map { ($0.word, $0.kind) })

  /// The longest word in bytes.
  static let longest = 9

  private static let table: [(word: String, kind: LexemeKind)] = [
    ("if", .ifWord), ("then", .thenWord), ("else", .elseWord), ("and", .andWord), ("or", .orWord), ("not", .notWord),
    ("with", .withWord), ("given", .givenWord), ("in", .inWord), ("to", .toWord), ("of", .ofWord),
    ("each", .eachWord), ("fresh", .freshWord), ("starting", .startingWord), ("previous", .previousWord),
    ("this", .thisWord), ("yes", .yesWord), ("no", .noWord), ("kind", .kindWord), ("unit", .unitWord),
    ("scenario", .scenarioWord), ("use", .useWord), ("own", .ownWord), ("ref", .refWord), ("from", .fromWord),
    ("across", .acrossWord), ("compare", .compareWord), ("explain", .explainWord), ("expect", .expectWord),
    ("correlate", .correlateWord),
  ]
}
