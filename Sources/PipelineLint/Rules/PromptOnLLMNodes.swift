import PipelineIR
import SourceText

/// AT708: an agent node that says nothing about its work. Specification 7.2.
struct PromptOnLLMNodes: LintRule {
  static let descriptor = RuleDescriptor(
    "AT708", "prompt_on_llm_nodes", .models, .warning, "An agent node without prompt, prompt file or label",
    page: RulePage(
      what: """
        An agent is told what to do by the node's `prompt`, by the file `prompt_file` names, or else by its `label`. \
        This rule reports agent nodes that have none of the three.
        """,
      why: "All such an agent is told is the node's id.",
      mend: "Write a prompt. If the node is not meant for an agent, give it the shape of what it is.",
      bad: """
        digraph plan {
          start [shape=Mdiamond]
          step2 [shape=box]
          exit  [shape=Msquare]
          start -> step2 -> exit
        }
        """,
      good: """
        digraph plan {
          start [shape=Mdiamond]
          step2 [shape=box, prompt="Plan the week in five lines."]
          exit  [shape=Msquare]
          start -> step2 -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    for node in pipeline.nodes where node.handler == .codergen {
      if node.attributes.contains(where: { says(pipeline.attributes[$0]) }) { continue }
      if context.hasSyntaxError(in: node.span) { continue }
      sink.report(
        "agent node `\(node.name)` has neither prompt nor label", at: node.nameSpan,
        label: "all the agent is told is this name",
        help: "write a `prompt`, or give the node the shape of what it is",
        subject: .node(node.name))
    }
  }

  private func says(_ attribute: Attribute) -> Bool {
    switch attribute.name {
    case .prompt, .promptFile, .label: attribute.string != ""
    default: false
    }
  }
}
