import Synchronization
import SystemPackage

/// Descriptors that are closed together, once, by whoever is first to be done with them.
final class DescriptorBag: Sendable {
  /// The descriptors; not to be used once they are closed.
  let descriptors: [FileDescriptor]
  private let isClosed = Mutex(false)

  init(_ descriptors: [FileDescriptor]) { self.descriptors = descriptors }

  /// Closes them, unless that is done.
  func close() {
    let wasClosed = isClosed.withLock { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return }
    for descriptor in descriptors { try? descriptor.close() }
  }
}
