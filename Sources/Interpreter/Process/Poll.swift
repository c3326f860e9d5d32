import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for descriptors with `poll(2)`.
enum Poll {
  /// The descriptors that can be read, are at their end or are broken; empty when the deadline has passed.
  typealias Ready = Set<FileDescriptor>

  /// Blocks this thread until a descriptor is ready or the deadline has passed.
  static func wait(for descriptors: [FileDescriptor], until deadline: ContinuousClock.Instant?) -> Result<
    Ready, Errno
  > {
    var polled = descriptors.map { pollfd(fd: $0.rawValue, events: Int16(POLLIN), revents: 0) }
    while true {
      let count = poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
      if count < 0 {
        let error = Errno(rawValue: errno)
        if error == .interrupted || error == .resourceTemporarilyUnavailable { continue }
        return .failure(error)
      }
      if count == 0, let deadline, ContinuousClock.now < deadline { continue }
      return .success(Set(polled.filter { $0.revents != 0 }.map { FileDescriptor(rawValue: $0.fd) }))
    }
  }

  /// Rounded up, so that the last wait does not spin; at most an hour, since `poll` counts in 32 bits.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return 0 }
    guard left < .seconds(3600) else { return 3_600_000 }
    let parts = left.components
    return Int32(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000 + 1)
  }
}
