// SPDX-License-Identifier: MIT
#include "base/text_table.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kSeparators = ",;\t| ";
constexpr std::string_view kCommentMarks = "#%/";
constexpr std::string_view kMinus = "\xE2\x88\x92";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::size_t kMostLinesAbove = 200;
constexpr std::size_t kFewestNames = 2;  // in a line that is called a header

/// In lower case. What MATLAB, R, SAS, pandas, spreadsheets in English and German, and old C libraries write for "no
/// value".
constexpr std::array<std::string_view, 15> kWordsForEmpty{".",   "-",    "nan",      "-nan",      "na",
                                                          "n/a", "null", "none",     "nil",       "#n/a",
                                                          "#nv", "<na>", "nan(ind)", "-nan(ind)", "-1.#ind"};

struct NoText {
  std::string_view start;
  std::string_view what;
};
constexpr std::array<NoText, 4> kNoTexts{{
    {"PK\x03\x04", "a workbook or a zip file, not text: save the sheet as CSV, or unpack the file"},
    {"\xD0\xCF\x11\xE0", "an Excel workbook, not text: save the sheet as CSV UTF-8"},
    {"\x1F\x8B", "compressed, not text: unpack it"},
    {"MATLAB 5.0 MAT-file", "a MAT-file, not text: write it as CSV (writetable)"},
}};

struct Line {
  std::string_view text;
  std::size_t offset;
};

/// The first lines, without their ends. What is after the last line end counts too.
std::vector<Line> linesOf(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size() && lines.size() <= kMostLinesAbove;) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    lines.push_back({text.substr(at, end - at), at});
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

std::vector<std::string> cellsOf(std::string_view line, char separator) {
  std::istringstream in{std::string(line)};
  std::vector<std::string> cells;
  try {
    CsvReader(in, "", separator).next(cells);
  } catch (const Error&) {
    cells.clear();
  }
  for (std::string& cell : cells) {
    cell = trimmed(cell);
  }
  return cells;
}

bool isComment(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.empty() || kCommentMarks.find(text.front()) != std::string_view::npos || text.starts_with("sep=");
}

bool startsWithNumber(const std::vector<std::string>& cells) {
  return !cells.empty() && !cells.front().empty() &&
         cells.front().find_first_not_of("+-0123456789.,eE") == std::string::npos;
}

bool isWordForEmpty(std::string_view cell) {
  const auto sameWord = [text = trimmed(cell)](std::string_view word) {
    return std::ranges::equal(text, word, {}, [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c + 0; });
  };
  return std::ranges::any_of(kWordsForEmpty, sameWord);
}

/// "01. Feb", which spreadsheets make of 1.2.
bool isDayOfMonth(std::string_view text) {
  constexpr std::array<std::string_view, 16> kMonths{"Jan", "Feb", "Mrz", "M\xC3\xA4r", "Mar", "Apr", "Mai", "May",
                                                     "Jun", "Jul", "Aug", "Sep",        "Okt", "Oct", "Nov", "De"};
  return std::ranges::any_of(kMonths, [text](std::string_view month) { return text.find(month) != text.npos; }) &&
         text.find_first_of("0123456789") != text.npos;
}

char mostFrequentSeparator(std::string_view line) {
  const auto count = [line](char c) { return std::ranges::count(line, c); };
  return *std::ranges::max_element(kSeparators.substr(0, 4), {}, count);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  for (std::size_t before = text.size() + 1; text.size() < before;) {
    before = text.size();
    if (text.starts_with(' ') || text.starts_with('\t')) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    }
    if (text.ends_with(' ') || text.ends_with('\t')) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    }
  }
  return text;
}

TextTable::TextTable(std::istream& in, std::string name, const std::function<bool(std::string_view)>& isColumn)
    : name_(std::move(name)),
      utf8_(in),
      in_(&utf8_),
      start_(start(isColumn)),
      csv_(in_, name_, start_.separator, start_.line),
      windows1252_(!start_.aboveIsUtf8) {
  readHeader();
}

/// Finds the header and skips what is above it.
TextTable::Start TextTable::start(const std::function<bool(std::string_view)>& isColumn) {
  for (const NoText& kind : kNoTexts) {
    if (utf8_.ahead().starts_with(kind.start)) {
      throw Error(name_ + " is " + std::string(kind.what));
    }
  }
  Start found = findStart(utf8_.ahead(), isColumn);
  found.aboveIsUtf8 = isUtf8(utf8_.ahead().substr(0, found.offset));
  in_.ignore(static_cast<std::streamsize>(found.offset));
  return found;
}

