// SPDX-License-Identifier: MIT
#include "games/lean_answer.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

constexpr double kLeast = 0.3;

/// A person at a gate on the right, at `lean`, who moves at `pace` shares of the full lean a second.
class Leaner {
 public:
  explicit Leaner(double from = 0.0, double pace = 1.0) : lean_(from), pace_(pace) { answer_.ask(1, from); }

  Leaner& approach(double to, double seconds) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      answer_.approach(moved(to), kLeast);
    }
    return *this;
  }
  Leaner& pass(bool between = true) {
    answer_.pass(lean_, between);
    return *this;
  }
  Leaner& quiet(double to, double seconds) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      answer_.comeBack(moved(to), kLeast, left == 1);
    }
    return *this;
  }
  const LeanAnswer& answer() const { return answer_; }

 private:
  double moved(double to) { return lean_ += std::clamp(to - lean_, -pace_ * kTickS, pace_ * kTickS); }

  LeanAnswer answer_;
  double lean_;
  double pace_;
};

TEST(LeanAnswer, LeanToTheGateAndBack_IsDone) {
  Leaner leaner;
  leaner.approach(0.8, 4.0).pass();
  EXPECT_TRUE(leaner.answer().answered());
  EXPECT_FALSE(leaner.answer().done()) << "not back yet";
  leaner.quiet(0.0, 4.0);
  EXPECT_TRUE(leaner.answer().done());
  EXPECT_FALSE(leaner.answer().against());
}

TEST(LeanAnswer, MissedGateOrNoReturn_IsNotDone) {
  EXPECT_FALSE(Leaner().approach(0.8, 4.0).pass(false).quiet(0.0, 4.0).answer().done());
  EXPECT_FALSE(Leaner().approach(0.8, 4.0).pass().quiet(0.8, 4.0).answer().done());
}

TEST(LeanAnswer, PassingThrough_IsNoAnswer) {
  EXPECT_FALSE(Leaner(-0.8).approach(0.8, 2.0).pass().answer().answered());
}

TEST(LeanAnswer, LeanToTheOtherSide_IsAgainst) {
  EXPECT_TRUE(Leaner().approach(-0.8, 4.0).pass(false).answer().against());
  EXPECT_FALSE(Leaner().approach(-0.2, 4.0).pass(false).answer().against()) << "sway";
}

TEST(LeanAnswer, SlowPersonFromTheOtherSide_GoesTheRightWay) {
  Leaner slow(-0.8, 0.1);
  slow.approach(0.8, 14.0).pass();
  EXPECT_FALSE(slow.answer().against());
  EXPECT_TRUE(slow.answer().answered());
  slow.quiet(0.0, 4.0);
  EXPECT_TRUE(slow.answer().done()) << "still on the way back";
}

}  // namespace
}  // namespace surefoot::test
