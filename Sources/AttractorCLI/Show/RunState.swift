import Interpreter
import JSON

/// Where a run is: ended in one of four ways, going on, or cut off.
enum RunState {
  /// A process has it.
  case running(process: Int32)
  /// Nobody has it and nobody wrote down how it ended.
  case cutOff
  /// It ended, or waits; `final.json` says how.
  case ended(JSONValue)
  /// It ended, and its `final.json` is missing or damaged.
  case unreadable(String)

  init(_ files: RunFiles, _ journal: RunJournal) {
    if let process = RunOwner.process(ofRunIn: files.root) {
      self = .running(process: process)
      return
    }
    let final = files.document("final.json")
    // A `final.json` before the journal's end is of an earlier process: the run was resumed and then cut off.
    if let value = final.value, journal.isEnded || journal.records.isEmpty || value["internal_error"] != nil {
      self = .ended(value)
    } else if let damage = final.damage {
      self = .unreadable(damage)
    } else {
      self = .cutOff
    }
  }

  /// What `final.json` says, where it is the run's end.
  var final: JSONValue? {
    if case .ended(let final) = self { return final }
    return nil
  }
}
