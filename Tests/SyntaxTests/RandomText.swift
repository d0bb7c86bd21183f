import Quantities
import SourceText
import Syntax

/// Grows random statements that the language can write.
struct RandomText {
  var dice: Dice
  private let nowhere = SourceText(name: "prompt", text: "").all
  /// Every comment is a word of its own, so that its fate can be followed.
  private(set) var comments: [String] = []

  init(seed: UInt64) { dice = Dice(seed: seed) }

  private mutating func name() -> Name {
    Name(dice.pick(["a", "nurses", "team", "share", "where", "sum", "årsverk", "month", "x1", "_y", "mean"]), nowhere)
  }

  private mutating func count(_ most: Int) -> Int { dice.below(most + 1) }

  private mutating func unit(first: Bool = true) -> UnitText {
    var factors = [
      UnitText.Factor(Name(dice.pick(["kr", "fte", "%", "practices"]), nowhere), power: dice.chance(85) ? 1 : -1)
    ]
    // A percent sign has no name's letters, so it cannot follow a bare slash.
    if factors[0].power < 0 { factors = [UnitText.Factor(Name("month", nowhere), power: -1)] }
    for _ in 0..<count(2) {
      factors.append(UnitText.Factor(Name(dice.pick(["year", "fte", "h"]), nowhere), power: dice.chance(75) ? -1 : 1))
    }
    return UnitText(factors, nowhere)
  }

  private mutating func number() -> Expression {
    let digits = dice.pick(["0", "4.5", "8 500", "1 200 000", "3.2 million", "1e6", "8_500", "12"])
    return make(.number(NumberLiteral(value: 1, digits: digits, unit: dice.chance(60) ? unit() : nil)))
  }

  private func make(_ kind: Expression.Kind) -> Expression { Expression(kind, nowhere) }

  private mutating func leaf() -> Expression {
    switch dice.below(9) {
    case 0, 1: number()
    case 2: make(.text(dice.pick(["", "Ringsaker 1", "a # b", "{ø}"])))
    case 3: make(.yesNo(dice.chance(50)))
    case 4: make(.month(Month(year: 2000 + dice.below(90), number: 1 + dice.below(12))))
    case 5: make(dice.chance(50) ? .this : .previous)
    case 6: make(.rows(kind: name(), file: "x.csv", nowhere))
    default: make(.name(name().text))
    }
  }

  private mutating func end(_ depth: Int) -> Expression { dice.chance(70) ? number() : formula(depth) }

  mutating func formula(_ depth: Int) -> Expression {
    guard depth > 0 else { return leaf() }
    let below = depth - 1
    switch dice.below(20) {
    case 0, 1: return leaf()
    case 2: return make(.interval(low: end(below), high: end(below)))
    case 3:
      let each = dice.chance(50)
      let source = dice.chance(50) ? make(.interval(low: end(below), high: end(below))) : call(below)
      return make(.modified(each: each, fresh: !each || dice.chance(50), source))
    case 4: return make(.field(formula(below), name()))
    case 5: return make(.index(formula(below), formula(below)))
    case 6: return call(below)
    case 7: return make(.unary(dice.chance(60) ? .minus : .not, formula(below)))
    case 8, 9, 10, 11: return make(.binary(dice.pick(BinaryOperator.allCases), formula(below), formula(below)))
    case 12: return make(.conditional(formula(below), formula(below), formula(below)))
    case 13: return make(.construct(kind: name(), changes(below)))
    case 14: return make(.list((0..<count(3)).map { _ in formula(below) }))
    case 15: return make(.pipeline(formula(below), (0...count(2)).map { _ in step(below) }))
    case 16: return make(.with(formula(below), layer(below)))
    case 17: return make(.given(formula(below), formula(below)))
    case 18: return make(.convert(formula(below), unit()))
    default: return make(.range(formula(below), formula(below)))
    }
  }

  private mutating func call(_ depth: Int) -> Expression {
    var arguments: [Argument] = []
    for _ in 0..<count(3) {
      arguments.append(
        Argument(
          point: dice.chance(20) ? formula(depth) : nil, value: formula(depth),
          group: dice.chance(15) ? formula(depth) : nil))
    }
    return make(.call(Name(dice.pick(["f", "max", "previous", "map"]), nowhere), arguments))
  }

  private mutating func step(_ depth: Int) -> Step {
    let arguments = (0..<count(2)).map { _ in formula(depth) }
    let groups = (0..<(dice.chance(30) ? 1 + count(1) : 0)).map { _ in formula(depth) }
    return Step(
      verb: Name(dice.pick(["where", "sum", "sort", "take", "total"]), nowhere), arguments: arguments, groups: groups,
      descending: dice.chance(20), span: nowhere)
  }

  private mutating func layer(_ depth: Int) -> LayerText {
    if dice.chance(30) { return .scenarios((0...count(1)).map { _ in name() }) }
    if dice.chance(50) { return .changes(changes(depth), braces: true) }
    return .changes(
      [Change(target: path(), operation: changeOperator(), value: formula(depth), span: nowhere)], braces: false)
  }

  private mutating func changeOperator() -> ChangeOperator { dice.pick([.set, .add, .subtract, .multiply]) }

  private mutating func path() -> Path {
    let parts: [Path.Part] = (0..<count(2)).map { _ in dice.chance(75) ? .field(name()) : .index(leaf()) }
    return Path(root: name(), parts: parts, span: nowhere)
  }

  private mutating func comment(_ mark: String) -> String {
    comments.append("c\(comments.count)c")
    return mark + comments[comments.count - 1]
  }

