/// What may stand at a place of the text that is typed.
package struct Completions: Equatable, Sendable {
  package struct Candidate: Equatable, Sendable {
    package var text: String
    package var detail: String
    package init(_ text: String, _ detail: String = "") {
      self.text = text
      self.detail = detail
    }
  }
  /// The part of the text that a candidate takes the place of, counted in Unicode scalars.
  package var replace: Range<Int>
  package var candidates: [Candidate]

  package static func none(at cursor: Int) -> Completions { Completions(replace: cursor..<cursor, candidates: []) }
}
