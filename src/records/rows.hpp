// SPDX-License-Identifier: MIT
// Reads the tables of the data package from the database: rows as text cells, or as cells by name.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "records/database.hpp"
#include "records/tables.hpp"
#include "records/words.hpp"

namespace surefoot {

/// One row. Every accessor throws Error naming file, row and column if the cell is missing or invalid.
class Row {
 public:
  Row(std::string where, std::map<std::string, std::string, std::less<>> cells)
      : where_(std::move(where)), cells_(std::move(cells)) {}

  /// False for a file that is older than the column.
  bool has(std::string_view column) const { return cells_.contains(column); }
  const std::string& text(std::string_view column) const;
  double number(std::string_view column) const;
  std::optional<double> numberIfAny(std::string_view column) const;
  bool flag(std::string_view column) const;
  template <typename Integer>
  Integer integer(std::string_view column) const {
    const auto value = parseInteger<Integer>(text(column));
    if (!value) {
      refuse(column, "\"" + text(column) + "\" is not a whole number in range");
    }
    return *value;
  }
  template <typename Enum>
  Enum word(std::string_view column) const {
    const auto value = valueOf<Enum>(text(column));
    if (!value) {
      refuse(column, "\"" + text(column) + "\" is an unknown word");
    }
    return *value;
  }

 private:
  [[noreturn]] void refuse(std::string_view column, std::string_view what) const;

  std::string where_;
  std::map<std::string, std::string, std::less<>> cells_;
};

/// Selects rows: all, all but those of demonstrations, or those of some sessions or some people.
struct Choice {
  enum class Of : std::uint8_t { All, Record, Session, Person } of = Of::All;
  std::vector<std::string> ids;
};

/// Passes each row of the query to `take`, with cells in the order of the columns. Throws Error if the database cannot
/// be read.
void forEachRow(Database& db, const Table& table, const Choice& choice,
                const std::function<void(const std::vector<std::string>&)>& take);
std::vector<Row> rowsOf(Database& db, const Table& table, const Choice& choice);
/// Number of rows that forEachRow passes.
std::uint64_t countRows(Database& db, const Table& table, const Choice& choice);

}  // namespace surefoot
