// SPDX-License-Identifier: MIT
// Presses of the simulated person: steady, shaky, seated, on either board.
#include <algorithm>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "body/standing.hpp"

namespace surefoot::test {
namespace {

TEST(Person, PressCue_PressIsAsAskedSteadyAndWithoutALean) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player", seed);
    Cue press = cueOf(CueKind::Press);
    press.effort = 0.3 + 0.03 * seed;
    const double restN = meanOf(standing.quiet, &Moment::toesN);
    standing.cue(press, 1.6);
    const auto held = standing.go(4.0);
    std::vector<Moment> pressed = held;
    for (Moment& m : pressed) {
      m.toesN -= restN;
    }
    EXPECT_NEAR(meanOf(pressed, &Moment::toesN) / (press.effort * 80.0), 1.0, 0.12) << seed;
    EXPECT_LT(variationOf(pressed, &Moment::toesN), 0.08) << seed;
    EXPECT_NEAR(meanOf(held, &Moment::loadN), 700.0, 3.0);
    EXPECT_LT(length(meanCop(held) - meanCop(standing.quiet)), 0.06 * 250.0) << seed;
    standing.cue(cueOf(CueKind::Release), 1.8);
    EXPECT_NEAR(meanOf(standing.go(1.0), &Moment::toesN), restN, 4.0);
    ASSERT_EQ(standing.person.presses().size(), 1U);
    const TruePress& done = standing.person.presses()[0];
    EXPECT_EQ(done.kind, PressKind::Toe);
    EXPECT_TRUE(done.complete);
    EXPECT_NEAR(done.startS, 10.7, 0.5);
    EXPECT_NEAR(done.endS, 16.3, 0.5);
    EXPECT_NEAR(done.heldS, done.endS - done.startS, 0.8);
    EXPECT_LT(done.heldS, done.endS - done.startS) << "neither the way up nor the way down";
    EXPECT_LT(done.leanMm, 0.06 * 250.0);
  }
}

TEST(Person, LeanDuringAPress_IsReported) {
  const Board board = splitBoard();
  for (const double share : {0.0, 0.10}) {
    BodySetup setup = setupOf("quiet", 6);
    setup.actions = {{18.0, ActionKind::Lean, share, 10.0}, {21.0, ActionKind::ToePress, 0.7, 5.0}};
    PersonSimulator person(setup, board);
    watchPerson(person, board, 0.0, 40.0);
    const auto& presses = person.presses();
    const auto toes =
        std::find_if(presses.begin(), presses.end(), [](const TruePress& p) { return p.kind == PressKind::Toe; });
    ASSERT_NE(toes, presses.end());
    EXPECT_NEAR(toes->leanMm, share * 250.0, 9.0);
  }
}

TEST(Person, StandingPressOnAClassicBoard_ShowsNothing) {
  Standing standing("player", 4, classicBoard());
  standing.cue(cueOf(CueKind::Press), 1.6);
  const auto held = standing.go(4.0);
  EXPECT_LT(length(meanCop(held) - meanCop(standing.quiet)), 0.06 * 250.0);
  EXPECT_NEAR(meanOf(held, &Moment::loadN), 700.0, 3.0);
}

TEST(Person, ShakyPresses_AreWorseButNotAbsurd) {
  double steady = 0.0;
  double shaky = 0.0;
  int complete = 0;
  int presses = 0;
  for (int seed = 1; seed <= 2 * kSeeds; ++seed) {
    for (const bool isShaky : {false, true}) {
      Standing standing(isShaky ? "player+shaky" : "player", seed);
      standing.cue(cueOf(CueKind::Press), 2.0);
      (isShaky ? shaky : steady) += variationOf(standing.go(2.5), &Moment::toesN) / (2.0 * kSeeds);
      standing.go(0.5);
      standing.cue(cueOf(CueKind::Release), 2.0);
      if (isShaky) {
        presses += static_cast<int>(standing.person.presses().size());
        const auto& done = standing.person.presses();
        complete += std::any_of(done.begin(), done.end(), [](const TruePress& p) { return p.complete; }) ? 1 : 0;
      }
    }
  }
  EXPECT_GT(steady, 0.015);
  EXPECT_LT(steady, 0.05);
  EXPECT_GT(shaky, 0.12);
  EXPECT_LT(shaky, 0.35);
  EXPECT_GT(complete, kSeeds) << "most of them";
  EXPECT_LT(complete, 2 * kSeeds) << "but not all";
  EXPECT_GT(presses, 2 * kSeeds) << "a lost one is tried again";
}

}  // namespace
}  // namespace surefoot::test
