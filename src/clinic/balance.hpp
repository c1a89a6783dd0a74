// SPDX-License-Identifier: MIT
// Balance tests across days: trend, change against measurement error, place among others; and who changed, for the
// list. Games never enter.
#pragma once

#include <vector>

#include "clinic/html.hpp"
#include "measures/change.hpp"
#include "records/latest.hpp"
#include "records/people.hpp"
#include "records/trials.hpp"

namespace surefoot {

/// Mean velocity in one condition over the test days.
struct BalanceTrend {
  TestSeries series;
  std::vector<TestDay> days;  ///< The oldest first, never empty.
  Change sinceFirst;          ///< Without a ratio when there is one day only.
  Change sinceLast;           ///< Against the test day before.
};

std::vector<BalanceTrend> balanceTrends(Database& db, const std::string& personId);
/// Charts, tables and words.
Html balancePart(Database& db, const Person& person, bool links);
/// The tests as a table.
Html testsPart(Database& db, const Person& person, int most, bool links);

/// Judges people whose tests have changed, at most so many, and tells the roster.
void compareChanged(Database& db, int atMost);

}  // namespace surefoot
