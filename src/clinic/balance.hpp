// SPDX-License-Identifier: MIT
// Balance tests across days: trend, change against measurement error, place among others; and who changed, for the
// list. Games never enter.
#pragma once

#include <string>
#include <vector>

#include "clinic/html.hpp"
#include "measures/change.hpp"
#include "records/latest.hpp"
#include "records/people.hpp"
#include "records/trials.hpp"

namespace surefoot {

/// A measure in one condition over the test days.
struct BalanceTrend {
  std::string measure;
  TestSeries series;
  std::vector<TestDay> days;  ///< The oldest first, never empty.
  Change sinceFirst;          ///< Without a ratio when there is one day only.
  Change sinceLast;           ///< Against the test day before.
};

std::vector<BalanceTrend> balanceTrends(Database& db, const std::string& personId, const std::string& measure);
/// Charts, tables and words.
Html balancePart(Database& db, const Person& person, bool links);
/// The tests as a table.
Html testsPart(Database& db, const Person& person, int most, bool links);

/// What the list says of a person.
struct ChangeVerdict {
  std::string word;  ///< "steadier", "less-steady", "within"; empty where it cannot be said.
  std::string detail;
};
/// The latest day of each series of mean velocity against its first. One with more sway is told before any with less.
ChangeVerdict changeVerdict(const std::vector<BalanceTrend>& trends);

/// Judges people whose tests have changed, at most so many, and tells the roster.
void compareChanged(Database& db, int atMost);

}  // namespace surefoot
