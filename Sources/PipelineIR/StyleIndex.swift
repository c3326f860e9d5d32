import SourceText

/// A stylesheet by what its selectors name, so that a node meets only the rules about it.
///
/// Rules of one selector are merged when the index is made: a node costs one look-up a class, never one a rule.
struct StyleIndex {
  /// What one selector sets, each attribute at most once, with the rule's place in the order.
  private typealias Block = [(order: Int, attribute: Attribute)]

  private var universal: Block = []
  private var shapes: [String: Block] = [:]
  private var classes: [String: Block] = [:]
  private var nodes: [String: Block] = [:]

  /// Indexes a stylesheet; `report` is given values that do not have their attribute's type (AT202).
  init(_ stylesheet: Stylesheet, report: (Diagnostic) -> Void) {
    for (order, rule) in stylesheet.rules.enumerated() {
      for declaration in rule.declarations {
        guard let attribute = Self.attribute(declaration, report) else { continue }
        switch rule.selector {
        case .universal: Self.set(order, attribute, &universal)
        case .shape(let name): Self.set(order, attribute, &shapes[name, default: []])
        case .className(let name): Self.set(order, attribute, &classes[name, default: []])
        case .node(let name): Self.set(order, attribute, &nodes[name, default: []])
        }
      }
    }
  }

  private static func set(_ order: Int, _ attribute: Attribute, _ block: inout Block) {
    if let index = block.firstIndex(where: { $0.attribute.name == attribute.name }) {
      block[index] = (order, attribute)
    } else {
      block.append((order, attribute))
    }
  }

  private static func attribute(_ declaration: StyleDeclaration, _ report: (Diagnostic) -> Void) -> Attribute?
  {
    guard let name = declaration.attribute else { return nil }
    let value = AttributeTable.shared.value(Array(declaration.value.utf8)[...], of: name)
    if value == nil {
      // The quotes, if any, are the stylesheet's own and part of the span.
      let error = AttributeTypeError(
        name: name, key: declaration.property, text: declaration.value, isQuoted: false)
      report(error.diagnostic(at: declaration.valueSpan))
    }
    return Attribute(
      name, value ?? .invalid(declaration.value), keySpan: declaration.propertySpan,
      valueSpan: declaration.valueSpan, origin: .stylesheet)
  }

  /// Adds what the stylesheet says about a node where nothing nearer does. Specification 8.3 and 8.5.
  ///
  /// The merger's current owner is the node, with its explicit and inherited attributes.
  func apply(to merger: inout AttributeMerger, name: String, classes nodeClasses: ArraySlice<String>) {
    // From the most specific down: what is there already stays.
    if !nodes.isEmpty, let block = nodes[name] { Self.add(block, to: &merger) }
    if !classes.isEmpty {
      var matching: Block = []
      for name in nodeClasses { matching += classes[name] ?? [] }
      if nodeClasses.count > 1 { matching.sort { $0.order > $1.order } }
      Self.add(matching, to: &merger)
    }
    if !shapes.isEmpty {
      var shape = merger.value(.shape)?.string ?? ""
      if shape.isEmpty { shape = "box" }
      if let block = shapes[shape] { Self.add(block, to: &merger) }
    }
    Self.add(universal, to: &merger)
  }

  private static func add(_ block: Block, to merger: inout AttributeMerger) {
    for (_, attribute) in block { merger.setIfAbsent(attribute) }
  }
}
