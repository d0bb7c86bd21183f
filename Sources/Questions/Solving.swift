import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// The amount at which a figure comes to what is wanted.
  func solve(_ solve: SolveText, text statement: String, at span: Span) throws(Diagnostics) -> Answer {
    let count = resolver.diagnostics.count
    guard let search = resolver.search(solve, in: world) else { throw fresh(since: count, span) }
    let solver = try Solver(self, solve, search, at: span)
    var answer = Answer(statement: statement, span: span, content: .text(nil))
    let solution = try search.type == .date || search.step != nil ? solver.onSteps() : solver.anywhere()
    answer.content = .solution(solution)
    if let hole = solver.hole { answer.notes.append(hole) }
    return answer
  }

  /// The one figure of a formula that has one.
  func figure(_ side: Expected.Side, at span: Span, under luck: Luck = .own) throws(Diagnostics) -> Double {
    try run([side.node], in: side.world, at: span, under: luck)[side.node][0, 0, 0]
  }
}

/// Works a figure out for one amount after another, always with the same draws.
final class Solver {
  private let examiner: Examiner
  private let solve: SolveText
  private let search: Search
  private let span: Span
  private let low: Double
  private let high: Double
  private let step: Double?
  private var changes: [Double: Change] = [:]
  private var evaluations = 0
  /// What is wanted, where it was last worked out.
  private var wanted = Double.nan
  /// Where the figure has no value, in words.
  private(set) var hole: String?

  /// Stretches that are looked over with few draws, for where the figure crosses what is wanted.
  private static let stretches = 16
  private static let fewDraws = 200
  /// Runs of all draws that are foreseen after that: to come near, and to check.
  private static let runsAfter = 12.0

  init(_ examiner: Examiner, _ solve: SolveText, _ search: Search, at span: Span) throws(Diagnostics) {
    self.examiner = examiner
    self.solve = solve
    self.search = search
    self.span = span
    let ends = [try examiner.figure(search.low, at: span), try examiner.figure(search.high, at: span)]
    (low, high) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
    step = try search.step.map { (side) throws(Diagnostics) in try examiner.figure(side, at: span) }
    guard low.isFinite, high.isFinite, low < high else {
      throw Diagnostics([QuestionMessages.solveEnds(solve.low.span.joined(solve.high.span))])
    }
    if let step, !(step > 0 && step <= high - low && (high - low) / step <= 1e9) {
      throw Diagnostics([QuestionMessages.solveStep(solve.step?.span ?? span)])
    }
  }

  // MARK: The figure

  /// How far the figure is above what is wanted at an amount.
  private func above(_ amount: Double, under luck: Luck = .own) throws(Diagnostics) -> Crossing.Point {
    let sides = try sides(amount)
    evaluations += 1
    let nodes = [sides.figure.node, sides.wanted.node]
    // The two sides may stand in worlds of other months; then each is run by itself.
    let figure: Double
    let wanted: Double
    if sides.figure.world.number == sides.wanted.world.number {
      let results = try examiner.run(nodes, in: sides.figure.world, at: span, under: luck)
      (figure, wanted) = (results[nodes[0]][0, 0, 0], results[nodes[1]][0, 0, 0])
    } else {
      figure = try examiner.figure(sides.figure, at: span, under: luck)
      wanted = try examiner.figure(sides.wanted, at: span, under: luck)
    }
    if luck.isOwn { self.wanted = wanted }
    if figure.isNaN || wanted.isNaN, hole == nil, luck.isOwn {
      hole = localized("no value at \(words(amount)): a division by zero, or a figure that is not there")
    }
    return Crossing.Point(amount, figure - wanted)
  }

  private func sides(_ amount: Double) throws(Diagnostics) -> (figure: Expected.Side, wanted: Expected.Side) {
    let resolver = examiner.resolver
    let change = changes[amount] ?? resolver.change(solve.target, to: amount, search.type, search.unit)
    changes[amount] = change
    let count = resolver.diagnostics.count
    guard let world = resolver.world(examiner.world, laying: [change]),
      let figure = resolver.oneFigure(solve.figure, in: world),
      let wanted = resolver.oneFigure(solve.wanted, in: world)
    else { throw examiner.fresh(since: count, span) }
    return (figure.side, wanted.side)
  }

  private func words(_ amount: Double) -> String {
    if search.type == .date { return Month(index: Int(amount)).description }
    let units = examiner.resolver.model.units
    return NumberText.rounded(search.unit.fromBase(amount, in: units)) + " " + search.unit.text(in: units)
  }

  // MARK: Looking

