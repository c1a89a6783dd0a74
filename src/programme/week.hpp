// SPDX-License-Identifier: MIT
// Seven days at a glance, and a streak that forgives.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace surefoot {

/// Days since 1 January 1970, by the calendar where the person was.
using DayNumber = std::int32_t;

/// 0 Monday to 6 Sunday.
int weekdayOf(DayNumber day);

/// What was done on one day.
struct DayDone {
  DayNumber day = 0;
  double share = 0.0;  ///< Of the plan, 0 to 1. Over 0: the day is kept.
};

struct Week {
  std::array<DayDone, 7> days;  ///< The last is today.
  int keptDays = 0;             ///< Of the seven.
  int streak = 0;               ///< Kept days in the run that reaches to today.
};

/// A run of days goes on while no two missed days lie within seven days of each other; `streak` counts its kept days
/// only. Today is not missed before it is over. `days` may be unsorted and leave out days on which nothing was done.
int streakOf(std::span<const DayDone> days, DayNumber today);

Week weekOf(std::span<const DayDone> days, DayNumber today);

}  // namespace surefoot
