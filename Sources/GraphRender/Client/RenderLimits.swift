/// How much a picture may cost.
public struct RenderLimits: Hashable, Sendable {
  /// The longest request a child reads, in bytes.
  public static let requestSize = 64 << 20

  /// Time on the clock until the child is killed.
  public var timeout: Duration
  /// The child's address space, in MiB. Graphviz and its libraries take up to 300 before the first node.
  public var memory: Int
  /// The largest picture, in bytes.
  public var outputSize: Int
  /// The most nodes and edges together; layout time grows faster than their number.
  public var elements: Int

  /// Limits; the defaults draw hundreds of nodes.
  public init(
    timeout: Duration = .seconds(20), memory: Int = 1024, outputSize: Int = 64 << 20, elements: Int = 20_000
  ) {
    self.timeout = timeout
    self.memory = memory
    self.outputSize = outputSize
    self.elements = elements
  }
}
