// SPDX-License-Identifier: MIT
// What a person's bouts add up to: the days, the scores and the place that grows. Knows no database.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "play/place.hpp"
#include "play/session.hpp"
#include "programme/today.hpp"
#include "programme/week.hpp"

namespace surefoot {

/// A bout and its day, by the calendar of the place where it was played.
struct DatedBout {
  DayNumber day = 0;
  BoutDone bout;
};

/// Share of the present plan on each of the last 400 days on which something was done. `bouts`: oldest first.
std::vector<DayDone> daysDone(std::span<const DatedBout> bouts, const Plan& plan, DayNumber today);

Place withBout(const Place& place, const BoutDone& bout);

/// What all bouts have earned so far.
Place placeOf(std::span<const DatedBout> bouts);

/// The place after a session: what was there before, and what the session added.
Place placeAfter(const Session& session);

/// A day on which something was done of an exercise. Scores are those of bouts that were measured and not stopped.
struct DayScore {
  DayNumber day = 0;
  double rounds = 0.0;  ///< Rounds done, measured or not: seven presses of ten are 0.7.
  int bouts = 0;        ///< Bouts with a score; a day without one has neither best nor mean.
  double best = 0.0;    ///< 0 to 100.
  double mean = 0.0;
};

struct ScoreHistory {
  std::vector<DayScore> days;   ///< Oldest first.
  std::optional<double> usual;  ///< Median score of the last ten bouts.
  std::optional<double> best;   ///< Of all bouts.
};

/// `bouts`: oldest first.
ScoreHistory historyOf(std::span<const DatedBout> bouts, Exercise exercise);

}  // namespace surefoot
