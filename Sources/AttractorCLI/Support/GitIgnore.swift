import SystemPackage

/// The rules of the `.gitignore` files on the way down to a folder (gitignore(5)): the last rule that matches decides.
struct GitIgnore {
  private var rules: [Rule] = []

  private struct Rule {
    let base: FilePath
    let pattern: [Character]
    let isNegated: Bool
    let onlyDirectories: Bool
    /// The pattern is matched against the path below `base`, not against the last component alone.
    let isAnchored: Bool
  }

  /// Adds the rules of the file in `directory`; they stand above those already there.
  mutating func add(rules text: String, in directory: FilePath) {
    for line in text.split(whereSeparator: \.isNewline) {
      var pattern = Substring(line)
      while pattern.hasSuffix(" ") && !pattern.hasSuffix("\\ ") { pattern.removeLast() }
      guard !pattern.isEmpty, !pattern.hasPrefix("#") else { continue }
      let isNegated = pattern.hasPrefix("!")
      if isNegated || pattern.hasPrefix("\\#") || pattern.hasPrefix("\\!") { pattern.removeFirst() }
      let onlyDirectories = pattern.hasSuffix("/")
      if onlyDirectories { pattern.removeLast() }
      let isAnchored = pattern.contains("/")
      if pattern.hasPrefix("/") { pattern.removeFirst() }
      guard !pattern.isEmpty else { continue }
      rules.append(
        Rule(
          base: directory, pattern: Array(pattern), isNegated: isNegated, onlyDirectories: onlyDirectories,
          isAnchored: isAnchored))
    }
  }

  /// Whether git would leave `path` out. The folders above it are asked before it.
  func ignores(_ path: FilePath, isDirectory: Bool) -> Bool {
    for rule in rules.reversed() where isDirectory || !rule.onlyDirectories {
      var relative = path
      guard relative.removePrefix(rule.base) else { continue }
      let subject = rule.isAnchored ? relative.string : (path.lastComponent?.string ?? "")
      if Glob.matches(rule.pattern[...], Array(subject)[...]) { return !rule.isNegated }
    }
    return false
  }
}

/// Shell patterns over paths: `*` and `?` stop at `/`, `**` does not, `[…]` is one character.
enum Glob {
  /// Whether `pattern` matches all of `text`. Iterative, with one point to go back to for each kind of star, so
  /// a hostile pattern costs at most the product of the lengths.
  static func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    var reached = Set([pattern.startIndex])
    reached = closure(reached, pattern)
    for character in text {
      var next: Set<Int> = []
      for index in reached where index < pattern.endIndex {
        if let step = step(pattern, index, character) { next.formUnion(step) }
      }
      if next.isEmpty { return false }
      reached = closure(next, pattern)
    }
    return reached.contains(pattern.endIndex)
  }

  /// Adds the positions reached by letting stars match nothing.
  private static func closure(_ positions: Set<Int>, _ pattern: ArraySlice<Character>) -> Set<Int> {
    var all = positions
    var work = Array(positions)
    while let index = work.popLast() {
      guard index < pattern.endIndex, pattern[index] == "*" else { continue }
      let isDouble = index + 1 < pattern.endIndex && pattern[index + 1] == "*"
      var targets = [index + (isDouble ? 2 : 1)]
      // `**/` matches no folder at all, too.
      if isDouble, index + 2 < pattern.endIndex, pattern[index + 2] == "/" { targets.append(index + 3) }
      for target in targets where all.insert(target).inserted { work.append(target) }
    }
    return all
  }

  /// The positions after `character` was matched at `index`; nil when it does not match there.
  private static func step(_ pattern: ArraySlice<Character>, _ index: Int, _ character: Character) -> [Int]? {
    switch pattern[index] {
    case "*":
      let isDouble = index + 1 < pattern.endIndex && pattern[index + 1] == "*"
      return isDouble || character != "/" ? [index] : nil
    case "?": return character != "/" ? [index + 1] : nil
    case "[":
      guard let close = pattern[(index + 1)...].dropFirst().firstIndex(of: "]") else { break }
      return inSet(pattern[(index + 1)..<close], character) ? [close + 1] : nil
    case "\\" where index + 1 < pattern.endIndex:
      return pattern[index + 1] == character ? [index + 2] : nil
    default: break
    }
    return pattern[index] == character ? [index + 1] : nil
  }

  private static func inSet(_ set: ArraySlice<Character>, _ character: Character) -> Bool {
    var members = set
    let isNegated = members.first == "!" || members.first == "^"
    if isNegated { members = members.dropFirst() }
    var isMember = false
    while let first = members.popFirst() {
      if members.count >= 2, members.first == "-" {
        members = members.dropFirst()
        if let last = members.popFirst(), first <= last, (first...last).contains(character) {
          isMember = true
        }
      } else if first == character {
        isMember = true
      }
    }
    return isMember != isNegated && character != "/"
  }
}
