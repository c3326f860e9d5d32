import Testing

@testable import SourceText

@Suite struct SourceSpanTests {
  @Test func anEndBeforeTheStartGivesAnEmptySpan() {
    let span = SourceSpan(ByteOffset(5), ByteOffset(2))
    #expect(span.isEmpty)
    #expect(span == .empty(at: ByteOffset(5)))
  }

  @Test func offsetsAreClampedToWhatAFileCanHold() {
    #expect(ByteOffset(-1).index == 0)
    #expect(ByteOffset(.max).index == Int(UInt32.max))
    #expect(ByteOffset(.max - 8).advanced(by: 7).index == Int(UInt32.max))
  }

  @Test func aSpanHoldsItsBytesButNotItsEnd() {
    let span = SourceSpan(2..<4)
    #expect(span.length == 2)
    #expect([1, 2, 3, 4].map { span.contains(ByteOffset($0)) } == [false, true, true, false])
    #expect(!SourceSpan(2..<2).contains(ByteOffset(2)))
  }

  @Test func spansOverlapWhenTheyShareAByte() {
    #expect(SourceSpan(0..<3).overlaps(SourceSpan(2..<5)))
    #expect(!SourceSpan(0..<3).overlaps(SourceSpan(3..<5)))
    #expect(SourceSpan(0..<9).overlaps(SourceSpan(3..<5)))
  }

  @Test func aUnionHoldsBothAndWhatIsBetween() {
    #expect(SourceSpan(5..<7).union(SourceSpan(1..<2)) == SourceSpan(1..<7))
    #expect(SourceSpan(1..<9).union(SourceSpan(3..<4)) == SourceSpan(1..<9))
  }

  @Test func spansAreOrderedByStartThenByEnd() {
    let sorted = [SourceSpan(3..<4), SourceSpan(1..<9), SourceSpan(1..<2)].sorted()
    #expect(sorted == [SourceSpan(1..<2), SourceSpan(1..<9), SourceSpan(3..<4)])
  }
}
