// SPDX-License-Identifier: MIT
// The parts of free/1, by hand.
#include "games/free_score.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

std::vector<FreeLean> leans(int count, bool leftToo, double wobble, double stillness) {
  std::vector<FreeLean> all;
  for (int i = 0; i < count; ++i) {
    const int side = i % 2 == 0 ? 1 : -1;
    all.push_back({.side = side, .done = side > 0 || leftToo, .wobble = wobble, .stillness = stillness});
  }
  return all;
}

TEST(FreeScore, AllDoneSteadilyAndQuietly_ScoresAHundred) {
  EXPECT_NEAR(freeScore(leans(12, true, 0.005, 0.95), 12).score().value(), 100.0, 1e-9);
}

TEST(FreeScore, StillnessAlone_EarnsNothing) {
  std::vector<FreeLean> still(12, {.side = 1, .done = false, .wobble = 0.001, .stillness = 1.0});
  EXPECT_EQ(freeScore(still, 12).score(), 0.0);
  EXPECT_EQ(freeScore({}, 12).score(), 0.0);
}

TEST(FreeScore, OneSideAlone_EarnsHalfTheDoseAndNoEvenness) {
  const ScoreSheet sheet = freeScore(leans(12, false, 0.005, 0.95), 12);
  EXPECT_NEAR(sheet.parts[0].value, 0.5, 1e-12);
  EXPECT_EQ(sheet.parts[3].value, 0.0);
}

TEST(FreeScore, WobbleAndUnrest_LowerTheirPartsButNotTheDose) {
  const ScoreSheet sheet = freeScore(leans(4, true, 0.022, 0.45), 4);
  EXPECT_NEAR(sheet.parts[0].value, 1.0, 1e-12);
  EXPECT_NEAR(sheet.parts[1].value, 0.5, 1e-9);
  EXPECT_NEAR(sheet.parts[2].value, 0.5, 1e-9);
}

TEST(FreeScore, MoreLeansThanAsked_ScoreAtMostAHundred) {
  EXPECT_LE(freeScore(leans(12, true, 0.0, 1.0), 6).score().value(), 100.0);
}

TEST(FreeScore, LeansAgainstWhatWasAsked_TakeBackMoreThanThoseDone) {
  std::vector<FreeLean> all = leans(12, true, 0.005, 0.95);
  all[0] = {.side = all[0].side, .against = true};
  EXPECT_NEAR(freeScore(all, 12).parts[0].value, 11.0 / 12.0 * (10.0 / 11.0) * (10.0 / 11.0), 1e-12);
  for (std::size_t i = 0; i < all.size(); i += 2) {
    all[i] = {.side = all[i].side, .against = true};
  }
  EXPECT_EQ(freeScore(all, 12).score(), 0.0) << "half of them, as by chance";
}

}  // namespace
}  // namespace surefoot::test
