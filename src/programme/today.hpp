// SPDX-License-Identifier: MIT
// What of the plan is done today, what is left and what comes next. Guided forms count as done: the dose is the dose.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/time.hpp"
#include "programme/plan.hpp"

namespace surefoot {

/// A bout that came to its end or was stopped.
struct BoutDone {
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  Foot foot = Foot::Both;
  int repetitions = 0;          ///< Dose that was asked, as in PlanItem.
  int done = 0;                 ///< Complete repetitions; laps both ways together.
  std::optional<double> score;  ///< 0 to 100; absent when it was stopped early on.
  bool measured = true;         ///< False: done, not measured.
  bool stopped = false;         ///< Ended by the person.
  double difficulty = 0.0;      ///< 0 to 1.
  double holdS = 0.0;           ///< Hold that was asked.
  double heldS = 0.0;           ///< Median of the holds; 0 when there was none.
  double startedH = 0.0;        ///< Local time of day, 0 to 24 h.

  friend bool operator==(const BoutDone&, const BoutDone&) = default;
};

/// One line of the day: an item of the plan, or one foot of it.
struct TodayLine {
  std::size_t item = 0;  ///< Index into the plan.
  Foot foot = Foot::Both;
  int rounds = 0;         ///< Asked today.
  int roundsDone = 0;     ///< May be more than asked.
  int openDone = 0;       ///< Repetitions done of the round that was begun and not ended, under `repetitionsAsked`.
  bool setAside = false;  ///< Not to be suggested again for now.

  bool complete() const { return roundsDone >= rounds; }
};

struct Today {
  std::vector<TodayLine> lines;  ///< In the plan's order.
  double share = 0.0;            ///< 0 to 1: mean over the lines of what is done.
  bool complete = false;
};

/// A round that came to eight tenths is done: nobody is sent back for two presses. A bout counts whatever its form;
/// both feet at once count for either foot, one foot for half of both.
Today todayOf(const Plan& plan, std::span<const BoutDone> boutsToday);

/// Rounds of `perDay` that belong to the day up to and with this part of it: three are one each, two are morning and
/// evening, one is midday.
int roundsDueBy(DayTime part, int perDay);

/// The line that comes next when the day is to be done up to `until` (Evening: all of it): what the morning asked
/// before what midday asks, in the plan's order, without what is set aside. Absent when there is nothing left.
std::optional<std::size_t> nextLine(const Plan& plan, const Today& today, DayTime until);

/// Before 11 morning, before 17 midday, then evening.
DayTime dayTimeAt(double hour);

}  // namespace surefoot
