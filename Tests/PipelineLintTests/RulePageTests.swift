import PipelineLint
import Testing

/// Every rule's page is executed: the bad example has that one finding, the good one has none.
@Suite struct RulePageTests {
  static let codes = RuleRegistry.builtIn.descriptors.map(\.code.id)

  @Test(arguments: codes)
  func theBadExampleHasThisFindingOnly(code: String) throws {
    let descriptor = try #require(RuleRegistry.builtIn.descriptor(for: code))
    let result = MarkedPipeline(descriptor.page.bad)
    #expect(result.codes == [code], "\(result.diagnostics.map(\.message))")
    if let severity = descriptor.severity { #expect(result.diagnostics.first?.severity == severity) }
    switch descriptor.fix {
    case .always: #expect(result.diagnostics.first?.fixes.isEmpty == false)
    case .none: #expect(result.diagnostics.first?.fixes.isEmpty == true)
    case .sometimes: break
    }
  }

  @Test(arguments: codes)
  func theGoodExampleIsClean(code: String) throws {
    let descriptor = try #require(RuleRegistry.builtIn.descriptor(for: code))
    expectClean(descriptor.page.good)
  }

  /// Whoever follows the help of a finding ends with a clean file.
  @Test(arguments: codes)
  func theFixMendsTheBadExample(code: String) throws {
    let result = MarkedPipeline(try #require(RuleRegistry.builtIn.descriptor(for: code)).page.bad)
    guard result.diagnostics.first?.fixes.isEmpty == false else { return }
    expectClean(result.fixed())
  }

  @Test(arguments: codes)
  func thePageIsWritten(code: String) throws {
    let descriptor = try #require(RuleRegistry.builtIn.descriptor(for: code))
    #expect(descriptor.markdown.hasPrefix("# \(code) \(descriptor.code.name)\n"))
    for part in [descriptor.summary, descriptor.page.what, descriptor.page.why, descriptor.page.mend] {
      #expect(!part.isEmpty)
    }
    #expect(descriptor.summary.last != ".")
    #expect(descriptor.code.name.allSatisfy { $0.isLowercase || $0 == "_" })
  }
}