  /// Any amount between the ends.
  func anywhere() throws(Diagnostics) -> Solution {
    let amounts = (0...Self.stretches).map { low + (high - low) * Double($0) / Double(Self.stretches) }
    let seen = try lookedOver(amounts)
    for stretch in seen.crossings {
      let (left, right) = (try above(amounts[stretch]), try above(amounts[stretch + 1]))
      if let found = try crossing(left, right, besides: seen.crossings.filter { $0 != stretch }, amounts) {
        return found
      }
    }
    let ends = [try above(low), try above(high)]
    if let found = try crossing(ends[0], ends[1], besides: [], amounts) { return found }
    return try nothing(ends, nearest: seen.nearest)
  }

  private func crossing(
    _ left: Crossing.Point, _ right: Crossing.Point, besides others: [Int], _ amounts: [Double]
  ) throws(Diagnostics) -> Solution? {
    guard left.y * right.y <= 0 else { return nil }
    let tolerance = (high - low) * 1e-9
    let found = try Crossing(between: left, and: right, tolerance: tolerance) { (x: Double) throws(Diagnostics) in
      try self.above(x).y
    }
    guard found.hole == nil else { return nil }
    // A figure that comes no nearer on either side of one amount jumps there. A share of draws goes in small steps always.
    let heights = found.points.map(\.y).filter(\.isFinite)
    let height = (heights.max() ?? 0) - (heights.min() ?? 0)
    let smallest = try restsOnDraws(found.best.x) ? 0.02 : 1e-4
    let jumps = found.best.y != 0 && abs(found.best.y - found.other.y) > smallest * height
    var (answer, beside) = (found.best, found.other)
    if !holds(answer.y), holds(beside.y) { (answer, beside) = (beside, answer) }
    // What is left between two points as near as they come is a step.
    let isClosed = abs(found.best.x - found.other.x) <= 4 * tolerance
    let grain = max(isClosed ? abs(found.best.y - found.other.y) : 0, try shareOfOneDraw(found.best.x))
    let slope = jumps ? nil : found.slope(atLeast: (high - low) * 1e-5, rise: 8 * grain)
    var solution = try solution(answer, beside: jumps ? beside : nil, slope: slope, grain: grain)
    solution.isJump = jumps
    solution.elsewhere = others.map { (amounts[$0], amounts[$0 + 1]) }
    return solution
  }

  /// The low end and whole steps from it.
  func onSteps() throws(Diagnostics) -> Solution {
    let step = self.step ?? 1
    let last = Int(((high - low) / step + 1e-9).rounded(.down))
    let amount = { (place: Int) in self.low + Double(place) * step }
    let stride = max(1, (last + Self.stretches - 1) / Self.stretches)
    let places = Array(Swift.stride(from: 0, to: last, by: stride)) + [last]
    let seen = try lookedOver(places.map(amount))
    // Few draws may have missed what all of them show, so the whole stretch comes last.
    for (from, to) in seen.crossings.map({ (places[$0], places[$0 + 1]) }) + [(0, last)] {
      guard let (left, right) = try neighbours(from, to, amount) else { continue }
      let takesLeft = solve.sign == .same ? abs(left.y) <= abs(right.y) : holds(left.y)
      let (answer, beside) = takesLeft ? (left, right) : (right, left)
      var solution = try solution(
        answer, beside: solve.sign == .same && answer.y == 0 ? nil : beside, slope: nil, grain: 0)
      solution.elsewhere = seen.crossings.map { (places[$0], places[$0 + 1]) }.filter {
        $0.0 != from && to - from < last
      }
      .map { (amount($0.0), amount($0.1)) }
      return solution
    }
    return try nothing([try above(low), try above(amount(last))], nearest: seen.nearest)
  }

  /// Two places side by side, on two sides of what is wanted, between two others; nothing where those are on one side.
  private func neighbours(
    _ from: Int, _ to: Int, _ amount: (Int) -> Double
  ) throws(Diagnostics) -> (Crossing.Point, Crossing.Point)? {
    var (from, to) = (from, to)
    var (left, right) = (try above(amount(from)), try above(amount(to)))
    guard !left.y.isNaN, !right.y.isNaN else { return nil }
    if solve.sign == .same, left.y == 0 { return (left, left) }
    if solve.sign == .same, right.y == 0 { return (right, right) }
    guard side(left.y) != side(right.y) else { return nil }
    while to - from > 1 {
      let middle = from + (to - from) / 2
      let point = try above(amount(middle))
      guard !point.y.isNaN else { return nil }
      if side(point.y) == side(left.y) { (from, left) = (middle, point) } else { (to, right) = (middle, point) }
    }
    return (left, right)
  }

  private func side(_ y: Double) -> Bool { solve.sign == .same ? y > 0 : holds(y) }

  private func holds(_ y: Double) -> Bool {
    switch solve.sign {
    case .same: y == 0
    case .atMost: y <= 0
    case .atLeast: y >= 0
    }
  }

