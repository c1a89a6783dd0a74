// SPDX-License-Identifier: MIT
// The clinic's list: everybody with what a clinician asks first. Answers in time for ten thousand people; knows no
// measures: who changed is told to it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "programme/week.hpp"
#include "records/database.hpp"

namespace surefoot {

/// Days without training after which a person is due; the plan asks something each day.
inline constexpr DayNumber kDueAfterDays = 3;
/// Days without a balance test after which one is due.
inline constexpr DayNumber kTestDueAfterDays = 28;
/// Answers about trouble stand on the list for so long.
inline constexpr DayNumber kTroubleDays = 28;

enum class RosterView : std::uint8_t { Everybody, Due, Trouble, Changed };
enum class RosterOrder : std::uint8_t { Name, Pseudonym, Trained, Tested, Trouble, Overdue };

struct RosterChoice {
  std::string search;  ///< Part of pseudonym or name; empty: all.
  RosterView view = RosterView::Everybody;
  RosterOrder order = RosterOrder::Name;
  bool descending = false;
  int offset = 0;
  int limit = 50;
};

struct RosterLine {
  std::string personId;
  std::string pseudonym;
  std::string name;  ///< Empty when none was given.
  std::optional<int> birthYear;
  std::string addedAt;
  std::string trainedAt;  ///< Time of the last bout; empty: never.
  std::string testedAt;   ///< Time of the last balance test; empty: never.
  std::string trouble;    ///< Word of Answer: "pain", "dizzy", "nearly-fell"; empty: none in the last four weeks.
  std::string troubleAt;  ///< Empty likewise.
  std::string change;     ///< "steadier", "less-steady", "within" or empty: as keepChanges was told.
  std::string changeDetail;
};

struct RosterPage {
  std::vector<RosterLine> lines;
  int total = 0;      ///< Of this search and view, on all pages.
  int everybody = 0;  ///< Of this search, in each view.
  int due = 0;
  int trouble = 0;
  int changed = 0;
};

bool isTrainingDue(const RosterLine& line, DayNumber today);
bool isTestDue(const RosterLine& line, DayNumber today);
/// Days past the one when it was due, 0 or more; who never came is waited for from the day they were added.
DayNumber trainingOverdueDays(const RosterLine& line, DayNumber today);
DayNumber testOverdueDays(const RosterLine& line, DayNumber today);

/// The line of one person; empty but for the id when there is none.
RosterLine rosterLineOf(Database& db, const std::string& personId, DayNumber today);

RosterPage rosterOf(Database& db, const RosterChoice& choice, DayNumber today);

/// People whose tests have changed since keepChanges was told of them, at most so many.
std::vector<std::string> peopleToCompare(Database& db, int atMost);
int countToCompare(Database& db);
struct RosterChange {
  std::string personId;
  std::string change;  ///< "steadier", "less-steady", "within" or empty: it cannot be said.
  std::string detail;  ///< Why, in one line.
};
void keepChanges(Database& db, std::span<const RosterChange> changes);

}  // namespace surefoot
