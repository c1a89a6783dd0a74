// SPDX-License-Identifier: MIT
// What was done on which day and how it went: for the plan of today, the week, the levels, the place that grows and the
// page of progress. Days are those of the calendar where the session was played.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "play/session.hpp"
#include "programme/today.hpp"
#include "programme/week.hpp"
#include "records/database.hpp"

namespace surefoot {

/// Complete laps, of each way at most `each`.
int lapsDone(std::span<const LoggedEvent> log, int each);

/// Complete repetitions of a session so far, as SessionResult::done and BoutDone::done have them: laps both ways
/// together, of a ride its tides when it came to its end, else what the game shows.
int repetitionsDone(const Session& session, Exercise exercise);

/// Bouts of that day, the oldest first; none of a guest (`personId` empty), none that are still running.
std::vector<BoutDone> boutsToday(Database& db, const std::string& personId, DayNumber day);

/// Bouts of the 60 days before that day, the oldest first.
std::vector<BoutDone> boutsBefore(Database& db, const std::string& personId, DayNumber day);

/// Share of the plan on each day of the last 400 on which something was done, by the plan as it is now.
std::vector<DayDone> daysDone(Database& db, const std::string& personId, const Plan& plan, DayNumber today);

/// Median of all times on tiptoe of the last 14 days; 0 when there is none.
double comfortableHoldS(Database& db, const std::string& personId);

Place withBout(const Place& place, const BoutDone& bout);

/// What all bouts have earned so far.
Place placeOf(Database& db, const std::string& personId);

/// What stands after a session of an exercise: its own place and what was done of it.
Place placeAfter(const Session& session);

/// One day of an exercise on which something was done. Scores are those of the bouts that were measured and not
/// stopped.
struct DayScore {
  DayNumber day = 0;
  double rounds = 0.0;  ///< Done, measured or not: seven presses of ten are 0.7.
  int bouts = 0;        ///< With a score; of none the day has neither best nor mean.
  double best = 0.0;    ///< 0 to 100.
  double mean = 0.0;
};

struct ScoreHistory {
  std::vector<DayScore> days;   ///< The oldest first.
  std::optional<double> usual;  ///< Median score of the last ten bouts.
  std::optional<double> best;   ///< Ever.
};

ScoreHistory historyOf(Database& db, const std::string& personId, Exercise exercise);

}  // namespace surefoot
