import SourceText

/// The `node [..]` (or `edge [..]`) blocks in force at each point of a file.
///
/// A frame is a block on top of the frame that was in force before it. Frames are merged to one list of
/// attributes when something is first declared under them: a thousand blocks in a row cost one merge.
struct DefaultScopes {
  /// The index of a frame.
  typealias Frame = Int32

  private struct State {
    let block: Int
    let parent: Frame?
    /// At most so many attributes.
    let size: Int
    var isUsed = false
    var merged: AttributeRange?
  }

  private var frames: [State] = []

  /// The frame of a block of `count` attributes above another.
  mutating func push(_ block: Int, of count: Int, on parent: Frame?) -> Frame {
    frames.append(State(block: block, parent: parent, size: size(of: parent) + count))
    return Frame(frames.count - 1)
  }

  /// How many attributes a frame gives at most.
  func size(of frame: Frame?) -> Int { frame.map { frames[Int($0)].size } ?? 0 }

  /// Notes that something is declared under a frame.
  mutating func use(_ frame: Frame?) {
    if let frame { frames[Int(frame)].isUsed = true }
  }

  /// The attributes a frame gives, the innermost block's first where blocks disagree.
  ///
  /// Begins an owner of its own in `merger`, so it is called between two owners.
  mutating func attributes(
    of frame: Frame?, _ blocks: [DefaultBlock], _ merger: inout AttributeMerger
  ) -> AttributeRange {
    guard let frame else { return 0..<0 }
    if let merged = frames[Int(frame)].merged { return merged }
    // The frame below is kept as well: subgraphs beside each other stand on the same one.
    if let parent = frames[Int(frame)].parent { merge(parent, blocks, &merger) }
    return merge(frame, blocks, &merger)
  }

  @discardableResult
  private mutating func merge(
    _ frame: Frame, _ blocks: [DefaultBlock], _ merger: inout AttributeMerger
  ) -> AttributeRange {
    if let merged = frames[Int(frame)].merged { return merged }
    var pending: [Int] = []
    var base: AttributeRange?
    var next: Frame? = frame
    while let current = next, base == nil {
      pending.append(frames[Int(current)].block)
      next = frames[Int(current)].parent
      base = next.flatMap { frames[Int($0)].merged }
    }
    var merged = base ?? blocks[pending.removeLast()].attributes
    if !pending.isEmpty {
      merger.begin()
      for index in merged { merger.set(merger.attributes[index]) }
      for block in pending.reversed() {
        for index in blocks[block].attributes { merger.set(merger.attributes[index]) }
      }
      merged = merger.range
    }
    frames[Int(frame)].merged = merged
    return merged
  }

  /// Marks the blocks something was declared under.
  mutating func markUsed(_ blocks: inout [DefaultBlock]) {
    // A frame comes after the one below it, so one pass from the end reaches all.
    for index in frames.indices.reversed() where frames[index].isUsed {
      blocks[frames[index].block].isUsed = true
      if let parent = frames[index].parent { frames[Int(parent)].isUsed = true }
    }
  }
}
