// SPDX-License-Identifier: MIT
#include "exchange/table_reader.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

/// A UUID in lower case, as newId() makes it; ids are also used as file names.
bool isId(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return text.size() == kShape.size() && std::ranges::equal(text, kShape, [](char c, char shape) {
           return shape == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

/// As hexText() makes it.
bool isDigest(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isTime(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00+00:00";
  return text.size() == kShape.size() && dayOf(text) != 0 && std::ranges::equal(text, kShape, [](char c, char shape) {
           return shape == '0' ? c >= '0' && c <= '9' : shape == '+' ? c == '+' || c == '-' : c == shape;
         });
}

bool isWhole(const std::string& text) {
  return parseInteger<long long>(text) || parseInteger<std::uint64_t>(text);
}

/// visit_id is a text of any kind.
bool holdsId(const Column& column) {
  return column.type == CellType::Text && column.name.ends_with("_id") && column.name != "visit_id";
}

/// Spreadsheets, also in German, and pandas write truth values in their own way.
std::string spreadsheetBoolean(const std::string& text) {
  for (const char* word : {"TRUE", "True", "WAHR"}) {
    if (text == word) {
      return "true";
    }
  }
  for (const char* word : {"FALSE", "False", "FALSCH"}) {
    if (text == word) {
      return "false";
    }
  }
  return text;
}

/// What is wrong with a cell that is not empty; "" if nothing is.
std::string whatIsWrongWith(const Column& column, const std::string& cell) {
  switch (column.type) {
    case CellType::Number:
      return parseNumber(cell) ? "" : "is not a number";
    case CellType::Integer:
      return isWhole(cell) || (column.name == kAgeColumn && cell == kOldest) ? "" : "is not a whole number";
    case CellType::Boolean:
      return cell == "true" || cell == "false" ? "" : "is neither true nor false";
    case CellType::Time:
      return isTime(cell) ? "" : "is not a time like 2026-03-01T09:30:00+01:00";
    case CellType::Date:
      return dayOf(cell) > 0 && dayText(dayOf(cell)) == cell ? "" : "is not a day like 2026-03-01";
    case CellType::Digest:
      return isDigest(cell) ? ""
                            : "is not a digest of 16 hexadecimal digits: export again, a spreadsheet shortens some";
    case CellType::Text:
      break;
  }
  if (holdsId(column) && !isId(cell)) {
    return "is not a Surefoot id";
  }
  if (column.words != nullptr) {
    const std::vector<std::string> words = column.words();
    return std::ranges::find(words, cell) != words.end() ? "" : "is an unknown word";
  }
  return "";
}

}  // namespace

TableReader::TableReader(const fs::path& file, const Table& table)
    : table_(table), in_(file, std::ios::binary), csv_(in_, file.string(), [&table](std::string_view name) {
        return std::ranges::find(table.columns, name, &Column::name) != table.columns.end();
      }) {
  if (!in_.is_open()) {
    throw Error(file.string() + " is missing: the export is incomplete, export it again");
  }
  for (const std::string& name : csv_.header()) {
    const auto column = std::ranges::find(table.columns, name, &Column::name);
    if (column == table.columns.end()) {
      csv_.fail("unknown column \"" + name + "\": if a newer Surefoot exported it, update this one");
    }
    columns_.push_back(&*column);
  }
}

bool TableReader::next(std::vector<std::string>& cells) {
  if (!csv_.next(cells)) {
    return false;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = plain(*columns_[i], cells[i]);
    check(*columns_[i], cells[i]);
  }
  return true;
}

/// The cell as this program writes it; a cell that cannot be that stays as it is.
std::string TableReader::plain(const Column& column, const std::string& cell) {
  if (column.type == CellType::Text && column.words == nullptr && !holdsId(column)) {
    // R writes NA; in a table of this program it is somebody's text.
    return csv_.isUnusual() && cell == "NA" ? "" : plainText(cell);
  }
  std::string text(trimmed(cell));
  // "none" may be one of the words of a column.
  if (whatIsWrongWith(column, text).empty()) {
    return text;
  }
  if (csv_.isEmpty(text)) {
    return "";
  }
  if (column.type == CellType::Number) {
    const auto value = csv_.number(text);
    return value ? numberText(*value) : text;
  }
  if (column.type == CellType::Integer) {
    const auto value = csv_.integer<long long>(text);
    return value ? std::to_string(*value) : text;
  }
  return column.type == CellType::Boolean ? spreadsheetBoolean(text) : plainText(text);
}

std::string TableReader::cell(const std::vector<std::string>& cells, std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, &Column::name);
  return found == columns_.end() ? "" : cells[static_cast<std::size_t>(found - columns_.begin())];
}

void TableReader::check(const Column& column, const std::string& cell) const {
  if (cell.empty()) {
    if (std::ranges::find(table_.key, column.name) != table_.key.end()) {
      fail(std::string(column.name) + " is empty");
    }
    return;
  }
  if (const std::string wrong = whatIsWrongWith(column, cell); !wrong.empty()) {
    fail(std::string(column.name) + " \"" + cell.substr(0, 40) + "\" " + wrong);
  }
}

}  // namespace surefoot