/// The line with most known names, but none below the first numbers that follow such a line. Some programs put a
/// comment mark in front of the header.
TextTable::Start TextTable::findStart(std::string_view text, const std::function<bool(std::string_view)>& isColumn) {
  Start best;
  std::size_t most = kFewestNames - 1;
  bool bestIsComment = false;
  std::optional<Start> first;
  std::size_t above = 0;
  const std::vector<Line> lines = linesOf(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool comment = isComment(lines[i].text);
    const std::size_t mark = comment ? std::min(lines[i].text.find_first_not_of("#%/ "), lines[i].text.size()) : 0;
    const std::string_view line = lines[i].text.substr(mark);
    const Start here{.offset = lines[i].offset + mark, .line = i + 1, .above = above, .separator = ','};
    if (!first && !comment) {
      first = here;
      first->separator = mostFrequentSeparator(line);
    }
    for (const char separator : kSeparators) {
      const std::vector<std::string> cells = cellsOf(line, separator);
      const auto known = static_cast<std::size_t>(std::ranges::count_if(cells, isColumn));
      if (known > most || (known == most && bestIsComment && !comment)) {
        best = here;
        best.separator = separator;
        most = known;
        bestIsComment = comment;
        if (known == cells.size() && !comment) {
          return best;
        }
      } else if (most >= kFewestNames && separator == best.separator && startsWithNumber(cells)) {
        return best;
      }
    }
    above += trimmed(lines[i].text).empty() ? 0 : 1;
  }
  return most >= kFewestNames ? best : first.value_or(Start{});
}

void TextTable::readHeader() {
  csv_.next(cells_);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    convert(cells_[i]);
    const std::string_view name = trimmed(cells_[i]);
    // pandas calls a column without a name so.
    if (name.empty() || name.starts_with("Unnamed: ")) {
      nameless_.push_back(i);
    } else {
      header_.emplace_back(name);
    }
  }
}

/// R numbers the rows in a column that the header does not have. The numbers grow, but rows may have been taken out.
/// Between commas a decimal comma would also make a cell too many: then no cell has a point.
bool TextTable::isRowNumbered(const std::vector<std::string>& cells) {
  const bool points = std::ranges::any_of(cells, [](const std::string& cell) { return cell.find('.') != cell.npos; });
  const auto number = cells.size() == header_.size() + 1 && (start_.separator != ',' || points)
                          ? parseInteger<long long>(cells.front())
                          : std::nullopt;
  if (!number || (rowNumber_ ? *number <= *rowNumber_ : *number != 1 || !nameless_.empty())) {
    return false;
  }
  rowNumber_ = number;
  nameless_ = {0};
  return true;
}

/// Spreadsheets end a table with rows of nothing but separators; other programs write comments between the rows.
bool TextTable::isNoRow(const std::vector<std::string>& cells) {
  if (std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); })) {
    return true;
  }
  const bool comment = cells.front().starts_with('#') && !isWordForEmpty(cells.front());
  if (comment) {
    ++comments_;
    windows1252_ = windows1252_ || !std::ranges::all_of(cells, isUtf8);
  }
  return comment;
}

/// Some programs end each line with a separator, or the header only, or the rows only.
void TextTable::fitToHeader(std::vector<std::string>& cells) {
  while (cells.size() > header_.size() + nameless_.size() && trimmed(cells.back()).empty()) {
    cells.pop_back();
  }
  while (!nameless_.empty() && std::ranges::find(nameless_, cells.size()) != nameless_.end() &&
         cells.size() >= header_.size()) {
    cells.emplace_back();
  }
  const bool numbered = (firstRow_ || rowNumber_) && isRowNumbered(cells);
  const std::size_t wanted = header_.size() + nameless_.size();
  if (cells.size() == wanted && (numbered || !rowNumber_)) {
    firstRow_ = false;
    return;
  }
  const bool commas = start_.separator == ',' && cells.size() > wanted;
  const bool numberLacks = rowNumber_ && cells.size() != wanted;
  fail(std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") + ", but " +
       (numberLacks ? "the rows before have " + std::to_string(wanted)
                    : "the header has " + std::to_string(rowNumber_ ? header_.size() : wanted)) +
       (commas ? ": if these are decimal commas, save the file with semicolons between the columns"
               : ": correct or remove the row"));
}

