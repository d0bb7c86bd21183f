import Engine
import Model
import Quantities
import SourceText
import Syntax

/// The tree below an answer, in one world or side by side in several.
struct ExplanationTree {
  /// The most levels and parts that an explanation goes down.
  static let levels = 24
  static let nodes = 400
  /// More unknowns of one literal than this are not told apart from chance.
  static let mostUnknowns = 1_500

  private let examiner: Examiner
  private let views: [ExplainedWorld]
  private let deepest: Int
  private let wiring: Wiring
  private var shown: Set<String> = []
  private var total = 0.0
  private var hasShares = false

  init(_ examiner: Examiner, _ views: [ExplainedWorld], deepest: Int) {
    self.examiner = examiner
    self.views = views
    self.deepest = min(deepest, Self.levels)
    wiring = Wiring(examiner.resolver.graph)
  }

  private var resolver: Resolver { examiner.resolver }

  /// A node as each world has it, and its row where it is of one object.
  private typealias Strand = [(node: NodeID, row: Int?)?]

  mutating func explanation() -> Explanation {
    var tree = explanation(views.map { ($0.root, $0.row) }, 0)
    if let period = views[0].period { tree.name += "[\(period)]" }
    return tree
  }

  /// What the shares are; nothing where none is told.
  var shareNote: String? {
    guard hasShares else { return nil }
    let all = NumberText.rounded(min(max(total, 0), 1) * 100, significant: 2)
    return "shares of the spread are squared rank correlations with the answer; those told come to \(all) %"
  }

  private mutating func explanation(_ strand: Strand, _ level: Int) -> Explanation {
    guard let place = strand.firstIndex(where: { $0 != nil }), let (id, row) = strand[place] else {
      return Explanation(
        name: "", formula: nil, value: nil, place: nil, notes: [], source: nil, scenario: nil, was: [],
        isRepeated: true, parts: [])
    }
    // Of several worlds, the last tells how the formula reads: there the changes lie.
    let told = strand.last(where: { $0 != nil }) ?? strand[place]
    let node = resolver.graph[views.count > 1 ? told?.node ?? id : id]
    let isRepeated = !shown.insert(node.name + "#\(row.map(String.init) ?? "")").inserted
    let unchanged = node.origin?.scenario == nil
    var result = Explanation(
      name: node.name, formula: formulaText(of: node), value: nil, place: node.origin?.span,
      notes: node.origin?.notes ?? [], source: sourceText(id),
      scenario: node.origin?.scenario ?? node.steps.compactMap(\.origin.scenario).last,
      was: unchanged || views.count > 1 ? [] : node.replaced.suffix(1).map { (text(of: $0.formula), $0.origin.span) },
      isRepeated: isRepeated, parts: [])
    if views.count == 1 {
      result.value = value(of: id, row, views[0])
      if !isRepeated, views[0].draw == nil { result.share = share(of: id, row) }
    } else {
      result.cases = cases(strand)
      result.changes = changes(strand)
      result.scenario = nil
    }
    if node.axis != nil, row == nil, let axis = node.axis, axis.keys.count > 1 || result.value == nil,
      result.cases.isEmpty
    {
      result.notes.insert("a value for each of \(NumberText.rounded(Double(axis.keys.count))) in \(axis.name)", at: 0)
    }
    guard !isRepeated else { return result }
    // What no scenario moves is told in one line.
    if views.count > 1, isStill(result), level > 0 { return result }
    let parts = self.parts(of: strand)
    guard level < deepest, shown.count < Self.nodes else {
      result.partsBelow = parts.count
      return result
    }
    for part in parts { result.parts.append(explanation(part, level + 1)) }
    return result
  }

  /// The parts of a node, those of one name in the worlds together.
  private func parts(of strand: Strand) -> [Strand] {
    var found: [(name: String, strand: Strand)] = []
    for (world, one) in strand.enumerated() {
      guard let one else { continue }
      for part in wiring.parts(of: one.node) {
        let name = resolver.graph[part.node].name
        let row = part.follows ? one.row : part.row
        let place = found.firstIndex { $0.name == name && $0.strand[world] == nil } ?? found.count
        if place == found.count { found.append((name, Array(repeating: nil, count: views.count))) }
        found[place].strand[world] = (part.node, row)
      }
    }
    return found.map(\.strand)
  }

  // MARK: Values

  private func value(of id: NodeID, _ row: Int?, _ view: ExplainedWorld) -> Answer.Content? {
    guard let column = view.results?[id] else { return nil }
    let node = resolver.graph[id]
    let how = Shown(node.type, node.unit)
    guard node.axis == nil || column.objects == 1 || row != nil else { return nil }
    let row = row ?? 0
    if view.months == nil, view.draw == nil {
      guard column.months > 1, how.type != .text, how.type != .date else {
        return examiner.single(column, row, 0, how, view.mask)
      }
      return .series(examiner.series(column, how, view.mask, object: row, in: view.world))
    }
    let months = (view.months ?? Array(0..<column.months)).filter { $0 < column.months }
    let first = column.months > 1 ? months.first ?? 0 : 0
    if how.type == .text || how.type == .date { return examiner.single(column, row, first, how, view.mask) }
    guard let draw = view.draw else {
      if how.type == .yesNo, months.count == 1 || column.months == 1 {
        return examiner.single(column, row, first, how, view.mask)
      }
      let shown = how.type == .yesNo ? Shown(.share, .share) : how
      return .quantity(
        examiner.figure(of: examiner.mean(column, row, column.months > 1 ? months : [0], view.mask), shown))
    }
    if column.months > 1, view.months == nil {
      let time = resolver.settings(in: view.world).time
      let figures = (0..<column.months).map { Figure(how, column[row, $0, draw]) }
      return .series(Series(months: Array(time.months.prefix(column.months)), figures: figures, years: [], shown: how))
    }
    let known = (column.months > 1 ? months : [0]).map { column[row, $0, draw] }.filter { !$0.isNaN }
    let value = known.isEmpty ? Double.nan : known.reduce(0, +) / Double(known.count)
    if how.type == .yesNo { return .yesNo(value.isNaN ? nil : value == 1) }
    return .quantity(Figure(how, value))
  }

