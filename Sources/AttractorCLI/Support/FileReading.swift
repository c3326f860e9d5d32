import DOTSyntax
import SourceText
import SystemPackage

/// Reads files for commands, with sentences for what can go wrong.
enum FileReading {
  /// The bytes of the file at `path`.
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - name: what to call it in messages.
  ///   - limit: the most bytes to read.
  /// - Throws: ``CommandError`` of status 2 where there is no such file, else 3.
  static func bytes(of path: FilePath, called name: String, limit: Int) throws(CommandError) -> [UInt8] {
    do {
      let descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      defer { try? descriptor.close() }
      let size = (try? descriptor.seek(offset: 0, from: .end)) ?? 0
      if size > 0 { try descriptor.seek(offset: 0, from: .start) }
      if let bytes = try descriptor.contents(limit: limit, expected: Int(clamping: size)) { return bytes }
    } catch let error as Errno {
      throw explain(error, name)
    } catch {
      throw .failure("cannot read `\(name)`: \(error)")
    }
    throw .failure("`\(name)` is larger than \(limit >> 20) MiB, the most that is read")
  }

  /// The pipeline file at `path`.
  ///
  /// - Throws: ``CommandError``.
  static func source(at path: FilePath, called name: String) throws(CommandError) -> SourceFile {
    SourceFile(name: name, bytes: try bytes(of: path, called: name, limit: SyntaxLimits().fileSize))
  }

  private static func explain(_ error: Errno, _ name: String) -> CommandError {
    switch error {
    case .noSuchFileOrDirectory, .notDirectory: .usage("there is no file `\(name)`")
    case .isDirectory: .usage("`\(name)` is a directory; name a pipeline file in it")
    case .permissionDenied: .failure("cannot read `\(name)`: permission denied")
    default: .failure("cannot read `\(name)`: \(error)")
    }
  }
}

extension CommandEnvironment {
  /// The pipeline an argument names; `-` is standard input.
  ///
  /// - Throws: ``CommandError``.
  func source(_ argument: String, stdinName: String = "<stdin>") throws(CommandError) -> SourceFile {
    guard argument == "-" else {
      return try FileReading.source(at: resolve(argument), called: argument)
    }
    let limit = SyntaxLimits().fileSize
    do {
      if let bytes = try input.readAll(limit: limit) { return SourceFile(name: stdinName, bytes: bytes) }
    } catch {
      throw .failure("cannot read standard input: \(error)")
    }
    throw .failure("standard input is longer than \(limit >> 20) MiB, the most that is read")
  }
}
