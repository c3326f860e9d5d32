extension Plan {
  /// Whether a condition holds. Specification 10.3 to 10.5.
  ///
  /// The plan must have been verified. Needs no memory beyond what `context` does: the stack is the bits of
  /// one word, which is why a program may use at most ``PlanLimits/predicateStack`` values.
  ///
  /// - Parameters:
  ///   - predicate: an index into `predicates`.
  ///   - outcome: the word of the deciding outcome.
  ///   - preferredLabel: the preferred label of that outcome; empty without one.
  ///   - context: the text of a context value by its path, without a leading `context.`; empty when there is
  ///     none.
  public func evaluate<Failure: Error>(
    predicate: Int, outcome: String, preferredLabel: String, context: (String) throws(Failure) -> String
  ) throws(Failure) -> Bool {
    var stack: UInt64 = 0
    for index in predicates[predicate] {
      switch operations[index] {
      case .outcome(let equal, let literal): push(Self.same(outcome, self[literal]) == equal, on: &stack)
      case .preferredLabel(let equal, let literal):
        push(Self.same(preferredLabel, self[literal]) == equal, on: &stack)
      case .context(let key, let equal, let literal):
        push(Self.same(try context(self[key]), self[literal]) == equal, on: &stack)
      case .outcomeIsSet: push(Self.isSet(outcome), on: &stack)
      case .preferredLabelIsSet: push(Self.isSet(preferredLabel), on: &stack)
      case .contextIsSet(let key): push(Self.isSet(try context(self[key])), on: &stack)
      case .constant(let value): push(value, on: &stack)
      case .and:
        let top = stack & 1
        stack = (stack >> 1) & (~1 | top)
      case .or:
        let top = stack & 1
        stack = (stack >> 1) | top
      case .not: stack ^= 1
      }
    }
    return stack & 1 == 1
  }

  /// Whether a bare key counts as true: not empty, `false`, `0` or `no`. Dialect, section 5.
  public static func isSet(_ text: String) -> Bool {
    switch text {
    case "", "false", "0", "no": false
    default: true
    }
  }

  /// Comparison is exact (specification 10.3): byte by byte, where `==` holds canonically equivalent texts
  /// equal.
  private static func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  private func push(_ value: Bool, on stack: inout UInt64) { stack = stack << 1 | (value ? 1 : 0) }
}
