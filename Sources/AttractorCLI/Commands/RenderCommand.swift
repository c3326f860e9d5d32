import ArgumentParser
import GraphRender
import PipelineIR
import SystemPackage

/// `attractor render`: a pipeline as a picture.
struct RenderCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a pipeline as SVG, PNG or PDF.",
    usage: "attractor render [<options>] <file>",
    discussion: """
      The picture goes to standard output unless -o names a file; a file's ending chooses the format. Drawing runs in a child \
      process, attractor-render, which needs Graphviz's libraries.

      Examples:
        attractor render release.dot -o release.svg
        attractor render release.dot --theme dark > release.svg
      """)

  @Argument(help: "The pipeline file; `-` is standard input.")
  var file: String

  @Option(name: [.short, .long], help: ArgumentHelp("Write the picture to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: "The picture's format; the ending of the file chooses it when it is left out, without a file svg.")
  var format: ImageFormat?

  @Option(help: "Colours for a light or a dark page.")
  var theme = Theme.light

  @Option(help: "The layout.")
  var engine = LayoutEngine.dot

  @Option(
    help: ArgumentHelp("How long the layout may take; 20s when it is left out.", valueName: "duration"),
    transform: DurationArgument.parse)
  var timeout = DurationArgument(.seconds(20))

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    let source = try environment.source(file)
    let checked = CheckedPipeline(source)
    guard !checked.pipeline.nodes.isEmpty else {
      environment.report(checked.diagnostics, in: source)
      throw CommandError(status: .findings, message: "`\(source.name)` has no node to draw")
    }
    let format = try chosenFormat()
    if output == nil, format != .svg, environment.output.isTerminal {
      throw CommandError.usage("\(format.rawValue) does not go to a terminal; name a file with -o")
    }
    let drawing = draw(checked.pipeline, theme: theme)
    let bytes: [UInt8]
    do {
      let limits = RenderLimits(timeout: timeout.duration)
      bytes = try await Renderer(child: child(in: environment), limits: limits)
        .render(drawing, engine: engine, format: format)
    } catch {
      throw CommandError.failure(error.description)
    }
    if let output {
      try FileWriting.replace(environment.resolve(output), called: output, with: bytes)
    } else {
      environment.output.write(bytes)
    }
    let errors = checked.diagnostics.filter { $0.severity == .error }.count
    if errors > 0 {
      let noun = errors == 1 ? "error" : "errors"
      environment.errors.write("attractor: `\(source.name)` has \(errors) \(noun); see `attractor check`\n")
    }
    return .success
  }

  private func chosenFormat() throws(CommandError) -> ImageFormat {
    if let format { return format }
    guard let output, let ending = output.split(separator: "/").last?.split(separator: ".").dropFirst().last
    else {
      return .svg
    }
    guard let format = ImageFormat(rawValue: ending.lowercased()) else {
      throw .usage(
        "`\(output)`: no picture format is called `\(ending)`; use .svg, .png or .pdf, or --format")
    }
    return format
  }

  private func child(in environment: CommandEnvironment) -> FilePath? {
    environment.variables["ATTRACTOR_RENDER"].flatMap { $0.isEmpty ? nil : environment.resolve($0) }
  }
}

extension ImageFormat: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}
extension LayoutEngine: ExpressibleByArgument {}
