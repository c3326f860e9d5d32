import PipelineIR

/// A node with everything resolved: defaults, classes and stylesheet applied, names turned into ids.
public struct PlanNode: Hashable, Sendable {
  /// Its id in the pipeline; also the name of its stage directory.
  public var id: StringID
  /// Its label; the id where it has none.
  public var label: StringID
  /// What runs it.
  public var handler: HandlerKind
  /// The registered name of a `custom` handler; the built-in type name otherwise.
  public var type: StringID
  /// The prompt (or the label where an agent node has none): a range of `Plan.templates`.
  public var prompt: Range<Int>
  /// The shell command of a tool.
  public var toolCommand: StringID?
  /// Its retry policy in `Plan.policies`.
  public var policy: Int
  /// The longest one attempt may take, in milliseconds.
  public var timeout: Int64?
  /// Visits before the run fails; the graph's limit where the node names none.
  public var maxVisits: Int
  /// Switches.
  public var flags: Flags
  /// Context fidelity as written; empty is the default of specification 5.4.
  public var fidelity: StringID
  /// Thread key; empty where the run derives it.
  public var thread: StringID
  /// Model settings: `llm_model`, `llm_provider`, `reasoning_effort`, empty where unset.
  public var model: StringID
  /// See `model`.
  public var provider: StringID
  /// See `model`.
  public var reasoningEffort: StringID
  /// The backend asked for; empty for the run's own.
  public var backend: StringID
  /// Where a failure goes when no edge takes it: `retry_target`, then `fallback_retry_target`; a range of
  /// `Plan.nodeLists`.
  public var retryTargets: Range<Int>
  /// Where an unsatisfied gate jumps: the node's targets, then the graph's; a range of `Plan.nodeLists`.
  public var gateTargets: Range<Int>
  /// Its outgoing edges in declaration order: a range of `Plan.edges`.
  public var edges: Range<Int>
  /// The first instruction of its block.
  public var entry: Int
  /// The region a `parallel` node opens.
  public var region: Int?
  /// All other attributes as text, by name: a range of `Plan.attributes`.
  public var attributes: Range<Int>

  /// Switches of a node.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// A set of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// `goal_gate=true`
    public static let goalGate = Flags(rawValue: 1 << 0)
    /// `auto_status=true`
    public static let autoStatus = Flags(rawValue: 1 << 1)
    /// `allow_partial=true`
    public static let allowPartial = Flags(rawValue: 1 << 2)
    /// The node itself sets `max_retries` (matters for failures that are deterministic by default).
    public static let ownRetries = Flags(rawValue: 1 << 3)
    /// The node has a prompt of its own (a fan-in with one asks an agent).
    public static let hasPrompt = Flags(rawValue: 1 << 4)
    /// The spellings of the flags, by bit.
    static let names = ["goalGate", "autoStatus", "allowPartial", "ownRetries", "hasPrompt"]
  }
}

/// An edge with its labels and its jump worked out.
public struct PlanEdge: Hashable, Sendable {
  /// Its source.
  public var from: PlanNodeID
  /// Its target.
  public var to: PlanNodeID
  /// The label as written; empty without one.
  public var label: StringID
  /// The label as it is matched: lower case, trimmed, accelerator removed.
  public var normalizedLabel: StringID
  /// The accelerator key in upper case; empty without one.
  public var accelerator: StringID
  /// The condition; nil for an unconditional edge.
  public var predicate: Int?
  /// The condition as written, for messages; empty without one.
  public var conditionText: StringID
  /// Priority among equals.
  public var weight: Int
  /// `loop_restart=true`
  public var isRestart: Bool
  /// Fidelity for the target's visit; empty without an override.
  public var fidelity: StringID
  /// Thread key for the target's visit; empty without an override.
  public var thread: StringID
  /// The instruction to go on at when the edge is taken.
  public var jump: Int
}

/// A piece of a prompt.
public enum TemplateSegment: Hashable, Sendable {
  /// Text as it is.
  case text(StringID)
  /// `$goal`
  case goal
  /// `$input.NAME`
  case input(StringID)
  /// `$context.KEY`
  case context(StringID)
  /// `$run_id`
  case runID
  /// `$node_id`
  case nodeID
  /// `$base_sha`
  case baseSHA
}

/// The name and the text of an attribute.
public struct PlanAttribute: Hashable, Sendable {
  /// The attribute's spelling.
  public var name: StringID
  /// Its value as text.
  public var value: StringID

  /// An attribute.
  public init(name: StringID, value: StringID) {
    self.name = name
    self.value = value
  }
}

/// An input of a run.
public struct PlanInput: Hashable, Sendable {
  /// Read as `$input.NAME`.
  public var name: StringID
  /// Whether a run may leave it out.
  public var isOptional: Bool
  /// Its value when a run leaves it out; nil without a default.
  public var defaultValue: StringID?

  /// An input.
  public init(name: StringID, isOptional: Bool, defaultValue: StringID?) {
    self.name = name
    self.isOptional = isOptional
    self.defaultValue = defaultValue
  }
}
