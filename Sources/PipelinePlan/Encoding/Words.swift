/// The words that stand for cases, in plan files and listings.
extension Instruction {
  var word: String {
    switch self {
    case .enter: "enter"
    case .execute: "execute"
    case .commit: "commit"
    case .test: "test"
    case .onFail: "onFail"
    case .prefer: "prefer"
    case .suggest: "suggest"
    case .take: "take"
    case .failRoute: "failRoute"
    case .fork: "fork"
    case .join: "join"
    case .restart: "restart"
    case .gates: "gates"
    case .halt: "halt"
    }
  }
}

extension HaltStatus {
  var word: String {
    switch self {
    case .success: "success"
    case .failed: "failed"
    case .noRoute: "noRoute"
    }
  }
}

extension PredicateOperation {
  var word: String {
    switch self {
    case .outcome: "outcome"
    case .preferredLabel: "preferredLabel"
    case .context: "context"
    case .outcomeIsSet: "outcomeIsSet"
    case .preferredLabelIsSet: "preferredLabelIsSet"
    case .contextIsSet: "contextIsSet"
    case .constant: "constant"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    }
  }
}

extension TemplateSegment {
  var word: String {
    switch self {
    case .text: "text"
    case .goal: "goal"
    case .input: "input"
    case .context: "context"
    case .runID: "runID"
    case .nodeID: "nodeID"
    case .baseSHA: "baseSHA"
    }
  }
}

extension PlanRegion.JoinPolicy {
  /// The policy as `join_policy` names it.
  var word: String {
    switch self {
    case .waitAll: "wait_all"
    case .firstSuccess: "first_success"
    case .kOfN: "k_of_n"
    case .quorum: "quorum"
    }
  }
}
