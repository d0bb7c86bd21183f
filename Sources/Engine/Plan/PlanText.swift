import Model
import Wording

/// A plan in lines for a developer: loops from the outside in, with formulas, axes, registers and how often each runs.
struct PlanText {
  private let plan: Plan
  private let threads: Int

  init(_ plan: Plan, threads: Int) {
    self.plan = plan
    self.threads = threads
  }

  var text: String {
    let lanes = plan.layout.size.draws
    let blocks = (plan.settings.draws + lanes - 1) / lanes
    var lines = [
      localized(
        "\(plan.lowered.count) formulas, \(plan.table.count) values, \(plan.inputs.count) columns known before"),
      localized("\(plan.bytes(threads: threads) / 1_048_576) MiB at most, \(threads) threads"),
    ]
    for (number, stage) in plan.schedule.stages.enumerated() {
      lines.append(
        stage.hasDraws ? localized("\(blocks) blocks of \(lanes) draws:") : localized("once, before any draw:"))
      for (place, nest) in stage.nests.enumerated() {
        lines += describe(nest, plan.programs[number][place], blocks: stage.hasDraws ? blocks : 1)
      }
      for value in stage.statistics {
        lines.append("  " + localized("then over all draws: \(plan.graph[plan.table[value].owner].name)"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ nest: NestPlan, _ programs: [Program], blocks: Int) -> [String] {
    var lines: [String] = []
    let months = nest.hasMonths ? plan.settings.time.count : 1
    var indent = "  "
    if nest.hasMonths && nest.isMonthOuter {
      lines.append("  " + localized("\(months) months, all objects together:"))
      indent = "    "
    }
    for program in programs {
      var loops: [String] = []
      if program.axis >= 0 {
        let name = plan.axes.axes[program.axis].name
        loops.append(
          program.together > 1
            ? localized("\(program.objects) of \(name), \(program.together) at a time")
            : localized("\(program.objects) of \(name)"))
      }
      if nest.hasMonths && !nest.isMonthOuter { loops.append(localized("\(months) months each")) }
      let batch = program.axis < 0 ? 1 : program.hasDraws ? program.together : 128
      let batches = (program.objects + batch - 1) / batch
      lines.append(
        indent
          + localized(
            """
            \(loops.isEmpty ? localized("once") : loops.joined(separator: ", ")): \
            \(program.instructions.count) instructions, \(program.registers) registers, \
            run \(blocks * months * batches) times
            """))
      for owner in program.owners where owner >= 0 {
        lines.append(indent + "  \(plan.graph[owner].name) — \(axes(of: owner))")
      }
    }
    return lines
  }

  private func axes(of node: NodeID) -> String {
    guard let root = plan.roots[node] else { return localized("in part") }
    return plan.table[root].axes.words
  }
}
