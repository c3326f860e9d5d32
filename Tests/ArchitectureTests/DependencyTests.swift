import Foundation
import Testing

@Suite("One direction of dependency")
struct DependencyTests {
  static let sources: [String] = {
    let folder = ModuleMap.root.appendingPathComponent("Sources").path
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
  }()

  @Test("Every folder of Sources is a module of the map")
  func modulesAreKnown() {
    #expect(!Self.sources.isEmpty)
    for module in Self.sources { #expect(ModuleMap.allowed[module] != nil, "\(module) is not on the map") }
  }

  @Test("No source file imports upwards", arguments: sources)
  func importsPointDown(module: String) throws {
    let own = Set(ModuleMap.allowed.keys).subtracting([module])
    let upward = try ModuleMap.imports(of: module).intersection(own)
      .subtracting(ModuleMap.allowed[module, default: []])
    #expect(upward.isEmpty, "\(module) imports \(upward.sorted())")
  }

  @Test("The manifest gives no module an upward dependency")
  func manifestPointsDown() throws {
    let manifest = try ModuleMap.manifest()
    #expect(manifest.count >= 10)
    for (module, dependencies) in manifest {
      let upward = dependencies.subtracting(ModuleMap.allowed[module, default: []])
      #expect(upward.isEmpty, "Package.swift lets \(module) depend on \(upward.sorted())")
    }
  }

  @Test("The manifest gives no module a dependency that its sources do not import")
  func manifestGivesNothingUnused() throws {
    for (module, dependencies) in try ModuleMap.manifest() {
      let unused = try dependencies.subtracting(ModuleMap.imports(of: module))
      #expect(unused.isEmpty, "Package.swift gives \(module) \(unused.sorted()), which it does not import")
    }
  }

  @Test("Nothing imports Foundation: reading its libraries costs more time than most commands take")
  func noFoundation() throws {
    for module in Self.sources {
      #expect(try !ModuleMap.imports(of: module).contains("Foundation"), "\(module) imports Foundation")
    }
  }

  @Test("The front half imports no Foundation, no network, no Graphviz", arguments: ModuleMap.pure.sorted())
  func pureModulesStayPure(module: String) throws {
    let known = ModuleMap.allowed[module, default: []].union(ModuleMap.pureImports)
    let foreign = try ModuleMap.imports(of: module).subtracting(known)
    #expect(foreign.isEmpty, "\(module) imports \(foreign.sorted())")
  }

  @Test("Only the drawing child links Graphviz")
  func graphvizStaysInTheChild() throws {
    for module in Self.sources where module != "attractor-render" {
      #expect(try !ModuleMap.imports(of: module).contains("CGraphviz"))
    }
  }
}