bool TextTable::next(std::vector<std::string>& cells) {
  do {
    if (!csv_.next(cells)) {
      return false;
    }
  } while (isNoRow(cells));
  fitToHeader(cells);
  for (std::size_t i = nameless_.size(); i-- > 0;) {
    cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(nameless_[i]));
  }
  for (std::string& cell : cells) {
    convert(cell);
  }
  if (cells == header_) {
    fail("the header occurs again: these are two tables in one file, cut them apart");
  }
  return true;
}

void TextTable::convert(std::string& cell) {
  const bool ascii = std::ranges::all_of(cell, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii && !isUtf8(cell)) {
    cell = fromWindows1252(cell);
    windows1252_ = true;
  }
}

bool TextTable::isEmpty(std::string_view cell) {
  if (trimmed(cell).empty()) {
    return true;
  }
  const bool word = isWordForEmpty(cell);
  wordsForEmpty_ += word ? 1 : 0;
  return word;
}

std::optional<double> TextTable::number(std::string_view cell) {
  std::string text(trimmed(cell));
  if (text.starts_with('+') && text.find_first_of("+-", 1) != 1) {
    text.erase(0, 1);
  } else if (text.starts_with(kMinus)) {
    text.replace(0, kMinus.size(), "-");
  }
  const std::size_t mark = text.find_first_of(".,");
  if (mark == std::string::npos) {
    return parseNumber(text);
  }
  const char decimal = text[mark];
  if (decimal_ != '\0' && decimal_ != decimal) {
    return std::nullopt;
  }
  text[mark] = '.';
  const auto value = text.find(',', mark) == std::string::npos ? parseNumber(text) : std::nullopt;
  if (value) {
    decimal_ = decimal;
  }
  return value;
}

std::string TextTable::whyNoNumber(std::string_view cell) const {
  const std::size_t mark = cell.find_first_of(".,");
  const std::size_t last = cell.find_last_of(".,");
  const bool digits = !cell.empty() && cell.find_first_not_of("+-0123456789.,") == std::string_view::npos;
  if (digits && mark != last) {
    return "has a mark between thousands: write it without";
  }
  if (digits && mark != std::string_view::npos && decimal_ != '\0' && cell[mark] != decimal_) {
    return decimal_ == '.' ? "has a decimal comma, but numbers before it have decimal points: use one of the two"
                           : "has a decimal point, but numbers before it have decimal commas: use one of the two";
  }
  if (isDayOfMonth(cell)) {
    return "is a day: a spreadsheet makes such of numbers, so save the file again from its source";
  }
  return cell.find(':') != std::string_view::npos && cell.find_first_of("0123456789") == 0
             ? "is a time of the clock: write seconds"
             : "is not a number";
}

std::string_view TextTable::wholeOf(std::string_view cell) {
  std::string_view text = trimmed(cell);
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') {
    text.remove_prefix(1);
  }
  const std::size_t mark = text.find_first_of(".,");
  if (mark > 0 && mark != std::string_view::npos && mark + 1 < text.size() &&
      text.find_first_not_of('0', mark + 1) == std::string_view::npos && text.size() - mark <= 2) {
    text = text.substr(0, mark);
  }
  return text;
}

bool TextTable::isUnusual() const {
  return start_.separator != ',' || decimal_ == ',' || utf8_.encoding() != "UTF-8" || windows1252_ ||
         start_.above > 0 || !nameless_.empty() || wordsForEmpty_ > 0 || comments_ > 0;
}

std::string TextTable::understood() const {
  const char separator = start_.separator;
  std::string text = separator == ','    ? "commas"
                     : separator == ';'  ? "semicolons"
                     : separator == '\t' ? "tabs"
                     : separator == '|'  ? "bars"
                                         : "blanks";
  text += decimal_ == ',' ? ", decimal commas, " : ", decimal points, ";
  text += windows1252_ ? "Windows-1252" : std::string(utf8_.encoding());
  const auto add = [&text](std::size_t count, const std::string& one, const std::string& many) {
    if (count > 0) {
      text += "; " + std::to_string(count) + (count == 1 ? one : many);
    }
  };
  add(start_.above, " line above the header left out", " lines above the header left out");
  add(comments_, " comment between the rows left out", " comments between the rows left out");
  add(nameless_.size(), " column without a name left out", " columns without a name left out");
  add(wordsForEmpty_, " cell with NaN or NA taken as empty", " cells with NaN or NA taken as empty");
  return text;
}

}  // namespace surefoot
