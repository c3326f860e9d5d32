/// What can own an attribute.
public struct AttributeOwners: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// A set of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The graph itself: `graph [..]` or `key = value` outside any subgraph.
  public static let graph = AttributeOwners(rawValue: 1 << 0)
  /// A node, on its statement or by `node [..]`.
  public static let node = AttributeOwners(rawValue: 1 << 1)
  /// An edge, on its statement or by `edge [..]`.
  public static let edge = AttributeOwners(rawValue: 1 << 2)
  /// A subgraph: `graph [..]` or `key = value` inside it.
  public static let subgraph = AttributeOwners(rawValue: 1 << 3)
}

/// A set of handler kinds.
public struct HandlerKinds: OptionSet, Hashable, Sendable {
  /// One bit a kind, at the kind's raw value.
  public let rawValue: UInt16

  /// A set of these bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The set of these kinds.
  public init(_ kinds: HandlerKind...) {
    rawValue = kinds.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
  }

  /// Every kind.
  public static let all = HandlerKinds(rawValue: .max)
  /// Kinds that call a model. A custom handler may read anything, so it is in every set.
  public static let model = HandlerKinds(.codergen, .fanIn, .custom)
  /// Kinds that do work, take time and can fail.
  public static let work = HandlerKinds(
    .codergen, .waitHuman, .parallel, .fanIn, .tool, .managerLoop, .pipeline, .custom)
  /// Kinds that run a process of their own.
  public static let process = HandlerKinds(.codergen, .fanIn, .tool, .custom)

  /// Whether `kind` is in the set.
  public func contains(_ kind: HandlerKind) -> Bool { rawValue & 1 << UInt16(kind.rawValue) != 0 }
}

/// The type of an attribute's value.
public enum AttributeType: Hashable, Sendable {
  /// Any text.
  case string
  /// A whole number of 64 bits.
  case integer
  /// A decimal number.
  case float
  /// `true` or `false`.
  case boolean
  /// A number with a unit; a bare whole number means seconds.
  case duration
  /// One of these words; case matters.
  case enumeration([String])
  /// A path, as text.
  case path
  /// The id of a node, as text.
  case nodeReference
  /// Words separated by commas, as text.
  case list
  /// A condition (specification section 10), as text.
  case condition
  /// A model stylesheet (specification section 8), as text.
  case stylesheet
  /// One outcome word, as a condition would compare `outcome` with.
  case outcome
}

/// One row of the schema: everything the language knows about an attribute of one kind of owner.
public struct AttributeDefinition: Sendable {
  /// The attribute.
  public let name: AttributeName
  /// Its key; families end in a dot: `env.`, `input.`.
  public let spelling: String
  /// What it may stand on.
  public let owners: AttributeOwners
  /// On nodes, the handler kinds that read it.
  public let handlers: HandlerKinds
  /// The type of its value.
  public let type: AttributeType
  /// The value that holds where it is absent, in words where it is not fixed; nil for none.
  public let defaultText: String?
  /// Where it comes from.
  public let since: Since
  /// Other keys that mean the same and are reported as deprecated.
  public let aliases: [String]
  /// What it means, in one line.
  public let summary: String

  /// Where an attribute comes from.
  public enum Since: Hashable, Sendable {
    /// The Attractor specification, in this section.
    case specification(String)
    /// An extension of this dialect; files that use none stay portable.
    case dialect
  }

  init(
    _ name: AttributeName, _ spelling: String, _ owners: AttributeOwners, _ type: AttributeType,
    default defaultText: String? = nil, _ since: Since, handlers: HandlerKinds = .all, aliases: [String] = [],
    _ summary: String
  ) {
    self.name = name
    self.spelling = spelling
    self.owners = owners
    self.handlers = handlers
    self.type = type
    self.defaultText = defaultText
    self.since = since
    self.aliases = aliases
    self.summary = summary
  }

  /// Whether the attribute is a family whose keys go on after the dot.
  public var isFamily: Bool { name == .environment || name == .input }
}
