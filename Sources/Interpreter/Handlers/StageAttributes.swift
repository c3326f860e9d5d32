import JSON
import PipelinePlan

extension Stage {
  /// The text of an attribute of the node that has no field of its own; nil when it is not set.
  public func attribute(_ name: String) -> String? {
    for attribute in plan.attributes[node.attributes] where plan[attribute.name] == name {
      return plan[attribute.value]
    }
    return nil
  }

  /// The attributes whose names begin with `prefix`, by the rest of the name.
  func attributes(prefix: String) -> [(name: String, value: String)] {
    plan.attributes[node.attributes].compactMap { attribute in
      let name = plan[attribute.name]
      guard name.hasPrefix(prefix) else { return nil }
      return (String(name.dropFirst(prefix.count)), plan[attribute.value])
    }
  }

  /// The items of a list attribute, separated by commas or line breaks; empty when it is not set.
  func list(_ name: String) -> [String] {
    (attribute(name) ?? "").split { $0 == "," || $0.isNewline }.map { $0.trimmed() }.filter { !$0.isEmpty }
  }

  /// Sends an event about this node.
  func emit(_ kind: RunEvent.Kind, _ fields: [String: JSONValue] = [:]) {
    events.send(RunEvent(kind, node: name, fields: fields))
  }
}

extension StringProtocol {
  /// The text without white space at both ends.
  func trimmed() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else {
      return ""
    }
    return String(self[first...last])
  }
}
