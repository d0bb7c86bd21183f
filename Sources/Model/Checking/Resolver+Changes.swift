extension Resolver {
  /// The model with these changes laid on, those of the model itself among them, the lowest first.
  package func world(of changes: [LayeredChange]) -> World { exactWorld(changes) }

  /// The scenarios that set or change what is known by a name: a definition, or a field of any object.
  package func scenarios(changing name: String) -> [String] {
    let parts = name.prefix { $0 != " " }.split(separator: ".").map(String.init)
    guard let root = parts.first, let last = parts.last else { return [] }
    return model.scenarioOrder.filter { scenario in
      model.scenarios[scenario]?.changes.contains { layered in
        let target = layered.change.target
        let fields = target.parts.compactMap { if case .field(let field) = $0 { field.text } else { nil } }
        guard let field = fields.last else { return parts.count == 1 && target.root.text == root }
        // Of a field of a kind or a collection, any of its objects may be the one.
        let isSameObject =
          target.root.text == root || lists(with: root).contains(target.root.text)
          || model.kinds[root] != nil
        return parts.count > 1 && isSameObject && field == last
      } ?? false
    }
  }
}
