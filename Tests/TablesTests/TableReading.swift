import Model
import SourceText
import Testing

/// The table in a text, or a failed test.
func table(_ text: String, name: String = "offices.csv", sourceLocation: SourceLocation = #_sourceLocation) throws
  -> DelimitedTable
{
  try table(Array(text.utf8), name: name, sourceLocation: sourceLocation)
}

func table(_ bytes: [UInt8], name: String = "offices.csv", sourceLocation: SourceLocation = #_sourceLocation) throws
  -> DelimitedTable
{
  do { return try readTable(name: name, bytes: bytes).get() } catch {
    Issue.record("\(error.all.map(\.message))", sourceLocation: sourceLocation)
    throw error
  }
}

func faults(_ text: String) -> [Diagnostic] { faults(Array(text.utf8)) }

func faults(_ bytes: [UInt8]) -> [Diagnostic] {
  switch readTable(name: "offices.csv", bytes: bytes) {
  case .success: []
  case .failure(let faults): faults.all
  }
}

extension DelimitedTable {
  var texts: [[String]] { rows.map { $0.map(\.text) } }
}
