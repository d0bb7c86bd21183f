import Quantities
import SourceText
import Syntax
import Wording

extension Messages {
  // MARK: Functions

  static func wrongCount(_ function: BuiltInFunction, _ count: Int, _ span: Span) -> Diagnostic {
    let (least, most) = (function.counts.lowerBound, function.counts.upperBound)
    let wanted =
      least == most ? "\(least)" : most > 60 ? localized("at least \(least)") : localized("\(least) to \(most)")
    return Diagnostic(
      code: "wrong_count", takes(function.name, wanted, isOne: most == 1, count), at: span, hint: localized("write"),
      suggestion: "\(function.name)(\(function.parameters))")
  }

  static func wrongUserCount(_ function: UserFunction, _ count: Int, _ span: Span) -> Diagnostic {
    let parameters = function.parameters.map(\.text).joined(separator: ", ")
    let wanted = function.parameters.count
    return Diagnostic(
      code: "wrong_count",
      takes(function.name.text, "\(wanted)", isOne: wanted == 1, count), at: span, hint: localized("write"),
      suggestion: "\(function.name.text)(\(parameters))")
  }

  private static func takes(_ name: String, _ wanted: String, isOne: Bool, _ count: Int) -> String {
    if isOne { return localized("\(name) takes 1 argument, and here are \(count)") }
    return count == 1
      ? localized("\(name) takes \(wanted) arguments, and here is 1")
      : localized("\(name) takes \(wanted) arguments, and here are \(count)")
  }

