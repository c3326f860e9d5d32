import Foundation

/// The modules and the one direction of dependency, as `docs/architecture.md` draws them.
enum ModuleMap {
  /// What each module may import of this package; a missing module is an unknown one.
  static let allowed: [String: Set<String>] = {
    var map: [String: Set<String>] = [:]
    map["SourceText"] = []
    map["JSON"] = []
    map["DOTSyntax"] = ["SourceText"]
    map["PipelineIR"] = ["SourceText", "DOTSyntax"]
    map["PipelineAnalysis"] = ["SourceText", "DOTSyntax", "PipelineIR"]
    map["PipelineLint"] = ["SourceText", "DOTSyntax", "PipelineIR", "PipelineAnalysis"]
    map["Reporting"] = ["SourceText", "JSON"]
    map["PipelinePlan"] = ["SourceText", "JSON", "DOTSyntax", "PipelineIR", "PipelineAnalysis"]
    map["Interpreter"] = map["PipelinePlan", default: []].union(["PipelinePlan"])
    map["AgentBackends"] = map["Interpreter", default: []].union(["Interpreter"])
    map["GraphRender"] = ["SourceText", "JSON", "DOTSyntax", "PipelineIR"]
    map["CGraphviz"] = []
    map["attractor-render"] = ["JSON", "CGraphviz", "GraphRender"]
    map["AttractorCLI"] = Set(map.keys).subtracting(["CGraphviz", "attractor-render"])
    map["attractor"] = ["AttractorCLI"]
    return map
  }()

  /// Modules that must work without Foundation, a network or Graphviz.
  static let pure: Set<String> = [
    "SourceText", "JSON", "DOTSyntax", "PipelineIR", "PipelineAnalysis", "PipelineLint", "Reporting",
    "PipelinePlan",
  ]

  /// What a pure module may import from outside: the hash of a plan.
  static let pureImports: Set<String> = ["Crypto"]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The names a module's sources import.
  static func imports(of module: String) throws -> Set<String> {
    let folder = root.appendingPathComponent("Sources/\(module)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var names: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let match = line.firstMatch(
          of: /^\s*(?:@\w+\s+|public\s+|internal\s+|package\s+)*import\s+(?:\w+\s+)?(\w+)/)
        if let match { names.insert(String(match.1)) }
      }
    }
    return names
  }

  /// The dependencies the manifest gives each module made with its `module` function.
  static func manifest() throws -> [String: Set<String>] {
    let text = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    var modules: [String: Set<String>] = [:]
    for match in text.matches(of: /module\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/) {
      let listed = match.2.map(String.init) ?? ""
      modules[String(match.1)] = Set(listed.matches(of: /"([\w-]+)"/).map { String($0.1) })
    }
    return modules
  }
}
