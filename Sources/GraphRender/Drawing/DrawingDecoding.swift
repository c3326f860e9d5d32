import JSON

extension DrawingRequest {
  /// Reads a request.
  ///
  /// - Throws: ``DrawingFormatError`` for a text that is no JSON, another version, a member that is missing
  ///   or of the wrong type, an index that leads nowhere.
  public init(decoding bytes: [UInt8]) throws(DrawingFormatError) {
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes)
    } catch {
      throw DrawingFormatError("", "\(error)")
    }
    let reader = MemberReader(value, path: "")
    let version = try reader.integer("version")
    guard Int64(version) == Self.version else {
      throw DrawingFormatError("version", "this program draws version \(Self.version), not \(version)")
    }
    engine = try reader.choice("engine")
    format = try reader.choice("format")
    drawing = try DrawingModel(reading: reader.object("drawing"))
  }
}

extension DrawingModel {
  fileprivate init(reading reader: MemberReader) throws(DrawingFormatError) {
    self.init(
      title: try reader.string("title"), canvas: try reader.color("canvas"), ink: try reader.color("ink"))
    summary = try reader.string("summary")
    heading = try reader.strings("heading")
    classes = try reader.strings("classes")
    direction = try reader.choice("direction")
    nodeSpacing = try reader.optionalDouble("nodeSpacing")
    rankSpacing = try reader.optionalDouble("rankSpacing")
    routing = try reader.choice("routing")
    for reader in try reader.objects("clusters") {
      clusters.append(try DrawnCluster(reading: reader, before: clusters.count))
    }
    for reader in try reader.objects("nodes") {
      nodes.append(try DrawnNode(reading: reader, clusters: clusters.count))
    }
    for reader in try reader.objects("edges") {
      edges.append(try DrawnEdge(reading: reader, nodes: nodes.count))
    }
  }
}

extension DrawnCluster {
  fileprivate init(reading reader: MemberReader, before count: Int) throws(DrawingFormatError) {
    id = try reader.string("id")
    lines = try reader.strings("lines")
    paint = try reader.paint("paint")
    parent = try reader.optionalIndex("parent", below: count)
    classes = try reader.strings("classes")
    tooltip = try reader.string("tooltip")
  }
}

extension DrawnNode {
  fileprivate init(reading reader: MemberReader, clusters: Int) throws(DrawingFormatError) {
    id = try reader.string("id")
    lines = try reader.strings("lines")
    shape = try reader.choice("shape")
    paint = try reader.paint("paint")
    borderWidth = try reader.double("borderWidth", in: 0...10)
    borders = try reader.integer("borders", in: 1...2)
    isDashed = try reader.bool("isDashed")
    isBold = try reader.bool("isBold")
    classes = try reader.strings("classes")
    tooltip = try reader.string("tooltip")
    cluster = try reader.optionalIndex("cluster", below: clusters)
  }
}

extension DrawnEdge {
  fileprivate init(reading reader: MemberReader, nodes: Int) throws(DrawingFormatError) {
    id = try reader.string("id")
    from = try reader.index("from", below: nodes)
    to = try reader.index("to", below: nodes)
    lines = try reader.strings("lines")
    color = try reader.color("color")
    textColor = try reader.color("textColor")
    width = try reader.double("width", in: 0...10)
    isDashed = try reader.bool("isDashed")
    constrains = try reader.bool("constrains")
    minimumLength = try reader.integer("minimumLength", in: 0...20)
    isReturning = try reader.bool("isReturning")
    straightness = try reader.integer("straightness", in: 1...20)
    classes = try reader.strings("classes")
    tooltip = try reader.string("tooltip")
  }
}
