import Rendering
import SourceText
import Syntax
import Wording

/// Answers `pin` and `unpin`: outcomes that are told again after every change.
struct PinReply {
  private let session: Session
  /// So many fit above a prompt.
  private static let most = 12

  init(_ session: Session) { self.session = session }

  /// Pins outcomes, or shows those that are pinned.
  func pin(_ text: String) -> Reply {
    if text.isEmpty {
      return session.state.pins.isEmpty
        ? Reply(.paragraph(Line(localized("nothing is pinned")))) : shown(session.state.pins)
    }
    do throws(Diagnostics) {
      let asked = try outcomes(text)
      let known = Set(session.state.pins.map { Syntax.text(of: $0) })
      let new = asked.filter { !known.contains(Syntax.text(of: $0)) }
      guard session.state.pins.count + new.count <= Self.most else {
        return refusal(localized("no more than \(Self.most) outcomes can be pinned"), suggestion: "unpin")
      }
      // An outcome that cannot be answered now will not be after a change.
      var reply = Reply()
      for one in asked {
        _ = try session.checked.changes(of: one, since: session.checked)
        reply.add(try line(one))
      }
      session.pin(session.state.pins + new)
      return reply
    } catch { return Reply(error) }
  }

  /// Takes outcomes off the list, or all of them.
  func unpin(_ text: String) -> Reply {
    guard !session.state.pins.isEmpty else { return refusal(localized("nothing is pinned"), suggestion: nil) }
    guard !text.isEmpty else {
      session.pin([])
      return Reply(.paragraph(Line(localized("nothing is pinned any more"))))
    }
    do throws(Diagnostics) {
      let names = Set(try outcomes(text).map { Syntax.text(of: $0) })
      let pins = session.state.pins
      let known = pins.map { Syntax.text(of: $0) }
      if let missing = names.sorted().first(where: { !known.contains($0) }) {
        return refusal(localized("'\(missing)' is not pinned"), suggestion: "unpin " + (known.first ?? ""))
      }
      session.pin(pins.filter { !names.contains(Syntax.text(of: $0)) })
      return session.state.pins.isEmpty
        ? Reply(.paragraph(Line(localized("nothing is pinned any more")))) : shown(session.state.pins)
    } catch { return Reply(error) }
  }

  private func outcomes(_ text: String) throws(Diagnostics) -> [Expression] {
    let statements = try session.read(text)
    guard statements.count == 1, case .question(.show(let all)) = statements[0].kind else {
      throw Diagnostics([
        SessionMessages.word("pin", localized("pin takes outcomes with commas"), suggestion: "pin total(cost)")
      ])
    }
    return all
  }

  private func shown(_ pins: [Expression]) -> Reply {
    do throws(Diagnostics) {
      var reply = Reply()
      for one in pins { reply.add(try line(one)) }
      return reply
    } catch { return Reply(error) }
  }

  private func line(_ one: Expression) throws(Diagnostics) -> Line {
    let answers = try session.checked.answers(.show([one]), at: one.span)
    let figures = FigureText(units: session.model.units)
    let value = answers.first.flatMap { AnswerView(units: session.model.units).line($0.content, figures) }
    return Sentence(localized("pinned \(Sentence.gap(0))"), .dim).line([Line(text(of: one), .name)])
      + (value.map { Line("  ") + $0 } ?? Line(""))
  }

  private func refusal(_ message: String, suggestion: String?) -> Reply {
    Reply(Diagnostics([SessionMessages.word("pin", message, suggestion: suggestion)]))
  }
}
