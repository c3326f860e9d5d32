import TestSupport
import Testing

@testable import PipelinePlan

@Suite struct ListingTests {
  @Test(arguments: [
    ("branch", Examples.branch), ("review", Examples.review), ("parallel", Examples.parallel),
  ])
  func golden(name: String, text: String) throws {
    #expect(Golden.difference(listing(try plan(text)), "\(name).listing") == nil)
  }
}
