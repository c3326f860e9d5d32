/// Phrases in a reason that tell its class, matched as whole words.
///
/// Whole words, because reasons quote code and logs: `line 1502` is no bad gateway, and a test called
/// `timeout_handling` did not time out. Words are runs of letters, digits and `_`; everything between them
/// counts as one gap.
enum FailurePhrases {
  /// The class of the first list with a phrase in `reason`; nil when there is none.
  ///
  /// - Complexity: linear in the length of the reason.
  static func match(_ reason: String) -> FailureClass? {
    let words = words(of: reason)
    var best: Int?
    for start in words.indices {
      for phrase in index[words[start]] ?? [] where phrase.rank < best ?? .max {
        if words[start...].starts(with: phrase.words) { best = phrase.rank }
      }
    }
    return best.map { lists[$0].failureClass }
  }

  private struct Phrase {
    let words: [Substring]
    let rank: Int
  }

  /// The lists in the order they win. Deterministic markers go before transient ones: `invalid argument
  /// --timeout, try again` is a mistake in a command, whatever it advises.
  private static let lists: [(failureClass: FailureClass, phrases: [String])] = [
    (
      .canceled,
      [
        "operation was canceled", "operation was cancelled", "was canceled by", "was cancelled by",
        "canceled by user",
        "cancelled by user", "request canceled", "request cancelled", "run canceled", "run cancelled",
        "context canceled",
        "interrupted by user", "aborted by user", "cancellationerror",
      ]
    ),
    (
      .deterministic,
      [
        "unknown flag", "unknown option", "unknown argument", "unsupported flag", "unsupported option",
        "unsupported argument",
        "unrecognized option", "unrecognised option", "unrecognized argument", "unrecognized arguments",
        "invalid option",
        "invalid argument", "invalid flag", "requires an argument", "missing required", "invalid schema",
        "invalid_json_schema", "contract mismatch", "unsupported capability", "command not found",
        "no such file or directory",
        "permission denied", "invalid api key", "incorrect api key", "unauthorized", "authentication failed",
        "authentication error", "authentication_error", "permission_error", "access denied",
        "model not found",
        "model_not_found", "invalid_request_error", "content policy", "content_filter",
      ]
    ),
    (
      .budgetExhausted,
      [
        "context length exceeded", "context_length_exceeded", "context window exceeded",
        "maximum context length",
        "prompt is too long", "token limit", "turn limit", "max turns", "maximum turns", "budget exceeded",
        "budget exhausted", "cost limit", "insufficient_quota", "quota exceeded",
        "exceeded your current quota",
        "credit balance is too low", "disk quota exceeded",
      ]
    ),
    (
      .transientInfra,
      [
        "timed out", "deadline exceeded", "connection timeout", "connect timeout", "read timeout",
        "request timeout",
        "gateway timeout", "i o timeout", "timeout after", "timeout exceeded", "timeout expired", "etimedout",
        "connection refused", "connection reset", "connection aborted", "connection closed", "econnrefused",
        "econnreset",
        "econnaborted", "epipe", "broken pipe", "network is unreachable", "network unreachable",
        "no route to host",
        "could not resolve host", "temporary failure in name resolution", "name or service not known",
        "enotfound", "eai_again",
        "tls handshake", "transport closing", "stream disconnected", "stream closed",
        "unexpected eof from server",
        "temporary failure", "temporarily unavailable", "try again later", "resource temporarily unavailable",
        "rate limit", "rate limited", "rate_limit", "rate_limit_error", "ratelimited", "too many requests",
        "overloaded_error",
        "overloaded", "service unavailable", "bad gateway", "internal server error", "server_error",
        "http 429", "http 500", "http 502", "http 503", "http 504", "http 529", "status 429", "status 500",
        "status 502",
        "status 503", "status 504", "status 529", "status code 429", "status code 500", "status code 502",
        "status code 503", "status code 504", "status code 529", "error 429", "error 502", "error 503",
        "error 504",
        "error 529", "cross device link", "no space left on device", "too many open files", "text file busy",
        "could not get lock", "device or resource busy",
      ]
    ),
    (.noRoute, ["no_route"]),
  ]

  private static let index: [Substring: [Phrase]] = {
    var index: [Substring: [Phrase]] = [:]
    for (rank, list) in lists.enumerated() {
      for phrase in list.phrases {
        let words = phrase.split(separator: " ")
        if let first = words.first { index[first, default: []].append(Phrase(words: words, rank: rank)) }
      }
    }
    return index
  }()

  private static func words(of text: String) -> [Substring] {
    text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
  }
}
