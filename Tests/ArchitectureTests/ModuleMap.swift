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

  /// The root of the repository; links are followed, so that a package made of links to it is checked as well.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The names each module's sources import.
  static let imports = Result {
    var names: [String: Set<String>] = [:]
    for file in try SwiftFile.sources.get() {
      let module = file.path.split(separator: "/").dropFirst().first.map { String($0) } ?? ""
      for line in file.lines where line.begins(with: ["import"]) {
        // The module is the last word: `import struct Crypto.SHA256`.
        let words = String(decoding: line.code, as: UTF8.self).split(separator: " ")
        let path = words.last?.split(separator: ".") ?? []
        if let name = path.first { names[module, default: []].insert(String(name)) }
      }
    }
    return names
  }

  /// The names a module's sources import.
  static func imports(of module: String) throws -> Set<String> { try imports.get()[module, default: []] }

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
