import SystemPackage

/// One walk through the plan, the trunk's or a branch's: where it leaves its traces.
struct Walk: Sendable {
  /// Its name in the journal; empty for the trunk.
  let key: String
  /// The prefix of the names of forks inside it; differs from `key` on a trunk that has started over.
  var forkPrefix: String
  /// Its name in events, `parallel/branch`, outermost first; empty for the trunk.
  let label: String
  /// Takes its events.
  let events: any EventSink
  /// Holds its stage directories.
  var directory: FilePath
  /// The regions it is inside of.
  let openRegions: [Int]

  /// The trunk's walk.
  init(trunkOf services: RunServices) {
    key = ""
    forkPrefix = ""
    label = ""
    events = BranchEventSink(hub: services.events, branch: "", clock: services.clock)
    directory = services.logsRoot
    openRegions = []
  }

  /// The walk of a branch that is called `name`, of a fork whose key is `fork`.
  init(branch name: String, fork: String, node: String, region: Int, of parent: Walk, _ services: RunServices)
  {
    key = BranchKey.branch(name, of: fork)
    forkPrefix = key
    let step = "\(node)/\(name)"
    label = parent.label.isEmpty ? step : "\(parent.label)/\(step)"
    events = BranchEventSink(hub: services.events, branch: label, clock: services.clock)
    directory = parent.directory.appending(node).appending(name)
    openRegions = parent.openRegions + [region]
  }
}
