import Model
import Quantities
import Syntax

/// The word that a misspelt one likely stands for.
enum Near {
  static func word(to word: String, among known: [String]) -> String? { Suggestions.nearest(to: word, among: known) }
}

extension FigureText {
  /// `4.2 ms`, `1.3 s`
  static func milliseconds(_ time: Double) -> String {
    time < 1_000
      ? NumberText.rounded(time, significant: 2) + " ms" : NumberText.rounded(time / 1_000, significant: 2) + " s"
  }
}
