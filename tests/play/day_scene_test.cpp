// SPDX-License-Identifier: MIT
// The scenery of a day follows from its date, each week has one event, and a half-year has no two weeks alike.
#include "play/day_scene.hpp"

#include <array>
#include <chrono>
#include <set>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

int dayOf(int year, unsigned month, unsigned day) {
  return static_cast<int>(std::chrono::sys_days{std::chrono::year{year} / month / day}.time_since_epoch().count());
}

/// Monday of the week of 2 March 2026.
const int kMonday = dayOf(2026, 3, 2);

TEST(DayScene, NoDate_IsAFairSummersDay) {
  EXPECT_EQ(dayScene(0), DayScene{});
  EXPECT_EQ(dayScene(-5), DayScene{});
}

TEST(DayScene, SameDate_IsAlwaysTheSame) {
  for (int day = kMonday; day < kMonday + 400; ++day) {
    EXPECT_EQ(dayScene(day), dayScene(day));
  }
}

TEST(DayScene, Seasons_FollowTheMonth) {
  EXPECT_EQ(dayScene(dayOf(2026, 1, 15)).season, Season::Winter);
  EXPECT_EQ(dayScene(dayOf(2026, 2, 28)).season, Season::Winter);
  EXPECT_EQ(dayScene(dayOf(2026, 3, 1)).season, Season::Spring);
  EXPECT_EQ(dayScene(dayOf(2026, 7, 1)).season, Season::Summer);
  EXPECT_EQ(dayScene(dayOf(2026, 11, 30)).season, Season::Autumn);
  EXPECT_EQ(dayScene(dayOf(2026, 12, 1)).season, Season::Winter);
}

TEST(DayScene, Snow_FallsInWinterOnlyAndEveryWeatherComes) {
  std::set<Weather> seen;
  for (int day = kMonday; day < kMonday + 3 * 365; ++day) {
    const DayScene scene = dayScene(day);
    EXPECT_TRUE(scene.weather != Weather::Snow || scene.season == Season::Winter) << day;
    seen.insert(scene.weather);
  }
  EXPECT_EQ(seen.size(), 7U);
}

TEST(DayScene, EveryWeek_HasOneEventAndEightWeeksHaveAllOfThem) {
  std::vector<Event> events;
  for (int monday = kMonday; monday < kMonday + 104 * 7; monday += 7) {
    int count = 0;
    for (int day = monday; day < monday + 7; ++day) {
      if (dayScene(day).event != Event::None) {
        events.push_back(dayScene(day).event);
        ++count;
      }
    }
    EXPECT_EQ(count, 1) << monday;
  }
  for (std::size_t week = 1; week < events.size(); ++week) {
    EXPECT_NE(events[week], events[week - 1]) << week;
  }
  EXPECT_EQ(std::set<Event>(events.begin(), events.end()).size(), 8U);
}

TEST(DayScene, HalfAYear_HasNoTwoWeeksAlike) {
  std::set<std::vector<int>> weeks;
  for (int monday = kMonday; monday < kMonday + 26 * 7; monday += 7) {
    std::vector<int> week;
    for (int day = monday; day < monday + 7; ++day) {
      const DayScene scene = dayScene(day);
      week.insert(week.end(),
                  {static_cast<int>(scene.season), static_cast<int>(scene.weather), static_cast<int>(scene.event)});
    }
    weeks.insert(week);
  }
  EXPECT_EQ(weeks.size(), 26U);
}

TEST(DayScene, EveryEvent_HasAName) {
  EXPECT_EQ(nameOf(Event::None), "");
  EXPECT_EQ(nameOf(Event::Whale), "event.whale");
  EXPECT_EQ(nameOf(Event::LanternFeast), "event.lantern_feast");
}

}  // namespace
}  // namespace surefoot::test
