import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

/// The tree below an answer, in one world or side by side in several.
struct ExplanationTree {
  /// The most levels and parts that an explanation goes down.
  static let levels = 24
  static let nodes = 400
  /// More unknowns of one literal than this are not told apart from chance.
  static let mostUnknowns = 1_500

  let examiner: Examiner
  let views: [ExplainedWorld]
  private let deepest: Int
  private let wiring: Wiring
  private let splits: [Spot: ChangeSplit]
  /// The objects of each collection that has been asked about.
  private let axes: [String: Axis]
  private var shown: Set<String> = []
  private var total = 0.0
  private var hasShares = false

  init(_ examiner: Examiner, _ views: [ExplainedWorld], deepest: Int, splits: [Spot: ChangeSplit] = [:]) {
    self.examiner = examiner
    self.views = views
    self.deepest = deepest
    self.splits = splits
    let graph = examiner.resolver.graph
    wiring = Wiring(graph)
    axes = Dictionary(graph.nodes.compactMap { node in node.axis.map { ($0.name, $0) } }) { first, _ in first }
  }

  private var resolver: Resolver { examiner.resolver }

  mutating func explanation() -> Explanation {
    var tree = explanation(views.map(\.root), 0)
    if let period = views[0].period { tree.name += "[\(period)]" }
    return tree
  }

  /// What the shares are; nothing where none is told.
  var shareNote: String? {
    guard hasShares else { return nil }
    let all = NumberText.rounded(min(max(total, 0), 1) * 100, significant: 2)
    return localized(
      "shares of the spread are squared rank correlations with the answer; those told come to \(all) %")
  }

  private mutating func explanation(_ strand: Strand, _ level: Int) -> Explanation {
    // Of several worlds, the last tells how the formula reads: there the changes lie.
    guard let spot = strand.last(where: { $0 != nil }) ?? nil else {
      return Explanation(
        name: "", formula: nil, value: nil, place: nil, notes: [], source: nil, scenario: nil, was: [],
        isRepeated: true, parts: [])
    }
    let node = resolver.graph[spot.node]
    let isOne = views.count == 1
    let name = name(of: spot)
    let isRepeated = !shown.insert(name).inserted
    var result = Explanation(
      name: name, formula: formulaText(of: node), value: nil, place: node.origin?.span,
      notes: node.origin?.notes ?? [], source: sourceText(spot),
      scenario: isOne ? node.origin?.scenario ?? node.steps.compactMap(\.origin.scenario).last : nil,
      was: node.origin?.scenario == nil || !isOne
        ? [] : node.replaced.suffix(1).map { (text(of: $0.formula), $0.origin.span) },
      isRepeated: isRepeated, parts: [])
    if isOne {
      result.value = value(of: spot, views[0])
      if !isRepeated, views[0].draw == nil { result.share = share(of: spot) }
    } else {
      result.cases = cases(strand)
      result.changes = changes(strand)
      if result.cases.isEmpty, let place = strand.lastIndex(where: { $0 != nil }) {
        result.value = value(of: spot, views[place])
      }
      if strand.contains(where: { $0 == nil }) {
        let names = zip(views, strand).compactMap { $1 == nil ? nil : $0.name }
        result.notes.insert(localized("read in \(names.joined(separator: ", ")) only"), at: 0)
        return result
      }
    }
    if spot.row == nil, let axis = node.axis {
      let count = NumberText.rounded(Double(axis.keys.count))
      result.notes.insert(localized("a value for each of \(count) in \(axis.name)"), at: 0)
    }
    guard !isRepeated else { return result }
    // What no scenario moves is told in one line.
    if level > 0, result.isStill { return result }
    let parts = self.parts(of: strand)
    guard level < deepest, shown.count < Self.nodes else {
      result.partsBelow = parts.count
      return result
    }
    let split = splits[spot]
    result.ownChange = split?.own
    for part in parts {
      var told = explanation(part, level + 1)
      told.brings = (part.last ?? nil).flatMap { split?.parts[$0] }
      result.parts.append(told)
    }
    return result
  }

  /// The parts of a node, those of one name in the worlds together.
  private func parts(of strand: Strand) -> [Strand] { wiring.parts(of: strand) }

  /// `practices["Ringsaker 1"].net` for a row of a collection.
  private func name(of spot: Spot) -> String {
    let node = resolver.graph[spot.node]
    guard let axis = node.axis else { return memberName(node.name) }
    guard let row = spot.row, axis.labels.indices.contains(row), node.name.hasPrefix(axis.name) else {
      return node.name
    }
    return axis.name + "[\"" + axis.labels[row] + "\"]" + node.name.dropFirst(axis.name.count)
  }

