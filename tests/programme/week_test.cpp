// SPDX-License-Identifier: MIT
// Seven days, and the streak that forgives a missed day.
#include "programme/week.hpp"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

constexpr DayNumber kToday = 20'000;

/// One letter for each day, the last is today: 'x' something was done, '.' nothing.
int streakIn(std::string_view days) {
  std::vector<DayDone> done;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i] == 'x') {
      done.push_back({kToday - static_cast<DayNumber>(days.size() - 1 - i), 0.4});
    }
  }
  return streakOf(done, kToday);
}

TEST(Week, OneMissedDayInSeven_KeepsTheStreak) {
  EXPECT_EQ(streakIn("xxx"), 3);
  EXPECT_EQ(streakIn("xxx."), 3) << "today is not over";
  EXPECT_EQ(streakIn("xxx.."), 3) << "one missed day is forgiven";
  EXPECT_EQ(streakIn("xxx..."), 0);
  EXPECT_EQ(streakIn("xx.xx"), 4);
  EXPECT_EQ(streakIn("xx..xx"), 2);
  EXPECT_EQ(streakIn("xx.xxxxx.xx"), 7) << "six days between two missed ones are too few";
  EXPECT_EQ(streakIn("xx.xxxxxx.xx"), 10);
  EXPECT_EQ(streakIn(""), 0);
}

TEST(Week, DaysDone_FillTheSevenDaysThatEndToday) {
  const std::vector<DayDone> days{{kToday, 0.5}, {kToday - 6, 1.0}, {kToday - 7, 1.0}};
  const Week week = weekOf(days, kToday);
  EXPECT_EQ(week.days[0].day, kToday - 6);
  EXPECT_EQ(week.days[0].share, 1.0);
  EXPECT_EQ(week.days[3].share, 0.0);
  EXPECT_EQ(week.days[6].share, 0.5);
  EXPECT_EQ(week.keptDays, 2);
}

TEST(Week, DayNumber_HasItsWeekday) {
  EXPECT_EQ(weekdayOf(0), 3) << "1 January 1970, a Thursday";
  EXPECT_EQ(weekdayOf(20'779), 6) << "22 November 2026, a Sunday";
  EXPECT_EQ(weekdayOf(-1), 2);
}

}  // namespace
}  // namespace surefoot::test
