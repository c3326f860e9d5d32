import PipelineIR
import SourceText

/// Typed reads that say what is wrong instead of passing over it.
extension Lowering {
  func text(_ name: AttributeName, in range: AttributeRange) -> String? {
    pipeline.attribute(name, in: range)?.string
  }

  mutating func stringID(_ name: AttributeName, in range: AttributeRange) -> StringID {
    guard let text = text(name, in: range) else { return .empty }
    return strings.id(of: text)
  }

  func flag(_ name: AttributeName, in range: AttributeRange) -> Bool {
    pipeline.attribute(name, in: range)?.boolean == true
  }

  /// A whole number of at least `minimum`; nil when it is absent or was reported.
  mutating func count(_ name: AttributeName, in range: AttributeRange, atLeast minimum: Int) -> Int? {
    guard let attribute = pipeline.attribute(name, in: range), let number = attribute.integer else {
      return nil
    }
    if number >= minimum { return number }
    outOfRange(attribute, "at least \(minimum)")
    return nil
  }

  /// A length of time in milliseconds, rounded up; nil when it is absent or was reported.
  mutating func milliseconds(
    _ name: AttributeName, in range: AttributeRange, atLeast minimum: Int64
  ) -> Int64? {
    guard let attribute = pipeline.attribute(name, in: range), let duration = attribute.duration else {
      return nil
    }
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    let total = whole.addingReportingOverflow((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    if overflow || total.overflow || total.partialValue > PlanLimits.longestTime {
      outOfRange(attribute, "at most 292 years")
      return nil
    }
    if total.partialValue >= minimum { return total.partialValue }
    outOfRange(attribute, minimum == 0 ? "not negative" : "longer than nothing")
    return nil
  }

  /// A finite number for which `isAllowed` holds; nil when it is absent or was reported.
  mutating func number(
    _ name: AttributeName, in range: AttributeRange, _ rule: String, where isAllowed: (Double) -> Bool
  ) -> Double? {
    guard let attribute = pipeline.attribute(name, in: range), let number = attribute.float else {
      return nil
    }
    if number.isFinite, isAllowed(number) { return number }
    outOfRange(attribute, rule)
    return nil
  }

  mutating func outOfRange(_ attribute: Attribute, _ rule: String) {
    report(
      LoweringCode.valueOutOfRange, "`\(spelling(of: attribute))` must be \(rule)", at: attribute.valueSpan,
      help: "write another value")
  }

  func spelling(of attribute: Attribute) -> String {
    switch attribute.name {
    case .unknown, .drawing, .environment, .input: attribute.spelling ?? ""
    default: spellings[Int(attribute.name.rawValue)]
    }
  }

  /// The canonical text of a value: the same for `900s` and `15m`.
  static func text(of value: AttributeValue) -> String {
    switch value {
    case .string(let text), .invalid(let text): text
    case .integer(let number): String(number)
    case .float(let number): "\(number)"
    case .boolean(let flag): flag ? "true" : "false"
    case .duration(let duration): DurationText.text(duration)
    }
  }

  mutating func planAttribute(_ attribute: Attribute) -> PlanAttribute {
    PlanAttribute(
      name: strings.id(of: spelling(of: attribute)), value: strings.id(of: Self.text(of: attribute.value)))
  }

  /// Reports every value in a range that does not have its attribute's type.
  mutating func checkTypes(_ range: AttributeRange) {
    for index in range {
      guard case .invalid(let text) = pipeline.attributes[index].value else { continue }
      let attribute = pipeline.attributes[index]
      report(
        LoweringCode.attributeType, "`\(spelling(of: attribute))` cannot be `\(text)`",
        at: attribute.valueSpan,
        help: "write a value of the attribute's type")
    }
  }
}
