import JSON
import SourceText

extension Plan {
  /// Reads a plan file.
  ///
  /// White space and the order of keys are free; everything else must be as ``encoded()`` writes it. A plan
  /// that was read is well formed, not yet safe: verify it before anything walks it.
  ///
  /// - Throws: ``PlanDecodingError`` for JSON that is none, a key that is unknown or missing, a value of the
  ///   wrong kind, a version this program does not read, and a hash that is not the plan's.
  public init(decoding bytes: [UInt8]) throws(PlanDecodingError) {
    let document: JSONValue
    do throws(JSONError) { document = try JSONParser.parse(bytes) } catch {
      throw PlanDecodingError(error.description)
    }
    try Self.checkVersion(document)
    let file = try ObjectReader(document, keys: ["hash", "plan", "spans", "version"])
    let hash = try file.required("hash") { value throws(PlanDecodingError) -> String in try value.text() }
    self = try file.required("plan") { value throws(PlanDecodingError) in try Plan(body: value) }
    let ends = try file.list("spans") { value throws(PlanDecodingError) in try value.row() }
    guard ends.count.isMultiple(of: 2) else {
      throw PlanDecodingError("a span without an end").inside("spans")
    }
    guard hash == contentHash else {
      throw PlanDecodingError("the plan file was edited: it hashes to \(contentHash)").inside("hash")
    }
    for index in stride(from: 0, to: ends.count, by: 2) {
      guard ends[index] <= ends[index + 1] else {
        throw PlanDecodingError("the span ends before it begins").inside("\(index)").inside("spans")
      }
      spans.append(SourceSpan(ends[index]..<ends[index + 1]))
    }
  }

  /// A newer version may have keys of its own, so it is looked at before anything else is.
  private static func checkVersion(_ document: JSONValue) throws(PlanDecodingError) {
    guard case .object(let members) = document else {
      throw PlanDecodingError("expected an object, not \(document.kind)")
    }
    guard let version = members["version"] else { throw PlanDecodingError("missing").inside("version") }
    guard version == .integer(Int64(formatVersion)) else {
      throw PlanDecodingError("this program reads plans of version \(formatVersion) only").inside("version")
    }
  }

  private static let keys: Set<String> = [
    "attributes", "code", "edgeLists", "edges", "goal", "graphAttributes", "inputs", "label", "limits",
    "name",
    "nodeLists", "nodes", "operations", "policies", "predicates", "regions", "start", "strings", "templates",
  ]

  private init(body: JSONValue) throws(PlanDecodingError) {
    self.init()
    let plan = try ObjectReader(body, keys: Self.keys)
    strings = try plan.list("strings") { value throws(PlanDecodingError) in try value.text() }
    attributes = try plan.list("attributes") { value throws(PlanDecodingError) in try PlanAttribute(value) }
    code = try plan.list("code") { value throws(PlanDecodingError) in try Instruction(value) }
    edgeLists = try plan.list("edgeLists") { value throws(PlanDecodingError) in PlanEdgeID(try value.row()) }
    edges = try plan.list("edges") { value throws(PlanDecodingError) in try PlanEdge(value) }
    graphAttributes = try plan.required("graphAttributes") { value throws(PlanDecodingError) in
      try value.rows()
    }
    inputs = try plan.list("inputs") { value throws(PlanDecodingError) in try PlanInput(value) }
    limits = try plan.required("limits") { value throws(PlanDecodingError) in try RunLimits(value) }
    nodeLists = try plan.list("nodeLists") { value throws(PlanDecodingError) in PlanNodeID(try value.row()) }
    nodes = try plan.list("nodes") { value throws(PlanDecodingError) in try PlanNode(value) }
    operations = try plan.list("operations") { value throws(PlanDecodingError) in
      try PredicateOperation(value)
    }
    policies = try plan.list("policies") { value throws(PlanDecodingError) in try RetryPolicy(value) }
    predicates = try plan.list("predicates") { value throws(PlanDecodingError) in try value.rows() }
    regions = try plan.list("regions") { value throws(PlanDecodingError) in try PlanRegion(value) }
    templates = try plan.list("templates") { value throws(PlanDecodingError) in try TemplateSegment(value) }
    name = StringID(try plan.required("name") { value throws(PlanDecodingError) in try value.row() })
    label = StringID(try plan.required("label") { value throws(PlanDecodingError) in try value.row() })
    goal = StringID(try plan.required("goal") { value throws(PlanDecodingError) in try value.row() })
    start = PlanNodeID(try plan.required("start") { value throws(PlanDecodingError) in try value.row() })
  }
}