  /// Where the figure changes sign with few draws, and the amount at which it comes nearest.
  private func lookedOver(_ amounts: [Double]) throws(Diagnostics) -> (crossings: [Int], nearest: Double) {
    let draws = examiner.settings(in: examiner.world).draws
    let luck = draws > Self.fewDraws ? Luck(draws: Self.fewDraws) : .own
    let few = min(1, Double(Self.fewDraws) / Double(draws))
    examiner.work.foresee(Double(amounts.count) * few + Self.runsAfter)
    var points: [Crossing.Point] = []
    for amount in amounts { points.append(try above(amount, under: luck)) }
    let crossings = points.indices.dropLast().filter { place in
      let (one, two) = (points[place].y, points[place + 1].y)
      // A point on the border between two stretches counts for the first of them.
      return one == 0 ? place == 0 : one * two <= 0
    }
    let known = points.filter { !$0.y.isNaN }
    let nearest = known.min { abs($0.y) < abs($1.y) }?.x ?? low
    return (Array(crossings), nearest)
  }

  // MARK: Answers

  private var blank: Solution {
    Solution(
      target: Syntax.text(of: solve.target), shown: Shown(search.type, search.unit),
      figure: Syntax.text(of: solve.figure), figureShown: Shown(search.figureType, search.figureUnit),
      sign: solve.sign.rawValue, answer: nil, beside: nil, isJump: false, doubt: nil, ends: [], nearest: nil,
      holdsThroughout: false, elsewhere: [], evaluations: evaluations)
  }

  /// A point with the figure itself in place of its distance from what is wanted there.
  private func point(_ found: Crossing.Point) throws(Diagnostics) -> Solution.Point {
    let sides = try sides(found.x)
    wanted = try examiner.figure(sides.wanted, at: span)
    return Solution.Point(amount: found.x, figure: found.y + wanted, wanted: wanted)
  }

  private func solution(
    _ answer: Crossing.Point, beside: Crossing.Point?, slope: Double?, grain: Double
  ) throws(Diagnostics) -> Solution {
    var neighbour: Solution.Point?
    if let beside { neighbour = try point(beside) }
    let point = try point(answer)
    var solution = blank
    solution.answer = point
    solution.beside = neighbour
    solution.doubt = try doubt(answer, slope: slope, grain: grain)
    solution.evaluations = evaluations
    return solution
  }

  private func nothing(_ ends: [Crossing.Point], nearest: Double) throws(Diagnostics) -> Solution {
    var points: [Solution.Point] = []
    let near = try above(nearest)
    let closest = ([near] + ends).filter { !$0.y.isNaN }.min { abs($0.y) < abs($1.y) }
    for end in ends { points.append(try point(end)) }
    var found: Solution.Point?
    if let closest, !ends.contains(where: { $0.x == closest.x }) { found = try point(closest) }
    var solution = blank
    solution.ends = points
    solution.nearest = found
    solution.holdsThroughout = solve.sign != .same && (ends + [near]).allSatisfy { holds($0.y) }
    return solution
  }

  /// What limited draws leave open: the spread of the figure over ten shorter runs of other draws, and the figure with as
  /// many other draws. Over the slope, the error and the steps in which a share of draws goes give the error of the amount.
  private func doubt(
    _ answer: Crossing.Point, slope: Double?, grain: Double
  ) throws(Diagnostics) -> Solution.Doubt? {
    let settings = examiner.settings(in: examiner.world)
    guard try restsOnDraws(answer.x),
      let error = try examiner.replicated({ (luck: Luck) throws(Diagnostics) in try self.above(answer.x, under: luck).y
      })
    else { return nil }
    let other = try above(answer.x, under: Luck(seed: settings.seed &+ 1)).y
    let open = (error * error + grain * grain).squareRoot()
    return Solution.Doubt(
      amount: slope.flatMap { $0 == 0 ? nil : open / abs($0) }, figure: error, check: other + wanted,
      draws: settings.draws)
  }

  /// What one draw is worth where the figure is a chance; else 0.
  private func shareOfOneDraw(_ amount: Double) throws(Diagnostics) -> Double {
    let graph = examiner.resolver.graph
    var node = try sides(amount).figure.node
    while case .formula(.load(let inner, _)) = graph[node].body { node = inner }
    guard case .statistic(.chance, _, _, _) = graph[node].body else { return 0 }
    return 1 / Double(examiner.settings(in: examiner.world).draws)
  }

  /// Whether the figure, or what is wanted, rests on anything uncertain.
  private func restsOnDraws(_ amount: Double) throws(Diagnostics) -> Bool {
    let sides = try sides(amount)
    return examiner.restsOnDraws([sides.figure.node, sides.wanted.node])
  }
}
