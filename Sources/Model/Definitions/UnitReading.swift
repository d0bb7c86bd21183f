import Quantities
import SourceText
import Syntax

extension UnitTable {
  /// The unit that a text names, or an error that names the part it does not know.
  ///
  /// `names` gives the names of the model and of what is around, so that `100 kr/nurses` can be told from a misspelt unit.
  package func expression(of text: UnitText, names: () -> Set<String> = { [] }) throws(Diagnostics) -> UnitExpression {
    var result = UnitExpression()
    var percent = false
    for factor in text.factors {
      // A declaration may say `share/year` for `%/year`.
      if factor.name.text == "%" || factor.name.text == "share" && text.factors.count > 1 {
        guard factor.power == 1, !percent else { throw Diagnostics([Messages.percentBelowBar(factor.name)]) }
        percent = true
        continue
      }
      guard let unit = self[name: factor.name.text] else {
        throw Diagnostics([Messages.unknownUnit(factor, in: text, table: self, names: names())])
      }
      let part = UnitExpression([.init(unit: unit.number, spelling: factor.name.text, power: factor.power)])
      result = result.combined(part, sign: 1, in: self)
    }
    result.percent = percent
    return result
  }
}
