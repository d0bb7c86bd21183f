import Quantities
import SourceText
import Syntax

/// Turns the names and formulas of a model into the nodes of a graph, as far as they are asked for,
/// and collects everything that is wrong with them.
package final class Resolver {
  package let model: Model
  package let graph = Graph()
  /// What has been found wrong, each once.
  package internal(set) var diagnostics: [Diagnostic] = []
  var reported: Set<String> = []

  struct Key: Hashable {
    let world: Int
    let path: String
  }

  /// The formula nodes made so far, by world and path.
  var nodes: [Key: NodeID] = [:]
  var places: [Key: Place] = [:]
  var collections: [Key: CollectionReference] = [:]
  var abstractPlaces: [String: Place] = [:]
  /// Uniform streams by key and axis.
  var uniforms: [String: NodeID] = [:]
  /// What each stream's source gives, as it is written.
  package internal(set) var drawn: [NodeID: (type: ValueType, unit: UnitExpression)] = [:]
  var worlds: [[Int]: World] = [:]
  /// The formulas being read, outermost first, to find cycles.
  var path: [(node: NodeID, span: Span)] = []
  /// Nodes whose formula is still to be read, because only an earlier month of them was needed.
  var deferred: [(node: NodeID, read: () -> Void)] = []
  var isDraining = false
  /// Nodes whose formula is being read or waits to be read.
  var open: Set<NodeID> = []
  /// Nodes whose kind of value has been found wrong.
  var broken: Set<NodeID> = []
  /// Places and definitions being made, to find objects made of themselves.
  var making: [String] = []
  /// The row of each key of a collection.
  var axisOfKeys: [String: [String: Int]] = [:]
  /// The conditions after `given` in the question that is being read.
  package internal(set) var givenNodes: [NodeID] = []
  /// The nodes that the objects of a list share, such as a rank, by list and place in the text.
  var sharedNodes: [String: NodeID] = [:]
  /// The lists that each object is written in, found when first asked for.
  var listsOfObjects: [String: [String]]?
  var failedScenarios: Set<String> = []
  /// The changes of scenarios, with those of the scenarios they build on.
  var flattened: [String: [LayeredChange]] = [:]
  var settingsOfWorld: [Int: Settings] = [:]
  /// How many calls of user functions may still be read: calls within calls grow fast.
  var callBudget = 20_000
  /// Numbers of the changes that stand in `with`, by where they are written.
  var withNumbers: [String: Int] = [:]

  package init(_ model: Model) {
    self.model = model
  }

  func report(_ made: @autoclosure () -> Diagnostic) {
    guard diagnostics.count <= Limits.errors else { return }
    var diagnostic = made()
    if diagnostics.count == Limits.errors, let span = diagnostic.labels.first?.span {
      diagnostic = Messages.tooManyErrors(span)
    }
    let label = diagnostic.labels.first
    let key = "\(label?.span.source.name ?? "")|\(label?.span.lower ?? 0)|\(diagnostic.message)"
    if reported.insert(key).inserted { diagnostics.append(diagnostic) }
  }

  /// Reports, and gives back a value that fits everything.
  func fail(_ diagnostic: @autoclosure () -> Diagnostic, _ span: Span) -> Value {
    report(diagnostic())
    return .unknown(span)
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  // MARK: Worlds

  /// The model with no scenario.
  package var baseline: World { world(with: []) }

  func world(with changes: [LayeredChange]) -> World {
    let all = model.changes + changes
    return exactWorld(all)
  }

  func exactWorld(_ changes: [LayeredChange]) -> World {
    let key = changes.map(\.number)
    if let known = worlds[key] { return known }
    let made = World(number: worlds.count, changes: changes)
    worlds[key] = made
    return made
  }

  /// The world below one of its changes.
  func world(below change: LayeredChange, of world: World) -> World {
    exactWorld(Array(world.changes.prefix { $0.number != change.number }))
  }

  /// A world with further changes on top; those of a layer given twice count once.
  func world(_ world: World, adding changes: [LayeredChange]) -> World {
    let present = Set(world.changes.map(\.number))
    return exactWorld(world.changes + changes.filter { !present.contains($0.number) })
  }

  /// A world with scenarios laid side by side, or nothing, with a message, where a name is not known or two of them clash.
  package func world(_ world: World, scenarios names: [Name]) -> World? {
    var layers: [[LayeredChange]] = []
    for name in names where name.text != "baseline" {
      guard let changes = changes(ofScenario: name, path: []) else { return nil }
      layers.append(changes)
    }
    for (index, layer) in layers.enumerated() {
      for other in layers[..<index] {
        if let clash = clash(between: other, and: layer) {
          report(Messages.scenariosClash(clash.0, clash.1))
          return nil
        }
      }
    }
    return layers.reduce(world) { self.world($0, adding: $1) }
  }

  /// Two changes that lead to the same field of the same object, or may do so, and do not agree.
  private func clash(between left: [LayeredChange], and right: [LayeredChange]) -> (Change, Change)? {
    func fields(_ path: Path) -> [String] {
      path.parts.compactMap { if case .field(let name) = $0 { name.text } else { nil } }
    }
    var targets: [[String]: [LayeredChange]] = [:]
    for layered in left { targets[fields(layered.change.target), default: []].append(layered) }
    for layered in right {
      for other in targets[fields(layered.change.target)] ?? [] where other.number != layered.number {
        let (a, b) = (other.change, layered.change)
        guard overlap(a.target, b.target) else { continue }
        let isSame = a.operation == b.operation && text(of: a.value) == text(of: b.value)
        let areSteps = a.operation == b.operation && a.operation != .set
        let areSums = [a, b].allSatisfy { $0.operation == .add || $0.operation == .subtract }
        if !isSame && !areSteps && !areSums { return (a, b) }
      }
    }
    return nil
  }

  /// Whether two paths with the same fields may lead to one object.
  private func overlap(_ one: Path, _ two: Path) -> Bool {
    func key(_ path: Path) -> String? {
      for case .index(let index) in path.parts { if case .text(let text) = index.kind { return text } }
      return nil
    }
    if one.root.text == two.root.text {
      guard let first = key(one), let second = key(two) else { return true }
      return first == second
    }
    return lists(with: one.root.text).contains(two.root.text) || lists(with: two.root.text).contains(one.root.text)
  }

  /// The changes of a scenario, those of the scenarios it builds on first.
  func changes(ofScenario name: Name, path: [String]) -> [LayeredChange]? {
    guard let scenario = model.scenarios[name.text] else {
      report(Messages.unknownScenario(name, known: model.scenarioOrder))
      return nil
    }
    guard !path.contains(name.text) else {
      report(Messages.scenarioCycle(path + [name.text], name))
      return nil
    }
    if let known = flattened[name.text] { return known }
    // What has failed once fails for all that build on it.
    guard !failedScenarios.contains(name.text) else { return nil }
    guard path.count < Limits.depth / 10 else {
      report(Messages.tooDeep(name.span))
      return nil
    }
    var all: [LayeredChange] = []
    var seen: Set<Int> = []
    for base in scenario.bases where base.text != "baseline" {
      guard let below = changes(ofScenario: base, path: path + [name.text]) else {
        failedScenarios.insert(name.text)
        return nil
      }
      for layered in below where seen.insert(layered.number).inserted { all.append(layered) }
    }
    all += scenario.changes
    guard all.count <= Limits.changes else {
      report(Messages.tooManyWorlds(name.span))
      return nil
    }
    flattened[name.text] = all
    return all
  }

  // MARK: Reading later

  /// Reads what only an earlier month was needed of.
  func drain() {
    guard !isDraining, path.isEmpty else { return }
    isDraining = true
    while let next = deferred.popLast() {
      if open.contains(next.node) { next.read() }
    }
    isDraining = false
  }
}
