import Wording

/// A built-in function: one table that checking, help, completion, documentation and tests read.
package struct BuiltInFunction: Sendable {
  package enum Section: Sendable, CaseIterable {
    case arithmetic, distribution, draws, time, collections

    /// What the section is called in help.
    package var title: String {
      switch self {
      case .arithmetic: localized("arithmetic")
      case .distribution: localized("distribution")
      case .draws: localized("statistics over draws")
      case .time: localized("time")
      case .collections: localized("collections")
      }
    }
  }
  package let name: String
  package let parameters: String
  package let counts: ClosedRange<Int>
  package let section: Section
  private let told: Phrase
  private let ask: String
  private let answer: Phrase

  /// What it gives, in a few words.
  package var summary: String { told.text }

  /// A question and what it answers in the language that is spoken, run as a test.
  package var example: (ask: String, answer: String) { (ask, answer.text) }

  package static func named(_ name: String) -> BuiltInFunction? { byName[name] }
  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  private init(
    _ name: String, _ parameters: String, _ counts: ClosedRange<Int>, _ section: Section, _ told: Phrase,
    _ ask: String, _ answer: String
  ) {
    self.name = name
    self.parameters = parameters
    self.counts = counts
    self.section = section
    self.told = told
    self.ask = ask
    self.answer = answer == "yes" ? Phrase("yes") : .number(typed: answer)
  }

  package static let all: [BuiltInFunction] = [
    .init("abs", "x", 1...1, .arithmetic, Phrase("x without its sign"), "abs(-5 kkr)", "5 kkr"),
    .init("min", "x, y, …", 2...64, .arithmetic, Phrase("the smallest of its arguments"), "min(3 fte, 2 fte)", "2 fte"),
    .init("max", "x, y, …", 2...64, .arithmetic, Phrase("the largest of its arguments"), "max(0, -4 kr)", "0 kr"),
    .init(
      "round", "x, step", 1...2, .arithmetic, Phrase("x to the nearest whole number, or the nearest multiple of step"),
      "round(1 234 kkr, 100 kkr)", "1 200 kkr"),
    .init(
      "floor", "x, step", 1...2, .arithmetic, Phrase("x down to a whole number, or to a multiple of step"),
      "floor(2.8)", "2"),
    .init(
      "ceil", "x, step", 1...2, .arithmetic, Phrase("x up to a whole number, or to a multiple of step"),
      "ceil(2.1 practices)",
      "3 practices"),
    .init("sqrt", "x", 1...1, .arithmetic, Phrase("the square root"), "sqrt(16)", "4"),
    .init("exp", "x", 1...1, .arithmetic, Phrase("e to the power of a plain number"), "exp(0)", "1"),
    .init("ln", "x", 1...1, .arithmetic, Phrase("the natural logarithm of a plain number"), "ln(1)", "0"),
    .init(
      "layer", "x, from, to", 2...3, .arithmetic,
      Phrase("the part of x between from and to; without to, all above from"),
      "layer(250 kkr, 20 kkr, 100 kkr)", "80 kkr"),
    .init("normal", "mean, sd", 2...2, .distribution, Phrase("normally distributed"), "sd(normal(0, 1)) < 1.01", "yes"),
    .init(
      "lognormal", "mean, sd", 2...2, .distribution, Phrase("lognormal, by its mean and standard deviation"),
      "expected(lognormal(10 kr, 2 kr)) > 9.9 kr", "yes"),
    .init(
      "uniform", "low, high", 2...2, .distribution, Phrase("equally likely anywhere between two ends"),
      "p50(uniform(0, 10)) > 4.9", "yes"),
    .init(
      "triangular", "low, mode, high", 3...3, .distribution, Phrase("triangular with its peak at mode"),
      "p50(triangular(0, 5, 10)) > 4.9", "yes"),
    .init(
      "pert", "low, mode, high", 3...3, .distribution, Phrase("PERT: a smooth triangular"), "p50(pert(0, 5, 10)) > 4.9",
      "yes"),
    .init(
      "beta", "a, b", 2...2, .distribution, Phrase("a share, beta distributed with shapes a and b"),
      "p50(beta(2, 2)) > 49 %",
      "yes"),
    .init(
      "gamma", "mean, sd", 2...2, .distribution, Phrase("gamma, by its mean and standard deviation"),
      "expected(gamma(10 kr, 2 kr)) > 9.9 kr", "yes"),
    .init(
      "poisson", "mean", 1...1, .distribution, Phrase("a count with that mean; keeps the unit"),
      "expected(poisson(3)) > 2.9",
      "yes"),
    .init(
      "binomial", "n, p", 2...2, .distribution, Phrase("how many of n, each with chance p; keeps the unit of n"),
      "expected(binomial(10, 50 %)) > 4.9", "yes"),
    .init(
      "happens", "chance", 1...1, .distribution, Phrase("yes with that chance"), "chance(happens(30 %)) > 29 %", "yes"),
    .init(
      "ratio", "estimate, low, high", 3...3, .distribution,
      Phrase("a published relative risk with its 95 % interval, lognormal"), "p50(ratio(0.74, 0.63, 0.87)) > 0.73",
      "yes"),
    .init("expected", "x", 1...1, .draws, Phrase("the mean over draws"), "expected(5 kr)", "5 kr"),
    .init("sd", "x", 1...1, .draws, Phrase("the standard deviation over draws"), "sd(5 kr)", "0 kr"),
    .init("p5", "x", 1...1, .draws, Phrase("the value that 5 % of draws lie below"), "p5(5 kr)", "5 kr"),
    .init("p50", "x", 1...1, .draws, Phrase("the median over draws"), "p50(5 kr)", "5 kr"),
    .init("p95", "x", 1...1, .draws, Phrase("the value that 95 % of draws lie below"), "p95(5 kr)", "5 kr"),
    .init(
      "quantile", "x, share", 2...2, .draws, Phrase("the value that a share of draws lies below"),
      "quantile(5 kr, 99 %)",
      "5 kr"),
    .init(
      "tail_mean", "x, share", 2...2, .draws, Phrase("the mean of the draws above a quantile (TVaR)"),
      "tail_mean(5 kr, 95 %)",
      "5 kr"),
    .init(
      "chance", "condition", 1...1, .draws, Phrase("the share of draws in which a condition holds"), "chance(2 > 1)",
      "100 %"),
    .init(
      "previous", "x, months", 1...2, .time, Phrase("a series one step back, or some months back"),
      "n = previous + 1 starting 0\nn[2026-03]", "3"),
    .init(
      "total", "x", 1...1, .time, Phrase("a rate added up over the months: each value times one month"),
      "total(12 kkr/year) with time = 2026-01 .. 2026-12", "12 kkr"),
    .init(
      "last", "x", 1...1, .time, Phrase("the value in the last month"), "last(month) with time = 2026-01 .. 2026-12",
      "2026-12"),
    .init(
      "first", "x", 1...1, .time, Phrase("the value in the first month"), "first(month) with time = 2026-01 .. 2026-12",
      "2026-01"),
    .init("peak", "x", 1...1, .time, Phrase("the largest value over the months"), "peak(month.number)", "12"),
    .init("mean", "x", 1...1, .time, Phrase("the mean over the months"), "mean(month.number)", "6.5"),
    .init(
      "when", "condition", 1...1, .time, Phrase("the first month in which a condition holds, or no value"),
      "when(month >= 2026-05)", "2026-05"),
    .init(
      "cumulative", "x", 1...1, .time, Phrase("a rate added up so far, month by month"),
      "last(cumulative(12 kkr/year)) with time = 2026-01 .. 2026-12", "12 kkr"),
    .init(
      "year_to_date", "x", 1...1, .time, Phrase("a rate added up since January, or since the first month"),
      "last(year_to_date(12 kkr/year)) with time = 2026-01 .. 2027-06", "6 kkr"),
    .init(
      "path", "month: value, …", 1...600, .time, Phrase("known points in time; each holds until the next"),
      "path(2026-01: 20 %, 2026-07: 50 %)[2026-03]", "20 %"),
    .init(
      "interpolate", "x, point: value, …", 2...600, .time, Phrase("lines between known points; x may be month"),
      "interpolate(2.5, 0: 0 kr, 5: 10 kr)", "5 kr"),
    .init(
      "allocate", "request, priority, supply", 3...3, .collections,
      Phrase("what a request is served, highest priority first, until the supply is used; the last one in part"),
      "kind office { name : text, need : number, asks : fte, gets = allocate(asks, need, 5 fte) }\na = office { name = \"a\", need = 1, asks = 2 fte }\nb = office { name = \"b\", need = 3, asks = 4 fte }\noffices = [a, b]\na.gets",
      "1 fte"),
    .init(
      "allocate_whole", "request, priority, supply", 3...3, .collections,
      Phrase("as allocate, but stops at the first request that does not fit whole"),
      "kind office { name : text, need : number, asks : fte, gets = allocate_whole(asks, need, 5 fte) }\na = office { name = \"a\", need = 1, asks = 2 fte }\nb = office { name = \"b\", need = 3, asks = 4 fte }\noffices = [a, b]\na.gets",
      "0 fte"),
    .init(
      "rank", "x", 1...1, .collections, Phrase("the place among the objects of the collection, 1 = highest"),
      "kind office { name : text, need : number, asks : fte, place = rank(need) }\na = office { name = \"a\", need = 1, asks = 2 fte }\nb = office { name = \"b\", need = 3, asks = 4 fte }\noffices = [a, b]\nb.place",
      "1"
    ),
  ]
}

/// Names that every model has and none may define.
package enum BuiltInName {
  package static let month = "month"
  package static let step = "step"
  package static let all: Set<String> = [month, step]
  /// Definitions that settle how a model is run, with their values where a model says nothing.
  package static let draws = "draws"
  package static let seed = "seed"
  package static let time = "time"
  package static let settings: [Setting] = [
    Setting(name: draws, value: "4 000", told: Phrase("how many draws an uncertain value has")),
    Setting(name: seed, value: "2019", told: Phrase("the number that all draws start from")),
    Setting(name: time, value: "2026-01 .. 2035-12", told: Phrase("the months that a series runs over")),
  ]

  package struct Setting: Sendable {
    package let name: String
    package let value: String
    fileprivate let told: Phrase

    package var note: String { told.text }
  }
}
