#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `bench ATTRACTOR [RUNS]`: the speed table of the project, measured as whole processes.
do {
  let arguments = CommandLine.arguments
  guard arguments.count >= 2 else { throw BenchError("usage: bench PATH-OF-ATTRACTOR [RUNS]") }
  let runs = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
  var template = Array("/tmp/attractor-bench-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw BenchError("cannot make a temporary folder") }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = try? Child.run(["rm", "-rf", folder]) }
  let bench = Bench(attractor: arguments[1], folder: folder, runs: runs)
  try bench.smallCheck()
  try bench.largeCheck()
  try bench.simulatedRun()
  try bench.drawing()
} catch let error as BenchError {
  print("bench: \(error.message)")
  exit(3)
}