  private mutating func remarks(recorded: Bool = false, below: Bool = false) -> Remarks {
    var remarks = Remarks()
    guard dice.chance(15) else { return remarks }
    for _ in 0..<count(2) { remarks.above.append(dice.chance(30) ? "" : comment("# ")) }
    for _ in 0..<count(2) { remarks.notes.append(comment("")) }
    if dice.chance(30) { remarks.behind = comment("# ") } else { remarks.lastNoteBehind = dice.chance(50) }
    if recorded { for _ in 0..<count(2) { remarks.recorded.append(comment("")) } }
    if below { for _ in 0..<count(2) { remarks.below.append(comment("# ")) } }
    return remarks
  }

  private mutating func changes(_ depth: Int) -> [Change] {
    let number = count(3)
    return (0..<number).map { offset in
      Change(
        target: path(), declaration: dice.chance(10) ? declaration() : nil, operation: changeOperator(),
        value: definedValue(depth), span: nowhere, remarks: remarks(below: offset == number - 1))
    }
  }

  private mutating func definedValue(_ depth: Int) -> Expression {
    dice.chance(15) ? make(.starting(formula(depth), formula(depth))) : formula(depth)
  }

  private mutating func declaration() -> Declaration {
    switch dice.below(7) {
    case 0: .text(nowhere)
    case 1: .yesNo(nowhere)
    case 2: .share(nowhere)
    case 3: .date(nowhere)
    case 4: .own(name())
    case 5: .ref(name())
    default: .unit(unit())
    }
  }

  private mutating func fields(_ depth: Int) -> [Field] {
    let number = count(4)
    return (0..<number).map { offset in
      let declared = dice.chance(50) ? declaration() : nil
      return Field(
        name: name(), declaration: declared, value: declared == nil || dice.chance(50) ? definedValue(depth) : nil,
        span: nowhere, remarks: remarks(below: offset == number - 1))
    }
  }

  private mutating func search(_ depth: Int) -> Question {
    switch dice.below(3) {
    case 0:
      return .solve(
        SolveText(
          target: path(), figure: formula(depth), sign: dice.pick([.same, .atMost, .atLeast]), wanted: formula(depth),
          low: formula(1), high: formula(1), step: dice.chance(50) ? formula(1) : nil))
    case 1:
      let axes = (0...count(1)).map { _ in SweepText.Axis(target: path(), values: [formula(1), formula(depth)]) }
      return .sweep(
        SweepText(
          outcomes: [formula(depth)], axes: axes, columns: dice.chance(50) ? [[name()], [name(), name()]] : []))
    default:
      return .regret(
        RegretText(
          best: dice.pick([.least, .most]), outcome: formula(depth), plans: [[name()], [name(), name()]],
          states: dice.chance(50) ? [[name()]] : []))
    }
  }

  private mutating func explanationForm() -> ExplanationForm {
    ExplanationForm(
      quantile: dice.chance(30) ? 1 + dice.below(99) : nil,
      across: dice.chance(30) ? [[name()], [name(), name()]] : [],
      depth: dice.chance(30) ? 1 + dice.below(99) : nil, isDiagram: dice.chance(30))
  }

  mutating func statement() -> Statement {
    let depth = 1 + dice.below(4)
    let kind: Statement.Kind
    switch dice.below(20) {
    case 0, 1, 2, 3: kind = .definition(name(), dice.chance(40) ? declaration() : nil, definedValue(depth))
    case 4:
      kind = .change(
        Change(
          target: Path(root: name(), parts: [.field(name())], span: nowhere), operation: changeOperator(),
          value: definedValue(depth), span: nowhere))
    case 17:
      kind = .field(
        of: name(),
        Field(name: name(), declaration: declaration(), value: nil, span: nowhere, remarks: Remarks()))
    case 5: kind = .function(name(), parameters: [name(), name()], formula(depth))
    case 6: kind = .kind(name(), base: dice.chance(30) ? name() : nil, fields(depth))
    case 7: kind = .unit([name(), name()], dice.chance(50) ? formula(1) : nil)
    case 8: kind = .scenario(name(), bases: dice.chance(30) ? [name(), name()] : [], changes(depth))
    case 9: kind = .correlate(path(), path(), formula(1))
    case 10: kind = .question(.compare([formula(depth), formula(depth)], across: [[name()], [name(), name()]]))
    case 11: kind = .question(.expect(formula(depth), within: dice.chance(50) ? formula(1) : nil))
    case 12: kind = .question(.explain(formula(depth), explanationForm()))
    case 13: kind = .question(search(depth))
    case 14: kind = .question(.analysis(analysis(depth)))
    case 15: kind = .question(.map(formula(depth)))
    case 16: kind = .question(.chart([formula(depth)], across: dice.chance(50) ? [[name()], [name(), name()]] : []))
    default: kind = .question(.show((0...count(2)).map { _ in formula(depth) }))
    }
    var isQuestion = false
    if case .question = kind { isQuestion = true }
    return Statement(kind, nowhere, remarks: remarks(recorded: isQuestion))
  }

  private mutating func analysis(_ depth: Int) -> Analysis {
    let columns = [[name()], [name(), name()]]
    let inputs = dice.chance(50) ? [path(), path()] : []
    return switch dice.below(5) {
    case 0: .sensitivity(formula(depth), by: inputs, across: dice.chance(50) ? columns : [])
    case 1: .variance(formula(depth), by: inputs, across: dice.chance(50) ? columns : [])
    case 2: .flips(dice.pick(Aim.allCases), formula(depth), by: inputs, across: columns)
    case 3: .because([formula(depth), formula(depth)], across: columns)
    default: .assumptions(formula(depth))
    }
  }
}
