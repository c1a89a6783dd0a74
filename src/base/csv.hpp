// SPDX-License-Identifier: MIT
// Reads and writes CSV (RFC 4180). Knows nothing about columns or units.
#pragma once

#include <concepts>
#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

/// Reads one record at a time. Accepts quotes, also with blanks round them, line ends of CRLF, LF or CR, and a UTF-8
/// byte order mark; skips empty lines.
class CsvReader {
 public:
  /// `name` is the file name used in messages. A separator of ' ' means any number of blanks; there are no empty cells
  /// then. `firstLine`: number of the line at which `in` stands.
  CsvReader(std::istream& in, std::string name, char separator = ',', std::size_t firstLine = 1);

  /// Reads the next record; false at the end. Throws Error with file and line for a quote that is not closed or is in
  /// the middle of a field, a NUL byte, a field of over a million characters, or more than 10,000 fields.
  bool next(std::vector<std::string>& fields);

  /// Line on which the last record began, from 1.
  std::size_t line() const { return recordLine_; }

  /// Throws Error "name, line N: what".
  [[noreturn]] void fail(const std::string& what) const;

 private:
  int peek();
  int get();
  bool endsField(int c) const { return c == separator_ || c == '\n' || c == '\r' || c == kEnd; }
  void skipBlanks();
  void readField(std::string& field);
  void readQuoted(std::string& field);

  static constexpr int kEnd = std::istream::traits_type::eof();

  std::streambuf& in_;
  std::string name_;
  char separator_;
  std::size_t line_;
  std::size_t recordLine_ = 0;
};

/// The separator of cells and of decimals. Spreadsheets in most of Europe expect ';' and ','.
struct CsvDialect {
  char separator = ',';
  char decimal = '.';
};

/// Writes records cell by cell, with LF line ends: RFC 4180 asks for CRLF, but few tools write it. The caller checks
/// the stream for errors.
class CsvWriter {
 public:
  explicit CsvWriter(std::ostream& out, CsvDialect dialect = {}) : out_(out), dialect_(dialect) {}

  /// Quoted where needed, and neutralised so that no spreadsheet takes it for a formula.
  CsvWriter& text(std::string_view value);
  /// The shortest text that reads back to the same bits. NaN and infinities give an empty cell.
  CsvWriter& number(double value);
  template <std::integral Integer>
  CsvWriter& number(Integer value) {
    return verbatim(std::to_string(value));
  }
  CsvWriter& empty() { return verbatim({}); }
  /// A number that is already text, with a decimal point.
  CsvWriter& numeral(std::string_view cell);
  /// A cell that needs no quotes: an integer or one of the program's own keywords.
  CsvWriter& verbatim(std::string_view cell);
  void endRow();

 private:
  std::ostream& out_;
  CsvDialect dialect_;
  bool first_ = true;
};

/// Puts an apostrophe in front of text that a spreadsheet would take for a formula: text that begins with = + - @, also
/// in full width, a tab or a carriage return (OWASP, "CSV Injection"). Also within a text, behind a comma, semicolon,
/// tab or line end: a spreadsheet that expects another separator begins a cell there. Where there are apostrophes
/// already, it puts one more, so that plainText can undo it.
std::string neutralText(std::string_view text);
/// Undoes neutralText.
std::string plainText(std::string_view cell);

}  // namespace surefoot
