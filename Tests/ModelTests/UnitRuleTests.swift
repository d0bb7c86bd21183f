import Model
import Quantities
import SourceText
import Syntax
import Testing

/// What each rule of quantities makes of a formula: the unit it is shown in, or the start of what is said against it.
struct UnitRuleTests {
  static let definitions = """
    cost = 620 kkr/fte/year
    staff = 2 fte
    part = 20 %
    whole = 3
    start = 2026-03
    turnover = 15 %/year
    listed = 8 500 patients
    word = "ja"
    is_large = yes
    """

  @Test(arguments: [
    ("100 kr / 2 fte", "kr/fte"),
    ("cost * staff", "kkr/year"),
    ("cost * staff * 3 months", "kkr"),
    ("cost * staff in Mkr/year", "Mkr/year"),
    ("2 Mkr + 300 kkr", "Mkr"),
    ("300 kkr + 2 Mkr", "kkr"),
    ("listed / 7 gp", "patients/gp"),
    ("listed / listed", "a plain number"),
    ("listed / 3 900 patients/fte", "fte"),
    ("12 practices/month * 3 months", "practices"),
    ("25 000 h / 179 days", "h/day"),
    ("sqrt(listed * listed)", "patients"),
    ("(2 fte) ^ 2", "fte*fte"),
    ("1 / 6 months", "1/month"),
    ("part + 5 %", "a share (%)"),
    ("1 - part", "a share (%)"),
    ("1 + part", "a plain number"),
    ("1 + part - 5 %", "a plain number"),
    ("1 - part - 5 %", "a share (%)"),
    ("part * 3", "a share (%)"),
    ("3 / part", "a share (%)"),
    ("part / part", "a plain number"),
    ("20 % of cost", "kkr/fte/year"),
    ("part + (whole - part) * 0", "percent of what"),
    ("part + (part - 10 %) * (1 - exp(-2))", "a share (%)"),
    ("turnover * 12 months", "a share (%)"),
    ("turnover * 2", "%/year"),
    ("staff * turnover", "fte/year"),
    ("cost + 10 %", "percent of what"),
    ("whole + part", "percent of what"),
    ("start + 3 months", "a month"),
    ("start - 2025-01", "a length of time in months"),
    ("start + start", "cannot add"),
    ("start + 3", "cannot add"),
    ("staff + cost", "cannot add"),
    ("staff + 0", "fte"),
    ("0 - staff", "fte"),
    ("max(0, staff)", "fte"),
    ("if is_large then staff else 0", "fte"),
    ("if is_large then staff else cost", "both must be of one unit"),
    ("word + 1", "cannot add"),
    ("word == \"ja\"", "yes or no"),
    ("word < \"ja\"", "a text can only be equal or not"),
    ("is_large and staff > 1 fte", "yes or no"),
    ("is_large and staff", "and takes a condition"),
    ("part > 0.5", "cannot compare"),
    ("part < 1", "yes or no"),
    ("start >= 2026-01", "yes or no"),
    ("start.year", "a plain number"),
    ("1 year in days", "cannot show"),
    ("12 months in years", "a length of time in years"),
    ("(1 + 3 %) ^ ((start - 2026-01) / 1 year)", "a plain number"),
    ("1.03 ^ 5 years", "a power is a plain number"),
    ("cost ^ 0.5", "kkr/fte/year can only be raised"),
    ("exp(cost)", "exp takes a plain number"),
    ("round(2.5 practices)", "practices"),
    ("round(cost)", "to what should"),
    ("round(cost, 10 kkr/fte/year)", "kkr/fte/year"),
    ("3 tusenlapper", "I don't know the unit"),
    ("100 kr/staff", "'staff' is a name of the model"),
  ])
  func aFormulaGetsItsUnit(_ formula: String, _ expected: String) throws {
    let source = SourceText(name: "rules.pht", text: Self.definitions + "\n" + formula)
    let parsed = parse(source)
    #expect(parsed.diagnostics.isEmpty)
    let model = try LibraryModel.model.laying(parsed.statements, sheet: Sheet(.file, name: "rules.pht")) {
      _ throws(Diagnostics) in []
    }
    let resolver = Resolver(model)
    guard case .question(.show(let asked))? = parsed.statements.last?.kind else {
      Issue.record("the last line is no question")
      return
    }
    guard case .value(let value, _, _)? = resolver.ask(asked[0], in: resolver.baseline)?.asked else {
      let message = resolver.diagnostics.first?.message ?? ""
      #expect(message.hasPrefix(expected) || (expected == "percent of what" && message.hasSuffix("of what?")), "said: \(message)")
      return
    }
    #expect(Messages.words(value, resolver) == expected)
  }

  @Test func aWordGetsItsPluralByTheUsualRules() {
    #expect(Model.plural(of: "practice") == "practices")
    #expect(Model.plural(of: "municipality") == "municipalities")
    #expect(Model.plural(of: "day") == "days")
    #expect(Model.plural(of: "bus") == "buses")
  }
}
