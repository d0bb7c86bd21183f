/// The Poisson distribution; means from 0 to 2⁵⁰.
struct Poisson: CountDistribution {
  let mean: Double

  var highest: Double { .infinity }
  var sd: Double { mean.squareRoot() }
  var skewness: Double { 1 / sd }

  func isValid() -> Bool { mean >= 0 && mean <= 0x1p50 }

  func constant() -> Double? { mean == 0 ? 0 : nil }

  func tails(_ k: Double) -> (lower: Double, upper: Double) {
    let tails = IncompleteGamma(shape: k + 1).tails(mean)
    return (tails.upper, tails.lower)
  }

  func mass(_ k: Double) -> Double { IncompleteGamma(shape: k + 1).density(mean) / mean }

  func ratio(above k: Double) -> Double { mean / (k + 1) }

  var mode: Double { wholePart(mean) }
}
