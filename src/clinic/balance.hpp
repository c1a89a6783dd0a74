// SPDX-License-Identifier: MIT
// Balance tests over time: trends, changes compared with the minimal detectable change (MDC), percentiles; and who
// changed, for the list of people. Games are never included.
#pragma once

#include <string>
#include <vector>

#include "clinic/html.hpp"
#include "measures/change.hpp"
#include "records/latest.hpp"
#include "records/people.hpp"
#include "records/trials.hpp"

namespace surefoot {

/// A measure in one condition over all test days.
struct BalanceTrend {
  std::string measure;
  TestSeries series;
  std::vector<TestDay> days;  ///< Oldest first, never empty.
  Change sinceFirst;          ///< No ratio if there is only one day.
  Change sinceLast;           ///< Compared with the previous test day.
};

std::vector<BalanceTrend> balanceTrends(Database& db, const std::string& personId, const std::string& measure);
/// Charts, tables and explanations.
Html balancePart(Database& db, const Person& person, bool links);
/// The tests as a table.
Html testsPart(Database& db, const Person& person, int most, bool links);

/// What the list of people shows about a person's change.
struct ChangeVerdict {
  std::string word;  ///< "steadier", "less-steady", "within"; empty if it is not known.
  std::string detail;
};
/// Compares the latest day of each series of mean velocity with its first. A series with more sway takes precedence
/// over one with less.
ChangeVerdict changeVerdict(const std::vector<BalanceTrend>& trends);

/// Compares the tests of people whose tests have changed, at most `atMost` people, and stores the result for the list
/// of people.
void compareChanged(Database& db, int atMost);

}  // namespace surefoot