  /// The value in each world, with its change from the first, draw by draw.
  private func cases(_ strand: Strand) -> [Comparison.Case] {
    var cases: [Comparison.Case] = []
    var first: [Double]?
    for (view, one) in zip(views, strand) {
      let name = view.name ?? ""
      guard let one, let column = view.results?[one.node] else {
        cases.append(.init(scenario: name, value: .text(nil), change: nil))
        continue
      }
      let node = resolver.graph[one.node]
      let isPlain = node.axis == nil || column.objects == 1 || one.row != nil
      guard isPlain, node.type != .text, node.type != .date else { return [] }
      let shown = node.type == .yesNo ? Shown(.share, .share) : Shown(node.type, node.unit)
      var draws = examiner.draws(of: one.node, one.row, in: view)
      if let draw = view.draw, draws.count > draw { draws = [draws[draw]] }
      let value = Answer.Content.quantity(examiner.figure(of: draws, shown))
      if let first {
        cases.append(.init(scenario: name, value: value, change: examiner.change(from: first, to: draws, shown)))
      } else {
        first = draws
        cases.append(.init(scenario: name, value: value, change: nil))
      }
    }
    return cases
  }

  private func isStill(_ part: Explanation) -> Bool {
    guard part.changes.isEmpty, !part.cases.isEmpty else { return false }
    return part.cases.dropFirst().allSatisfy { one in
      guard let change = one.change else { return false }
      return change.figure.mean == 0 && (change.figure.spread.map { $0.p5 == 0 && $0.p95 == 0 && $0.sd == 0 } ?? true)
    }
  }

  private func changes(_ strand: Strand) -> [Explanation.Changed] {
    var found: [Explanation.Changed] = []
    for (view, one) in zip(views, strand) {
      guard let one, let name = view.name else { continue }
      let node = resolver.graph[one.node]
      let below = node.replaced.last.map { text(of: $0.formula) }
      if node.origin?.scenario != nil, let origin = node.origin, let below, let now = formulaText(of: node) {
        found.append(.init(scenario: name, was: below, now: now, place: origin.span))
      } else if let step = node.steps.last(where: { $0.origin.scenario != nil }), let formula = node.formula {
        let now = formulaText(of: node) ?? ""
        found.append(.init(scenario: name, was: text(of: formula), now: now, place: step.origin.span))
      }
    }
    return found
  }

  // MARK: Words

  /// The formula as written, with the changes that step on from it: `counted_posts, then += 0.5 fte`.
  private func formulaText(of node: Node) -> String? {
    guard let formula = node.formula else { return nil }
    var words: [String] = []
    if case .invalid = formula.kind {
      words.append("a column of \(node.origin?.span.source.name ?? "a file")")
    } else {
      words.append(text(of: formula))
    }
    words += node.steps.map { "then \($0.operation.rawValue) \(text(of: $0.formula))" }
    return words.joined(separator: ", ")
  }

  /// How many unknowns the formula itself draws.
  private func sourceText(_ id: NodeID) -> String? {
    let words = wiring.sources(of: id).compactMap { inner -> String? in
      guard case .uniform(let source) = resolver.graph[inner].body else { return nil }
      var word = "1 unknown"
      if source.each {
        let axis = resolver.graph[inner].axis
        word =
          axis.map { "\(NumberText.rounded(Double($0.keys.count))) unknowns, one per \($0.kind)" }
          ?? "1 unknown of its own"
      }
      return word + (source.fresh ? ", fresh each month" : "")
    }
    if words.isEmpty { return nil }
    return words.count == 1 ? words[0] : "\(words.count) unknowns: " + words.joined(separator: "; ")
  }

  // MARK: Shares

  /// How much of the answer's spread the unknowns of a formula carry; nothing where that cannot be told.
  private mutating func share(of id: NodeID, _ row: Int?) -> Explanation.Share? {
    let view = views[0]
    let answer = view.answerDraws
    guard answer.count > 20, answer.allSatisfy(\.isFinite), let low = answer.min(), let high = answer.max(), low < high
    else { return nil }
    var share = 0.0
    var count = 0
    for source in wiring.sources(of: id) {
      guard case .uniform(let uniform) = resolver.graph[source].body, !uniform.fresh,
        let column = view.results?[source],
        column.objects <= Self.mostUnknowns, column.draws > 1
      else { return nil }
      for object in 0..<column.objects {
        let rank = RankCorrelation.spearman(answer, examiner.draws(column, object, 0, view.mask))
        guard rank.isFinite else { return nil }
        share += rank * rank - 1 / Double(answer.count - 1)
        count += 1
      }
    }
    guard count > 0 else { return nil }
    hasShares = true
    total += share
    // The squared correlation of unrelated draws has the variance 2 / n².
    return .init(share: share, noise: 2 * (2 * Double(count)).squareRoot() / Double(answer.count))
  }
}
