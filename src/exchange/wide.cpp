// SPDX-License-Identifier: MIT
#include "exchange/wide.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "measures/processing.hpp"
#include "records/joined_tables.hpp"

namespace surefoot {
namespace {

using enum CellType;

std::string sanitised(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    name += upper ? static_cast<char>(c - 'A' + 'a') : plain ? c : '_';
  }
  return name;
}

}  // namespace

std::string wideName(std::string_view measure, std::string_view unit) {
  const std::string suffix = unit == "%" ? "_percent" : unit == "1" || unit.empty() ? "" : "_" + sanitised(unit);
  std::string name = sanitised(measure);
  return name.ends_with(suffix) ? name : name + suffix;
}

void WideTable::findMeasures() {
  surefoot::forEachRow(db_, measureKindsTable(), choice_, [this](const std::vector<std::string>& cells) {
    measures_.push_back({.identity = cells,
                         .name = wideName(cells[0], cells[1]) + (cells[4].empty() ? "" : '_' + sanitised(cells[4])),
                         .description = cells[0] + (cells[4].empty() ? "" : ", " + cells[4]) + ", by " + cells[2] +
                                        ", filter " + cells[3]});
  });
}

WideTable::WideTable(Database& db, Choice choice)
    : db_(db),
      choice_(std::move(choice)),
      columns_(wideSessionsTable().columns.begin(), wideSessionsTable().columns.end()) {
  findMeasures();
  std::map<std::string, int> sharers;
  for (const Measure& measure : measures_) {
    ++sharers[measure.name];
  }
  for (Measure& measure : measures_) {
    if (sharers[measure.name] > 1) {
      const std::string& filter = measure.identity[3];
      measure.name += "__" + sanitised(measure.identity[2] + (filter == wordOf(Filter::None) ? "" : "_" + filter));
    }
  }
  for (const Measure& measure : measures_) {
    columns_.push_back({measure.name, Number, measure.identity[1], measure.description, ""});
  }
}

void WideTable::fillMeasures(std::vector<std::string>& cells) const {
  const std::size_t firstColumns = wideSessionsTable().columns.size();
  surefoot::forEachRow(db_, measureValuesTable(), {Choice::Of::Session, {cells.front()}},
                       [&](const std::vector<std::string>& row) {
                         const auto measure = std::ranges::find_if(measures_, [&row](const Measure& one) {
                           return std::ranges::equal(one.identity, std::span(row).first(one.identity.size()));
                         });
                         if (measure != measures_.end() && !row.back().empty()) {
                           cells[firstColumns + static_cast<std::size_t>(measure - measures_.begin())] = row.back();
                         }
                       });
}

void WideTable::forEachRow(const std::function<void(const std::vector<std::string>&)>& take) const {
  surefoot::forEachRow(db_, wideSessionsTable(), choice_, [&](const std::vector<std::string>& first) {
    std::vector<std::string> cells = first;
    cells.resize(columns_.size());
    fillMeasures(cells);
    take(cells);
  });
}

}  // namespace surefoot
