// SPDX-License-Identifier: MIT
// What was done on which day and how it went: for today's plan, the week, the levels, the growing place and the
// progress page. Days are calendar days at the place where the session was played.
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

/// Complete laps, in each direction at most `each`.
int lapsDone(std::span<const LoggedEvent> log, int each);

/// Complete repetitions of a session so far, as in SessionResult::done and BoutDone::done: laps in both directions
/// together; for a finished raft ride its tides; otherwise the number that the game shows.
int repetitionsDone(const Session& session, Exercise exercise);

/// Bouts of that day, oldest first; without those still running. None for a guest (`personId` empty).
std::vector<BoutDone> boutsToday(Database& db, const std::string& personId, DayNumber day);

/// Bouts of the 60 days before that day, oldest first.
std::vector<BoutDone> boutsBefore(Database& db, const std::string& personId, DayNumber day);

/// Share of the present plan for each of the last 400 days on which something was done.
std::vector<DayDone> daysDone(Database& db, const std::string& personId, const Plan& plan, DayNumber today);

/// Median of all tiptoe holds in the last 14 days; 0 if there are none.
double comfortableHoldS(Database& db, const std::string& personId);

Place withBout(const Place& place, const BoutDone& bout);

/// What all bouts have earned so far.
Place placeOf(Database& db, const std::string& personId);

/// The place after a session: what it started with plus what was done in it.
Place placeAfter(const Session& session);

/// A day on which something was done of an exercise. Scores are those of bouts that were measured and not stopped.
struct DayScore {
  DayNumber day = 0;
  double rounds = 0.0;  ///< Rounds done, measured or not: seven presses of ten are 0.7.
  int bouts = 0;        ///< Bouts with a score; without any, the day has neither best nor mean.
  double best = 0.0;    ///< 0 to 100.
  double mean = 0.0;
};

struct ScoreHistory {
  std::vector<DayScore> days;   ///< Oldest first.
  std::optional<double> usual;  ///< Median score of the last ten bouts.
  std::optional<double> best;   ///< Best score ever.
};

ScoreHistory historyOf(Database& db, const std::string& personId, Exercise exercise);

}  // namespace surefoot
