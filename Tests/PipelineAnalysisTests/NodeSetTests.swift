import PipelineAnalysis
import PipelineIR
import Testing

@Suite struct NodeSetTests {
  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func agreesWithASet(capacity: Int) {
    var set = NodeSet(capacity: capacity)
    var model: Set<Int> = []
    for step in 0..<(3 * capacity) {
      let index = step &* 37 % max(1, capacity)
      if step % 3 == 2 {
        #expect(set.remove(NodeID(index)) == (model.remove(index) != nil))
      } else {
        #expect(set.insert(NodeID(index)) == model.insert(index).inserted)
      }
    }
    #expect(set.map(\.index) == model.sorted())
    #expect(set.count == model.count)
    #expect(set.isEmpty == model.isEmpty)
    #expect(set == NodeSet(capacity: capacity, model.map(NodeID.init)))
    #expect(!set.contains(NodeID(capacity)))
  }
}
