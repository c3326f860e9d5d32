/// Pipelines made for measuring.
enum Inputs {
  /// A chain of `count` agent nodes, about 140 bytes each with its edge.
  static func linear(_ count: Int) -> String {
    var text = """
      digraph linear {
        graph [goal="Measure", max_steps=\(count * 2 + 10)]
        node [shape=box]
        start [shape=Mdiamond]
        exit [shape=Msquare]

      """
    for index in 1...count {
      text +=
        "  step_\(index) [label=\"Step \(index)\", prompt=\"Do part \(index) of the work for $goal.\", timeout=\"900s\"]\n"
    }
    text += "  start -> step_1\n"
    for index in 1..<count { text += "  step_\(index) -> step_\(index + 1) [weight=1]\n" }
    text += "  step_\(count) -> exit\n}\n"
    return text
  }

  /// Blocks of work, check, gate and fix with a way back, `blocks` of them in a row: for drawing.
  static func blocks(_ blocks: Int) -> String {
    var text = """
      digraph blocks {
        graph [goal="Measure"]
        start [shape=Mdiamond]
        exit [shape=Msquare]

      """
    for index in 1...blocks {
      let next = index == blocks ? "exit" : "work_\(index + 1)"
      text += """
          work_\(index) [label="Work \(index)", prompt="Work.", timeout="900s"]
          check_\(index) [shape=parallelogram, label="Check \(index)", tool_command="true", timeout="60s"]
          gate_\(index) [shape=diamond, label="Passed?"]
          fix_\(index) [label="Fix \(index)", prompt="Fix.", timeout="900s"]
          work_\(index) -> check_\(index) -> gate_\(index)
          gate_\(index) -> \(next) [condition="outcome=success"]
          gate_\(index) -> fix_\(index) [condition="outcome!=success"]
          fix_\(index) -> check_\(index)

        """
    }
    return text + "  start -> work_1\n}\n"
  }

  /// A small file as people write them.
  static let small = """
    digraph small {
      graph [goal="Add a flag"]
      start [shape=Mdiamond]
      exit [shape=Msquare]
      plan [label="Plan", prompt="Plan $goal.", timeout="15m"]
      build [label="Build", prompt="Build it.", timeout="1h"]
      test [shape=parallelogram, label="Test", tool_command="make test", timeout="10m"]
      gate [shape=diamond, label="Green?"]
      start -> plan -> build -> test -> gate
      gate -> exit [condition="outcome=success"]
      gate -> build [condition="outcome!=success"]
    }

    """
}
