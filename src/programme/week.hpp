// SPDX-License-Identifier: MIT
// Seven days at a glance, and a streak that forgives a missed day.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <span>

namespace surefoot {

/// Days since 1 January 1970, by the calendar at the person's place.
using DayNumber = std::int32_t;

std::chrono::year_month_day dateOf(DayNumber day);

/// 0 is Monday, 6 is Sunday.
int weekdayOf(DayNumber day);

/// What was done on one day.
struct DayDone {
  DayNumber day = 0;
  double share = 0.0;  ///< Of the plan, 0 to 1. Above 0 the day is kept.
};

struct Week {
  std::array<DayDone, 7> days;  ///< The last one is today.
  int keptDays = 0;             ///< Number of kept days among the seven.
  int streak = 0;               ///< Kept days in the run that reaches today.
};

/// A run of days continues as long as no two missed days lie within seven days of each other; `streak` counts only its
/// kept days. Today does not count as missed before it is over. `days` may be unsorted and may leave out days on which
/// nothing was done.
int streakOf(std::span<const DayDone> days, DayNumber today);

Week weekOf(std::span<const DayDone> days, DayNumber today);

}  // namespace surefoot
