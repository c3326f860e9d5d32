import GraphRender

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the child may use; set before Graphviz or the input is touched, and never raised again.
struct ChildLimits {
  /// Address space in MiB.
  private var memory: UInt = 1024
  /// Processor time in seconds.
  private var cpuSeconds: UInt = 60

  /// Reads `--memory-mib N` and `--cpu-seconds N`.
  init(arguments: some Collection<String>) throws(ChildFailure) {
    var rest = Array(arguments)[...]
    while let name = rest.popFirst() {
      guard name == "--memory-mib" || name == "--cpu-seconds" else {
        throw ChildFailure(
          .badDrawing,
          "unknown argument `\(name)`; this program is started by `attractor render` with a drawing on its standard input"
        )
      }
      guard let value = rest.popFirst().flatMap({ UInt($0) }), (1...1_000_000).contains(value) else {
        throw ChildFailure(.badDrawing, "\(name) needs a whole number from 1 to 1000000")
      }
      if name == "--memory-mib" { memory = value } else { cpuSeconds = value }
    }
  }

  /// Applies the limits to this process.
  func apply() throws(ChildFailure) {
    // Font caches may try to write; the write shall fail, not the process.
    signal(SIGXFSZ, SIG_IGN)
    try set(Self.core, 0, "core dumps")
    try set(Self.fileSize, 0, "file sizes")
    try set(Self.cpu, cpuSeconds, "processor time")
    #if !canImport(Darwin)
      // Darwin accepts this limit and does not heed it.
      try set(Self.addressSpace, memory << 20, "address space")
    #endif
    raiseStack()
  }

  /// Layout recurses along paths: more stack than usual, yet not so much that threads of the font
  /// libraries, which get as much address space each, use up the limit of memory.
  private func raiseStack() {
    var limit = rlimit()
    guard getrlimit(Self.stack, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 64 << 20)
    // Without it only longer chains would fail, and those are reported as a crash.
    _ = setrlimit(Self.stack, &limit)
  }

  private func set(_ resource: Resource, _ value: UInt, _ name: String) throws(ChildFailure) {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else {
      throw ChildFailure(.limits, "cannot read the limit of \(name)")
    }
    let wanted = min(rlim_t(value), limit.rlim_max)
    limit.rlim_cur = wanted
    limit.rlim_max = wanted
    guard setrlimit(resource, &limit) == 0 else {
      throw ChildFailure(.limits, "cannot set the limit of \(name)")
    }
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource_t
    private static let core = Resource(RLIMIT_CORE.rawValue)
    private static let fileSize = Resource(RLIMIT_FSIZE.rawValue)
    private static let cpu = Resource(RLIMIT_CPU.rawValue)
    private static let addressSpace = Resource(RLIMIT_AS.rawValue)
    private static let stack = Resource(RLIMIT_STACK.rawValue)
  #else
    private typealias Resource = Int32
    private static let core = RLIMIT_CORE
    private static let fileSize = RLIMIT_FSIZE
    private static let cpu = RLIMIT_CPU
    private static let addressSpace = RLIMIT_AS
    private static let stack = RLIMIT_STACK
  #endif
}
