/// What runs a node. Specification sections 2.8 and 4; `pipeline` is an extension.
public enum HandlerKind: UInt8, CaseIterable, Sendable {
  /// Entry, does nothing.
  case start
  /// End, checks goal gates.
  case exit
  /// Work for an agent.
  case codergen
  /// A person's choice.
  case waitHuman
  /// Routing on conditions; no work.
  case conditional
  /// Fan-out.
  case parallel
  /// Fan-in.
  case fanIn
  /// A shell command.
  case tool
  /// Supervises a child pipeline.
  case managerLoop
  /// Runs another pipeline as one node.
  case pipeline
  /// A handler registered by the program; the node's `type` names it.
  case custom

  /// The spelling in the `type` attribute; `custom` has none of its own.
  public var typeName: String {
    switch self {
    case .start: "start"
    case .exit: "exit"
    case .codergen: "codergen"
    case .waitHuman: "wait.human"
    case .conditional: "conditional"
    case .parallel: "parallel"
    case .fanIn: "parallel.fan_in"
    case .tool: "tool"
    case .managerLoop: "stack.manager_loop"
    case .pipeline: "pipeline"
    case .custom: "custom"
    }
  }

  /// The kind a `type` attribute names; nil for a registered handler's own name.
  public init?(typeName: String) {
    guard let kind = Self.allCases.first(where: { $0 != .custom && $0.typeName == typeName }) else { return nil }
    self = kind
  }

  /// The kind a shape stands for (specification 2.8 and the dialect's additions); nil for a shape without one.
  public init?(shape: String) {
    switch shape {
    case "Mdiamond", "circle": self = .start
    case "Msquare", "doublecircle": self = .exit
    case "box": self = .codergen
    case "hexagon": self = .waitHuman
    case "diamond": self = .conditional
    case "component": self = .parallel
    case "tripleoctagon": self = .fanIn
    case "parallelogram": self = .tool
    case "house": self = .managerLoop
    case "folder": self = .pipeline
    default: return nil
    }
  }
}
