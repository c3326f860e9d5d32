/// The context keys that the engine sets and nobody else should. Specification 5.1.
public enum EngineContextKeys {
  /// Whether the engine or one of its handlers sets this key.
  public static func contains(_ key: String) -> Bool {
    belongsToMachine(key) || handlerNames.contains(key) || key.hasPrefix("human.gate.")
  }

  /// Whether the machine itself sets this key, and reads it: a status file that could set it could steer or
  /// forge the run.
  public static func belongsToMachine(_ key: String) -> Bool {
    machineNames.contains(key) || machinePrefixes.contains { key.hasPrefix($0) }
  }

  private static let machineNames: Set<String> = [
    "outcome", "preferred_label", "current_node", "failure_reason", "failure_class", "failure_signature",
  ]
  private static let machinePrefixes = ["graph.", "input.", "parallel.", "stack.child.", "internal."]
  private static let handlerNames: Set<String> = ["last_stage", "last_response", "tool.output"]
}
