import SourceText

extension PromptTemplate {
  /// Splits a prompt at its variables: `$goal`, `$input.NAME`, `$context.KEY`, `$run_id`, `$node_id`,
  /// `$base_sha`.
  ///
  /// `$$` is a dollar; any other `$word` is text, for prompts hold shell and code. A key ends before a dot or a
  /// dash that no letter or digit follows, so that a sentence may end after it.
  public init(parsing prompt: String) {
    var scanner = TemplateScanner(bytes: Array(prompt.utf8))
    segments = scanner.scan()
  }

  /// The prompt that parses to this template again.
  public var source: String {
    var text = ""
    for segment in segments {
      switch segment {
      case .text(let part):
        // Every dollar is doubled: whether one begins a variable depends on what comes after it.
        for character in part.unicodeScalars {
          text.unicodeScalars.append(character)
          if character == "$" { text.unicodeScalars.append(character) }
        }
      case .variable(let variable): text += variable.spelling
      }
    }
    return text
  }
}

extension PromptTemplate.Variable {
  /// How a prompt names the variable.
  public var spelling: String {
    switch self {
    case .goal: "$goal"
    case .input(let name): "$input.\(name)"
    case .context(let key): "$context.\(key)"
    case .runID: "$run_id"
    case .nodeID: "$node_id"
    case .baseSHA: "$base_sha"
    }
  }
}

private struct TemplateScanner {
  let bytes: [UInt8]
  var segments: [PromptTemplate.Segment] = []
  var pending: [UInt8] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() -> [PromptTemplate.Segment] {
    let dollar = UInt8(ascii: "$")
    var copied = 0
    var position = 0
    while let next = bytes[position...].firstIndex(of: dollar) {
      if next + 1 < bytes.count, bytes[next + 1] == dollar {
        pending += bytes[copied...next]
        position = next + 2
        copied = position
      } else if let (variable, end) = variable(after: next + 1) {
        pending += bytes[copied..<next]
        flush()
        segments.append(.variable(variable))
        position = end
        copied = end
      } else {
        position = next + 1
      }
    }
    pending += bytes[copied...]
    flush()
    return segments
  }

  private mutating func flush() {
    if pending.isEmpty { return }
    segments.append(.text(String(decoding: pending, as: UTF8.self)))
    pending.removeAll()
  }

  private func variable(after start: Int) -> (PromptTemplate.Variable, end: Int)? {
    let word = bytes[start...].prefix(while: ASCII.isWord)
    switch String(decoding: word, as: UTF8.self) {
    case "goal": return (.goal, word.endIndex)
    case "run_id": return (.runID, word.endIndex)
    case "node_id": return (.nodeID, word.endIndex)
    case "base_sha": return (.baseSHA, word.endIndex)
    case "input":
      guard let name = name(after: word.endIndex, isPath: false) else { return nil }
      return (.input(String(decoding: name, as: UTF8.self)), name.endIndex)
    case "context":
      guard let key = name(after: word.endIndex, isPath: true) else { return nil }
      return (.context(String(decoding: key, as: UTF8.self)), key.endIndex)
    default: return nil
    }
  }

  /// The name after a dot at `dot`; a path also takes dots and dashes that a word follows.
  private func name(after dot: Int, isPath: Bool) -> ArraySlice<UInt8>? {
    guard dot < bytes.count, bytes[dot] == UInt8(ascii: ".") else { return nil }
    let start = dot + 1
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if ASCII.isWord(byte) {
        end += 1
      } else if isPath, end > start, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"),
        end + 1 < bytes.count, ASCII.isWord(bytes[end + 1])
      {
        end += 2
      } else {
        break
      }
    }
    return end > start ? bytes[start..<end] : nil
  }
}
