import PipelinePlan

/// Puts the values of a stage into a prompt.
///
/// The template was split at its variables when the pipeline was compiled, and values are appended as text.
/// So what an earlier agent wrote into the context is never read as a template: `$goal` in a response stays
/// `$goal`.
public enum PromptExpansion {
  /// The prompt of a stage's node.
  ///
  /// A context key that is not set gives empty text (dialect, section 5). `$base_sha` is the context's
  /// `internal.base_sha`.
  public static func prompt(for stage: Stage) -> String { expand(stage.node.prompt, in: stage) }

  /// The text of a range of `Plan.templates`.
  static func expand(_ template: Range<Int>, in stage: Stage) -> String {
    let plan = stage.plan
    var prompt = ""
    for segment in plan.templates[template] {
      switch segment {
      case .text(let text): prompt += plan[text]
      case .goal: prompt += plan[plan.goal]
      case .input(let name): prompt += stage.inputs[plan[name]] ?? ""
      case .context(let key): prompt += stage.context.conditionText(plan[key])
      case .runID: prompt += stage.runID
      case .nodeID: prompt += stage.name
      case .baseSHA: prompt += stage.context.text(baseSHAKey)
      }
    }
    return prompt
  }

  /// The context key of the git commit a run started from.
  public static let baseSHAKey = "internal.base_sha"
}
