// SPDX-License-Identifier: MIT
// Levels that follow the person, holds that grow, rests that are suggested.
#include "programme/adapt.hpp"

#include <gtest/gtest.h>

#include "bouts.hpp"

namespace surefoot {
namespace {

BoutDone at(BoutDone bout, double difficulty) {
  bout.difficulty = difficulty;
  return bout;
}

TEST(Adapt, AVerdictNeedsAMeasuredWholeBout) {
  EXPECT_EQ(verdictOf(presses(10, 80.0)), BoutVerdict::Success);
  EXPECT_EQ(verdictOf(presses(9, 90.0)), BoutVerdict::Neither);
  EXPECT_EQ(verdictOf(presses(10, 49.0)), BoutVerdict::Failure);
  EXPECT_EQ(verdictOf(presses(4, 60.0)), BoutVerdict::Failure);
  EXPECT_EQ(verdictOf(circles(20)), BoutVerdict::Success);
  EXPECT_EQ(verdictOf(circles(10)), BoutVerdict::Neither);
  BoutDone guided = presses(10);
  guided.measured = false;
  EXPECT_EQ(verdictOf(guided), BoutVerdict::Neither);
  BoutDone stopped = presses(2, 10.0);
  stopped.stopped = true;
  EXPECT_EQ(verdictOf(stopped), BoutVerdict::Neither) << "stopping is no failure";
}

TEST(Adapt, DifficultyGoesUpAfterSuccessAndDownAfterTwoFailures) {
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

TEST(Adapt, TheOwnHoldGrowsFromEightSecondsToThePlans) {
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

TEST(Adapt, TheFirstHoldIsSixtyPerCentOfTheComfortableOne) {
  const PlanItem item = articleItem(Exercise::Tiptoe);
  EXPECT_DOUBLE_EQ(nextHoldS(item, {}, 20.0), 12.0);
  EXPECT_EQ(nextHoldS(item, {}, 5.0), kLeastHoldS);
  EXPECT_EQ(nextHoldS(item, {}, 60.0), 20.0);
  PlanItem fixed = item;
  fixed.ownHold = false;
  EXPECT_EQ(nextHoldS(fixed, std::vector{tiptoe(6)}), 20.0);
}

TEST(Adapt, ShorterHoldsOrMoreWobbleAskForARest) {
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

}  // namespace
}  // namespace surefoot
