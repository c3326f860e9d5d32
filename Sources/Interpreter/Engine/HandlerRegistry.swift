import PipelinePlan

/// The handlers of a run by type. Specification 4.2.
public struct HandlerRegistry: Sendable {
  private var handlers: [String: any Handler] = [:]

  /// A registry without handlers.
  public init() {}

  /// Registers a handler for a type; one that was there before is replaced.
  public mutating func register(_ type: String, _ handler: any Handler) { handlers[type] = handler }

  /// The handler of a type.
  public subscript(type: String) -> (any Handler)? { handlers[type] }

  /// The types, sorted.
  public var types: [String] { handlers.keys.sorted() }

  /// The handler of each node, by index; nil for parallel nodes, which the machine runs itself.
  ///
  /// - Throws: ``RunRefusal`` that names the first node nobody can run.
  func resolve(_ plan: Plan) throws(RunRefusal) -> [(any Handler)?] {
    var resolved: [(any Handler)?] = []
    resolved.reserveCapacity(plan.nodes.count)
    for node in plan.nodes {
      if node.handler == .parallel {
        resolved.append(nil)
        continue
      }
      let type = plan[node.type]
      guard let handler = handlers[type] else { throw refusal(of: node, type, plan) }
      resolved.append(handler)
    }
    return resolved
  }

  private func refusal(of node: PlanNode, _ type: String, _ plan: Plan) -> RunRefusal {
    let name = plan[node.id]
    if node.handler == .managerLoop || node.handler == .pipeline {
      return RunRefusal(
        "the node `\(name)` is of type `\(type)`, which this version does not run; remove it, or register a handler"
      )
    }
    let known = types.map { "`\($0)`" }.joined(separator: ", ")
    return RunRefusal(
      "the node `\(name)` is of type `\(type)`, for which no handler is registered; known are \(known)")
  }
}

/// Why a run cannot begin; nothing has been written.
public struct RunRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line without a full stop: what, and what to do.
  public let description: String

  /// A refusal for this reason.
  public init(_ description: String) { self.description = description }
}
