import Library
import Model
import SourceText
import Syntax

/// The model with nothing but the settings and the library.
enum LibraryModel {
  static let model: Model = {
    var model = Model()
    let usual = BuiltInName.settings.map { "\($0.name) = \($0.value)" }.joined(separator: "\n")
    for (name, bytes) in [("settings.pht", Array(usual.utf8))] + Library.files {
      let parsed = parse(SourceText(name: name, bytes: bytes))
      do throws(Diagnostics) {
        model = try model.laying(parsed.statements, sheet: Sheet(.library, name: name)) { _ throws(Diagnostics) in [] }
      } catch { fatalError(text(of: error.all)) }
    }
    return model
  }()
}
