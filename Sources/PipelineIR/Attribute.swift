import SourceText

/// One attribute of a graph, node, edge or subgraph, resolved and typed.
public struct Attribute: Sendable {
  /// Which attribute; `.unknown` for a key the schema does not have.
  public let name: AttributeName
  /// The key as written, kept where it says more than `name`: unknown keys, aliases, `env.NAME`, `input.NAME`.
  public let spelling: String?
  /// The value; `.invalid` with the text where it does not have the attribute's type.
  public let value: AttributeValue
  /// Where the key stands.
  public let keySpan: SourceSpan
  /// Where the value stands, quotes included; decode it again with `SyntaxTree.decode(_:at:)` for spans
  /// inside it.
  public let valueSpan: SourceSpan
  /// Where the value came from.
  public let origin: Origin

  /// An attribute.
  public init(
    _ name: AttributeName, spelling: String? = nil, _ value: AttributeValue, keySpan: SourceSpan,
    valueSpan: SourceSpan, origin: Origin
  ) {
    self.name = name
    self.spelling = spelling
    self.value = value
    self.keySpan = keySpan
    self.valueSpan = valueSpan
    self.origin = origin
  }

  /// An attribute that a transform makes on behalf of what stands at `span`; it counts as explicit.
  public init(_ name: AttributeName, _ value: AttributeValue, madeAt span: SourceSpan) {
    self.init(name, value, keySpan: span, valueSpan: span, origin: .explicit)
  }

  /// Where an attribute's value came from; a node's own wins over all others.
  public enum Origin: UInt8, Sendable {
    /// Written on the statement itself.
    case explicit
    /// From a `node [..]` or `edge [..]` block in scope.
    case defaults
    /// From the model stylesheet.
    case stylesheet
  }
}

/// A value of the type its attribute has.
public enum AttributeValue: Hashable, Sendable {
  /// Text; also names, paths, enumerations and lists, which their readers split.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// A number.
  case float(Double)
  /// `true` or `false`.
  case boolean(Bool)
  /// A length of time.
  case duration(Duration)
  /// Text that is not a value of the attribute's type; a diagnostic (AT202) says so.
  case invalid(String)
}
