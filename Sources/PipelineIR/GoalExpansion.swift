/// Puts the graph's goal in place of `$goal` in prompts. Specification 9.2.
///
/// Runs need no such step, for prompts are filled in stage by stage; it serves those who want to see or hand
/// on a pipeline with its goal written out. The goal is text: a variable or a dollar in it stays what it is.
public struct GoalExpansion: Transform {
  /// The transform.
  public init() {}

  /// The pipeline with `$goal` expanded; unchanged when it has no goal.
  public func apply(_ pipeline: Pipeline) -> Pipeline {
    guard let goal = pipeline.graphAttribute(.goal)?.string else { return pipeline }
    var editor = PipelineEditor(pipeline)
    for index in pipeline.nodes.indices {
      let node = NodeID(index)
      guard let prompt = pipeline.attribute(.prompt, of: node), let text = prompt.string,
        text.utf8.contains(UInt8(ascii: "$"))
      else { continue }
      var template = PromptTemplate(parsing: text)
      guard template.segments.contains(.variable(.goal)) else { continue }
      template.segments = template.segments.map { $0 == .variable(.goal) ? .text(goal) : $0 }
      editor.set(
        Attribute(
          .prompt, spelling: prompt.spelling, .string(template.source), keySpan: prompt.keySpan,
          valueSpan: prompt.valueSpan, origin: prompt.origin),
        of: node)
    }
    return editor.finish()
  }
}
