import SourceText
import Wording

/// The wording of errors about formulas.
extension Diagnostic {
  static func singleEquals(_ place: Span, line: String?) -> Diagnostic {
    Diagnostic(
      code: "single_equals", localized("one = sets a value; write == to compare"), at: place, localized("write =="),
      hint: line == nil ? nil : localized("write"), suggestion: line)
  }

  static func chainedComparison(
    _ first: Span, _ second: Span, signs: (String, String), line: String?
  ) -> Diagnostic {
    Diagnostic(
      code: "chained_comparison", localized("comparisons stand alone: write a \(signs.0) b and b \(signs.1) c"),
      at: [Label(first), Label(second)], hint: line == nil ? nil : localized("write"), suggestion: line)
  }

  static func bracketAfterValue(_ place: Span, _ left: String, line: String) -> Diagnostic {
    Diagnostic(
      code: "side_by_side", localized("there is no sign between \(left) and the bracket"), at: place,
      hint: localized("to multiply, write"), suggestion: line)
  }

  static func nameInPieces(_ place: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "name_in_pieces", localized("a name is one word that begins with a letter"), at: place,
      hint: localized("join its parts with _, as in"), suggestion: "\(name) = …")
  }

  static func sideBySide(
    _ left: Span, _ right: Span, _ first: String, _ second: String, separate: Bool
  ) -> Diagnostic {
    if ReservedWords.steps.contains(second) {
      return Diagnostic(
        code: "side_by_side", localized("there is no sign between \(first) and \(second)"),
        at: [Label(left), Label(right)],
        hint: localized("a step stands behind |, so write"), suggestion: "\(first) | \(second) …")
    }
    if second == "by" {
      return Diagnostic(
        code: "side_by_side", localized("'by' makes groups of a collection, behind a step such as sum or mean"),
        at: [Label(right)], hint: localized("as in"),
        suggestion: "practices | sum \(first) by county")
    }
    return Diagnostic(
      code: "side_by_side", localized("there is no sign between \(first) and \(second)"),
      at: [Label(left), Label(right)],
      hint: separate ? localized("for two values write") : localized("to multiply, write"),
      suggestion: separate ? "\(first), \(second)" : "\(first) * \(second)")
  }

  static func norwegianWord(_ place: Span, _ word: String, _ meant: String, line: String) -> Diagnostic {
    Diagnostic(
      code: "side_by_side", localized("the words of the language are English: '\(word)' is '\(meant)'"), at: place,
      hint: localized("write"), suggestion: line)
  }

  static func misspeltWord(_ place: Span, _ word: String, line: String) -> Diagnostic {
    Diagnostic(
      code: "side_by_side", localized("I don't know the word '\(word)'"), at: place, hint: localized("did you mean"),
      suggestion: line)
  }

  static func notNeedsBrackets(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "needs_brackets", localized("not needs brackets here"), at: place, hint: localized("write"),
      suggestion: "(not …)")
  }

  static func plusSign(_ place: Span) -> Diagnostic {
    Diagnostic(code: "plus_sign", localized("a number needs no + before it"), at: place, localized("leave it out"))
  }

  static func pipeAfterClause(_ bar: Span, _ clause: Span, _ left: String?) -> Diagnostic {
    Diagnostic(
      code: "needs_brackets", localized("\(clause.text) reaches to the end, so | cannot follow it"),
      at: [Label(clause), Label(bar)],
      hint: left == nil ? localized("put brackets around what stands before |") : localized("write"),
      suggestion: left.map { "(\($0)) | …" })
  }

  static func intervalEnds(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "interval_ends", localized("an interval stands between two numbers, or two formulas in brackets"),
      at: place, hint: localized("as in"), suggestion: "680 to 950 kkr")
  }

  static func intervalOfNames(_ place: Span, _ low: String) -> Diagnostic {
    Diagnostic(
      code: "interval_ends", localized("an interval stands between two numbers, or two formulas in brackets"),
      at: place, hint: localized("write"), suggestion: "(\(low)) to (…)")
  }

  static func intervalHasTwoEnds(_ place: Span) -> Diagnostic {
    Diagnostic(code: "interval_ends", localized("an interval has two ends"), at: place, localized("a third one"))
  }

  static func minusBeforeInterval(_ sign: Span, low: String?, high: String?) -> Diagnostic {
    var line: String?
    if let low, let high { line = "uniform(\(low), \(high))" }
    return Diagnostic(
      code: "minus_before_interval", localized("an interval with to cannot have an end below zero"), at: sign,
      hint: localized("write normal(mean, spread), or"), suggestion: line ?? "uniform(-5 kr, 10 kr)")
  }

  static func rangeHasTwoEnds(_ place: Span) -> Diagnostic {
    Diagnostic(code: "range_ends", localized("a stretch of months has two ends"), at: place, localized("a third one"))
  }

  static func modifierNeedsInterval(_ place: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "needs_interval", localized("\(word) stands before something uncertain: an interval or a distribution"),
      at: place, hint: localized("as in"), suggestion: "\(word) 20 to 40 %")
  }

  static func saidTwice(_ place: Span, _ word: String) -> Diagnostic {
    Diagnostic(code: "said_twice", localized("\(word) is said twice"), at: place)
  }

  static func missingThen(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_then", localized("this if has no then"), at: place, hint: localized("write"),
      suggestion: "if condition then a else b")
  }

  static func missingElse(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_else", localized("this if has no else: what holds otherwise?"), at: place,
      hint: localized("write"), suggestion: "if condition then a else b")
  }

  static func missingValue(_ place: Span, after word: String) -> Diagnostic {
    Diagnostic(
      code: "missing_value",
      word.isEmpty || word.utf8.count > 20 || word.utf8.contains(10)
        ? localized("a value or a name is missing here") : localized("a value or a name is missing after \(word)"),
      at: place)
  }

  static func missingField(_ place: Span) -> Diagnostic {
    Diagnostic(code: "missing_field", localized("the name of a field follows a point"), at: place)
  }

  static func missingVerb(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_step", localized("after | stands what to do"), at: place, hint: localized("as in"),
      suggestion: "practices | sum patients")
  }

  static func missingUnit(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "missing_unit", localized("a unit is missing here"), at: place, hint: localized("as in"),
      suggestion: "kr/year")
  }

  static func spacedUnit(_ place: Span, write unit: String) -> Diagnostic {
    Diagnostic(
      code: "spaced_unit", localized("a unit is written without blanks"), at: place, hint: localized("write"),
      suggestion: unit)
  }

  static func missingFile(_ place: Span, _ line: String) -> Diagnostic {
    Diagnostic(
      code: "missing_file", localized("the name of a file is missing, in quotes"), at: place, hint: localized("write"),
      suggestion: line)
  }

  static func unclosedBracket(_ opening: Span, _ sign: String, at end: Span) -> Diagnostic {
    Diagnostic(
      code: "unclosed_bracket", localized("this \(sign) is never closed"),
      at: [Label(opening, localized("opened here")), Label(end, localized("missing before this"))])
  }

  static func strayBracket(_ place: Span, _ sign: String) -> Diagnostic {
    Diagnostic(code: "stray_bracket", localized("this \(sign) closes nothing"), at: place)
  }

  static func operatorAtLineStart(_ place: Span, _ sign: String) -> Diagnostic {
    Diagnostic(
      code: "operator_at_line_start", localized("a line cannot begin with \(sign)"), at: place,
      hint: localized("write \(sign) at the end of the line before, or put brackets around the whole"))
  }

  static func endsTooEarly(_ place: Span) -> Diagnostic {
    Diagnostic(code: "ends_too_early", localized("the line ends too early"), at: place)
  }

  static func misplacedWord(_ place: Span, _ word: String) -> Diagnostic {
    Diagnostic(code: "misplaced", localized("the word \(word) cannot stand here"), at: place)
  }

  static func misplacedSign(_ place: Span, _ sign: String) -> Diagnostic {
    Diagnostic(
      code: "misplaced",
      sign.utf8.count > 20 ? localized("this cannot stand here") : localized("\(sign) cannot stand here"), at: place)
  }
}
