import Quantities
import SourceText
import Syntax

/// A model with its scenarios' changes laid on: what every formula is resolved in.
package final class World {
  package let number: Int
  package let changes: [LayeredChange]
  private let byRoot: [String: [LayeredChange]]
  private let places: [Int: Int]

  init(number: Int, changes: [LayeredChange]) {
    self.number = number
    self.changes = changes
    byRoot = Dictionary(grouping: changes) { $0.change.target.root.text }
    places = Dictionary(changes.enumerated().map { ($1.number, $0) }) { first, _ in first }
  }

  /// Where a change lies among those of the world, the lowest first.
  func place(of change: LayeredChange) -> Int { places[change.number] ?? 0 }

  func changes(of root: String) -> [LayeredChange] { byRoot[root] ?? [] }
}

/// A formula that a constructor or a change gives to a field.
struct Override {
  /// The fields from the object that the override belongs to: `[team, posts]`.
  var path: [String]
  /// The condition in the path, `practices[centrality >= 5].…`, with the world below the change.
  var filter: (condition: Expression, world: World)?
  var operation: ChangeOperator
  var value: Expression
  var origin: Origin
  /// The path that uncertain literals in it are keyed by.
  var keyPath: String
  /// How many holders of the field's object stand around it in braces, so that their fields can be named.
  var levels: Int
  /// It stands in braces, and its field is still to be looked up; changes are looked up by themselves.
  var isInBraces = false
}

/// What an object is made from: a kind and the formulas given to it.
struct Recipe {
  var kind: String
  var overrides: [Override] = []
}

/// An object, or all objects of a collection, or what they hold: a set of formulas evaluated together.
package final class Place {
  enum Content {
    case object(Recipe)
    /// A held object that a condition chooses; the node is yes for the first.
    case choice(NodeID, Place, Place)
    /// The elements of a list, each a place of its own.
    case members([Place])
    /// Any object of its kind: what the formulas of a kind are checked in.
    case abstract
  }

  /// The path in the model: `brumunddal.team`.
  package let path: String
  package let kind: String
  package let axis: Axis?
  let world: World
  let holder: (place: Place, field: String)?
  let content: Content
  /// The rows of the file that a collection is read from, by field path below the collection.
  let columns: [String: FileColumn]
  /// The key of the object, or of the object that holds it.
  let key: String

  init(
    path: String, kind: String, axis: Axis?, world: World, holder: (place: Place, field: String)?, content: Content,
    columns: [String: FileColumn] = [:], key: String
  ) {
    self.path = path
    self.kind = kind
    self.axis = axis
    self.world = world
    self.holder = holder
    self.content = content
    self.columns = columns
    self.key = key
  }

  /// The place at the head of the chain of holders, and the fields that lead from it to here.
  var root: (place: Place, fields: [String]) {
    var fields: [String] = []
    var place = self
    while let holder = place.holder {
      fields.insert(holder.field, at: 0)
      place = holder.place
    }
    return (place, fields)
  }
}

/// An object as a formula reaches it: a place, and which of its objects.
package struct ObjectReference {
  package var place: Place
  package var index: Index
}

/// A collection, with conditions that its elements must meet.
package struct CollectionReference {
  package var name: String
  package var element: Place
  package var axis: Axis
  /// Conditions from `[…]` and `where`, each with the context it stands in.
  var filters: [(Expression, Context)] = []
}

/// What an expression means.
package enum Meaning {
  case value(Value)
  case object(ObjectReference)
  case collection(CollectionReference)
}

/// A checked value: what it is, the unit it is shown in, and how it is computed.
package struct Value {
  package var type: ValueType
  package var unit: UnitExpression
  package var operation: Operation
  package var span: Span
  /// A chain that begins with the literal 1, to which shares may be added.
  var isOne = false

  package init(_ type: ValueType, _ unit: UnitExpression, _ operation: Operation, _ span: Span) {
    self.type = type
    self.unit = unit
    self.operation = operation
    self.span = span
  }

  static func unknown(_ span: Span) -> Value { Value(.unknown, .none, .constant(.nan), span) }

  /// The dimension, none for shares and plain numbers; nothing for what is not a quantity.
  package var dimension: Dimension? {
    switch type {
    case .quantity(let dimension): dimension
    case .share, .zero: Dimension.none
    case .date, .text, .yesNo, .unknown: nil
    }
  }
}
