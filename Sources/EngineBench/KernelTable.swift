import Engine

/// Nanoseconds for each lane, by kernel and instruction set.
struct KernelTable {
  private let sets = KernelSet.available

  func print() {
    Swift.print("Kernels, ns for each lane of a column of \(KernelTrial.lanes) in the nearest memory")
    Swift.print("".padded(22) + sets.map { $0.name.padded(10) }.joined())
    let trials = sets.map { KernelTrial.all($0) }
    for number in trials[0].indices {
      let times = trials.map { trials in
        Timing.nanoseconds { trials[number].run(times: $0) } / Double(KernelTrial.lanes)
      }
      let figures = times.map { $0.text(decimals: 3, width: 6).padded(10) }.joined()
      Swift.print(trials[0][number].name.padded(22) + figures)
    }
  }
}