  static func pointInCall(_ name: Name, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "point_in_call",
      localized("\(name.text) takes plain arguments; points with a colon belong to path and interpolate"),
      at: span)
  }

  static func groupInCall(_ name: Name, _ span: Span) -> Diagnostic {
    Diagnostic(code: "group_in_call", localized("\(name.text) takes no by"), at: span)
  }

  static func layerBounds(_ from: Expression, _ to: Expression, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "layer_bounds", localized("a layer goes from the lower to the higher bound"), at: span,
      hint: localized("write"),
      suggestion: "layer(x, \(text(of: to)), \(text(of: from)))")
  }

  static func recursion(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "recursion", localized("the function '\(name.text)' calls itself, which functions may not"), at: name.span,
      hint: localized("for something that grows month by month, use a series"),
      suggestion: "x = previous * 1.03 starting 1")
  }

  static func tooManyCalls(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "too_many", localized("functions calling functions have grown past what can be read here"), at: name.span)
  }

  // MARK: Uncertainty

  static func sourceInFunction(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "source_in_function",
      localized("an uncertain value cannot stand in a function: each call would be another unknown or the same"),
      at: span, hint: localized("define it by a name and use that"), suggestion: "my_range = \(span.text)")
  }

  static func eachNeedsSource(each: Bool, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "each_needs_source", localized("\(each ? "each" : "fresh") stands before an interval or a distribution"),
      at: span,
      hint: localized("as in"),
      suggestion: "\(each ? "each" : "fresh") 20 to 40 %")
  }

  static func eachWithoutObject(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "each_without_object", localized("each draws for every object, and here is none"), at: span,
      hint: localized("put it in a field of a kind, or leave each out"))
  }

  static func eachInStep(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "each_in_step", localized("each cannot stand in a step of a pipeline"), at: span,
      hint: localized("make it a field of the kind and name that here"))
  }

  static func differentEnds(_ low: Value, _ high: Value, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "unit_mismatch",
      localized(
        "both ends of an interval are of one unit: here are \(words(low, resolver)) and \(words(high, resolver))"),
      at: [label(low, resolver), label(high, resolver)])
  }

  private static func ends(_ low: Expression, _ high: Expression) -> String {
    var from = text(of: low)
    if case .number(let literal) = low.kind, literal.unit == nil, case .number(let other) = high.kind,
      let unit = other.unit
    {
      from += " " + text(of: unit)
    }
    return "uniform(\(from), \(text(of: high)))"
  }

  static func shareEnds(_ span: Span, _ low: Expression, _ high: Expression) -> Diagnostic {
    Diagnostic(
      code: "interval_ends", localized("an interval of shares lies between 0 % and 100 %, without the ends"), at: span,
      hint: localized("for other shares use normal(mean, sd) or"), suggestion: ends(low, high))
  }

  static func positiveEnds(_ span: Span, _ low: Expression, _ high: Expression) -> Diagnostic {
    Diagnostic(
      code: "interval_ends", localized("both ends of an interval must be above 0"), at: span,
      hint: localized("for values around or below 0 use normal(mean, sd) or"), suggestion: ends(low, high))
  }

  static func endsAreEqual(_ span: Span, _ high: Expression) -> Diagnostic {
    Diagnostic(
      code: "interval_ends", localized("both ends of this interval are the same"), at: span,
      hint: localized("for one figure write"),
      suggestion: text(of: high))
  }

  static func endsInOrder(_ span: Span, _ low: Expression, _ high: Expression) -> Diagnostic {
    var from = text(of: high)
    if case .number(let literal) = high.kind, case .number(let other) = low.kind, other.unit == nil {
      from = literal.digits
    }
    var to = text(of: low)
    if case .number(let literal) = low.kind, literal.unit == nil, case .number(let other) = high.kind,
      let unit = other.unit
    {
      to += " " + text(of: unit)
    }
    return Diagnostic(
      code: "interval_ends", localized("an interval goes from the lower to the higher end"), at: span,
      hint: localized("write"),
      suggestion: "\(from) to \(to)")
  }

  static func parameters(_ name: Name, _ why: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "parameters", "\(name.text): \(why)", at: span, hint: localized("write"),
      suggestion: BuiltInFunction.named(name.text).map { "\(name.text)(\($0.parameters))" })
  }

  static func needsCertain(_ word: String, _ span: Span) -> Diagnostic {
    needsCertain(localized("\(word) needs figures that are the same in every draw and month"), at: span)
  }

  static func priorityNeedsCertain(_ span: Span) -> Diagnostic {
    needsCertain(localized("a priority needs figures that are the same in every draw and month"), at: span)
  }

  private static func needsCertain(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "needs_certain", message, at: span, hint: localized("take the expected value, or one month"),
      suggestion: "expected(\(span.text))")
  }

  static func correlationRange(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "correlation", localized("a correlation lies between -1 and 1"), at: span, hint: localized("as in"),
      suggestion: "correlate a, b at 0.6")
  }

  static func correlationWithItself(_ span: Span) -> Diagnostic {
    Diagnostic(code: "correlation", localized("a source cannot be correlated with itself"), at: span)
  }

  static func correlateNeedsSource(_ path: Path) -> Diagnostic {
    Diagnostic(
      code: "correlation", localized("'\(text(of: path))' is not one uncertain value of its own"), at: path.span,
      hint: localized("correlate two definitions such as"), suggestion: "\(path.root.text) = 680 to 950 kkr/fte/year")
  }

  // MARK: Time

  static func timeIsNoValue(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "time_is_no_value", localized("months from .. to belong to the definition of time"), at: span,
      hint: localized("as in"),
      suggestion: "time = 2026-01 .. 2035-12")
  }

  static func timeBackwards(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "time_range", localized("this range of months runs backwards"), at: span,
      hint: localized("the first month comes first, as in"),
      suggestion: "time = 2026-01 .. 2035-12")
  }

  static func timeNeedsRange(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "time_range", localized("time is a range of months, first to last, at most \(Limits.months)"), at: span,
      hint: localized("write"),
      suggestion: "time = 2026-01 .. 2035-12")
  }

  static func settingNeedsWhole(_ name: String, _ range: ClosedRange<Double>, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "setting",
      localized(
        "'\(name)' is a whole number from \(NumberText.rounded(range.lowerBound)) to \(NumberText.rounded(range.upperBound)), known beforehand"
      ),
      at: span, hint: localized("write"), suggestion: name == BuiltInName.draws ? "draws = 4 000" : "seed = 2019")
  }

  static func outsideTime(_ what: String, _ time: TimeAxis, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "outside_time",
      localized("\(what) lies outside the months of the model, \("\(time.first)") to \("\(time.last)")"), at: span,
      hint: localized("choose a month within, or widen"),
      suggestion:
        "time = \(min(String(what.prefix(4)), String(time.first.year)))-01 .. \(max(String(what.prefix(4)), String(time.last.year)))-12"
    )
  }

  static func sliceOfTotal(_ value: Value, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "slice", localized("this is one figure for the whole time and has no months to pick from"),
      at: [.init(value.span), .init(span)],
      hint: localized("pick from the series itself, or ask by year, as in"), suggestion: "x | total by year")
  }

  static func sliceNeedsMonth(_ series: Value, _ span: Span, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "slice", localized("a series is read at a month or a year known beforehand"), at: span,
      hint: localized("as in"),
      suggestion: "\(operand(series))[2027-12]")
  }

  static func previousOutside(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "previous_outside",
      localized("previous alone is the value of the definition it stands in, and here is none"),
      at: span,
      hint: localized("name the series"), suggestion: "previous(x)")
  }

  static func previousWithoutStart(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "previous_without_start", localized("'\(name)' has no value before the first month"), at: span,
      hint: localized("end its definition with a start, as in"), suggestion: "starting 0 fte")
  }

  static func previousNeedsName(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "previous_needs_name", localized("previous reads a named series"), at: span,
      hint: localized("define it first, with its start"),
      suggestion: "x = \(span.text) starting 0 fte")
  }

  static func lagMustBeWhole(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "lag", localized("previous goes back a whole number of months, known beforehand"), at: span,
      hint: localized("as in"),
      suggestion: "previous(x, 4 months)")
  }

  static func startingInside(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "starting_inside", localized("starting ends a definition and cannot stand inside a formula"), at: span)
  }

  static func pathNeedsPoints(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "path_points", localized("path takes known months, each with its value"), at: span,
      hint: localized("as in"),
      suggestion: "path(2019-06: 20 %, 2019-08: 51 %)")
  }

  static func pointsInOrder(_ span: Span) -> Diagnostic {
    Diagnostic(code: "points_in_order", localized("points must rise, each after the one before"), at: span)
  }

  static func interpolateFirst(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "interpolate", localized("interpolate takes first what is looked up, then the points"), at: span,
      hint: localized("as in"),
      suggestion: "interpolate(month, 2026-01: 20 %, 2026-12: 50 %)")
  }

  static func interpolatePoints(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "interpolate", localized("interpolate takes known points, each with its value"), at: span,
      hint: localized("as in"),
      suggestion: "interpolate(x, 0: 0 kr, 5: 10 kr)")
  }

  static func sumOfRate(_ series: Value, _ verb: Name, _ resolver: Resolver) -> Diagnostic {
    Diagnostic(
      code: "sum_of_rate",
      localized(
        "adding up \(words(series, resolver)) month by month means nothing: each month counts for a twelfth of a year"),
      at: verb.span, hint: localized("a rate is added up with"), suggestion: "total")
  }
}
