import PipelineIR

extension PlanEdge {
  /// The form in which a preferred label is compared with `normalizedLabel`. Specification 3.3, step 2.
  public static func normalized(_ label: String) -> String { EdgeLabel.normalized(label) }
}
