// SPDX-License-Identifier: MIT
#include "play/help.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

/// `seconds` in which a repetition is asked for and nothing happens.
void waitFor(Helper& helper, double seconds) {
  for (Tick i = 0; i < ticksOf(seconds); ++i) {
    helper.play(true, false);
  }
}

TEST(Helper, NothingHappens_ShowsThenEasesThenAsks) {
  Helper helper;
  waitFor(helper, 5.9);
  EXPECT_EQ(helper.help(), Help::None);
  waitFor(helper, 0.2);
  EXPECT_EQ(helper.help(), Help::Shown);
  EXPECT_EQ(helper.eased(), 0);
  waitFor(helper, 9.0);
  EXPECT_EQ(helper.help(), Help::Eased);
  EXPECT_EQ(helper.eased(), 1);
  EXPECT_FALSE(helper.asks());
  waitFor(helper, 15.0);
  EXPECT_TRUE(helper.asks());
}

TEST(Helper, MovementOrNothingAsked_BeginsAgain) {
  for (const auto& [asked, moving] : {std::pair(true, true), std::pair(false, false)}) {
    Helper helper;
    waitFor(helper, 10.0);
    helper.play(asked, moving);
    EXPECT_EQ(helper.help(), Help::None);
    waitFor(helper, 5.9);
    EXPECT_EQ(helper.help(), Help::None);
  }
}

TEST(Helper, ThresholdSinksInOneTickAndAtMostTwice) {
  Helper helper;
  int times = 0;
  for (int stretch = 0; stretch < 4; ++stretch) {
    for (Tick i = 0; i < ticksOf(20.0); ++i) {
      helper.play(true, false);
      times += helper.eases() ? 1 : 0;
    }
    helper.play(true, true);
  }
  EXPECT_EQ(times, 2);
  EXPECT_EQ(helper.eased(), 2);
}

TEST(Helper, Question_IsAnsweredByLeaningOrMovingOrByItself) {
  const auto asking = [] {
    Helper helper;
    waitFor(helper, 30.1);
    return helper;
  };
  Helper left = asking();
  left.wait(false, -1, 1.7);
  EXPECT_TRUE(left.asks()) << "not long enough";
  left.wait(false, -1, 1.9);
  EXPECT_TRUE(left.skipped());

  Helper right = asking();
  right.wait(false, 1, 1.9);
  EXPECT_TRUE(right.rests());
  right.wait(false, 0, 0.0);
  EXPECT_TRUE(right.rests());
  right.wait(false, -1, 1.9);
  EXPECT_FALSE(right.rests() || right.asks() || right.skipped());

  Helper moving = asking();
  moving.wait(true, 0, 0.0);
  EXPECT_FALSE(moving.asks());

  Helper alone = asking();
  for (Tick i = 0; i < ticksOf(20.1); ++i) {
    alone.wait(false, 0, 0.0);
  }
  EXPECT_FALSE(alone.asks() || alone.skipped());
}

}  // namespace
}  // namespace surefoot::test
