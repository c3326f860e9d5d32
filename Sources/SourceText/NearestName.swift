/// Finds the name somebody probably meant.
public enum NearestName {
  /// The longest name that is compared, in bytes: time grows with the product of two lengths, and names come
  /// from files.
  public static let longestName = 256

  /// The candidate closest to `name`, or nil when none is close enough to suggest.
  ///
  /// Close enough is a third of the longer name, at least one edit; a difference in case alone always is. Ties
  /// go to the candidate that comes first. The distance is Damerau's with adjacent transpositions (optimal
  /// string alignment) over bytes. Names longer than `longestName` have no nearest one.
  public static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    guard name.utf8.count <= longestName else { return nil }
    let target = Array(name.utf8)
    let folded = target.map(ASCII.lowercased)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let length = candidate.utf8.count
      guard length <= longestName else { continue }
      let limit = max(1, max(target.count, length) / 3)
      let bound = min(limit, (best?.distance ?? Int.max) - 1)
      guard bound >= 0 else { break }
      // Most candidates differ too much in length: they are not looked at.
      guard abs(length - target.count) <= bound else { continue }
      let bytes = Array(candidate.utf8)
      if bytes.map(ASCII.lowercased) == folded { return candidate }
      let distance = distance(target, bytes)
      if distance <= bound { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// Edits between two names: insert, delete or replace a byte, or swap two neighbours.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.utf8), Array(right.utf8))
  }

  /// Edits between two byte strings: insert, delete, replace, swap neighbours.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for i in 1...left.count {
      current[0] = i
      for j in 1...right.count {
        let replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        current[j] = min(replace, previous[j] + 1, current[j - 1] + 1)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          current[j] = min(current[j], beforePrevious[j - 2] + 1)
        }
      }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count]
  }
}
