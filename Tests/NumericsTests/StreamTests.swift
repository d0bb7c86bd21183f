import Engine
import Testing

@Suite struct StreamTests {
  @Test("Philox gives the three answers that Random123 publishes")
  func publishedAnswers() {
    func words(_ block: Philox.Block) -> [UInt32] { [block.0, block.1, block.2, block.3] }
    let ones = UInt32.max
    #expect(
      words(Philox.block(counter: (0, 0, 0, 0), key: (0, 0))) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    #expect(
      words(Philox.block(counter: (ones, ones, ones, ones), key: (ones, ones)))
        == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    #expect(
      words(
        Philox.block(counter: (0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: (0xa409_3822, 0x299f_31d0)))
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  @Test("A uniform number is never 0, a half or 1, and is as far from 0 as from 1")
  func uniformEnds() {
    #expect(Philox.uniform(0) == 0x1p-53)
    #expect(Philox.uniform(.max) == 1 - 0x1p-53)
    #expect(Philox.uniform(1 << 63) == 0.5 + 0x1p-53)
  }

  @Test("SplitMix64 and FNV-1a give their published values")
  func hashes() {
    // The first outputs of SplitMix64 from state 0, and FNV's own test value of "a".
    #expect(StreamKey.mix(0) == 0xE220_A839_7B1D_CDAF)
    #expect(StreamKey.mix(0x9E37_79B9_7F4A_7C15) == 0x6E78_9E6A_A1B9_65F4)
    #expect(StreamKey.hash("a".utf8) == 0xAF63_DC4C_8601_EC8C)
    #expect(StreamKey.hash([]) == 0xCBF2_9CE4_8422_2325)
  }

  @Test("A source's key depends on seed and name")
  func keys() {
    let key = StreamKey(seed: 2019, name: "nurse_pay#0")
    #expect(key == StreamKey(seed: 2019, name: "nurse_pay#0"))
    #expect(key != StreamKey(seed: 2020, name: "nurse_pay#0"))
    #expect(key != StreamKey(seed: 2019, name: "nurse_pay#1"))
  }

  @Test("A column of draws holds the same bits as each draw alone, from any first draw")
  func columns() {
    let key = StreamKey(seed: 7, name: "x")
    for first in [0, 1, 6, 13] {
      for count in [0, 1, 2, 7] {
        let column = [Double](unsafeUninitializedCapacity: count) { buffer, size in
          let whole = UnsafeMutableBufferPointer(start: buffer.baseAddress, count: count)
          if count > 0 { whole.initialize(repeating: 0) }
          key.fill(whole, object: 99, month: 24_230, from: first)
          size = count
        }
        #expect(column == (0..<count).map { key.uniform(object: 99, month: 24_230, draw: first + $0) })
      }
    }
  }

  @Test("Object, month and draw each change the number")
  func counters() {
    let key = StreamKey(seed: 7, name: "x")
    var seen: Set<Double> = []
    for object: UInt64 in [0, 1, 1 << 40] {
      for month in [-1, 0, 1] {
        for draw in 0..<4 { seen.insert(key.uniform(object: object, month: month, draw: draw)) }
      }
    }
    #expect(seen.count == 36)
  }

  @Test("Ten thousand uniforms have the mean, the variance and the spread of uniform numbers")
  func moments() {
    let key = StreamKey(seed: 1, name: "moments")
    let values = (0..<10_000).map { key.uniform(draw: $0) }
    let mean = values.reduce(0, +) / 10_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9_999
    // Four standard errors.
    #expect(abs(mean - 0.5) < 4 * 0.0029)
    #expect(abs(variance - 1.0 / 12) < 4 * 0.00075)
    var counts = [Int](repeating: 0, count: 100)
    for value in values { counts[Int(value * 100)] += 1 }
    let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 100) * ($1 - 100)) / 100 }
    #expect(chiSquare > 55 && chiSquare < 155)
  }

  @Test("Stratified numbers hit each slice once and stay inside 0 and 1", arguments: [1, 2, 3, 1000, 4000, 4096])
  func strata(count: Int) {
    let column = StreamKey(seed: 3, name: "s").stratified(count)
    #expect(Set(column.map { Int($0 * Double(count)) }) == Set(0..<count))
    #expect(column.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("No draws make an empty column")
  func noDraws() { #expect(StreamKey(seed: 3, name: "s").stratified(0).isEmpty) }

  @Test("The slices come in another order for another source, unrelated to the first")
  func orders() {
    let first = StreamKey(seed: 3, name: "a").stratified(4000)
    let second = StreamKey(seed: 3, name: "b").stratified(4000)
    // Four standard errors of a correlation of 4 000 unrelated pairs.
    #expect(abs(RankCorrelation.spearman(first, second)) < 4 / 63.0)
    #expect(abs(RankCorrelation.spearman(first, (0..<4000).map(Double.init))) < 4 / 63.0)
  }
}
