// SPDX-License-Identifier: MIT
#include "programme/week.hpp"

#include <algorithm>

namespace surefoot {
namespace {

double shareOn(std::span<const DayDone> days, DayNumber day) {
  const auto found = std::ranges::find(days, day, &DayDone::day);
  return found == days.end() ? 0.0 : found->share;
}

}  // namespace

std::chrono::year_month_day dateOf(DayNumber day) {
  return std::chrono::sys_days{std::chrono::days{day}};
}

int weekdayOf(DayNumber day) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day}}}.iso_encoding()) - 1;
}

int streakOf(std::span<const DayDone> days, DayNumber today) {
  constexpr DayNumber kForgivenEvery = 7;
  int kept = shareOn(days, today) > 0.0 ? 1 : 0;
  DayNumber missed = today + kForgivenEvery;
  for (DayNumber day = today - 1;; --day) {
    if (shareOn(days, day) > 0.0) {
      ++kept;
    } else if (missed - day >= kForgivenEvery) {
      missed = day;
    } else {
      return kept;
    }
  }
}

Week weekOf(std::span<const DayDone> days, DayNumber today) {
  Week week;
  for (DayNumber i = 0; i < 7; ++i) {
    const DayNumber day = today - 6 + i;
    week.days[static_cast<std::size_t>(i)] = {day, shareOn(days, day)};
    week.keptDays += shareOn(days, day) > 0.0 ? 1 : 0;
  }
  week.streak = streakOf(days, today);
  return week;
}

}  // namespace surefoot
