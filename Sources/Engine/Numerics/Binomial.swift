/// The binomial distribution; whole numbers of trials from 0 to 2⁵⁰.
struct Binomial: CountDistribution {
  let trials: Double
  let chance: Double

  var highest: Double { trials }
  var mean: Double { trials * chance }
  var sd: Double { (trials * chance * (1 - chance)).squareRoot() }
  var skewness: Double { (1 - 2 * chance) / sd }

  func isValid() -> Bool {
    trials >= 0 && trials <= 0x1p50 && trials == wholePart(trials) && chance >= 0 && chance <= 1
  }

  func constant() -> Double? { trials == 0 || chance == 0 ? 0 : (chance == 1 ? trials : nil) }

  func tails(_ k: Double) -> (lower: Double, upper: Double) {
    if k >= trials { return (1, 0) }
    let tails = IncompleteBeta(k + 1, trials - k).tails(chance, 1 - chance)
    return (tails.upper, tails.lower)
  }

  /// For k below the number of trials.
  func mass(_ k: Double) -> Double {
    IncompleteBeta(k + 1, trials - k).density(chance, 1 - chance) / ((trials - k) * chance)
  }

  func ratio(above k: Double) -> Double { (trials - k) / (k + 1) * (chance / (1 - chance)) }

  var mode: Double { min(wholePart((trials + 1) * chance), trials - 1) }
}
