/// The context keys that the engine sets and nobody else should. Specification 5.1.
public enum EngineContextKeys {
  /// Whether the engine sets this key.
  public static func contains(_ key: String) -> Bool {
    names.contains(key) || prefixes.contains { key.hasPrefix($0) }
  }

  private static let names: Set<String> = [
    "outcome", "preferred_label", "current_node", "last_stage", "last_response", "failure_reason",
    "failure_class",
    "failure_signature", "tool.output",
  ]
  private static let prefixes = ["graph.", "input.", "human.gate.", "parallel.", "stack.child.", "internal."]
}
