// SPDX-License-Identifier: MIT
// One row for each session, for spreadsheets: person, conditions, and each measure as a column with its unit in the
// name.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "records/rows.hpp"

namespace surefoot {

/// Name of a measure's column: "mean_velocity_mm_s"; the unit (UCUM) is appended if the key does not contain it.
std::string wideName(std::string_view measure, std::string_view unit);

/// The columns and rows of wide.csv. If a measure was made with several definitions or filters, each has a separate
/// column, and so has each direction of leaning.
class WideTable {
 public:
  WideTable(Database& db, Choice choice);
  WideTable(const WideTable&) = delete;
  WideTable& operator=(const WideTable&) = delete;

  const std::vector<Column>& columns() const { return columns_; }
  void forEachRow(const std::function<void(const std::vector<std::string>&)>& take) const;

 private:
  struct Measure {
    std::vector<std::string> identity;  ///< Key, unit, definition, filter, direction.
    std::string name;
    std::string description;
  };

  void findMeasures();
  void fillMeasures(std::vector<std::string>& cells) const;

  Database& db_;
  Choice choice_;
  std::vector<Measure> measures_;
  std::vector<Column> columns_;  ///< These refer to measures_.
};

}  // namespace surefoot
