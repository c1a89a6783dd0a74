// SPDX-License-Identifier: MIT
// Levels that adapt to the person, holds that grow, rests that are suggested.
#include "programme/adapt.hpp"

#include <gtest/gtest.h>

#include "bouts.hpp"

namespace surefoot::test {
namespace {

BoutDone at(BoutDone bout, double difficulty) {
  bout.difficulty = difficulty;
  return bout;
}

TEST(Adapt, MeasuredBout_IsJudgedAndGuidedOrStoppedIsNot) {
  EXPECT_EQ(verdictOf(presses(10, 80.0)), BoutVerdict::Success);
  EXPECT_EQ(verdictOf(presses(9, 90.0)), BoutVerdict::Neither);
  EXPECT_EQ(verdictOf(presses(10, 49.0)), BoutVerdict::Failure);
  EXPECT_EQ(verdictOf(presses(4, 60.0)), BoutVerdict::Failure);
  EXPECT_EQ(verdictOf(circles(20)), BoutVerdict::Success);
  EXPECT_EQ(verdictOf(circles(10)), BoutVerdict::Neither);
  BoutDone guided = presses(10);
  guided.score.reset();
  EXPECT_EQ(verdictOf(guided), BoutVerdict::Neither);
  BoutDone stopped = presses(2, 10.0);
  stopped.stopped = true;
  EXPECT_EQ(verdictOf(stopped), BoutVerdict::Neither) << "stopping is no failure";
}

TEST(Adapt, SuccessOrTwoFailures_RaiseOrLowerTheDifficulty) {
  const PlanItem item = articleItem(Exercise::ToePress);
  EXPECT_EQ(nextDifficulty(item, {}), 0.0);
  EXPECT_EQ(nextDifficulty(item, std::vector{at(presses(10), 0.2)}), 0.3);
  EXPECT_EQ(nextDifficulty(item, std::vector{at(presses(10), 1.0)}), 1.0);
  const BoutDone failure = at(presses(3, 20.0), 0.3);
  EXPECT_EQ(nextDifficulty(item, std::vector{failure}), 0.3);
  EXPECT_EQ(nextDifficulty(item, std::vector{failure, failure}), 0.2);
  EXPECT_EQ(nextDifficulty(item, std::vector{failure, at(presses(3, 20.0), 0.2)}), 0.2)
      << "a step down starts the count anew";
  PlanItem locked = item;
  locked.difficulty = 0.7;
  EXPECT_EQ(nextDifficulty(locked, std::vector{failure, failure}), 0.7);
}

TEST(Adapt, RepeatedSuccess_GrowsTheOwnHoldFromEightSecondsToThePlans) {
  const PlanItem item = articleItem(Exercise::Tiptoe);
  std::vector<BoutDone> past;
  std::vector<double> asked;
  for (int i = 0; i < 8; ++i) {
    asked.push_back(nextHoldS(item, past));
    past.push_back(tiptoe(6, 90.0, asked.back()));
  }
  EXPECT_EQ(asked, (std::vector{8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 20.0}));
  past.push_back(tiptoe(2, 30.0, 20.0));
  EXPECT_EQ(nextHoldS(item, past), 20.0);
  past.push_back(tiptoe(2, 30.0, 20.0));
  EXPECT_EQ(nextHoldS(item, past), 18.0);
}

TEST(Adapt, FirstHold_IsSixtyPerCentOfTheComfortableOne) {
  const PlanItem item = articleItem(Exercise::Tiptoe);
  EXPECT_DOUBLE_EQ(nextHoldS(item, {}, 20.0), 12.0);
  EXPECT_EQ(nextHoldS(item, {}, 5.0), kLeastHoldS);
  EXPECT_EQ(nextHoldS(item, {}, 60.0), 20.0);
  PlanItem fixed = item;
  fixed.ownHold = false;
  EXPECT_EQ(nextHoldS(fixed, std::vector{tiptoe(6)}), 20.0);
}

TEST(Adapt, ShorterHoldsOrMoreWobble_AskForARest) {
  const Effort fresh{10.0, 0.02};
  const Effort tiredHold{6.0, 0.02};
  const Effort shaky{10.0, 0.04};
  EXPECT_FALSE(isTired(std::vector(6, fresh)));
  EXPECT_TRUE(isTired(std::vector{fresh, fresh, fresh, tiredHold, tiredHold}));
  EXPECT_TRUE(isTired(std::vector{fresh, fresh, fresh, shaky, shaky}));
  EXPECT_FALSE(isTired(std::vector{fresh, fresh, fresh, fresh, tiredHold})) << "one short hold happens";
  EXPECT_FALSE(isTired(std::vector{fresh, fresh, tiredHold, tiredHold})) << "too few to tell";
  EXPECT_EQ(restBetweenS(articleItem(Exercise::Tiptoe), false), 10.0);
  EXPECT_EQ(restBetweenS(articleItem(Exercise::Tiptoe), true), 15.0);
  EXPECT_GT(restAfterS(true), restAfterS(false));
}

CircleLap lapOf(bool clockwise, double radiusMm, double roundness) {
  return {.clockwise = clockwise, .radiusMm = radiusMm, .roundness = roundness, .evenness = 0.8, .complete = true};
}

/// Ten laps each way, during which radius and roundness change linearly to these shares of their first values.
std::vector<CircleLap> circles(double radiusShare, double roundnessShare) {
  std::vector<CircleLap> laps;
  for (const bool clockwise : {true, false}) {
    for (int i = 0; i < 10; ++i) {
      const double u = i / 9.0;
      // The second direction is smaller and less round from the start, which is not fatigue.
      laps.push_back(lapOf(clockwise, (clockwise ? 50.0 : 32.0) * (1.0 + u * (radiusShare - 1.0)),
                           (clockwise ? 0.9 : 0.75) * (1.0 + u * (roundnessShare - 1.0))));
    }
  }
  return laps;
}

TEST(Adapt, SmallerOrLessRoundLaps_AskForARest) {
  EXPECT_FALSE(isTired(effortsOf(circles(1.0, 1.0))));
  EXPECT_FALSE(isTired(effortsOf(circles(0.85, 0.95)))) << "a little is not tired";
  EXPECT_TRUE(isTired(effortsOf(circles(0.5, 1.0))));
  EXPECT_TRUE(isTired(effortsOf(circles(1.0, 0.4))));
  EXPECT_FALSE(isTired(effortsOf(circles(1.5, 1.1)))) << "larger and rounder";
  std::vector<CircleLap> few = circles(0.5, 0.5);
  few.resize(5);
  EXPECT_FALSE(isTired(effortsOf(few))) << "too few to tell";
  std::vector<CircleLap> broken = circles(1.0, 1.0);
  broken.push_back({.clockwise = false, .radiusMm = 5.0, .roundness = 0.1, .evenness = 0.1, .complete = false});
  EXPECT_FALSE(isTired(effortsOf(broken))) << "what was no lap tells nothing";
}

}  // namespace
}  // namespace surefoot::test
