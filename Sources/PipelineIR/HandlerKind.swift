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
    switch typeName {
    case "start": self = .start
    case "exit": self = .exit
    case "codergen": self = .codergen
    case "wait.human": self = .waitHuman
    case "conditional": self = .conditional
    case "parallel": self = .parallel
    case "parallel.fan_in": self = .fanIn
    case "tool": self = .tool
    case "stack.manager_loop": self = .managerLoop
    case "pipeline": self = .pipeline
    default: return nil
    }
  }

  /// The kind of a node: `type`, then shape, then the role of its id, then codergen. Specification 4.2 to 4.4.
  ///
  /// The alias `node_type` counts only where it names a built-in kind: public files use it for other things.
  init(ofNodeNamed name: String, type: Attribute?, shape: Attribute?) {
    if let word = type?.string, !word.isEmpty {
      if let kind = HandlerKind(typeName: word) {
        self = kind
        return
      }
      if type?.spelling == nil {
        self = .custom
        return
      }
    }
    if let shape = shape?.string, !shape.isEmpty {
      self = HandlerKind(shape: shape) ?? .codergen
    } else {
      self = HandlerKind(role: name) ?? .codergen
    }
  }

  /// The kind an id stands for: `start`, `exit` and `end` in any case (specification 4.3, 4.4).
  private init?(role name: String) {
    guard name.utf8.count <= 5 else { return nil }
    switch name.lowercased() {
    case "start": self = .start
    case "exit", "end": self = .exit
    default: return nil
    }
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
