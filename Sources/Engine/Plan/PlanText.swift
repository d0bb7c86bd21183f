import Model

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
      "\(plan.lowered.count) formulas, \(plan.table.count) values, \(plan.inputs.count) columns known before",
      "\(plan.bytes(threads: threads) / 1_048_576) MiB at most, \(threads) threads",
    ]
    for (number, stage) in plan.schedule.stages.enumerated() {
      lines.append(stage.hasDraws ? "\(blocks) blocks of \(lanes) draws:" : "once, before any draw:")
      for (place, nest) in stage.nests.enumerated() {
        lines += describe(nest, plan.programs[number][place], blocks: stage.hasDraws ? blocks : 1)
      }
      for value in stage.statistics {
        lines.append("  then over all draws: \(plan.graph[plan.table[value].owner].name)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ nest: NestPlan, _ programs: [Program], blocks: Int) -> [String] {
    var lines: [String] = []
    let months = nest.hasMonths ? plan.settings.time.count : 1
    var indent = "  "
    if nest.hasMonths && nest.isMonthOuter {
      lines.append("  \(months) months, all objects together:")
      indent = "    "
    }
    for program in programs {
      var loops: [String] = []
      if program.axis >= 0 {
        let together = program.together > 1 ? ", \(program.together) at a time" : ""
        loops.append("\(program.objects) of \(plan.axes.axes[program.axis].name)\(together)")
      }
      if nest.hasMonths && !nest.isMonthOuter { loops.append("\(months) months each") }
      let batch = program.axis < 0 ? 1 : program.hasDraws ? program.together : 128
      let batches = (program.objects + batch - 1) / batch
      lines.append(
        indent + (loops.isEmpty ? "once" : loops.joined(separator: ", "))
          + ": \(program.instructions.count) instructions, \(program.registers) registers, run \(blocks * months * batches) times"
      )
      for owner in program.owners where owner >= 0 {
        lines.append(indent + "  \(plan.graph[owner].name) — \(axes(of: owner))")
      }
    }
    return lines
  }

  private func axes(of node: NodeID) -> String {
    guard let root = plan.roots[node] else { return "in part" }
    return plan.table[root].axes.words
  }
}
