import SourceText
import Wording

/// The wording of every error about how a text is written.
extension Diagnostic {
  // MARK: Characters

  static func notReadable(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "bad_text", localized("this is not readable text"), at: place, localized("not UTF-8"),
      hint: localized("save the file as UTF-8"))
  }

  static func strayCharacter(_ place: Span, _ shown: String) -> Diagnostic {
    Diagnostic(code: "stray_character", localized("the character \(shown) has no meaning here"), at: place)
  }

  static func typographic(_ place: Span, _ shown: String, write plain: String) -> Diagnostic {
    let interval = shown == "–" || shown == "—"
    return Diagnostic(
      code: "wrong_sign", localized("\(shown) is written \(plain) here"), at: place, localized("write \(plain)"),
      hint: interval ? localized("for less write -, for an interval write to, as in") : nil,
      suggestion: interval ? "5 to 8 months" : nil)
  }

  static func semicolon(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "wrong_sign", localized("a line needs no ; at its end"), at: place, localized("leave it out"),
      hint: localized("between values write a comma, between statements a new line"))
  }

  static func quotes(_ place: Span, _ words: String) -> Diagnostic {
    Diagnostic(
      code: "wrong_quotes", localized("a text stands between straight double quotes"), at: place,
      hint: localized("write"), suggestion: words.utf8.count <= 60 ? "\"\(words)\"" : nil)
  }

  static func unclosedText(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "unclosed_text", localized("this text has no closing quote on its line"), at: place,
      localized("begins here"), hint: localized("write a \" at its end"))
  }

  // MARK: Numbers and months

  static func decimalComma(_ place: Span, _ groups: [String]) -> Diagnostic {
    let two = groups.count == 2
    let grouped = groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    let thousands = groups.joined(separator: " ")
    return Diagnostic(
      code: "decimal_comma", localized("a number is written with a point"), at: place,
      hint: two
        ? localized("for two values write \(groups[0]), \(groups[1]); for one number write")
        : grouped
          ? localized("thousands are set apart by blanks, so write")
          : localized("set values apart by a comma and a blank, so write"),
      suggestion: two ? groups.joined(separator: ".") : grouped ? thousands : groups.joined(separator: ", "))
  }

  static func pointsAsGroups(_ place: Span, _ written: String) -> Diagnostic {
    Diagnostic(
      code: "two_points", localized("a number has one point at most"), at: place,
      hint: localized("thousands are set apart by blanks, so write"),
      suggestion: written.split(separator: ".").joined(separator: " "))
  }

  static func barePoint(_ place: Span, write digits: String) -> Diagnostic {
    Diagnostic(
      code: "bare_point", localized("a number begins with a digit"), at: place, hint: localized("write"),
      suggestion: digits)
  }

  static func digitGroups(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "digit_groups", localized("digits are set apart in threes"), at: place, hint: localized("as in"),
      suggestion: "8 500")
  }

  static func numberTooLarge(_ place: Span) -> Diagnostic {
    Diagnostic(code: "number_too_large", localized("this number is too large to reckon with"), at: place)
  }

  static func shortMonth(_ place: Span, year: Int, number: Int) -> Diagnostic {
    let month = number == 0 ? "01" : "0\(number)"
    return Diagnostic(
      code: "short_month", localized("is this a month or a subtraction?"), at: place,
      hint: localized("for the difference write \(year) - \(number); for the month write"),
      suggestion: "\(year)-\(month)")
  }

  static func yearOutOfReach(_ place: Span, _ written: String, year: Int, number: Int) -> Diagnostic {
    Diagnostic(
      code: "year_out_of_reach",
      localized("\(written) lies outside the months that can be written, 1900-01 to 2199-12"), at: place,
      hint: localized("for the difference write"), suggestion: "\(year) - \(number)")
  }

  static func noSuchMonth(_ place: Span, _ written: String, year: Int, number: Int) -> Diagnostic {
    Diagnostic(
      code: "no_such_month", localized("there is no month \(written)"), at: place, localized("months are 01 to 12"),
      hint: localized("for the difference write"), suggestion: "\(year) - \(number)")
  }

  static func dayOfMonth(_ place: Span, write month: String) -> Diagnostic {
    Diagnostic(
      code: "day_of_month", localized("there are months, but no days of a month"), at: place, hint: localized("write"),
      suggestion: month)
  }

  // MARK: Limits

  static func tooLarge(_ place: Span) -> Diagnostic {
    Diagnostic(code: "too_large", localized("the file is larger than 16 MiB"), at: place)
  }

  static func statementTooLong(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "too_long", localized("this statement is too long"), at: place,
      hint: localized("name parts of it, and use the names"))
  }

  static func tooDeep(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "too_deep", localized("there are more than 256 brackets or conditions within each other"), at: place,
      hint: localized("name parts of it, and use the names"))
  }

  static func chainTooLong(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "too_long", localized("there are more than 1 000 operations in a row"), at: place,
      hint: localized("name parts of it, and use the names"))
  }

  static func tooManyErrors(_ place: Span) -> Diagnostic {
    Diagnostic(code: "too_many_errors", localized("there are too many errors to show the rest"), at: place)
  }
}
