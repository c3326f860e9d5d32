import PipelineIR

/// Compiles conditions to stack programs and keeps equal programs once.
struct PredicateTable {
  private(set) var ranges: [Range<Int>] = []
  private(set) var operations: [PredicateOperation] = []
  private var ids: [[PredicateOperation]: Int] = [:]

  /// The id of the program for a formula.
  mutating func id(of formula: Formula, _ strings: inout StringInterner) -> Int {
    var program: [PredicateOperation] = []
    Self.emit(formula, into: &program, &strings)
    if let id = ids[program] { return id }
    let id = ranges.count
    ranges.append(operations.count..<operations.count + program.count)
    operations += program
    ids[program] = id
    return id
  }

  /// The value of a program that does not depend on the run; nil for any other.
  func constant(_ id: Int) -> Bool? {
    let range = ranges[id]
    guard range.count == 1, case .constant(let value) = operations[range.lowerBound] else { return nil }
    return value
  }

  private static func emit(
    _ formula: Formula, into program: inout [PredicateOperation], _ strings: inout StringInterner
  ) {
    switch formula {
    case .constant(let value): program.append(.constant(value))
    case .comparison(.outcome, let isEqual, let literal):
      program.append(.outcome(equal: isEqual, strings.id(of: literal)))
    case .comparison(.preferredLabel, let isEqual, let literal):
      program.append(.preferredLabel(equal: isEqual, strings.id(of: literal)))
    case .comparison(.context(let path), let isEqual, let literal):
      program.append(.context(key: strings.id(of: path), equal: isEqual, strings.id(of: literal)))
    case .bare(let key, let isSet):
      switch key {
      case .outcome: program.append(.outcomeIsSet)
      case .preferredLabel: program.append(.preferredLabelIsSet)
      case .context(let path): program.append(.contextIsSet(strings.id(of: path)))
      }
      if !isSet { program.append(.not) }
    case .all(let parts): emit(parts, .and, into: &program, &strings)
    case .any(let parts): emit(parts, .or, into: &program, &strings)
    }
  }

  private static func emit(
    _ parts: [Formula], _ joint: PredicateOperation, into program: inout [PredicateOperation],
    _ strings: inout StringInterner
  ) {
    for (index, part) in parts.enumerated() {
      emit(part, into: &program, &strings)
      if index > 0 { program.append(joint) }
    }
  }
}
