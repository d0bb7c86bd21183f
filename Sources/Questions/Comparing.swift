import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// A figure of an outcome in one scenario, draw by draw, with what tells it from the outcome's other figures.
  struct Strand {
    /// What is added up, where a pipeline adds up several things.
    var title = ""
    /// The year, object or group.
    var part: Phrase?
    var draws: [Double]
    var shown: Shown
    /// Each draw is yes or no, and the figure is how often it is yes.
    var isEvent = false

    /// What the strand is known by among those of one outcome.
    var label: Phrase { name(of: "") }

    /// The outcome with what this strand of it is: ` · waiting · north`.
    func name(of outcome: String) -> Phrase {
      .joined([.verbatim(outcome + (title.isEmpty ? "" : " · " + title))] + [part].compactMap { $0 }, by: " · ")
    }
  }

  /// The outcomes side by side, each with its change from the first scenario, draw by draw.
  func compare(
    _ outcomes: [Expression], across columns: [[Name]], text statement: String, at span: Span
  ) throws(Diagnostics) -> Answer {
    var worlds: [(name: String, world: World)] = []
    for names in columns {
      let count = resolver.diagnostics.count
      guard let changed = resolver.world(ground, scenarios: names) else { throw fresh(since: count, span) }
      worlds.append((names.map(\.text).joined(separator: " + "), changed))
    }
    var comparisons: [Comparison] = []
    var answer = Answer(statement: statement, span: span, content: .text(nil))
    work.foresee(Double(outcomes.count * worlds.count))
    for outcome in outcomes {
      var strands: [[Strand]] = []
      for (_, world) in worlds { strands.append(try self.strands(outcome, in: world, byYear: false, &answer.notes)) }
      // What one scenario makes a series of is a series in all of them.
      if Set(strands.map { $0.map(\.label) }).count > 1 {
        for (place, (_, world)) in worlds.enumerated() {
          strands[place] = try self.strands(outcome, in: world, byYear: true, &answer.notes)
        }
      }
      guard let first = strands.first else { continue }
      for strand in first {
        let name = text(of: outcome) + (strand.title.isEmpty ? "" : " · " + strand.title)
        var cases: [Comparison.Case] = []
        for (place, (scenario, _)) in worlds.enumerated() {
          guard let other = strands[place].first(where: { $0.label == strand.label }) else {
            cases.append(.init(scenario: scenario, value: .quantity(Figure(strand.shown, .nan)), change: nil))
            continue
          }
          let value = content(of: other)
          if strand.draws.count == other.draws.count,
            zip(strand.draws, other.draws).contains(where: { $0.isNaN != $1.isNaN })
          {
            let note = localized("a change is over the draws in which both scenarios have a value")
            if !answer.notes.contains(note) { answer.notes.append(note) }
          }
          cases.append(
            .init(scenario: scenario, value: value, change: place == 0 ? nil : change(from: strand, to: other)))
        }
        comparisons.append(Comparison(whole: name, part: strand.part, shown: strand.shown, cases: cases))
      }
    }
    answer.content = .comparison(comparisons)
    return answer
  }

  func content(of strand: Strand) -> Answer.Content {
    let figure = figure(of: strand.draws, strand.shown)
    if strand.isEvent {
      return strand.draws.count > 1 ? .event(chance: figure) : .yesNo(figure.mean.isNaN ? nil : figure.mean == 1)
    }
    return strand.shown.type == .date ? .month(figure) : .quantity(figure)
  }

  func change(from first: Strand, to second: Strand) -> Comparison.Change {
    change(from: first.draws, to: second.draws, first.shown, isOfChance: first.isEvent || second.isEvent)
  }

  /// The change from one to another, draw by draw; one draw is a certain figure.
  func change(from first: [Double], to second: [Double], _ amount: Shown, isOfChance: Bool = false)
    -> Comparison.Change
  {
    guard !first.isEmpty, !second.isEmpty else {
      return .init(figure: Figure(amount, .nan), chanceAboveZero: .nan)
    }
    let count = max(first.count, second.count)
    let differences = (0..<count).map { draw -> Double in
      let (one, two) = (first[first.count == 1 ? 0 : draw], second[second.count == 1 ? 0 : draw])
      // Two ways of reckoning the same figure differ in the last bits; that is no change.
      return abs(two - one) <= 1e-12 * max(abs(one), abs(two)) ? 0 : two - one
    }
    let known = differences.filter { !$0.isNaN }
    let above = known.isEmpty ? Double.nan : Double(known.count { $0 > 0 }) / Double(known.count)
    var shown = amount
    // The time between two months is a length of time.
    if shown.type == .date, let month = resolver.model.units[name: "months"] {
      shown = Shown(
        .quantity(month.dimension), UnitExpression([.init(unit: month.number, spelling: month.plural, power: 1)]))
    }
    return .init(
      figure: figure(of: differences, shown), chanceAboveZero: above,
      isOfChance: isOfChance && differences.count > 1)
  }

  /// What an outcome is in one world: one figure, one a year, one an object or one a group.
  func strands(_ outcome: Expression, in scenario: World, byYear: Bool, _ notes: inout [String])
    throws(Diagnostics)
    -> [Strand]
  {
    let (asked, world) = try asked(outcome, in: scenario)
    switch asked {
    case .object(let object): throw Diagnostics([QuestionMessages.compareObject(object.place.kind, outcome.span)])
    case .listing(let listing, let given):
      return try TableReader(self, listing, given, world).strands().map { strand in
        Strand(title: strand.title, part: strand.group, draws: strand.draws, shown: strand.shown)
      }
    case .value(let value, let node, let given):
      guard value.type != .text else { throw Diagnostics([QuestionMessages.compareText(outcome.span)]) }
      let results = try run([node] + [given].compactMap { $0 }, in: world, at: outcome.span)
      var said: [String] = []
      let mask = try mask(given, results, outcome.span, &said)
      if notes.isEmpty { notes += said }
      let column = results[node]
      let shown = value.type == .yesNo ? Shown(.share, .share) : Shown(value.type, value.unit)
      let isEvent = value.type == .yesNo
      // A condition without a value does not hold. Draws that `given` leaves out keep their places, so that those of two
      // scenarios stay in pairs.
      func kept(_ draws: [Double]) -> [Double] {
        let held = isEvent ? draws.map { $0.isNaN ? 0 : $0 } : draws
        guard let mask, held.count == mask.count else { return held }
        return zip(held, mask).map { $1 ? $0 : .nan }
      }
      let axis = resolver.graph[node].axis
      let time = resolver.settings(in: world).time
      let months = time.months
      var strands: [Strand] = []
      let objects = axis.map { $0.labels.map { Phrase?.some(.verbatim($0)) } } ?? [nil]
      for (row, object) in objects.enumerated() {
        guard column.months > 1 || byYear else {
          strands.append(
            Strand(part: object, draws: kept(draws(column, row, 0, nil)), shown: shown, isEvent: isEvent))
          continue
        }
        for year in time.years {
          let rows = months.indices.filter { months[$0].year == year }
          let part = Phrase.joined([object, .verbatim(String(year))].compactMap { $0 }, by: " · ")
          strands.append(Strand(part: part, draws: kept(mean(column, row, rows, nil)), shown: shown))
        }
      }
      guard strands.count <= 2_000 else {
        throw Diagnostics([QuestionMessages.compareTooMany(strands.count, outcome.span)])
      }
      return strands
    }
  }
}
