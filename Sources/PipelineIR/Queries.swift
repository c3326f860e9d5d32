/// Typed reads of attributes; each gives nil where the attribute is absent or its value is not of its type.
extension Pipeline {
  /// The attribute called `name` in a range, if it is there.
  public func attribute(_ name: AttributeName, in range: AttributeRange) -> Attribute? {
    for index in range where attributes[index].name == name { return attributes[index] }
    return nil
  }

  /// The attribute called `name` of a node.
  public func attribute(_ name: AttributeName, of node: NodeID) -> Attribute? {
    attribute(name, in: nodes[node.index].attributes)
  }

  /// The attribute called `name` of an edge.
  public func attribute(_ name: AttributeName, of edge: EdgeID) -> Attribute? {
    attribute(name, in: edges[edge.index].attributes)
  }

  /// The attribute called `name` of the graph.
  public func graphAttribute(_ name: AttributeName) -> Attribute? { attribute(name, in: graphAttributes) }

  /// The classes of a node.
  public func classes(of node: NodeID) -> ArraySlice<String> { classNames[nodes[node.index].classes] }
}

extension Attribute {
  /// The text of a string value.
  public var string: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  /// The value as a whole number.
  public var integer: Int? {
    if case .integer(let number) = value { return number }
    return nil
  }

  /// The value as a number; whole numbers too.
  public var float: Double? {
    switch value {
    case .float(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// The value as a boolean.
  public var boolean: Bool? {
    if case .boolean(let flag) = value { return flag }
    return nil
  }

  /// The value as a length of time.
  public var duration: Duration? {
    if case .duration(let duration) = value { return duration }
    return nil
  }
}
