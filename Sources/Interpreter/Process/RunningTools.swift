import Synchronization

/// The tools that are running now, for a program that has to end before they do.
///
/// A program that is about to exit calls ``killAll()``; nobody else would end what a tool has started.
public final class RunningTools: Sendable {
  private let groups = Mutex<Set<ProcessGroup>>([])

  /// No tools yet.
  public init() {}

  /// Ends every process of every running tool at once, with SIGKILL.
  public func killAll() {
    for group in groups.withLock({ $0 }) { group.kill() }
  }

  func insert(_ group: ProcessGroup) { groups.withLock { _ = $0.insert(group) } }

  func remove(_ group: ProcessGroup) { groups.withLock { _ = $0.remove(group) } }
}
