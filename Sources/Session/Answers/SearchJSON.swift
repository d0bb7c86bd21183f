import Questions
import Rendering

/// `solve`, `sweep` and `regret` for machines.
extension AnswerJSON {
  func solution(_ solution: Solution) -> Members {
    let (shown, figure) = (solution.shown, solution.figureShown)
    func point(_ point: Solution.Point) -> JSONValue {
      .object([("value", number(point.amount, shown)), ("figure", number(point.figure, figure))])
    }
    var all: Members = [("answer", .string("solution")), ("of", .string(solution.target))] + unit(shown)
    all.append(("value", solution.answer.map { number($0.amount, shown) } ?? .null))
    if let error = solution.doubt?.amount { all.append(("value_error", number(error, shown))) }
    var inner: Members = [("of", .string(solution.figure))] + unit(figure)
    if let answer = solution.answer {
      inner += [("value", number(answer.figure, figure)), ("wanted", number(answer.wanted, figure))]
    } else if let end = solution.ends.first {
      inner.append(("wanted", number(end.wanted, figure)))
    }
    inner.append(("sign", .string(solution.sign)))
    if let doubt = solution.doubt { inner.append(("error", length(doubt.figure, figure))) }
    all.append(("figure", .object(inner)))
    if let answer = solution.answer {
      // What no draw changes comes out the same with any others.
      all.append(("check", number(solution.doubt?.check ?? answer.figure, figure)))
    }
    if let beside = solution.beside { all.append(("beside", point(beside))) }
    if solution.answer == nil {
      all.append(("ends", .array(solution.ends.map(point))))
      if let nearest = solution.nearest { all.append(("nearest", point(nearest))) }
      if solution.sign != "==" { all.append(("holds_throughout", .bool(solution.holdsThroughout))) }
    }
    if !solution.elsewhere.isEmpty {
      all.append(
        ("elsewhere", .array(solution.elsewhere.map { .array([number($0.low, shown), number($0.high, shown)]) })))
    }
    return all
  }

  /// The error of a month is a number of months.
  private func length(_ x: Double, _ shown: Shown) -> JSONValue {
    shown.type == .date ? .number(x) : number(x, shown)
  }

  func sweep(_ sweep: Sweep) -> Members {
    let isChance = sweep.cells.joined().contains { if case .event = $0 { true } else { false } }
    var all: Members = [("answer", .string("sweep")), ("of", english(sweep.outcome))]
    if !isChance { all += unit(sweep.shown) }
    if let scenario = sweep.scenario { all.append(("scenario", .string(scenario))) }
    all.append(
      (
        "over",
        .array(
          sweep.axes.map { axis in
            .object(
              [("name", .string(axis.name))] + unit(axis.shown) + [
                ("values", .array(axis.values.map { $0.figure.map { number($0.mean, $0.shown) } ?? .string($0.text) }))
              ])
          })
      ))
    let rows = sweep.cells.map { row in row.map(cell) }
    all.append(
      ("cells", .array(sweep.axes.count > 1 ? rows.map { .array($0) } : rows.map { $0.first ?? .null })))
    return all
  }

  private func cell(_ content: Answer.Content) -> JSONValue {
    if case .quantity(let figure) = content {
      return figure.spread == nil ? number(figure.mean, figure.shown) : .object(short(figure))
    }
    let all = members(content).filter { $0.name != "answer" && $0.name != "unit" }
    return all.count == 1 && all[0].name == "value" ? all[0].value : .object(all)
  }

  func regrets(_ regrets: Regrets) -> Members {
    let shown = regrets.shown
    var all: Members = [("answer", .string("regret")), ("of", .string(regrets.outcome))] + unit(shown)
    all.append(("best", .string(regrets.best)))
    if regrets.states.isEmpty {
      all.append(("draws", .number(Double(regrets.stateCount))))
    } else {
      all.append(("states", .array(regrets.states.map { .string($0) })))
    }
    all.append(
      (
        "plans",
        .array(
          regrets.plans.map { plan in
            var inner: Members = [("name", .string(plan.name))] + short(plan.outcome)
            inner += [
              ("mean_regret", number(plan.meanRegret, shown)), ("p90_regret", number(plan.p90Regret, shown)),
              ("largest_regret", number(plan.largestRegret, shown)), ("worst", number(plan.worst, shown)),
              ("best_in", .number(plan.bestIn)),
            ]
            if let error = plan.meanError { inner.append(("mean_regret_error", number(error, shown))) }
            if !plan.byState.isEmpty {
              inner.append(("value", .array(plan.byState.map { number($0.outcome, shown) })))
              inner.append(("regret", .array(plan.byState.map { number($0.regret, shown) })))
            }
            return .object(inner)
          })
      ))
    all.append(
      (
        "least",
        .object([
          ("mean_regret", .string(regrets.chosen.mean)), ("largest_regret", .string(regrets.chosen.largest)),
          ("best_worst_case", .string(regrets.chosen.worst)),
        ])
      ))
    return all
  }
}
