import JSON

extension DrawingRequest {
  /// The request as compact JSON.
  public func encoded() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("version", Self.version)
    writer.member("engine", engine.rawValue)
    writer.member("format", format.rawValue)
    writer.key("drawing")
    drawing.write(to: &writer)
    writer.endObject()
    return writer.bytes
  }
}

extension DrawingModel {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("title", title)
    writer.member("summary", summary)
    writer.member("heading", heading)
    writer.member("classes", classes)
    writer.member("direction", direction.rawValue)
    if let nodeSpacing { writer.member("nodeSpacing", nodeSpacing) }
    if let rankSpacing { writer.member("rankSpacing", rankSpacing) }
    writer.member("routing", routing.rawValue)
    writer.member("canvas", canvas.hex)
    writer.member("ink", ink.hex)
    writer.member("clusters", clusters) { $1.write(to: &$0) }
    writer.member("nodes", nodes) { $1.write(to: &$0) }
    writer.member("edges", edges) { $1.write(to: &$0) }
    writer.endObject()
  }
}

extension DrawnCluster {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("lines", lines)
    writer.member("paint", paint)
    if let parent { writer.member("parent", parent) }
    writer.member("classes", classes)
    writer.member("tooltip", tooltip)
    writer.endObject()
  }
}

extension DrawnNode {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("lines", lines)
    writer.member("shape", shape.rawValue)
    writer.member("paint", paint)
    writer.member("borderWidth", borderWidth)
    writer.member("borders", borders)
    writer.member("isDashed", isDashed)
    writer.member("isBold", isBold)
    writer.member("classes", classes)
    writer.member("tooltip", tooltip)
    if let cluster { writer.member("cluster", cluster) }
    writer.endObject()
  }
}

extension DrawnEdge {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("from", from)
    writer.member("to", to)
    writer.member("lines", lines)
    writer.member("color", color.hex)
    writer.member("textColor", textColor.hex)
    writer.member("width", width)
    writer.member("isDashed", isDashed)
    writer.member("constrains", constrains)
    writer.member("minimumLength", minimumLength)
    writer.member("isReturning", isReturning)
    writer.member("straightness", straightness)
    writer.member("classes", classes)
    writer.member("tooltip", tooltip)
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ paint: Paint) {
    member(name, [paint.fill.hex, paint.border.hex, paint.text.hex])
  }
}
