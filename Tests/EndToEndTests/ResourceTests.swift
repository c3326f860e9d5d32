import Foundation
import Testing

@Suite("What a run of the real binary leaves open")
struct ResourceTests {
  #if os(Linux)
    @Test("Tools by the dozen, many at once, leave no descriptor open")
    func descriptors() throws {
      // Each tool's parent is the program: the first and the last count what it has open.
      var text = """
        digraph many {
          start [shape=Mdiamond]
          exit [shape=Msquare]
          node [shape=parallelogram, timeout="60s"]
          before [tool_command="ls /proc/$PPID/fd | wc -l > before"]
          after [tool_command="ls /proc/$PPID/fd | wc -l > after"]
          fork [shape=component, max_parallel=16]
          join [shape=tripleoctagon]
          start -> before -> fork
          join -> after -> exit

        """
      for index in 0..<64 {
        text +=
          "  t\(index) [tool_command=\"echo \(index); echo \(index) >&2\"]\n  fork -> t\(index) -> join\n"
      }
      try withScratch { folder in
        try Data((text + "}\n").utf8).write(to: folder.appendingPathComponent("many.dot"))
        let result = try Binary.attractor(["run", "many.dot", "--quiet", "--logs", "run"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let counts = try ["before", "after"].map { name in
          try #require(
            Int(
              String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        #expect(counts[1] <= counts[0] + 4, "\(counts)")
      }
    }
  #endif
}
