// SPDX-License-Identifier: MIT
// What of the plan is done today, what is left, and what comes next. Guided bouts count in full, because the dose was
// done.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/time.hpp"
#include "programme/plan.hpp"

namespace surefoot {

/// A bout that was finished or stopped.
struct BoutDone {
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  Foot foot = Foot::Both;
  int repetitions = 0;          ///< The dose asked for, as in PlanItem.
  int done = 0;                 ///< Complete repetitions; laps in both directions together.
  std::optional<double> score;  ///< 0 to 100; absent if the bout was counted and not measured.
  bool stopped = false;         ///< Stopped by the person.
  double difficulty = 0.0;      ///< 0 to 1.
  double holdS = 0.0;           ///< The hold asked for.
  double heldS = 0.0;           ///< Median of the holds; 0 if there were none.
  double startedH = 0.0;        ///< Local time of day, 0 to 24 h.

  friend bool operator==(const BoutDone&, const BoutDone&) = default;
};

/// One line of today's plan: an item of the plan, or one foot of it.
struct TodayLine {
  std::size_t item = 0;  ///< Index into the plan.
  Foot foot = Foot::Both;
  int rounds = 0;         ///< Rounds asked for today.
  int roundsDone = 0;     ///< May exceed `rounds`.
  int openDone = 0;       ///< Repetitions done in the unfinished round, fewer than `repetitionsAsked`.
  bool setAside = false;  ///< Not suggested again for now.

  bool complete() const { return roundsDone >= rounds; }
};

struct Today {
  std::vector<TodayLine> lines;  ///< In the order of the plan.
  double share = 0.0;            ///< 0 to 1: mean over the lines of the share that is done.
  bool complete = false;
};

/// A round counts as done from eight tenths of its repetitions on, so that nobody is sent back for two presses. A bout
/// counts whatever its form. A bout of both feet counts for either foot; a bout of one foot counts half for a line of
/// both.
Today todayOf(const Plan& plan, std::span<const BoutDone> boutsToday);

/// Of `perDay` rounds, how many are due by the end of this part of the day: three are due one in each part, two in the
/// morning and evening, one at midday.
int roundsDueBy(DayTime part, int perDay);

/// The next line if the day is to be done up to `until` (Evening: all of it). What is due in the morning comes before
/// what is due at midday, in the order of the plan, without lines that are set aside. Absent if nothing is left.
std::optional<std::size_t> nextLine(const Plan& plan, const Today& today, DayTime until);

/// Morning before 11, midday before 17, then evening.
DayTime dayTimeAt(double hour);

}  // namespace surefoot
