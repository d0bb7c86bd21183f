import Quantities
import Questions
import Rendering
import Wording

/// Lays out what `solve` found, or where it looked and found nothing.
struct SolutionView {
  let figures: FigureText

  func view(_ solution: Solution) -> View {
    guard let answer = solution.answer else { return nothing(solution) }
    let amount = self.amount(answer.amount, solution, error: solution.doubt?.amount)
    var lines = [Line(solution.target + " = ", .plain) + Line(amount, .value)]
    if let error = solution.doubt?.amount {
      let unit = figures.unit(of: Figure(solution.shown, answer.amount))
      let half = NumberText.rounded(abs(1.96 * unit.fromBase(error, in: figures.units)), significant: 2)
      lines[0] = lines[0] + Line(" " + localized("± \(half) at \(draws(solution)) draws"), .dim)
    }
    if let beside = solution.beside, solution.sign == "==" {
      if solution.isJump {
        let sides = (answer.amount < beside.amount ? [answer, beside] : [beside, answer]).map {
          figure($0.figure, solution)
        }
        let never = figure(answer.wanted, solution)
        let jump = localized("there \(solution.figure) jumps from \(sides[0]) to \(sides[1]); it is never \(never)")
        return .paragraph(lines[0] + Line("\n" + jump))
      }
      lines[0] = lines[0] + Line(" " + localized("comes nearest"))
    }
    let there = figure(answer.figure, solution)
    lines.append(
      Line(
        solution.doubt.map {
          localized("there \(solution.figure) is \(there); checked with other draws, \(figure($0.check, solution))")
        } ?? localized("there \(solution.figure) is \(there)")))
    if let beside = solution.beside {
      let there = figure(beside.figure, solution)
      lines.append(
        Line(
          solution.isJump
            ? localized("just beyond it is \(there)")
            : localized("at \(self.amount(beside.amount, solution, error: nil)) it is \(there)")))
    }
    for other in solution.elsewhere {
      let ends = [other.low, other.high].map { self.amount($0, solution, error: nil) }
      lines.append(Line(localized("it seems to come to that between \(ends[0]) and \(ends[1]) too"), .dim))
    }
    return .paragraph(lines.dropFirst().reduce(lines[0]) { $0 + Line("\n") + $1 })
  }

  private func draws(_ solution: Solution) -> String {
    NumberText.rounded(Double(solution.doubt?.draws ?? 0), significant: 9)
  }

  /// No answer: both ends and what comes nearest.
  private func nothing(_ solution: Solution) -> View {
    let wanted = figure(solution.ends.first?.wanted ?? .nan, solution)
    let ends = solution.ends.map { amount($0.amount, solution, error: nil) }
    let said = headline(solution, wanted)
    let headline =
      ends.count == 2 ? localized("\(said) between \(ends[0]) and \(ends[1])") : said
    var points = solution.ends
    if let nearest = solution.nearest { points.append(nearest) }
    points.sort { $0.amount < $1.amount }
    let rows = points.map { point -> [TableView.Cell] in
      let isNearest = point.amount == solution.nearest?.amount
      return [
        .init(Line(amount(point.amount, solution, error: nil)), number: shown(point.amount, solution.shown)),
        .init(Line(figure(point.figure, solution), .value), number: shown(point.figure, solution.figureShown)),
        .init(Line(isNearest ? localized("comes nearest") : "", .dim)),
      ]
    }
    let table = TableView(
      columns: [.init(Line(solution.target)), .init(Line(solution.figure)), .init("")], rows: rows)
    return .blocks([.paragraph(Line(headline, .strong)), .table(table)])
  }

  private func headline(_ solution: Solution, _ wanted: String) -> String {
    if solution.sign == "==" { return localized("\(solution.figure) does not come to \(wanted)") }
    let condition = "\(solution.figure) \(solution.sign) \(wanted)"
    return solution.holdsThroughout
      ? localized("\(condition) holds all the way") : localized("\(condition) does not hold anywhere")
  }

  private func shown(_ amount: Double, _ shown: Shown) -> Double { shown.unit.fromBase(amount, in: figures.units) }

  private func amount(_ amount: Double, _ solution: Solution, error: Double?) -> String {
    let figure = Figure(solution.shown, amount)
    if solution.shown.type == .date { return figures.month(figure) }
    guard let error, error > 0 else { return figures.text(figure) }
    let unit = figures.unit(of: figure)
    let text = NumberText.rounded(
      unit.fromBase(amount, in: figures.units),
      significant: NumberText.significantDigits(
        of: unit.fromBase(amount, in: figures.units), matching: unit.fromBase(error, in: figures.units)))
    let name = unit.plural(in: figures.units).text(in: figures.units)
    return name.isEmpty ? text : text + " " + name
  }

  private func figure(_ amount: Double, _ solution: Solution) -> String {
    figures.text(Figure(solution.figureShown, amount))
  }
}
