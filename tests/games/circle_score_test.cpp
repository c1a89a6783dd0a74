// SPDX-License-Identifier: MIT
#include "games/circle_score.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

CircleLap lapOf(bool clockwise, double roundness = 1.0, double evenness = 1.0) {
  return {.startS = 0.0,
          .endS = 3.0,
          .clockwise = clockwise,
          .radiusMm = 25.0,
          .roundness = roundness,
          .evenness = evenness,
          .sectors = kAllBells,
          .complete = true};
}

std::vector<CircleLap> laps(int clockwise, int backward, double roundness = 1.0, double evenness = 1.0) {
  std::vector<CircleLap> all;
  for (int i = 0; i < clockwise + backward; ++i) {
    all.push_back(lapOf(i < clockwise, roundness, evenness));
  }
  return all;
}

double scoreOf(const std::vector<CircleLap>& all, int eachWay) {
  return circleScore(all, eachWay).score().value();
}

TEST(CircleScore, AllOrNoLaps_ScoreAHundredOrZero) {
  EXPECT_NEAR(scoreOf(laps(10, 10), 10), 100.0, 1e-9);
  EXPECT_EQ(scoreOf({}, 10), 0.0);
}

TEST(CircleScore, LapsOneWayOnly_EarnHalfAndNothingForBothWays) {
  EXPECT_NEAR(scoreOf(laps(10, 0), 10), 50.0 * (0.4 + 0.3 + 0.15), 1e-9);
  EXPECT_EQ(scoreOf(laps(20, 0), 10), scoreOf(laps(10, 0), 10));
}

TEST(CircleScore, RounderOrMoreEvenLaps_ScoreMore) {
  EXPECT_GT(scoreOf(laps(5, 5, 0.85), 5), scoreOf(laps(5, 5, 0.7), 5) + 5.0);
  EXPECT_GT(scoreOf(laps(5, 5, 0.9, 0.75), 5), scoreOf(laps(5, 5, 0.9, 0.5), 5) + 3.0);
}

TEST(CircleScore, SmallSlowLaps_ScoreTheSame) {
  std::vector<CircleLap> slow = laps(5, 5, 0.8, 0.7);
  for (CircleLap& lap : slow) {
    lap.endS = 25.0;
    lap.radiusMm = 9.0;
    lap.complete = false;  // Longer than twelve seconds.
  }
  EXPECT_EQ(scoreOf(slow, 5), scoreOf(laps(5, 5, 0.8, 0.7), 5));
}

TEST(CircleScore, LapWithoutABell_PaysNothing) {
  std::vector<CircleLap> all = laps(5, 5);
  all[3].sectors = 0xF7;
  all[3].complete = false;
  EXPECT_FALSE(lapCounts(all[3]));
  EXPECT_LT(scoreOf(all, 5), 95.0);
}

}  // namespace
}  // namespace surefoot::test
