// SPDX-License-Identifier: MIT
// One CSV file of an exported package, checked cell by cell against the columns of its table.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_table.hpp"
#include "records/tables.hpp"

namespace surefoot {

class TableReader {
 public:
  /// Throws Error if the file is missing or has a column that the table does not have. Columns may be absent: older
  /// exports have fewer.
  TableReader(const std::filesystem::path& file, const Table& table);

  /// The columns that the file has.
  const std::vector<const Column*>& columns() const { return columns_; }

  /// Returns false at the end. The cells are as this program writes them, whoever saved the file. Throws Error with
  /// file and line if a cell does not match its column.
  bool next(std::vector<std::string>& cells);

  /// "" if the file has no such column.
  std::string cell(const std::vector<std::string>& cells, std::string_view name) const;

  std::size_t line() const { return csv_.line(); }
  /// "semicolons, decimal commas, UTF-8", if another program saved the file; "" otherwise.
  std::string savedAs() const { return csv_.isUnusual() ? csv_.understood() : ""; }

  /// Throws Error with file and line.
  [[noreturn]] void fail(const std::string& what) const { csv_.fail(what); }

 private:
  std::string plain(const Column& column, const std::string& cell);
  void check(const Column& column, const std::string& cell) const;

  const Table& table_;
  std::ifstream in_;
  TextTable csv_;
  std::vector<const Column*> columns_;
};

}  // namespace surefoot
