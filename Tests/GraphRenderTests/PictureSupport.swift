import SystemPackage
import Testing

@testable import GraphRender

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The drawing child; nil, with a line that says so, where it is not built.
func availableChild() -> FilePath? {
  do {
    return try ChildLocation(explicit: nil).find()
  } catch {
    print("skipped: \(error)")
    return nil
  }
}

/// A picture; nil, with a line that says so, where the child or Graphviz is absent.
func picture(
  _ model: DrawingModel, engine: LayoutEngine = .dot, format: ImageFormat = .svg
) async throws -> [UInt8]? {
  do {
    return try await Renderer().render(model, engine: engine, format: format)
  } catch {
    switch error {
    case .childMissing, .graphvizMissing:
      print("skipped: \(error)")
      return nil
    default: throw error
    }
  }
}

/// Every cluster, node and edge of the model is in the SVG with its id, class, title and words, and nothing else is.
func expectComplete(
  _ svg: [UInt8], _ model: DrawingModel, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let elements = try XMLChecker.elements(of: svg)
  var groups: [String: Int] = [:]
  for (index, element) in elements.enumerated() where element.name == "g" {
    let id = try #require(element.attributes["id"], sourceLocation: sourceLocation)
    #expect(groups.updateValue(index, forKey: id) == nil, "\(id) twice", sourceLocation: sourceLocation)
  }
  var texts: [Int: [String]] = [:]
  var titles: [Int: String] = [:]
  for element in elements {
    guard let parent = element.parent else { continue }
    if element.name == "text" { texts[parent, default: []].append(words(element.text)) }
    if element.name == "title" { titles[parent] = element.text }
  }
  func check(_ id: String, _ kind: String, _ classes: [String], _ lines: [String], _ title: String) throws {
    let group = try #require(groups[id], "\(id) is missing", sourceLocation: sourceLocation)
    let expected = ([kind] + classes).joined(separator: " ")
    #expect(elements[group].attributes["class"] == expected, sourceLocation: sourceLocation)
    #expect(texts[group, default: []] == lines.map(words), "\(id)", sourceLocation: sourceLocation)
    #expect(titles[group] == (title.isEmpty ? nil : title), sourceLocation: sourceLocation)
  }
  for node in model.nodes { try check(node.id, "node", node.classes, node.lines, node.tooltip) }
  for edge in model.edges { try check(edge.id, "edge", edge.classes, edge.lines, edge.tooltip) }
  // A box around nothing is not drawn.
  var filled = Set<Int>()
  for node in model.nodes {
    var next = node.cluster
    while let cluster = next {
      filled.insert(cluster)
      next = model.clusters[cluster].parent
    }
  }
  for index in filled {
    let cluster = model.clusters[index]
    try check(cluster.id, "cluster", cluster.classes, cluster.lines, cluster.tooltip)
  }
  let expected = model.nodes.count + model.edges.count + filled.count + 1
  #expect(
    groups.count == expected, "as many groups as parts, and the drawing", sourceLocation: sourceLocation)
  let text = String(decoding: svg, as: UTF8.self)
  for banned in ["<!", "<image", "href", "<script", "\"transparent\""] {
    #expect(!text.contains(banned), "\(banned)", sourceLocation: sourceLocation)
  }
}

/// Words with single spaces: Graphviz writes spaces in a row as no-break spaces.
private func words(_ text: String) -> String {
  text.split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ")
}

/// A folder that is removed with all in it.
struct TemporaryFolder {
  let path: FilePath

  init() throws {
    var template = Array("/tmp/attractor-render-tests.XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = FilePath(try #require(made))
  }

  func link(_ name: String, to target: FilePath) throws -> FilePath {
    let link = path.appending(name)
    try #require(symlink(target.string, link.string) == 0)
    return link
  }

  func remove() {
    guard let folder = opendir(path.string) else { return }
    defer {
      closedir(folder)
      rmdir(path.string)
    }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink(path.appending(name).string) }
    }
  }
}

/// The processes whose first argument is `path`; empty where there is no `/proc`.
func processes(startedAs path: String) -> [String] {
  guard let folder = opendir("/proc") else { return [] }
  defer { closedir(folder) }
  var found: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    guard Int(name) != nil, let file = try? FileDescriptor.open("/proc/\(name)/cmdline", .readOnly) else {
      continue
    }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = (try? buffer.withUnsafeMutableBytes { try file.read(into: $0) }) ?? 0
    try? file.close()
    if buffer.prefix(count).starts(with: path.utf8) { found.append(name) }
  }
  return found
}
