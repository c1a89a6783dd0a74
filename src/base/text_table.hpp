// SPDX-License-Identifier: MIT
// A table of text as other programs write it: its encoding, separator, decimal mark and header line are found out, and
// told. src/exchange/README.md says what is read. Knows no column by itself.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace surefoot {

/// Reads one row at a time.
class TextTable {
 public:
  /// `isColumn` recognises the names by which the header is found, below comments and titles. If no line has any, the
  /// header is the first line that is no comment. Throws Error if the file is of a kind that is no text.
  TextTable(std::istream& in, std::string name, const std::function<bool(std::string_view)>& isColumn);

  /// The names of the columns; none if the file is empty. A column without a name is left out: many programs write the
  /// number of the row there, or end each line with a separator.
  const std::vector<std::string>& header() const { return header_; }

  /// Reads the next row that is no comment and not all empty: one cell for each column, as written. False at the end.
  /// Throws Error with file and line, as CsvReader does and for another number of cells.
  bool next(std::vector<std::string>& cells);

  /// True for a cell with nothing in it but blanks or a word for "no value": NaN, NA, #N/A, null, None, a single point.
  bool isEmpty(std::string_view cell);

  /// A finite number with decimal point or decimal comma, the same in the whole table; blanks round it, a leading + and
  /// the sign U+2212 are allowed. nullopt for anything else: whyNoNumber then says what is wrong.
  std::optional<double> number(std::string_view cell);
  std::string whyNoNumber(std::string_view cell) const;

  /// A whole number in range, which may end in ".0"; nullopt for anything else, also for an exponent, since
  /// spreadsheets shorten long numbers so.
  template <std::integral Integer>
  std::optional<Integer> integer(std::string_view cell) const {
    return parseInteger<Integer>(wholeOf(cell));
  }

  /// "semicolons, decimal commas, UTF-16; 2 lines above the header left out", for what was read so far.
  std::string understood() const;
  /// False if all is as this program itself writes it.
  bool isUnusual() const;

  /// Line on which the last row began, from 1.
  std::size_t line() const { return csv_.line(); }
  [[noreturn]] void fail(const std::string& what) const { csv_.fail(what); }

 private:
  /// Where the header is.
  struct Start {
    std::size_t offset = 0;  ///< In the text.
    std::size_t line = 1;
    std::size_t above = 0;  ///< Lines above it that are not empty.
    char separator = ',';
    bool aboveIsUtf8 = true;
  };

  static Start findStart(std::string_view text, const std::function<bool(std::string_view)>& isColumn);
  Start start(const std::function<bool(std::string_view)>& isColumn);
  void readHeader();
  bool isRowNumbered(const std::vector<std::string>& cells);
  void fitToHeader(std::vector<std::string>& cells);
  bool isNoRow(const std::vector<std::string>& cells);
  void convert(std::string& cell);
  static std::string_view wholeOf(std::string_view cell);

  std::string name_;
  Utf8Input utf8_;
  std::istream in_;
  Start start_;
  CsvReader csv_;
  std::vector<std::string> header_;
  std::vector<std::size_t> nameless_;
  std::vector<std::string> cells_;
  char decimal_ = '\0';
  std::optional<long long> rowNumber_;  ///< Of the last row, if there are such numbers.
  bool firstRow_ = true;
  bool windows1252_;
  std::size_t wordsForEmpty_ = 0;
  std::size_t comments_ = 0;
};

/// Without blanks (also tabs and no-break spaces) at either end.
std::string_view trimmed(std::string_view text);

}  // namespace surefoot
