// Makes the library's 1 331 synthetic GP practices from its table of municipalities and from what is published of the
// sizes of practices. Nothing is drawn but from a generator of its own with a seed, so every run gives the same file.
//
//   swift Scripts/practices.swift
//
// What is published (Helsedirektoratet, Allmennlegetjenesten: årsrapport 2023, med status per mai 2024, ch. 8 and 8.5):
// 1 331 practices; 5 704 lists, 5 391 GPs, 5 557 545 patients; 23 % with one or two doctors, 13 % with seven or more,
// 41 with ten or more, four the most common, about two in three with three to six; one practice only in 60 % of the
// municipalities: in all with under 2 000 inhabitants, 93 % of those under 5 000, 61 % of those under 10 000.
//
// What is assumed: a doctor is a list; how the 852 practices with three to six doctors part, and those with one or two,
// follows the smoothest shape with those sums; a practice's patients follow its lists, each 70 to 130 % of a mean one.
// The municipal figures are of the end of 2025; they are scaled to the national totals of May 2024.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many practices there are of each size, in lists. They add up to 1 331 practices and 5 704 lists.
let practicesBySize: [Int: Int] = [
  1: 156, 2: 150, 3: 220, 4: 266, 5: 213, 6: 153, 7: 66, 8: 40, 9: 26, 10: 8, 11: 7, 12: 6, 13: 6, 14: 4, 15: 4, 16: 3,
  17: 1, 18: 1, 19: 1,
]
let (allLists, allGPs, allPatients) = (5_704, 5_391, 5_557_545)

/// Municipalities with a single practice, by population below: the smallest ones of the class.
let singles: [(below: Int, count: Int)] = [(2_000, 70), (5_000, 91), (10_000, 43), (16_000, 10)]

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Luck {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

struct Place {
  let name: String
  let population: Int
  var lists: Int
  var gps: Int
  var patients: Int
  var sizes: [Int] = []
}

/// Whole parts in the proportion of the weights that add up to the whole, by largest remainders.
func parts(of whole: Int, by weights: [Int]) -> [Int] {
  let sum = weights.reduce(0, +)
  var parts = weights.map { $0 * whole / sum }
  let remainders = weights.map { $0 * whole % sum }
  let order = weights.indices.sorted { (remainders[$0], $1) > (remainders[$1], $0) }
  for index in order.prefix(whole - parts.reduce(0, +)) { parts[index] += 1 }
  return parts
}

func fail(_ message: String) -> Never {
  fputs("practices: \(message)\n", stderr)
  exit(1)
}

func read(_ path: String) -> String {
  guard let file = fopen(path, "r") else { fail("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
  return String(decoding: bytes, as: UTF8.self)
}

let script = CommandLine.arguments[0]
let folder = (script.split(separator: "/").dropLast(2) + ["Sources/Library/Resources/"]).joined(separator: "/")
let resources = script.hasPrefix("/") ? "/" + folder : folder

let rows = read(resources + "municipalities.csv").split(separator: "\n")
  .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
func column(_ name: String) -> Int {
  guard let index = rows[0].firstIndex(of: Substring(name)) else { fail("there is no column \(name)") }
  return index
}
let (name, population, withGP, vacant, listed) = (
  column("name"), column("population"), column("lists_with_gp"), column("lists_vacant"), column("list_patients")
)
// Six municipalities have no lists of their own in the register: their inhabitants are on a neighbour's lists.
let served = rows.dropFirst().filter { !$0[withGP].isEmpty }
let lists = parts(of: allLists, by: served.map { Int($0[withGP])! + Int($0[vacant])! })
let gps = parts(of: allGPs, by: served.map { Int($0[withGP])! })
let patients = parts(of: allPatients, by: served.map { Int($0[listed])! })
var places = served.indices.map {
  Place(
    name: String(served[$0][name]), population: Int(served[$0][population])!, lists: lists[$0],
    gps: min(gps[$0], lists[$0]), patients: patients[$0])
}
// A GP whom rounding left without a list goes where there are more lists than GPs.
for _ in 0..<(allGPs - places.reduce(0) { $0 + $1.gps }) {
  guard let index = places.indices.max(by: { places[$0].lists - places[$0].gps < places[$1].lists - places[$1].gps })
  else { break }
  places[index].gps += 1
}

var luck = Luck(state: 1_331)
var pool: [Int] = practicesBySize.sorted { $0.key < $1.key }.flatMap { Array(repeating: $0.key, count: $0.value) }
func take(_ size: Int) -> Bool {
  guard let index = pool.firstIndex(of: size) else { return false }
  pool.remove(at: index)
  return true
}

// One practice for the whole municipality: those with the fewest lists of their class.
var lower = 0
for (below, count) in singles {
  let inClass = places.indices.filter { places[$0].population >= lower && places[$0].population < below }
    .sorted { (places[$0].lists, $0) < (places[$1].lists, $1) }
  for index in inClass.prefix(count) {
    guard take(places[index].lists) else { fail("no practice with \(places[index].lists) lists is left") }
    places[index].sizes = [places[index].lists]
  }
  lower = below
}

// The others, the smallest first, share what is left; sizes are drawn, then exchanged until they add up.
for index in pool.indices.reversed() { pool.swapAt(index, luck.below(index + 1)) }
let shared = places.indices.filter { places[$0].sizes.isEmpty }.sorted {
  (places[$0].lists, $0) < (places[$1].lists, $1)
}
for (number, index) in shared.enumerated() {
  let rest = shared[number...].reduce(0) { $0 + places[$1].lists }
  let isLast = number + 1 == shared.count
  let share = (places[index].lists * pool.count + rest / 2) / rest
  let count = isLast ? pool.count : max(2, share)
  var chosen = Array(pool.suffix(count))
  pool.removeLast(count)
  var off = chosen.reduce(0, +) - places[index].lists
  var turns = 0
  while off != 0 {
    turns += 1
    if isLast || turns > 1_000_000 { fail("the sizes of \(places[index].name) do not add up") }
    let (mine, other) = (luck.below(chosen.count), luck.below(pool.count))
    let after = off - chosen[mine] + pool[other]
    guard abs(after) <= abs(off) else { continue }
    (chosen[mine], pool[other]) = (pool[other], chosen[mine])
    off = after
  }
  places[index].sizes = chosen
}

var text = "name,municipality,lists,gps,patients\n"
for place in places {
  let sizes = place.sizes.sorted(by: >)
  var filled = sizes
  for _ in 0..<(place.lists - place.gps) {
    // A list without a GP stands in a practice that has another, where there is one.
    let open = filled.indices.filter { filled[$0] > 1 }
    let candidates = open.isEmpty ? filled.indices.filter { filled[$0] > 0 } : open
    filled[candidates[luck.below(candidates.count)]] -= 1
  }
  let weights = sizes.map { size in (0..<size).reduce(0) { sum, _ in sum + 70 + luck.below(61) } }
  let people = parts(of: place.patients, by: weights)
  for (number, size) in sizes.enumerated() {
    text += "\(place.name) \(number + 1),\(place.name),\(size),\(filled[number]),\(people[number])\n"
  }
}
guard let output = fopen(resources + "practices.csv", "w") else { fail("cannot write \(resources)practices.csv") }
fputs(text, output)
fclose(output)
