/// What may stand at a place of a text.
package struct Completion: Sendable {
  /// One thing that may stand there, with a few words about it: its value, its unit, the first line of its note.
  package struct Candidate: Hashable, Sendable {
    package var text: String
    package var detail: String

    package init(text: String, detail: String = "") {
      self.text = text
      self.detail = detail
    }
  }

  /// The part of the text that a candidate takes the place of, counted in Unicode scalars.
  package var replace: Range<Int>
  package var candidates: [Candidate]

  package init(replace: Range<Int>, candidates: [Candidate]) {
    self.replace = replace
    self.candidates = candidates
  }

  /// Nothing fits.
  package static let none = Completion(replace: 0..<0, candidates: [])

  /// The longest text that all candidates begin with.
  var commonBeginning: String {
    guard var common = candidates.first.map({ Array($0.text) }) else { return "" }
    for candidate in candidates.dropFirst() {
      let shared = zip(common, candidate.text).prefix { $0 == $1 }.count
      common.removeSubrange(shared...)
    }
    return String(common)
  }
}
