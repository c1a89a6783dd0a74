// SPDX-License-Identifier: MIT
#include "base/csv.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.hpp"
#include "base/text.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kLongestField = 1'000'000;
constexpr std::size_t kMostFields = 10'000;
constexpr std::array<int, 3> kByteOrderMark{0xEF, 0xBB, 0xBF};

/// Cells may begin at the start of the text, and behind what other programs take for a separator.
bool mayEndCell(char c) {
  return c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r';
}

/// = + - @ as they are or in full width (U+FF1D, FF0B, FF0D, FF20), a tab or a carriage return; also behind
/// apostrophes.
bool looksLikeFormula(std::string_view text) {
  const std::string_view rest = text.substr(std::min(text.find_first_not_of('\''), text.size()));
  const auto begins = [rest](std::string_view start) { return rest.starts_with(start); };
  return (!rest.empty() && std::string_view("=+-@\t\r").find(rest[0]) != std::string_view::npos) ||
         begins("\xEF\xBC\x9D") || begins("\xEF\xBC\x8B") || begins("\xEF\xBC\x8D") || begins("\xEF\xBC\xA0");
}

}  // namespace

CsvReader::CsvReader(std::istream& in, std::string name, char separator, std::size_t firstLine)
    : in_(*in.rdbuf()), name_(std::move(name)), separator_(separator), line_(firstLine) {
  for (std::size_t matched = 0; matched < kByteOrderMark.size(); ++matched) {
    if (peek() != kByteOrderMark[matched]) {
      for (; matched > 0; --matched) {
        in_.sungetc();
      }
      break;
    }
    in_.sbumpc();
  }
}

void CsvReader::fail(const std::string& what) const {
  throw Error(name_ + ", line " + std::to_string(recordLine_) + ": " + what);
}

int CsvReader::peek() {
  return in_.sgetc();
}

int CsvReader::get() {
  const int c = in_.sbumpc();
  if (c == '\0') {
    fail("a NUL byte: this is not a text file");
  }
  // CRLF counts as one line end, at its LF.
  if (c == '\n' || (c == '\r' && peek() != '\n')) {
    ++line_;
  }
  return c;
}

void CsvReader::skipBlanks() {
  while (peek() == ' ') {
    get();
  }
}

bool CsvReader::next(std::vector<std::string>& fields) {
  fields.clear();
  while (peek() == '\n' || peek() == '\r') {
    get();
  }
  recordLine_ = line_;
  if (peek() == kEnd) {
    return false;
  }
  for (;;) {
    if (separator_ == ' ') {
      skipBlanks();
    }
    // Blanks before the end of a line separate it from nothing.
    if (separator_ != ' ' || fields.empty() || !endsField(peek())) {
      fields.emplace_back();
      readField(fields.back());
    }
    if (fields.size() > kMostFields) {
      fail("more than 10000 fields");
    }
    int end = get();
    if (end == '\r' && peek() == '\n') {
      end = get();
    }
    if (end != separator_) {
      return true;
    }
  }
}

/// Stops at the separator or line end after the field.
void CsvReader::readField(std::string& field) {
  while (!endsField(peek())) {
    if (peek() == '"') {
      if (field.find_first_not_of(' ') != std::string::npos) {
        fail("a quote in the middle of a field");
      }
      readQuoted(field);
      return;
    }
    field += static_cast<char>(get());
    if (field.size() > kLongestField) {
      fail("a field of over a million characters");
    }
  }
}

void CsvReader::readQuoted(std::string& field) {
  field.clear();
  get();
  for (;;) {
    const int c = get();
    if (c == kEnd) {
      fail("a quote is not closed");
    }
    if (c == '"') {
      if (peek() != '"') {
        break;
      }
      get();
    }
    field += static_cast<char>(c);
    if (field.size() > kLongestField) {
      fail("a field of over a million characters");
    }
  }
  if (separator_ != ' ') {
    skipBlanks();
  }
  if (!endsField(peek())) {
    fail("text after a closing quote");
  }
}

CsvWriter& CsvWriter::verbatim(std::string_view cell) {
  if (!first_) {
    out_.put(dialect_.separator);
  }
  first_ = false;
  out_.write(cell.data(), static_cast<std::streamsize>(cell.size()));
  return *this;
}

CsvWriter& CsvWriter::numeral(std::string_view cell) {
  const std::size_t point = dialect_.decimal == '.' ? cell.npos : cell.find('.');
  if (point == cell.npos) {
    return verbatim(cell);
  }
  std::string text(cell);
  text[point] = dialect_.decimal;
  return verbatim(text);
}

CsvWriter& CsvWriter::text(std::string_view value) {
  const std::string cell = neutralText(value);
  if (cell.find_first_of("\"\r\n") == std::string::npos && cell.find(dialect_.separator) == std::string::npos) {
    return verbatim(cell);
  }
  std::string quoted = "\"";
  for (const char c : cell) {
    quoted += c;
    if (c == '"') {
      quoted += c;
    }
  }
  return verbatim(quoted + '"');
}

CsvWriter& CsvWriter::number(double value) {
  return numeral(std::isfinite(value) ? numberText(value) : std::string());
}

void CsvWriter::endRow() {
  out_ << '\n';
  first_ = true;
}

std::string neutralText(std::string_view text) {
  std::string neutral;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((i == 0 || mayEndCell(text[i - 1])) && looksLikeFormula(text.substr(i))) {
      neutral += '\'';
    }
    neutral += text[i];
  }
  return neutral;
}

std::string plainText(std::string_view cell) {
  std::string plain;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool startsCell = i == 0 || mayEndCell(cell[i - 1]);
    if (!(startsCell && cell[i] == '\'' && looksLikeFormula(cell.substr(i)))) {
      plain += cell[i];
    }
  }
  return plain;
}

}  // namespace surefoot
