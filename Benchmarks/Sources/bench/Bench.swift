#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rows of the table.
struct Bench {
  let attractor: String
  let folder: String
  let runs: Int

  /// `check` of one small file: mostly the start of the process.
  func smallCheck() throws {
    let file = try write("small.dot", Inputs.small)
    let costs = try Table.repeated(runs * 10, [attractor, "check", file])
    try expect(costs, exit: [0], "check of a small file")
    let median = Table.median(costs.map(\.wall))
    Table.row(
      "check, one small file, whole process", Table.milliseconds(median), bar: "under 10 ms",
      holds: median < 0.010)
  }

  /// `check` of 100,000 nodes beside Graphviz's own counter.
  func largeCheck() throws {
    let large = try write("linear-100k.dot", Inputs.linear(100_000))
    let tenth = try write("linear-10k.dot", Inputs.linear(10_000))
    let command = [attractor, "check", large]
    let costs: [Cost]
    if Child.exists("gc") {
      let (ours, theirs) = try Table.paired(runs, command, ["gc", "-n", "-e", large])
      costs = ours
      let ratio = Table.median(zip(ours, theirs).map { $0.wall / $1.wall })
      Table.row(
        "check, linear 100,000 nodes, against gc -n -e",
        "\(Table.milliseconds(Table.median(ours.map(\.wall)))), ratio \(Table.rounded(ratio, 2))",
        bar: "at most 1.5 times", holds: ratio <= 1.5)
    } else {
      print("skipped: gc (package graphviz) is not installed, so there is nothing to compare with")
      costs = try Table.repeated(runs, command)
    }
    try expect(costs, exit: [0], "check of 100,000 nodes")
    let peak = costs.map(\.peak).max() ?? 0
    Table.row("  its memory", Table.megabytes(peak), bar: "under 400 MB", holds: peak < 400 << 20)
    let small = try Table.repeated(runs, [attractor, "check", tenth])
    let growth = Table.median(costs.map(\.wall)) / Table.median(small.map(\.wall))
    Table.row(
      "  growth from 10,000 nodes", "\(Table.rounded(growth, 1)) times", bar: "at most 12 times",
      holds: growth <= 12)
  }

  /// A simulated run with every stage file written.
  func simulatedRun() throws {
    let large = try timedRun(10_000)
    let small = try timedRun(1_000)
    let median = Table.median(large.map(\.wall))
    let growth = median / Table.median(small.map(\.wall))
    let peak = large.map(\.peak).max() ?? 0
    Table.row(
      "run --simulate, 10,000 nodes, all stage files", Table.milliseconds(median), bar: "under 2,500 ms",
      holds: median < 2.5)
    Table.row(
      "  growth from 1,000 nodes", "\(Table.rounded(growth, 1)) times", bar: "at most 11 times",
      holds: growth <= 11)
    Table.row("  its memory", Table.megabytes(peak), bar: "under 100 MB", holds: peak < 100 << 20)
  }

  /// `render` beside `dot` for the same graph.
  func drawing() throws {
    let file = try write("blocks.dot", Inputs.blocks(25))
    guard Child.exists("dot") else {
      print("skipped: dot (package graphviz) is not installed, so there is nothing to compare with")
      return
    }
    let ours = [attractor, "render", file, "-o", "\(folder)/blocks.svg"]
    let theirs = ["dot", "-Tsvg", "-o", "\(folder)/dot.svg", file]
    let (a, b) = try Table.paired(runs * 2, ours, theirs)
    try expect(a, exit: [0], "render")
    let ratio = Table.median(zip(a, b).map { $0.wall / $1.wall })
    Table.row(
      "render, 100 nodes, against dot -Tsvg",
      "\(Table.milliseconds(Table.median(a.map(\.wall)))), ratio \(Table.rounded(ratio, 2))",
      bar: "under 2 times",
      holds: ratio < 2)
  }

  private func timedRun(_ nodes: Int) throws -> [Cost] {
    let file = try write("run-\(nodes).dot", Inputs.linear(nodes))
    // A new directory each time, all removed at the end: ext4 is slow to hand out inodes it has just got back.
    var costs: [Cost] = []
    for index in 0...runs {
      let logs = "\(folder)/logs-\(nodes)-\(index)"
      costs.append(
        try Child.run([attractor, "run", file, "--simulate", "--auto-approve", "--quiet", "--logs", logs]))
    }
    costs.removeFirst()
    try expect(costs, exit: [0], "run of \(nodes) nodes")
    return costs
  }

  private func expect(_ costs: [Cost], exit codes: Set<Int32>, _ work: String) throws {
    if let bad = costs.first(where: { !codes.contains($0.exit) }) {
      throw BenchError("\(work) ended with \(bad.exit); the figures would mean nothing")
    }
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    guard let file = fopen(path, "w") else { throw BenchError("cannot write \(path)") }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw BenchError("cannot write \(path)") }
    return path
  }
}
