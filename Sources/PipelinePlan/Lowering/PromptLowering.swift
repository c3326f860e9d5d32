import PipelineIR
import SourceText

extension Lowering {
  /// The pieces of a node's prompt: `prompt`, else the file, else for an agent node its label (specification
  /// 2.6).
  mutating func lowerPrompt(_ node: Node, _ flags: inout PlanNode.Flags) -> Range<Int> {
    var text = text(.prompt, in: node.attributes) ?? ""
    if let file = pipeline.attribute(.promptFile, in: node.attributes), let path = file.string {
      if text.isEmpty {
        text = read(file, path, of: node)
      } else {
        report(
          LoweringCode.promptFileConflict, "`\(node.name)` has a prompt and a prompt file", at: file.keySpan,
          help: "remove one of them", subject: .node(node.name))
      }
    }
    if !text.isEmpty {
      flags.insert(.hasPrompt)
    } else if node.handler == .codergen {
      text = self.text(.label, in: node.attributes) ?? ""
      if text.isEmpty { text = node.name }
    }
    return text.isEmpty ? 0..<0 : segments(of: text)
  }

  private mutating func read(_ file: Attribute, _ path: String, of node: Node) -> String {
    guard let promptFiles else {
      report(
        LoweringCode.promptFileExists, "`\(path)` cannot be read here", at: file.valueSpan,
        help: "put the text into `prompt`", subject: .node(node.name))
      return ""
    }
    do throws(PromptFileError) {
      return try promptFiles.text(ofPromptFile: path)
    } catch {
      report(
        LoweringCode.promptFileExists, "`\(path)` cannot be used: \(error.reason)", at: file.valueSpan,
        help: "mend the path or the file", subject: .node(node.name))
      return ""
    }
  }

  private mutating func segments(of prompt: String) -> Range<Int> {
    let start = plan.templates.count
    // Most prompts have no variable and need not be taken apart.
    guard prompt.utf8.contains(UInt8(ascii: "$")) else {
      plan.templates.append(.text(strings.id(of: prompt)))
      return start..<start + 1
    }
    for segment in PromptTemplate(parsing: prompt).segments {
      switch segment {
      case .text(let text): plan.templates.append(.text(strings.id(of: text)))
      case .variable(.goal): plan.templates.append(.goal)
      case .variable(.input(let name)): plan.templates.append(.input(strings.id(of: name)))
      case .variable(.context(let key)): plan.templates.append(.context(strings.id(of: key)))
      case .variable(.runID): plan.templates.append(.runID)
      case .variable(.nodeID): plan.templates.append(.nodeID)
      case .variable(.baseSHA): plan.templates.append(.baseSHA)
      }
    }
    return start..<plan.templates.count
  }
}
