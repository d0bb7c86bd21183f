import Engine
import Wording

/// What the parts of a command took.
final class Stopwatch {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var reading = Duration.zero
  private var engine: Engine?

  init() { start = clock.now }

  /// The engine, whose work is counted by itself.
  func follow(_ engine: Engine) -> Engine {
    self.engine = engine
    return engine
  }

  /// Files are read and checked; questions begin.
  func isRead() { reading = clock.now - start }

  /// Seconds, all in one line.
  var report: String {
    let spent = engine?.spent ?? Engine.Spent()
    let summing = clock.now - start - reading - spent.plan - spent.run
    let seconds = [reading, spent.plan, spent.run, summing].map(Self.seconds)
    return localized("timing: read \(seconds[0]) s, plan \(seconds[1]) s, run \(seconds[2]) s, sum up \(seconds[3]) s")
      + "\n"
  }

  /// With four decimals.
  private static func seconds(_ duration: Duration) -> String {
    let (whole, fraction) = duration.components
    let tenths = String(fraction / 100_000_000_000_000)
    return "\(whole)\(Language.current.decimalMark)" + String(repeating: "0", count: 4 - tenths.count) + tenths
  }
}
