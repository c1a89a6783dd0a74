// SPDX-License-Identifier: MIT
// Circles of the simulated person.
#include <cmath>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/math.hpp"
#include "body/standing.hpp"

namespace surefoot::test {
namespace {

/// Turns round the mean, counter-clockwise over 0, and the mean distance from it.
std::pair<double, double> turnsOf(const std::vector<Moment>& moments) {
  const Vec2 centre = meanCop(moments);
  double turned = 0.0;
  double radius = 0.0;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    const Vec2 a = moments[i - 1].copMm - centre;
    const Vec2 b = moments[i].copMm - centre;
    turned += std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y) / (2.0 * kPi);
    radius += length(b) / static_cast<double>(moments.size());
  }
  return {turned, radius};
}

TEST(Person, CircleCue_CirclesTheWayAskedAndReportsItsLaps) {
  for (const char* text : {"player", "player+seated", "player+supported", "player+older"}) {
    for (int seed = 1; seed <= kSeeds / 2; ++seed) {
      for (const bool clockwise : {true, false}) {
        Standing standing(text, seed);
        Cue circle = cueOf(CueKind::Circle);
        circle.clockwise = clockwise;
        standing.cue(circle, 2.0);
        const auto [turns, radius] = turnsOf(standing.go(20.0));
        const double sign = clockwise ? -1.0 : 1.0;
        EXPECT_GT(sign * turns, 4.0) << text;
        EXPECT_LT(sign * turns, 8.0) << text;
        EXPECT_GT(radius, standing.setup.seated ? 11.0 : 20.0) << text;
        EXPECT_LT(radius, standing.setup.seated ? 19.0 : 40.0) << text;
        standing.cue(cueOf(CueKind::Rest), 3.0);
        const auto& laps = standing.person.laps();
        ASSERT_GE(laps.size(), 5U) << text;
        for (std::size_t i = 0; i + 1 < laps.size(); ++i) {
          EXPECT_TRUE(laps[i].complete) << text;
          EXPECT_EQ(laps[i].clockwise, clockwise);
          EXPECT_EQ(laps[i].endS, laps[i + 1].startS);
        }
        EXPECT_FALSE(laps.back().complete) << "broken off";
      }
    }
  }
}

TEST(Person, ShakyCircles_SometimesHaveGaps) {
  int whole = 0;
  int gaps = 0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player+shaky", seed);
    standing.cue(cueOf(CueKind::Circle), 40.0);
    for (const TrueLap& lap : standing.person.laps()) {
      (lap.complete ? whole : gaps) += 1;
    }
  }
  EXPECT_GT(gaps, whole / 40);
  EXPECT_LT(gaps, whole / 3);
}

TEST(Person, Circling_NeverLeaps) {
  // A lap of 25 mm in 3 s is 50 mm/s, twice that in a hurry; a cut corner is gone into and out of within half a second.
  constexpr double kFastestMmS = 300.0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    CirclingTraits traits;
    traits.radiusMm = 25.0;
    traits.gapChance = 1.0;
    Circling circling(traits, static_cast<std::uint64_t>(seed));
    Vec2 before = circling.atMm();
    for (int i = 1; i <= 40 * 120; ++i) {
      if (i % (10 * 120) == 120) {
        circling.go(i % (20 * 120) == 120 ? 1.0 : -1.0, 1.0);
      }
      circling.step(i * kBodyStepS);
      ASSERT_LT(length(circling.atMm() - before), kFastestMmS * kBodyStepS) << seed << ' ' << i;
      before = circling.atMm();
    }
  }
}

TEST(Person, SittingCircle_LoadsOneSoleAndNothingOnTheOtherSide) {
  const Board board = splitBoard();
  for (const Foot foot : {Foot::Left, Foot::Right}) {
    PersonSimulator person(setupOf("player+seated", 4), board);
    watchPerson(person, board, 0.0, 1.0);
    person.hear({.kind = CueKind::StepOn, .foot = foot, .exercise = Exercise::AnkleCircle});
    watchPerson(person, board, 1.0, 8.0);
    person.hear({.kind = CueKind::Circle, .foot = foot});
    for (int i = 8 * 120; i < 20 * 120; ++i) {
      const CellForces forces = person.forcesAt(i / 120.0);
      double feet[2] = {0.0, 0.0};
      for (std::size_t cell = 0; cell < board.cells.size(); ++cell) {
        feet[board.cells[cell].placeMm.x > 0.0 ? 1 : 0] += forces[cell];
      }
      EXPECT_EQ(feet[foot == Foot::Left ? 1 : 0], 0.0);
      EXPECT_NEAR(feet[foot == Foot::Left ? 0 : 1], 0.5 * 0.20 * 700.0, 0.5 * 0.06 * 700.0);
    }
    EXPECT_GE(person.laps().size(), 2U);
  }
}

TEST(Person, SittingWithSolesOnAClassicBoard_BringsTheWholeLegs) {
  const Board board = classicBoard();
  double loads[2];
  for (const Exercise exercise : {Exercise::ToePress, Exercise::Tiptoe}) {
    PersonSimulator person(setupOf("player+seated", 4), board);
    watchPerson(person, board, 0.0, 1.0);
    person.hear({.kind = CueKind::StepOn, .exercise = exercise});
    watchPerson(person, board, 1.0, 6.0);
    loads[exercise == Exercise::Tiptoe ? 1 : 0] = meanOf(watchPerson(person, board, 6.0, 8.0), &Moment::loadN);
  }
  EXPECT_LT(loads[0], 0.145 * 700.0);
  EXPECT_GT(loads[1], 0.145 * 700.0);
}

}  // namespace
}  // namespace surefoot::test
