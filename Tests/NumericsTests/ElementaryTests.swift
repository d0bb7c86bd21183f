import Engine
import Testing

@Suite struct ElementaryTests {
  @Test("The exponential is within 1.1 units in the last place, subnormal results too")
  func exponential() {
    let worst = ReferenceValues("exponential").worstUnits { Elementary.exponential($0[0]) }
    #expect(worst.error < 1.1, "\(worst.at)")
  }

  @Test("The logarithm is within 0.9 units in the last place, subnormal numbers too")
  func logarithm() {
    let worst = ReferenceValues("logarithm").worstUnits { Elementary.logarithm($0[0]) }
    #expect(worst.error < 0.9, "\(worst.at)")
  }

  @Test("e^x − 1 and ln(1 + x) are within 1.5 units in the last place, for tiny x too")
  func aboutZero() {
    let minus = ReferenceValues("exponentialMinusOne").worstUnits { Elementary.exponentialMinusOne($0[0]) }
    #expect(minus.error < 1.5, "\(minus.at)")
    let plus = ReferenceValues("logarithmOfOnePlus").worstUnits { Elementary.logarithmOfOnePlus($0[0]) }
    #expect(plus.error < 1, "\(plus.at)")
  }

  @Test("Powers are within 1.1 units in the last place, negative bases and subnormal results too")
  func power() {
    let worst = ReferenceValues("power").worstUnits { Elementary.power($0[0], $0[1]) }
    #expect(worst.error < 1.1, "\(worst.at)")
  }

  @Test("A whole power whose result is a whole number is exact")
  func wholePowers() {
    for base in 2...40 {
      var exact = 1.0
      var power = 0
      while exact * Double(base) < 0x1p53 {
        exact *= Double(base)
        power += 1
        #expect(Elementary.power(Double(base), Double(power)) == exact)
        #expect(Elementary.power(1 / Double(base), 1) == 1 / Double(base))
        #expect(Elementary.power(Double(base), -1) == 1 / Double(base))
      }
    }
    #expect(Elementary.power(-3, 3) == -27)
    #expect(Elementary.power(-2, -2) == 0.25)
    #expect(Elementary.power(2, 0.5) == 2.0.squareRoot())
  }

  @Test("The ends of the range go to 0, infinity or no value")
  func ends() {
    #expect(Elementary.exponential(-.infinity) == 0)
    #expect(Elementary.exponential(-746) == 0)
    #expect(Elementary.exponential(-745.13) == 0x1p-1074)
    #expect(Elementary.exponential(709.79) == .infinity)
    #expect(Elementary.exponential(.infinity) == .infinity)
    #expect(Elementary.exponential(.nan).isNaN)
    #expect(Elementary.exponential(0) == 1)
    #expect(Elementary.exponential(-0.0) == 1)
    #expect(Elementary.exponentialMinusOne(-.infinity) == -1)
    #expect(Elementary.exponentialMinusOne(.infinity) == .infinity)
    #expect(Elementary.exponentialMinusOne(.nan).isNaN)
    #expect(Elementary.exponentialMinusOne(0x1p-1074) == 0x1p-1074)
    #expect(Elementary.logarithm(0) == -.infinity)
    #expect(Elementary.logarithm(-0.0) == -.infinity)
    #expect(Elementary.logarithm(1) == 0)
    #expect(Elementary.logarithm(.infinity) == .infinity)
    for x in [-1, -.infinity, -0x1p-1074, .nan] { #expect(Elementary.logarithm(x).isNaN) }
    #expect(Elementary.logarithmOfOnePlus(-1) == -.infinity)
    #expect(Elementary.logarithmOfOnePlus(-1.5).isNaN)
    #expect(Elementary.logarithmOfOnePlus(.nan).isNaN)
    #expect(Elementary.logarithmOfOnePlus(.infinity) == .infinity)
    #expect(Elementary.squareRoot(-1).isNaN)
    #expect(Elementary.squareRoot(2) == 1.4142135623730951)
  }

  @Test("Powers of 0, 1 and infinity follow IEEE 754, but no value stays no value")
  func powerEnds() {
    let power = Elementary.power
    #expect(power(0, 2) == 0 && power(0, -2) == .infinity && power(0, 0) == 1)
    #expect(power(-0.0, 3).sign == .minus && power(-0.0, -3) == -.infinity)
    #expect(power(.infinity, 2) == .infinity && power(.infinity, -0.5) == 0)
    #expect(power(-.infinity, 3) == -.infinity && power(-.infinity, 2) == .infinity)
    #expect(power(2, .infinity) == .infinity && power(0.5, .infinity) == 0 && power(0.5, -.infinity) == .infinity)
    #expect(power(1, .infinity) == 1 && power(-1, .infinity) == 1)
    #expect(power(-8, 1.0 / 3).isNaN && power(-1, 0.5).isNaN)
    #expect(power(.nan, 0).isNaN && power(1, .nan).isNaN && power(.nan, 2).isNaN)
    #expect(power(10, 400) == .infinity && power(10, -400) == 0 && power(-10, 401) == -.infinity)
    #expect(power(1 + 0x1p-52, 1e300) == .infinity && power(1 - 0x1p-53, 1e300) == 0)
    #expect(power(-3, 0x1p60) == .infinity && power(0x1p-1074, 1) == 0x1p-1074 && power(0x1p-1074, -1) == .infinity)
    #expect(power(2, -1074) == 0x1p-1074 && power(2, 1023) == 0x1p1023)
    for y in -64...64 { #expect(power(2, Double(y)) == Double(sign: .plus, exponent: y, significand: 1)) }
  }

  @Test("Exponential and logarithm never turn back")
  func monotone() {
    var (last, lastLogarithm) = (0.0, -Double.infinity)
    for step in 0...20_000 {
      let x = -20 + Double(step) / 500
      let (value, logarithm) = (Elementary.exponential(x), Elementary.logarithm(0.5 + Double(step) * 1e-4))
      #expect(value >= last && logarithm >= lastLogarithm)
      (last, lastLogarithm) = (value, logarithm)
    }
  }
}
