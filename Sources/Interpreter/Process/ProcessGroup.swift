#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The processes a tool has started that did not leave its process group.
///
/// The group keeps its number for as long as it has a member, also after its leader is gone; so a signal sent
/// to a group that was there a moment ago cannot reach strangers unless the system has used up all other
/// process numbers in between.
struct ProcessGroup: Hashable, Sendable {
  /// The group's number: its leader's process id.
  let id: pid_t

  /// The group of a leader; nil for a number that `kill` would take for something else.
  init?(leader: pid_t) {
    guard leader > 1 else { return nil }
    id = leader
  }

  /// Whether the group has a member.
  var isAlive: Bool { sendSignal(-id, 0) == 0 || errno == EPERM }

  /// Asks all members to end.
  func terminate() { _ = sendSignal(-id, SIGTERM) }

  /// Ends all members.
  func kill() { _ = sendSignal(-id, SIGKILL) }
}

private func sendSignal(_ id: pid_t, _ signal: Int32) -> Int32 {
  #if canImport(Glibc)
    Glibc.kill(id, signal)
  #elseif canImport(Musl)
    Musl.kill(id, signal)
  #else
    Darwin.kill(id, signal)
  #endif
}
