// SPDX-License-Identifier: MIT
// The clinic's list of people, with what a clinician asks first. Fast enough for ten thousand people. Knows no
// measures: whether a person changed is stored from outside.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "programme/week.hpp"
#include "records/database.hpp"

namespace surefoot {

/// Days without training after which a person is due; the plan has something to do every day.
inline constexpr DayNumber kDueAfterDays = 3;
/// Days without a balance test after which one is due.
inline constexpr DayNumber kTestDueAfterDays = 28;
/// Days for which reported trouble stays on the list.
inline constexpr DayNumber kTroubleDays = 28;

enum class RosterView : std::uint8_t { Everybody, Due, Trouble, Changed };
enum class RosterOrder : std::uint8_t { Name, Pseudonym, Trained, Tested, Trouble, Overdue };

struct RosterChoice {
  std::string search;  ///< Part of a pseudonym or name; empty: everybody.
  RosterView view = RosterView::Everybody;
  RosterOrder order = RosterOrder::Name;
  bool descending = false;
  int offset = 0;
  int limit = 50;
};

struct RosterLine {
  std::string personId;
  std::string pseudonym;
  std::string name;  ///< Empty if none was given.
  std::optional<int> birthYear;
  bool demonstration = false;
  std::string addedAt;
  std::string trainedAt;  ///< Time of the last bout; empty: never.
  std::string testedAt;   ///< Time of the last balance test; empty: never.
  std::string trouble;    ///< Word of Answer: "pain", "dizzy", "nearly-fell"; empty: none in the last four weeks.
  std::string troubleAt;  ///< Empty in that case too.
  std::string change;     ///< "steadier", "less-steady", "within" or empty: as given to keepChanges.
  std::string changeDetail;
};

struct RosterPage {
  std::vector<RosterLine> lines;
  int total = 0;      ///< Matches for this search and view, on all pages.
  int everybody = 0;  ///< Matches for this search, in each view.
  int due = 0;
  int trouble = 0;
  int changed = 0;
};

bool isTrainingDue(const RosterLine& line, DayNumber today);
bool isTestDue(const RosterLine& line, DayNumber today);
/// Days past the due day, 0 or more; for people who never came, the days count from when they were added.
DayNumber trainingOverdueDays(const RosterLine& line, DayNumber today);
DayNumber testOverdueDays(const RosterLine& line, DayNumber today);

/// The line of one person; only the id is set if there is no such person.
RosterLine rosterLineOf(Database& db, const std::string& personId, DayNumber today);

RosterPage rosterOf(Database& db, const RosterChoice& choice, DayNumber today);

/// People whose tests have changed since keepChanges was last called for them, at most `atMost`.
std::vector<std::string> peopleToCompare(Database& db, int atMost);
int countToCompare(Database& db);
struct RosterChange {
  std::string personId;
  std::string change;  ///< "steadier", "less-steady", "within" or empty: not known.
  std::string detail;  ///< The reason, in one line.
};
void keepChanges(Database& db, std::span<const RosterChange> changes);

}  // namespace surefoot
