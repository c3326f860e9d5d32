/// How far a node has come in a run; colours the node when a run is drawn.
public enum NodeState: String, CaseIterable, Sendable {
  /// Not reached yet.
  case pending
  /// At work.
  case running
  /// Ended in success.
  case success
  /// Ended in partial success.
  case partial
  /// Ended in failure.
  case fail
  /// Passed over.
  case skipped
}
