/// The one table of attributes. Elaboration, lint and lowering look keys, aliases and types up here.
public enum AttributeSchema {
  /// Every row, graph first; an attribute that means different things on different owners has a row for each.
  public static let definitions: [AttributeDefinition] =
    graphDefinitions + limitDefinitions + nodeDefinitions + modelDefinitions + handlerDefinitions
    + extensionDefinitions + edgeDefinitions

  /// The row for an attribute on an owner; the first row of the attribute where that owner has none of its own.
  ///
  /// Nil for `.unknown` and `.drawing`.
  public static func definition(of name: AttributeName, on owner: AttributeOwners) -> AttributeDefinition? {
    var fallback: AttributeDefinition?
    for row in definitions where row.name == name {
      if row.owners.contains(owner) { return row }
      fallback = fallback ?? row
    }
    return fallback
  }

  /// The key an attribute is written with; nil for `.unknown` and `.drawing`, which have many.
  public static func spelling(of name: AttributeName) -> String? {
    definitions.first { $0.name == name }?.spelling
  }

  /// Which attribute a key names on an owner.
  ///
  /// A name both this dialect and Graphviz have is the dialect's where the dialect allows it on that owner, and
  /// Graphviz's where only Graphviz does. A dialect name on a wrong owner stays that name: rules say that it
  /// does not belong there.
  public static func match(_ key: String, on owner: AttributeOwners) -> AttributeMatch {
    AttributeTable.shared.match(Array(key.utf8)[...], on: owner)
  }

  /// The keys to offer on an owner, aliases left out: the dialect's, then Graphviz's drawing attributes.
  public static func keys(on owner: AttributeOwners) -> [String] {
    definitions.filter { $0.owners.contains(owner) && !$0.isFamily }.map(\.spelling)
      + DrawingAttributes.names.filter { $0.owners.contains(owner) }.map(\.name)
  }
}

/// What a key names.
public struct AttributeMatch: Hashable, Sendable {
  /// The attribute; `.unknown` when the schema has none of that key.
  public let name: AttributeName
  /// Whether the key is exactly the attribute's own spelling: not an alias, a family member or a drawing
  /// attribute.
  public let isCanonical: Bool
}
