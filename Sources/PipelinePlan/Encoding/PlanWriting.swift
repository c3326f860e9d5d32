import JSON

/// How the parts of a plan are written.
extension JSONWriter {
  /// Writes an array by what is written inside.
  mutating func row(_ write: (inout JSONWriter) -> Void) {
    beginArray()
    write(&self)
    endArray()
  }

  mutating func id(_ string: StringID) { integer(string.rawValue) }

  mutating func range(_ range: Range<Int>) {
    beginArray()
    integer(range.lowerBound)
    integer(range.upperBound)
    endArray()
  }

  mutating func member(_ name: String, _ string: StringID) {
    key(name)
    id(string)
  }

  /// Writes a member unless it is the empty text.
  mutating func optional(_ name: String, _ string: StringID) {
    if string != .empty { member(name, string) }
  }

  mutating func optional(_ name: String, _ number: (some BinaryInteger)?) {
    if let number { member(name, number) }
  }

  /// Writes a member unless it is empty.
  mutating func optional(_ name: String, _ rows: Range<Int>) {
    if rows.isEmpty { return }
    key(name)
    range(rows)
  }

  mutating func input(_ input: PlanInput) {
    beginObject()
    optional("default", input.defaultValue?.rawValue)
    member("name", input.name)
    if input.isOptional { member("optional", true) }
    endObject()
  }

  mutating func limits(_ limits: RunLimits) {
    beginObject()
    if let cost = limits.maxCost { member("maxCost", cost) }
    optional("maxDuration", limits.maxDuration)
    member("maxNodeVisits", limits.maxNodeVisits)
    member("maxRestarts", limits.maxRestarts)
    member("maxSteps", limits.maxSteps)
    optional("maxTokens", limits.maxTokens)
    member("restartSignatureLimit", limits.restartSignatureLimit)
    endObject()
  }

  mutating func policy(_ policy: RetryPolicy) {
    beginObject()
    member("factor", policy.factor)
    member("initialDelay", policy.initialDelay)
    member("jitter", policy.jitter)
    member("maxAttempts", policy.maxAttempts)
    member("maxDelay", policy.maxDelay)
    member("retryOn", policy.retryOn.rawValue)
    endObject()
  }

  mutating func region(_ region: PlanRegion) {
    beginObject()
    member("branches", region.branches) { $0.integer($1.rawValue) }
    member("errorPolicy", region.errorPolicy.rawValue)
    member("join", region.join.rawValue)
    member("maxParallel", region.maxParallel)
    member("node", region.node.rawValue)
    key("policy")
    beginArray()
    string(region.policy.word)
    switch region.policy {
    case .waitAll, .firstSuccess: break
    case .kOfN(let k): integer(k)
    case .quorum(let share): double(share)
    }
    endArray()
    endObject()
  }

  mutating func segment(_ segment: TemplateSegment) {
    beginArray()
    string(segment.word)
    switch segment {
    case .text(let text), .input(let text), .context(let text): id(text)
    case .goal, .runID, .nodeID, .baseSHA: break
    }
    endArray()
  }
}
