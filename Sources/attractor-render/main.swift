// The drawing child: a drawing on standard input, a picture on standard output, or one line on standard error
// and an exit code of `ChildExit`. Graphviz is reachable from this process only.

do throws(ChildFailure) {
  let limits = try ChildLimits(arguments: CommandLine.arguments.dropFirst())
  try limits.apply()
  let request = try readRequest()
  try Picture(request).write()
} catch {
  error.exit()
}
