// SPDX-License-Identifier: MIT
// CSV as RFC 4180 says, read and written. Knows no columns and no units.
#pragma once

#include <concepts>
#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

/// Reads records one by one. Quotes, CRLF, LF and CR line ends, and a UTF-8 byte order mark are understood; empty lines
/// are skipped.
class CsvReader {
 public:
  /// `name` is the file for messages.
  CsvReader(std::istream& in, std::string name);

  /// The next record; false at the end. Throws Error with file and line: a quote that is not closed or in the middle of
  /// a field, a NUL byte, a field of over a million characters, more than 10,000 fields.
  bool next(std::vector<std::string>& fields);

  /// Line on which the last record began, from 1.
  std::size_t line() const { return recordLine_; }

  /// Throws Error "name, line N: what".
  [[noreturn]] void fail(const std::string& what) const;

 private:
  int peek();
  int get();
  void readQuoted(std::string& field);

  std::streambuf& in_;
  std::string name_;
  std::size_t line_ = 1;
  std::size_t recordLine_ = 0;
};

/// Between cells and within numbers. A spreadsheet in most of Europe reads ';' and ',' with no questions asked.
struct CsvDialect {
  char separator = ',';
  char decimal = '.';
};

/// Writes records cell by cell, LF line ends (readers want one kind; RFC 4180's CRLF is what few tools write). Stream
/// errors are the caller's to check.
class CsvWriter {
 public:
  explicit CsvWriter(std::ostream& out, CsvDialect dialect = {}) : out_(out), dialect_(dialect) {}

  /// Quoted where needed and neutralised: never a formula to a spreadsheet.
  CsvWriter& text(std::string_view value);
  /// Shortest text that reads back to the same bits. Not a number or infinite: empty.
  CsvWriter& number(double value);
  template <std::integral Integer>
  CsvWriter& number(Integer value) {
    return verbatim(std::to_string(value));
  }
  CsvWriter& empty() { return verbatim({}); }
  /// A number that is text already, with a decimal point.
  CsvWriter& numeral(std::string_view cell);
  /// A cell that is safe as it stands: a whole number or a word of the program's own.
  CsvWriter& verbatim(std::string_view cell);
  void endRow();

 private:
  std::ostream& out_;
  CsvDialect dialect_;
  bool first_ = true;
};

/// Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets an
/// apostrophe before it (OWASP, "CSV Injection"); so does such a text that already has apostrophes, so that plainText
/// can undo it.
std::string neutralText(std::string_view text);
/// What neutralText was given.
std::string plainText(std::string_view cell);

}  // namespace surefoot
