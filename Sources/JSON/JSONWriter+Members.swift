/// A member's name and its value in one call.
extension JSONWriter {
  /// Writes a member that is a string.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member that is an integer.
  public mutating func member(_ name: String, _ value: some BinaryInteger) {
    key(name)
    integer(value)
  }

  /// Writes a member that is a number; `null` when it is not finite.
  public mutating func member(_ name: String, _ value: Double) {
    key(name)
    double(value)
  }

  /// Writes a member that is a boolean.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a member that is a list of strings.
  public mutating func member(_ name: String, _ values: [String]) {
    member(name, values) { $0.string($1) }
  }

  /// Writes a member that is a list, each element with `write`.
  public mutating func member<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}
