import Model

/// Where in the run a program stands.
struct Turn {
  /// The object, or the first of those that lie in the column.
  var object = 0
  var objects = 1
  /// Counted from the first.
  var month = 0
  /// Lanes to compute, a multiple of eight, how many of them are one object's draws, and how many count.
  var lanes = 0
  var draws = 0
  var used = 0
  var firstDraw = 0
  var isFirstObjects = true
  var isLastObjects = true
}

/// Runs the instructions of a frame.
struct Executor {
  let time: TimeAxis
  let tables: [TabledDistribution]

  func run(_ frame: Frame, _ turn: Turn) {
    frame.turn(object: turn.object, objects: turn.objects, month: turn.month)
    if turn.isFirstObjects {
      for instruction in frame.reductions {
        let detail = frame.program.collects[Int(instruction.detail)]
        let collecting = Collecting(
          detail: detail, kernels: frame.kernels, hasDraws: frame.program.hasDraws, turn: turn)
        collecting.begin(frame.addresses[Int(instruction.target)], frame.addresses[Int(detail.counts)])
      }
    }
    var number = 0
    while true {
      number = frame.run(from: number, lanes: turn.lanes, month: turn.month)
      guard number < frame.instructions.count else { break }
      run(frame.instructions[number], frame, turn)
      number += 1
    }
    frame.leave(objects: turn.objects)
  }

  /// What is no kernel's.
  private func run(_ instruction: Instruction, _ frame: Frame, _ turn: Turn) {
    let addresses = frame.addresses
    let lanes = turn.lanes
    let target = addresses[Int(instruction.target)]
    let first = addresses[Int(instruction.first.place)]
    switch instruction.code {
    case .power:
      Kernels.power(
        target, first, instruction.first.spread, addresses[Int(instruction.second.place)],
        instruction.second.spread, lanes)
    case .month: fill(target, Double(time.first.index + turn.month), lanes)
    case .position: for lane in 0..<lanes { target[lane] = Double(turn.object + lane) }
    case .call:
      CallKernels(addresses: addresses, tables: tables).run(
        frame.program.calls[Int(instruction.detail)], target, lanes)
    case .gather: gather(frame.program.gathers[Int(instruction.detail)], instruction, addresses, turn)
    case .stack:
      stack(frame.program.stacks[Int(instruction.detail)], target, addresses, turn, hasDraws: frame.program.hasDraws)
    case .seed: seed(frame.program.seeds[Int(instruction.detail)], instruction, target, first, turn)
    case .collect:
      Collecting(
        detail: frame.program.collects[Int(instruction.detail)], kernels: frame.kernels,
        hasDraws: frame.program.hasDraws, turn: turn
      )
      .run(instruction, addresses)
    case .median:
      AllObjects(detail: frame.program.alls[Int(instruction.detail)], hasDraws: frame.program.hasDraws, turn: turn)
        .median(target, first, addresses)
    case .rank:
      AllObjects(detail: frame.program.alls[Int(instruction.detail)], hasDraws: frame.program.hasDraws, turn: turn)
        .rank(target, first)
    case .allocate:
      frame.servings[Int(instruction.detail)].run(target, addresses, lanes: lanes, hasDraws: frame.program.hasDraws)
    case .fold:
      Folding(detail: frame.program.folds[Int(instruction.detail)], time: time, turn: turn)
        .run(instruction, addresses)
    case .absolute, .squareRoot, .exponential, .logarithm, .round, .floor, .ceiling, .year, .monthNumber,
      .normalQuantile,
      .logistic, .orZero, .isPresent, .spread, .chain, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual,
      .and, .or, .only, .least, .greatest, .select, .choose, .copy, .uniform, .normal:
      break
    }
  }

  private func gather(
    _ detail: GatherDetail, _ instruction: Instruction, _ addresses: UnsafeMutablePointer<Lanes>, _ turn: Turn
  ) {
    let target = addresses[Int(instruction.target)]
    let source = addresses[Int(instruction.first.place)]
    let rows = addresses[Int(instruction.second.place)]
    let mask = instruction.second.spread.mask
    let drawMask = turn.objects > 1 ? Spread.draws.mask : -1
    let limit = Double(detail.rows)
    for lane in 0..<turn.lanes {
      let row = rows[lane & mask]
      let draw = lane & drawMask
      target[lane] = row >= 0 && row < limit ? source[Int(row) * detail.objectStride + draw * detail.laneStride] : .nan
    }
  }

  private func stack(
    _ members: [Operand], _ target: Lanes, _ addresses: UnsafeMutablePointer<Lanes>, _ turn: Turn, hasDraws: Bool
  ) {
    if hasDraws {
      for object in 0..<turn.objects {
        let member = members[turn.object + object]
        Kernels.copy(target + object * turn.draws, addresses[Int(member.place)], member.spread, turn.draws)
      }
    } else {
      for lane in 0..<turn.used { target[lane] = addresses[Int(members[turn.object + lane].place)].pointee }
    }
  }

  /// Gives all months before the first the same value.
  private func seed(_ detail: SeedDetail, _ instruction: Instruction, _ target: Lanes, _ first: Lanes, _ turn: Turn) {
    let mask = instruction.first.spread.mask
    for month in detail.months {
      for object in 0..<turn.objects {
        let own = target + month * detail.monthStride + object * detail.innerStride
        for draw in 0..<turn.draws { own[draw] = first[(object * turn.draws + draw) & mask] }
      }
    }
  }
}
