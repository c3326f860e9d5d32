import PipelinePlan

/// What a person can choose at a gate: one choice for each edge out of it.
struct HumanChoices {
  /// One way out.
  struct Choice: Hashable {
    /// The accelerator, upper case; unique among the choices.
    let key: String
    /// The edge's label as written; the target's id where it has none.
    let label: String
    /// The label without its accelerator, as the person reads it.
    let title: String
    /// The node the edge leads to.
    let target: String
  }

  /// The choices, in the order the edges are declared.
  let choices: [Choice]

  init(_ choices: [Choice]) { self.choices = choices }

  /// The choices at a stage's node.
  ///
  /// A key is the accelerator its author wrote (`[K] Label`, `K) Label`, `K - Label`), else the label's first letter or digit. Where two
  /// edges want the same, the later one takes the next letter of its label that is free, then a number: a key that means two
  /// things would send the run wherever the first of them goes.
  init(of stage: Stage) {
    let plan = stage.plan
    let edges = plan.edges[stage.node.edges].map { edge in
      let target = plan[plan.nodes[edge.to.index].id]
      let label = plan[edge.label].isEmpty ? target : plan[edge.label]
      return (target: target, label: label, written: Written(label, accelerator: plan[edge.accelerator]))
    }
    // Written keys first, so that an inferred one never takes a key away from its author.
    var taken = Set(edges.compactMap(\.written?.key))
    var claimed: Set<String> = []
    choices = edges.enumerated().map { index, edge in
      let key: String
      if let written = edge.written, claimed.insert(written.key).inserted {
        key = written.key
      } else {
        key = Self.freeKey(in: edge.written?.title ?? edge.label, number: index + 1, taken: &taken)
      }
      let title = edge.written?.title ?? edge.label.trimmed()
      return Choice(key: key, label: edge.label, title: title, target: edge.target)
    }
  }

  /// The question's options.
  var options: [Question.Option] { choices.map { Question.Option(key: $0.key, label: $0.title) } }

  /// The choice an answer means; nil when it means none, or more than one.
  func choice(for answer: Answer) -> Choice? {
    switch answer {
    case .option(let option): choices.first { $0.key == option.key } ?? choice(named: option.label)
    case .yes: choice(named: "yes") ?? choice(named: "y")
    case .no: choice(named: "no") ?? choice(named: "n")
    case .text(let text): choice(named: text)
    case .skipped, .timeout: nil
    }
  }

  /// The choice a text names: key, label, target, number from 1, or the beginning of exactly one label. Case does not matter.
  func choice(named text: String) -> Choice? {
    let wanted = text.trimmed().lowercased()
    guard !wanted.isEmpty else { return nil }
    if let exact = choices.first(where: { $0.key.lowercased() == wanted }) { return exact }
    let whole = choices.filter {
      $0.title.lowercased() == wanted || $0.label.lowercased() == wanted || $0.target.lowercased() == wanted
    }
    if let only = whole.first { return whole.count == 1 ? only : nil }
    if let number = Int(wanted), number >= 1, number <= choices.count { return choices[number - 1] }
    let beginning = choices.filter { $0.title.lowercased().hasPrefix(wanted) }
    return beginning.count == 1 ? beginning.first : nil
  }

  private static func freeKey(in label: String, number: Int, taken: inout Set<String>) -> String {
    for character in label where character.isLetter || character.isNumber {
      let key = String(character).uppercased()
      if taken.insert(key).inserted { return key }
    }
    var number = number
    while !taken.insert(String(number)).inserted { number += 1 }
    return String(number)
  }

  /// An accelerator that stands in a label, and the rest of the label.
  private struct Written {
    let key: String
    let title: String

    /// Nil when the accelerator was only inferred from the label's first character.
    init?(_ label: String, accelerator: String) {
      guard !accelerator.isEmpty else { return nil }
      key = accelerator.uppercased()
      let text = label.trimmed()
      let upper = text.uppercased()
      guard let mark = ["[\(key)]", "\(key))", "\(key) -"].first(where: { upper.hasPrefix($0) }) else {
        return nil
      }
      let rest = text.dropFirst(mark.count).trimmed()
      title = rest.isEmpty ? text : rest
    }
  }
}
