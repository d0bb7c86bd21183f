import Model
import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// What an analysis has found, for machines.
extension AnswerJSON {
  func finding(_ finding: Finding) -> Members {
    switch finding {
    case .sensitivity(let found): sensitivity(found)
    case .variance(let found): variance(found)
    case .flips(let found): flips(found)
    case .reasons(let found): found.first.map(reasons) ?? [("answer", .string("reasons"))]
    case .assumptions(let found): coverage(found)
    }
  }

  private func sensitivity(_ found: Sensitivity) -> Members {
    let inputs = found.entries.map { entry -> JSONValue in
      let ends: Members =
        [
          ("low", number(entry.low, found.base.shown)), ("high", number(entry.high, found.base.shown)),
          ("swing", number(entry.swing, found.swing)), ("rank_correlation", finite(entry.rankCorrelation)),
          ("turns", .bool(entry.turns)),
        ] + (entry.input.nature == .certain ? [("moved_by", .number(0.1))] : [])
      return .object(input(entry.input) + ends.filter { $0.value != .null || $0.name != "rank_correlation" })
    }
    let shares = found.ownDraws.map { JSONValue.object(input($0.input) + [("share_of_variance", estimate($0.share))]) }
    return [("answer", .string("sensitivity"))] + outcome(found.outcome, found.base) + [
      ("inputs", .array(inputs + shares)), ("left_out", .number(Double(found.leftOut))),
    ]
  }

  private func variance(_ found: VarianceShares) -> Members {
    let inputs = found.entries.map { entry in
      JSONValue.object(
        (entry.inputs.first.map(input) ?? [])
          + (entry.inputs.count > 1
            ? [("tied_to", .array(entry.inputs.dropFirst().map { .string($0.name) }))] : [])
          + [("alone", estimate(entry.alone)), ("total", estimate(entry.total))])
    }
    return [("answer", .string("variance"))] + outcome(found.outcome, found.base) + [("inputs", .array(inputs))]
  }

  private func flips(_ found: Flips) -> Members {
    let shown = found.scenarios.first?.value.shown ?? Shown(.number, .none)
    let inputs = found.entries.map { entry -> JSONValue in
      var all = input(entry.input)
      all.append(("flips", .bool(entry.flip != nil)))
      if entry.isSearched {
        all.append(
          (
            "searched",
            .array([
              number(entry.searched.low, entry.input.value.shown), number(entry.searched.high, entry.input.value.shown),
            ])
          ))
      }
      if let flip = entry.flip {
        all += [
          ("at", number(flip.at, entry.input.value.shown)), ("move", finite(flip.move)),
          ("scenario", .string(flip.scenario)),
        ]
      }
      return .object(all)
    }
    return [("answer", .string("flips")), ("of", .string(found.outcome))] + unit(shown) + [
      ("wanted", .string(found.isLeast ? "least" : "most")), ("preferred", .string(found.preferred)),
      (
        "scenarios",
        .array(found.scenarios.map { .object([("name", .string($0.name))] + short($0.value)) })
      ),
      ("inputs", .array(inputs)),
    ]
  }

  func reasons(_ found: Reasons) -> Members {
    let changes = found.entries.map { entry -> JSONValue in
      var all: Members = [("text", .string((entry.isRemoved ? "without " : "") + entry.text))]
      if let scenario = entry.scenario { all.append(("scenario", .string(scenario))) }
      all += [("file", .string(entry.place.source.name)), ("at", .number(Double(entry.place.line)))]
      if let note = entry.note { all.append(("note", .string(note))) }
      if let source = entry.source { all.append(("source", .string(source))) }
      all.append(("in_order", .object(short(entry.inOrder))))
      if let fair = entry.fair { all.append(("fair_share", .object(short(fair)))) }
      return .object(all)
    }
    return [("answer", .string("reasons")), ("of", english(found.outcome))] + unit(found.change.shown) + [
      ("from", .object([("name", .string(found.from))] + short(found.before))),
      ("to", .object([("name", .string(found.to))] + short(found.after))),
      ("change", .object(short(found.change))), ("changes", .array(changes)),
    ]
  }

  private func coverage(_ found: Coverage) -> Members {
    let inputs = found.entries.map { entry in
      JSONValue.object(
        input(entry.input) + [
          ("unsourced", .bool(entry.input.isUnsourced)), ("swing", number(entry.swing, found.swing)),
          ("changed_by", .array(entry.scenarios.map { .string($0) })),
        ])
    }
    var all: Members = [("answer", .string("assumptions"))] + outcome(found.outcome, found.base)
    if let spread = found.spread { all.append(("unsourced_variance", estimate(spread))) }
    all += [
      ("unsourced_amount", finite(found.amount)), ("inputs", .array(inputs)),
      ("mend_first", .array(found.toMend.map { .string($0.input.name) })),
    ]
    return all
  }

  private func outcome(_ name: String, _ base: Figure) -> Members {
    [("of", .string(name))] + unit(base.shown) + short(base)
  }

  private func input(_ input: InputFacts) -> Members {
    var all: Members = [("name", .string(input.name))] + unit(input.value.shown)
    switch input.nature {
    case .certain: all.append(("value", number(input.value.mean, input.value.shown)))
    case .unknown: all += short(input.value)
    case .draws(let owners):
      all.append(("draws_per", english(.joined(owners.map(\.word), by: " and "))))
    }
    if let place = input.place {
      all += [("file", .string(place.source.name)), ("at", .number(Double(place.line)))]
    }
    if !input.notes.isEmpty { all.append(("notes", .array(input.notes.map { .string($0) }))) }
    if let source = input.source { all.append(("source", .string(source))) }
    return all
  }

  private func estimate(_ estimate: Estimate) -> JSONValue {
    .object([
      ("value", finite(estimate.value)), ("low", finite(estimate.low)), ("high", finite(estimate.high)),
      ("noise", .bool(estimate.isNoise)),
    ])
  }

  private func finite(_ x: Double) -> JSONValue { x.isFinite ? .number(x) : .null }
}
