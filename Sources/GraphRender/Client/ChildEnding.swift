import Subprocess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A child that ended without a picture.
struct ChildEnding {
  var status: TerminationStatus
  /// What it wrote to standard error.
  var errors: [UInt8]
  var limits: RenderLimits

  /// What that means.
  var error: RenderError {
    let lines = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline).map {
      plainText(String($0))
    }
    // The loaders of Linux and macOS.
    if let line = lines.first(where: {
      $0.contains("error while loading shared libraries") || $0.contains("Library not loaded")
    }) {
      return .graphvizMissing(detail: oneLine(line, columns: 200))
    }
    if lines.contains(where: { $0.hasPrefix("out of memory") || $0.contains("failed to allocate") }) {
      return .outOfMemory(limit: limits.memory)
    }
    switch status {
    case .exited(let code): return exited(code, lines: lines)
    case .signaled(let signal):
      return signal == SIGXCPU || signal == SIGKILL
        ? .timedOut(limits.timeout) : .crashed(signal: signal, memory: limits.memory)
    }
  }

  private func exited(_ code: Int32, lines: [String]) -> RenderError {
    let prefix = "attractor-render: "
    let said = lines.last { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) } ?? lines.last
    let detail = oneLine(said ?? "exit code \(code) and no message", columns: 400)
    switch ChildExit(rawValue: code) {
    case .badDrawing: return .badDrawing(detail)
    case .layoutFailed: return .layoutFailed(detail)
    case .limits: return .limitReached(detail)
    case nil: return code == 127 ? .graphvizMissing(detail: detail) : .unexpected(detail)
    }
  }
}
