import PipelineIR
import SourceText

extension Lowering {
  /// Lowers what belongs to the whole run: names, limits, inputs, the attributes mirrored to `graph.*`.
  mutating func lowerGraph() {
    let range = pipeline.graphAttributes
    checkTypes(range)
    plan.name = strings.id(of: pipeline.name ?? "")
    plan.label = stringID(.label, in: range)
    if plan.label == .empty { plan.label = plan.name }
    plan.goal = stringID(.goal, in: range)
    lowerLimits(range)
    lowerInputs(range)
    graphRetry = retrySettings(range, isGraph: true)
    for index in range where pipeline.attributes[index].name != .drawing {
      plan.attributes.append(planAttribute(pipeline.attributes[index]))
    }
    plan.graphAttributes = 0..<plan.attributes.count
  }

  private mutating func lowerLimits(_ range: AttributeRange) {
    let defaults = RunLimits()
    plan.limits.maxSteps = count(.maxSteps, in: range, atLeast: 1) ?? defaults.maxSteps
    plan.limits.maxNodeVisits = count(.maxNodeVisits, in: range, atLeast: 1) ?? defaults.maxNodeVisits
    plan.limits.maxRestarts = count(.maxRestarts, in: range, atLeast: 0) ?? defaults.maxRestarts
    plan.limits.restartSignatureLimit =
      count(.restartSignatureLimit, in: range, atLeast: 0) ?? defaults.restartSignatureLimit
    plan.limits.maxDuration = milliseconds(.maxDuration, in: range, atLeast: 1)
    plan.limits.maxTokens = count(.maxTokensTotal, in: range, atLeast: 0)
    plan.limits.maxCost = number(.maxCostUSD, in: range, "not negative") { $0 >= 0 }
  }

  /// Reads `inputs`: `name`, `name?` or `name=default`, separated by commas.
  private mutating func lowerInputs(_ range: AttributeRange) {
    guard let attribute = pipeline.attribute(.inputs, in: range), let list = attribute.string else { return }
    var seen: Set<String> = []
    for part in list.split(separator: ",") {
      let item = Self.trimmed(part)
      if item.isEmpty { continue }
      var name = item
      var defaultValue: StringID?
      if let equals = item.firstIndex(of: "=") {
        name = Self.trimmed(item[..<equals])
        defaultValue = strings.id(of: String(Self.trimmed(item[item.index(after: equals)...])))
      } else if item.last == "?" {
        name = Self.trimmed(item.dropLast())
      }
      guard InputName.isValid(name) else {
        outOfRange(attribute, "names of letters, digits and `_`, not `\(name)`")
        continue
      }
      guard seen.insert(String(name)).inserted else {
        outOfRange(attribute, "different names, but `\(name)` is there twice")
        continue
      }
      let isOptional = defaultValue != nil || item.last == "?"
      plan.inputs.append(
        PlanInput(name: strings.id(of: String(name)), isOptional: isOptional, defaultValue: defaultValue))
    }
  }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// Names of run inputs; each is also part of the name of an environment variable.
enum InputName {
  static func isValid(_ name: some StringProtocol) -> Bool {
    ASCII.isIdentifier(name.utf8)
  }
}
