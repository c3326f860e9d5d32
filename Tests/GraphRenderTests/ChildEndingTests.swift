import Subprocess
import Testing

@testable import GraphRender

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ChildEndingTests {
  private func error(_ status: TerminationStatus, _ errors: String = "") -> RenderError {
    ChildEnding(status: status, errors: Array(errors.utf8), limits: RenderLimits(memory: 256)).error
  }

  @Test func missingLibrariesSayWhatToInstall() {
    let line =
      "attractor-render: error while loading shared libraries: libgvc.so.6: cannot open shared object file"
    let linux = error(.exited(127), line + "\n")
    #expect(linux == .graphvizMissing(detail: line))
    #expect("\(linux)".contains("apt-get install libgvc6"))
    #expect("\(linux)".contains("brew install graphviz"))
    let darwin = error(.signaled(SIGABRT), "dyld[1]: Library not loaded: /opt/homebrew/lib/libgvc.6.dylib\n")
    #expect(
      darwin == .graphvizMissing(detail: "dyld[1]: Library not loaded: /opt/homebrew/lib/libgvc.6.dylib"))
  }

  @Test func exitCodesKeepTheirSentence() {
    #expect(
      error(.exited(2), "attractor-render: this is not a drawing: x\n")
        == .badDrawing("this is not a drawing: x"))
    #expect(error(.exited(3), "noise\nattractor-render: no plug-in\nnoise\n") == .layoutFailed("no plug-in"))
    #expect(error(.exited(4), "attractor-render: too long\n") == .limitReached("too long"))
    #expect(error(.exited(1)) == .unexpected("exit code 1 and no message"))
    #expect(error(.exited(0)) == .unexpected("exit code 0 and no message"))
  }

  @Test func signals() {
    #expect(error(.signaled(SIGABRT), "out of memory\n") == .outOfMemory(limit: 256))
    #expect(error(.signaled(SIGSEGV)) == .crashed(signal: SIGSEGV, memory: 256))
    #expect(error(.signaled(SIGXCPU)) == .timedOut(.seconds(20)))
    #expect("\(RenderError.timedOut(.milliseconds(1500)))".contains("1500 ms"))
    #expect("\(RenderError.timedOut(.seconds(20)))".contains("20 s"))
  }

  @Test func messagesAreOneLineOfPlainText() {
    let noisy = error(.exited(3), "attractor-render: a\u{1B}[2Jb\u{7}\n")
    #expect(noisy == .layoutFailed("a[2Jb"))
    let long = error(.exited(1), String(repeating: "x", count: 60_000))
    #expect("\(long)".utf8.count < 600)
  }
}
