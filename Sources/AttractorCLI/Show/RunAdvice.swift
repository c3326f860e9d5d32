import Interpreter
import JSON

/// What to do next about a run.
struct RunAdvice {
  let state: RunState
  /// How the directory is called in what to type next.
  let name: String

  /// One or more sentences.
  var text: String {
    let resume = "attractor resume \(TerminalText.shellWord(name))"
    switch state {
    case .running(let process):
      return "Wait for it, or stop it with `kill -INT \(process)`; `\(resume)` goes on later."
    case .cutOff: return "`\(resume)` goes on where it stopped."
    case .unreadable: return "final.json cannot be read; the journal tells what happened."
    case .ended(let final):
      switch final.word("status") {
      case "success": return "Nothing to do; each stage has a folder in \(TerminalText.visible(name))."
      case "suspended":
        return "Answer: `\(resume)` asks again on a terminal; elsewhere put the answer on a line of a file "
          + "and use `\(resume) --answers FILE`."
      case "canceled": return "`\(resume)` goes on where it stopped."
      default: return failed(final)
      }
    }
  }

  private func failed(_ final: JSONValue) -> String {
    let node = final.field("failed_node")
    let again = "run the pipeline again with a new --logs directory"
    switch final.word("failure_class") {
    case "no_route": return "Give `\(node)` an edge for this outcome, then \(again)."
    case "budget_exhausted":
      return "Raise the limit the reason names, or make the work smaller, then \(again)."
    case "transient_infra":
      return "The trouble was outside the pipeline and may be over: \(again). `max_retries` on `\(node)` "
        + "makes it try more often by itself."
    case "canceled": return "Somebody declined at `\(node)`; to decide otherwise, \(again)."
    default: return "Mend what the reason names, then \(again)."
    }
  }
}
