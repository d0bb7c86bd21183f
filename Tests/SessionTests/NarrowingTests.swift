import Engine
import Rendering
import Session
import SourceText
import Synchronization
import Testing

/// Answers that take long, as they come.
@Suite("An answer that narrows")
struct NarrowingTests {
  /// What was shown on the way, and whether to stop.
  private final class Watch: Sendable {
    let shown = Mutex<[(draws: Int, text: String)]>([])
    let isStopped = Mutex(false)
  }

  /// So much work for each month and draw that no machine has done it at once.
  private static let model = """
    draws = 100 000
    time = 1900-01 .. 2199-12
    walk = previous + fresh normal(0 kr, 1 kr) starting 0 kr
    """
  private static let question = "p50(peak(walk))"

  private func session(_ watch: Watch, stopsAtEarly: Bool) throws -> Session {
    let bench = Workbench(
      engine: Engine(threads: 2), isCancelled: { watch.isStopped.withLock { $0 } },
      early: { early in
        let text = PlainText(measure: { DisplayWidth.columns(of: $0) }).text(early.view)
        watch.shown.withLock { $0.append((early.draws, text)) }
        if stopsAtEarly { watch.isStopped.withLock { $0 = true } }
      })
    let session = try Session(.library(isBare: true), on: bench)
    #expect(!session.enter(Self.model).hasErrors)
    return session
  }

  private func texts(_ reply: Reply) -> [String] {
    reply.parts.map { part in
      switch part {
      case .view(let view): PlainText(measure: { DisplayWidth.columns(of: $0) }).text(view)
      case .problem(let problem): problem.message
      }
    }
  }

  @Test("One that is stopped keeps the figure from few draws, marked, and leaves the session as it was")
  func stopped() throws {
    let watch = Watch()
    let session = try session(watch, stopsAtEarly: true)
    let reply = session.enter(Self.question)
    let shown = watch.shown.withLock { $0 }
    try #require(shown.count == 1)
    #expect(shown[0].draws == 100)
    #expect(shown[0].text.hasPrefix("≈ ") && shown[0].text.hasSuffix("kr  from 100 of 100 000 draws\n"))
    #expect(
      texts(reply) == [
        shown[0].text.dropLast() + "; stopped before the others\n", "stopped; nothing has changed",
      ])
    watch.isStopped.withLock { $0 = false }
    #expect(texts(session.enter("1 + 1")) == ["2\n"])
    let again = session.enter("wrong +")
    #expect(again.parts.count == 1)
  }

  @Test("The answer itself is the one of all draws, whatever was shown on the way")
  func whole() throws {
    let short = Self.model.replacing("100 000", with: "4 000").replacing("2199", with: "2020")
    let watch = Watch()
    let session = try session(watch, stopsAtEarly: false)
    _ = session.enter(short)
    let narrowed = texts(session.enter(Self.question))
    let plain = try Session(.library(isBare: true), on: Workbench(engine: Engine(threads: 1)))
    _ = plain.enter(short)
    #expect(texts(plain.enter(Self.question)) == narrowed)
  }
}
