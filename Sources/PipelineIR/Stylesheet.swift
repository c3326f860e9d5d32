import SourceText

/// A parsed model stylesheet. Specification section 8.
public struct Stylesheet: Sendable {
  /// The rules in order; later ones win among equals.
  public var rules: [StyleRule]

  /// A stylesheet of these rules.
  public init(rules: [StyleRule]) { self.rules = rules }
}

/// `selector { property: value; … }`
public struct StyleRule: Sendable {
  /// What it applies to.
  public var selector: StyleSelector
  /// Where the selector stands in the file.
  public var selectorSpan: SourceSpan
  /// Its declarations in order.
  public var declarations: [StyleDeclaration]
}

/// What a style rule applies to.
public enum StyleSelector: Hashable, Sendable {
  /// `*`
  case universal
  /// A shape's name.
  case shape(String)
  /// `.name`
  case className(String)
  /// `#name`
  case node(String)

  /// From 0 for `*` to 3 for an id. Specification 8.3.
  public var specificity: Int {
    switch self {
    case .universal: 0
    case .shape: 1
    case .className: 2
    case .node: 3
    }
  }
}

/// `property: value`
public struct StyleDeclaration: Sendable {
  /// The property as written.
  public var property: String
  /// The attribute it sets; nil for a property the dialect does not have.
  public var attribute: AttributeName?
  /// The value, quotes removed.
  public var value: String
  /// Where the property stands in the file.
  public var propertySpan: SourceSpan
  /// Where the value stands in the file.
  public var valueSpan: SourceSpan
}
