extension Plan {
  /// A condition as an author would write it, made from its stack program.
  func conditionText(_ predicate: Int) -> String {
    var stack: [Piece] = []
    for operation in operations[predicates[predicate]] {
      switch operation {
      case .outcome(let equal, let literal): stack.append(comparison("outcome", equal, literal))
      case .preferredLabel(let equal, let literal):
        stack.append(comparison("preferred_label", equal, literal))
      case .context(let key, let equal, let literal):
        stack.append(comparison("context.\(self[key])", equal, literal))
      case .outcomeIsSet: stack.append(Piece(text: "outcome", binding: .atom))
      case .preferredLabelIsSet: stack.append(Piece(text: "preferred_label", binding: .atom))
      case .contextIsSet(let key): stack.append(Piece(text: "context.\(self[key])", binding: .atom))
      case .constant(let value): stack.append(Piece(text: value ? "always" : "never", binding: .atom))
      case .and: Self.join(" && ", .and, &stack)
      case .or: Self.join(" || ", .or, &stack)
      case .not:
        guard var piece = stack.popLast() else { return "" }
        piece.wrap(below: .atom)
        stack.append(Piece(text: "!" + piece.text, binding: .atom))
      }
    }
    return stack.last?.text ?? ""
  }

  /// What holds the parts of a text together, loosest first.
  private enum Binding: Int { case or, and, comparison, atom }

  private struct Piece {
    var text: String
    var binding: Binding

    mutating func wrap(below outer: Binding) {
      if binding.rawValue < outer.rawValue { text = "(\(text))" }
    }
  }

  private func comparison(_ key: String, _ equal: Bool, _ literal: StringID) -> Piece {
    Piece(text: key + (equal ? "=" : "!=") + self[literal].quotedUnlessPlain, binding: .comparison)
  }

  /// Joins the two topmost pieces in place, so that a long chain is not copied at each link.
  private static func join(_ sign: String, _ binding: Binding, _ stack: inout [Piece]) {
    guard var right = stack.popLast(), !stack.isEmpty else { return }
    right.wrap(below: binding)
    let last = stack.count - 1
    stack[last].wrap(below: binding)
    stack[last].text += sign
    stack[last].text += right.text
    stack[last].binding = binding
  }
}
