// SPDX-License-Identifier: MIT
// Balance tests over time: trends, changes compared with the minimal detectable change (MDC), percentiles; and who
// changed, for the list of people. Games are never included.
#pragma once

#include <string>
#include <vector>

#include "clinic/html.hpp"
#include "records/people.hpp"
#include "records/trials.hpp"

namespace surefoot {

/// Charts, tables and explanations.
Html balancePart(Database& db, const Person& person, bool links);
/// The tests as a table.
Html testsPart(Database& db, const Person& person, int most, bool links);

/// What the list of people shows about a person's change.
struct ChangeVerdict {
  std::string word;  ///< "steadier", "less-steady", "within"; empty if it is not known.
  std::string detail;
};
/// From the changes of mean velocity. A series with more sway takes precedence over one with less.
ChangeVerdict changeVerdict(const std::vector<TestSeries>& all);

/// Compares the tests of people whose tests have changed, at most `atMost` people, and stores the result for the list
/// of people.
void compareChanged(Database& db, int atMost);

}  // namespace surefoot
