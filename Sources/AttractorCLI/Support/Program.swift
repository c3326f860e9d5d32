import DOTSyntax
import JSON
import PipelinePlan
import SourceText
import SystemPackage

/// A pipeline that is ready to run: its plan, and the file it was made of.
struct Program {
  /// The verified plan.
  let plan: Plan
  /// The plan's canonical encoding.
  let encoded: [UInt8]
  /// The pipeline's text; nil when the plan was read from a plan file.
  let source: SourceFile?
  /// How many warnings the pipeline has; nobody knows of a plan.
  var warnings = 0
}

extension CommandEnvironment {
  /// The program an argument names: a pipeline, which is checked and lowered, or a plan file, which is verified.
  ///
  /// - Returns: nil when the pipeline has errors; they have been reported on standard error.
  /// - Throws: ``CommandError``.
  func program(_ argument: String) throws(CommandError) -> Program? {
    let source = try source(argument)
    if Self.isPlan(source.bytes) { return try plan(source) }
    let checked = CheckedPipeline(source)
    guard !checked.hasErrors else {
      report(checked.diagnostics.filter { $0.severity == .error }, in: source)
      return nil
    }
    let folder = argument == "-" ? workingDirectory : resolve(argument).removingLastComponent()
    let lowered = lower(checked.pipeline, checked.facts, promptFiles: PromptFolder(folder: folder))
    guard let plan = lowered.plan else {
      report(lowered.diagnostics.filter { $0.severity == .error }, in: source)
      return nil
    }
    let warnings = checked.diagnostics.filter { $0.severity == .warning }.count
    return Program(plan: plan, encoded: plan.encoded(), source: source, warnings: warnings)
  }

  /// A plan is one JSON object; no pipeline begins with a brace.
  private static func isPlan(_ bytes: [UInt8]) -> Bool {
    let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    return bytes.first { !space.contains($0) } == UInt8(ascii: "{") && bytes.contains(UInt8(ascii: "\""))
  }

  private func plan(_ source: SourceFile) throws(CommandError) -> Program {
    let plan: Plan
    do {
      plan = try Plan(decoding: source.bytes)
    } catch {
      throw .usage("`\(source.name)` is no plan that can be run: \(error)")
    }
    let defects = verify(plan)
    guard let first = defects.first else { return Program(plan: plan, encoded: source.bytes, source: nil) }
    let more = defects.count > 1 ? " (and \(defects.count - 1) more)" : ""
    throw .usage("`\(source.name)` is no plan that can be run: \(first)\(more)")
  }
}

/// Reads what `prompt_file` names, from the folder of the pipeline and below.
struct PromptFolder: PromptFiles {
  let folder: FilePath

  /// The largest prompt that is read.
  static let sizeLimit = 4 << 20

  func text(ofPromptFile path: String) throws(PromptFileError) -> String {
    let relative = FilePath(path).lexicallyNormalized()
    guard relative.isRelative, relative.components.first?.kind != .parentDirectory else {
      throw PromptFileError("`\(path)` leaves the pipeline's folder")
    }
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: folder.pushing(relative), called: path, limit: Self.sizeLimit)
    } catch {
      throw PromptFileError(error.message)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PromptFileError("`\(path)` is not UTF-8")
    }
    return text
  }
}
