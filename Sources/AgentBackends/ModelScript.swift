import Interpreter

/// A script that stands in for a language model: rules of *when a node is asked this, reply that*. See
/// `docs/scripted-model.md`.
public struct ModelScript: Hashable, Sendable {
  /// The rules, first match wins.
  public var turns: [Turn]
  /// What is said when no turn matches; nil makes such a stage fail.
  public var otherwise: Reply?

  /// A script.
  public init(turns: [Turn], otherwise: Reply? = nil) {
    self.turns = turns
    self.otherwise = otherwise
  }

  /// One rule.
  public struct Turn: Hashable, Sendable {
    /// When it applies.
    public var when: Conditions
    /// What is said.
    public var reply: Reply
    /// How often it may be used in a run; nil for any number of times.
    public var times: Int?

    /// A rule.
    public init(when: Conditions = Conditions(), reply: Reply, times: Int? = nil) {
      self.when = when
      self.reply = reply
      self.times = times
    }
  }

  /// What must hold for a turn; all that are set do.
  public struct Conditions: Hashable, Sendable {
    /// The node's id.
    public var node: String?
    /// The visit of the node, from 1.
    public var visit: Int?
    /// The attempt within the visit, from 1.
    public var attempt: Int?
    /// Text in the prompt as sent.
    public var promptContains: String?

    /// Conditions; without any they always hold.
    public init(node: String? = nil, visit: Int? = nil, attempt: Int? = nil, promptContains: String? = nil) {
      self.node = node
      self.visit = visit
      self.attempt = attempt
      self.promptContains = promptContains
    }

    /// Whether they hold for a stage and its prompt.
    func hold(for stage: Stage, prompt: String) -> Bool {
      (node ?? stage.name) == stage.name && (visit ?? stage.visit) == stage.visit
        && (attempt ?? stage.attempt) == stage.attempt && promptContains.map { contains(prompt, $0) } ?? true
    }

    /// By bytes: the same text in another normal form is another text, as it is to a model's tokenizer.
    private func contains(_ text: String, _ part: String) -> Bool {
      let part = Array(part.utf8)
      guard let first = part.first else { return true }
      var text = text
      return text.withUTF8 { bytes in
        guard bytes.count >= part.count else { return false }
        for start in 0...(bytes.count - part.count) where bytes[start] == first {
          if bytes[start..<start + part.count].elementsEqual(part) { return true }
        }
        return false
      }
    }
  }

  /// What the model says.
  public struct Reply: Hashable, Sendable {
    /// The response.
    public var text: String
    /// The rest of the outcome; its `usage` included.
    public var outcome: Outcome
    /// Milliseconds the model thinks.
    public var delay: Int64

    /// A reply.
    public init(text: String, outcome: Outcome = Outcome(.success), delay: Int64 = 0) {
      self.text = text
      self.outcome = outcome
      self.delay = delay
    }
  }
}
