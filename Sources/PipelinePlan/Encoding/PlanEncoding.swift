import Crypto
import JSON

extension Plan {
  /// The plan as a file: one JSON object of `hash`, `plan`, `spans` and `version`.
  ///
  /// Equal plans give equal bytes on every machine: keys are sorted, tables are arrays, numbers are printed
  /// in their shortest form. Spans are beside the plan because they say where a text stood, not what runs.
  public func encoded() -> [UInt8] {
    let body = canonicalBytes()
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("hash", Self.hash(of: body))
    writer.key("plan")
    writer.raw(body)
    writer.key("spans")
    writer.beginArray()
    for span in spans {
      writer.integer(span.start.rawValue)
      writer.integer(span.end.rawValue)
    }
    writer.endArray()
    writer.member("version", Self.formatVersion)
    writer.endObject()
    return writer.bytes
  }

  /// The identity of what runs: `sha256:` and the SHA-256 of the canonical JSON, without spans, in
  /// hexadecimal digits.
  ///
  /// Made anew at each call, in time linear in the plan's size.
  public var contentHash: String { Self.hash(of: canonicalBytes()) }

  static func hash(of bytes: [UInt8]) -> String {
    var function = SHA256()
    bytes.withUnsafeBytes { function.update(bufferPointer: $0) }
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("sha256:".utf8)
    for byte in function.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The plan alone; what has its default value is left out of rows.
  func canonicalBytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("attributes", attributes) { writer, row in
      writer.row {
        $0.id(row.name); $0.id(row.value)
      }
    }
    writer.member("code", code) { $0.instruction($1) }
    writer.member("edgeLists", edgeLists) { $0.integer($1.rawValue) }
    writer.member("edges", edges) { $0.edge($1) }
    writer.member("goal", goal)
    writer.key("graphAttributes")
    writer.range(graphAttributes)
    writer.member("inputs", inputs) { $0.input($1) }
    writer.member("label", label)
    writer.key("limits")
    writer.limits(limits)
    writer.member("name", name)
    writer.member("nodeLists", nodeLists) { $0.integer($1.rawValue) }
    writer.member("nodes", nodes) { $0.node($1) }
    writer.member("operations", operations) { $0.operation($1) }
    writer.member("policies", policies) { $0.policy($1) }
    writer.member("predicates", predicates) { $0.range($1) }
    writer.member("regions", regions) { $0.region($1) }
    writer.member("start", start.rawValue)
    writer.member("strings", strings) { $0.string($1) }
    writer.member("templates", templates) { $0.segment($1) }
    writer.endObject()
    return writer.bytes
  }
}
