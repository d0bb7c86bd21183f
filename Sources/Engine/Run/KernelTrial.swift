import CKernels

/// One kernel on columns of its own, which lie in the nearest memory, for measuring.
package final class KernelTrial {
  package let name: String
  package static let lanes = 256
  private let kernels: KernelSet
  private var step: pht_step
  private var turn = pht_turn(object: 0, objects: 1, month: 0, draw: 0)
  private var source = pht_source()
  private var object: UInt64 = 42
  private let columns: ColumnMemory
  private var addresses: [UnsafeMutablePointer<Double>?]

  private init(_ name: String, _ code: UInt32, _ kernels: KernelSet) {
    self.name = name
    self.kernels = kernels
    let stride = Self.lanes + 8
    columns = ColumnMemory(count: 5 * stride, filledWith: 0.5)
    addresses = (0..<5).map { [columns] in columns.base + $0 * stride }
    for lane in 0..<Self.lanes {
      for column in 0..<4 { columns.base[column * stride + lane] = StreamKey(bits: UInt64(column)).uniform(draw: lane) }
    }
    step = pht_step()
    step.code = Int32(code)
    step.target = 4
    step.sources = (0, 1, 2, 3)
    step.moves = (-1, -1, -1, -1)
  }

  /// Runs the kernel that often, for other months where it draws.
  package func run(times: Int) {
    withUnsafeMutablePointer(to: &turn) { turn in
      withUnsafePointer(to: &object) { object in
        source.objects = object
        source.month_step = 1
        source.turn = UnsafePointer(turn)
        withUnsafePointer(to: &source) { source in
          step.source = source
          for time in 0..<times {
            turn.pointee.month = Int64(time)
            _ = kernels.run(&step, 0, 1, &addresses, Int64(Self.lanes), 0)
          }
        }
      }
    }
  }

  /// Kernels of every sort.
  package static func all(_ kernels: KernelSet) -> [KernelTrial] {
    func chain(_ operations: Chain.Operation...) -> UInt32 { pht_chains.rawValue + UInt32(Chain(operations).number) }
    let codes: [(String, UInt32)] = [
      ("copy", pht_copy.rawValue), ("x + y", chain(.plus)), ("x * y", chain(.times)), ("x / y", chain(.over)),
      ("max(x, y)", chain(.maximum)), ("(x + y) * z", chain(.plus, .times)),
      ("(x - y) * z + w", chain(.minus, .times, .plus)), ("max(x - y, z) / w", chain(.minus, .maximum, .over)),
      ("x < y", pht_less.rawValue), ("x and y", pht_and.rawValue), ("if x then y else z", pht_select.rawValue),
      ("sum onto", pht_add_present.rawValue), ("count onto", pht_add_yes.rawValue), ("round", pht_round.rawValue),
      ("square root", pht_square_root.rawValue), ("exponential", pht_exponential.rawValue),
      ("logarithm", pht_logarithm.rawValue), ("logistic", pht_logistic.rawValue),
      ("normal quantile", pht_normal_quantile.rawValue), ("uniform draw", pht_uniform.rawValue),
      ("normal draw", pht_normal.rawValue),
    ]
    return codes.map { KernelTrial($0.0, $0.1, kernels) }
  }
}
