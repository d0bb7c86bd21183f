import Quantities
import SourceText
import Syntax

/// What a value is: a quantity of some dimension, a share, a month, a text, yes or no.
package enum ValueType: Equatable, Sendable {
  case quantity(Dimension)
  case share
  /// The literal 0, which fits any dimension.
  case zero
  case date
  case text
  case yesNo
  /// Something that an error has been reported for; it fits everything, so that one slip gives one message.
  case unknown

  package static let number = ValueType.quantity(.none)
}

/// The objects of a collection, in order: the axis that a column varies along.
package final class Axis: Sendable {
  package let name: String
  package let kind: String
  /// What tells the objects apart, also to random streams: a row's first text, or the name an object is defined by.
  package let keys: [String]
  /// What the objects are called when they are shown: their first text, else their key.
  package let labels: [String]
  package init(name: String, kind: String, keys: [String], labels: [String]? = nil) {
    self.name = name
    self.kind = kind
    self.keys = keys
    self.labels = labels ?? keys
  }
}

/// Where a formula was written.
package struct Origin: Sendable {
  package var span: Span
  package var notes: [String]
  /// The scenario whose change it is.
  package var scenario: String?
  package init(span: Span, notes: [String] = [], scenario: String? = nil) {
    self.span = span
    self.notes = notes
    self.scenario = scenario
  }
}

/// A random stream of uniform numbers: one unknown, or one per object, or a fresh one each month.
package struct UniformSource: Sendable {
  /// The path it is written under and its number among the literals there: `team.contacts_per_fte#1`.
  package let key: String
  package let each: Bool
  package let fresh: Bool
  /// For `each` on an object that is not in a collection: its key.
  package let objectKey: String?
  package let span: Span

  package init(key: String, each: Bool, fresh: Bool, objectKey: String?, span: Span) {
    self.key = key
    self.each = each
    self.fresh = fresh
    self.objectKey = objectKey
    self.span = span
  }
}

package enum AggregateVerb: String, Sendable, CaseIterable { case sum, mean, min, max, median, count }

/// A reduction over the objects of a collection. In its operations loop 1 is the collection, loop 0 the node's own objects.
package struct Aggregate: Sendable {
  package var verb: AggregateVerb
  package var over: Axis
  package var value: Operation
  package var condition: Operation?
  /// For each element, the row of the node's own axis that it counts for; none where all elements count for every row.
  package var group: Operation?

  package init(
    verb: AggregateVerb, over: Axis, value: Operation, condition: Operation? = nil, group: Operation? = nil
  ) {
    self.verb = verb
    self.over = over
    self.value = value
    self.condition = condition
    self.group = group
  }
}

/// Requests served from a supply, the highest priority first, each month and draw. Its operations run over loop 0.
package struct Allocation: Sendable {
  package var request: Operation
  /// The same in every draw; ties go by the order of the collection.
  package var priority: Operation
  /// The same for all objects of a group.
  package var supply: Operation
  /// The row of each object's group; none where there is one supply for all.
  package var group: Operation?
  /// Stops at the first request that does not fit; otherwise that one is served in part.
  package var isWhole: Bool
}

package enum DrawStatistic: String, Sendable, CaseIterable {
  case expected, sd, quantile, tailMean = "tail_mean", chance
}

package enum TimeReduction: Sendable, Equatable {
  case total, last, first, peak, mean, minimum
  /// The first month in which a condition holds.
  case when
  case at(Month)
  case yearMean(Int)
}

package enum Period: String, Sendable { case year, month }

/// What a node's values are made of.
package enum Body: Sendable {
  case formula(Operation)
  /// One figure per object.
  case data([Double])
  /// One node per object, each without an object axis.
  case stack([NodeID])
  case uniform(UniformSource)
  case aggregate(Aggregate)
  /// Over all draws, or those where `given` is yes.
  case statistic(DrawStatistic, Operation, at: Double, given: NodeID?)
  case overTime(TimeReduction, Operation)
  /// One value per year or month; the node's axis holds the periods.
  case byPeriod(TimeReduction, Operation, Period)
  /// The place in descending order of a certain key, 1 = highest; ties by order of the collection.
  case rank(Operation)
  case allocate(Allocation)
  /// A field of a kind that is looked at without an object.
  case abstract
}

/// A formula of the model for one object, or for all objects of a collection.
package struct Node: Sendable {
  package let id: NodeID
  /// The path that a planner knows it by: `brumunddal.team.cost`.
  package var name: String
  /// Made by the checker for a part of a formula; explained as part of it.
  package var isHidden: Bool
  package var type: ValueType
  package var unit: UnitExpression
  package var axis: Axis?
  package var body: Body
  /// What `previous` reads in the first month.
  package var starting: Operation?
  package var formula: Expression?
  package var origin: Origin?
  /// Changes that step on from the formula, in order.
  package var steps: [(operation: ChangeOperator, formula: Expression, origin: Origin)] = []
  /// What a scenario changed: the formula below and where it stands.
  package var replaced: [Replaced] = []
  /// For a reference: the collection it points into.
  package var points: Axis?

  package struct Replaced: Sendable {
    package let formula: Expression
    package let origin: Origin
  }
}
