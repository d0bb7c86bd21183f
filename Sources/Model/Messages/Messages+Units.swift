import Quantities
import SourceText
import Syntax
import Wording

extension Messages {
  // MARK: Units

  static func unitIsTaken(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "unit_again", localized("the unit '\(name.text)' is there already"), at: name.span,
      hint: localized("use it as it is, or choose another word"))
  }

  static func unitNeedsQuantity(_ name: Name, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unit_needs_quantity", localized("a unit is a new thing to count, or a name for a quantity above 0"),
      at: span,
      hint: localized("write"),
      suggestion: "unit \(name.text) = 1 000 kr")
  }

  static func percentBelowBar(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "percent_unit", localized("% may stand once, first in a unit"), at: name.span, hint: localized("as in"),
      suggestion: "15 %/year")
  }

  /// Units by the words that a planner may try first.
  static let usualUnits: [String: String] = [
    "nurse": "fte", "nurses": "fte", "ftes": "fte", "doctor": "gp", "doctors": "gp", "hour": "h", "hours": "h",
    "hr": "h",
    "minutes": "min", "minute": "min", "kroner": "kr", "krone": "kr", "percent": "%", "pct": "%", "år": "year",
    "måned": "month", "måneder": "months", "people": "patients", "persons": "patients", "prosent": "%",
    "stilling": "fte", "stillinger": "fte", "y": "year", "yr": "year",
    "mnd": "month", "time": "h", "timer": "h", "t": "h", "m": "month", "lege": "gp", "leger": "gp",
    "pasient": "patient",
    "pasienter": "patients", "sykepleier": "fte", "sykepleiere": "fte",
  ]

  static func unknownUnit(_ factor: UnitText.Factor, in text: UnitText, table: UnitTable, names: Set<String>)
    -> Diagnostic
  {
    let name = factor.name
    var problem = Diagnostic(code: "unknown_unit", localized("I don't know the unit '\(name.text)'"), at: name.span)
    let meant = usualUnits[name.text.lowercased()]
    let scales = [
      "mill": "million", "millioner": "million", "mio": "million", "tusen": "thousand", "milliard": "billion",
      "milliarder": "billion",
    ]
    if let scale = scales[name.text.lowercased()] {
      problem.message = localized("'\(name.text)' is not a unit")
      problem.hint = localized("write the size of the number so")
      problem.suggestion = "3 \(scale) kr"
    } else if let meant, meant == "%" || table[name: meant] != nil {
      problem.hint = localized("did you mean")
      problem.suggestion = meant
    } else if names.contains(name.text) {
      problem.message = localized("'\(name.text)' is a name of the model, and a unit is wanted here")
      problem.hint = localized("to calculate with it, put spaces round the sign")
      problem.suggestion = spaced(name, text)
    } else if let near = Suggestions.nearest(to: name.text, among: table.names) {
      problem.hint = localized("did you mean")
      problem.suggestion = near
    } else {
      problem.hint = localized("to count a new thing, declare it")
      problem.suggestion = "unit \(name.text)"
    }
    return problem
  }

  /// The literal and the name apart: `100 kr / nurses`.
  private static func spaced(_ name: Name, _ unit: UnitText) -> String {
    let line = name.span.source.line(name.span.line)
    let start = unit.span.lower - line.start
    let bytes = Array(line.text.utf8)
    var from = min(max(0, start), bytes.count)
    while from > 0, bytes[from - 1] == 32 || (48...57).contains(bytes[from - 1]) || bytes[from - 1] == 46 { from -= 1 }
    let before = String(
      decoding: bytes[from..<min(max(from, name.span.lower - line.start), bytes.count)], as: UTF8.self)
    let trimmed = before.drop { $0 == " " }
    guard let sign = trimmed.last, sign == "/" || sign == "*" else { return "\(trimmed)* \(name.text)" }
    return "\(trimmed.dropLast()) \(sign) \(name.text)"
  }

  static func juxtaposition(_ digits: String, _ name: Name, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "juxtaposition", localized("'\(name.text)' is not a unit, and two things side by side are not multiplied"),
      at: span,
      hint: localized("to multiply, write"), suggestion: "\(digits) * \(name.text)")
  }

  static func pointOrGroup(_ digits: String, _ whole: String, _ unit: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      .warning, code: "point_or_group",
      localized("a point parts decimals, so this is \(digits) and not \(whole) \(unit)"),
      at: span,
      hint: localized("for thousands write a space"), suggestion: "\(whole) \(unit)")
  }

  static func cannotConvert(_ value: Value, to unit: UnitExpression, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    let wanted = unit.text(in: resolver.model.units)
    var problem = Diagnostic(
      code: "unit_mismatch", localized("cannot show \(words(value, resolver)) in \(wanted)"),
      at: [label(value, resolver), .init(span, wanted)])
    if let dimension = value.dimension {
      let ratio = unit.dimension(in: resolver.model.units) / dimension
      if ratio == Dimension(.calendar) {
        problem.hint = localized("a rate is added up over the months with")
        problem.suggestion = "total(\(value.span.text)) in \(wanted)"
      } else if dimension == Dimension(.calendar), wanted.hasPrefix("day") || wanted.hasPrefix("week") {
        problem.hint = localized("a working day is no part of a calendar year; say how many, as in")
        problem.suggestion = "\(operand(value)) * 230 \(wanted)/year"
      } else if !ratio.isNone, !dimension.isNone {
        problem.hint =
          localized(
            "it takes a figure in \(resolver.model.units.baseExpression(of: ratio).text(in: resolver.model.units)) between them"
          )
      }
    }
    return problem
  }

  static func declaredOtherwise(
    _ name: String, _ value: Value, _ type: ValueType, _ unit: UnitExpression, _ resolver: Resolver
  ) -> Diagnostic {
    if value.type == .number, value.operation.constantValue != nil, case .quantity(let dimension) = type,
      !dimension.isNone
    {
      return Diagnostic(
        code: "unit_mismatch", localized("'\(name)' is \(words(type, unit, resolver)), and this is a plain number"),
        at: [label(value, resolver)],
        hint: localized("give the number its unit"),
        suggestion: "\(value.span.text) \(unit.text(in: resolver.model.units))")
    }
    return Diagnostic(
      code: "unit_mismatch",
      localized("'\(name)' is \(words(type, unit, resolver)), and this gives \(words(value, resolver))"),
      at: [label(value, resolver)],
      hint: value.type == .share || type == .share ? localized("a share is written with %, as in") : nil,
      suggestion: value.type == .share || type == .share ? "20 %" : nil)
  }

  static func zeroNeedsUnit(_ name: String, _ span: Span) -> Diagnostic {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    return Diagnostic(
      code: "zero_needs_unit", localized("0 fits any unit, so '\(name)' must say which it has"), at: span,
      hint: localized("declare it, as in"),
      suggestion: "\(last) : kr/year = 0")
  }

  static func cannotCombine(_ sign: BinaryOperator, _ left: Value, _ right: Value, _ span: Span, _ resolver: Resolver)
    -> Diagnostic
  {
    let (one, two) = (words(left, resolver), words(right, resolver))
    let message =
      sign == .add ? localized("cannot add \(one) and \(two)") : localized("cannot subtract \(two) from \(one)")
    var problem = Diagnostic(code: "unit_mismatch", message, at: [label(left, resolver), label(right, resolver)])
    let table = resolver.model.units
    switch (left.type, right.type) {
    case (.date, .date):
      problem.hint = localized("the time between two months is")
      problem.suggestion = "\(operand(left)) - \(operand(right))"
    case (.date, _), (_, .date):
      problem.hint = localized("to move a month, add a time")
      problem.suggestion = "\(operand(left.type == .date ? left : right)) + 3 months"
    default:
      if let plain = [left, right].first(where: { $0.type == .number }),
        let other = [left, right].first(where: { $0.dimension?.isNone == false }),
        plain.operation.constantValue != nil
      {
        problem.hint = localized("give the number its unit")
        problem.suggestion = "\(plain.span.text) \(other.unit.text(in: table))"
      }
      guard let first = left.dimension, let second = right.dimension, !first.isNone, !second.isNone else { break }
      let perTime = first / second
      if perTime == Dimension(.calendar) || perTime == Dimension(.calendar, -1) {
        let rate = perTime == Dimension(.calendar) ? right : left
        problem.hint = localized("one of them is a rate; what it comes to in a month is")
        problem.suggestion = "\(operand(rate)) * step"
        return problem
      }
      let cancels = first.bases.contains { first.exponent(of: $0) * second.exponent(of: $0) < 0 }
      let unit = left.unit.combined(right.unit, sign: 1, in: table)
      if cancels {
        let what = (first * second).bases.contains(.money) ? localized("a cost") : unit.text(in: table)
        problem.hint = localized("to get \(what.isEmpty ? localized("a plain number") : what), write")
        problem.suggestion = "\(operand(left)) * \(operand(right))"
      }
    }
    return problem
  }

  static func percentOfWhat(_ sign: BinaryOperator, _ left: Value, _ right: Value, _ span: Span) -> Diagnostic {
    let (share, other) = right.type == .share ? (right, left) : (left, right)
    if left.span.source !== right.span.source || left.span.lower > right.span.lower
      || !span.text.contains(left.span.text)
    {
      // A step on a value below: nurse_pay += 10 %.
      let target =
        span.text.split(separator: sign.rawValue + "=", maxSplits: 1).first.map { $0.filter { $0 != " " } } ?? ""
      return Diagnostic(
        code: "percent_of_what", localized("\(right.span.text) of what?"),
        at: [.init(right.span, localized("a share (%)"))],
        hint: localized("to change by a share, write"), suggestion: "\(target) *= 1 \(sign.rawValue) \(operand(right))")
    }
    return Diagnostic(
      code: "percent_of_what", localized("\(share.span.text) of what?"),
      at: [.init(other.span), .init(share.span, localized("a share (%)"))],
      hint: other.dimension?.isNone == true
        ? localized("for percentage points both sides are shares; to change by a share, write") : localized("write"),
      suggestion: "\(operand(other)) * (1 \(sign.rawValue) \(operand(share)))")
  }

  static func cannotMultiply(_ what: String, _ left: Value, _ right: Value, _ span: Span, _ resolver: Resolver)
    -> Diagnostic
  {
    let message: String
    switch what {
    case "multiply": message = localized("cannot multiply \(words(left, resolver)) and \(words(right, resolver))")
    case "divide": message = localized("cannot divide \(words(left, resolver)) by \(words(right, resolver))")
    default: message = localized("cannot raise \(words(left, resolver)) to a power")
    }
    var problem = Diagnostic(code: "not_a_quantity", message, at: [label(left, resolver), label(right, resolver)])
    if left.type == .yesNo || right.type == .yesNo {
      let (test, other) = left.type == .yesNo ? (left, right) : (right, left)
      problem.hint = localized("to count it only when it holds, write")
      problem.suggestion = "if \(test.span.text) then \(other.span.text) else 0"
    }
    return problem
  }

  static func cannotCompare(_ left: Value, _ right: Value, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    var problem = Diagnostic(
      code: "unit_mismatch", localized("cannot compare \(words(left, resolver)) and \(words(right, resolver))"),
      at: [label(left, resolver), label(right, resolver)])
    if left.type == .share || right.type == .share, left.dimension?.isNone == true, right.dimension?.isNone == true {
      problem.hint = localized("write both as shares, as in")
      problem.suggestion = "50 %"
    } else if let unit = [left, right].first(where: { $0.dimension?.isNone == false })?.unit,
      let plain = [left, right].first(where: { $0.type == .number })
    {
      problem.hint = localized("give the number its unit")
      problem.suggestion = "\(plain.span.text) \(unit.text(in: resolver.model.units))"
    }
    return problem
  }

  static func noOrder(_ value: Value, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "no_order", localized("\(words(value, resolver)) can only be equal or not"), at: span,
      hint: localized("compare with == or !="))
  }

  static func differentBranches(_ left: Value, _ right: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "unit_mismatch",
      localized("both must be of one unit: here are \(words(left, resolver)) and \(words(right, resolver))"),
      at: [label(left, resolver), label(right, resolver)])
  }

  static func needsCondition(_ what: String, _ value: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "needs_condition", localized("\(what) takes a condition, and this is \(words(value, resolver))"),
      at: value.span,
      hint: localized("compare it with something"), suggestion: "\(operand(value)) > 0")
  }

  static func needsQuantity(_ word: String, _ value: Value, _ resolver: Resolver) -> Diagnostic {
    needsQuantity(localized("\(word) takes a figure, and this is \(words(value, resolver))"), value)
  }

  static func priorityNeedsQuantity(_ value: Value, _ resolver: Resolver) -> Diagnostic {
    needsQuantity(localized("a priority takes a figure, and this is \(words(value, resolver))"), value)
  }

  static func meanOfAYearNeedsQuantity(_ value: Value, _ resolver: Resolver) -> Diagnostic {
    needsQuantity(localized("the mean of a year takes a figure, and this is \(words(value, resolver))"), value)
  }

  private static func needsQuantity(_ message: String, _ value: Value) -> Diagnostic {
    Diagnostic(code: "not_a_quantity", message, at: value.span)
  }

  static func needsNumber(_ name: Name, _ value: Value, _ resolver: Resolver) -> Diagnostic {
    let unit = value.unit.text(in: resolver.model.units)
    return Diagnostic(
      code: "needs_number", localized("\(name.text) takes a plain number, and this is \(words(value, resolver))"),
      at: value.span,
      hint: unit.isEmpty ? nil : localized("divide by a unit first"),
      suggestion: unit.isEmpty ? nil : "\(name.text)(\(operand(value)) / 1 \(unit))")
  }

  static func needsShare(_ name: String, _ value: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "needs_share", localized("\(name) takes a share known beforehand, from 0 % to below 100 %"), at: value.span,
      hint: localized("as in"),
      suggestion: "\(name)(x, 95 %)")
  }

  static func noMinus(_ value: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(code: "not_a_quantity", localized("there is no minus of \(words(value, resolver))"), at: value.span)
  }

  static func powerNeedsNumber(_ value: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "needs_number", localized("a power is a plain number, and this is \(words(value, resolver))"),
      at: value.span,
      hint: localized("divide by a unit first"), suggestion: "(\(value.span.text)) / 1 year")
  }

  static func powerOfQuantity(_ base: Value, _ exponent: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "power_of_quantity",
      localized("\(words(base, resolver)) can only be raised to a whole number written there, up to 8"),
      at: [label(base, resolver), .init(exponent.span)])
  }

  static func noSquareRoot(_ value: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "no_square_root", localized("there is no square root of \(words(value, resolver))"), at: value.span)
  }

  static func roundWhat(_ name: Name, _ value: Value, _ resolver: Resolver) -> Diagnostic {
    let unit = value.unit.text(in: resolver.model.units)
    return Diagnostic(
      code: "round_what", localized("to what should \(words(value, resolver)) be rounded?"), at: value.span,
      hint: localized("give a step, as in"),
      suggestion: "\(name.text)(\(value.span.text), \(value.type == .share ? "1 %" : "1 \(unit)"))")
  }

  static func roundingStep(_ name: Name, _ value: Value, _ step: Value, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "unit_mismatch",
      localized(
        "the step must be of the same unit, above 0: here are \(words(value, resolver)) and \(words(step, resolver))"),
      at: [label(value, resolver), label(step, resolver)])
  }

  static func valueHasNoFields(_ value: Value, _ name: Name, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "no_fields", localized("'\(value.span.text)' is \(words(value, resolver)) and has no field '\(name.text)'"),
      at: name.span)
  }
}
