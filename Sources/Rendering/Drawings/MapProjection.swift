#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Places on a flat page: the sinusoidal projection around the middle of their longitudes, in which areas stay true.
struct MapProjection {
  private let middle: Double
  private let west: Double
  private let north: Double
  /// Degrees of latitude, and as long as those.
  let width: Double
  let height: Double

  init(_ places: [MapView.Place]) {
    let east = places.map(\.longitude)
    middle = ((east.min() ?? 0) + (east.max() ?? 0)) / 2
    let middle = middle
    let xs = places.map { ($0.longitude - middle) * cos($0.latitude * .pi / 180) }
    let ys = places.map(\.latitude)
    west = xs.min() ?? 0
    north = ys.max() ?? 0
    width = max((xs.max() ?? 0) - west, 1e-6)
    height = max(north - (ys.min() ?? 0), 1e-6)
  }

  /// From 0 at the west and the north to 1 at the east and the south.
  func point(_ place: MapView.Place) -> (x: Double, y: Double) {
    let x = (place.longitude - middle) * cos(place.latitude * .pi / 180)
    return ((x - west) / width, (north - place.latitude) / height)
  }
}
