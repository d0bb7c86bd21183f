import SourceText
import Testing

@Suite("Columns of a terminal")
struct DisplayWidthTests {
  @Test(
    "a text takes as many columns as its characters",
    arguments: [
      ("", 0), ("abc", 3), ("årsverk", 7), ("a\u{30A}", 1), ("仕事", 4), ("👩‍⚕️", 2), ("🇳🇴", 2), ("❤️", 2), ("❤", 1), ("가", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{200B}", 0), ("–", 1), ("≈", 1), ("│", 1), ("ｱ", 1), ("Ａ", 2), ("\u{7}", 0),
      ("…", 1),
    ] as [(String, Int)])
  func columns(_ text: String, _ columns: Int) { #expect(DisplayWidth.columns(of: text) == columns) }
}
