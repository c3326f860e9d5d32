import TestSupport

extension SeededGenerator {
  /// An element of a list that has one.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}
