// SPDX-License-Identifier: MIT
// The simulated person on tiptoe: rising, lowering, walking in place, leans that are no holds.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "body/standing.hpp"

namespace surefoot::test {
namespace {

TEST(Person, RiseThenLower_PushesOffAndLandsOnTheHeels) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player", seed, classicBoard());
    const double before = meanCop(standing.quiet).y;
    const auto rise = standing.cue(cueOf(CueKind::Rise), 3.0);
    const auto less = [](const Moment& a, const Moment& b) { return a.loadN < b.loadN; };
    const auto push = std::max_element(rise.begin(), rise.end(), less);
    EXPECT_GT(push->loadN, 1.012 * 700.0);
    EXPECT_LT(std::min_element(push, rise.end(), less)->loadN, 0.99 * 700.0) << "then a dip";
    const auto back = std::min_element(rise.begin(), rise.end(),
                                       [](const Moment& a, const Moment& b) { return a.copMm.y < b.copMm.y; });
    EXPECT_LT(back->copMm.y, before - 10.0) << "the body is set going by a CoP that goes back first";
    EXPECT_LT(back->tS, push->tS);
    const auto held = standing.go(4.0);
    EXPECT_NEAR((meanCop(held).y - before) / 250.0, 0.26, 0.09) << "and the sway of the moment";
    for (const Moment& m : held) {
      EXPECT_GT((m.copMm.y - before) / 250.0, 0.10) << "the forefoot bears the body";
    }
    const auto down = standing.cue(cueOf(CueKind::Lower), 3.0);
    EXPECT_GT(mostOf(down, &Moment::loadN), 1.015 * 700.0) << "the heels strike";
    EXPECT_NEAR(meanCop(standing.go(3.0)).y, before, 14.0);
  }
}

TEST(Person, QuickerRise_PushesOffHarder) {
  // A rise of 40 mm (movement/README.md): 3.7 % of the weight in 0.8 s, 2.4 % in 1 s, 0.6 % in 2 s.
  const std::array<std::pair<double, double>, 3> sizes{{{0.8, 0.037}, {1.0, 0.024}, {2.0, 0.006}}};
  for (const auto& [riseS, size] : sizes) {
    BodySetup setup = setupOf("quiet", 1);
    setup.actions = {{20.0, ActionKind::Rise, 1.0, 10.0, riseS}};
    const Board board = classicBoard();
    PersonSimulator person(setup, board);
    watchPerson(person, board, 0.0, 20.0);
    EXPECT_NEAR(mostOf(watchPerson(person, board, 20.0, 23.5), &Moment::loadN) / 700.0 - 1.0, size, 0.004) << riseS;
  }
}

TEST(Person, SlowLowering_StrikesSofterThanADrop) {
  const Board board = classicBoard();
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing slow("player", seed, board);
    Standing quick("player+shaky", seed, board);
    double peaks[2];
    for (Standing* standing : {&slow, &quick}) {
      standing->cue(cueOf(CueKind::Rise), 4.0);
      peaks[standing == &quick ? 1 : 0] = mostOf(standing->cue(cueOf(CueKind::Lower), 4.0), &Moment::loadN) / 700.0;
    }
    EXPECT_LT(peaks[0], 1.11);
    EXPECT_GT(peaks[1], peaks[0] + 0.01);
  }
}

TEST(Person, RiseOrMarch_IsReportedAsAHold) {
  for (const char* text : {"player", "player+supported", "player+seated", "player+older"}) {
    for (int seed = 1; seed <= kSeeds; ++seed) {
      Standing standing(text, seed);
      standing.cue(cueOf(CueKind::Rise), 10.0);
      standing.cue(cueOf(CueKind::Lower), 5.0);
      standing.cue(cueOf(CueKind::March), 10.0);
      standing.cue(cueOf(CueKind::Rest), 5.0);
      const auto& holds = standing.person.holds();
      ASSERT_EQ(holds.size(), 2U) << text;
      EXPECT_NEAR(holds[0].startS, 11.2, 0.6) << text;
      EXPECT_NEAR(holds[0].endS, 21.6, 1.1) << text;
      EXPECT_EQ(holds[0].steps, 0);
      EXPECT_GE(holds[1].steps, 4) << text;
      EXPECT_LE(holds[1].steps, 9) << text;
    }
  }
}

TEST(Person, ShakyRise_SometimesComesDownEarlyAndGoesUpAgain) {
  int early = 0;
  for (int seed = 1; seed <= 3 * kSeeds; ++seed) {
    Standing standing("player+shaky", seed);
    standing.cue(cueOf(CueKind::Rise), 20.0);
    standing.cue(cueOf(CueKind::Lower), 5.0);
    const auto& holds = standing.person.holds();
    ASSERT_GE(holds.size(), 1U);
    ASSERT_LE(holds.size(), 2U);
    early += holds.size() == 2U ? 1 : 0;
  }
  EXPECT_GT(early, 3);
  EXPECT_LT(early, 2 * kSeeds);
}

TEST(Person, LeanOnFlatFeet_IsNotAHold) {
  const Board board = classicBoard();
  BodySetup setup = setupOf("quiet", 3);
  setup.actions = {{20.0, ActionKind::Lean, 0.25, 6.0}};
  PersonSimulator person(setup, board);
  watchPerson(person, board, 0.0, 40.0);
  EXPECT_TRUE(person.holds().empty());
}

TEST(Person, MarchCue_StepsFromFootToFootAboutOnceASecond) {
  Standing standing("player", 2);
  standing.cue(cueOf(CueKind::March), 4.0);
  const auto march = standing.go(20.0);
  int steps = 0;
  double side = 0.0;
  for (const Moment& m : march) {
    if (std::fabs(m.copMm.x) > 50.0 && m.copMm.x * side <= 0.0) {
      side = m.copMm.x;
      ++steps;
    }
  }
  EXPECT_GE(steps, 15);
  EXPECT_LE(steps, 21);
}

TEST(Person, SittingMarch_TakesTheLoadOffOneFoot) {
  Standing standing("player+seated", 2);
  const double restN = meanOf(standing.quiet, &Moment::loadN);
  standing.cue(cueOf(CueKind::March), 4.0);
  double least = restN;
  double left = 0.0;
  double right = 0.0;
  for (const Moment& m : standing.go(10.0)) {
    least = std::min(least, m.loadN);
    left = std::min(left, m.copMm.x);
    right = std::max(right, m.copMm.x);
  }
  EXPECT_LT(least, 0.7 * restN);
  EXPECT_GT(least, 0.4 * restN);
  EXPECT_LT(left, -60.0);
  EXPECT_GT(right, 60.0);
}

}  // namespace
}  // namespace surefoot::test