  /// `offices["x"].cost` for what is written `offices[1].cost` inside: the elements of a list have names too.
  private func memberName(_ name: String) -> String {
    guard let open = name.firstIndex(of: "["), let close = name.firstIndex(of: "]"), open < close,
      let number = Int(name[name.index(after: open)..<close]), let axis = axes[String(name[..<open])],
      axis.labels.indices.contains(number - 1)
    else { return name }
    return name[...open] + "\"" + axis.labels[number - 1] + "\"" + name[close...]
  }

  // MARK: Words

  /// What the scenarios side by side give a formula in place of that below.
  private func changes(_ strand: Strand) -> [Explanation.Changed] {
    var found: [Explanation.Changed] = []
    for (view, one) in zip(views, strand) {
      guard let one, let name = view.name else { continue }
      let node = resolver.graph[one.node]
      guard let now = formulaText(of: node) else { continue }
      if let origin = node.origin, origin.scenario != nil, let below = node.replaced.last {
        found.append(.init(scenario: name, was: text(of: below.formula), now: now, place: origin.span))
      } else if let step = node.steps.last(where: { $0.origin.scenario != nil }), let formula = node.formula {
        found.append(.init(scenario: name, was: text(of: formula), now: now, place: step.origin.span))
      }
    }
    return found
  }

  /// The formula as written, with the changes that step on from it: `counted_posts, then += 0.5 fte`.
  private func formulaText(of node: Node) -> Phrase? {
    guard let formula = node.formula else { return nil }
    var told = Phrase.verbatim(text(of: formula))
    if case .invalid = formula.kind {
      told = node.origin.map { Phrase("a column of \($0.span.source.name)") } ?? Phrase("a column of a file")
    }
    for step in node.steps { told = Phrase("\(told), then \(step.operation.rawValue) \(text(of: step.formula))") }
    return told
  }

  /// How many unknowns the formula itself draws.
  private func sourceText(_ spot: Spot) -> Phrase? {
    let words = wiring.sources(of: spot.node).compactMap { inner -> Phrase? in
      guard case .uniform(let source) = resolver.graph[inner].body else { return nil }
      var word = Phrase("1 unknown")
      if source.each {
        let axis = spot.row == nil ? resolver.graph[inner].axis : nil
        word =
          axis.map { Phrase("\(NumberText.rounded(Double($0.keys.count))) unknowns, one per \($0.kind)") }
          ?? Phrase("1 unknown of its own")
      }
      return source.fresh ? Phrase("\(word), fresh each month") : word
    }
    if words.isEmpty { return nil }
    return words.count == 1 ? words[0] : Phrase("\(words.count) unknowns: \(Phrase.joined(words, by: "; "))")
  }

  // MARK: Shares

  /// How much of the answer's spread the unknowns of a formula carry; nothing where that cannot be told.
  private mutating func share(of spot: Spot) -> Explanation.Share? {
    let view = views[0]
    let answer = view.answerDraws
    guard answer.count > 20, answer.allSatisfy(\.isFinite), let low = answer.min(), let high = answer.max(), low < high
    else { return nil }
    var share = 0.0
    var count = 0
    for source in wiring.sources(of: spot.node) {
      let row = resolver.graph[source].axis == nil ? nil : spot.row
      guard let column = view.columns[Spot(node: source, row: row)], column.draws > 1 else { return nil }
      for object in 0..<column.objects {
        let rank = RankCorrelation.spearman(answer, examiner.draws(column, object, 0, view.mask))
        guard rank.isFinite else { return nil }
        share += rank * rank - 1 / Double(answer.count - 1)
        count += 1
      }
    }
    guard count > 0 else { return nil }
    // The squared correlation of unrelated draws has the variance 2 / n².
    let found = Explanation.Share(share: share, noise: 2 * (2 * Double(count)).squareRoot() / Double(answer.count))
    hasShares = true
    if !found.isNoise { total += share }
    return found
  }
}

/// A spot as each world has it.
typealias Strand = [Spot?]

extension Wiring {
  /// The parts of a formula, those of one name in the worlds together.
  func parts(of strand: Strand) -> [Strand] {
    var found: [(name: String, strand: Strand)] = []
    for (world, one) in strand.enumerated() {
      guard let one else { continue }
      for part in parts(of: one.node) {
        let name = self.name(of: part.node)
        let place = found.firstIndex { $0.name == name && $0.strand[world] == nil } ?? found.count
        if place == found.count { found.append((name, Array(repeating: nil, count: strand.count))) }
        found[place].strand[world] = part.spot(below: one)
      }
    }
    return found.map(\.strand)
  }
}
