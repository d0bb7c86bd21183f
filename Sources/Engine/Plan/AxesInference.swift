import Model

/// Finds what each value varies along, from what it reads; within a ring until nothing more is found.
struct AxesInference {
  let streams: [Stream]

  /// Sets the axes of all values; `parts` come after the parts they read.
  func infer(_ table: inout ValueTable, parts: [[Int]]) throws(EngineError) {
    for part in parts {
      var changed = true
      while changed {
        changed = false
        for value in part {
          let found = try axes(of: table[value], table)
          if found != table[value].axes {
            table[value].axes = found
            changed = part.count > 1
          }
        }
      }
    }
  }

  private func axes(of value: Value, _ table: ValueTable) throws(EngineError) -> Axes {
    var result = own(value)
    if case .input = value.kind { return value.axes }
    for (place, input) in value.inputs.enumerated() {
      guard let both = result.union(passed(by: value, place, table[input].axes)) else {
        throw .twoCollections(value.owner)
      }
      result = both
    }
    return result
  }

  /// What a value varies along by itself.
  private func own(_ value: Value) -> Axes {
    switch value.kind {
    case .month, .series, .seed, .lagged, .laggedPick, .laggedGather, .fold: Axes(month: true)
    case .position(let axis), .stack(let axis), .rank(let axis), .allocate(let axis, _): Axes(object: axis)
    case .collect(_, let over, _): Axes(object: over)
    case .collected(let rows), .median(_, let rows), .folded(let rows): Axes(object: rows)
    case .uniform(let stream): Axes(object: streams[stream].axis, month: streams[stream].isFresh, draw: true)
    case .constant, .input, .unary, .binary, .select, .call, .pick, .gather, .statistic: .none
    }
  }

  /// What of an input's axes it keeps.
  private func passed(by value: Value, _ place: Int, _ axes: Axes) -> Axes {
    switch value.kind {
    case .pick, .stack, .collected, .median, .laggedPick: axes.without(object: true)
    case .gather: place == 0 ? axes.without(object: true) : axes
    case .laggedGather: place < 2 ? axes.without(object: true) : axes
    case .folded: axes.without(month: true)
    case .statistic: axes.without(draw: true)
    case .constant, .month, .position, .input, .unary, .binary, .select, .call, .uniform, .series, .seed, .lagged,
      .collect,
      .rank, .allocate, .fold:
      axes
    }
  }
}
