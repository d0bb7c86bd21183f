import CKernels

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The kernels compiled for one instruction set. All give the same bits.
package struct KernelSet: @unchecked Sendable {
  /// Constant data of the program.
  private let table: UnsafePointer<pht_kernels>

  private init?(_ variant: Int32) {
    guard let table = pht_kernels_of(variant) else { return nil }
    self.table = table
  }

  /// Those that this processor can run, the widest first.
  package static var available: [KernelSet] { [2, 1, 0].compactMap { KernelSet($0) } }

  /// The widest, or those that `PHT_KERNELS` names: baseline, avx2 or avx512.
  package static var chosen: KernelSet {
    let wanted = getenv("PHT_KERNELS").map { String(cString: $0) }
    let sets = available
    return sets.first { $0.name == wanted } ?? sets[0]
  }

  package var name: String { String(cString: table.pointee.name) }

  var run:
    @convention(c) (
      UnsafePointer<pht_step>?, Int64, Int64, UnsafeMutablePointer<UnsafeMutablePointer<Double>?>?, Int64,
      Int64
    ) -> Int64
  { table.pointee.run }

  var serve:
    @convention(c) (
      UnsafePointer<pht_queue>?, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafePointer<Double>?,
      Int64
    ) -> Void
  { table.pointee.serve }

  var collect:
    @convention(c) (
      Int32, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafePointer<Double>?, Int64,
      UnsafePointer<Double>?, Int64, Int64, Int64, Int64, Int64
    ) -> Void
  { table.pointee.collect }

  var turn:
    @convention(c) (
      UnsafeMutablePointer<pht_rule>?, Int64, UnsafeMutablePointer<UnsafeMutablePointer<Double>?>?, Int64, Int64, Int64,
      UnsafeMutablePointer<Double>?
    ) -> Void
  { table.pointee.turn }

  var leave: @convention(c) (UnsafePointer<pht_rule>?, Int64, Int64) -> Void { table.pointee.leave }

  /// A kernel of one column applied to numbers, for comparison with the functions that it is a twin of.
  package func values(_ function: Function, of numbers: [Double]) -> [Double] {
    let lanes = ColumnShape.padded(numbers.count)
    let (source, target) = (ColumnMemory(count: lanes, filledWith: 0.5), ColumnMemory(count: lanes))
    for (lane, number) in numbers.enumerated() { source.base[lane] = number }
    var addresses: [UnsafeMutablePointer<Double>?] = [source.base, target.base]
    var step = pht_step()
    step.code =
      switch function {
      case .exponential: Int32(pht_exponential.rawValue)
      case .logarithm: Int32(pht_logarithm.rawValue)
      case .normalQuantile: Int32(pht_normal_quantile.rawValue)
      }
    step.target = 1
    step.moves = (-1, -1, -1, -1)
    _ = run(&step, 0, 1, &addresses, Int64(lanes), 0)
    return numbers.indices.map { target.base[$0] }
  }

  package enum Function: CaseIterable, Sendable { case exponential, logarithm, normalQuantile }

  /// The uniform numbers of draws from an even one on.
  package func uniform(_ key: StreamKey, object: UInt64, month: Int, from first: Int, count: Int) -> [Double] {
    drawn(table.pointee.uniform, key, object, month, first, count)
  }

  /// The standard normal numbers of draws from a multiple of eight on.
  package func normal(_ key: StreamKey, object: UInt64, month: Int, from first: Int, count: Int) -> [Double] {
    drawn(table.pointee.normal, key, object, month, first, count)
  }

  /// Eight uniform and eight standard normal numbers of each object, from a multiple of eight on.
  package func each(
    _ key: StreamKey, objects: [UInt64], month: Int, from first: Int
  ) -> (uniform: [Double], normal: [Double]) {
    func drawn(_ kernel: EachKernel) -> [Double] {
      let target = ColumnMemory(count: objects.count * 8)
      kernel(
        target.base, key.bits, objects, UInt32(truncatingIfNeeded: month), UInt32(truncatingIfNeeded: first),
        Int64(objects.count))
      return (0..<objects.count * 8).map { target.base[$0] }
    }
    return (drawn(table.pointee.uniform_each), drawn(table.pointee.normal_each))
  }

  private typealias EachKernel =
    @convention(c) (
      UnsafeMutablePointer<Double>?, UInt64, UnsafePointer<UInt64>?, UInt32, UInt32, Int64
    ) -> Void

  private typealias ColumnKernel =
    @convention(c) (
      UnsafeMutablePointer<Double>?, UInt64, UInt64, UInt32, UInt32, Int64
    ) -> Void

  private func drawn(
    _ kernel: ColumnKernel, _ key: StreamKey, _ object: UInt64, _ month: Int, _ first: Int, _ count: Int
  ) -> [Double] {
    let lanes = ColumnShape.padded(count)
    let target = ColumnMemory(count: lanes)
    kernel(
      target.base, key.bits, object, UInt32(truncatingIfNeeded: month), UInt32(truncatingIfNeeded: first), Int64(lanes))
    return (0..<count).map { target.base[$0] }
  }
}
